"""The check for what a blog puts round its texts: comment forms, buttons, lists of other texts.

A line is furniture by itself (“Leave a Reply”) or only beside such a line (“Related”): the lists say which. Lines of one
kind that stand together are one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from edgepress.check.reading import body, is_guests, language, short
from edgepress.diagnostics import Diagnostic, Edit, offered
from edgepress.model import Page, Site

GAP = 3  # lines between two lines of furniture that belong to it without being known: titles, names, a comment
BRIEF = 12  # words of such a line; a paragraph of the text has more
LONGEST = 300  # letters of a line of furniture
ROW = 3  # lines under each other that could be furniture: nobody writes so many by chance
TALK = ("comments", "list of pingbacks")  # between these, somebody's comment may be long
FILED = "note on where it was filed"
_ANY = "…"  # what a list writes for any words; in a text, it is read as three dots

_FIRST = re.compile(r"^(?:[^\w\n]|_)*+(?:\d{1,3}[.)][ \t]++)?+(?:[^\w\n]|_)*+(\w+)", re.M)
_MARKER = re.compile(r"[\s>*+#_|•·–-]*+(?:\d{1,3}[.)]\s++)?+[\s>*+#_|\\-]*+")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d.,]*+(?=\s)")
_DAY = re.compile(r"(?<![\d/.-])[0-3]?\d(?![\d])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPACES = re.compile(r"\s+")


class _Phrase(NamedTuple):
    parts: tuple[str, ...]  # between the "…" of a list; an empty one at the beginning or end stands for any words
    kind: str
    alone: bool  # whether a line is furniture by itself


class _Found(NamedTuple):
    start: int
    end: int
    phrase: _Phrase
    words: str


_Book = tuple[dict[str, list[_Phrase]], list[_Phrase]]  # by their first word, and those that begin with any words


def blog_furniture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A text ends where its words end: no comment form, buttons or lists of a blog come after them.

    Bad:   Nobody fell in June.
           Leave a Reply
           Your email address will not be published.
    Good:  Nobody fell in June.
    """
    if not is_guests(page):
        return
    book = _book_for(site, language(page, site))
    found = _lines(page, book)
    if not found:
        return
    for cluster in _clusters(page, found):
        for block in _blocks(page, cluster):
            yield _told(page, block)


_last: list[tuple[object, str, _Book]] = []  # the lists that were asked for last, and how they are looked up


def _book_for(site: Site, code: str) -> _Book:
    """The furniture of blogs in a language and in English, in which every blog may be."""
    for lists, known, book in _last:
        if lists is site.lists and known == code:
            return book
    entries = [site.lists.get(name, {}).get("blog-furniture", {}) for name in ("en", code)]
    book = _book(tuple({**entries[0], **entries[1]}.items()))
    _last[:] = [(site.lists, code, book), *_last[:3]]
    return book


@lru_cache(16)
def _book(entries: tuple[tuple[str, str], ...]) -> _Book:
    firsts: dict[str, list[_Phrase]] = {}
    others: list[_Phrase] = []
    for written, kind in entries:
        parts = tuple(part.strip(" ") if i else part.rstrip(" ") for i, part in enumerate(written.lower().split(_ANY)))
        phrase = _Phrase(parts, kind.rstrip("?") if kind else "own words", not kind.endswith("?"))
        first = re.search(r"#|\w+", parts[0])
        if first:
            firsts.setdefault(first[0], []).append(phrase)
        else:
            others.append(phrase)
    return firsts, others


def _lines(page: Page, book: _Book) -> list[_Found]:
    """The lines that the lists know, from the top; empty when none of them could be furniture by itself."""
    text, found, (firsts, others) = page.source.text, [], book
    for match in _FIRST.finditer(text, page.start):
        small = match[1].lower()
        known = firsts.get("#" if small.isdigit() else small)
        if known is None and not others:
            continue
        start = match.start()
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if end - start > LONGEST or (known is None and text[end - 1 : end].rstrip("*_") not in (":", "")):
            continue
        words = _said(text[start:end])
        phrase = next((p for p in (*(known or ()), *others) if _fits(words, p.parts)), None)
        if phrase:
            line = text[start:end]
            if phrase.kind == FILED and not phrase.alone and _is_date_line(page, words, start):
                phrase = phrase._replace(alone=True)
            found.append(
                _Found(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), phrase, line.strip())
            )
    if len(found) < 2 and not any(f.phrase.alone for f in found):
        return []
    prose = body(page).prose
    return [f for f in found if prose[f.start : f.end].strip()]


