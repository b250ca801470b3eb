"""What the styles of a web page do to its words: bold, slanted, struck, raised, hidden. Nothing else of them is kept."""

from __future__ import annotations

import re
from typing import Any

RULE = re.compile(r"\.([A-Za-z_][\w-]{0,60})\s*\{([^{}]{0,4000})\}")  # .c4{font-weight:700}: as Google Docs writes them
TAGS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "s": "s",
    "strike": "s",
    "sup": "sup",
    "sub": "sub",
    "ins": "ins",
    "del": "del",
}
MARKS = ("ins", "del", "strong", "em", "s", "sup", "sub")  # from the outside in
BOLD = ("bold", "bolder", "600", "700", "800", "900")
RAISED = {"super": {"sup": True}, "sub": {"sub": True}, "baseline": {"sup": False, "sub": False}}

Rules = dict[str, dict[str, str]]


def read_rules(sheets: str) -> Rules:
    """The rules for classes in the style sheets of a page. A later one adds to an earlier one."""
    rules: Rules = {}
    for match in RULE.finditer(sheets):
        rules.setdefault(match[1], {}).update(declared(match[2]))
    return rules


def declared(style: str) -> dict[str, str]:
    """font-weight:700;color:red -> what is declared, by name."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def styled(element: Any, rules: Rules) -> dict[str, str]:
    """What its classes and its own attribute declare of an element."""
    found: dict[str, str] = {}
    for name in (element.get("class") or "").split()[:20]:
        found.update(rules.get(name, {}))
    found.update(declared(element.get("style") or ""))
    return found


def marked(element: Any, style: dict[str, str]) -> dict[str, bool]:
    """What an element does to words, on or off."""
    marks = {TAGS[element.tag]: True} if element.tag in TAGS else {}
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    if weight:
        marks["strong"] = weight in BOLD
    if slant:
        marks["em"] = slant in ("italic", "oblique")
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if line and element.tag != "del":
        marks["s"] = "line-through" in line
    place = style.get("vertical-align", "")
    return marks if element.tag in ("sup", "sub") else marks | RAISED.get(place, {})


def hidden(element: Any, style: dict[str, str]) -> bool:
    """Whether a reader of the page does not see this."""
    return (
        element.get("hidden") is not None
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or style.get("font-size") in ("0", "0px", "0pt")
    )
