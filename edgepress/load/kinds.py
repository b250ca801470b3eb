"""The kinds that a detail can have: a line, a day, a web address. Each says in plain words what is wrong with a value."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from edgepress.source import NO_CHARACTERS

MAX_LINE = 300  # characters of a title: five times what an inbox shows
MAX_SENTENCES = 1000  # characters of a summary: three times a long one
MAX_LIST = 100
NO_DATE = date(9999, 12, 31)  # stands until the editor sets the day

_CONTROLS = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{NO_CHARACTERS}]")
_ENCODED = re.compile(r"=\?[^?]*\?[bBqQ]\?")
# A name in front of it or not; in plain letters, because a header holds no others, and mail programs differ in the rest.
_BOX = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9](?:-*[A-Za-z0-9])*(?:\.[A-Za-z0-9](?:-*[A-Za-z0-9])*)*"
_MAIL = re.compile(rf"""(?:[^<>"@]*|"[^"]*"\s*)<{_BOX}>|{_BOX}""", re.A)
_LIST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?")
_MONTHS = ("January February March April May June July August September October November December").split()


class Wrong(ValueError):
    """A value that is not of its kind: what is the matter, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def _wrong(message: str, hint: str) -> Wrong:
    return Wrong(message, hint)


def _one_line(value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(
            "One value is expected here, not a list",
            "write it on the same line, after the colon; quotes round it keep brackets as they are",
        )
    if _CONTROLS.search(value):
        raise _wrong("This must be one line without hidden characters", "delete line breaks and \\n, \\r, \\0 from it")
    if _ENCODED.search(value):
        raise _wrong("This holds =?…?, which mail programs take for a code", "write the words themselves")
    return value.strip()


def line(value: Any) -> str:
    """One line of at most MAX_LINE characters. Raises Wrong."""
    return _at_most(_one_line(value), MAX_LINE)


def sentences(value: Any) -> str:
    """One line of at most MAX_SENTENCES characters. Raises Wrong."""
    return _at_most(_one_line(value), MAX_SENTENCES)


def _at_most(text: str, limit: int) -> str:
    if len(text) > limit:
        raise _wrong(f"This is {len(text):,} characters long", f"say it in at most {limit:,}")
    return text


def several(value: Any) -> Any:
    """The values of a list, which may also be written with commas. Raises Wrong."""
    values = [part.strip() for part in _one_line(value).split(",") if part.strip()] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise _wrong("A list is expected here", "write it like [first, second]")
    if len(values) > MAX_LIST:
        raise _wrong(f"{len(values)} is more than this list may hold", f"keep at most {MAX_LIST}")
    return values


def day(value: Any) -> Any:
    """A day of the calendar; None for the day that stands until the editor sets one. Raises Wrong."""
    match = _DATE.fullmatch(_one_line(value))
    if not match:
        raise _wrong(f"“{short(value)}” is not a date as we read it", "write it year-month-day, like 2026-12-04")
    try:
        found = date(*(int(part) for part in match.groups()))
    except ValueError:
        raise _wrong(
            _no_such_day(*(int(p) for p in match.groups())), "write it year-month-day, like 2026-12-04"
        ) from None
    return None if found == NO_DATE else found


def _no_such_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"The date has month {month}, and a year has 12"
    if year == 0:
        return "There is no year 0"
    return f"{_MONTHS[month - 1]} {year} has no day {day}"


def moment(value: Any) -> Any:
    """A day and a time of day. Raises Wrong."""
    text = _one_line(value)
    hint = "write it like 2027-03-27T09:00"
    if _DATE.fullmatch(text):
        found = day(text)
        return datetime.combine(found, datetime.min.time()) if found else None
    match = _MOMENT.fullmatch(text)
    if not match:
        raise _wrong(f"“{short(text)}” is not a day and time as we read it", hint)
    day(text[:10])
    try:
        return datetime.fromisoformat(text.replace(" ", "T").replace("Z", "+00:00"))
    except ValueError:
        raise _wrong(f"There is no such time of day as {text[11:16]}", hint) from None


def number(value: Any) -> Any:
    """A whole number. Raises Wrong."""
    text = _one_line(value).replace(",", "").replace("\N{NARROW NO-BREAK SPACE}", "")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise _wrong(f"“{short(value)}” is not a whole number", "write only digits, like 214")
    return int(text)


def share(value: Any) -> float:
    """A share of readers in percent, from 0 to 100. Raises Wrong."""
    text = _one_line(value).removesuffix("%").strip()
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,6})?", text) or float(text) > 100:
        raise _wrong(f"“{short(value)}” is no share of readers", "write percent as a number from 0 to 100, like 40")
    return float(text)


def yes(value: Any) -> Any:
    """True or False. Raises Wrong."""
    text = _one_line(value).lower()
    if text in ("true", "yes", "y"):
        return True
    if text in ("false", "no", "n"):
        return False
    raise _wrong(f"“{short(value)}” is neither yes nor no", "write true or false")


def web(value: Any) -> Any:
    """A web address that begins with https:// or http://. Raises Wrong."""
    text = _one_line(value)
    if not re.fullmatch(r"https?://[^\s/@\\<>\"?#]+(?:[/?#][^\s\\<>\"]*)?", text):
        raise _wrong(f"“{short(text)}” is not a web address", "begin it with https://")
    return text


def mail(value: Any) -> Any:
    """An email address, with a name before it or without. Raises Wrong."""
    text = _one_line(value)
    if not _MAIL.fullmatch(text):
        raise _wrong(f"“{short(text)}” is not an email address", "write it like The Edge <edge@example.org>")
    return text


def list_id(value: Any) -> Any:
    """The name of a mailing list, which looks like that of a site. Raises Wrong."""
    text = _one_line(value)
    if text and not _LIST.fullmatch(text):
        raise _wrong(f"“{short(text)}” is not the name of a list", "write it like the-edge.example.org")
    return text


def way_out(value: Any) -> Any:
    """A web address, or a mail service's own sign for one, such as *|UNSUB|*. Raises Wrong."""
    text = _one_line(value)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", text)
    if scheme and scheme[1].lower() not in ("https", "http", "mailto"):
        raise _wrong(
            f"“{short(text)}” is not a web address", "begin it with https://, or write your mail service's sign"
        )
    return text


def colour(value: Any) -> Any:
    """A colour of six digits, in small letters. Raises Wrong."""
    text = _one_line(value).lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        text = "#" + "".join(c * 2 for c in text[1:])
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise _wrong(f"“{short(value)}” is not a colour as we read it", 'write it like "#00677f", with the quotes')
    return text


def language(value: Any) -> Any:
    """The code of a language, such as en-NZ. Raises Wrong."""
    text = _one_line(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", text):
        raise _wrong(f"“{short(value)}” is not the code of a language", "write it like en-NZ, mi or fr-CA")
    return text


def country(value: Any) -> Any:
    """The code of a country: two capitals. Raises Wrong."""
    text = _one_line(value).upper()
    if not re.fullmatch(r"[A-Z]{2}", text):
        raise _wrong(f"“{short(value)}” is not the code of a country", "write its two letters, like NZ")
    return text


def short(value: str) -> str:
    """A value as a sentence may quote it: its first 40 characters."""
    return value if len(value) <= 40 else value[:39] + "…"