def _is_date_line(page: Page, words: str, start: int) -> bool:
    """Whether a line above the text says by whom and when it was put on a blog; a sentence ends in a full stop."""
    above = page.source.text[page.start : start].split("\n")
    return (
        bool(_YEAR.search(words) and _DAY.search(words))
        and words[-1:] not in ".!?:"
        and len(words.split()) <= BRIEF
        and all(len(line.split()) <= BRIEF and line.rstrip()[-1:] not in (".", "!", "?") for line in above)
        and sum(bool(line.strip()) for line in above) <= GAP
    )


def _said(line: str) -> str:
    """A line as the lists write it: without signs of lists, headings and links, in small letters."""
    words = _LINK.sub(r"\1", line) if "](" in line else line
    words = words[_MARKER.match(words).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    words = words.replace("**", "").replace("__", "").replace("\\", "").replace("’", "'").replace(_ANY, "...").lower()
    counted, words = words[:1].isdigit(), _SPACES.sub(" ", words).strip("*_#|> ")
    return _NUMBER.sub("#", words, count=1) if counted else words


def _fits(words: str, parts: tuple[str, ...]) -> bool:
    """Whether words are a phrase of a list, part by part."""
    if len(parts) == 1:
        return words == parts[0]
    if not words.startswith(parts[0]) or not words.endswith(parts[-1]):
        return False
    at, last = len(parts[0]), len(words) - len(parts[-1])
    for part in parts[1:-1]:
        at = words.find(part, at, last)
        if at < 0:
            return False
        at += len(part)
    return at <= last


def _clusters(page: Page, found: list[_Found]) -> Iterator[list[_Found]]:
    """Lines that stand together, where one of them is furniture by itself or two of a kind stand under each other."""
    cluster: list[_Found] = []
    for line in found:
        if cluster and not _together(page, cluster[-1], line):
            yield from _real(page, cluster)
            cluster = []
        cluster.append(line)
    yield from _real(page, cluster)


def _together(page: Page, above: _Found, below: _Found) -> bool:
    between = _between(page, above, below)
    talk = above.phrase.kind in TALK and below.phrase.kind in TALK
    return len(between) <= GAP and (talk or all(len(line.split()) <= BRIEF for line in between))


def _between(page: Page, above: _Found, below: _Found) -> list[str]:
    return [line for line in page.source.text[above.end : below.start].split("\n") if line.strip()]


def _real(page: Page, cluster: list[_Found]) -> Iterator[list[_Found]]:
    while cluster and not cluster[0].phrase.kind:
        cluster = cluster[1:]
    pair = any(
        a.phrase.kind == b.phrase.kind != "" and a.phrase.parts != b.phrase.parts and not _between(page, a, b)
        for a, b in pairwise(cluster)
    )
    kinds = [
        line.phrase.kind if not (i and _between(page, cluster[i - 1], line)) else "" for i, line in enumerate(cluster)
    ]
    row = any(all(kinds[i : i + ROW]) for i in range(len(kinds) - ROW + 1))
    if pair or row or any(line.phrase.alone for line in cluster):
        yield cluster


def _blocks(page: Page, cluster: list[_Found]) -> Iterator[list[_Found]]:
    """The lines of one kind. Those that could be the guest's own are left out unless they touch the others."""
    blocks: list[list[_Found]] = []
    for line in cluster:
        if blocks and _same(blocks[-1][0].phrase.kind, line.phrase.kind):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    for i, block in enumerate(blocks):
        touches = (i and not _between(page, blocks[i - 1][-1], block[0])) or (
            i + 1 < len(blocks) and not _between(page, block[-1], blocks[i + 1][0])
        )
        if touches or len(block) > 1 or any(line.phrase.alone for line in block):
            yield block


def _same(above: str, below: str) -> bool:
    return below in ("", above) or (above in TALK and below in TALK)


def _told(page: Page, block: list[_Found]) -> Diagnostic:
    first, last = block[0], block[-1]
    several = first is not last
    text, begin = page.source.text, page.source.text.rfind("\n", 0, first.start) + 1
    end = text.find("\n", last.end)
    hint = f"delete “{short(first.words, 60)}”"
    if several:
        hint = f"delete all from “{short(first.words)}” to “{short(last.words)}”"
    return Diagnostic(
        "blog-furniture",
        f"{'These lines are' if several else 'This line is'} a blog's {first.phrase.kind}, of no use to readers here",
        page.source.span(first.start, last.end),
        hint=hint,
        why="what stands round a text on a web page is copied along with it",
        fix=offered(Edit(page.source.span(begin, len(text) if end < 0 else end + 1), "")),
    )
