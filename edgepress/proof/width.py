"""Proofs of the width of things: Word knows no max-width, and is given tables of its own in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import inf

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import pixels
from edgepress.proof.conditional import as_word
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import CELLS, everything, filled, ghosts, hidden, inside, sides, up, width
from edgepress.proof.tree import Element, Run

SPACE = 4.0  # px that a space between two columns takes, at 16 px (a quarter of an em)
_BOXES = frozenset("div section article main header footer center".split())
_BARE = ("div", "center", "a", "p")
_SIZED = ("table", "img", "br", "hr")
_SHAPES = ("v:rect", "v:roundrect", "v:image", "v:shape")
_NESTING = re.compile(r"<(/?)(table|tbody|thead|tfoot|tr|td|th|div)\b|<!--", re.I)
_IN_ROW = {"td": ("tr",), "th": ("tr",), "tr": ("table", "tbody", "thead", "tfoot")}
FAR = 9  # elements through which an end may reach
_NAMES = {"tr": "row", "td": "cell", "th": "cell"}


def ghost_missing(letter: Letter) -> Iterator[Diagnostic]:
    """What has a `max-width` stands, for Word, in a table or cell that is as wide, because Word knows no max-width.

    Bad:   <div style="max-width: 600px; margin: 0 auto">
    Good:  <!--[if mso]><table role="presentation" align="center" width="600" ...><tr><td><![endif]--><div style="max-width: ...
    """
    word = {e.start: e for e in everything(letter.word) if e.tag in _BOXES} if _limited(letter) else {}
    for start, most in _limited(letter):
        element = word.get(start)
        if element is None or _held_inside(letter, element, most):
            continue
        holder = next((a for a in up(element) if (a.tag in (*CELLS, "table", *_SHAPES)) and width(a)), None)
        if holder is None:
            yield _wide(letter, element, f"Outlook on Windows shows this as wide as the window, and not {most:g} px")
        elif holder.start in ghosts(letter) and holder.tag == "table" and abs((width(holder) or 0) - most) > 1:
            yield _wide(letter, element, f"This is {most:g} px wide, and its table for Word {width(holder):g} px")
        elif (width(holder) or 0) > most + 1 and not _share(element, most):
            yield _wide(
                letter, element, f"Outlook on Windows shows this {width(holder):g} px wide, and not {most:g} px"
            )
        elif holder.start in ghosts(letter) and _centred(element) and not _in_the_middle(holder):
            yield _wide(letter, element, "Outlook on Windows shows this at the side, and not in the middle")


def _wide(letter: Letter, element: Element, message: str) -> Diagnostic:
    hint = 'put it into a table in <!--[if mso]>, with align="center" and a width that is the same number'
    return Diagnostic("ghost-missing", message, letter.span(element), hint=hint)


def _limited(letter: Letter) -> list[tuple[int, float]]:
    """Where the boxes begin that browsers make no wider than so many px, and hold something."""
    found = []
    for element in everything(letter.web):
        if element.tag in _BOXES and "max-width" in (style := style_of(element)) and not hidden(element):
            most = pixels(style["max-width"])
            if most and not style["max-width"].endswith("%") and element in filled(letter.web):
                found.append((element.start, most))
    return found


def _held_inside(letter: Letter, element: Element, most: float) -> bool:
    """Whether all that it holds is no wider by itself: tables or pictures that say how wide they are."""
    return 0 < _widest(element, _by_themselves(letter)) <= most + 1


@lru_cache(maxsize=4)
def _by_themselves(letter: Letter) -> Mapping[Element, float]:
    """How wide each element is by what it says or holds, in Word; infinite where it is as wide as there is room."""
    found: dict[Element, float] = {}
    for element in reversed(everything(letter.word)):  # what it holds is known before it
        if element.tag in _BARE and len(element):
            found[element] = _widest(element, found)
        else:
            found[element] = _own(element) if element.tag in _SIZED else inf
    return found


def _own(element: Element) -> float:
    """How wide it says that it is, or its cells together; infinite where nobody says."""
    first = next(inside(element, "tr"), None) if element.tag == "table" and not width(element) else None
    cells = [width(cell) or inf for cell in first if cell.tag in CELLS] if first is not None else []
    return width(element) or sum(cells) or inf


def _widest(element: Element, known: Mapping[Element, float]) -> float:
    parts = [p for p in element.content if _seen(p)]
    return max((known.get(p, inf) if isinstance(p, Element) else inf for p in parts), default=inf)


def _seen(part: Element | Run) -> bool:
    return isinstance(part, Element) or bool(part.text.strip())


def _share(element: Element, most: float) -> bool:
    """Whether it stands in a cell of several, where Word shares out the width of the table."""
    cell = next((a for a in up(element) if a.tag in CELLS), None)
    return cell is not None and cell.parent is not None and len(cell.parent) > 1 and width(cell) is None and most > 0


def _centred(element: Element) -> bool:
    style = style_of(element)
    return "auto" in style.get("margin", "").split() or style.get("margin-left") == style.get("margin-right") == "auto"


def _in_the_middle(holder: Element) -> bool:
    table = holder if holder.tag in ("table", *_SHAPES) else next((a for a in up(holder) if a.tag == "table"), holder)
    if table.tag in _SHAPES or table.get("align").lower() == "center" or "auto" in style_of(table).get("margin", ""):
        return True
    return any(
        a.tag == "center" or a.get("align").lower() == "center" or style_of(a).get("text-align") == "center"
        for a in up(table)
    )


def conditional_unpaired(letter: Letter) -> Iterator[Diagnostic]:
    """Comments for Word have a beginning and an end, and what they hold closes what it opens.

    Bad:   <!--[if mso]><table><tr><td><![endif]--> ... <!--[if mso]></td></tr><![endif]-->
    Good:  <!--[if mso]><table><tr><td><![endif]--> ... <!--[if mso]></td></tr></table><![endif]-->
    """
    text = letter.html.text
    for offset in letter.marks.alone:
        yield Diagnostic(
            "conditional-unpaired",
            "This comment for Word has no partner, so Outlook on Windows hides a part of the email, or shows too much",
            letter.html.span(offset, min(len(text), text.find(">", offset) + 1) or offset + 1),
            hint="write <!--[if mso]> before what only Word reads, and <![endif]--> behind it",
        )
    if letter.marks.alone or not letter.marks.blocks:
        return
    known = {place for place, _ in _crossed(text)}
    for place, message in _crossed(as_word(text, letter.marks)):
        if place not in known:
            yield Diagnostic(
                "conditional-unpaired",
                f"As Word reads it, {message}",
                letter.html.span(place, max(place, text.find(">", place)) + 1),
                hint="in comments for Word, close what they open, in the opposite order",
                severity=Severity.SHOULD if "<div>" in message else Severity.MUST,
            )


def _crossed(text: str) -> Iterator[tuple[int, str]]:
    """Where tables, rows, cells and divs are closed in another order than they were opened."""
    opened: list[tuple[str, int]] = []
    lost = at = 0
    while (tag := _NESTING.search(text, at)) is not None:
        at, name, place = tag.end(), (tag[2] or "").lower(), tag.start()
        if not name:
            at = max(at, text.find("-->", at))
        elif not tag[1]:
            yield from _misplaced(name, place, opened)
            opened.append((name, place))
        elif opened and opened[-1][0] == name:
            opened.pop()
        elif depth := _reach(name, opened):
            inner = [one for one, _ in opened[-depth + 1 :]]
            yield place, f"</{name}> stands here while a <{inner[-1]}> in it is open, so Outlook may shift the rest"
            lost += inner.count("div")
            del opened[-depth:]
        elif name == "div" and lost:
            lost -= 1
        else:
            yield place, f"this </{name}> closes what is not open, so Outlook may show the rest elsewhere"
    for name, place in opened:
        yield place, f"this <{name}> is never closed, so Outlook shows the rest of the email in it"


def _reach(name: str, opened: list[tuple[str, int]]) -> int:
    """How far back that stands which an end closes; 0 where no end reaches: that of a div stays in its cell."""
    for depth in range(1, min(len(opened), FAR) + 1):
        if opened[-depth][0] == name:
            return depth
        if name == "div" and opened[-depth][0] in CELLS:
            break
    return 0


def _misplaced(name: str, place: int, opened: list[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    holders = [o for o, _ in opened[-2:]]
    holder = holders[-1] if holders else ""
    if name in _IN_ROW and holder not in _IN_ROW[name] and holders != ["tr", "div"]:
        yield place, f"this {_NAMES[name]} stands in no {'table' if name == 'tr' else 'row'}"
    elif name in ("div", "table") and holder in ("table", "tr", "tbody", "thead", "tfoot"):
        yield place, f"this <{name}> stands between a row and its cells, and may be shown elsewhere"


def columns_too_wide(letter: Letter) -> Iterator[Diagnostic]:
    """Columns are together no wider than what they stand in, in browsers and in Word (mjml 584).

    Bad:   two cells of width="300" in a table of width="568"
    Good:  two cells of width="284" in a table of width="568"
    """
    for row in everything(letter.word):
        if row.tag == "tr":
            wide = [width(cell) or 0.0 for cell in row if cell.tag in CELLS]
            room = _room(row) if len(wide) > 1 and all(wide) else None
            if room is not None and sum(wide) > room + 1:
                yield _wider(letter, next(iter(row)), sum(wide), room)
    for element in everything(letter.web):
        columns = [(c, _column(c)) for c in element if _column(c)] if element.tag in (*CELLS, *_BOXES) else []
        room = _room(columns[0][0]) if len(columns) > 1 else None
        if room is None:
            continue
        total = sum(wide for _, wide in columns)
        spaces = sum(_apart(columns[n - 1][0], columns[n][0], element) for n in range(1, len(columns)))
        if total > room + 1 and not any(width(c) == total for c, _ in columns):
            yield _wider(letter, columns[0][0], total, room)
        elif spaces and total + spaces * SPACE > room and style_of(element).get("font-size", "16px")[:1] != "0":
            yield Diagnostic(
                "columns-too-wide",
                "The spaces between these columns need room too, so the last one falls under the others",
                letter.span(columns[0][0]),
                hint="set font-size: 0 on what holds the columns, and the size again in each",
            )


def _wider(letter: Letter, element: Element, total: float, room: float) -> Diagnostic:
    return Diagnostic(
        "columns-too-wide",
        f"These columns are {total:g} px wide together, and there is room for {room:g} px, so one falls under the others",
        letter.span(element),
        hint="make them narrower, so that they fit side by side",
    )


def _column(element: Element) -> float:
    style = style_of(element)
    if element.tag not in _BOXES or style.get("display", "") not in ("inline-block", "inline-table", "table-cell"):
        return 0.0
    return pixels(style.get("max-width", "")) or 0.0 if not style.get("max-width", "%").endswith("%") else 0.0


def _apart(one: Element, other: Element, holder: Element) -> int:
    """1 where white space stands between two columns in a line, 0 where none does."""
    if any(
        not style_of(c)["display"].startswith("inline") or style_of(c).get("float", "none") != "none"
        for c in (one, other)
    ):
        return 0  # cells and what floats stand close
    between = [p for p in holder.content if isinstance(p, Run) and one.end <= p.start and p.end <= other.start]
    return int(any(p.text.isspace() for p in between))


def _room(element: Element) -> float | None:
    """How wide what stands here can be: the width of what it stands in, less its padding; None where nobody says."""
    taken = 0.0
    for holder in up(element):
        style = style_of(holder)
        if holder.tag in CELLS or holder.tag in _BOXES:
            padding = sides(style, "padding")
            taken += padding["left"] + padding["right"]
        most = pixels(style.get("max-width", "")) if not style.get("max-width", "%").endswith("%") else None
        known = width(holder) if holder.tag in (*CELLS, "table") else None
        if known or most:
            return min(x for x in (known, most) if x) - taken
    return None
