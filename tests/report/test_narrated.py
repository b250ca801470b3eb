"""Findings as a screen reader reads them out."""

from edgepress.diagnostics import Diagnostic
from edgepress.report import narration
from edgepress.source import Source, Span

from .findings import ALL, LONG, SOURCES, TITLE, WHOLE


def test_a_finding_is_whole_sentences_and_no_drawing() -> None:
    assert narration(ALL[:1], SOURCES) == (
        "Should fix, 1 of 1. File issues/2026-12-auckland/20-falls.md, line 2, characters 22 to 49. "
        "This link says “here”, so a list of links would just read “here”. "
        "There stands: [here](https://example.org/). "
        "Why: people using screen readers often jump from link to link. "
        "Try: download the [falls toolkit](https://example.org/). Rule: vague-link-text.\n"
    )


def test_each_says_which_of_how_many_it_is() -> None:
    told = narration(ALL, SOURCES).split("\n\n")
    assert [paragraph.partition(".")[0] for paragraph in told] == [
        "Should fix, 1 of 4",
        "Must fix, 2 of 4",
        "Must fix, 3 of 4",
        "Consider, 4 of 4",
    ]


def test_what_can_be_mended_says_so() -> None:
    assert narration([TITLE], SOURCES).endswith(
        "Try: write ## Falls. Edgepress fix can do this. Rule: title-in-body.\n"
    )


def test_a_whole_file_has_no_line_and_a_long_place_two() -> None:
    assert "File issues/A b. This" in narration([WHOLE], SOURCES)
    assert "20-falls.md, line 4, character 1, to line 5, character 3. This" in narration([LONG], SOURCES)


def test_one_character_is_one_character() -> None:
    one = Diagnostic("a-code", "Is this meant?", Span("a.md", 1, 3, 1, 4), hint="say so…")
    assert narration([one], {"a.md": Source("a.md", "ab*cd")}) == (
        "Must fix, 1 of 1. File a.md, line 1, character 3. Is this meant? There stands: *. Try: say so… Rule: a-code.\n"
    )


def test_of_a_long_stretch_the_beginning_is_read_out() -> None:
    long = Diagnostic("a-code", "Long", Span("a.md", 1, 1, 1, 901))
    told = narration([long], {"a.md": Source("a.md", "word " * 180)})
    assert len(told) < 200
    assert "word…" in told
