"""Checks of signs that are typed as if they made a list, bold words or a word in brackets, and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from edgepress.check.reading import Line, language, lines, short
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, safe
from edgepress.model import Page, Site
from edgepress.seen import Tag

MOST = 500  # lines of a list that are told as one

# A bullet that is nothing else, one made of a letter and a wide gap, a hyphen or star with a no-break space; and dashes.
_BULLET = re.compile(
    r"(?P<in>[ ]{0,3}(?:(?:> ?)++[ ]{0,3})?)(?P<sign>(?P<sure>[•‣◦⁃▪▫●○■□➢➤►▸∙·]|o(?=\t|[ ]{2}|\u00a0)|[-*+](?=\u00a0))|[–—])"
    r"(?P<gap>[ \t\u00a0]++)(?=[^\n]*\w)(?P<words>\S)"
)
_MAYBE = re.compile(r"^[ >]*(?:[•‣◦⁃▪▫●○■□➢➤►▸∙·–—]|o(?:\t|[ ]{2}|\u00a0)|[-*+]\u00a0)", re.M)
# In these languages a dash at the start of a line may well be somebody speaking.
_NO_DIALOGUE = frozenset(("en", "mi", "cy", "de", "nl"))
_BREAKS = ("  ", "\\")

_YEAR = re.compile(
    r"^(?P<in>[ ]{0,3}(?:(?:> ?)++[ ]{0,3})?)(?P<year>1[0-9]{3}|20[0-9]{2})(?P<sign>[.)])[ \t]+(?=\S)", re.M
)
_MADE = re.compile(r"<li>\s*+(?:<p>)?(?:[^\w<>&]|<(?!li>)[^<>]*>|&[a-z]+;)*+([^\W_]+)")
_ITEM = re.compile(r"[ >]*(\d{1,9})[.)][ \t]+\S")

_STARS = re.compile(r"(?<![\\*])(\*{2,3})(?!\*)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_OPENING = "([{“„‘\"'«»¿¡—–-/>|"
_CLOSING = ".,;:!?)]}”’\"'»«…—–-/<|؟،؛。、"

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")  # <i@example.org> begins like a tag

# Names of tags that are words of every day: alone, without their closing tag, they stand for something to fill in.
_NOUNS = frozenset(
    """address area article aside body caption command content data desc details figure footer header image label legend
    main map menu meter option output progress search section summary time title""".split()
)
# Words that stand in tags without a value.
_IN_TAGS = frozenset(
    """align allowfullscreen async autofocus autoplay border checked class clear color compact controls default defer
    disabled download face height hidden href id inert ismap itemscope loop multiple muted name nohref noshade novalidate
    nowrap open playsinline readonly required reversed selected size src start style title type value width""".split()
)
_WORD = re.compile(r"[^\W_]+")


def typed_bullets(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Each line of a list begins with a hyphen and a space.

    Bad:   • non-slip socks
           • a lamp by the bed
    Good:  - non-slip socks
           - a lamp by the bed
    """
    if not _MAYBE.search(page.source.text, page.start):
        return
    spoken = language(page, site) not in _NO_DIALOGUE
    for group in _groups(page):
        top, first = group[0]
        sure = all(bullet["sure"] or not (spoken or bullet["words"].isdigit()) for _, bullet in group)
        words = short(top.text[first.start("words") :])
        edits = [Edit(page.source.span(*_at(line, bullet)), _hyphen(first, bullet)) for line, bullet in group]
        together = all(
            below.number - above.number == 1 and not above.text.endswith(_BREAKS)
            for (above, _), (below, _) in pairwise(group)
        )
        sign = first["sign"]
        yield Diagnostic(
            "typed-bullets",
            f"“{sign} {words}” and the lines after it run together: {_named(sign)} makes no list"
            if together
            else f"“{sign} {words}” is no item of a list: {_named(sign)} makes none",
            page.source.span(top.start + first.start("sign"), top.start + len(top.text.rstrip())),
            hint=f"write - {words}"
            + ("" if sure or not spoken else ", or leave an empty line where somebody else speaks"),
            severity=Severity.SHOULD,
            why="people who listen are told how long a list is",
            fix=Fix(tuple(edits), safe=sure),
        )


