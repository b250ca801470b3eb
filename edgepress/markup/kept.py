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
# The same as nearly everybody writes them; each begins with letters of its own, so that looking costs nothing.
_PLAIN_LABELS = (
    re.compile(r"\[\^(\w+)"),
    re.compile(r"```(\w+)"),
    re.compile(r"\]\[(\w+)\]"),
    re.compile(r"\n\[(\w+)\]:"),
)
_LABELS = re.compile(
    r"^[ \t>]*(?:\d{1,9}[.)](?=\s)|(?:`{3,}|~{3,})[^\n]*|\*?\[[^\]\n]*\]:)|\[\^[^\[\]\n]*\]|(?<=\])[ ]?\[[^\]\n]*\]",
    re.M,
)


# A note, an abbreviation or the address of a link, with its name: of two of one name, the last is shown.
_DEFINITION = re.compile(r"^ {0,3}(\*?\[\^?[^\]\n]{1,200}\]):[ \t]*(.*)", re.M)
# What stands below the first row of a table.
_RULE = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*")


def dropped(text: str, html: str, known: Iterable[str], source: Source, prose: str, start: int) -> tuple[Dropped, ...]:
    """The words of `text` that are nowhere in the `html` made of it, nor in what is `known` (addresses), line by line.

    Where it is known how words are lost, in notes of one name and in cells beyond a table, those count that stand in another
    place, too. `prose` is the source without code.
    """
    lost = tuple(_lost(text, html, known, source, start))
    lines = {one.where.line for one in lost}
    twins = _twins(prose, source, start) if "]:" in text else ()
    beyond = _beyond(prose, source, start) if "|" in text else ()
    return (*lost, *(one for one in (*twins, *beyond) if one.where.line not in lines))


def _lost(text: str, html: str, known: Iterable[str], source: Source, start: int) -> tuple[Dropped, ...]:
    doubtful = _roughly(text).difference(_roughly(html))
    if not doubtful:
        return ()
    labels = [label for plain in _PLAIN_LABELS for label in plain.findall(text)]
    words = {word for word in map(bytes.decode, doubtful) if labels.count(word) != text.count(word)}
    if not words:
        return ()
    if all(map(str.isdigit, words)) and words.issubset(_NUMBERS.findall(text)):
        return ()
    lines = "\n".join(line for line in text.split("\n") if any(word in line for word in words))
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


def _twins(prose: str, source: Source, start: int) -> Iterator[Dropped]:
    """What is defined again further down under the same name, so that only the last is shown."""
    found: dict[str, re.Match[str]] = {}
    for match in _DEFINITION.finditer(prose, start):
        name = match[1] if "^" in match[1] or "*" in match[1] else match[1].lower()
        before, found[name] = found.get(name), match
        if before and before[2].strip() != match[2].strip():
            address = re.match(r"\S*", before[2]) if name[0] == "[" and name[1] != "^" else None
            yield from _place(source, before.start(2) + (address.end() if address else 0), before.end(2))


def _beyond(prose: str, source: Source, start: int) -> Iterator[Dropped]:
    """Cells for which the first row of their table has no column."""
    at, columns, above = start, 0, ""
    for line in prose[start:].split("\n"):
        if "|" not in line:
            columns = 0
        elif not columns and "|" in above and _RULE.fullmatch(line):
            columns = len(_cells(line)) if len(_cells(line)) == len(_cells(above)) else 0
        elif columns and len(_cells(line)) > columns:
            bare = line.lstrip(" \t")
            begin = at + len(line) - len(bare.removeprefix("|")) + sum(len(cell) + 1 for cell in _cells(line)[:columns])
            yield from _place(source, begin, at + len(line))
        above, at = line, at + len(line) + 1


def _cells(row: str) -> list[str]:
    """The cells of a row, each as long as it is written, but for the bar and the blanks in front of the first."""
    row = row.replace("\\|", "  ").lstrip(" \t").removeprefix("|").rstrip()
    return (row[:-1] if row.endswith("|") else row).split("|")


def _place(source: Source, begin: int, end: int) -> Iterator[Dropped]:
    words = list(_WORD.finditer(source.text, begin, end))
    if words:
        yield Dropped(tuple(word[0] for word in words), source.span(words[0].start(), words[-1].end()))
