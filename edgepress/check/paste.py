"""Checks for letters and spaces that came along when a text was pasted from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from edgepress.check.reading import beside, body, few, is_guests, language, outside_code
from edgepress.diagnostics import Diagnostic, Severity, offered, safe
from edgepress.model import Page, Site

_UNSEEN = {
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
    "\u00ad": "soft hyphen",
    "\u2060": "word joiner",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u061c": "Arabic letter mark",
    "\u180e": "Mongolian vowel separator",
    "\u2061": "invisible sign",
    "\u2062": "invisible sign",
    "\u2063": "invisible sign",
    "\u2064": "invisible sign",
}
_MARK = re.compile(f"[{''.join(_UNSEEN)}]+")
MANY = 5  # so many in a row can hide words: direction-trick tells them
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RTL_LANGUAGES = frozenset("ar arc ckb dv fa he ku ps sd syr ug ur yi".split())
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc]")
# Thai, Khmer, Japanese, ...
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
_MEANS = re.compile(r"[#>*+\-|=~_`\d•]")  # at the beginning of a line, these could become something


def invisible_characters(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No mark that nobody sees stands between letters, unless the language needs it.

    Bad:   pati·ents, where the dot is a mark that nobody sees
    Good:  patients
    """
    text = page.source.text
    if text.isascii() or not is_guests(page) or not any(mark in text for mark in _UNSEEN):
        return
    clear: list[int] = []
    unsure: list[int] = []
    for match in _MARK.finditer(outside_code(page)):
        if len(match[0]) < MANY:
            for at in range(match.start(), match.end()):
                if not _needed(page, site, match, at):
                    (unsure if _could_become(text, match) else clear).append(at)
    for places, mend in ((clear, safe), (unsure, offered)):
        if places:
            name = _UNSEEN[text[places[0]]]
            count = (
                "A mark that nobody sees stands" if len(places) == 1 else f"{len(places)} marks that nobody sees stand"
            )
            yield Diagnostic(
                "invisible-characters",
                f"{count} in this text: {'a' if len(places) == 1 else 'the first is a'} {name}",
                page.source.span(places[0]),
                hint=f"delete it: it stands {_after(text, places[0])}",
                severity=Severity.SHOULD,
                why="words with such marks in them are not found by a search, and are read out in pieces",
                fix=mend(*few(page, [(at, at + 1, "") for at in places])),
            )


def _after(text: str, at: int) -> str:
    """Where a place is, in words: after the letters that can be seen before it on its line."""
    line = text[max(0, text.rfind("\n", 0, at) + 1, at - 60) : at]
    seen = _MARK.sub("", line).split()
    return f"after “{seen[-1][-24:]}”" if seen else "at the beginning of the line"


def _needed(page: Page, site: Site, match: re.Match[str], at: int) -> bool:
    """Whether a mark does honest work where it stands."""
    mark, (before, after) = match[0][at - match.start()], beside(page.source.text, match)
    if mark in "\u200e\u200f\u061c":
        line = page.source.line(page.source.place(at)[0])
        return language(page, site) in _RTL_LANGUAGES or bool(_RTL.search(line))
    if mark == "\u200d" and before >= "\u2190" and after >= "\u2190":  # emoji, and the pieces they are made of
        return True
    if mark in "\u200c\u200d\u180e":
        return bool(_JOINING.match(before) or _JOINING.match(after))
    return mark in "\u200b\u2060" and bool(_NO_SPACES.match(before) or _NO_SPACES.match(after))


def _could_become(text: str, match: re.Match[str]) -> bool:
    """Whether the text could become something else without the marks: a list, a heading, stars that make bold."""
    before, after = beside(text, match)
    begins = before in ("", "\n") and bool(_MEANS.match(after))
    return begins or (before == after and bool(_MEANS.match(after)) and not after.isdigit())


FEW = 2  # sticky spaces in a page that somebody may have set on purpose
WIDE = 3  # spaces in a row that nobody types
_RUN_OF_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")
_STICKY = re.compile("(?<![ \u00a0\u202f\u2007]) *[\u00a0\u202f\u2007][ \u00a0\u202f\u2007]*")
_SET_BEFORE = frozenset(":;!?»›%‰‱€$£¥°–—·×=+±…/&)")
_SET_AFTER = frozenset("«‹–—§¶#№$£€¥×=+±·&(/†*")
_TITLES = frozenset(
    "dr mr mrs ms mx prof st ste sr jr no nr vol art fig ch pp cf mme mlle mm hr fr sra rev hon tel".split()
)


def sticky_spaces(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Between ordinary words stands an ordinary space, at which a line may break.

    Bad:   every·word·of·this·line, where each dot is a space at which no line breaks
    Good:  every word of this line
    """
    text = page.source.text
    if text.isascii() or not is_guests(page) or not any(space in text for space in "\u00a0\u202f\u2007"):
        return
    found = [m for m in _STICKY.finditer(body(page).prose, page.start) if not _is_set(text, m)]
    inside = [m for m in found if not _at_end(text, m)]
    if len(inside) > FEW or _shows(text, inside):
        start = inside[0].start()
        yield Diagnostic(
            "sticky-spaces",
            f"{len(inside)} spaces in this text hold words together on one line, or show as wide gaps"
            if len(inside) > 1
            else "The spaces here show as a wide gap, and hold the words beside it on one line",
            page.source.span(start, inside[0].end()),
            hint=f"type an ordinary space {_after(text, start)}, and in the other places",
            severity=Severity.SHOULD,
            why="word processors and web pages put such spaces into what is copied from them",
            fix=safe(*few(page, [(m.start(), m.end(), _plain_space(text, m)) for m in found])),
        )


def _shows(text: str, some: list[re.Match[str]]) -> bool:
    """Whether a few sticky spaces were set by nobody: three in a row make a gap, two hold one short run of words."""
    return any(len(m[0]) >= WIDE for m in some) or any(
        _RUN_OF_WORDS.fullmatch(text, one.end(), other.start()) for one, other in pairwise(some)
    )


def _at_end(text: str, match: re.Match[str]) -> bool:
    """Whether a space stands before or after all words of its line, where it does nothing."""
    return not {"", "\n"}.isdisjoint(beside(text, match))


def _is_set(text: str, match: re.Match[str]) -> bool:
    """Whether somebody who knows type could have set a sticky space here: before a unit, after a title, in a name."""
    before, after = beside(text, match)
    if _at_end(text, match):
        return bool(_MEANS.match(after)) or after in ("[", "!")
    if len(match[0]) > 1:
        return False
    if before in _SET_AFTER or after in _SET_BEFORE or before.isdigit() or after.isdigit():
        return True
    word = text[max(0, match.start() - 24) : match.start()].split()[-1:] or [""]
    bare = word[0].strip("([{\"'“‘«*_")
    if len(bare.rstrip(".")) <= 1 or (bare.rstrip(".").lower() in _TITLES):
        return True
    return bare[:1].isupper() and after.isupper() and bare[-1:].isalnum()


def _plain_space(text: str, match: re.Match[str]) -> str:
    """What stands there instead: nothing at the ends of a line, unless two spaces break it."""
    before, after = beside(text, match)
    if before in ("", "\n"):
        return ""
    if after in ("", "\n"):
        return "  " if match[0].endswith("  ") else ""
    return " "
