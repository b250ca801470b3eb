"""Proofs of style attributes: what is written in them, and what of it mail programs understand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.ghost import ghosts
from edgepress.proof.letter import Letter
from edgepress.proof.shape import CELLS, either, hidden, sides
from edgepress.proof.sheet import Declaration, declarations
from edgepress.proof.tree import Element

_FUNCTION = re.compile(r"\b(var|calc|min|max|clamp|env|rgba|hsla?|color-mix|oklch|lab)\(", re.I)
_MOVES = ("left", "right", "top", "bottom", "inset")  # without one of them, what is relative stays where it is
_UNIT = re.compile(r"(?<![\w#.-])[\d.]{1,9}(rem|vw|vh|vmin|vmax|ch)\b", re.I)
_NEGATIVE = re.compile(r"(?<![\w-])-(?!0|1px)[\d.]", re.I)  # a single px only closes a gap, and nobody misses it
_URL = re.compile(r"url\([^()]{0,2000}\)", re.I)
_HEX = re.compile(r"#([0-9A-Fa-f]{3,8})(?![\w-])")
_SIX = 6  # digits of a colour that every program reads
_DECORATION = ("box-shadow", "text-shadow", "outline", "filter", "transition", "animation", "-webkit-", "-moz-", "-ms-")
_PAINTED = ("color", "background", "border", "outline", "fill", "stroke", "caret")
_COLOURED = ("bgcolor", "color", "text", "link", "fillcolor", "strokecolor", "bordercolor")
_SHORT = ("margin", "padding", "border", "background", "font", "list-style")


def style_unsafe(letter: Letter) -> Iterator[Diagnostic]:
    """A style attribute says nothing that half of the programs pass over, unless what they understand stands before it.

    Bad:   <p style="font-size: 1rem">
    Good:  <p style="font-size: 16px; font-size: 1rem">
    """
    for element in either(letter):
        for d, what in _unsafes(element.get("style")):
            if not hidden(element) and not _attribute(letter, element, d):
                start = element.places["style"][0]
                yield Diagnostic(
                    "style-unsafe",
                    f"Many programs pass over this, because they do not know {what}",
                    letter.html.span(start + d.start, start + d.end),
                    hint=_instead(what, d),
                )


@lru_cache(maxsize=4096)
def _unsafes(css: str) -> tuple[tuple[Declaration, str], ...]:
    """What of a style attribute is not understood everywhere, and has nothing before it that is."""
    found, said = [], set()
    every = declarations(css) if css else ()
    moved = any(d.name in _MOVES for d in every)
    for d in every:
        what = _unsafe(d) if moved or (d.name, d.value.lower()) != ("position", "relative") else ""
        if not what:
            said.add(d.name)
        elif not said & {d.name, *_shorthands(d.name)}:
            found.append((d, what))
    return tuple(found)


def _unsafe(d: Declaration) -> str:
    """What of a declaration is not understood by Word, or by Gmail; empty where all of it is."""
    value = d.value.lower()
    if d.name.startswith(_DECORATION):
        return ""
    if d.name == "position" and value not in ("static", "inherit"):
        return "position"
    if d.name == "float" and value != "none":
        return "float"
    if d.name == "display" and value.removeprefix("inline-") in ("flex", "grid"):
        return value
    if d.name == "text-align" and value in ("start", "end"):
        return f"text-align: {value}"
    if d.name.startswith("margin") and _NEGATIVE.search(value):
        return "margins below zero"
    bare = _URL.sub("", value)
    function, unit = _FUNCTION.search(bare), _UNIT.search(bare)
    return f"{function[1]}()" if function else f"the unit {unit[1]}" if unit else ""


def _instead(what: str, d: Declaration) -> str:
    if what in ("position", "float") or "flex" in what or "grid" in what or "margin" in what:
        return "lay it out with table cells, and align for pictures"
    if d.name == "text-align":
        return "write left or right"
    return f"write a plain value before it, such as {d.name}: {'#1d2226' if 'color' in d.name or 'back' in d.name else '16px'}"


def _attribute(letter: Letter, element: Element, d: Declaration) -> bool:
    """Whether an attribute, or a cell that only Word sees, says the same to programs that pass over it."""
    if d.name == "float":
        return bool(element.get("align")) or any(ghost.tag in CELLS for ghost in ghosts(letter, element))
    return d.name.startswith("background") and bool(element.get("bgcolor"))


def colour_short(letter: Letter) -> Iterator[Diagnostic]:
    """Colours in attributes have six digits: some programs take three for something else (Maizzle).

    Bad:   <td bgcolor="#fff" style="background-color: #fff">
    Good:  <td bgcolor="#ffffff" style="background-color: #ffffff">
    """
    for element in either(letter):
        for name in _COLOURED:
            found = _HEX.match(element.get(name).strip()) if name in element.attrib else None
            if found and len(found[1]) != _SIX:
                yield _short(letter, *element.places[name])
        for d in _shorts(element.get("style")):
            start = element.places["style"][0]
            yield _short(letter, start + d.start, start + d.end)


@lru_cache(maxsize=4096)
def _shorts(css: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute that hold such a colour."""
    return tuple(
        d
        for d in (declarations(css) if "#" in css else ())
        if d.name.startswith(_PAINTED) and any(len(f) != _SIX for f in _HEX.findall(_URL.sub("", d.value)))
    )


