"""The check of initials: who is new to a subject is told once what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from edgepress.check.reading import body, is_guests, listed, words
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Page, Site

_INITIALS = re.compile(r"(?<![\w@#&/.’'|{%:-])([A-ZÀ-ÖØ-Þ]{2,6})s?(?:[’']s)?(?![\w&/@|}%-]|[.’':]\w)")
_ROMAN = re.compile(r"[IVX]+|M{1,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LOUD_BEFORE = re.compile(r"(?<![A-ZÀ-ÖØ-Þ])([A-ZÀ-ÖØ-Þ]{2,})[ \t]+\Z")
_LOUD_AFTER = re.compile(r"[ \t]+([A-ZÀ-ÖØ-Þ]{2,})(?![\w])")
_NUMBER_NEXT = re.compile(r"[ \t\u00a0]?\d")
_NAME_NEXT = re.compile(r" [A-ZÀ-ÖØ-Þ][^\W\d_]*[a-zà-ÿ]")
_IN_A_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]{0,40}, \Z")  # “Halifax, NS”, “Liz Doe, FRCN”
_WAITING = frozenset("TODO TBC TBA TBD FIXME XXX".split())  # told as a placeholder already
_MEANS = (
    r"(?:,? (?:stands?|stood) for|,? (?:is|are) short for|,? meaning|,? or [a-zà-ÿ]+ [a-zà-ÿ]|,? signifie"
    r"|,? c[’']est-à-dire|:| =) "
)
_SOME = r"([A-ZÀ-ÖØ-Þ]{2,6})s?"
# Below the text, in round brackets behind their words, or with words that say what they mean.
_EXPLAINS = (
    re.compile(r"\*\[([^\[\]\n]{2,6})\]"),
    re.compile(rf"\([\"“*]*{_SOME}[\"”*]*\s*[),;:]"),
    re.compile(rf"\b{_SOME}[*_”\"]*{_MEANS}"),
)
_BEFORE_WORDS = re.compile(rf"\b{_SOME}\b[*_”\"]* \(([^()\n]{{5,120}})\)")


def initials_unexplained(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Initials that not everybody knows stand beside their words the first time, or are explained below the text.

    Bad:   We drew one PDSA a week.
    Good:  We drew one plan-do-study-act cycle (PDSA) a week.
    """
    known = listed(page, site, "initials-unexplained")
    if known and is_guests(page):
        yield from islice(_unexplained(page, known, listed(page, site, "initials-no-initials")), 5)


def _unexplained(page: Page, known: Mapping[str, str], loud: Mapping[str, str]) -> Iterator[Diagnostic]:
    text = body(page).words
    told: set[str] = set()
    letters, explained = "", None
    for match in _INITIALS.finditer(text, page.start):
        initials = match[1]
        if (
            initials in told
            or initials in known
            or initials in loud
            or initials in _WAITING
            or _ROMAN.fullmatch(initials)
        ):
            continue
        if _is_no_term(text, match, known):
            continue
        told.add(initials)
        explained = _explained(text) if explained is None else explained
        letters = letters or _first_letters(page)
        if initials in explained or initials.lower() in letters:
            continue
        yield Diagnostic(
            "initials-unexplained",
            f"Some readers will not know what {initials} stands for",
            page.source.span(match.start(1), match.end(1)),
            hint=f"the first time, write its words, and then ({initials}); or put *[{initials}]: and its words on a line below",
            severity=Severity.CONSIDER,
        )


def _is_no_term(text: str, match: re.Match[str], known: Mapping[str, str]) -> bool:
    """Whether capitals are a shout, part of a name, of a place or of a number."""
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    around = (_LOUD_BEFORE.search(before), _LOUD_AFTER.match(after))
    return (
        any(found is not None and found[1] not in known for found in around)
        or _NUMBER_NEXT.match(after) is not None
        or _IN_A_NAME.search(before) is not None
        or (len(match[1]) == 2 and _NAME_NEXT.match(after) is not None)
    )


def _explained(text: str) -> set[str]:
    """Which initials a page explains somewhere, found in one go: a page may be full of them."""
    found = {match for shape in _EXPLAINS for match in shape.findall(text)}
    return found | {m[1] for m in _BEFORE_WORDS.finditer(text) if re.search(rf"\b{m[1][0]}", m[2], re.I)}


def _first_letters(page: Page) -> str:
    """The first letters of a page's words in a row; once of all, once without small words, once of long words only."""
    found = [part for word in words(page) for part in word.small.split("-")]
    return " ".join("".join(word[:1] for word in found if len(word) > least) for least in (0, 3))
