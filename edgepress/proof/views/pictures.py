"""Pictures that are not shown: what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration, Rule, declarations
from edgepress.proof.tree import Element
from edgepress.proof.views.draw import Shown, draw, gate, made, restyled, sheet_of, written

_FETCH = re.compile(r"(?:url|image|image-set)\((?:[^()]|\([^()]*\))*\)?", re.I)
_BOX = "outline: 1px solid #8a8f94; outline-offset: -1px; overflow: hidden; box-sizing: border-box"


def pictures_off(letter: Letter) -> str:
    """An email before its reader lets pictures in: each is a box of its size with its description in it.

    Simulated: what Outlook, Thunderbird and many offices do unasked. A picture becomes a box of the width and height that
    are written on it, with its description in the letters of its own style; pictures behind words go, too. All styles are
    obeyed. Not simulated: the sign of a missing picture, and what each program says above the message.
    """
    sheets = {s.start: s for s in letter.sheets if s.web}

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            known = sheets.get(element.inner)
            rules = map(_calmed, known.rules) if known else ()
            return Shown("style", {"media": known.media} if known and known.media else {}, sheet_of(rules))
        if element.tag == "img":
            return blocked(element)
        shown = None if element.tag in ("svg", "video", "audio", "source") else gate(element)
        if shown is None:
            return None
        return shown._replace(attrib=restyled({n: v for n, v in shown.attrib.items() if n != "background"}, _calm))

    return draw(letter.web, change)


def _calmed(rule: Rule) -> Rule:
    return rule._replace(declarations=tuple(kept for d in rule.declarations for kept in _calm(d)))


def _calm(d: Declaration) -> Iterator[Declaration]:
    """A declaration without what would be fetched."""
    if not _FETCH.search(d.value):
        yield d
    elif left := _FETCH.sub(" ", d.value).strip(" ,"):
        yield d._replace(value=left)


def blocked(element: Element) -> Shown:
    """A picture as a box of its size with its description; nothing at all of one that is only there to be counted."""
    width, height = (_whole(element.get(name)) for name in ("width", "height"))
    style = declarations(element.get("style"))
    if width == 1 or height == 1:
        return Shown("span", {"style": "display: none"}, "")
    box = written([*_shape(style, width, height), *(d for d in style if d.name != "height" and "url(" not in d.value)])
    words = escape(element.get("alt"), quote=False)
    classes = {"class": element.get("class")} if element.get("class") else {}
    return Shown("span", {**classes, "data-view": "picture", "style": f"{box}; {_BOX}".lstrip("; ")}, words)


def _shape(style: tuple[Declaration, ...], width: int, height: int) -> Iterator[Declaration]:
    """How large the box is; one that narrows with the window keeps the shape of its picture."""
    yield made("display", "inline-block")
    if width:
        yield made("width", f"{width}px")
    if width and height and any(d.name in ("width", "max-width") and "%" in d.value for d in style):
        yield made("aspect-ratio", f"{width} / {height}")
    elif height:
        yield made("height", f"{height}px")


def _whole(value: str) -> int:
    return int(value.strip()) if re.fullmatch(r"[0-9]{1,5}", value.strip()) else 0
