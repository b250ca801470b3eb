"""One issue is judged as it is among all others, and nothing else is read for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edgepress import load, pipeline
from edgepress.load.issue import slot

from ..conftest import ROOT, needed
from ..golden.tiny import lay

SHARED = ROOT.parent / "shared" / "corpus"


@pytest.mark.parametrize("place", ["here", "drafts", "ready"])
def test_what_is_said_of_one_issue_is_what_is_said_of_it_among_all(place: str) -> None:
    root = ROOT if place == "here" else SHARED / place
    needed(root if root.is_dir() else None, f"{root.name} is not beside this checkout")
    whole = pipeline.review(root)
    for slug in whole.slugs:
        alone = pipeline.review(root, [slug])
        mine = [d for d in whole.findings if d.where.path.startswith(f"issues/{slug}")]
        assert [d for d in alone.findings if d.where.path.startswith("issues/")] == mine
        assert alone.slugs == (slug,)


def test_other_issues_and_people_are_not_read(tmp_path: Path) -> None:
    root = lay(tmp_path / "newsletter")
    one, other = list(load.survey(root).issues)[:2]
    (root / f"issues/{other}/99-broken.md").write_bytes(b"\xff\xfe\x00")
    (root / "contributors/stranger.md").write_text("---\nname: [\n---\n", encoding="utf-8")
    assert any("99-broken" in d.where.path for d in pipeline.review(root).findings)
    alone = pipeline.review(root, [one]).findings
    assert [d for d in alone if "99-broken" in d.where.path or "stranger" in d.where.path] == []


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ("---\ntitle: A\nnumber: 214\ndate: 2026-12-04\n---\n", (214, date(2026, 12, 4))),
        ("---\ntitle: A\ndate: 9999-12-31\n---\n", (None, None)),
        ("---\ntitle: A\nnumber: many\n---\n", (None, None)),
        ("No details.\n", (None, None)),
        ("", (None, None)),
    ],
)
def test_number_and_date_of_an_issue_are_read_without_the_rest(
    tmp_path: Path, details: str, found: tuple[int | None, date | None]
) -> None:
    (tmp_path / "issues/a").mkdir(parents=True)
    (tmp_path / "issues/a/issue.md").write_text(details, encoding="utf-8")
    assert slot(tmp_path, "a") == found
    assert slot(tmp_path, "nowhere") == (None, None)
