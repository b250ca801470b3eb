"""Checks of the editor's own days."""

from __future__ import annotations

import pytest

from edgepress.check.calendar import due_late, sent_draft

from .desk import found, opening, piece

HEAD = "---\ntitle: Kia ora\n{lines}\n---\nWelcome.\n"


@pytest.mark.parametrize(
    ("lines", "pointed"),
    [
        ("date: 2026-12-04\ndue: 2026-12-05", ["2026-12-05"]),
        ("date: 2026-12-04\ndue: 2026-12-04", ["2026-12-04"]),
        ("date: 2026-12-04\ndue: 2026-12-03", []),
        ("date: 9999-12-31\ndue: 2026-12-03", []),
        ("due: 2026-12-03", []),
        ("date: 2026-12-04\ndue: 9999-12-31", []),
    ],
)
def test_texts_are_wanted_before_the_day_on_which_they_go_out(lines: str, pointed: list[str]) -> None:
    assert found(due_late, opening(HEAD.format(lines=lines))) == pointed


@pytest.mark.parametrize(
    ("lines", "pointed"),
    [
        ("sent: 2026-12-04", ["2026-12-04"]),
        ("status: draft\nsent: 2026-12-04", ["draft"]),
        ("status: ready\nsent: 2026-12-04", []),
        ("status: draft", []),
    ],
)
def test_what_was_sent_is_no_draft(lines: str, pointed: list[str]) -> None:
    assert found(sent_draft, opening(HEAD.format(lines=lines))) == pointed


def test_a_piece_has_no_such_days() -> None:
    page = piece("---\ntitle: Tea\nauthors: [liz-doe]\n---\nWords.\n")
    assert [*found(due_late, page), *found(sent_draft, page)] == []
