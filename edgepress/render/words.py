"""Fixed phrases, dates and numbers as a language writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from edgepress.diagnostics import Stop
from edgepress.direction import direction
from edgepress.model import Theme

_known: dict[tuple[str, str], dict[str, str]] = {}  # phrases by theme and language: putting them together takes time


def phrases(theme: Theme, language: str) -> Callable[..., str]:
    """A function that gives the phrase of a name in a language; what a language lacks is said in English.

    The function takes the name and the values for its {places}; it raises Stop for a name no language has, and for a
    phrase with other places.
    """
    place = (theme.digest, language)
    known = _known.get(place) or _merged(theme.words, language)
    if theme.digest:
        _known[place] = known

    def say(name: str, /, **values: object) -> str:
        try:
            return known[name].format(**values) if values else known[name]
        except KeyError as error:
            missing = (
                f"the phrase “{name}” is missing" if name not in known else f"“{name}” has an unknown place {error}"
            )
        except (ValueError, IndexError, AttributeError):
            missing = f"the braces in “{name}” do not pair, or hold something else than a name"
        raise Stop(f"templates/…/words/{language}.yaml: {missing}")

    return say


def _merged(words: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """The phrases of a language, and the English ones that it lacks.

    Among lines that run from the right, an English phrase that begins with a number would be shown as “min read 1”.
    """
    short, lent = language.split("-")[0].lower(), words.get("en", {})
    if direction(language) == "rtl":
        mark = "\N{LEFT-TO-RIGHT MARK}"
        lent = {name: f"{mark}{phrase}" if phrase.startswith("{") else phrase for name, phrase in lent.items()}
    return {**lent, **words.get(short, {}), **words.get(language, {})}


def day(when: date | datetime | None, say: Callable[..., str]) -> str:
    """A day in words: 4 December 2026."""
    if when is None:
        return ""
    return say("date", day=when.day, month=say(f"month.{when.month}"), year=when.year)


def moment(when: datetime | None, say: Callable[..., str]) -> str:
    """A day and time in words: Saturday 27 March 2027, 09:00."""
    if when is None:
        return ""
    weekday = say(f"weekday.{when.weekday()}")
    return (
        say("moment", weekday=weekday, date=day(when, say), time=f"{when:%H:%M}")
        if (when.hour or when.minute)
        else say("weekday-date", weekday=weekday, date=day(when, say))
    )


def number(count: int, say: Callable[..., str]) -> str:
    """A whole number with the language's mark between thousands."""
    return f"{count:,}".replace(",", say("thousands"))
