"""Proofs of how words are set: what Word takes over, and whether people can read and touch it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import Style, pixels, styles
from edgepress.proof.height import line_of
from edgepress.proof.letter import Letter
from edgepress.proof.shape import CELLS, HEADINGS, inline, shown, sides, up
from edgepress.proof.tree import Element

SMALLEST = (
    14.0  # px of letters in an email that many people read without trouble (the checklist asks 16 for long texts)
)
TIGHTEST = 1.4  # of the size of letters: how high lines are at least (WCAG 2.2, 1.4.12, asks that 1.5 can be had)
TARGET = 24.0  # px: how high a link is that a finger finds (WCAG 2.2, 2.5.8)
LONG = 60  # letters of a text that has more than one line on a phone
LARGE = 20.0  # px of letters from which on lines may be closer
_UNSEEN = 2.0  # px of letters that nobody is to see
_PARAGRAPHS = (*HEADINGS, *CELLS, "p", "li", "dt", "dd", "pre", "blockquote", "caption")
_BLOCKS = (*_PARAGRAPHS, "div", "center", "body")
_SAID = {
    "font-family": "font",
    "font-size": "size of letters",
    "line-height": "height of lines",
    "color": "colour",
}


class Text(NamedTuple):
    """The words of one block: how many letters they have, how many of them in links, and these links."""

    letters: int
    linked: int
    links: tuple[Element, ...]


def style_borrowed(letter: Letter) -> Iterator[Diagnostic]:
    """Each text says font, size, height of lines and colour where it stands: Word takes none of it over into a table.

    Bad:   <body style="font-family: Arial"><table><tr><td><p>Hello</p></td></tr></table></body>
    Good:  <td><p style="font-family: Arial, sans-serif; font-size: 16px; line-height: 26px; color: #1d2226">Hello</p></td>
    """
    done: set[tuple[Element, frozenset[str]]] = set()
    for _, holder in shown(letter.word):
        block, lost, heading = _lost(letter, holder)
        if not lost or (block, lost) in done:
            continue
        done.add((block, lost))
        words = ", ".join(said for name, said in _SAID.items() if name in lost)
        what = "heading" if heading else f"<{block.tag}>"
        yield Diagnostic(
            "style-borrowed",
            f"Outlook on Windows shows this {what} with its own {words}",
            letter.span(block),
            hint=f"say {', '.join(name for name in _SAID if name in lost)} in its own style attribute",
            severity=Severity.SHOULD if heading else Severity.MUST,
            why="Word gives headings a style of their own" if heading else "Word takes nothing over into a table",
        )


def _lost(letter: Letter, holder: Element) -> tuple[Element, frozenset[str], bool]:
    """The block of some words, what of its style comes from too far, and whether only because it is a heading."""
    own: set[str] = set()
    cell: set[str] = set()
    far: set[str] = set()
    block, here = holder, own
    for element in (holder, *up(holder)):
        here |= _sets(letter, element)
        if here is own and element.tag in _PARAGRAPHS:
            block, here = element, cell
        if element.tag in CELLS:
            here = far
    lost = frozenset(far - cell - own)
    if not lost and block.tag in HEADINGS:
        return block, frozenset(cell - own), True
    return block, lost, False


def _sets(letter: Letter, element: Element) -> frozenset[str]:
    """Which of the four an element says of its own, in its attributes or in a plain sheet that Word reads."""
    found = _written(element.get("style")) | _by_sheet(letter).get(element.tag, frozenset())
    for name in element.get("class").split():
        found |= _by_sheet(letter).get(f".{name}", frozenset())
    if element.tag == "font":
        found |= {_FONT[name] for name in element.attrib if name in _FONT}
    return found


_FONT = {"face": "font-family", "size": "font-size", "color": "color"}


@lru_cache(maxsize=2048)
def _written(css: str) -> frozenset[str]:
    from edgepress.proof.sheet import declarations

    return _meant(d.name for d in declarations(css)) if css else frozenset()


def _meant(names: Iterator[str]) -> frozenset[str]:
    found = set(names)
    return frozenset((found | {"font-family", "font-size", "line-height"} if "font" in found else found) & set(_SAID))


@lru_cache(maxsize=4)
def _by_sheet(letter: Letter) -> Mapping[str, frozenset[str]]:
    """What the sheets that Word reads say of kinds of elements and of classes, outside of @-rules."""
    found: dict[str, frozenset[str]] = {}
    for sheet in letter.sheets:
        for rule in sheet.rules if sheet.word else ():
            said = _meant(d.name for d in rule.declarations)
            for selector in rule.selectors if said and not rule.at else ():
                found[selector.lower() if selector.isalnum() else selector] = found.get(selector, frozenset()) | said
    return found


def link_uncoloured(letter: Letter) -> Iterator[Diagnostic]:
    """Each link says its own colour: else each program paints it in a blue of its own, on whatever ground.

    Bad:   <a href="https://harbour.example.org/">the harbour</a>
    Good:  <a href="https://harbour.example.org/" style="color: #0b5d73">the harbour</a>
    """
    done: set[Element] = set()
    for _, holder in shown(letter.word):
        inner: set[str] = set()
        for element in (holder, *up(holder)):
            inner |= _sets(letter, element)
            if element.tag in _BLOCKS or element in done:
                break
            if element.tag == "a" and "href" in element.attrib:
                done.add(element)
                if "color" not in inner:
                    yield Diagnostic(
                        "link-uncoloured",
                        "Each program paints this link in a blue of its own, also where it cannot be read",
                        letter.span(element),
                        hint="say its color in its style attribute",
                        severity=Severity.SHOULD,
                    )
                break


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
    padding = sides(inline(link), "padding")
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
            if element.tag in _BLOCKS:
                size = len(run.text.strip())
                letters, linked, links = found.get(element, Text(0, 0, ()))
                if link is not None and link not in links[-1:]:
                    links = (*links, link)
                found[element] = Text(letters + size, linked + (size if link is not None else 0), links)
                break
    return found
