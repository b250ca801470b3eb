"""Blank files, filled: whatever was answered is read again as it was answered."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from edgepress.load import details, onward
from edgepress.source import Source
from edgepress.start.filling import filled, in_details, in_settings

ODD = [
    "Falls: a story", 'She said "no"', "C:\\temp", "Ward #7", "- dash", "[name]", "{a}", "@TITLE@", "no", "null", "1984", "2026-12-04",
    "it's", "“Kia ora”", "مرحبا بكم", "Łódź", "a, b", "100 %", "?", "!", "*", "&", "x:", " https://example.org/#top ",
    "https://example.org/a,b", "Tea & cake", "'quoted'", "~", "…", "🙂",
]  # fmt: skip


def read_back(block: str) -> dict[str, object]:
    found = onward.read_details(Source("x.md", f"---\n{block}\n---\n"))[0]
    assert [p.message for p in found.problems] == []
    return found.values


@pytest.mark.parametrize("words", ODD)
def test_a_detail_says_what_was_answered(words: str) -> None:
    assert read_back(f"title: {in_details(words)}\nkind: story") == {"title": words, "kind": "story"}
    assert read_back(f"authors: {in_details((words, 'b'))}") == {"authors": [words, "b"]}


@pytest.mark.parametrize("words", ODD)
def test_a_setting_says_what_was_answered(words: str) -> None:
    assert tomllib.loads(f"title = {in_settings(words)}") == {"title": words}


@given(
    some.text(
        some.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=60
    )
)
def test_any_line_comes_through(words: str) -> None:
    assert read_back(f"title: {in_details(words)}")["title"] == words
    assert tomllib.loads(f"title = {in_settings(words)}") == {"title": words}


def test_an_answer_is_never_read_again() -> None:
    text = filled("---\ntitle: @TITLE@\n---\n@TITLE@\n", {"TITLE": "@NAME@ *and* [@TITLE@]"}, "a.md")
    assert text == '---\ntitle: "@NAME@ *and* [@TITLE@]"\n---\n@NAME@ \\*and\\* \\[@TITLE@\\]\n'


def test_a_line_without_an_answer_goes() -> None:
    assert filled("---\na: @A@\nb: @B@\n---\n", {"A": None, "B": 7}, "a.md") == "---\nb: 7\n---\n"


def test_what_programs_write_in_braces_stays() -> None:
    text = "run: ${{ github.sha }} # actions/checkout@v4\n"
    assert filled(text, {}, "check.yml") == text


def test_a_name_that_nobody_answers_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        filled("@NOBODY@", {}, "a.md")


def test_the_block_is_the_one_that_the_press_reads() -> None:
    text = filled("---\ntitle: @TITLE@\n---\nWords.\n\n---\n\n@TITLE@\n", {"TITLE": "a: b"}, "a.md")
    parts = details.split(Source("a.md", text))
    assert isinstance(parts, tuple)
    assert text[parts[2] :] == "Words.\n\n---\n\na: b\n"
