"""Proofs of the names by which a sheet finds what it means: classes, attributes, the marks of one program."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.sheet import Rule
from edgepress.proof.tree import Element

SHOWN = 6  # names that are told at once
_CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
# Classes that mail programs put there, or that are there for one of them: no email holds them itself.
_OF_PROGRAMS = re.compile(
    r"(?:x_|yiv|gmail|moz-|ExternalClass|ReadMsgBody|yshortcuts|apple|outlook|mj-outlook|aolmail|Mso|ox-|rps_|cke_|"
    r"gwfw|ii$|im$|msg-|AppleMail|Singleton|thread-|WordSection|darkmode|dark-mode|g-img|aBn$|a6S$|m_)",
    re.I,
)
_DARK = re.compile(r"prefers-color-scheme\s{0,9}:\s{0,9}dark", re.I)
_OGS = re.compile(r"\[data-ogs[cb]\]")
_SPACE = re.compile(r"\s+")
_OWN = re.compile(
    r"\[(?:data-ogs[cb]|x-apple-data-detectors|owa|office365|data-outlook-cycle|href\^=)[^\]]{0,80}\]", re.I
)
_ATTRIBUTE = re.compile(r"\[[^\]]{1,200}\]")
_BOTH = re.compile(r"\.-?[A-Za-z_][\w-]*\[|\]\.")
_LAYOUT = frozenset("width max-width min-width height display padding float position font-size line-height".split())


def class_unknown(letter: Letter) -> Iterator[Diagnostic]:
    """Each class that a sheet speaks of is in the email: what reaches nothing is misspelt, or bytes for nobody.

    Bad:   .colunm { background-color: #16191c !important; }
    Good:  .column { background-color: #16191c !important; }
    """
    held = _classes(letter)
    places: dict[str, Rule] = {}
    for sheet in letter.sheets:
        for rule in sheet.rules:
            for name in (n for selector in rule.selectors for n in _named(selector)):
                if name not in held and not _OF_PROGRAMS.match(name):
                    places.setdefault(name, rule)
    if places:
        first = next(iter(places.values()))
        yield Diagnostic(
            "class-unknown",
            f"The sheet speaks of what is not in the email: {_told(places)}",
            letter.html.span(first.start, first.start + max(1, len(first.selectors[0]))),
            hint="spell the class as in the email, or leave the rule out",
            severity=Severity.SHOULD,
        )


def class_unused(letter: Letter) -> Iterator[Diagnostic]:
    """Each class in the email is in a sheet: one that no sheet speaks of is bytes that every reader fetches for nothing.

    Bad:   <p class="standfirst">, and no .standfirst in any sheet
    Good:  <p>
    """
    spoken = frozenset(_unescaped(name) for name in _CLASS.findall(_css(letter)))
    partly = "[class" in _css(letter)
    classes = ((n, e) for n, e in _classes(letter).items() if e.tag != "body")  # body-bare asks for one there
    unused = {n: e for n, e in classes if n not in spoken and not _OF_PROGRAMS.match(n)}
    if unused and not partly:
        first = next(iter(unused.values()))
        yield Diagnostic(
            "class-unused",
            f"No sheet speaks of these classes, so they are bytes for nothing: {_told(unused)}",
            letter.attribute(first, "class"),
            hint="leave them out",
            severity=Severity.CONSIDER,
        )


def dark_twin_missing(letter: Letter) -> Iterator[Diagnostic]:
    """Each rule for dark mode has a twin under `[data-ogsc]` or `[data-ogsb]`, which Outlook on the web and on phones reads.

    Bad:   @media (prefers-color-scheme: dark) { a { color: #7cc4d8 !important; } }
    Good:  the same, and [data-ogsc] a { color: #7cc4d8 !important; }
    """
    rules = [(s.media, r) for s in letter.sheets if s.web for r in s.rules]
    twins = {
        (_bare(selector), kind)
        for _, rule in rules
        for selector in rule.selectors
        if _OGS.search(selector)
        for kind in _kinds(rule)
    }
    for media, rule in rules:
        if not _DARK.search(" ".join((media, *rule.at))):
            continue
        for selector in rule.selectors:
            gone = sorted(k for k in _kinds(rule) if (_bare(selector), k) not in twins)
            if gone and not _OGS.search(selector) and _reached(selector):
                start = letter.html.text.find(selector, rule.start, rule.end)
                yield Diagnostic(
                    "dark-twin-missing",
                    "In dark mode, Outlook on the web and on phones leaves this as it is in light",
                    letter.html.span(max(start, rule.start), max(start, rule.start) + len(selector)),
                    hint="say the same under [data-ogsc] for colours of words, and [data-ogsb] for grounds",
                    severity=Severity.SHOULD,
                    why="these programs pass over @media (prefers-color-scheme) and mark what they darken (caniemail)",
                )


def attribute_selector(letter: Letter) -> Iterator[Diagnostic]:
    """A sheet finds things by classes: Outlook on the web reads no `.a[b]`, and layout must not hang on attributes.

    Bad:   .cell[align] { padding: 20px !important; }
    Good:  .cell { padding: 20px !important; }
    """
    for rule in (r for sheet in letter.sheets if sheet.web for r in sheet.rules):
        for selector in rule.selectors:
            bare = _OWN.sub("", selector)
            layout = any(d.name in _LAYOUT or d.name.startswith("padding-") for d in rule.declarations)
            if "[" in bare and (_BOTH.search(bare) or (layout and _ATTRIBUTE.search(bare))):
                start = max(rule.start, letter.html.text.find(selector, rule.start, rule.end))
                yield Diagnostic(
                    "attribute-selector",
                    "Outlook on the web does not find what is meant here by an attribute",
                    letter.html.span(start, start + len(selector)),
                    hint="give it a class, and name that in the sheet",
                    severity=Severity.SHOULD,
                    why="attribute selectors work in part only, .a[b] not at all (caniemail, 2020-12)",
                )


@lru_cache(maxsize=4)
def _classes(letter: Letter) -> dict[str, Element]:
    """Each class in the email, with the first element that bears it; also what stands in comments for Word."""
    found: dict[str, Element] = {}
    for element in either(letter):
        for name in element.get("class").split():
            found.setdefault(name, element)
    return found


@lru_cache(maxsize=4)
def _css(letter: Letter) -> str:
    """All sheets, also those for a version of Word that nobody has."""
    shut = (letter.html.text[block.inner : block.close] for block in letter.marks.blocks)
    return "\n".join((*(s.css for s in letter.sheets), *(inside for inside in shut if "<style" in inside)))


def _named(selector: str) -> list[str]:
    return [_unescaped(name) for name in _CLASS.findall(_ATTRIBUTE.sub("", selector))]


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name) if "\\" in name else name


def _told(names: Collection[str]) -> str:
    first = ", ".join(f"“{name}”" for name in list(names)[:SHOWN])
    return first + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def _bare(selector: str) -> str:
    return _SPACE.sub(" ", _OGS.sub("", selector)).strip().lower()


def _kinds(rule: Rule) -> set[str]:
    """What a rule speaks of, roughly: a colour of words, a ground, a border."""
    return {d.name.split("-")[0] for d in rule.declarations if not d.name.startswith(("supported", "color-scheme"))}


def _reached(selector: str) -> bool:
    """Whether Outlook on the web could find it at all: it shows neither <html> nor <body>."""
    return _bare(selector).split(" ")[0] not in (":root", "html", "body", "*") and not selector.lstrip().startswith(
        "u "
    )
