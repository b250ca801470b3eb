"""An email that Gmail would cut off: a ready issue stops the build with the pieces to shorten, a draft is only shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress import pipeline
from edgepress.pipeline import Wishes

from ..golden.tiny import lay

HEAVY = "issues/2026-11-quay/10-the-last-ferry.md"
WORDS = "The ferry left late again, and nobody on the quay minded very much.\n\n" * 900  # some 100 KB in an email


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = lay(tmp_path / "newsletter")
    text = (place / HEAVY).read_text(encoding="utf-8")
    (place / HEAVY).write_text(f"{text}\n{WORDS}", encoding="utf-8")
    return place


def test_a_ready_issue_stops_the_build_and_the_piece_is_named(root: Path) -> None:
    built = pipeline.build(root, root / "build", Wishes(keep=False))
    (told,) = built.review.findings
    assert (told.code, built.files) == ("email-too-heavy", 0)
    assert "write “email: summary” in the details of “The last ferry”" in told.hint
    assert not (root / "build").exists()


def test_with_a_summary_it_goes_out(root: Path) -> None:
    text = (root / HEAVY).read_text(encoding="utf-8")
    (root / HEAVY).write_text(text.replace("---\n", "---\nemail: summary\n", 1), encoding="utf-8")
    assert pipeline.build(root, root / "build", Wishes(keep=False)).files > 0


def test_a_draft_can_be_looked_at(root: Path) -> None:
    issue = root / "issues/2026-11-quay/issue.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8")
    built = pipeline.build(root, root / "build", Wishes(drafts=True, keep=False))
    assert built.files > 0
    assert (root / "build/email/2026-11-quay/index.html").stat().st_size > 100_000
