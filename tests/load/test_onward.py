"""Details are read on past a fault that can be meant in one way only: all that is wrong is told at once, at its place."""

from __future__ import annotations

import pytest

from edgepress.load.article import read_sheet
from edgepress.source import Source, Span

PATH = "issues/tea/issue.md"


def sheet(text: str, model: str = "IssueFields") -> tuple[list[tuple[str, str]], object]:
    """What is told, each as line:column and cause, and the fields."""
    read = read_sheet(Source(PATH, text), model, "en")
    return [(f"{p.where.line}:{p.where.column}", p.cause) for p in read.details.problems], read


def test_what_stands_below_a_fault_is_told_too() -> None:
    text = "---\ntitle: Tea: a story\ndate: 2027-13-02\nstatus: ready\ncolour: red\n---\nWords.\n"
    told, read = sheet(text)
    assert told == [("2:1", "details-unreadable"), ("3:7", "field-wrong-kind"), ("5:1", "field-unknown")]
    assert (read.fields.title, read.fields.status) == ("Tea: a story", "ready")
    assert text[read.start :] == "Words.\n"


def test_each_of_several_faults_is_told_once_with_a_mend_for_each_line() -> None:
    told, read = sheet("---\ntitle: Tea: a story\nsubject: @all of you\npreview: Cups: three\n---\n")
    assert told == [("2:1", "details-unreadable"), ("3:10", "details-unreadable"), ("4:1", "details-unreadable")]
    assert [p.fix is not None for p in read.details.problems] == [True, True, True]
    assert (read.fields.subject, read.fields.preview) == ("@all of you", "Cups: three")


def test_dashes_that_a_program_made_hide_nothing() -> None:
    text = "—\ntitle: Tea\ndate: yesterday\n—\nWords.\n"
    told, read = sheet(text)
    assert told == [("1:1", "details-unreadable"), ("3:7", "field-wrong-kind")]
    assert text[read.start :] == "Words.\n"


def test_a_place_in_a_mended_line_lies_in_the_line_as_it_stands() -> None:
    _, read = sheet("---\ntitle: Tea: a story\n---\n")
    assert read.details.places["title"] == Span(PATH, 2, 8, 2, 20)


def test_what_can_be_meant_in_two_ways_stops_the_reading() -> None:
    told, read = sheet("---\ntitle: Tea\nthis line says nothing\ndate: yesterday\n---\nWords.\n")
    assert told == [("3:1", "details-unreadable")]
    assert read.fields.title == ""


@pytest.mark.parametrize("line", ["status: ready", 'status: "ready"', "status:  'ready' "])
def test_an_issue_that_was_to_go_out_is_known_for_one_though_its_details_cannot_be_read(line: str) -> None:
    _, read = sheet(f"---\ntitle: Tea\nno detail\n{line}\n---\n")
    assert read.fields.status == "ready"
    _, read = sheet("---\ntitle: Tea\nno detail\nstatus: draft\n---\n")
    assert read.fields.status == "draft"


def test_a_missing_detail_is_told_where_all_could_be_read_in_the_end() -> None:
    told, _ = sheet("---\nsubject: Tea: a story\n---\n")
    assert ("1:1", "field-missing") in told


def test_a_hundred_faults_are_no_more_than_twenty() -> None:
    told, _ = sheet("---\n" + "".join(f"k{n}: a: b\n" for n in range(100)) + "---\n")
    assert len([cause for _, cause in told if cause == "details-unreadable"]) == 21
