"""A text and the places in it: lines and columns from 1, in code points."""

import pickle

from edgepress.source import Source, Span

TEXT = Source("issues/x/10-a.md", "one\ntwo 🧦 three\n\nfour")


def test_a_place_is_a_line_and_a_column_from_one_in_code_points() -> None:
    assert [TEXT.place(offset) for offset in (0, 3, 4, 8, 10, 16, 17)] == [
        (1, 1),
        (1, 4),
        (2, 1),
        (2, 5),
        (2, 7),
        (3, 1),
        (4, 1),
    ]


def test_an_offset_past_either_end_is_the_end() -> None:
    assert TEXT.place(-5) == (1, 1)
    assert TEXT.place(999) == (4, 5)


def test_an_offset_and_a_place_lead_to_each_other() -> None:
    assert [TEXT.offset(*TEXT.place(offset)) for offset in range(len(TEXT.text))] == list(range(len(TEXT.text)))


def test_a_span_ends_behind_its_last_character() -> None:
    assert TEXT.span(4, 7) == Span("issues/x/10-a.md", 2, 1, 2, 4)


def test_a_span_without_an_end_is_one_character() -> None:
    assert TEXT.span(8) == Span("issues/x/10-a.md", 2, 5, 2, 6)


def test_a_span_may_end_on_a_later_line() -> None:
    assert TEXT.span(8, 19) == Span("issues/x/10-a.md", 2, 5, 4, 3)


def test_a_line_comes_without_its_break_and_is_empty_past_the_end() -> None:
    assert [TEXT.line(number) for number in (0, 1, 2, 3, 4, 5)] == ["", "one", "two 🧦 three", "", "four", ""]


def test_words_are_found_the_nth_time_after_an_offset() -> None:
    text = Source("a.md", "tea, tea\nand tea")
    assert text.find("tea") == Span("a.md", 1, 1, 1, 4)
    assert text.find("tea", nth=2) == Span("a.md", 2, 5, 2, 8)
    assert text.find("tea", after=1) == Span("a.md", 1, 6, 1, 9)


def test_words_that_are_not_there_are_found_nowhere() -> None:
    assert TEXT.find("coffee") is None
    assert TEXT.find("one", nth=1) is None


def test_an_empty_text_has_one_place() -> None:
    empty = Source("a.md", "")
    assert (empty.place(0), empty.line(1), empty.span(0, 0)) == ((1, 1), "", Span("a.md"))


def test_a_source_is_the_same_in_another_process() -> None:
    TEXT.place(5)
    again = pickle.loads(pickle.dumps(TEXT))
    assert again == TEXT
    assert again.place(5) == (2, 2)
