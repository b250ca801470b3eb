"""Findings as a person reads them on a terminal."""

import pytest

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report import FORMATS, WIDTH, About, concise, tally, text
from edgepress.source import Source, Span

from .findings import SOURCES, TITLE, UNSEEN, VAGUE


def pointing(line: str, start: int, end: int) -> list[str]:
    """The two lines of an excerpt, for a place in a text of one line."""
    found = Diagnostic("a-code", "Something", Span("a.md", 1, start + 1, 1, end + 1))
    return text([found], {"a.md": Source("a.md", line)}).split("\n")[2:4]


def width(line: str) -> int:
    return sum(2 if ord(c) > 0x2E80 else 1 for c in line)


def test_a_finding_shows_the_guests_line_the_place_the_reason_and_what_to_do() -> None:
    assert text([VAGUE], SOURCES) == (
        "Should fix   This link says “here”, so a list of links would just read “here”\n"
        "  --> issues/2026-12-auckland/20-falls.md:2:22\n"
        "2 | download the toolkit [here](https://example.org/) and share it\n"
        "  |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   why  people using screen readers often jump from link to link\n"
        "   try  download the [falls toolkit](https://example.org/)\n"
        "   vague-link-text\n"
    )


def test_findings_are_parted_by_an_empty_line() -> None:
    one = text([VAGUE], SOURCES)
    assert text([VAGUE, VAGUE], SOURCES) == one + "\n" + one


def test_no_findings_are_no_words() -> None:
    assert (text([], {}), concise([], {})) == ("", "")


def test_a_finding_about_a_whole_file_shows_no_place_in_it() -> None:
    found = Diagnostic("slug-wrong", "This name is no web address", Span("issues/A b"), hint="call it a-b")
    assert text([found], {"issues/A b": Source("issues/A b", "words")}) == (
        "Must fix     This name is no web address\n  --> issues/A b\n   try  call it a-b\n   slug-wrong\n"
    )


def test_a_place_in_a_file_that_cannot_be_read_is_told_without_its_line() -> None:
    assert text([VAGUE], {}).split("\n")[1:3] == [
        "  --> issues/2026-12-auckland/20-falls.md:2:22",
        "   why  people using screen readers often jump from link to link",
    ]


def test_a_long_message_goes_on_under_itself_and_an_address_stays_whole() -> None:
    address = "https://example.org/" + "a" * 120
    found = Diagnostic("a-code", "a word " * 20 + "ends", Span("a.md"), hint=f"write {address} in its place")
    assert text([found], {}) == (
        "Must fix     a word a word a word a word a word a word a word a word a word a word a word a word a\n"
        "             word a word a word a word a word a word a word a word ends\n"
        "  --> a.md\n"
        f"   try  write\n        {address}\n        in its place\n"
        "   a-code\n"
    )


def test_colours_paint_the_label_and_the_carets_and_change_no_word() -> None:
    import re

    painted = text([VAGUE], SOURCES, True)
    assert painted.startswith("\x1b[33;1mShould fix\x1b[0m   This link")
    assert "\x1b[31;1m^^^^" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == text([VAGUE], SOURCES)


def test_carets_stand_under_wide_letters() -> None:
    assert pointing("靴下は [ここ](x) です", 4, 11) == ["1 | 靴下は [ここ](x) です", "  |        ^^^^^^^^^"]


def test_carets_stand_under_letters_with_marks_of_their_own() -> None:
    assert pointing("cafe\u0301 [he\u0301re](x)", 6, 16) == ["1 | cafe\u0301 [he\u0301re](x)", "  |      ^^^^^^^^^"]


def test_carets_stand_under_emoji_and_after_tabs() -> None:
    assert pointing("🧦\t[a](b)", 2, 8) == ["1 | 🧦 [a](b)", "  |    ^^^^^^"]


def test_a_place_past_the_end_of_a_line_gets_one_caret() -> None:
    assert pointing("abc", 9, 12) == ["1 | abc", "  |    ^"]


def test_a_place_that_ends_on_a_later_line_is_shown_to_the_end_of_its_first() -> None:
    found = Diagnostic("a-code", "Something", Span("a.md", 1, 5, 3, 2))
    assert text([found], {"a.md": Source("a.md", "one two\nthree\nfour")}).split("\n")[2:4] == [
        "1 | one two",
        "  |     ^^^",
    ]


def test_a_paragraph_of_nine_hundred_characters_is_cut_to_the_words_round_the_place() -> None:
    before, after = "once upon a time " * 26, " and so it went on" * 25
    line = before + "[here](https://example.org/)" + after
    assert len(line) > 900
    assert pointing(line, len(before), len(before) + 28) == [
        "1 | … upon a time once upon a time [here](https://example.org/) and so it went on and so it …",
        "  |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_the_beginning_and_the_end_of_a_long_line_get_all_the_room() -> None:
    line = "word " * 200
    first, last = pointing(line, 0, 4), pointing(line.strip(), 995, 999)
    assert first == ["1 | " + "word " * 17 + "…", "  | ^^^^"]
    assert last == ["1 | … " + "word " * 16 + "word", "  | " + " " * 82 + "^^^^"]


@pytest.mark.parametrize("letter", ["a", "靴", "🧦", "e\u0301", " a"])
@pytest.mark.parametrize("size", [1, 28, 200, 900])
def test_no_excerpt_is_wider_than_a_terminal(letter: str, size: int) -> None:
    line = letter * 900
    for start in (0, 50, 450, len(line) - size):
        for shown in pointing(line, start, start + size):
            assert width(shown.replace("\u0301", "")) <= WIDTH
        assert "^" in pointing(line, start, start + size)[1]


@pytest.mark.parametrize(("columns", "widest"), [(20, 40), (80, 80), (100, 100), (200, WIDTH)])
def test_a_terminal_gets_lines_that_it_need_not_break(columns: int, widest: int) -> None:
    line = "The ward counted its falls again and again, and found fourteen of them by night. " * 12
    mean = Diagnostic("long-sentence", line, Span("a.md", 2, 400, 2, 430), hint=line, why=line)
    told = text([mean], {"a.md": Source("a.md", f"\n{line}")}, about=About(columns=columns))
    assert widest - 8 <= max(map(len, told.splitlines())) <= widest


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_a_terminal_would_obey_or_hide_comes_out(format: str) -> None:
    line = f"before {UNSEEN} after"
    path = f"issues/x{UNSEEN}.md"
    found = Diagnostic("a-code", f"a {UNSEEN}", Span(path, 1, 8, 1, 9), hint=f"b {UNSEEN}", why=f"c {UNSEEN}")
    told = FORMATS[format]([found], {path: Source(path, line)}, False)
    assert [c for c in told if c != "\n" and not c.isprintable()] == []


def test_concise_is_one_line_a_finding() -> None:
    assert concise([VAGUE, VAGUE], SOURCES) == 2 * (
        "issues/2026-12-auckland/20-falls.md:2:22: Should fix: "
        "This link says “here”, so a list of links would just read “here” (vague-link-text)\n"
    )


def test_what_can_be_mended_for_the_guest_says_so_in_its_last_line() -> None:
    assert text([TITLE], SOURCES).endswith("\n   try  write ## Falls\n   title-in-body (edgepress fix can do this)\n")


def test_a_tally_counts_the_gravest_first_and_leaves_out_what_is_nought() -> None:
    note = Diagnostic("a", "b", Span("c"), severity=Severity.CONSIDER)
    must = Diagnostic("a", "b", Span("c"))
    assert tally([note, VAGUE, must, must]) == "2 must fix, 1 should fix, 1 to consider"
    assert tally([]) == ""
