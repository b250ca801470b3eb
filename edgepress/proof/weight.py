"""What each part of an email costs in bytes. Without a tree, because every build asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from edgepress.proof.letter import Letter
from edgepress.weight import Part, weigh

_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,4000})?>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_BEFORE, _AFTER = "before the first title", "after the last article"


def weights(letter: Letter) -> tuple[Part, ...]:
    """The parts of an email in order. Their bytes add up to all of it.

    Of an issue, they are its sections, as the theme divides them, or else what stands from the title of one article to the
    next; of somebody else's email, what stands from one heading of the second level to the next.
    """
    parts = weigh(letter.html.text, letter.issue) if letter.issue is not None else []
    files = {article.source.path for article in letter.issue.articles} if letter.issue is not None else set()
    if any(part.path in files for part in parts):
        return tuple(parts)
    return tuple(_by_headings(letter))


def _by_headings(letter: Letter) -> Iterator[Part]:
    text = letter.html.text
    starts = [(0, _BEFORE, ""), *_starts(letter)]
    ends = [*(at for at, _, _ in starts[1:]), len(text)]
    for (at, title, path), end in zip(starts, ends, strict=True):
        if end > at:
            yield Part(title, path, len(text[at:end].encode("utf-8", "replace")))


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
