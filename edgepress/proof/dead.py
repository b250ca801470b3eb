"""Proofs of what no mail program lets through: programs, forms, films, and what is fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.tree import Element, every

_DEAD = {
    "script": "a program",
    "base": "a base address",
    "iframe": "a page in the page",
    "form": "a form",
    "input": "a field of a form",
    "select": "a field of a form",
    "textarea": "a field of a form",
    "video": "a film",
    "audio": "a sound",
    "object": "an object",
    "embed": "an object",
}
_INSTEAD = "put a link there, to a page that has it"
_HANDLER = re.compile(r"on[a-z]{3,20}")


def dead_markup(letter: Letter) -> Iterator[Diagnostic]:
    """Nothing in an email runs, is filled in, is played, or fetches a sheet: programs take it out, or warn of it.

    Bad:   <link rel="stylesheet" href="https://fonts.example.org/sail.css">
    Good:  <style> in the head, and fonts that readers have
    """
    for element in either(letter):
        what = _DEAD.get(element.tag, "")
        if what and not _covered(element):
            message = f"No mail program lets <{element.tag}>, {what}, through"
            yield Diagnostic("dead-markup", message, letter.span(element), hint=_INSTEAD)
        elif element.tag == "link" and _fetches(element):
            yield _fetched(letter, element.start, element.inner)
        for name in element.attrib:
            if _HANDLER.fullmatch(name):
                message = f"No mail program runs what stands in {name}"
                yield Diagnostic("dead-markup", message, letter.attribute(element, name), hint="take it out")
    for sheet in letter.sheets:
        for rule in sheet.at_rules:
            if rule.name == "import":
                yield _fetched(letter, rule.start, rule.start + len("@import"))


def _fetched(letter: Letter, start: int, end: int) -> Diagnostic:
    return Diagnostic(
        "dead-markup",
        "A sheet or font is fetched from elsewhere: most programs do not, and where one does, readers are counted there",
        letter.html.span(start, end),
        hint="write the sheet into <style>, and use fonts that readers have",
        why="dead in Gmail, Yahoo and Outlook on the web (caniemail); whoever serves it learns who reads, and when",
    )


def _covered(element: Element) -> bool:
    """A film with a picture for programs that do not play it; data for machines that are no program."""
    if element.tag in ("video", "audio", "object"):
        return any(e.tag in ("img", "a") for e in every(element))
    return element.tag == "script" and element.get("type").strip().lower() == "application/ld+json"


def _fetches(element: Element) -> bool:
    kinds = set(element.get("rel").lower().split())
    return bool(kinds & {"stylesheet", "preconnect", "dns-prefetch", "preload", "prefetch"})
