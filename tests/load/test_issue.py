"""An issue as it is read: the days that are the editor's own change nothing that readers get."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edgepress.load import survey
from edgepress.load.issue import load_issue
from edgepress.model import Issue

SLUG = "2026-12-tea"
PLAIN = "---\ntitle: Tea\ndate: 2026-12-04\nstatus: ready\n---\nWelcome.\n"


def read(root: Path, text: str) -> Issue:
    folder = root / "issues" / SLUG
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.md").write_text(text, encoding="utf-8")
    return load_issue(root, SLUG, survey(root).issues[SLUG], "en").value


@pytest.mark.parametrize(
    ("lines", "due", "sent"),
    [
        ("due: 2026-11-20\n", date(2026, 11, 20), None),
        ("due: 2026-11-20\nsent: 2026-12-04\n", date(2026, 11, 20), date(2026, 12, 4)),
        ("sent: 2026-12-05  \n", None, date(2026, 12, 5)),
        ("due: 9999-12-31\n", None, None),
    ],
)
def test_the_days_of_the_editor_are_known_and_change_neither_digest_nor_face(
    tmp_path: Path, lines: str, due: date | None, sent: date | None
) -> None:
    without = read(tmp_path, PLAIN)
    issue = read(tmp_path, PLAIN.replace("status", f"{lines}status"))
    assert (issue.due, issue.sent) == (due, sent)
    assert (issue.digest, issue.face) == (without.digest, without.face)


def test_a_line_of_a_title_that_only_looks_like_such_a_day_changes_the_digest(tmp_path: Path) -> None:
    one, two = (read(tmp_path, PLAIN.replace("Tea", f'"Tea\ndue: 2026-11-{day}\nand cake"')) for day in (20, 21))
    assert (one.due, one.title) == (None, "Tea due: 2026-11-20 and cake")
    assert one.digest != two.digest


def test_a_day_that_is_none_changes_the_digest(tmp_path: Path) -> None:
    assert read(tmp_path, PLAIN.replace("status", "due: soon\nstatus")).digest != read(tmp_path, PLAIN).digest
