"""Values in a details block are read again as they were meant, by us and by other programs."""

from __future__ import annotations

import pytest
import yaml

from edgepress.quoting import quoted, value

PLAIN = ("Night shift", "Māori health (again)", "Can you hear us?", "Łódź/Kraków; both")


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_stand_as_they_are(words: str) -> None:
    assert value(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "Ward #7",
        "one: two",
        "yes",
        "Null",
        "2026-12-04",
        "10:30",
        "1.10",
        "- a",
        ' "a" ',
        "a\\b",
        "[x]",
        "@home",
        " a",
        "a ",
    ],
)
def test_what_would_be_taken_for_a_sign_stands_in_quotes(words: str) -> None:
    assert value(words) == quoted(words)


@pytest.mark.parametrize("words", [*PLAIN, "Ward #7", "no", "2026-12-04", 'say "a"', "a\\b", '\\"', "{a: b}", "& * !"])
def test_any_other_program_reads_the_same_words(words: str) -> None:
    assert yaml.safe_load(f"title: {value(words)}\n") == {"title": words}
