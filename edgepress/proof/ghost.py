"""What stands in for a feature in Outlook on Windows: a ghost table that only Word sees, a drawing, an mso twin."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from edgepress.proof import tree
from edgepress.proof.cascade import pixels
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.tree import Element
from edgepress.proof.usage import Use

Stands = Callable[[Letter, Use], bool]
NEARLY = 0.1  # a ghost may be as much narrower or wider than what it stands for
FRAME = 40.0  # px: or have room for a padding
DEEP = 128  # elements round one that are asked: three times as many as tables in tables in tables


def said(element: Element | None, name: str) -> bool:
    """Whether an attribute says something."""
    return element is not None and element.get(name).strip() not in ("", "auto")


def styled(use: Use, *names: str) -> bool:
    """Whether its style attribute has one of some properties."""
    assert use.element is not None
    style = style_of(use.element)
    return any(name in style for name in names)


def word_of(letter: Letter, element: Element) -> Element | None:
    """The same element in the document that Word reads; None where Word does not read it."""
    return _by_start(letter).get(element.start)


@lru_cache(maxsize=4)
def _by_start(letter: Letter) -> dict[int, Element]:
    return {element.start: element for element in tree.every(letter.word)}


@lru_cache(maxsize=4)
def _of_web(letter: Letter) -> frozenset[int]:
    return frozenset(element.start for element in tree.every(letter.web))


def ghosts(letter: Letter, element: Element) -> Iterator[Element]:
    """What it stands in for Word alone, the innermost first, up to the first cell that everybody sees."""
    mine, web = word_of(letter, element), _of_web(letter)
    for above in islice(tree.above(mine), DEEP) if mine is not None else ():
        if above.start not in web:
            yield above
        elif above.tag in ("td", "th"):
            return


def _ghosted(letter: Letter, use: Use) -> bool:
    """A cell that only Word sees stands round it, and gives it its width and place."""
    assert use.element is not None
    wanted = _px(use.value) if use.declaration is not None and use.declaration.name in ("width", "max-width") else None
    inner = _ghost_inside(letter, use.element)
    round_it = [inner] if inner is not None else [*ghosts(letter, use.element)]
    widths = (_px(ghost.get("width") or style_of(ghost).get("width", "")) for ghost in round_it)
    width = next((width for width in widths if width is not None), None)
    if not any(ghost.tag in ("td", "th", "table") or ghost.tag.startswith("v:") for ghost in round_it):
        return False
    return wanted is None or width is None or abs(width - wanted) <= max(wanted * NEARLY, FRAME)


def _px(size: str) -> float | None:
    """A width in px, as an attribute or a style says it; None for a part of something, such as 50%."""
    size = size.strip()
    return float(size) if size.isdecimal() else None if size.endswith("%") else pixels(size)


def _beside(letter: Letter, use: Use) -> bool:
    """It stands in a cell of its own that only Word sees, and so beside its neighbours."""
    assert use.element is not None
    mine = word_of(letter, use.element)
    above = mine.parent if mine is not None else None
    alone = above is not None and sum(_in_line_block(child) for child in above) == 1
    ghost = above is not None and above.tag in ("td", "th") and above.start not in _of_web(letter)
    return ghost or (alone and _ghosted(letter, use)) or _ghost_inside(letter, use.element) is not None


def _in_line_block(element: Element) -> bool:
    return style_of(element).get("display", "") == "inline-block"


def _ghost_inside(letter: Letter, element: Element) -> Element | None:
    """The table that only Word sees, and in which all that is in it stands."""
    mine = word_of(letter, element)
    for _ in range(DEEP):
        inner = [child for child in mine.content if _counts(child)] if mine is not None else []
        mine = inner[0] if len(inner) == 1 and isinstance(inner[0], Element) else None
        if mine is None or mine.tag not in ("div", "center"):
            break
    return mine if mine is not None and mine.tag == "table" and mine.start not in _of_web(letter) else None


def _counts(part: Element | tree.Run) -> bool:
    """Whether something is shown of it: words, or an element that is no sheet."""
    return part.tag != "style" if isinstance(part, Element) else bool(part.text.strip())


def _in_sized_cell(letter: Letter, element: Element) -> bool:
    """It fills a cell that has a width of its own, or stands for Word in a table that is no wider than it is to be."""
    mine = word_of(letter, element) or element
    near = [one for one in (mine, *islice(tree.above(mine), DEEP)) if one.tag in ("td", "th", "table")]
    cell = next((one for one in near if one.tag in ("td", "th")), None)
    if cell is not None and _written(cell)[-1:] not in ("", "%", "o"):
        return True
    most = _px(style_of(element).get("max-width") or style_of(element).get("width", ""))
    room = next((width for width in (_px(_written(one)) for one in near) if width is not None), None)
    return most is not None and room is not None and room <= most + max(most * NEARLY, FRAME)


def _written(element: Element) -> str:
    return (element.get("width") or style_of(element).get("width", "")).strip()


def _twin_beside(letter: Letter, use: Use) -> bool:
    """Word alone sees a table right behind it: a line that is drawn anew."""
    assert use.element is not None
    mine = word_of(letter, use.element)
    if mine is None or mine.parent is None:
        return False
    beside = list(mine.parent)
    at = next((n for n, child in enumerate(beside) if child is mine), -1)
    near = [*beside[at + 1 : at + 2], *beside[max(0, at - 1) : max(0, at)]]
    return any(child.tag in ("table", "v:line", "v:rect") and child.start not in _of_web(letter) for child in near)


def in_drawing(letter: Letter, element: Element, slug: str) -> bool:
    """It stands in a drawing (VML) that only Word sees, or holds one, which gives it its ground and size."""
    wanted = (
        slug.startswith("css-background")
        or "gradient" in slug
        or slug in ("html-background", "css-width", "css-height")
    )
    if not wanted:
        return False
    round_it = [*ghosts(letter, element)]
    drawings = (*round_it, *(child for ghost in round_it for child in ghost))
    if any(one.tag.startswith("v:") and one.start not in _of_web(letter) for one in drawings):
        return True
    return _holds(letter, element, _drawn(letter))


def _holds(letter: Letter, element: Element, starts: tuple[int, ...]) -> bool:
    """Whether one of some elements, by where they begin, stands in it as Word reads it."""
    mine = word_of(letter, element)
    return mine is not None and bisect(starts, mine.start) < bisect(starts, mine.end - 1)


@lru_cache(maxsize=4)
def _drawn(letter: Letter) -> tuple[int, ...]:
    """Where the drawings begin that only Word sees."""
    drawings = tree.every(letter.word, "v:fill", "v:image", "v:rect")
    return tuple(sorted(e.start for e in drawings if e.start not in _of_web(letter)))


@lru_cache(maxsize=4)
def _spaced(letter: Letter) -> tuple[int, ...]:
    """Where the wide or raised spaces begin that make room in Word."""
    signs = ("mso-font-width", "mso-text-raise")
    return tuple(sorted(e.start for e in tree.every(letter.word) if any(sign in e.get("style") for sign in signs)))


def _own_width(letter: Letter, use: Use) -> bool:
    assert use.element is not None
    return said(use.element, "width") and use.element.tag in ("img", "table", "td", "th")


def _sized(letter: Letter, use: Use) -> bool:
    assert use.element is not None
    if _own_width(letter, use) or _ghosted(letter, use) or _twin_beside(letter, use) or _in_line(use):
        return True
    return use.element.tag != "img" and _in_sized_cell(letter, use.element)


def _in_line(use: Use) -> bool:
    """A width of 0 hides, one of a span does nothing anywhere."""
    assert use.element is not None
    return use.element.tag in ("span", "a") or use.value.strip() in ("0", "0px")


def _centred(letter: Letter, use: Use) -> bool:
    """Word centres what an attribute says is centred: its own, that of what it stands in, or a ghost's."""
    assert use.element is not None
    if "auto" not in use.value.lower().split():
        return False
    if _ghosted(letter, use) or _twin_beside(letter, use) or use.element.get("align").lower() == "center":
        return True
    if use.element.tag == "img":
        return _among_words(use.element)
    above = use.element.parent
    widths = [value for name, value in style_of(use.element).items() if name in ("width", "max-width")]
    if use.element.tag == "div" and all(value in ("100%", "auto", "none") for value in widths):
        return True  # as wide as what it stands in, so there is nothing to centre
    if use.element.tag == "div" and _in_sized_cell(letter, use.element):
        return True
    return above is not None and (above.get("align").lower() == "center" or above.tag == "center")


