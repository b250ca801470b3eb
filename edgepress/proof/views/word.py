"""Outlook on Windows, which shows mail with Word."""

from __future__ import annotations

import re

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import declarations
from edgepress.proof.tree import Element
from edgepress.proof.views import lacks
from edgepress.proof.views.dark import forced
from edgepress.proof.views.draw import Shown, draw, gate, restyled, sheet_of, written
from edgepress.proof.views.pictures import blocked
from edgepress.proof.views.spacer import room, spacers
from edgepress.proof.views.word_style import Reads, fetched, holders, kept, rules

# What Word does unasked: letters of its own in everything, also anew in every table, and links in its blue.
_BASE = """
html { font-family: "Times New Roman", Times, serif; font-size: 16px }
table { font-family: "Times New Roman", Times, serif; font-size: 16px; font-weight: normal; line-height: normal; color: #000000 }
a:link { color: #0563c1; text-decoration: underline }
"""
_SHAPES = ("v:rect", "v:roundrect", "v:oval", "v:shape")
_FILE = re.compile(r"(?:data:|[^?#]*\.(?:webp|avif|heic|heif|apng)(?:[?#]|$))", re.I)


def word(letter: Letter) -> str:
    """An email as Outlook on Windows shows it: `letter.word`, without what Word does not know.

    Simulated: conditional comments opened and mso sheets obeyed; properties, values and selectors that Word does not know
    taken away, also width off tables and pictures, max-width off tables, padding off cells, margins of auto and below zero,
    `!important` in style= and @media (caniemail, 2026-05-13; email-bugs#31); borders of 8px at most; pictures without a
    whole number as width at the size of their file; no WebP; letters begun anew in each table, Word's blue for links;
    `mso-hide: all`; simple VML shapes as boxes. With a dark theme it inverts colours, which is reckoned as in `forced`.
    Not simulated: Word's line heights and page breaks, rows that share their padding, 120 dpi.
    """
    sheets = {s.start: s for s in letter.sheets}
    families = frozenset(family for s in letter.sheets if s.word for family in fetched(s))
    reads = Reads(lacks.lacking(letter.clients, "outlook.windows"), families, holders(letter.word))
    rooms = spacers(letter.word)

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            known = sheets.get(element.inner)
            own = element.get("data-view") or element.get("id") == "dim"
            css = known.css if own and known else sheet_of(rules(known.rules, reads)) if known else ""
            return Shown("style", dict(element.attrib) if own else {}, css)
        shown = _element(element)
        if shown is None or not shown.tag or shown.attrib.get("data-view"):
            return shown
        attrib = restyled(_sized(shown), lambda d: kept(d, element, reads))
        extra = written(room(rooms[element])) if element in rooms else ""
        return shown._replace(attrib=_added(attrib, extra))

    html = draw(letter.word, change)
    return forced(_opened(html))


def _added(attrib: dict[str, str], css: str) -> dict[str, str]:
    return {**attrib, "style": "; ".join(filter(None, (attrib.get("style", ""), css)))} if css else attrib


def _opened(html: str) -> str:
    """With what Word does unasked in front of everything; once."""
    base = f'<style data-view="word">{_BASE}</style>'
    if base in html:
        return html
    ends = (m.end() for tag in ("<head>", "<!DOCTYPE html>") if (m := re.search(tag, html)))
    place = next(ends, 0)
    return f"{html[:place]}\n{base}{html[place:]}"


def _element(element: Element) -> Shown | None:
    shown = gate(element)
    if shown is None or element.tag in ("svg", "source", "math") or "scheme" in element.get("name"):
        return None
    if element.tag in _SHAPES:
        return _shape(element)
    if ":" in element.tag or element.tag in lacks.SEMANTIC | lacks.FIELDS | lacks.PLAYED | {"picture", "bdi", "ruby"}:
        return Shown("")  # what it holds is shown, as if it were not there
    if element.tag == "img" and _FILE.match(element.get("src")):
        return blocked(element)
    return shown


def _shape(element: Element) -> Shown:
    """A box in VML as a box in CSS."""
    size = {d.name: d.value for d in declarations(element.get("style")) if d.name in ("width", "height")}
    style = [f"{name}: {value}" for name, value in size.items()]
    fill = next((child for child in element if child.tag == "v:fill"), None)
    colour = element.get("fillcolor") or (fill.get("color") if fill else "")
    if colour and element.get("filled") not in ("f", "false"):
        style.append(f"background-color: {colour}")
    if fill is not None and fill.get("src"):
        style.append(f"background-image: url('{fill.get('src')}'); background-size: cover")
    return Shown("div", {"data-view": "shape", "style": "; ".join(style).replace("<", "")})


def _sized(shown: Shown) -> dict[str, str]:
    """Without sizes of a picture that are not whole numbers: Word then takes the size of the file (fluent-smtp#426)."""
    attrib = dict(shown.attrib)
    for name in ("width", "height") if shown.tag == "img" else ():
        if name in attrib and not re.fullmatch(r"\d{1,5}", attrib[name].strip()):
            del attrib[name]
    for name in ("srcset", "sizes", "hidden", "loading"):
        attrib.pop(name, None)
    return attrib
