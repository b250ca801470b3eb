"""Gmail in a browser and in its app, and the app with an account of somebody else's."""

from __future__ import annotations

import re
from itertools import accumulate

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Sheet
from edgepress.proof.tree import Element
from edgepress.proof.views import lacks, webmail
from edgepress.proof.views.dark import forced
from edgepress.proof.views.draw import Shown, draw
from edgepress.proof.views.pictures import blocked
from edgepress.proof.views.webmail import Program

MOST_STYLE = 16_384  # bytes of one <style> (caniemail html-style #6, email-bugs#90)
MOST_SHOWN = 102_400  # bytes of the page, decoded; what stands behind is shown only on a click
# Replaced by <u> (caniemail html-semantics #2, html-picture #1).
_UNDERLINED = frozenset("details main nav summary picture source".split())
_ASKED = frozenset("min-width max-width min-device-width max-device-width orientation".split())
_SPACED = re.compile(
    r"rgba?\(\s*[\d.]+%?\s+[\d.]", re.I
)  # rgb(0 128 0 / 1): the whole attribute or <style> goes (css-rgba #2)
_STATE = re.compile(r":(?!hover\b)|\[(?!class~=)", re.I)
_PAGE = "body { margin: 0; font: 13px/1.5 Arial, Helvetica, sans-serif } a[href] { color: #1155cc }"
_CLIPPED = (
    '<div data-view="clipped" style="margin: 16px 0; padding: 0 16px; font-family: Arial, sans-serif; font-size: 14px; '
    'line-height: 24px; color: #444444">[Message clipped]&nbsp; <a href="#" style="color: #1155cc">View entire message</a></div>'
)


def _selector(text: str) -> bool:
    return not _STATE.search(text)


def _at(name: str) -> bool:
    return name.lower().startswith("@media") and webmail.features(name) <= _ASKED


GMAIL = Program(
    "gmail",
    "gmail.desktop-webmail",
    "m_",
    _selector,
    _at,
    f'<style data-view="gmail">{_PAGE}</style><u></u>',
    but=frozenset({"css-variables"}),  # var() is known there, only no variable is (css-variables #1)
)
FOREIGN = GMAIL._replace(client="gmail.android", foreign=True)


def gmail(letter: Letter) -> str:
    """An email as Gmail shows it, in a browser and in its own app.

    Simulated (caniemail, 2026-05-13): a <style> is dropped when it stands in <body>, has more than 16,384 bytes or holds what
    Gmail cannot read; of the others only rules without attribute selectors and states other than :hover, and @media of
    widths; properties and values that it does not know go; <main>, <nav> and <details> become <u>; no SVG; the page ends
    behind 102,400 bytes, between two tags. Classes and ids are marked, <body> is a <div> behind an empty <u>. In a dark
    phone the app turns colours by itself, which is an estimate (`forced`). Not simulated: the folded end of quoted
    mail, the frame round the message.
    """
    return _shown(letter, GMAIL, True)


def gmail_foreign_account(letter: Letter) -> str:
    """An email in the Gmail app whose reader has an account elsewhere: no <style> is read at all.

    Simulated (caniemail html-style #2, css-display #1 and others, 2026-05-13): as `gmail`, without any <style>, without flex,
    grid and other properties that the app only takes from Google's own accounts. Not simulated: what the other account's
    server makes of the message.
    """
    return _shown(letter, FOREIGN, False)


def _shown(letter: Letter, program: Program, reads_style: bool) -> str:
    sheets, program = webmail.sheets_of(letter), webmail.informed(program, letter)

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            known = sheets.get(element.inner)
            read = element.get("data-view") or (reads_style and webmail.in_head(element) and known and _reads(known))
            return webmail.style(element, sheets, program) if read else None
        shown = webmail.page(element, program)
        return shown if shown is None or element.tag in ("html", "body", "head") else _element(element, shown, program)

    size = _end(letter.html.text)
    html = draw(letter.web, change, size)
    if size is not None and 'data-view="clipped"' not in html:
        html = _noted(html)
    return forced(html)


def _element(element: Element, shown: Shown, program: Program) -> Shown | None:
    if element.tag in _UNDERLINED:
        return Shown("u")
    if element.tag == "svg":
        return None
    if element.tag in lacks.PLAYED:
        return Shown("")
    if element.tag == "img" and (webmail.is_vector(element) or element.get("src").startswith("data:")):
        return blocked(element)
    attrib = {n: v for n, v in shown.attrib.items() if n not in ("aria-describedby", "aria-labelledby")}
    if _SPACED.search(attrib.get("style", "")):
        del attrib["style"]
    return shown._replace(attrib=webmail.scoped(attrib, program))


def _reads(sheet: Sheet) -> bool:
    """Whether Gmail takes a <style> at all."""
    nested = any(at.depth and at.name != "font-face" for at in sheet.at_rules)
    return not (len(sheet.css.encode()) > MOST_STYLE or sheet.faults or nested or _SPACED.search(sheet.css))


def _end(text: str) -> int | None:
    """The offset at which Gmail stops; None where it shows all."""
    if len(text) * 4 <= MOST_SHOWN or len(text.encode("utf-8", "replace")) <= MOST_SHOWN:
        return None
    sizes = accumulate(len(sign.encode("utf-8", "replace")) for sign in text)
    return next(at for at, size in enumerate(sizes) if size > MOST_SHOWN)


def _noted(html: str) -> str:
    """With what Gmail says where it stops."""
    at = html.rfind("</body>")
    return f"{html[:at]}{_CLIPPED}{html[at:]}" if at >= 0 else html + _CLIPPED
