"""What several proofs ask of an element: who reads it, whether it is shown, how wide it is, what stands round it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from edgepress.proof.cascade import pixels
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.tree import Element, Run, above, every

CELLS = ("td", "th")
SIDES = ("top", "right", "bottom", "left")
DEEP = 100  # elements in one another that are looked through: nobody writes as many
_SILENT = frozenset("style script title noscript xml head".split())


@lru_cache(maxsize=8)
def everything(top: Element) -> tuple[Element, ...]:
    """All elements inside, in the order of the document; walked through once for all proofs."""
    return tuple(every(top))


@lru_cache(maxsize=4)
def either(letter: Letter) -> tuple[Element, ...]:
    """Every element once: those of browsers, then those that only Word reads."""
    return (*everything(letter.web), *only_word(letter))


@lru_cache(maxsize=4)
def only_word(letter: Letter) -> tuple[Element, ...]:
    """The elements that only Word reads: they stand in conditional comments."""
    if letter.word is letter.web:
        return ()
    known = {e.start for e in everything(letter.web)}
    return tuple(e for e in everything(letter.word) if e.start not in known)


@lru_cache(maxsize=4)
def ghosts(letter: Letter) -> frozenset[int]:
    """Where the elements stand that only Word reads."""
    return frozenset(e.start for e in only_word(letter))


def hidden(element: Element) -> bool:
    """Whether it is kept out of sight itself, as a preheader is."""
    if element.tag in _SILENT or "hidden" in element.attrib:
        return True
    style = style_of(element)
    return style.get("display", "").lower() == "none" or style.get("max-height", "").strip() in ("0", "0px")


@lru_cache(maxsize=8)
def shown(top: Element) -> tuple[tuple[Run, Element], ...]:
    """All words that are seen, each with what holds it: nothing of sheets, titles and hidden elements."""
    found: list[tuple[Run, Element]] = []
    stack: list[Element | Run] = [top]
    holders: list[Element] = [top]
    while stack:
        part, holder = stack.pop(), holders.pop()
        if isinstance(part, Run):
            if part.text.strip("\xa0\u200b\u200c\ufeff\u034f\u2007 \t\r\n"):
                found.append((part, holder))
        elif part is top or not hidden(part):
            stack += reversed(part.content)
            holders += [part] * len(part.content)
    return tuple(found)


@lru_cache(maxsize=8)
def filled(top: Element) -> frozenset[Element]:
    """The elements in which words or pictures are seen."""
    found: set[Element] = set()
    holders = [holder for _, holder in shown(top)]
    for element in (*holders, *(e for e in everything(top) if e.tag == "img")):
        at: Element | None = element
        while at is not None and at not in found:
            found.add(at)
            at = at.parent
    return frozenset(found)


def up(element: Element) -> Iterator[Element]:
    """What it stands in, the innermost first."""
    return islice(above(element), DEEP)


def sides(style: Mapping[str, str], name: str) -> dict[str, float]:
    """`padding` or `margin` at each side in px, as a style says it; 0 where it says none, or none that is a length."""
    found = dict.fromkeys(SIDES, 0.0)
    for key, value in style.items():
        if key == name:
            words = value.split()[:4] or ["0"]
            each = [pixels(word) or 0.0 for word in words]
            found = dict(zip(SIDES, (each * 4 if len(each) == 1 else _four(each)), strict=False))
        elif key.startswith(f"{name}-") and key[len(name) + 1 :] in found:
            found[key[len(name) + 1 :]] = pixels(value) or 0.0
    return found


def _four(each: list[float]) -> list[float]:
    top, right, *rest = each
    return [top, right, rest[0] if rest else top, rest[1] if len(rest) > 1 else right]


def width(element: Element) -> float | None:
    """How wide it is made in px, by its attribute or its style; None where it is not, or in per cent."""
    written = style_of(element).get("width", "") or element.get("width")
    if not written or written.strip().endswith("%"):
        return None
    number = pixels(written)
    return number if number is not None else pixels(f"{written.strip()}px")


def row(cell: Element) -> tuple[Element, ...]:
    """The cells that stand beside a cell, itself among them."""
    return tuple(e for e in cell.parent if e.tag in CELLS) if cell.parent is not None else (cell,)


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """What stands in it of some tags, but not in a table inside of it."""
    stack = list(reversed(list(element)))
    while stack:
        one = stack.pop()
        if one.tag in tags:
            yield one
        if one.tag != "table":
            stack += reversed(list(one))