def _named(sign: str) -> str:
    return {"-": "a hyphen with a no-break space", "*": "a star with a no-break space", "o": "an o"}.get(sign, sign)


def _at(line: Line, bullet: re.Match[str]) -> tuple[int, int]:
    """The bullet, with the spaces before and after it."""
    return line.start + bullet.end("in"), line.start + bullet.end("gap")


def _hyphen(first: re.Match[str], bullet: re.Match[str]) -> str:
    """What stands for a bullet: an o under another bullet is one level further in."""
    return "    - " if bullet["sign"] == "o" and first["sign"] != "o" else "- "


def _groups(page: Page) -> Iterator[list[tuple[Line, re.Match[str]]]]:
    """Lines that were meant as one list: two or more, in one paragraph, or each in its own where the bullet is sure."""
    group: list[tuple[Line, re.Match[str]]] = []
    last: Line | None = None  # the last line of any kind
    joined = False  # whether the last line belongs to the group
    for line in lines(page):
        apart = last is None or line.number != last.number + 1
        bullet = _BULLET.match(line.text)
        if bullet and group and (len(group) == MOST or not _goes_on(group, bullet, apart, joined, last)):
            yield from _whole(group)
            group = []
        if bullet:
            group.append((line, bullet))
        joined = bool(bullet) or (joined and not apart)
        if not joined:
            yield from _whole(group)
            group = []
        last = line
    yield from _whole(group)


def _goes_on(
    group: list[tuple[Line, re.Match[str]]], bullet: re.Match[str], apart: bool, joined: bool, last: Line | None
) -> bool:
    """Whether a bullet belongs to the list above it."""
    sure = bool(bullet["sure"]) and bool(group[-1][1]["sure"])
    broken = last is not None and last.text.endswith(_BREAKS)
    return joined and (sure or (not apart and not broken and not bullet["sure"] and not group[-1][1]["sure"]))


def _whole(group: list[tuple[Line, re.Match[str]]]) -> Iterator[list[tuple[Line, re.Match[str]]]]:
    if len(group) > 1:
        yield group


class _Numbered(NamedTuple):
    """A line that begins with a number, and whether it is a year; `number` is the line's, `value` what is written."""

    line: Line
    value: int
    year: re.Match[str] | None


