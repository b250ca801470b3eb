"""Yahoo Mail and AOL in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration
from edgepress.proof.tree import Element
from edgepress.proof.views import lacks, webmail
from edgepress.proof.views.draw import Shown, draw, restyled
from edgepress.proof.views.webmail import Program

_ASKED = frozenset("min-width max-width min-height max-height".split())
_NOT_READ = re.compile(
    r":(?:not|has|is|where|lang|nth-child|nth-last-child|nth-of-type|nth-last-of-type)\b|::?(?:before|after)"
    r"|\[(?!\s{0,9}[\w-]{1,40}\s{0,9}=)",
    re.I,
)
_PAGE = "body { margin: 0; font-family: Arial, Helvetica, sans-serif; font-size: 13px } a[href] { color: #0f69ff }"


def _selector(text: str) -> bool:
    return not _NOT_READ.search(text)


def _at(name: str) -> bool:
    low = name.lower()
    return low.startswith("@supports") or (low.startswith("@media") and webmail.features(low) <= _ASKED)


YAHOO = Program(
    "yahoo",
    "yahoo.desktop-webmail",
    "yiv_",
    _selector,
    _at,
    f'<style data-view="yahoo">{_PAGE}</style>',
    but=frozenset({"css-height"}),  # it becomes min-height (css-height #1)
)


def yahoo(letter: Letter) -> str:
    """An email as Yahoo Mail and AOL show it.

    Simulated (caniemail, 2026-05-13): <body> is a <div>; classes and ids are marked; aria-* goes, role stays on tables only, lang
    not on cells; <header>, <main> and their like are opened up; `height` becomes `min-height`; @media asks for widths and
    heights only, so nothing is obeyed in the dark; of attribute selectors only [name=value]. Not simulated: the second
    <head> that its app for Android wants.
    """
    sheets, program = webmail.sheets_of(letter), webmail.informed(YAHOO, letter)

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            return webmail.style(element, sheets, program)
        shown = webmail.page(element, program)
        if shown is None or element.tag in ("html", "head"):
            return shown
        if element.tag in lacks.SEMANTIC | lacks.PLAYED | {"picture"}:
            return Shown("")
        if element.tag in ("svg", "source"):
            return None
        if element.tag == "body":
            return shown._replace(attrib=_bare(shown.attrib, "div"))
        return shown._replace(attrib=restyled(webmail.scoped(_bare(shown.attrib, element.tag), program), _at_least))

    return draw(letter.web, change)


def _bare(attrib: Mapping[str, str], tag: str) -> dict[str, str]:
    """Attributes that Yahoo leaves an element."""
    return {
        n: v
        for n, v in attrib.items()
        if not (n.startswith("aria-") or (n == "role" and tag != "table") or (n == "lang" and tag == "td"))
    }


def _at_least(d: Declaration) -> Iterator[Declaration]:
    yield d._replace(name="min-height") if d.name == "height" and d.value != "auto" else d
