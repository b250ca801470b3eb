"""What webmail does to every email: the page becomes a part of another page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from edgepress.proof.letter import Letter
from edgepress.proof.sheet import Declaration, Rule, Sheet
from edgepress.proof.tree import Element, within
from edgepress.proof.views.draw import Shown, gate, restyled, sheet_of
from edgepress.proof.views.lacks import Lacks, lacking, unknown

_OF_PAGE = re.compile(r"(?:^|[\s>+~,])(?:html|body)(?![\w-])|:root", re.I)
_NAMED = re.compile(r"([.#])(-?[A-Za-z_][\w-]*)")
_BELOW_ZERO = re.compile(r"(?:^|\s)-[.\d]")
_VECTOR = re.compile(r"[^?#]*\.svg(?:[?#]|$)", re.I)
_FEATURE = re.compile(r"\(\s*([a-z-]+)")


class Program(NamedTuple):
    """A webmail: what it does not know, and what it lets through.

    `client` is its name in the caniemail data. `prefix` is put before every class and id. `selector` and `at` say what of a
    sheet it obeys, `opening` is HTML that stands before the email. `foreign` and `but` are those of `lacking`.
    """

    name: str
    client: str
    prefix: str
    selector: Callable[[str], bool]
    at: Callable[[str], bool]
    opening: str = ""
    foreign: bool = False
    but: frozenset[str] = frozenset()
    lacks: Lacks = Lacks()


def informed(program: Program, letter: Letter) -> Program:
    """The program, with what it does not know according to the data that an email came with."""
    return program._replace(lacks=lacking(letter.clients, program.client, program.foreign, program.but))


def features(query: str) -> frozenset[str]:
    """What a media query asks about."""
    return frozenset(_FEATURE.findall(query.lower()))


def allowed(d: Declaration, program: Program) -> Iterator[Declaration]:
    """A declaration, where the program knows it."""
    low = d.value.lower()
    of_others = d.name.startswith(("--", "mso-"))
    below = d.name.startswith("margin") and _BELOW_ZERO.search(low)  # css-margin #1, of every webmail
    if not (of_others or below or unknown(d, program.lacks)):
        yield d


def page(element: Element, program: Program) -> Shown | None:
    """<html>, <head>, <body> and what stands in them: the email becomes a box in a page that is not its own."""
    shown = gate(element)
    if shown is None or element.get("data-view"):
        return shown
    if element.tag == "html":
        return shown._replace(attrib={n: v for n, v in shown.attrib.items() if not n.startswith("xmlns")})
    if element.tag == "meta":
        return shown if element.get("name").lower() in ("", "viewport") else None
    if element.tag == "body":
        attrib = scoped(shown.attrib, program)
        return Shown("div", attrib, None, f'<body data-view="{program.name}">{program.opening}', "</body>")
    return shown


def scoped(attrib: Mapping[str, str], program: Program) -> dict[str, str]:
    """Attributes with the program's mark before each class and id, and styles as it knows them."""
    found = restyled(attrib, lambda d: allowed(d, program))
    for name in ("class", "id"):
        if name in found:
            found[name] = " ".join(_marked(word, program.prefix) for word in found[name].split())
    for name in ("hidden", "srcset", "sizes", "loading", "inert"):
        found.pop(name, None)
    return found


def _marked(word: str, prefix: str) -> str:
    return word if word.startswith(prefix) else prefix + word


def style(element: Element, sheets: Mapping[int, Sheet], program: Program) -> Shown:
    """A <style> as far as the program obeys it."""
    known = sheets.get(element.inner)
    if element.get("data-view"):
        return Shown("style", dict(element.attrib), known.css if known else "")
    if known is None or not _obeyed(known.media, program):
        return Shown("style", {}, "")
    return Shown("style", {"media": known.media} if known.media else {}, sheet_of(rules(known.rules, program)))


def _obeyed(media: str, program: Program) -> bool:
    return not media or program.at(f"@media {media}")


def rules(some: tuple[Rule, ...], program: Program) -> Iterator[Rule]:
    """The rules that it obeys, with its mark in their selectors."""
    for rule in some:
        selectors = tuple(s for s in rule.selectors if program.selector(s) and not _OF_PAGE.search(s))
        if selectors and all(map(program.at, rule.at)):
            marked = tuple(_NAMED.sub(lambda m: m[1] + _marked(m[2], program.prefix), s) for s in selectors)
            kept = tuple(k for d in rule.declarations for k in allowed(d, program))
            yield rule._replace(selectors=marked, declarations=kept)


def sheets_of(letter: Letter) -> dict[int, Sheet]:
    """The sheets that are not for Word alone, by where they stand."""
    return {s.start: s for s in letter.sheets if s.web}


def in_head(element: Element) -> bool:
    """Whether it stands in <head>."""
    return within(element, "head") is not None


def is_vector(element: Element) -> bool:
    """Whether a picture is an SVG."""
    return _VECTOR.match(element.get("src")) is not None
