"""Which style an element has in the end: its attribute, the kept sheets, and what it takes over from what it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Rule, declarations, matches, sheet
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


def styles(letter: Letter, mode: Mode = AS_IT_IS) -> Mapping[Element, Style]:
    """The style of each element of the web's document. Inherited properties are passed on; others are not."""
    return _styles(letter, mode)


@lru_cache(maxsize=16)
def _styles(letter: Letter, mode: Mode) -> Mapping[Element, Style]:
    rules, base, elements = _matched(letter)
    force = [
        at < base or (mode.kept and _applies(media, mode) and _in(rule, mode)) for at, (rule, media) in enumerate(rules)
    ]
    found: dict[Element, Style] = {}
    for element, said in elements:
        above = found.get(element.parent, {}) if element.parent is not None else {}
        style = {name: value for name, value in above.items() if name in INHERITED}
        style.update(_of_attributes(element))
        for number, own, pairs in said:
            if number < 0 or (force[number] and (mode.ogsc or not own)):
                style.update(pairs)
        found[element] = _resolved(style, above)
    return found


_Rules = list[tuple[Rule, str]]  # with the media attribute of its sheet
# What is said of an element: by the rule of which number, or by its own style (-1); whether to Outlook alone; what.
_Said = tuple[int, bool, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=4)
def _matched(letter: Letter) -> tuple[_Rules, int, list[tuple[Element, list[_Said]]]]:
    """All rules, how many of them are the browsers' own, and what is said of each element, whatever the circumstances."""
    rules: _Rules = [(rule, "") for rule in sheet(_BASE).rules]
    base = len(rules)
    rules += [(rule, one.media) for one in letter.sheets if one.web for rule in one.rules]
    chosen: dict[str, list[tuple[int, bool]]] = {}
    for number, (rule, _) in enumerate(rules):
        for selector in rule.selectors:
            text = selector.replace("[data-ogsc]", "").replace("[data-ogsb]", "").strip()
            if text and "[data-ogs" not in text:
                chosen.setdefault(text, []).append((number, text != selector.strip()))
    found = matches(letter.web, chosen)
    return rules, base, [(element, _ranked(element, meant, rules, base)) for element, meant in found]


def _ranked(element: Element, meant: Sequence[Any], rules: _Rules, base: int) -> list[_Said]:
    """What is said of an element, the strongest last: !important, then whose sheet, the attribute, specificity, order."""
    ranked: list[tuple[tuple[Any, ...], _Said]] = []
    for (weight, _), payload in meant:
        for number, own in payload:
            place = (int(number >= base), tuple(weight), number)
            for n, d in enumerate(rules[number][0].declarations):
                ranked.append(((d.important, *place, n), (number, own, _longhands(d.name, d.value))))
    for n, d in enumerate(declarations(element.get("style"))):
        ranked.append(((d.important, 2, (), 0, n), (-1, False, _longhands(d.name, d.value))))
    return [said for _, said in sorted(ranked, key=lambda item: item[0])]


def _of_attributes(element: Element) -> Iterator[tuple[str, str]]:
    """What attributes say of colours: bgcolor, and the old ones of <font> and <body>."""
    written = (("background-color", "bgcolor"), ("color", {"font": "color", "body": "text"}.get(element.tag, "")))
    return ((name, element.attrib[key].strip()) for name, key in written if element.attrib.get(key, "").strip())


@lru_cache(maxsize=2048)
def _longhands(name: str, value: str) -> tuple[tuple[str, str], ...]:
    """A declaration, and what a shorthand says of the properties that the proofs ask for."""
    return tuple(_long(name, value))


def _long(name: str, value: str) -> Iterator[tuple[str, str]]:
    yield name, value
    if name == "background":
        colour = next((word for word in _parts(value) if _colour(word)), "")
        if colour:
            yield "background-color", colour
        elif value.lower() in ("none", "transparent"):
            yield "background-color", "transparent"
    elif name == "font":
        match = re.search(r"(?<![\d.])([\d.]{1,9}(?:px|pt|em|rem|%))(?:\s{0,9}/\s{0,9}([\w.%]{1,9}))?\s+(.+)$", value)
        if match:
            yield "font-size", match[1]
            yield "line-height", match[2] or "normal"
            yield "font-family", match[3]
        if re.search(r"\bbold\b|\b[6-9]00\b", value):
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
