"""Phrases, dates and numbers in English, French and Māori, and the way a language runs."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from edgepress.diagnostics import Stop
from edgepress.direction import direction
from edgepress.model import Theme
from edgepress.render.words import day, moment, number, phrases

from . import nouns

THEME = nouns.theme()
SMALL = Theme(
    templates={}, sheets={}, values={},
    words={"en": {"by": "By", "to": "To {name}", "odd": "{", "place": "{other}", "deep": "{name.x}"}, "fr": {"by": "Par"}, "fr-CA": {"by": "Par là"}},
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Saturday 27 March 2027, 09:05"), ("en-NZ", "Saturday 27 March 2027, 09:05"), ("fr", "samedi 27 mars 2027, 09:05"),
     ("fr-CA", "samedi 27 mars 2027, 09:05"), ("mi", "27 Poutūterangi 2027"), ("xx", "Saturday 27 March 2027, 09:05")],
)  # fmt: skip
def test_a_day_and_time_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    written = moment(datetime(2027, 3, 27, 9, 5), phrases(THEME, language))
    assert written.replace("\N{NO-BREAK SPACE}", " ") == said if language != "mi" else said in written


def test_midnight_is_a_day_without_a_time() -> None:
    assert moment(datetime(2027, 3, 27), phrases(THEME, "en")) == "Saturday 27 March 2027"
    assert moment(None, phrases(THEME, "en")) == day(None, phrases(THEME, "en")) == ""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2 December 2026"), ("fr", "2 décembre 2026"), ("mi", "2 Hakihea 2026")]
)
def test_a_day_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert day(date(2026, 12, 2), phrases(THEME, language)).replace("\N{NO-BREAK SPACE}", " ") == said


def test_every_month_and_every_day_of_the_week_has_a_name_of_its_own() -> None:
    for language in ("en", "fr", "mi"):
        say = phrases(THEME, language)
        assert len({say(f"month.{n}") for n in range(1, 13)}) == 12
        assert len({say(f"weekday.{n}") for n in range(7)}) == 7


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1,234,567"), ("mi", "1,234,567"), ("fr", "1\u202f234\u202f567")]
)
def test_thousands_are_marked_as_the_language_marks_them(language: str, said: str) -> None:
    assert number(1234567, phrases(THEME, language)).replace("\u00a0", "\u202f") == said
    assert number(999, phrases(THEME, language)) == "999"


def test_the_nearest_language_speaks_and_english_where_it_is_silent() -> None:
    assert [phrases(SMALL, language)("by") for language in ("en", "fr", "fr-FR", "fr-CA", "FR", "mi")] == [
        "By",
        "Par",
        "Par",
        "Par là",
        "Par",
        "By",
    ]
    assert phrases(SMALL, "fr-CA")("to", name="Ada") == "To Ada"


def test_english_among_lines_from_the_right_keeps_its_number_in_front() -> None:
    for language, mark in (
        ("ar", "\N{LEFT-TO-RIGHT MARK}"),
        ("he-IL", "\N{LEFT-TO-RIGHT MARK}"),
        ("fr", ""),
        ("cy", ""),
    ):
        assert day(
            date(2026, 12, 2),
            phrases(Theme(templates={}, sheets={}, values={}, words={"en": THEME.words["en"]}), language),
        ) == (f"{mark}2 December 2026")
    own = Theme(templates={}, sheets={}, values={}, words={"en": {"size": "{n} KB"}, "ar": {"size": "{n} kb"}})
    assert phrases(own, "ar")("size", n=3) == "3 kb"


@pytest.mark.parametrize(
    ("name", "why"),
    [("nowhere", "the phrase “nowhere” is missing"), ("place", "“place” has an unknown place 'other'"),
     ("odd", "the braces in “odd” do not pair, or hold something else than a name"), ("deep", "the braces in “deep” do not pair, or hold something else than a name")],
)  # fmt: skip
def test_a_phrase_that_cannot_be_said_is_a_fault_of_the_theme_and_named(name: str, why: str) -> None:
    with pytest.raises(Stop) as stop:
        phrases(SMALL, "fr")(name, name="Ada")
    assert str(stop.value) == f"templates/…/words/fr.yaml: {why}"


def test_what_is_put_into_a_phrase_is_never_a_phrase_itself() -> None:
    assert phrases(SMALL, "en")("to", name="{name} {0}") == "To {name} {0}"


def test_every_phrase_of_another_language_is_one_of_the_english_ones() -> None:
    english = THEME.words["en"]
    assert {language: sorted(set(words) - set(english)) for language, words in THEME.words.items()} == {
        n: [] for n in THEME.words
    }


@pytest.mark.parametrize(
    ("language", "runs"),
    [("en", "ltr"), ("mi", "ltr"), ("fr-CA", "ltr"), ("ar", "rtl"), ("AR-eg", "rtl"), ("he", "rtl"), ("fa-AF", "rtl"), ("ur", "rtl"),
     ("ku", "ltr"), ("ku-Arab", "rtl"), ("uz-Arab-AF", "rtl"), ("he-Latn", "ltr"), ("pa-guru", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_a_language_runs_one_way(language: str, runs: str) -> None:
    assert direction(language) == runs
