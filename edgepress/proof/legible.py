"""Proofs of what people can read and touch: size of letters, height of lines, room for a finger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import Style, pixels, styles
from edgepress.proof.height import line_of
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.setting import BLOCKS
from edgepress.proof.shape import CELLS, shown, sides, up
from edgepress.proof.tree import HEADINGS, Element

SMALLEST = 14.0  # px of letters that many people read without trouble; long texts want 16
TIGHTEST = 1.4  # of the size of letters: how high lines are at least (WCAG 2.2, 1.4.12, asks that 1.5 can be had)
TARGET = 24.0  # px: how high a link is that a finger finds (WCAG 2.2, 2.5.8)
LONG = 60  # letters of a text that has more than one line on a phone
LARGE = 20.0  # px of letters from which on lines may be closer
_UNSEEN = 2.0  # px of letters that nobody is to see


class Text(NamedTuple):
    """The words of one block: how many letters they have, how many of them in links, and these links."""

    letters: int
    linked: int
    links: tuple[Element, ...]


def text_small(letter: Letter) -> Iterator[Diagnostic]:
    """Words have 14 px at least, and better 16.

    Bad:   <p style="font-size: 12px">
    Good:  <p style="font-size: 16px">
    """
    known = styles(letter)
    done: set[Element] = set()
    for _, holder in shown(letter.web):
        size = pixels(known.get(holder, {}).get("font-size", "")) if holder not in done else None
        done.add(holder)
        if size and _UNSEEN < size < SMALLEST and not any(e.tag in ("sup", "sub") for e in (holder, *up(holder))):
            yield Diagnostic(
                "text-small",
                f"Many people cannot read words of {size:g} px without glasses",
                letter.span(holder),
                hint=f"make them {SMALLEST:g} px at least, and 16 px where there is much to read",
                severity=Severity.SHOULD,
            )


def lines_tight(letter: Letter) -> Iterator[Diagnostic]:
    """Lines of a text are 1.4 times as high as its letters, at least.

    Bad:   <p style="font-size: 16px; line-height: 18px">
    Good:  <p style="font-size: 16px; line-height: 26px">
    """
    known = styles(letter)
    for block, text in _texts(letter).items():
        style = known.get(block, {})
        size = pixels(style.get("font-size", "16px")) or 16.0
        line = line_of(style.get("line-height", "normal"), size)
        if (
            text.letters > LONG
            and block.tag not in HEADINGS
            and _UNSEEN < size < LARGE
            and line < size * TIGHTEST - 0.01
        ):
            yield Diagnostic(
                "lines-tight",
                f"The lines of this text are close together: {line:.4g} px for letters of {size:g} px",
                letter.span(block),
                hint=f"set line-height to {round(size * 1.5):g}px",
                severity=Severity.SHOULD,
            )


def text_justified(letter: Letter) -> Iterator[Diagnostic]:
    """Text has an even side and a ragged one: where both are even, the gaps between words make rivers (WCAG 2.2, 1.4.8).

    Bad:   <p style="text-align: justify">
    Good:  <p style="text-align: left">
    """
    known = styles(letter)
    for block, text in _texts(letter).items():
        aligned = known.get(block, {}).get("text-align", block.get("align")).lower()
        if aligned == "justify" and text.letters > LONG:
            yield Diagnostic(
                "text-justified",
                "The gaps between the words of this text are uneven, which is hard to follow on a phone",
                letter.span(block),
                hint="set text-align to the side at which lines begin",
                severity=Severity.SHOULD,
            )


def target_small(letter: Letter) -> Iterator[Diagnostic]:
    """Links under and beside each other are 24 px high, so that a finger finds the one it wants (WCAG 2.2, 2.5.8).

    Bad:   <p style="line-height: 18px"><a href="https://harbour.example.org/stop">Unsubscribe</a> or <a ...>write to us</a></p>
    Good:  <p style="line-height: 24px"><a href="https://harbour.example.org/stop">Unsubscribe</a> or <a ...>write to us</a></p>
    """
    known = styles(letter)
    lists = {block: text for block, text in _texts(letter).items() if text.linked * 2 > text.letters}
    beside = Counter(block.parent for block in lists)
    for block, text in lists.items():
        link = text.links[0]
        several = len(text.links) > 1 or beside[block.parent] > 1
        if several and _touched(block, link, known) < TARGET:
            yield Diagnostic(
                "target-small",
                "A finger hardly finds the right one of these links, because they are lower than 24 px",
                letter.span(link),
                hint="set line-height to 24px or more on what holds it",
                severity=Severity.SHOULD,
            )


def _touched(block: Element, link: Element, known: Mapping[Element, Style]) -> float:
    """How high the room for a finger is: a line, the padding of the link, the room round its block."""
    high = 0.0
    for element in (block, link):
        style = known.get(element, {})
        size = pixels(style.get("font-size", "16px")) or 16.0
        high = max(high, line_of(style.get("line-height", "normal"), size))
    around = sides(known.get(block, {}), "padding" if block.tag in CELLS else "margin")
    padding = sides(style_of(link), "padding")
    return high + around["top"] + around["bottom"] + padding["top"] + padding["bottom"]


@lru_cache(maxsize=4)
def _texts(letter: Letter) -> Mapping[Element, Text]:
    """The blocks of an email that hold words, as browsers read it."""
    found: dict[Element, Text] = {}
    for run, holder in shown(letter.web):
        link: Element | None = None
        for element in (holder, *up(holder)):
            if element.tag == "a" and "href" in element.attrib:
                link = element
            if element.tag in BLOCKS:
                size = len(run.text.strip())
                letters, linked, links = found.get(element, Text(0, 0, ()))
                if link is not None and link not in links[-1:]:
                    links = (*links, link)
                found[element] = Text(letters + size, linked + (size if link is not None else 0), links)
                break
    return found
