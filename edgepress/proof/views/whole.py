"""Programs that do all that an email asks for."""

from __future__ import annotations

from edgepress.proof.letter import Letter
from edgepress.proof.tree import Element
from edgepress.proof.views.draw import Shown, draw, gate
from edgepress.proof.views.webmail import sheets_of


def whole(letter: Letter) -> str:
    """An email as Apple Mail shows it: every style obeyed, light and dark.

    Simulated: scripts, frames and forms that would act are taken away, as every mail program does; all else stays. Not
    simulated: the few things that Apple Mail does not know (12 of 307 features, caniemail 2026-05-13), its own links on
    dates and addresses.
    """
    sheets = sheets_of(letter)

    def change(element: Element) -> Shown | None:
        shown = gate(element)
        if shown is None or element.tag != "style":
            return shown
        known = sheets.get(element.inner)
        return shown._replace(inside=known.css.replace("</", "<\\/") if known else "")

    return draw(letter.web, change)
