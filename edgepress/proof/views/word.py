"""Outlook on Windows, which shows mail with Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration, Rule, Sheet, declarations
from edgepress.proof.tree import Element, every
from edgepress.proof.views import lacks
from edgepress.proof.views.dark import forced
from edgepress.proof.views.draw import Shown, draw, gate, made, restyled, sheet_of
from edgepress.proof.views.pictures import blocked

# What Word does unasked: letters of its own in everything, also anew in every table, and links in its blue.
_BASE = """
html { font-family: "Times New Roman", Times, serif; font-size: 16px }
table { font-family: "Times New Roman", Times, serif; font-size: 16px; font-weight: normal; line-height: normal; color: #000000 }
a:link { color: #0563c1; text-decoration: underline }
"""
# Families that Windows and Office bring along, or that Windows puts another in place of.
_FAMILIES = frozenset(
    "arial|arial black|arial narrow|book antiqua|bookman old style|calibri|cambria|candara|century gothic|comic sans ms|"
    "consolas|constantia|corbel|courier new|courier|ebrima|franklin gothic medium|gadugi|garamond|georgia|helvetica|impact|"
    "leelawadee ui|lucida console|lucida sans unicode|malgun gothic|meiryo|microsoft sans serif|ms gothic|nirmala ui|"
    "palatino linotype|segoe ui|sylfaen|symbol|tahoma|times|times new roman|traditional arabic|trebuchet ms|verdana|webdings|"
    "wingdings".split("|")
)
_GENERIC = {"sans-serif": "Arial", "serif": "Times New Roman", "monospace": "Courier New", "system-ui": "Segoe UI"}
_TIMES = '"Times New Roman", serif'
# Properties by which only Word is told something, and what it makes of them.
_TWINS = {
    "mso-margin-top-alt": "margin-top",
    "mso-margin-bottom-alt": "margin-bottom",
    "mso-line-height-alt": "line-height",
    "mso-color-alt": "color",
    "mso-border-alt": "border",
}
_SHAPES = ("v:rect", "v:roundrect", "v:oval", "v:shape")
_NO_WIDTH = ("body", "span", "div", "p", "img", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_NO_HEIGHT = ("body", "span", "div", "p", "a")
_OTHER_SELECTOR = re.compile(r"[\[\]>+~*]|:(?!link\b)")
_CHAINED = re.compile(r"([.#][\w-]+)(?:[.#][\w-]+)+")
_FILE = re.compile(r"(?:data:|[^?#]*\.(?:webp|avif|heic|heif|apng)(?:[?#]|$))", re.I)
_THICK = re.compile(r"\b(\d{1,4})px")
MOST_BORDER = 8  # px (caniemail css-border #1)


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
    families = frozenset(family for s in letter.sheets if s.word for family in _fetched(s))

    def change(element: Element) -> Shown | None:
        if element.tag == "style":
            known = sheets.get(element.inner)
            own = element.get("data-view") or element.get("id") == "dim"
            css = known.css if own and known else sheet_of(_rules(known.rules, families)) if known else ""
            return Shown("style", dict(element.attrib) if own else {}, css)
        shown = _element(element)
        if shown is None or not shown.tag or shown.attrib.get("data-view"):
            return shown
        return shown._replace(attrib=restyled(_sized(shown), lambda d: _kept(d, element, families)))

    html = draw(letter.word, change)
    return forced(_opened(html))


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
    fill = next(every(element, "v:fill"), None)
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


def _rules(rules: tuple[Rule, ...], families: frozenset[str]) -> Iterator[Rule]:
    for rule in rules:
        selectors = tuple(s for one in rule.selectors if (s := _selector(one)))
        if rule.at or not selectors:
            continue
        tag = re.split(r"[\s.#]", selectors[0])[-1] or selectors[0].split(".")[0]
        element = Element(tag.split(":")[0] or "td", {}, 0, 0)
        kept = [
            k._replace(important=d.important)
            for d in rule.declarations
            if not d.important or d.tail == " !important"
            for k in _kept(d._replace(important=False), element, families)
        ]
        yield rule._replace(selectors=selectors, declarations=tuple(kept))


def _selector(text: str) -> str:
    """A selector as Word takes it; of a chain only the first (caniemail css-selector-chaining #3)."""
    return "" if _OTHER_SELECTOR.search(text) else _CHAINED.sub(r"\1", text)


def _kept(d: Declaration, element: Element, families: frozenset[str]) -> Iterator[Declaration]:
    """What is left of a declaration on an element."""
    if d.name == "mso-hide" and d.value.lower() == "all":
        yield made("display", "none")
    elif d.name in _TWINS:
        yield made(_TWINS[d.name], d.value)
    elif d.name == "mso-padding-alt" and element.tag in ("td", "th"):
        yield made("padding", d.value)
    elif not (d.important or d.name.startswith("mso-") or d.name in lacks.WORD or d.name.startswith(("--", "-"))):
        value = _value(d.name, d.value, element, families)
        if value and not lacks.WORD_VALUE.search(value):
            yield d._replace(value=value)


def _value(name: str, value: str, element: Element, families: frozenset[str]) -> str:
    """The value that Word takes; empty where it takes none."""
    tag, low = element.tag, value.lower()
    if name == "display":
        return value if low == "none" and tag != "img" and not any(every(element, "table")) else ""
    if name == "max-width":
        return value if tag == "table" else ""
    if (name == "width" and tag in _NO_WIDTH) or (name == "height" and tag in _NO_HEIGHT):
        return ""
    if name.startswith("padding"):
        return value if tag in ("td", "th") else ""
    if name.startswith("margin"):
        return "" if tag in ("span", "body") or "auto" in low or re.search(r"(?:^|\s)-", low) else value
    if name == "background":
        return _flat(value)
    if name.startswith("border"):
        return _THICK.sub(lambda m: f"{min(int(m[1]), MOST_BORDER)}px", value)
    if name == "font-family":
        return _family(value, families)
    return "" if low in ("initial", "start", "end", "match-parent", "unset", "revert") else value


def _flat(value: str) -> str:
    """The colour of a background: all that Word takes of one (caniemail css-background #3)."""
    from edgepress.proof.sheet import colour_of

    plain = re.sub(r"(?<![\w-])(?:url|[\w-]{0,30}gradient)\((?:[^()]|\([^()]*\))*\)?", " ", value)
    return next((part for part in plain.split() if colour_of(part) or part.lower() in ("none", "transparent")), "")


def _family(value: str, fetched: frozenset[str]) -> str:
    """The first family that Windows has; Times where the first of all is one that the email fetches, or none is known."""
    names = [part.strip().strip("\"'").lower() for part in value.split(",")]
    if names[0] in fetched:
        return _TIMES
    for name in names:
        if name in _FAMILIES:
            return f'"{name.title()}", {_fallback(names)}'
        if name in _GENERIC:
            return f'"{_GENERIC[name]}", {name}'
    return _TIMES


def _fallback(names: list[str]) -> str:
    return next((n for n in names if n in _GENERIC), "sans-serif")


def _fetched(sheet: Sheet) -> Iterator[str]:
    """Families that Word sees in @font-face: it then takes none of those behind them."""
    for rule in sheet.rules:
        if rule.at == ("@font-face",):
            said: Mapping[str, str] = {d.name: d.value for d in rule.declarations}
            yield said.get("font-family", "").strip().strip("\"'").lower()