def _short(letter: Letter, start: int, end: int) -> Diagnostic:
    return Diagnostic(
        "colour-short",
        "Some programs take a colour that has not six digits for another, or for none",
        letter.html.span(start, end),
        hint="write all six, such as #ffffff for #fff",
        severity=Severity.SHOULD,
    )


def shorthand_late(letter: Letter) -> Iterator[Diagnostic]:
    """In a style attribute, `margin` stands before `margin-top`: the later one wins, and takes the other away.

    Bad:   <p style="margin-top: 8px; margin: 0">
    Good:  <p style="margin: 0; margin-top: 8px">
    """
    for element in either(letter):
        for d, late in _lates(element.get("style")):
            start = element.places["style"][0]
            yield Diagnostic(
                "shorthand-late",
                f"“{d.name}: {d.value}” is lost, because “{late.name}” stands behind it",
                letter.html.span(start + late.start, start + late.end),
                hint=f"put {late.name} before {d.name}",
            )


@lru_cache(maxsize=4096)
def _lates(css: str) -> tuple[tuple[Declaration, Declaration], ...]:
    """Each declaration of a style attribute that is lost, with the shorthand that takes it away."""
    found, last = declarations(css) if css else (), {}
    for d in found:
        last[d.name] = d
    lost = []
    for d in found:
        late = next((last[name] for name in _shorthands(d.name) if name in last and last[name].start > d.start), None)
        if late and late.important >= d.important and not _restored(d, late, last[d.name]):
            lost.append((d, late))
    return tuple(lost)


def _shorthands(name: str) -> tuple[str, ...]:
    """The properties that say this one and others at once."""
    if name == "line-height":
        return ("font",)
    if name in ("border-collapse", "border-spacing", "border-radius") or name.startswith("mso-"):
        return ()
    parts = name.split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts) - 1, 0, -1) if "-".join(parts[:n]) in (*_SHORT, *_EDGES))


_EDGES = tuple(f"border-{side}" for side in ("top", "right", "bottom", "left"))


def _restored(d: Declaration, late: Declaration, last: Declaration) -> bool:
    """Whether nothing is lost: it is said again behind, or the shorthand says the same."""
    if last.start > late.start:
        return True
    if d.name.startswith(("margin-", "padding-")):
        said: Mapping[str, str] = {late.name: late.value}
        return sides(said, late.name) == {**sides(said, late.name), **_side(d)}
    return d.value.lower() in late.value.lower()


def _side(d: Declaration) -> dict[str, float]:
    name, _, side = d.name.partition("-")
    return {side: sides({d.name: d.value}, name).get(side, 0.0)}
