"""Proofs of what readers who listen find their way by: headings, names of places, and words instead of roles."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.shown import headings, short, shown, spoken
from edgepress.proof.tree import Element, every

# Roles that say what something is, and the elements that say it in every program.
_MEANS = {
    "heading": "h1 to h6",
    "list": "ul or ol",
    "listitem": "li",
    "link": "a",
    "table": "table",
    "row": "tr",
    "cell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "button": "a",
}
_SAYS_SO = {
    "heading": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "list": ("ul", "ol"),
    "listitem": ("li",),
    "link": ("a", "area"),
    "table": ("table",),
    "row": ("tr",),
    "cell": ("td",),
    "columnheader": ("th",),
    "rowheader": ("th",),
    "button": ("a", "button"),
}


def first_heading(letter: Letter) -> Iterator[Diagnostic]:
    """An email has one h1, which says what it is about.

    Bad:   <p style="font-size: 34px;">The boats are back</p>
    Good:  <h1 style="font-size: 34px;">The boats are back</h1>
    """
    first = [one for one in headings(letter) if one.tag == "h1"]
    if not first:
        yield Diagnostic(
            "first-heading",
            "The email has no first heading, so readers who listen cannot jump to its beginning",
            letter.span(letter.body),
            hint="make its title an <h1>",
            severity=Severity.SHOULD,
        )
    for one in first[1:]:
        yield Diagnostic(
            "first-heading",
            "The email has more than one first heading, so readers who listen do not know what it is about",
            letter.span(one),
            hint="keep <h1> for the title of the email, and make this an <h2>",
            severity=Severity.SHOULD,
        )


def heading_jump(letter: Letter) -> Iterator[Diagnostic]:
    """Headings go down one level at a time.

    Bad:   <h1>The boats are back</h1> <h3>At the quay</h3>
    Good:  <h1>The boats are back</h1> <h2>At the quay</h2>
    """
    before = 0
    for one in headings(letter):
        level = int(one.tag[1])
        if level > before + 1 and before:
            yield Diagnostic(
                "heading-jump",
                f"After an h{before} comes an h{level}, “{short(spoken(one))}”, and readers who listen look for what is missing",
                letter.span(one),
                hint=f"make it an <h{before + 1}>; style says how large it is",
                severity=Severity.SHOULD,
            )
        before = level


def id_twice(letter: Letter) -> Iterator[Diagnostic]:
    """Each id stands once, so that what names it finds it.

    Bad:   <td id="news">…</td> <td id="news">…</td>
    Good:  <td id="news">…</td> <td id="events">…</td>
    """
    known: set[str] = set()
    for element in either(letter):
        name = element.attrib.get("id")
        if name and name in known and not element.tag.startswith(("v:", "o:")):
            yield Diagnostic(
                "id-twice",
                f"The id “{short(name, 40)}” stands on two elements, so a link or a rule that names it finds only one",
                letter.attribute(element, "id"),
                hint="give each its own, or use a class",
                severity=Severity.SHOULD,
            )
        if name:
            known.add(name)


def meaning_by_aria(letter: Letter) -> Iterator[Diagnostic]:
    """What something is and says stands in elements and words: Yahoo drops roles and labels (caniemail, tested 2019 and 2020).

    Bad:   <p role="heading" aria-level="2">At the quay</p>
    Good:  <h2>At the quay</h2>
    """
    hidden = shown(letter).hidden
    for element in every(letter.web):
        if ("role" not in element.attrib and "aria-label" not in element.attrib) or element in hidden:
            continue
        role = element.get("role").strip().lower()
        if role in _MEANS and element.tag not in _SAYS_SO[role]:
            yield Diagnostic(
                "meaning-by-aria",
                f"A <{element.tag}> is a {role} by its role alone, and readers of Yahoo hear nothing of that",
                letter.attribute(element, "role"),
                hint=f"use {_MEANS[role]}",
                severity=Severity.SHOULD,
            )
        elif _only_a_label(element):
            yield Diagnostic(
                "meaning-by-aria",
                f"“{short(element.get('aria-label'))}” stands in a label alone, and readers of Yahoo hear nothing of it",
                letter.attribute(element, "aria-label"),
                hint="write it in words, or as the description of a picture",
                severity=Severity.SHOULD,
            )


def _only_a_label(element: Element) -> bool:
    """Whether it has a label and no words; a link without words is told of by another proof."""
    label = element.get("aria-label").strip()
    return bool(label) and element.tag not in ("a", "area", "img", "html", "body", "button") and not spoken(element)
