"""Signs by which an email gives a button its room in Outlook: stretched spaces beside its words, and words that are raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edgepress.proof.cascade import pixels
from edgepress.proof.letter import style_of
from edgepress.proof.sheet import Declaration
from edgepress.proof.tree import Element, every, runs, within
from edgepress.proof.views.draw import made

# How wide spaces are, in parts of the size of the letters.
_WIDE = {"\u2003": 1.0, "\u2002": 0.5, "\u00a0": 0.25, " ": 0.25, "\u2009": 0.2, "\u200a": 0.1, "\u200b": 0.0}


Spacer = tuple[Element, Mapping[str, str]]


def spacers(top: Element) -> Mapping[Element, Sequence[Spacer]]:
    """The links that have such signs, with each sign and its style."""
    found: dict[Element, list[Spacer]] = {}
    for element in every(top, "i", "span"):
        if "mso-font-width" in element.get("style") and (link := within(element, "a")) is not None:
            found.setdefault(link, []).append((element, style_of(element)))
    return found


def room(spacers: Sequence[Spacer]) -> Iterator[Declaration]:
    """The padding that such signs amount to: Word knows none on a link (goodemailcode, react-email, Maizzle)."""
    sides = [_width(element, style) for element, style in spacers if style.get("mso-font-width")]
    raised = max((_points(style.get("mso-text-raise", "")) for _, style in spacers), default=0.0)
    yield made("display", "inline-block")
    yield made("padding", f"{raised / 2:g}px {sides[-1]:g}px {raised / 2:g}px {sides[0]:g}px" if sides else "0")


def _width(element: Element, style: Mapping[str, str]) -> float:
    stretched = pixels(style.get("mso-font-width", ""), 1.0) or 0.0
    spaces = "".join(run.text for run, _ in runs(element))
    return round(max(0.0, stretched - 1) * 16 * sum(_WIDE.get(sign, 0.0) for sign in spaces), 1)


def _points(value: str) -> float:
    """A height in px; a bare number is one of points."""
    return max(0.0, pixels(f"{value}pt" if value.strip().isdecimal() else value) or 0.0)
