"""A table in the shape of HTML -> a table of Markdown: one row a line, cells under each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from edgepress.importers.words import Desk

_FIGURE = re.compile(r"[-+−–]?[£$€]?\s?\d[\d.,\s%‰]*(?:\s?[%€£$])?$")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")  # a whole cell; the first row is bold anyway
WIDEST = 100  # signs in a line up to which cells are set under each other
MAX_SPAN = 60  # columns that one cell may say it takes


class Cell(NamedTuple):
    """A cell of the grid: its element, or None where one before reaches into it."""

    element: Any


def grid_of(table: Any) -> list[list[Cell]]:
    """The rows of a table, each as long as the longest; a merged cell leaves its other places empty."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while column in grid[number]:
                column += 1
            wide, high = span(cell, "colspan"), span(cell, "rowspan")
            for down in range(min(high, len(rows) - number)):
                for right in range(wide):
                    grid[number + down][column + right] = Cell(cell if not down and not right else None)
            column += wide
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return [[row.get(column, Cell(None)) for column in range(width)] for row in grid if row]


def span(cell: Any, name: str) -> int:
    """How many columns or rows a cell takes."""
    said = cell.get(name) or "1"
    return min(MAX_SPAN, max(1, int(said))) if said.isdecimal() and len(said) < 6 else 1


def written(grid: list[list[Cell]], table: Any, desk: Desk, cell: Callable[[Any], str]) -> Iterator[str]:
    """The table as a block of Markdown, and what is to be said of it."""
    inner = [t for t in table.iter("table") if t is not table]
    if inner:
        desk.say("A table stood inside a table. Its words stand in the cell of the outer one.")
    if any(span(c, "colspan") > 1 or span(c, "rowspan") > 1 for c in table.iter("td", "th")):
        desk.say("A table had merged cells. Their words stand in the first place, and the others are empty.")
    rows = [[cell(c.element) if c.element is not None else "" for c in row] for row in grid]
    rows = [row for row in rows if any(row)]
    if rows:
        rows[0] = [_BOLD.sub(r"\1", words) if _BOLD.fullmatch(words) else words for words in rows[0]]
        yield "\n".join(_lines(rows))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    columns = range(len(rows[0]))
    right = [len(rows) > 1 and all(_FIGURE.match(row[c]) or not row[c] for row in rows[1:]) for c in columns]
    widths = [max(3, *(_width(row[c]) for row in rows)) for c in columns]
    if sum(widths) + 3 * len(widths) > WIDEST:
        widths = [0 for _ in columns]
    divider = [
        "-" * (max(w, 2) + 1) + ":" if r else ":" + "-" * (max(w, 2) + 1) for w, r in zip(widths, right, strict=True)
    ]
    for number, row in enumerate(rows):
        yield "| " + " | ".join(_set(row[c], widths[c], right[c]) for c in columns) + " |"
        if not number:
            yield "|" + "|".join(divider) + "|"


def _set(words: str, width: int, right: bool) -> str:
    room = " " * (width - _width(words))
    return room + words if right else words + room


def _width(words: str) -> int:
    """How many columns words take in an editor."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words
    )
