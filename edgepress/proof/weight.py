"""What each part of an email costs in bytes. Without a tree, because every build asks for it."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from edgepress.proof.letter import Letter

_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,4000})?>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_BEFORE, _AFTER = "before the first title", "after the last article"


class Part(NamedTuple):
    """A part of an email: its title, the Markdown file that it was made from or nothing, its bytes."""

    title: str
    path: str
    size: int


def weights(letter: Letter) -> tuple[Part, ...]:
    """The parts of an email in order: from the title of an article to the next. Their bytes add up to all of it.

    Of somebody else's email, the parts begin at its headings of the second level. What stands between the conditional
    comment before a title and the title, such as the table round it, counts to its part.
    """
    text = letter.html.text
    starts = [(0, _BEFORE, "")]
    for at, title, path in _starts(letter):
        comment = text.rfind("<!--[if ", starts[-1][0] + 1, at)
        starts.append((at if comment < 0 else comment, title, path))
    ends = [*(at for at, _, _ in starts[1:]), len(text)]
    parts = (Part(name, path, _size(text[at:end])) for (at, name, path), end in zip(starts, ends, strict=True))
    return tuple(part for part in parts if part.size)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


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
    rows = [(f"{one.size:,}", one.title, one.path) for one in parts]
    rows.append((f"{sum(one.size for one in parts):,}", "in all", ""))
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "".join(f"{size:>{first}}  {title:{second}}  {path}".rstrip() + "\n" for size, title, path in rows)
