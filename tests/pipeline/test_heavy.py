"""An email that Gmail would cut off: of a ready issue a build tells it, and makes none that bursts; a draft is only shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress import pipeline
from edgepress.pipeline import Wishes

from ..golden.tiny import lay

HEAVY = "issues/2026-11-quay/10-the-last-ferry.md"
WORDS = "The ferry left late again, and nobody on the quay minded very much.\n\n"  # some 180 bytes in an email
TOO_MANY, FAR_TOO_MANY = 900, 1_500


def laid(folder: Path, times: int) -> Path:
    """A tiny newsletter with so much in one piece."""
    root = lay(folder / "newsletter")
    text = (root / HEAVY).read_text(encoding="utf-8")
    (root / HEAVY).write_text(f"{text}\n{WORDS * times}", encoding="utf-8")
    return root


def test_what_is_too_heavy_is_told_with_the_piece_and_the_archive_does_not_wait(tmp_path: Path) -> None:
    root = laid(tmp_path, TOO_MANY)
    built = pipeline.build(root, root / "build", Wishes(keep=False))
    (told,) = built.review.findings
    assert (told.code, built.files > 0) == ("email-too-heavy", True)
    assert "write “email: summary” in the details of “The last ferry”" in told.hint


def test_what_bursts_stops_the_build_and_the_piece_is_named(tmp_path: Path) -> None:
    root = laid(tmp_path, FAR_TOO_MANY)
    built = pipeline.build(root, root / "build", Wishes(keep=False))
    (told,) = built.review.findings
    assert (told.code, built.files) == ("email-bursting", 0)
    assert "write “email: summary” in the details of “The last ferry”" in told.hint
    assert not (root / "build").exists()


@pytest.mark.parametrize("times", [TOO_MANY, FAR_TOO_MANY])
def test_with_a_summary_it_goes_out(tmp_path: Path, times: int) -> None:
    root = laid(tmp_path, times)
    text = (root / HEAVY).read_text(encoding="utf-8")
    (root / HEAVY).write_text(text.replace("---\n", "---\nemail: summary\n", 1), encoding="utf-8")
    built = pipeline.build(root, root / "build", Wishes(keep=False))
    assert (built.files > 0, built.review.findings) == (True, ())


def test_a_draft_can_be_looked_at(tmp_path: Path) -> None:
    root = laid(tmp_path, FAR_TOO_MANY)
    issue = root / "issues/2026-11-quay/issue.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8")
    built = pipeline.build(root, root / "build", Wishes(drafts=True, keep=False))
    assert built.files > 0
    assert (root / "build/email/2026-11-quay/index.html").stat().st_size > 150_000
