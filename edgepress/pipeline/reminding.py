"""An issue on disk -> the letter to those who owe something, in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from edgepress.load.settings import load_settings
from edgepress.load.theme import load_theme, read_first, read_theme
from edgepress.model import Theme
from edgepress.pipeline.overseeing import board
from edgepress.render.words import moment, phrases
from edgepress.report.reminder import Sender, reminder

OPENING = "letter.dear"  # a language that has these words has the whole letter


def remind(root: Path, out: Path, slug: str, today: date, language: str = "") -> str:
    """The letter about one issue; in English where its language has none. Raises Stop when there is no such issue."""
    settings = load_settings(root).value[0]
    (standing,) = board(root, out, [slug], today).standings
    theme = _with_letters(load_theme(read_theme(root, settings.theme)), load_theme(read_first()))
    say = phrases(theme, _spoken(theme, language or standing.language))
    sender = Sender(settings.title, settings.reply_to or settings.sender)

    def in_words(day: date | None) -> str:
        return moment(datetime.combine(day, time()), say) if day else ""

    return reminder(standing, sender, say, in_words, today)


def _with_letters(own: Theme, first: Theme) -> Theme:
    """A theme with the press's own words where it has none: many a theme is older than the letter."""
    languages = {*own.words, *first.words}
    words = {name: {**first.words.get(name, {}), **own.words.get(name, {})} for name in languages}
    return replace(own, words=words, digest="")


def _spoken(theme: Theme, language: str) -> str:
    """The language, if the letter is written in it: half a letter in another would be none."""
    short = language.split("-")[0].lower()
    whole = any(OPENING in theme.words.get(name, {}) for name in (language, short))
    return language if whole else "en"
