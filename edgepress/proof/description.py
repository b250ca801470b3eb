"""Proofs of what stands in for a picture where it is not seen: its description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import pixels, styles
from edgepress.proof.contrast import grounds, over
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.shown import language_of, short, shown
from edgepress.proof.tree import Element, every

LONGEST = 150  # characters: what can be heard at once, without a way back to its middle
SMALLEST = 12  # px: below, a description in an empty frame cannot be read
FAINT = 3.0  # contrast of an outline or a picture; what stands in for one is no less (WCAG 2.2, 1.4.11)

_FILE = re.compile(r"[^\s/]*[\w)]\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic|tiff?)", re.I)
_CAMERA = re.compile(r"(?:img|dsc[fn]?|pic|image|photo|screenshot|p?xl|wp|scan)[\s_-]?\d{2,}[\w\s_.-]{0,40}", re.I)
_NAME = re.compile(r"[\w-]+")


@lru_cache(maxsize=4)
def pictures(letter: Letter) -> tuple[Element, ...]:
    """The pictures of an email, those that only Word reads among them."""
    return tuple(one for one in either(letter) if one.tag == "img")


def description_unsaid(letter: Letter) -> Iterator[Diagnostic]:
    """Every picture has a description, which is empty when it only decorates.

    Bad:   <img src="https://harbour.example.org/quay.jpg" width="536">
    Good:  <img src="https://harbour.example.org/quay.jpg" width="536" alt="Three boats at the quay">
    """
    for element in pictures(letter):
        if "alt" not in element.attrib:
            yield Diagnostic(
                "description-unsaid",
                "A picture has no description, so some programs read out its address instead",
                letter.span(element),
                hint='say in alt="…" what it shows, or write alt="" when it only decorates',
            )


def description_is_name(letter: Letter) -> Iterator[Diagnostic]:
    """The description of a picture says what it shows; it is not the name of its file.

    Bad:   <img src="https://harbour.example.org/IMG_2041.jpg" alt="IMG_2041.jpg">
    Good:  <img src="https://harbour.example.org/IMG_2041.jpg" alt="Three boats at the quay">
    """
    for element in pictures(letter):
        said = " ".join(element.get("alt").split())
        if said and _is_name(letter, element, said):
            yield Diagnostic(
                "description-is-name",
                f"A picture is described as “{short(said)}”, which tells nobody what it shows",
                letter.attribute(element, "alt"),
                hint="write in a few words what somebody who cannot see it misses",
            )


def _is_name(letter: Letter, element: Element, said: str) -> bool:
    if _FILE.fullmatch(said) or _CAMERA.fullmatch(said):
        return True
    known = letter.lists.get(language_of(letter, element), {}).get("description-is-file-name", {})
    if said.lower().strip(" .:") in known:
        return True
    stem = element.get("src").rpartition("/")[2].rpartition(".")[0]
    return said == stem and bool(re.search(r"[_\d-]", stem)) and bool(_NAME.fullmatch(stem))


def description_endless(letter: Letter) -> Iterator[Diagnostic]:
    """The description of a picture is a sentence or two, because nobody can stop and go back in it.

    Bad:   a description of 400 characters
    Good:  a sentence, and the rest in the text
    """
    for element in pictures(letter):
        said = " ".join(element.get("alt").split())
        if len(said) > LONGEST:
            yield Diagnostic(
                "description-endless",
                f"The description of a picture has {len(said)} characters, and is heard in one breath",
                letter.attribute(element, "alt"),
                hint=f"say in {LONGEST} what matters, and the rest in the text",
                severity=Severity.SHOULD,
            )


def description_unreadable(letter: Letter) -> Iterator[Diagnostic]:
    """Where pictures are blocked, the description in the empty frame can be read: its letters have a size and a colour.

    Bad:   <td style="font-size: 0;"><img src="https://harbour.example.org/quay.jpg" alt="Three boats at the quay"></td>
    Good:  <td style="font-size: 0;"><img src="https://harbour.example.org/quay.jpg" alt="Three boats at the quay"
             style="font-size: 16px; line-height: 24px; color: #1d2226;"></td>
    """
    known, ground, hidden = styles(letter), grounds(letter), shown(letter).hidden
    for element in every(letter.web, "img"):
        if not element.get("alt").strip() or element in hidden or element.get("width") in ("0", "1"):
            continue
        style, under = known.get(element, {}), ground.get(element)
        size = pixels(style.get("font-size", "16px"))
        ink = over(style.get("color", "") or "#000000", under) if under else ""
        if size is not None and size < SMALLEST:
            message = (
                f"Where pictures are blocked, a description stands in letters of {size:g} px, which nobody can read"
            )
        elif ink and under and _faint(ink, under):
            message = f"Where pictures are blocked, a description stands in {ink} on {under}, which nobody can read"
        else:
            continue
        yield Diagnostic(
            "description-unreadable",
            message,
            letter.span(element),
            hint="give the picture a font-size, a line-height and a color in style",
            severity=Severity.SHOULD,
            why="Outlook on Windows blocks pictures until its reader allows them",
        )


def _faint(ink: str, ground: str) -> bool:
    from edgepress.colour import contrast

    return contrast(ink, ground) < FAINT
