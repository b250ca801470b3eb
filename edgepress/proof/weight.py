"""What each part of an email costs in bytes. Without a tree, because every build asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from edgepress.proof.letter import Letter, title_key

_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,4000})?>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_HEAD, _BEFORE = "Styles, and the line for the inbox", "before the first title"


class Part(NamedTuple):
    """A part of an email: its title, the Markdown file that it was made from or nothing, its bytes."""

    title: str
    path: str
    size: int


def weights(letter: Letter) -> tuple[Part, ...]:
    """The parts of an email in order. Their bytes add up to all of it.

    Of an issue, they begin at its own title, at those of its articles, and at the headings behind the last; of somebody
    else's email, at its headings of the first and second level. What stands between a title and the conditional comment
    before it, such as the table round it, counts to its part.
    """
    text = letter.html.text
    starts = [(0, _HEAD if letter.issue else _BEFORE, "")]
    for at, title, path in _of_issue(letter) if letter.issue else _by_level(text, 2):
        comment = text.rfind("<!--[if ", starts[-1][0] + 1, at)
        starts.append((comment if comment >= 0 else at, title, path))
    edges = [*(at for at, _, _ in starts), len(text)]
    sizes = [len(text[a:b].encode("utf-8", "replace")) for a, b in pairwise(edges)]
    return tuple(Part(title, path, size) for (_, title, path), size in zip(starts, sizes, strict=True) if size)


def _of_issue(letter: Letter) -> Iterator[tuple[int, str, str]]:
    """Where the parts of an issue's email begin, with their titles and the files they were made from."""
    issue = letter.issue
    assert issue is not None
    wanted = [(title_key(article.title), article.source.path) for article in issue.articles]
    begun, level = False, 2
    for at, rank, words in _headings(letter.html.text):
        if wanted and title_key(words) == wanted[0][0]:
            yield at, words, wanted.pop(0)[1]
            level = rank
        elif not begun or (not wanted and rank <= level):
            yield at, words, "" if begun else issue.source.path
        begun = True


def _by_level(text: str, level: int) -> Iterator[tuple[int, str, str]]:
    return ((at, words, "") for at, rank, words in _headings(text) if rank <= level and words)


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    return ((match.start(), int(match[1]), _words(text, match)) for match in _HEADING.finditer(text))


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
