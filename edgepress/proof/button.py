"""Proofs of what looks like a button, and of what is drawn in VML for Outlook on Windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import pixels, styles
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shown import short, shown, spoken
from edgepress.proof.tree import HEADINGS, Element, above, every

_SHAPES = ("v:rect", "v:roundrect", "v:image", "v:shape", "v:oval")


@lru_cache(maxsize=4)
def in_word(letter: Letter) -> Mapping[int, Element]:
    """The elements of the document that Word reads, by where they stand."""
    return {element.start: element for element in every(letter.word)}


def button_fragile(letter: Letter) -> Iterator[Diagnostic]:
    """A button is a coloured cell round a link: it looks so in Outlook on Windows, and can be reached with the Tab key.

    Bad:   <a href="https://harbour.example.org/cat/" style="background: #0b5d73; padding: 14px 28px;">Meet the cat</a>
    Good:  <td bgcolor="#0b5d73" style="padding: 14px 28px;"><a href="https://harbour.example.org/cat/">Meet the cat</a></td>
    """
    for element in every(letter.word):
        if element.tag.startswith("v:") and element.get("href"):
            yield Diagnostic(
                "button-fragile",
                "A button is drawn in VML, so in Outlook on Windows nobody reaches it with the Tab key",
                letter.span(element),
                hint="use a cell with bgcolor and padding, and a plain link in it",
                why="screen readers do not tell of links in VML, and the Tab key passes over them",
            )
    for link in shown(letter).links:
        if link.hidden:
            continue
        if link.element.get("role").strip().lower() == "button":
            yield Diagnostic(
                "button-fragile",
                "A link calls itself a button, so readers who listen press the space bar, and nothing happens",
                letter.attribute(link.element, "role"),
                hint="leave the role out: it is a link, whatever it looks like",
            )
        if _is_padded(styles(letter).get(link.element, {})) and not _holds_in_word(letter, link.element):
            yield Diagnostic(
                "button-fragile",
                "A button loses its shape in Outlook on Windows, which pads cells and not links",
                letter.span(link.element),
                hint="put the colour and the padding on a cell round the link, and mso-padding-alt on the link",
                severity=Severity.SHOULD,
            )


def _is_padded(style: Mapping[str, str]) -> bool:
    """Whether a link has a ground and room above its words, as a button has."""
    ground = style.get("background-color", "").lower() not in ("", "transparent")
    sides = [style.get("padding-top", ""), *style.get("padding", "").split()[:1]]
    return ground and any((pixels(side) or 0) >= 4 for side in sides)


def _holds_in_word(letter: Letter, link: Element) -> bool:
    """Whether Word shows it as a button, too: in a coloured cell, with spacers, or as another one that stands there for it."""
    twin = in_word(letter).get(link.start)
    if twin is None or any("mso-font-width" in one.get("style") for one in every(twin)):
        return True
    cell = next((one for one in above(twin) if one.tag in ("td", "th")), None)
    if cell is None or spoken(cell) != spoken(twin):
        return False
    style = style_of(cell)
    padded = any(name.startswith(("padding", "mso-padding-alt")) for name in style)
    coloured = bool(cell.get("bgcolor")) or "background-color" in style or "background" in style
    return padded and coloured


def vml_silent(letter: Letter) -> Iterator[Diagnostic]:
    """What is drawn in VML has a description and holds neither links nor headings: nobody reaches those in it.

    Bad:   <v:rect fill="true" stroke="false"><v:fill src="https://harbour.example.org/sea.jpg" /></v:rect>
    Good:  <v:rect fill="true" stroke="false" alt=""><v:fill src="https://harbour.example.org/sea.jpg" /></v:rect>
    """
    for element in every(letter.word, *_SHAPES):
        if element.get("href"):
            continue  # button-fragile tells of it
        if "alt" not in element.attrib:
            yield Diagnostic(
                "vml-silent",
                "What is drawn in VML has no description, so readers who listen in Outlook on Windows hear “graphic”",
                letter.span(element),
                hint='say in alt="…" what it shows, or write alt="" when it only decorates',
            )
        inside = next(every(element, "a", *HEADINGS), None)
        if inside is not None:
            what = "A link" if inside.tag == "a" else "A heading"
            yield Diagnostic(
                "vml-silent",
                f"{what} stands in VML, “{short(spoken(inside))}”, and no screen reader finds it in Outlook on Windows",
                letter.span(inside),
                hint="put it outside, and draw only the ground in VML",
            )
