"""Names of folders and files, made of titles and of people's names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from edgepress.load.article import SLUG
from edgepress.naming import free, is_name, short_name, spelt


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kia ora from Auckland", "kia-ora-from-auckland"),
        ("Łódź & Māori – “Naïve” façade", "lodz-maori-naive-facade"),
        ("It’s the nurse's ward", "its-the-nurses-ward"),
        ("Straße über Ærø", "strasse-uber-aero"),
        ("Καλημέρα, ψυχή", "kalimera-psychi"),
        ("Привет, мир: объявление", "privet-mir-obyavlenie"),
        ("Ёлки й чай", "elki-y-chay"),
        ("مرحبا", ""),
        ("看護師", ""),
        ("---", ""),
    ],
)
def test_words_are_spelt_in_the_letters_of_a_web_address(title: str, name: str) -> None:
    assert spelt(title) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What we learned when the coffee went cold on the ward", "what-we-learned-when-the-coffee-went"),
        ("Nine people and a biscuit tin in the house of the nurses", "nine-people-and-a-biscuit-tin"),
        ("x" * 90, "x" * 40),
        ("From", "from"),
    ],
)
def test_a_long_title_is_cut_between_words(title: str, name: str) -> None:
    assert short_name(title) == name


@given(some.text(max_size=80))
def test_what_is_made_of_any_words_is_a_name_or_nothing(words: str) -> None:
    for made in (spelt(words)[:80].strip("-"), short_name(words), short_name(words, 60)):
        assert made == "" or (SLUG.fullmatch(made) and is_name(made))


def test_the_first_free_name_is_taken() -> None:
    assert free("ana", {"zoe"}) == "ana"
    assert free("ana", {"ana", "ana-2"}) == "ana-3"
