"""Checks of what the details say: a subject that fits, a preview, a number and a day of one's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from edgepress.check.reading import has_details, is_guests, short
from edgepress.diagnostics import Diagnostic, Edit, Severity, offered, safe
from edgepress.model import Contributor, Issue, Page, Site
from edgepress.source import Span

SUBJECT_ROOM = 65  # characters: what an inbox on a desk shows
PREVIEW_ROOM = 90  # and of the line after it

_PAIRS = {"“": "”", "„": "“”", "”": "”", "‘": "’"}
_WORDS = frozenset(
    "title subject preview summary name role place credit banner-description because organisation format".split()
)
_NEEDS_QUOTES = re.compile(r":\s|\s#|^[@`%&*!\[\]{}>|#-]")
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]")


def curly_quotes_in_details(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Quotes round a whole value are straight: curly ones become a part of it.

    Bad:   title: “Falls”
    Good:  title: "Falls"
    """
    if not is_guests(page) or not any(quote in page.source.text[: page.start] for quote in _PAIRS):
        return
    places = page.details.places
    for name, where in places.items():
        written = _written(page, where)
        inner = written[1:-1]
        if written[:1] not in _PAIRS or len(written) < 3 or written[-1] not in _PAIRS[written[0]]:
            continue
        if written[0] in inner or written[-1] in inner or any(p.startswith(f"{name}.") for p in places):
            continue
        key = name.rpartition(".")[2]
        if key in ("title", "subject") and inner[-1] in ".!?…":
            continue  # somebody's words, with their full stop
        sure = key not in _WORDS or bool(_NEEDS_QUOTES.search(inner)) or len(inner.split()) <= 3
        straight = _straight(inner)
        yield Diagnostic(
            "curly-quotes-in-details",
            f"Readers would see the curly quotes round “{short(inner)}”",
            where,
            hint=f"type straight ones: {straight}",
            severity=Severity.SHOULD,
            fix=(safe if sure else offered)(Edit(where, straight)),
        )


def _written(page: Page, where: Span) -> str:
    return page.source.line(where.line)[where.column - 1 : where.end_column - 1] if where.line == where.end_line else ""


def _straight(inner: str) -> str:
    return f'"{inner}"' if '"' not in inner and "\\" not in inner else "'" + inner.replace("'", "''") + "'"


