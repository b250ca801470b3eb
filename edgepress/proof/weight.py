"""What each part of an email costs in bytes. Without a tree, because every build asks for it."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from edgepress.proof.letter import Letter

_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,4000})?>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_BEFORE, _AFTER = "before the first title", "after the last article"


class Weight(NamedTuple):
    """A part of an email: its title, the Markdown file that it was made from or nothing, its bytes."""

    title: str
    path: str
    size: int


def weights(letter: Letter) -> tuple[Weight, ...]:
    """The parts of an email in order: from the title of an article to the next. Their bytes add up to all of it.

    Of somebody else's email, the parts begin at its headings of the second level.
    """
    text = letter.html.text
    starts = _starts(letter)
    edges = [0, *(at for at, _, _ in starts), len(text)]
    names = [(_BEFORE, ""), *((title, path) for _, title, path in starts)]
    sizes = [len(text[a:b].encode("utf-8", "replace")) for a, b in pairwise(edges)]
    found = (Weight(title, path, size) for (title, path), size in zip(names, sizes, strict=True))
    return tuple(one for one in found if one.size)


def _starts(letter: Letter) -> list[tuple[int, str, str]]:
    """Where parts begin: the headings that are the titles of articles, in their order, and the first that is none after them."""
    text, issue = letter.html.text, letter.issue
    headings = [(m.start(), int(m[1]), _words(text, m)) for m in _HEADING.finditer(text)]
    if issue is None:
        return [(at, words, "") for at, level, words in headings if level == 2 and words]
    wanted = [(" ".join(article.title.split()), article.source.path) for article in issue.articles]
    found: list[tuple[int, str, str]] = []
    level = 6
    for at, rank, words in headings:
        if wanted and words == wanted[0][0]:
            found.append((at, *wanted.pop(0)))
            level = rank
        elif found and not wanted and rank <= level:
            return [*found, (at, _AFTER, "")]
    return found


def _words(text: str, begun: re.Match[str]) -> str:
    end = text.find(f"</h{begun[1]}", begun.end(), begun.end() + 4000)
    inner = text[begun.end() : end if end >= 0 else begun.end()]
    return " ".join(unescape(_TAG.sub("", inner)).split())


def table(letter: Letter) -> str:
    """The parts of an email with their bytes, one a line, and the whole: for people who look for what is too long."""
    parts = weights(letter)
    rows = [(f"{one.size:,}", f"{one.title}  {one.path}".rstrip()) for one in parts]
    rows.append((f"{sum(one.size for one in parts):,}", "bytes of HTML in all"))
    width = max(len(size) for size, _ in rows)
    return "".join(f"{size.rjust(width)}  {words}\n" for size, words in rows)
