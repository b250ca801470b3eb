"""Proofs of how pictures are shown: each at its size, on every screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import Mode, pixels, styles
from edgepress.proof.letter import Letter
from edgepress.proof.shown import short, shown
from edgepress.proof.tree import Element, Run, above, every, within

PHONE = 320  # px: the narrowest screen that is still in many pockets

_INTEGER = re.compile(r"\d{1,5}")


def _pixel(element: Element) -> bool:
    """Whether it is the dot by which a mail service counts who opened an email."""
    return element.get("width").strip() in ("0", "1") or element.get("height").strip() in ("0", "1")


def picture_width(letter: Letter) -> Iterator[Diagnostic]:
    """A picture says its width in whole pixels, no more than it has room, and its height so or not at all (Ghost issue 17474).

    Bad:   <img src="https://harbour.example.org/quay.jpg" style="width: 536px;">
    Good:  <img src="https://harbour.example.org/quay.jpg" width="536" style="width: 100%; max-width: 536px;">
    """
    for element in every(letter.word, "img"):
        width, height = element.get("width").strip(), element.get("height").strip()
        if not _INTEGER.fullmatch(width):
            said = f"the width “{short(width, 20)}”" if width else "no width that Outlook on Windows reads"
            yield Diagnostic(
                "picture-width",
                f"A picture has {said}, so Outlook on Windows shows it as large as its file is",
                letter.attribute(element, "width"),
                hint='write its width as a whole number, without px or %: width="536"',
                why="Outlook on Windows passes over a width in px or % and over one that stands in style alone",
            )
            continue
        if height and not _INTEGER.fullmatch(height):
            yield Diagnostic(
                "picture-width",
                f"A picture has the height “{short(height, 20)}”, so Outlook on Windows may stretch or squeeze it",
                letter.attribute(element, "height"),
                hint="leave the attribute height out, or write a whole number; height: auto belongs into style",
            )
        room = _room(element)
        if room and int(width) > room:
            yield Diagnostic(
                "picture-width",
                f"A picture is {int(width)} pixels wide and has room for {room}, so Outlook on Windows widens the email",
                letter.attribute(element, "width"),
                hint=f'write width="{room}" or less',
            )


def _room(element: Element) -> int:
    """The width of the nearest table or cell that says one in pixels; 0 where none does."""
    for one in above(element):
        if one.tag in ("table", "td", "th") and _INTEGER.fullmatch(one.get("width").strip()):
            return int(one.get("width"))
    return 0


def picture_unruly(letter: Letter) -> Iterator[Diagnostic]:
    """A picture shrinks with its column, keeps its shape, and has neither a frame nor a gap below that nobody wanted.

    Bad:   <img src="https://harbour.example.org/quay.jpg" width="536" height="300">
    Good:  <img src="https://harbour.example.org/quay.jpg" width="536" height="300"
                style="display: block; width: 100%; max-width: 536px; height: auto; border: 0;">
    """
    known, hidden = styles(letter), shown(letter).hidden
    for element in every(letter.web, "img"):
        if element in hidden or _pixel(element):
            continue
        width = element.get("width").strip()
        style = known.get(element, {})
        wide = pixels(style.get("width", "")) or (float(width) if _INTEGER.fullmatch(width) else 0)
        if wide > PHONE and not (_shrinks(style) or _shrinks(styles(letter, Mode(width=PHONE)).get(element, {}))):
            yield _unruly(letter, element, "A picture is wider than a phone, so its right side cannot be seen there")
        elif _INTEGER.fullmatch(element.get("height").strip()) and _is_squeezed(letter, element, style):
            yield _unruly(
                letter, element, "A picture keeps its height where it gets narrower, and is squeezed on phones"
            )
        if within(element, "a") is not None and not _frameless(element, style):
            yield _unruly(
                letter, element, "Some programs draw a blue frame round a picture that is a link", Severity.SHOULD
            )
        if _has_gap(element, known):
            yield _unruly(letter, element, "A line of a few pixels stays empty below a picture", Severity.SHOULD)


def _unruly(letter: Letter, element: Element, message: str, severity: Severity = Severity.MUST) -> Diagnostic:
    width = element.get("width").strip()
    most = f"{width}px" if width.isdecimal() else "(its width in px)"
    hint = f'give it style="display: block; width: 100%; max-width: {most}; height: auto; border: 0;"'
    return Diagnostic("picture-unruly", message, letter.span(element), hint=hint, severity=severity)


def _is_squeezed(letter: Letter, element: Element, style: Mapping[str, str]) -> bool:
    """Whether its width is a share of its column, and its height is not."""
    if not _shrinks(style) or style.get("height", "").lower() == "auto":
        return False
    return styles(letter, Mode(width=PHONE)).get(element, {}).get("height", "").lower() != "auto"


def _shrinks(style: Mapping[str, str]) -> bool:
    """Whether its width is a share of its column."""
    values = (style.get("width", ""), style.get("max-width", ""))
    return any(value.strip().endswith(("%", "vw")) for value in values)


def _frameless(element: Element, style: Mapping[str, str]) -> bool:
    written = " ".join(style.get(name, "") for name in ("border", "border-width", "border-style")).strip().lower()
    return element.get("border").strip() == "0" or written.startswith(("0", "none"))


def _has_gap(element: Element, known: Mapping[Element, Mapping[str, str]]) -> bool:
    """Whether it stands alone in its cell as a letter would, with room below for the tail of a g."""
    style, parent = known.get(element, {}), element.parent
    if parent is None or style.get("display", "inline").lower() not in ("inline", "inline-block"):
        return False
    if style.get("vertical-align", "baseline").lower() not in ("baseline", "") or element.get("align"):
        return False
    top = parent if parent.tag != "a" or parent.parent is None else parent.parent
    around = known.get(top, {})
    flat = (pixels(around.get("line-height", "")) == 0) or pixels(around.get("font-size", "")) == 0
    return not flat and top.tag in ("td", "th", "div") and _holds_one(top) and _holds_one(parent)


def _holds_one(holder: Element) -> bool:
    """Whether it holds one element, and no words."""
    parts = (part for part in holder.content if not isinstance(part, Run) or part.text.strip())
    first, second = next(parts, None), next(parts, None)
    return isinstance(first, Element) and second is None