def _among_words(picture: Element) -> bool:
    """A picture in a line of words, which margins do not move, or in a cell whose words are centred, and it with them."""
    if style_of(picture).get("display", "inline") != "block":
        return True
    cell = tree.within(picture, "td", "th", "center")
    return cell is not None and "center" in (cell.tag, cell.get("align").lower(), style_of(cell).get("text-align", ""))


def _padded(letter: Letter, use: Use) -> bool:
    """Padding that Word gets from an mso twin, from the cell round it, or from wide spaces that only Word sees."""
    assert use.element is not None
    if styled(use, "mso-padding-alt"):
        return True
    above = use.element.parent
    if above is not None and above.tag in ("td", "th") and "mso-padding-alt" in above.get("style"):
        return True
    if _holds(letter, use.element, _spaced(letter)):
        return True
    return any("padding" in ghost.get("style") for ghost in ghosts(letter, use.element)) or _in_button(letter, use)


def _in_button(letter: Letter, use: Use) -> bool:
    assert use.element is not None
    return any(ghost.tag.startswith("v:") for ghost in ghosts(letter, use.element))


def _as_high(letter: Letter, use: Use) -> bool:
    """A spacer: its lines are as high as it is."""
    return styled(use, "line-height", "mso-line-height-alt") or said(use.element, "height") or _ghosted(letter, use)


def _floated(letter: Letter, use: Use) -> bool:
    return said(use.element, "align") or _ghosted(letter, use)


def _bordered(letter: Letter, use: Use) -> bool:
    assert use.element is not None
    if styled(use, "mso-border-alt") or _twin_beside(letter, use):
        return True
    return any("border" in ghost.get("style") or ghost.get("bgcolor") for ghost in ghosts(letter, use.element))


def _gone(letter: Letter, use: Use) -> bool:
    """Hidden by more than one means."""
    return styled(use, "mso-hide")


# By feature.
FOR_WORD: Mapping[str, Stands] = {
    "css-width": _sized,
    "css-max-width": _sized,
    "css-min-width": _sized,
    "css-margin": _centred,
    "css-padding": _padded,
    "css-height": _as_high,
    "css-float": _floated,
    "css-display": _beside,
    "css-border": _bordered,
    "css-display-none": _gone,
    "css-display-flex": _ghosted,
    "css-display-grid": _ghosted,
    "css-white-space": _ghosted,
    "html-semantics": _ghosted,
    "html-svg": _twin_beside,
}
