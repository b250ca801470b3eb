"""Edits: exactly what was asked for changes, and every other byte stays as the guest left it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress import mend
from edgepress.diagnostics import Diagnostic, Edit, FileEdit, Fix, safe
from edgepress.load.text import decode
from edgepress.source import Source, Span

PATH = "issues/a/10-b.md"


def edit(line: int, column: int, end_line: int, end_column: int, text: str, path: str = PATH) -> Edit:
    return Edit(Span(path, line, column, end_line, end_column), text)


@pytest.mark.parametrize(
    ("raw", "edits", "after"),
    [
        ("one two\n", [edit(1, 1, 1, 4, "ONE")], "ONE two\n"),
        ("one\ntwo", [edit(2, 1, 2, 1, "## ")], "one\n## two"),
        ("a\r\nb\r\nc", [edit(2, 1, 3, 1, "x\ny\n")], "a\r\nx\r\ny\r\nc"),
        ("\ufeffa b", [edit(1, 1, 1, 2, "c")], "\ufeffc b"),
        ("a\rb\u2028c", [edit(3, 1, 3, 2, "d")], "a\rb\u2028d"),
        ("abc", [edit(1, 2, 1, 3, ""), edit(1, 1, 1, 2, "x")], "xc"),
        ("a", [edit(1, 2, 1, 2, "!")], "a!"),
        ("a\n", [edit(9, 1, 9, 1, "end")], "a\nend"),
        ("nothing", [], "nothing"),
    ],
)
def test_edits_change_what_they_name_and_nothing_else(raw: str, edits: list[Edit], after: str) -> None:
    assert mend.apply(raw, edits) == after


BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x0c"])


@settings(deadline=None)  # how fast is not the question here
@given(st.lists(st.tuples(st.text("ab é“”", max_size=6), BREAKS), min_size=1, max_size=6), st.data())
def test_whatever_the_line_ends_are_an_edit_lands_where_it_was_judged(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    raw = "".join(words + end for words, end in lines) + "z"
    source = decode(PATH, raw.encode())
    assert isinstance(source, Source)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    mended = mend.apply(raw, [Edit(source.span(start, end), "X")])
    again = decode(PATH, mended.encode())
    assert isinstance(again, Source)
    assert again.text == source.text[:start] + "X" + source.text[end:]


def finding(*edits: Edit | FileEdit) -> Diagnostic:
    return Diagnostic("x", "x", Span(PATH), fix=safe(*edits))


def test_of_two_that_touch_the_same_words_the_first_is_done() -> None:
    one, two = finding(edit(1, 1, 1, 5, "")), finding(edit(1, 4, 1, 9, ""))
    three = finding(edit(1, 5, 1, 9, "x"))
    assert mend.together([one, two, three]) == (one, three)


def test_two_insertions_in_one_place_wait_for_each_other() -> None:
    one, two = finding(edit(2, 1, 2, 1, "a")), finding(edit(2, 1, 2, 1, "b"))
    assert mend.together([one, two]) == (one,)


def test_a_fix_is_done_whole_or_not_at_all() -> None:
    other = "issues/a/20-c.md"
    one = finding(edit(1, 1, 1, 5, ""))
    both = finding(edit(1, 2, 1, 3, "x"), edit(7, 1, 7, 2, "y", other))
    third = finding(edit(7, 1, 7, 2, "z", other))
    assert mend.together([one, both, third]) == (one, third)


def test_a_fix_that_overlaps_itself_and_one_without_edits_are_left() -> None:
    assert (
        mend.together(
            [finding(edit(1, 1, 1, 5, ""), edit(1, 2, 1, 3, "")), finding(), Diagnostic("x", "x", Span(PATH))]
        )
        == ()
    )


def test_a_file_is_mended_once_at_a_time() -> None:
    one, two = finding(FileEdit("a.png", "strip")), finding(FileEdit("b.png", "rename", "a.png"))
    assert mend.together([one, two]) == (one,)


@settings(deadline=None)  # how fast is not the question here
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), max_size=12))
def test_what_is_done_together_never_overlaps(places: list[tuple[int, int]]) -> None:
    findings = [finding(edit(1, start, 1, start + size, "x")) for start, size in places]
    chosen = sorted(
        e.where[2:3] + e.where[4:5]
        for f in mend.together(findings)
        for e in (f.fix or Fix(())).edits
        if isinstance(e, Edit)
    )
    assert all(one[1] <= two[0] and one != two for one, two in pairwise(chosen))
    assert bool(chosen) == bool(places)
