"""Proofs of tables and their cells: what they say of themselves, and what Word shows only there."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import pixels
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import CELLS, SIDES, either, everything, filled, ghosts, hidden, inside, sides, up
from edgepress.proof.sheet import colour_of
from edgepress.proof.tree import Element

WIDEST = 8.0  # px of a border that Outlook on Windows draws (caniemail, border)
_INLINE = frozenset("a span b i em strong code kbd mark small sub sup u s font img br abbr time label".split())
_LISTS = ("ul", "ol", "menu", "dl")
_DATA = ("th", "caption")


def table_role(letter: Letter) -> Iterator[Diagnostic]:
    """A table that only lays out says so; one of facts has headings, and each says what it heads (Email Markup Consortium).

    Bad:   <table width="100%"><tr><td>Hello</td></tr></table>
    Good:  <table role="presentation" width="100%"><tr><td>Hello</td></tr></table>
    """
    for table in (e for e in either(letter) if e.tag == "table"):
        role = table.get("role").strip().lower()
        heads = list(inside(table, *_DATA))
        if role in ("presentation", "none") and (heads or table.get("summary")):
            message = "This table says that it only lays out, and has headings: a screen reader hides them"
            yield _role(letter, table, message, "take out role, or make cells of the headings")
        elif not role and not heads and "summary" not in table.attrib:
            message = "A screen reader announces this table with its rows and columns"
            yield _role(letter, table, message, 'write role="presentation" where it only lays out, or <th scope="col">')
        elif not role:
            bare = next((h for h in heads if h.tag == "th" and not h.get("scope").strip()), None)
            if bare is not None:
                message = "A screen reader does not know what this heading of a table is for"
                hint = 'write <th scope="col"> or <th scope="row">, and <td> where it only lays out'
                yield _role(letter, bare, message, hint)


def _role(letter: Letter, element: Element, message: str, hint: str) -> Diagnostic:
    return Diagnostic("table-role", message, letter.span(element), hint=hint)


def table_gaps(letter: Letter) -> Iterator[Diagnostic]:
    """A table that only lays out has no gaps of its own: programs put 2 px between cells and 1 px into them unasked.

    Bad:   <table role="presentation" width="100%">
    Good:  <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%">
    """
    for table in (e for e in either(letter) if e.tag == "table"):
        style = style_of(table)
        cells = list(inside(table, *CELLS)) if "cellpadding" not in table.attrib else []
        padded = all("padding" in style_of(cell) for cell in cells)
        spaced = (
            "cellspacing" in table.attrib or style.get("border-collapse") == "collapse" or "border-spacing" in style
        )
        if table.get("role").strip().lower() in ("presentation", "none") and not (padded and spaced):
            missing = [n for n, there in (("cellpadding", padded), ("cellspacing", spaced)) if not there]
            yield Diagnostic(
                "table-gaps",
                "Programs put gaps of 1 or 2 px into this table, and the ground shows through them",
                letter.span(table),
                hint="write " + " and ".join(f'{name}="0"' for name in missing) + " on it",
            )


def padding_off_cell(letter: Letter) -> Iterator[Diagnostic]:
    """Room round words is the padding of a cell: Word knows none on paragraphs, divs, headings and tables (caniemail).

    Bad:   <div style="padding: 24px">
    Good:  <td style="padding: 24px">
    """
    for element in everything(letter.word):
        style = style_of(element) if "padding" in element.get("style") else {}
        if not style or element.tag in (*CELLS, *_LISTS, "tr", "body") or hidden(element):
            continue
        block = style.get("display", "").removeprefix("inline-") == "block"
        if element.tag == "a" or (element.tag in _INLINE and not block):
            continue  # button-fragile tells of links
        if any(sides(style, "padding").values()) and not _padded(letter, element):
            yield Diagnostic(
                "padding-off-cell",
                f"Outlook on Windows leaves no room round the words of this <{element.tag}>",
                letter.attribute(element, "style"),
                hint="write margin, which it knows on <li>"
                if element.tag == "li"
                else "put the padding on the <td> round it, or give Word a cell with padding in a comment",
                severity=Severity.SHOULD if element.tag == "li" else Severity.MUST,
            )


def _padded(letter: Letter, element: Element) -> bool:
    """Whether Word is given the room by a cell of its own, in a comment."""
    if style_of(element).get("mso-padding-alt", "0").strip(" 0px"):
        return True
    cell = next((a for a in up(element) if a.tag in CELLS), None)
    if cell is None or cell.start not in ghosts(letter) or len([e for e in cell if not hidden(e)]) > 2:
        return False
    return any(sides(style_of(cell), "padding").values())


def ground_twin_missing(letter: Letter) -> Iterator[Diagnostic]:
    """A ground is the colour of a cell or a table, in `bgcolor` too: Word paints no other, and words on none cannot be read.

    Bad:   <td style="background-color: #0b5d73">
    Good:  <td bgcolor="#0b5d73" style="background-color: #0b5d73">
    """
    for element in everything(letter.word):
        colour = _ground(element) if "background" in element.get("style") else None
        if colour is None or element.get("bgcolor") or element.tag in (*_INLINE, "body") or hidden(element):
            continue
        if element.start in ghosts(letter) and element.tag in (*CELLS, "table", "tr"):
            continue  # only Word reads it, and Word knows background-color there
        if not _beneath(element, colour):
            what = (
                "Programs that drop styles" if element.tag in (*CELLS, "table", "tr", "tbody") else "Outlook on Windows"
            )
            yield Diagnostic(
                "ground-twin-missing",
                f"{what} may not paint the ground of this <{element.tag}>, so its words stand on another",
                letter.attribute(element, "style"),
                hint="give the same colour as bgcolor to the table or cell",
                severity=Severity.SHOULD,
            )


def _ground(element: Element) -> tuple[float, float, float, float] | None:
    style = style_of(element)
    value = style.get("background-color") or style.get("background", "")
    found = next((colour_of(word) for word in (value, *value.split()) if colour_of(word)), None)
    return found if found and found[3] else None


def _beneath(element: Element, colour: tuple[float, ...]) -> bool:
    """Whether what it stands in, or all that it holds, has the same colour in a way that holds everywhere."""
    for a in up(element):
        ground = colour_of(a.get("bgcolor")) or (_ground(a) if a.tag in (*CELLS, "table", "body") else None)
        if ground:
            return ground == colour
    held = [e for e in element if not hidden(e)]
    return bool(held) and all(e.tag == "table" and colour_of(e.get("bgcolor")) == colour for e in held)


def quote_by_border(letter: Letter) -> Iterator[Diagnostic]:
    """The bar beside a quotation is the border of a cell: Word draws that of a paragraph as it likes (caniemail).

    Bad:   <blockquote style="border-left: 4px solid #0b5d73">
    Good:  <table role="presentation" ...><tr><td style="border-left: 4px solid #0b5d73">
    """
    for element in everything(letter.word):
        style = style_of(element) if "border-" in element.get("style") else {}
        if not style or element.tag in (*CELLS, "table", "tr", *_INLINE) or hidden(element):
            continue
        bars = [side for side in ("left", "right") if _drawn(style.get(f"border-{side}", ""))]
        if bars and not ("border" in style and _drawn(style["border"])) and element in filled(letter.word):
            cell = next((a for a in up(element) if a.tag in CELLS), None)
            if cell is None or f"border-{bars[0]}" not in style_of(cell):
                yield Diagnostic(
                    "quote-by-border",
                    "Outlook on Windows draws the bar beside this in pieces, or not at all",
                    letter.attribute(element, "style"),
                    hint="make it a table with one cell, and put the border on the cell",
                    severity=Severity.SHOULD,
                )


def border_too_wide(letter: Letter) -> Iterator[Diagnostic]:
    """A border has 8 px at most: Outlook on Windows draws none wider (caniemail). A cell of its own may be of any size.

    Bad:   <td style="border-left: 12px solid #0b5d73">
    Good:  <td width="12" bgcolor="#0b5d73">
    """
    for element in everything(letter.word):
        style = style_of(element) if "border" in element.get("style") else {}
        each = [style.get("border", ""), *(style.get(f"border-{side}", "") for side in SIDES)]
        if any(_size(value) > WIDEST for value in each if value) and element.tag != "a":
            yield Diagnostic(
                "border-too-wide",
                "Outlook on Windows draws this border narrower than it is meant",
                letter.attribute(element, "style"),
                hint=f"make it {WIDEST:g} px, or a cell with that width and bgcolor",
                severity=Severity.SHOULD,
            )


def _drawn(value: str) -> bool:
    return _size(value) >= 2 and "none" not in value and "transparent" not in value


def _size(value: str) -> float:
    return max((pixels(word) or 0.0 for word in value.split()[:4]), default=0.0)
