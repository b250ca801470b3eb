"""Outlook on the web and the new Outlook, in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration, Rule, Sheet, declarations
from edgepress.proof.tree import Element
from edgepress.proof.views import lacks, webmail
from edgepress.proof.views.dark import darker, turned
from edgepress.proof.views.draw import Shown, draw, restyled, sheet_of
from edgepress.proof.views.webmail import Program

_NOT_READ = re.compile(
    r":(?:not|has|is|where|lang|nth-[\w-]+|focus-within|target)\b|[\w-]\]?[.#][\w-]+\[|[\^$*]=", re.I
)
_PAGE = (
    "html { background-color: #333333; color-scheme: dark } "
    "body { margin: 0; font-family: 'Segoe UI', Arial, sans-serif; font-size: 15px; color: #ffffff } a[href] { color: #61b0f0 }"
)
_OWN = re.compile(r"\[data-og[sa][bc]\]", re.I)  # rules that an email keeps for this very place
_KEPT_APART = {"color": "data-ogsc", "background-color": "data-ogsb", "background": "data-ogsb"}


def _selector(text: str) -> bool:
    return not _NOT_READ.search(_OWN.sub("", text))


def _at(name: str) -> bool:
    return name.lower().startswith("@media") and "prefers-color-scheme" not in name.lower()


OUTLOOK = Program(
    "outlook-com-dark",
    "outlook.outlook-com",
    "x_",
    _selector,
    _at,
    f'<style data-view="outlook-com-dark">{_PAGE}</style>',
)


def outlook_com_dark(letter: Letter) -> str:
    """An email as Outlook on the web, its apps and the new Outlook for Windows show it in the dark.

    Simulated: every colour of an element is turned (`turned`: as dark as it was light), and the colour that was there is kept in
    data-ogsc (letters) and data-ogsb (ground), or data-ogac and data-ogab for the attributes color and bgcolor; the wrapper
    bears the marks, too, so that rules under [data-ogsc] and [data-ogsb] are obeyed, and win by their !important
    (caniemail css-at-media-prefers-color-scheme #3, 2023-03-08). Classes are marked, nested @media goes. Not simulated: who
    likes the whole device dark also gets the rules of prefers-color-scheme; this is the reader who turned only Outlook
    dark. Borders that stand alone keep their colour.
    """
    sheets, program = webmail.sheets_of(letter), webmail.informed(OUTLOOK, letter)

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            known = sheets.get(element.inner)
            if element.get("data-view") or known is None:
                return webmail.style(element, sheets, program)
            return Shown("style", {}, sheet_of(_turned(webmail.rules(_flat(known), program))))
        shown = webmail.page(element, program)
        if shown is None or element.tag in ("html", "head") or element.get("data-view"):
            return shown
        if element.tag in (lacks.SEMANTIC - {"time"}) | lacks.PLAYED | {"picture"}:
            return Shown("")
        if element.tag in ("svg", "source"):
            return None
        if element.tag == "body":
            wrapped = f'{shown.before}<div data-ogsc="" data-ogsb="">'
            return shown._replace(attrib=_dark(shown.attrib), before=wrapped, after=f"</div>{shown.after}")
        return shown._replace(attrib=_dark(webmail.scoped(shown.attrib, program)))

    return draw(letter.web, change)


def _flat(sheet: Sheet) -> tuple[Rule, ...]:
    """Its rules, without those in an @media that stands in another."""
    return tuple(r for r in sheet.rules if len(r.at) < 2)


def _turned(rules: Iterator[Rule]) -> Iterator[Rule]:
    """Rules with their colours turned; those that are for this place as they are."""
    for rule in rules:
        if any(_OWN.search(s) for s in rule.selectors):
            yield rule
        else:
            yield rule._replace(declarations=tuple(darker(d) or d for d in rule.declarations))


def _dark(attrib: Mapping[str, str]) -> dict[str, str]:
    """Attributes with turned colours, and the colours that were there."""
    if "data-ogsc" in attrib or "data-ogsb" in attrib or "data-ogab" in attrib:
        return dict(attrib)
    found = dict(attrib)
    for name, mark in (("bgcolor", "data-ogab"), ("color", "data-ogac")):
        if dark := turned(attrib.get(name, "")):
            found[name], found[mark] = dark, attrib[name]
    for d in declarations(attrib.get("style", "")):
        if d.name in _KEPT_APART and darker(d) is not None:
            found[_KEPT_APART[d.name]] = d.value
    return restyled(found, _one)


def _one(d: Declaration) -> Iterator[Declaration]:
    dark = darker(d) if d.name in _KEPT_APART else None
    yield dark._replace(important=False) if dark else d
