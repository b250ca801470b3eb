"""The proof of height: Outlook on Windows breaks tall cells as if it printed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import pixels
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import CELLS, everything, hidden, sides, up, width
from edgepress.proof.tree import Element, Run

TALLEST = 1500.0  # px of a cell: the gap comes somewhere between 1,800 and 2,000 (foundation-emails 534)
USUAL = 600.0  # px: how wide an email is that does not say it
LETTER = 0.5  # of the size of letters: how wide one is, on the average of Latin texts
SHAPE = 0.6  # of its width: how high a picture is that does not say it
_INLINE = frozenset("a span b i em strong code kbd mark small sub sup u s font abbr time label".split())


class _Room(NamedTuple):
    """How wide words can be there, how large letters are, how high lines."""

    wide: float
    font: float
    line: float


def cell_too_tall(letter: Letter) -> Iterator[Diagnostic]:
    """No cell is higher than about 1,500 px: each section has a table or a row of its own (foundation-emails 534).

    Bad:   one <td> round the whole email
    Good:  one <table> for each section, under one another
    """
    tall = {cell: height for cell, height in _heights(letter.word).items() if height > TALLEST}
    inner: dict[Element, float] = {}
    for cell, height in tall.items():  # the innermost come first
        within = inner.get(cell, 0.0)
        outer = next((a for a in up(cell) if a.tag in CELLS), None)
        if outer is not None:
            inner[outer] = inner.get(outer, 0.0) + height
        if not within or height - within > TALLEST:
            yield Diagnostic(
                "cell-too-tall",
                f"This cell is about {round(height, -2):,.0f} px high, so Outlook on Windows may leave a gap across it",
                letter.span(cell),
                hint=f"give each section a table of its own, of less than {TALLEST:,.0f} px",
                severity=Severity.SHOULD,
                why="it breaks a cell as if it came to the end of a page, at 1,800 to 2,000 px",
            )


def _heights(top: Element) -> dict[Element, float]:
    """How high each cell is, about; the innermost first."""
    rooms = _rooms(top)
    high: dict[Element, tuple[float, float]] = {}
    for element in reversed(everything(top)):
        high[element] = (0.0, 0.0) if hidden(element) else _high(element, rooms, high)
    return {element: tall for element, (tall, _) in high.items() if element.tag in CELLS}


def _rooms(top: Element) -> Mapping[Element, _Room]:
    found: dict[Element, _Room] = {top: _Room(USUAL, 16.0, 19.0)}
    for element in everything(top):
        above = found[element.parent] if element.parent is not None else found[top]
        if element.tag == "tr":
            found[element] = above._replace(wide=_share(element, above.wide))
        else:
            found[element] = _room(element, above) if element.attrib else above
    return found


def _share(row: Element, wide: float) -> float:
    """What is left of the width of a row for each of its cells that says no width of its own."""
    told = [width(cell) for cell in row]
    return max(40.0, wide - sum(w or 0.0 for w in told)) / max(1, told.count(None))


def _room(element: Element, above: _Room) -> _Room:
    style = style_of(element)
    wide, font, line = above
    if element.tag in CELLS:
        wide = width(element) or wide
        padding = sides(style, "padding") if "padding" in element.get("style") else {}
        wide -= padding.get("left", 0.0) + padding.get("right", 0.0)
    elif element.tag in ("table", "img"):
        wide = min(width(element) or wide, wide) if element.parent is not None else wide
    if "font-size" in style:
        font = pixels(style["font-size"], font) or font
        line = line if "line-height" in style else font * 1.2
    if "line-height" in style:
        line = line_of(style["line-height"], font)
    return _Room(max(wide, 40.0), font, line)


def line_of(value: str, font: float) -> float:
    """The height of a line in px: as it is told, or by the size of letters."""
    try:
        return float(value) * font
    except ValueError:
        return pixels(value, font) or font * 1.2


def _high(
    element: Element, rooms: Mapping[Element, _Room], high: Mapping[Element, tuple[float, float]]
) -> tuple[float, float]:
    """The height of an element, and how many letters it gives to the lines round it."""
    room = rooms[element]
    if element.tag == "img":
        return _picture(element, room), 0.0
    if element.tag == "tr":
        return max((high[cell][0] for cell in element), default=0.0), 0.0
    tall = letters = below = 0.0
    for part in element.content:
        if isinstance(part, Run):
            letters += len(" ".join(part.text.split()))
        elif part.tag in _INLINE or part.tag == "img":
            tall, letters = tall + high[part][0], letters + high[part][1]
        else:
            margin = _around(part, "margin")
            tall += _lines(letters, room) + max(below, margin[0]) + high[part][0]
            letters, below = 0.0, margin[1]
    if element.tag in _INLINE:
        return tall, letters
    return tall + _lines(letters, room) + below + sum(_around(element, "padding")), 0.0


def _lines(letters: float, room: _Room) -> float:
    return ceil(letters * room.font * LETTER / room.wide) * room.line


def _around(element: Element, name: str) -> tuple[float, float]:
    """The margin or the padding above and below; where two margins meet, the larger one counts."""
    if name not in element.get("style"):
        return 0.0, 0.0
    box = sides(style_of(element), name)
    return max(0.0, box["top"]), max(0.0, box["bottom"])


def _picture(element: Element, room: _Room) -> float:
    told = pixels(f"{element.get('height').strip()}px") or pixels(style_of(element).get("height", ""))
    return told if told is not None else min(width(element) or room.wide, room.wide) * SHAPE
