"""Which rules and declarations Word takes, and what it makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from edgepress.proof.sheet import Declaration, Rule, Sheet, colour_of
from edgepress.proof.tree import Element, above, every
from edgepress.proof.views import lacks
from edgepress.proof.views.draw import made
from edgepress.proof.views.lacks import Lacks

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
_NO_WIDTH = ("body", "span", "div", "p", "img", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_NO_HEIGHT = ("body", "span", "div", "p", "a")
_OTHER_SELECTOR = re.compile(r"[\[\]>+~*]|:(?!link\b)")
_CHAINED = re.compile(r"([.#][\w-]+)(?:[.#][\w-]+)+")
_THICK = re.compile(r"\b(\d{1,4})px")
# Of the values, those that caniemail has no word on: hsl(), eight digits of colour, rgb() with spaces.
_VALUE = re.compile(r"(?:hsla?|hwb|color|color-mix)\(|#(?:[0-9a-f]{8}|[0-9a-f]{4})\b|rgb\([^,()]{0,60}\)", re.I)
MOST_BORDER = 8  # px (caniemail css-border #1)


class Reads(NamedTuple):
    """What Word does not know, the families that an email fetches where Word sees it, and what holds a table."""

    lacks: Lacks
    families: frozenset[str]
    holders: frozenset[Element] = frozenset()


def rules(some: Iterable[Rule], reads: Reads) -> Iterator[Rule]:
    """The rules that Word takes: none in @media, none of other selectors than names, each as far as its element goes."""
    for rule in some:
        taken: dict[tuple[Declaration, ...], tuple[str, ...]] = {}
        for selector in filter(None, map(_selector, rule.selectors)) if not rule.at else ():
            declared = tuple(_of_rule(rule, _element(selector), reads))
            taken[declared] = (*taken.get(declared, ()), selector)
        for declared, selectors in taken.items():
            yield rule._replace(selectors=selectors, declarations=declared)


def _of_rule(rule: Rule, element: Element, reads: Reads) -> Iterator[Declaration]:
    """The declarations of a rule; !important is known in a sheet, with a space before it (css-important #4)."""
    for d in rule.declarations:
        if not d.important or d.tail == " !important":
            yield from (k._replace(important=d.important) for k in kept(d._replace(important=False), element, reads))


def _element(selector: str) -> Element:
    """What a selector means: an element of its type, or a cell where it names none, as cells may have the most."""
    named = re.match(r"[a-z][a-z0-9]*", selector.split()[-1], re.I)
    return Element(named[0].lower() if named else "td", {}, 0, 0)


def _selector(text: str) -> str:
    """A selector as Word takes it; of a chain only the first (caniemail css-selector-chaining #3)."""
    return "" if _OTHER_SELECTOR.search(text) else _CHAINED.sub(r"\1", text)


def kept(d: Declaration, element: Element, reads: Reads) -> Iterator[Declaration]:
    """What is left of a declaration on an element."""
    if d.name == "mso-hide" and d.value.lower() == "all":
        yield made("display", "none")
    elif d.name in _TWINS:
        yield made(_TWINS[d.name], d.value)
    elif d.name == "mso-padding-alt" and element.tag in ("td", "th"):
        yield made("padding", d.value)
    elif not (d.important or d.name.startswith(("mso-", "-"))):
        kept = d._replace(value=_value(d.name, d.value, element, reads))
        if kept.value and not _VALUE.search(kept.value) and not lacks.unknown(kept, reads.lacks):
            yield kept


def _value(name: str, value: str, element: Element, reads: Reads) -> str:
    """The value that Word takes; empty where it takes none."""
    tag, low = element.tag, value.lower()
    if name == "display":
        return value if low == "none" and tag != "img" and element not in reads.holders else ""
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
        return _family(value, reads.families)
    return "" if low in ("initial", "start", "end", "match-parent", "unset", "revert") else value


def _flat(value: str) -> str:
    """The colour of a background: all that Word takes of one (caniemail css-background #3)."""
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


def fetched(sheet: Sheet) -> Iterator[str]:
    """Families that Word sees in @font-face: it then takes none of those behind them."""
    for rule in sheet.rules:
        if rule.at == ("@font-face",):
            said: Mapping[str, str] = {d.name: d.value for d in rule.declarations}
            yield said.get("font-family", "").strip().strip("\"'").lower()


def holders(top: Element) -> frozenset[Element]:
    """What holds a table: Word shows the table, even where what holds it is hidden (css-display #4)."""
    found: set[Element] = set()
    for table in every(top, "table"):
        for element in above(table):
            if element in found:
                break
            found.add(element)
    return frozenset(found)
