"""Which stretches of a text are words and which are code: the same length, code turned into blanks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.markup.prose import prose


def kept(text: str) -> str:
    """The words that are left."""
    return " ".join(prose(text).split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one `two` three", "one three"),
        ("one ``two ` two`` three", "one three"),
        ("one ` two", "one ` two"),
        ("one `two\ntwo` three", "one three"),
        ("one `two\n\ntwo` three", "one `two two` three"),
        (r"one \`two` three", r"one \`two` three"),
        ("one\n```\ntwo\n```\nthree", "one three"),
        ("one\n~~~ text\ntwo\n```\ntwo\n~~~\nthree", "one three"),
        ("one\n```\ntwo", "one ``` two"),
        ("one\n````\n```\ntwo\n````\nthree", "one three"),
    ],
)
def test_code_is_blank_and_all_else_is_words(text: str, words: str) -> None:
    assert kept(text) == words


def test_what_stands_before_the_start_is_blank() -> None:
    assert prose("---\na: b\n---\nwords", 13) == "   \n    \n   \nwords"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["`", "``", "```", "~~~", "\n", "\n\n", "word", " ", "\\", "[a](b)", "🧦"]), max_size=30
    ).map("".join)
)
def test_places_in_the_words_are_places_in_the_text(text: str) -> None:
    words = prose(text)
    assert len(words) == len(text)
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(words) if c == "\n"]
    assert all(w in (c, " ") for w, c in zip(words, text, strict=True))
