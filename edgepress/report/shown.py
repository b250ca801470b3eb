"""A guest's words and lines as they may be shown: nothing that hides, nothing that a terminal obeys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic
from edgepress.hush import masked, masked_lines
from edgepress.source import Source, Span

WINDOW = 88  # columns of a guest's line that are shown: a paragraph is often one line of 900 characters

_PART = re.compile(r"(.+) \((HTML|text)\)", re.S)  # as places in the parts of a message are named

Painter = Callable[[str, str], str]


class Words(NamedTuple):
    """What is said of a place, the reason, and what to try: the same in every format. The last two may be empty."""

    message: str
    why: str
    hint: str


def words_of(finding: Diagnostic) -> Words:
    """The words of a finding, keys and passwords masked. Every format takes them from here."""
    return Words(masked(finding.message), masked(finding.why), masked(finding.hint))


def line_of(source: Source | None, where: Span) -> str:
    """The guest's line at a place, keys and passwords masked; empty for a whole file, and where the text cannot be read.

    Every format takes it from here.
    """
    if source is None or is_whole(where):
        return ""
    lines = masked_lines(source.text)
    return lines[where.line - 1] if 0 < where.line <= len(lines) else ""


def printable(words: str) -> str:
    """A guest's words without a hidden mark, a colour code or a line break."""
    return (
        words if words.isprintable() else "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in words)
    )


def place(where: Span) -> str:
    """Path, line and column, as editors and terminals make a link of it; only the path for a whole file."""
    path = printable(where.path)
    return path if is_whole(where) else f"{path}:{where.line}:{where.column}"


def stored(where: Span) -> tuple[Span, str]:
    """A place as programs find it. Of a part of a message only the message is a file: where in the part is said in words."""
    part = _PART.fullmatch(where.path)
    return (Span(part[1]), f"in its {part[2]}, line {where.line}, character {where.column}") if part else (where, "")


def whereabouts(finding: Diagnostic) -> str:
    """Of a place in a finished email, for people: the heading above it and the Markdown file it comes from; may be empty."""
    near = f"under “{printable(finding.near)}”" if finding.near else ""
    return f"{near}, from {printable(finding.origin)}" if near and finding.origin else near


def is_whole(where: Span) -> bool:
    """Whether a place is the file itself, and no place in it."""
    return where == Span(where.path)


def excerpt(line: str, where: Span, paint: Painter, window: int = WINDOW) -> list[str]:
    """The guest's line, cut to a window round the place, and carets under it."""
    start = min(where.column - 1, len(line))
    end = min(where.end_column - 1, len(line)) if where.end_line == where.line else len(line)
    end = max(end, min(start + 1, len(line)))
    left, right = _window(line, start, end, window)
    before = ("… " if left else "") + printable(line[left:start])
    shown = printable(line[start : min(end, right)])
    after = printable(line[min(end, right) : right]) + (" …" if right < len(line) else "")
    number = str(where.line)
    carets = paint("^" * max(1, width_of(shown)), "31;1")
    return [
        f"{number} | {before}{shown}{after}".rstrip(),
        f"{' ' * len(number)} | {' ' * width_of(before)}{carets}",
    ]


def _window(line: str, start: int, end: int, window: int) -> tuple[int, int]:
    """Offsets of the part that is shown: the place, and round it as many whole words as there is room for."""
    seen = _reach(line, start, end, window)
    room = window - width_of(line[start:seen])
    left = _back(line, start, room // 2)
    right = _reach(line, seen, len(line), room - width_of(line[left:start]))
    left = _back(line, start, room - width_of(line[seen:right]))
    if left:
        space = line.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    if right < len(line) and line[right] != " ":
        space = line.rfind(" ", seen, right)
        right = space if space >= 0 else right
    return left, right


def _reach(line: str, start: int, end: int, columns: int) -> int:
    """How far from `start` towards `end` one gets in so many columns."""
    while start < end and (columns := columns - width_of(line[start])) >= 0:
        start += 1
    return start


def _back(line: str, start: int, columns: int) -> int:
    """The same towards the line's beginning."""
    while start and (columns := columns - width_of(line[start - 1])) >= 0:
        start -= 1
    return start


def width_of(words: str) -> int:
    """Columns on a terminal: wide letters of East Asia and emoji take two, marks that sit on a letter none."""
    return sum(_columns(c) for c in words)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def folded(words: str, columns: int) -> list[str]:
    """Words in lines that take so many columns at most; a word that is longer, or a script without spaces, is cut."""
    lines, line = [], ""
    for word in filter(None, words.split(" ")):  # a space that does not break stays one
        longer = f"{line} {word}" if line else word
        if line and width_of(longer) > columns:
            lines.append(line)
            longer = word
        while width_of(longer) > columns:
            cut = max(1, _reach(longer, 0, len(longer), columns))
            lines.append(longer[:cut])
            longer = longer[cut:]
        line = longer
    return [*lines, line] if line or not lines else lines