def subject_too_long(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A subject has at most 65 characters, because inboxes cut what is longer.

    Bad:   subject: What nine people, a kettle and a biscuit tin taught all of us about falls at night
    Good:  subject: "Falls at night: what a kettle taught us"
    """
    if not isinstance(page, Issue) or not has_details(page) or len(page.subject) <= SUBJECT_ROOM:
        return
    seen = [i for i, sign in enumerate(page.subject) if not unicodedata.combining(sign)]
    if len(seen) <= SUBJECT_ROOM:
        return
    shown = page.subject[: seen[SUBJECT_ROOM]].rpartition(" ")[0] or page.subject[: seen[SUBJECT_ROOM]]
    given = "subject" in page.details.keys
    what = "shorten it" if given else "keep the title, and add a shorter line subject:"
    yield Diagnostic(
        "subject-too-long",
        f"Many inboxes would show no more of this subject than “{short(shown, SUBJECT_ROOM)}”",
        page.at("subject" if given else "title"),
        hint=f"{what}; it has {len(seen)} characters, and {SUBJECT_ROOM} are sure to be seen",
        severity=Severity.SHOULD,
    )


def preview_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An issue has a preview: the line that an inbox shows after the subject.

    Bad:   title: Kia ora from Auckland
    Good:  title: Kia ora from Auckland
           preview: A falls ward, a nurse on the last ferry, and 62 names drawn out of a biscuit tin
    """
    if not isinstance(page, Issue) or page.preview or not page.source.text or not has_details(page):
        return
    if any(problem.key == "preview" for problem in page.details.problems):
        return
    yield Diagnostic(
        "preview-missing",
        "This issue has no preview, so inboxes show the first words of the email instead",
        page.at("preview") if "preview" in page.details.places else page.details.where,
        hint=f"say what is in it: {_preview(page)}",
        severity=Severity.SHOULD,
        why="many readers decide by this line whether they open an email",
    )


def _preview(issue: Issue) -> str:
    """A line that could be the preview: the titles of the first articles."""
    titles = [short(article.title, PREVIEW_ROOM) for article in issue.articles if article.title]
    line = titles[0] if titles else "what a kettle taught us about falls"
    for title in titles[1:3]:
        line = f"{line}; {title}" if len(line) + len(title) < PREVIEW_ROOM else line
    return f"preview: {_straight(line) if _NEEDS_QUOTES.search(line) else line}"


def orcid_wrong(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An ORCID iD is 16 digits in fours, of which the last (a digit or X) fits the others.

    Bad:   orcid: 0000-0002-1825-0079
    Good:  orcid: 0000-0002-1825-0097
    """
    if not isinstance(page, Contributor) or not page.orcid:
        return
    where, why = page.at("orcid"), "the number would lead readers to nobody, or to somebody else"
    if not _ORCID.fullmatch(page.orcid):
        message = f"“{short(page.orcid)}” is not written as an ORCID iD is"
        hint = f"write its 16 digits in fours: {_in_fours(page.orcid)}"
        yield Diagnostic("orcid-wrong", message, where, hint=hint, why=why)
    elif _check_sign(page.orcid) != page.orcid[-1].upper():
        message = "A digit of this ORCID iD is wrong: the last does not fit the others"
        hint = f"copy the 16 digits of {page.name or 'this person'} again from orcid.org"
        yield Diagnostic("orcid-wrong", message, where, hint=hint, why=why)


def _in_fours(written: str) -> str:
    signs = re.sub(r"[\s.–—-]", "", written).upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", signs) or _check_sign(signs) != signs[-1]:
        return "0000-0002-1825-0097"
    return "-".join(signs[i : i + 4] for i in range(0, 16, 4))


def _check_sign(number: str) -> str:
    """The last sign of an ORCID iD: ISO 7064, modulus 11-2."""
    total = 0
    for digit in number.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)  # ten is written as the Roman one


def duplicate_slot(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every issue has a number and a day of its own.

    Bad:   number: 214, where the issue 2026-11-auckland has it
    Good:  number: 215
    """
    if not isinstance(page, Issue) or page.date is None:
        return
    taken = _taken(site.slots)
    other = taken.numbers.get(page.number, page.slug) if page.number is not None else page.slug
    if other < page.slug:
        message = f"Number {page.number} is taken: the issue {other} has it"
        hint = f"write number: {taken.free}, or give {other} another one"
        yield Diagnostic("duplicate-slot", message, page.at("number"), hint=hint)
    other = taken.days.get(str(page.date), page.slug)
    if other < page.slug:
        message = f"{page.date} is taken: the issue {other} goes out on that day"
        hint = f"choose another day, or give {other} another one"
        yield Diagnostic("duplicate-slot", message, page.at("date"), hint=hint)


class _Taken(NamedTuple):
    """Who comes first by slug for each number and day, and the first number that is free after all others."""

    numbers: Mapping[int, str]
    days: Mapping[str, str]
    free: int


_last: list[tuple[object, _Taken]] = []  # of the newsletter that was asked for last: thousands of issues ask


def _taken(slots: Mapping[str, tuple[int | None, object]]) -> _Taken:
    if _last and _last[0][0] is slots:
        return _last[0][1]
    numbers: dict[int, str] = {}
    days: dict[str, str] = {}
    for slug in sorted(slots):
        number, day = slots[slug]
        if day is not None:
            days.setdefault(str(day), slug)
            if number is not None:
                numbers.setdefault(number, slug)
    taken = _Taken(numbers, days, max((n for n, _ in slots.values() if n is not None), default=0) + 1)
    _last[:] = [(slots, taken)]
    return taken
