"""The check for what a text still waits for: words to be put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edgepress.check.reading import body, hits, is_guests, language, listed, short
from edgepress.check.review import is_remark
from edgepress.diagnostics import Diagnostic
from edgepress.model import Page, Site

_LATER = ("TODO", "TBC", "TBA", "TBD", "XX", "FIXME", "tbc", "tba", "tbd")
_LETTERS = re.compile(
    r"(?<![\w-])(?:TODO|TBC|TBA|TBD|X{3,10}|FIXME)(?![\w-])|(?<=\()(?:[\w ]{0,40} )?(?:tbc|tba|tbd)(?=\))"
    r"|(?<![\w-])XX(?= ?%| (?:per ?cent|days|weeks|months|years|hours|minutes|miles|pounds|times|jours|semaines|mois|ans|heures"
    r"|fois|pour cent|Tage|Wochen|Monate|Jahre|Prozent)\b)"
)
_TODO_IS_ALL = frozenset("es pt gl ca an ast".split())
_TBC_IS_AN_ILLNESS = frozenset("es fr it de nl pt ro tr id".split())
_BRACKETS = re.compile(r"\[(?<![\[\]\\!]\[)([^\[\]\n^]{2,60})\](?![(\[\]:])")  # no link, no note
_OURS = dict.fromkeys(
    ("to be confirmed", "note to follow", "insert the …"), ""
)  # `edgepress import` writes them, in every language
# Details that readers see.
_SHOWN = (
    "title",
    "summary",
    "subject",
    "preview",
    "name",
    "role",
    "place",
    "organisation",
    "format",
    "size",
    "theme.banner-description",
)


def placeholder(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every word that stands in for another is replaced, in the text and in its details.

    Bad:   Our guest is [insert name], and the room is TBC.
    Good:  Our guest is Liz Doe, and the room is on the ground floor.
    """
    if not is_guests(page):
        return
    for start, end in _joined(sorted({*_in_letters(page, site), *_in_brackets(page, site), *_in_words(page, site)})):
        words = short(page.source.text[start:end])
        yield Diagnostic(
            "placeholder",
            f"Readers would see “{words}”, which waits for other words",
            page.source.span(start, end),
            hint=f"write what belongs in place of “{words}”, or take the sentence out",
        )


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that touch or overlap are one."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stretches(page: Page) -> Iterator[tuple[int, str]]:
    """What readers see, and where it begins: the details that are shown, and the words of the body."""
    places = page.details.places
    for key in _SHOWN:
        where = places.get(key)
        if where:
            at = page.source.offset(where.line, where.column)
            yield at, page.source.text[at : page.source.offset(where.end_line, where.end_column)]
    yield page.start, body(page).prose[page.start :]


def _in_letters(page: Page, site: Site) -> Iterator[tuple[int, int]]:
    text = page.source.text
    if not any(letters in text for letters in _LATER):
        return
    code = language(page, site)
    read = body(page).words
    for at, words in _stretches(page):
        for match in _LETTERS.finditer(words):
            in_address = at >= page.start and not read[at + match.start()].strip()
            if not in_address and not _means_another(words, match, code):
                yield at + match.start(), at + match.end()


def _means_another(words: str, match: re.Match[str], code: str) -> bool:
    """Whether the letters are short for something else here: a name spelt out before them, thirty, all, an illness."""
    short_for = match[0]
    if (short_for == "TODO" and code in _TODO_IS_ALL) or (short_for == "TBC" and code in _TBC_IS_AN_ILLNESS):
        return True
    before, after = words[: match.start()], words[match.end() : match.end() + 2]
    if short_for == "XXX" and (after[1:].isupper() or re.search(r"[\d,]\s?$|[A-Z][a-z]+ $", before[-12:])):
        return True
    return short_for.isupper() and short_for[0] != "X" and _is_spelt_out(words, short_for)


def _is_spelt_out(words: str, letters: str) -> bool:
    """Whether a name with these initials stands beside them: the Better Care group (TBC)."""
    name = r"\w+[ -](?:(?:of|the|and|for|in|to) )?".join(letters) + r"\w+"
    return bool(
        re.search(
            rf"\b{name}(?: \w+){{0,2}} ?[(,“\"]{{1,2}}{letters}\b|\b{letters} ?[(,“\"]{{1,2}}(?:the )?{name}", words
        )
    )


def _in_brackets(page: Page, site: Site) -> Iterator[tuple[int, int]]:
    text, known = page.source.text, _known(page, site, "placeholder-brackets")
    if "[" not in text or not any(_waits(match, known) for match in _BRACKETS.finditer(text)):
        return
    small = text.lower()
    for at, words in _stretches(page):
        for match in _BRACKETS.finditer(words):
            if _waits(match, known) and f"[{match[1].lower()}]:" not in small:  # no name of a link
                yield at + match.start(), at + match.end()


def _known(page: Page, site: Site, name: str) -> dict[str, str]:
    """What stands for other words in the language of the page, and in English, which blank files are in."""
    return {**site.lists.get("en", {}).get(name, {}), **listed(page, site, name)}


def _waits(match: re.Match[str], known: Iterable[str]) -> bool:
    small = " ".join(match[1].lower().split())
    return not is_remark(match[0]) and any(_fits(small, phrase) for phrase in known)


def _fits(words: str, phrase: str) -> bool:
    if phrase.endswith("…"):
        return words.startswith(phrase[:-1])
    return words.endswith(phrase[1:]) if phrase.startswith("…") else words == phrase


def _in_words(page: Page, site: Site) -> Iterator[tuple[int, int]]:
    small = page.source.text.lower()
    known = [phrase for phrase in ("lorem ipsum", *_known(page, site, "placeholder")) if phrase in small]
    if not known:
        return
    for hit in hits(page, dict.fromkeys(known, "")):
        yield hit.start, hit.end
    for at, words in list(_stretches(page))[:-1]:
        for phrase in known:
            begin = words.lower().find(phrase)
            if begin >= 0:
                yield at + begin, at + begin + len(phrase)
