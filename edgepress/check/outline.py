"""Where each heading of a text stands in its source: its signs, its words, and the line under it that makes it one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from edgepress.check.reading import body
from edgepress.model import Page
from edgepress.seen import Heading
from edgepress.source import Span

UNDER = re.compile(r"\n((?:> ?)*)(=+|-+) *(?=\n|\Z)")  # the line under words that makes a heading of them
AHEAD = 3  # headings that may be left out before one is found again

_HASHED = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(#{1,6})([^\n]*)", re.M)
_SILENT = re.compile(r"&\#?\w{1,31};|<[^<>\n]*>|(?<=\])\([^()\n]*\)")  # of a heading without words


class Head(NamedTuple):
    """A heading in its source, by offsets: where it begins and its words end, and the signs that make it one.

    `signs` are the # before the words, or else the = or - that stand alone in the line below.
    """

    level: int
    begin: int
    end: int
    signs: tuple[int, int]
    below: bool = False

    @property
    def after(self) -> int:
        """Where the last line of the heading ends."""
        return self.signs[1] if self.below else self.end


_last: list[tuple[object, tuple[Head | None, ...]]] = []


def heads(page: Page) -> tuple[Head | None, ...]:
    """A place for each of the headings that were seen, in their order; None for one that is not found for sure."""
    if _last and _last[0][0] is page.seen:
        return _last[0][1]
    headings = page.seen.headings
    found: list[Head | None] = [None] * len(headings)
    at = 0
    for head in _candidates(page) if headings else ():
        written = page.source.text[head.begin : head.end]
        for i in range(at, min(at + AHEAD, len(headings))):
            if headings[i].level == head.level and _fits(headings[i].text, written):
                found[i], at = head, i + 1
                break
        if at == len(headings):
            break
    _last[:] = [(page.seen, tuple(found))]
    return _last[0][1]


def _candidates(page: Page) -> Iterator[Head]:
    """Every line that could be a heading, from the top."""
    prose, start = body(page).prose, page.start
    hashed = (Head(len(m[1]), m.start(1), m.end(), m.span(1)) for m in _HASHED.finditer(prose, start))
    return merge(hashed, _underlined(prose, start), key=lambda head: head.begin)


def _underlined(prose: str, start: int) -> Iterator[Head]:
    for m in UNDER.finditer(prose, start):
        begin = max(start, prose.rfind("\n", start, m.start()) + 1)
        words = prose[begin : m.start()]
        if words.strip() and not words.startswith("#") and (words.startswith(">") or not m[1]):
            yield Head(1 if m[2][0] == "=" else 2, begin, m.start(), m.span(2), below=True)


def _fits(words: str, written: str) -> bool:
    """Whether a heading of these words may be written so: its letters stand there, in their order."""
    letters = [c for c in words[:200] if c.isalnum()]
    if not letters:
        return not any(c.isalnum() for c in _SILENT.sub("", written[:500])) or "![" in written
    rest = iter(written)
    return all(letter in rest for letter in letters)


def place(page: Page, heading: Heading, head: Head | None) -> Span:
    """Where a finding on a heading points to."""
    return page.source.span(head.begin, head.end) if head else heading.where