def year_starts_list(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A sentence does not begin its line with a year and a full stop: that makes a numbered list.

    Bad:   2024. A year to remember.
    Good:  2024: a year to remember.
    """
    if not _YEAR.search(page.source.text, page.start):
        return
    items = set(_MADE.findall(page.html))
    for run in _runs(page):
        for i, item in enumerate(run):
            first = _WORD.search(item.line.text, item.year.end()) if item.year else None
            if first and first[0] in items and (len(run) == 1 or item.value != run[0].value + i):
                yield from _year(page, item, alone=len(run) == 1)


def _year(page: Page, item: _Numbered, alone: bool) -> Iterator[Diagnostic]:
    """What is said of one year, if it made a list."""
    assert item.year
    year, sign = item.year["year"], item.year["sign"]
    if alone and f'<ol start="{year}">' not in page.html:
        return
    begin = item.line.start + item.year.end("in")
    words = short(item.line.text[item.year.end() :], 30)
    message = (
        f"“{year}{sign}” makes a numbered list that starts at {year}"
        if alone
        else f"“{year}{sign}” is counted as an item of a list, and readers see another number"
    )
    yield Diagnostic(
        "year-starts-list",
        message,
        page.source.span(begin, begin + len(year) + 1),
        hint=f"write {year}\\{sign} {words}, with a backslash, or put a word before the year"
        if alone
        else f"write - {year}: {words}",
        severity=Severity.SHOULD,
        fix=safe(Edit(page.source.span(begin + len(year), begin + len(year)), "\\")) if alone else None,
    )


def _runs(page: Page) -> Iterator[list[_Numbered]]:
    """The lines of each numbered list that a year stands in. Words that begin at the left after an empty line end it."""
    run: list[_Numbered] = []
    last = 0
    for line in lines(page):
        item = _ITEM.match(line.text)
        if item:
            run.append(_Numbered(line, int(item[1]), _YEAR.match(line.text)))
        elif line.number != last + 1 and not line.text.startswith("  "):
            yield run
            run = []
        last = line.number
    yield run


def stray_stars(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The stars of bold words touch them, with no space inside.

    Bad:   We had ** no falls ** in June.
    Good:  We had **no falls** in June.
    """
    if "**" not in page.html:
        return
    for line in lines(page):
        if "**" in line.text:
            for begin, end in _pairs(line.text):
                yield from _loose(page, line, begin, end)


_Stars = re.Match[str]


def _pairs(text: str) -> Iterator[tuple[_Stars, _Stars]]:
    """The stars of a line two by two, where every one has its fellow; in a table, cell by cell."""
    found = list(_STARS.finditer(text))
    for begin, end in zip(found[::2], found[1::2], strict=False):
        if len(found) % 2 == 0 and begin[1] == end[1] and "|" not in text[begin.end() : end.start()]:
            yield begin, end


def _loose(page: Page, line: Line, begin: _Stars, end: _Stars) -> Iterator[Diagnostic]:
    """What is said of two pairs of stars with words between them, if a space keeps them from being bold."""
    opens, closes = line.start + begin.end(), line.start + end.start()
    inner = page.source.text[opens:closes]  # code is no space
    words = inner.strip()
    before = line.text[max(0, begin.start() - 1) : begin.start()]
    after = line.text[end.end() : end.end() + 1]
    if inner == words or not _LETTERS.search(words) or "*" in words:
        return
    if before.strip() and before not in _OPENING:
        return  # stars after a word send to a note
    left, right = opens + len(inner) - len(inner.lstrip()), closes - len(inner) + len(inner.rstrip())
    gap = " " if right < closes and after.strip() and after not in _CLOSING else ""
    edits = [Edit(page.source.span(opens, left), "")] if opens < left else []
    edits += [Edit(page.source.span(right, closes + len(end[1])), end[1] + gap)] if right < closes else []
    yield Diagnostic(
        "stray-stars",
        f"Readers would see the stars round “{short(words)}”, for a space stands inside them",
        page.source.span(opens - len(begin[1]), closes + len(end[1])),
        hint=f"write {begin[1]}{short(words)}{end[1]}",
        severity=Severity.SHOULD,
        fix=safe(*edits),
    )


def vanishing_brackets(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Words do not stand in angle brackets: a few of them are taken for a web page's own signs, and vanish.

    Bad:   Write to <main contact> before noon.
    Good:  Write to (main contact) before noon.
    """
    for tag in words_in_brackets(page):
        inside = tag.written[1:-1]
        words = short(inside)
        is_mail = bool(_MAIL.fullmatch(inside))
        link = f"[{inside}](mailto:{inside})"
        yield Diagnostic(
            "vanishing-brackets",
            f"No reader would see “{short(tag.written)}”: words in such brackets are taken for a part of a web page",
            tag.where,
            hint=f"write {link}" if is_mail else f"write ({words}), or &lt;{words}&gt; to keep the brackets",
            fix=safe(Edit(tag.where, link if is_mail else escape(tag.written, quote=False))),
        )


def words_in_brackets(page: Page) -> tuple[Tag, ...]:
    """What was taken out of a text as a tag, and can only be words."""
    closed = {tag.name for tag in page.seen.tags if tag.written.startswith("</")}
    return tuple(tag for tag in page.seen.tags if tag.name not in closed and _is_words(tag))


def _is_words(tag: Tag) -> bool:
    inside = tag.written[1:-1]
    if tag.active or tag.hidden or inside[:1] in "/!?" or inside[-1:] == "/" or "=" in inside or '"' in inside:
        return False
    rest = _WORD.findall(inside[len(tag.name) :].lower())
    return any(word not in _IN_TAGS for word in rest) if rest else tag.name in _NOUNS
