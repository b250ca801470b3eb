"""Checks of how a text sounds when it is read out, and what it means to those who do not see the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from edgepress.check.reading import body, first, hits, is_guests, listed, short
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Article, Issue, Page, Site
from edgepress.source import Span

_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
# Four words or more in capitals. A word begins where none goes before it, so that nothing is tried twice.
_SHOUT = re.compile(
    rf"(?<![\w'’-])(?:[{_BIG}][{_BIG}'’-]*[ \t,;:!?&“”\"*_–—]{{1,3}}){{3,}}[{_BIG}]['’{_BIG}-]*(?![\w'’])"
)
_BIG_WORD = re.compile(rf"[{_BIG}]+(?:['’][{_BIG}]+)*")
LONG = 7  # letters: no initials are so long
_MODS = "\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_SIGN = (
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff⌚⌛⏩-⏳☀-☄☎☔☕☘☝☠☢☣☮☯☹☺♀♂♈-♓♥♻♿⚒-⚗⚠"
    "⚡⚪⚫⚽⚾⛄⛅⛎⛑⛔⛪⛲⛳⛵⛺⛽✅✈-✍✨❄❌❎❓-❕❗❣❤➕-➗➰➿⬛⬜⭐⭕"
)
_ONE = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[{_SIGN}][{_MODS}]*(?:\u200d[{_SIGN}][{_MODS}]*)*)"
_RUN = re.compile(rf"(?<!\u200d){_ONE}(?: ?{_ONE}){{2,}}")
_EACH = re.compile(_ONE)
_TABLE = re.compile(r"^[ ]{0,3}\|?[ \t]*:?-{2,}:?[ \t]*\|", re.M)
_ON_OTHER_PAGES = frozenset(
    """button buttons link links menu column sidebar box chart graph diagram bouton boutons lien liens colonne encadré graphique
    schéma""".split()
)


def shouting(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A text does not shout: it has no four words in a row in capitals, unless all of them are initials.

    Bad:   PLEASE READ THIS NOW
    Good:  **Please read this now**
    """
    if not is_guests(page):
        return
    small = listed(page, site, "shouting")
    if isinstance(page, (Issue, Article)):
        for key in ("title", "summary", "preview", "subject"):
            value = getattr(page, key, "")
            shout = _SHOUT.search(value) if key in page.details.places else None
            if shout and _shouts(shout[0], small):
                yield _shouted(shout[0], page.at(key))
    read = body(page)
    for shout in _SHOUT.finditer(read.words, read.start):
        note = read.words[shout.start() - 1] == "[" and read.words[shout.end() : shout.end() + 1] == "]"
        if not note and _shouts(shout[0], small):  # [INSERT A PHOTO OF THE WARD HERE] is a placeholder
            yield _shouted(shout[0], page.source.span(shout.start(), shout.end()))


def _shouts(words: str, small: Mapping[str, str]) -> bool:
    """Whether words in capitals are words, and not the initials of something."""
    found = _BIG_WORD.findall(words)
    plain = [word for word in found if word.lower() in small]
    return len(found) > 3 and bool(plain or sum(len(word) >= LONG for word in found) > 1)


def _shouted(words: str, where: Span) -> Diagnostic:
    return Diagnostic(
        "shouting",
        f"“{short(words)}” reads as if somebody were shouting",
        where,
        hint=f"write it in small letters: “{short(words.capitalize())}”",
        severity=Severity.SHOULD,
        why="words in capitals have no outline, so they are slow to read, and some screen readers spell them out",
    )


def by_position_or_colour(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Words name what they mean, because not everybody sees where it stands or which colour it has.

    Bad:   The red bars are ours; see the box on the right.
    Good:  The bars marked “Elm” are ours; see “Kitchen times”.
    """
    phrases = listed(page, site, "by-position-or-colour")
    if not phrases:
        return
    drawn = bool(page.seen.pictures) or ("|" in body(page).prose and bool(_TABLE.search(body(page).prose, page.start)))
    found = (
        hit
        for hit in hits(page, phrases)
        if drawn or not _ON_OTHER_PAGES.isdisjoint(hit.phrase.replace("'", " ").split())
    )
    for hit in first(found):
        words = body(page).text[hit.start : hit.end]
        yield Diagnostic(
            "by-position-or-colour",
            f"“{short(words)}” means nothing to those who do not see where things stand, or in which colour",
            page.source.span(hit.start, hit.end),
            hint=hit.instead or "call it by its name, or by the words that stand on it",
            severity=Severity.CONSIDER,
            why="on a phone, all stands in one column; a screen reader tells no colours",
        )


def emoji_run(page: Page, site: Site) -> Iterator[Diagnostic]:
    """There are at most two emoji in a row, because a screen reader says the name of each.

    Bad:   We did it 🎉🎉🎉
    Good:  We did it 🎉
    """
    text = page.source.text
    if text.isascii() or not is_guests(page):
        return
    read = body(page)
    for run in _RUN.finditer(read.prose, read.start):
        each = _EACH.findall(run[0])
        names = ", ".join(_name(sign) for sign in each[:3]) + (", and so on" if len(each) > 3 else "")
        yield Diagnostic(
            "emoji-run",
            f"A screen reader would say: {names}",
            page.source.span(run.start(), run.end()),
            hint=f"keep one: {each[0]}",
            severity=Severity.CONSIDER,
        )


def _name(sign: str) -> str:
    return "flag" if "\U0001f1e6" <= sign[0] <= "\U0001f1ff" else unicodedata.name(sign[0], "emoji").lower()
