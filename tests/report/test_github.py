"""Findings as GitHub reads them from the log of an Action."""

import re

import pytest

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report import About, as_annotations
from edgepress.report.github import harmless
from edgepress.source import Span

from .findings import ALL, NASTY, SOURCES, VAGUE


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it: its name, its properties, its message."""
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    properties = dict(part.split("=", 1) for part in rest.split(","))
    signs = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
    for key, value in properties.items():
        for code, sign in signs:
            value = value.replace(code, sign)
        properties[key] = value
    for code, sign in (signs[0], signs[1], signs[4]):
        message = message.replace(code, sign)
    return name, properties, message


def found(number: int, severity: Severity = Severity.MUST, message: str = "Something") -> Diagnostic:
    return Diagnostic("a-code", message, Span("a.md", number, 1, number, 2), hint="mend it", severity=severity)


def test_a_finding_is_a_note_beside_its_line() -> None:
    assert as_annotations([VAGUE], SOURCES) == (
        "::warning title=Should fix (vague-link-text),file=issues/2026-12-auckland/20-falls.md,"
        "line=2,col=22,endLine=2,endColumn=50::This link says “here”, so a list of links would just read “here”"
        "%0Awhy: people using screen readers often jump from link to link"
        "%0Atry: download the [falls toolkit](https://example.org/)\n"
    )


def test_the_gravest_come_first_and_consider_is_a_notice() -> None:
    names = [read(line)[0] for line in as_annotations(ALL, SOURCES).splitlines()]
    assert names == ["error", "error", "warning", "notice"]


def test_a_finding_of_a_whole_file_names_no_line_and_one_of_several_lines_no_column() -> None:
    told = [read(line)[1] for line in as_annotations(ALL, SOURCES).splitlines()]
    assert [sorted(set(place) & {"line", "col", "endLine", "endColumn"}) for place in told] == [
        ["col", "endColumn", "endLine", "line"],
        [],
        ["col", "endColumn", "endLine", "line"],
        ["endLine", "line"],
    ]


@pytest.mark.parametrize("words", NASTY)
def test_whatever_a_guest_writes_stays_in_its_message(words: str) -> None:
    mean = Diagnostic("a-code", words, Span(f"issues/a,b:c%{words}.md", 1, 1, 1, 2), hint=words, why=words)
    lines = as_annotations([mean], {}).split("\n")
    assert (len(lines), lines[1]) == (2, "")
    name, properties, message = read(lines[0])
    assert (name, sorted(properties)) == ("error", ["col", "endColumn", "endLine", "file", "line", "title"])
    plain = "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in words)
    assert properties["file"] == f"issues/a,b:c%{plain}.md"
    assert message.split("\n")[0] == plain
    assert message.split("\n")[-1] == (f"try: {plain}" if words else "")


@pytest.mark.parametrize(("number", "lines"), [(9, 9), (10, 10), (11, 10), (400, 10)])
def test_github_keeps_ten_of_each_severity_so_the_tenth_says_how_many_more_there_are(number: int, lines: int) -> None:
    some = [found(n, severity) for severity in Severity for n in range(1, number + 1)]
    told = as_annotations(some, {}).splitlines()
    assert len(told) == 3 * lines
    assert told[9:10] == (
        [f"::error title=Must fix::and {number - 9} more: edgepress check says them all"] if number > 9 else told[9:10]
    )


def test_paths_are_counted_from_where_github_stands() -> None:
    told = as_annotations([VAGUE], SOURCES, about=About(prefix="post/"))
    assert read(told.strip())[1]["file"] == "post/issues/2026-12-auckland/20-falls.md"


def test_words_for_the_log_of_an_action_hold_no_command() -> None:
    assert harmless("a ::b\n  ::error::c\n::d\nx ##[group]y\n") == "a ::b\n  : :error::c\n: :d\nx # #[group]y\n"
    for words in NASTY:
        told = harmless(words)
        assert not re.search(r"^\s*::", told, re.M)
        assert "##[" not in told


def test_a_place_in_a_part_of_a_message_is_told_of_the_file_of_the_message() -> None:
    part = Diagnostic("a-code", "Something", Span("news/mail.eml (HTML)", 52, 7, 52, 9), hint="mend it")
    name, properties, message = read(as_annotations([part], {}).strip())
    assert (name, properties) == ("error", {"title": "Must fix (a-code)", "file": "news/mail.eml"})
    assert message == "Something\nin its HTML, line 52, character 7\ntry: mend it"


def test_a_change_that_reaches_further_is_told_before_what_should_be_fixed_and_takes_its_room() -> None:
    about = About(outside=("This change touches 2 issues: a, b. Is each of them meant?", "One more: 100%\nof it"))
    assert as_annotations([], {}, about=about).splitlines() == [
        "::warning title=Look again (outside-folder)::This change touches 2 issues: a, b. Is each of them meant?",
        "::warning title=Look again (outside-folder)::One more: 100%25 of it",
    ]
    told = as_annotations([found(n, Severity.SHOULD) for n in range(1, 20)], {}, about=about).splitlines()
    assert len(told) == 10
    assert told[-1] == "::warning title=Should fix::and 12 more: edgepress check says them all"
