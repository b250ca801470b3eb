"""Whether every word of a body came through Markdown: what is silently left out of the HTML is found with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import groupby

from edgepress.seen import Dropped
from edgepress.source import Source

MOST = 20  # lines that are named: after those the cause is clear

_TYPE = "\u00a0\u202f“”‘’«»„‚‹›–—…"  # what the typography puts in the place of other signs
_SIGNS = bytes(32 if code < 128 and not chr(code).isalnum() else code for code in range(256))
_WORD = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"^[ \t>]*(\d{1,9})[.)]\s", re.M)  # of lists: they are counted anew
# Letters and digits that nobody reads: numbers of lists, languages of code, labels of notes, links and abbreviations.
_LABELS = re.compile(
    r"^[ \t>]*(?:\d{1,9}[.)](?=\s)|(?:`{3,}|~{3,})[^\n]*|\*?\[[^\]\n]*\]:)|\[\^[^\[\]\n]*\]|(?<=\])[ ]?\[[^\]\n]*\]",
    re.M,
)


def dropped(text: str, html: str, known: Iterable[str], source: Source, start: int) -> tuple[Dropped, ...]:
    """The words of `text` that are nowhere in the `html` made of it, nor in what is `known` (addresses), line by line."""
    doubtful = _roughly(text).difference(_roughly(html))
    if not doubtful:
        return ()
    words = {word.decode() for word in doubtful}
    lines = "\n".join(line for line in text.split("\n") if any(word in line for word in words))
    if words.issubset(_NUMBERS.findall(lines)):
        return ()
    gone = set(_WORD.findall(unescape(_LABELS.sub(" ", lines))))
    if "&" not in lines:
        gone.intersection_update(_WORD.findall(" ".join(words)))
    if gone:
        gone.difference_update(_WORD.findall(" ".join((unescape(html), *known))))
    return tuple(_places(gone, source, start)) if gone else ()


def _roughly(text: str) -> set[bytes]:
    """The words of a text in a third of the time that `_WORD` takes; what differs here is looked at again."""
    for mark in _TYPE:
        if mark in text:
            text = text.replace(mark, " ")
    return set(text.encode("utf-8", "replace").translate(_SIGNS).split())


def _places(gone: set[str], source: Source, start: int) -> Iterator[Dropped]:
    """Where the words stand: one place a line."""
    found = [match for match in _WORD.finditer(source.text, start) if match[0] in gone]
    lines = groupby(found, key=lambda match: source.place(match.start())[0])
    for _, (_, matches) in zip(range(MOST), lines, strict=False):
        words = list(matches)
        yield Dropped(tuple(word[0] for word in words), source.span(words[0].start(), words[-1].end()))
