"""Proofs of how words are set: what Word takes over from what they stand in, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.shape import CELLS, shown, up
from edgepress.proof.tree import HEADINGS, Element

_PARAGRAPHS = (*HEADINGS, *CELLS, "p", "li", "dt", "dd", "pre", "blockquote", "caption")
BLOCKS = (*_PARAGRAPHS, "div", "center", "body")
_SAID = {
    "font-family": "font",
    "font-size": "size of letters",
    "line-height": "height of lines",
    "color": "colour",
}


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

    return _meant(d.name for d in declarations(css) if d.value.lower() != "inherit") if css else frozenset()


def _meant(names: Iterator[str]) -> frozenset[str]:
    found = set(names)
    return frozenset((found | {"font-family", "font-size", "line-height"} if "font" in found else found) & set(_SAID))


@lru_cache(maxsize=4)
def _by_sheet(letter: Letter) -> Mapping[str, frozenset[str]]:
    """What the sheets that Word reads say of kinds of elements and of classes, outside of @-rules."""
    found: dict[str, frozenset[str]] = {}
    for sheet in letter.sheets:
        for rule in sheet.rules if sheet.word else ():
            said = _meant(d.name for d in rule.declarations if d.value.lower() != "inherit")
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
            if element.tag in BLOCKS or element in done:
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
