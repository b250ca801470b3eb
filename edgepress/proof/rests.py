"""On which rules of a kept sheet something rests: styles that no style attribute repeats, and that a reader would miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from edgepress.proof import tree
from edgepress.proof.fallback import hidden
from edgepress.proof.letter import Letter
from edgepress.proof.selectors import made_of
from edgepress.proof.sheet import Declaration, Rule, declarations, matches
from edgepress.proof.tree import Element

# What a reader would miss, and which properties say the same.
_LOOK: Mapping[str, tuple[str, ...]] = {
    "color": ("color",),
    "background": ("background", "background-color", "background-image"),
    "background-color": ("background", "background-color"),
    "background-image": ("background", "background-image"),
    "font": ("font", "font-size", "font-family"),
    "font-size": ("font", "font-size"),
    "font-family": ("font", "font-family"),
    "font-weight": ("font", "font-weight"),
    "text-align": ("text-align",),
    "width": ("width", "max-width"),
    "max-width": ("width", "max-width"),
    "padding": ("padding", "padding-left", "padding-top", "padding-right", "padding-bottom"),
    "border": ("border", "border-left", "border-top", "border-right", "border-bottom", "border-width"),
    "display": ("display",),
    "float": ("float",),
    "position": ("position",),
}
_TWINS = {
    "background": "bgcolor",
    "background-color": "bgcolor",
    "width": "width",
    "max-width": "width",
    "text-align": "align",
}
_IDLE = frozenset(
    {"0", "0px", "none", "auto", "inherit", "100%", "block", "initial", "transparent", "collapse", "static"}
)
MOST = (
    400  # rules that are asked: a frame of styles of a web page, put into an email, has more and is no clearer for it
)


@lru_cache(maxsize=4)
def resting(letter: Letter) -> Mapping[int, tuple[Element, ...]]:
    """The rules on which something rests, by where they begin, each with the elements that would look otherwise."""
    wanted: dict[str, list[Rule]] = {}
    for rule in _candidates(letter):
        for selector in rule.selectors:
            if not made_of(selector).adds:
                wanted.setdefault(selector, []).append(rule)
    found: dict[int, list[Element]] = {}
    for element, meant in matches(letter.web, wanted) if wanted else ():
        if meant and tree.within(element, "body") is not None and not hidden(element, False):
            for rule in (rule for _, rules in meant for rule in rules):
                if any(_missed(element, d) for d in rule.declarations):
                    found.setdefault(rule.start, []).append(element)
    return {start: tuple(elements) for start, elements in found.items()}


def _candidates(letter: Letter) -> Iterator[Rule]:
    """Plain rules that say something of the look; those for a width, a state or one client only add."""
    rules = (r for s in letter.sheets if s.web and _always(s.media) for r in s.rules if not r.at)
    for number, rule in enumerate(rules):
        if number < MOST and any(d.name in _LOOK and d.value.lower() not in _IDLE for d in rule.declarations):
            yield rule


def _always(media: str) -> bool:
    return media.lower() in ("", "all", "screen")


def _missed(element: Element, d: Declaration) -> bool:
    if d.name not in _LOOK or d.value.lower() in _IDLE:
        return False
    if element.get(_TWINS.get(d.name, "")):
        return False
    said = {own.name for own in declarations(element.get("style"))} if element.get("style") else set()
    return said.isdisjoint(_LOOK[d.name]) and not _passed_on(element, d.name)


def _passed_on(element: Element, name: str) -> bool:
    """Colours and letters are taken over: it is enough where nothing of it is shown without a style of its own."""
    if name not in ("color", "font", "font-size", "font-family", "font-weight", "text-align"):
        return False
    from edgepress.proof.tree import Run

    return not any(isinstance(part, Run) and part.text.strip() for part in element.content)
