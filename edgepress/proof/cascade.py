"""Which style an element has in the end: its attribute, the kept sheets, and what it takes over from what it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration, Rule, matches, sheet
from edgepress.proof.tree import Element

# CSS properties that an element takes over (CSS Cascade 4, and each property's own definition).
INHERITED = frozenset(
    "border-collapse border-spacing caption-side color direction empty-cells font font-family font-size font-style "
    "font-variant font-weight letter-spacing line-height list-style list-style-image list-style-position list-style-type "
    "text-align text-indent text-transform visibility white-space word-break word-spacing mso-line-height-rule".split()
)
_TO_PX = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_BASE = """
h1 { font-size: 32px; font-weight: bold } h2 { font-size: 24px; font-weight: bold } h3 { font-size: 18.72px; font-weight: bold }
h4, b, strong, th { font-weight: bold } h5 { font-size: 13.28px; font-weight: bold } h6 { font-size: 10.72px; font-weight: bold }
a { text-decoration: underline; color: #0000ee }
"""  # what browsers do unasked, as far as the proofs ask for it (HTML, 15.3)


class Mode(NamedTuple):
    """In which circumstances an email is looked at: `dark` by a device's wish, `ogsc` as Outlook on the web turns it dark.

    `width` is in px. `kept` says whether the program reads <style> at all.
    """

    width: int = 600
    dark: bool = False
    ogsc: bool = False
    kept: bool = True


AS_IT_IS = Mode()

Style = Mapping[str, str]


@lru_cache(maxsize=16)
def styles(letter: Letter, mode: Mode = AS_IT_IS) -> Mapping[Element, Style]:
    """The style of each element of the web's document. Inherited properties are passed on; others are not."""
    chosen: dict[str, list[tuple[int, Rule]]] = {}
    rules: list[Rule] = [*sheet(_BASE).rules]
    base = len(rules)
    if mode.kept:
        rules += [r for s in letter.sheets if s.web and _applies(s.media, mode) for r in s.rules if _in(r, mode)]
    for number, rule in enumerate(rules):
        for selector in rule.selectors:
            text = selector.replace("[data-ogsc]", "").replace("[data-ogsb]", "").strip() if mode.ogsc else selector
            if text and ("[data-ogs" not in text):
                chosen.setdefault(text, []).append((number, rule))
    found: dict[Element, Style] = {}
    for element, meant in matches(letter.web, chosen):
        found[element] = _style(letter, element, found, meant, base)
    return found


def _style(letter: Letter, element: Element, known: Mapping[Element, Style], meant: Sequence[Any], base: int) -> Style:
    above = known.get(element.parent, {}) if element.parent is not None else {}
    style = {name: value for name, value in above.items() if name in INHERITED}
    background = element.get("bgcolor").strip()
    if background:
        style["background-color"] = background
    for d in _ranked(letter, element, meant, base):
        style.update(_longhands(d))
    return _resolved(style, above)


def _ranked(letter: Letter, element: Element, meant: Sequence[Any], base: int) -> Iterator[Declaration]:
    """What is said of an element, the strongest last: !important, then whose sheet, the attribute, specificity, order."""
    ranked: list[tuple[bool, int, tuple[int, ...], int, int, Declaration]] = []
    for (specificity, _), payload in meant:
        for number, rule in payload:
            place = (int(number >= base), tuple(specificity), number)
            ranked += [(d.important, *place, n, d) for n, d in enumerate(rule.declarations)]
    ranked += [(d.important, 2, (), 0, n, d) for n, d in enumerate(letter.style(element))]
    return (item[-1] for item in sorted(ranked, key=lambda item: item[:-1]))


def _longhands(d: Declaration) -> Iterator[tuple[str, str]]:
    """A declaration, and what a shorthand says of the properties that the proofs ask for."""
    yield d.name, d.value
    if d.name == "background":
        colour = next((word for word in _parts(d.value) if _colour(word)), "")
        if colour:
            yield "background-color", colour
        elif d.value.lower() in ("none", "transparent"):
            yield "background-color", "transparent"
    elif d.name == "font":
        match = re.search(r"(?<![\d.])([\d.]{1,9}(?:px|pt|em|rem|%))(?:\s{0,9}/\s{0,9}([\w.%]{1,9}))?\s+(.+)$", d.value)
        if match:
            yield "font-size", match[1]
            yield "line-height", match[2] or "normal"
            yield "font-family", match[3]
        if re.search(r"\bbold\b|\b[6-9]00\b", d.value):
            yield "font-weight", "bold"


def _parts(value: str) -> list[str]:
    return re.findall(r"[\w-]+\([^()]*\)|[^\s,]+", value)


def _colour(word: str) -> bool:
    from edgepress.proof.sheet import colour_of

    return colour_of(word) is not None


def _resolved(style: dict[str, str], above: Style) -> Style:
    """Sizes of letters in px, and `inherit` taken over."""
    for name, value in list(style.items()):
        if value.lower() == "inherit":
            style[name] = above.get(name, "")
    size = style.get("font-size", "")
    if size and not size.endswith("px"):
        around = pixels(above.get("font-size", "16px"))
        found = pixels(size, 16.0 if around is None else around)
        style["font-size"] = f"{16.0 if found is None else found:g}px"
    return style


def pixels(value: str, em: float = 16.0) -> float | None:
    """A length in px; None where it is none. `em` is the size of letters round it."""
    match = re.fullmatch(
        r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(px|pt|pc|in|cm|mm|em|rem|ex|%)?", value.strip().lower()
    )
    if match is None:
        return None
    number, unit = float(match[1]), match[2] or ""
    if unit in _TO_PX:
        return number * _TO_PX[unit]
    if unit in ("em", "%"):
        return number * em / (1 if unit == "em" else 100)
    if unit == "rem":
        return number * 16
    return number * em / 2 if unit == "ex" else (number if number == 0 else None)


def _in(rule: Rule, mode: Mode) -> bool:
    return bool(rule.selectors) and all(_at(name, mode) for name in rule.at)


def _at(name: str, mode: Mode) -> bool:
    word, _, query = name.partition(" ")
    if word == "@media":
        return _applies(query, mode)
    return word == "@supports" and "not" not in query.split()


def _applies(query: str, mode: Mode) -> bool:
    """Whether one of the media queries holds; a feature that is not asked about here counts as false."""
    return not query.strip() or any(_query(part.strip().lower(), mode) for part in query.split(","))


def _query(query: str, mode: Mode) -> bool:
    negated = query.startswith("not ")
    kind = re.match(r"(?:only\s+|not\s+)?([a-z]+)(?!\s*:)\b", query)
    answer = kind is None or kind[1] in ("all", "screen", "and")
    for feature in re.findall(r"\(([^()]*)\)", query):
        answer = answer and _feature(feature, mode)
    return answer != negated


def _feature(feature: str, mode: Mode) -> bool:
    name, _, value = (part.strip() for part in feature.partition(":"))
    size = pixels(value)
    if name in ("max-width", "max-device-width"):
        return size is not None and mode.width <= size
    if name in ("min-width", "min-device-width"):
        return size is not None and mode.width >= size
    if name == "prefers-color-scheme":
        return value == ("dark" if mode.dark else "light")
    return False
