"""A body for an email -> pieces, each low enough for a page of Word: it moves a cell that is higher and leaves a hole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from math import ceil
from typing import Any

from edgepress.render.email_body import written

ROOM = 1_100  # points: Word's page is about 1,800 high, and a cell that is over 1,500 was seen to jump to the next one

# By tag: the width of a letter, the height of a line, and what stands above and below, as inline.css has them.
_TYPE = {
    "p": (8.4, 28, 18), "h3": (12.0, 28, 42), "h4": (10.0, 25, 36), "h5": (9.0, 24, 30), "h6": (9.0, 24, 30),
    "li": (8.4, 28, 8), "td": (8.4, 28, 20), "th": (8.4, 24, 20),
}  # fmt: skip
_HOLDERS = frozenset("p ul ol table div img tr tbody thead pre".split())
_HEADINGS = frozenset("h3 h4 h5 h6".split())
_FLUSH = frozenset("p ul ol".split())  # nothing stands above them
_PLAIN = _HEADINGS | {"p"}
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_INDENT = 28  # of a list
_PRE = (9.0, 22, 50)


def pieces(root: Any, room: int, above: int = 0) -> list[str]:
    """A body in pieces of at most ROOM, as far as it can be divided. `room` is its width, `above` what stands before it."""
    groups: list[list[Any]] = [[]]
    used, headings = above, 0  # the heights of the group, and of the headings that end it: they go with what follows
    for block, high in _blocks(root, room):
        group = groups[-1]
        if group and used + high > ROOM:
            cut = len(group)
            while cut > 1 and group[cut - 1].tag in _HEADINGS:
                cut -= 1
            groups.append(group[cut:])
            del group[cut:]
            used = headings
        groups[-1].append(block)
        used += high
        headings = headings + high if block.tag in _HEADINGS else 0
    return _written(root, groups)


def _written(root: Any, groups: Sequence[Sequence[Any]]) -> list[str]:
    for first in (group[0] for group in groups[1:] if group[0].tag not in _FLUSH):
        _mark(first, "after" if first.tag in _HEADINGS else "again")  # two spaces stand where there was one
    return [written(*group, text=None if at else root.text) for at, group in enumerate(groups)]


def height(element: Any, room: float) -> int:
    """About how high an element is at a width, in points."""
    tag = element.tag
    kind = _TYPE.get(tag)
    if kind and (tag in _PLAIN or not any(child.tag in _HOLDERS for child in element)):
        pictures = sum(int(image.get("height") or 0) for image in element.iter("img")) if len(element) else 0
        return _lines(_letters(element), room, kind) + kind[2] + pictures
    if tag == "img":
        return int(element.get("height") or 0)
    if tag == "pre":
        return sum(_lines(len(line), room, _PRE) for line in "".join(element.itertext()).split("\n")) + _PRE[2]
    inner = [child for child in element if isinstance(child.tag, str)]
    if tag == "tr":
        return _row(inner, room)
    own = _letters(element) - sum(_letters(child) for child in inner if child.tag in _HOLDERS) if kind else 0
    inside = room - _INDENT if tag in ("ul", "ol") else room
    edge = 18 if tag in ("ul", "ol", "table", "div") else 0
    return edge + (_lines(own, room, kind) if kind and own > 2 else 0) + sum(height(child, inside) for child in inner)


def _row(cells: Sequence[Any], room: float) -> int:
    """The height of the highest cell; those that name no width share what the others leave."""
    named = [int(cell.get("width") or 0) for cell in cells]
    share = (room - sum(named)) / max(1, named.count(0))
    return max((height(cell, wide or share) for cell, wide in zip(cells, named, strict=True)), default=0)


def _letters(element: Any) -> int:
    """How many letters of common width an element holds: those of East Asia count twice."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _lines(letters: int, room: float, kind: tuple[float, int, int]) -> int:
    wide, line, _ = kind
    return line * max(1, ceil(letters * wide / max(room, 40)))


def _mark(block: Any, name: str) -> None:
    block.set("class", f"{block.get('class', '')} {name}".strip())


def _blocks(root: Any, room: int) -> Iterator[tuple[Any, int]]:
    """The blocks of a body with their heights; those that are too high, and can be divided between their items, in parts."""
    for block in list(root):
        high = height(block, room)
        if high <= ROOM:
            yield block, high
        else:
            yield from ((part, height(part, room)) for part in _parts(block, room))


def _parts(block: Any, room: int) -> Iterable[Any]:
    holder = _holder(block)
    if holder is None:
        return (block,)
    items = [item for item in holder if isinstance(item.tag, str)]
    for item in items:
        holder.remove(item)
    dealt = list(_dealt(items, room))
    parts = [deepcopy(block) for _ in dealt]
    number = int(holder.get("start", "1")) if holder.tag == "ol" else 0
    for part, some in zip(parts, dealt, strict=True):
        inside = _holder(part)
        inside.extend(some)
        if number > 1:
            inside.set("start", str(number))
        number += len(some) if number else 0
        part.tail = block.tail if part is parts[-1] else None
        for name in ("more",) * (part is not parts[0]) + ("on",) * (part is not parts[-1]):
            _mark(part, name)
    return parts


def _holder(block: Any) -> Any:
    """The element in a block whose items can stand in several such blocks; None where there is none."""
    kind = block.get("class", "").split(" ")[0]
    if block.tag in ("ul", "ol"):
        return block
    if kind == "scroll":  # each part has the row of headings again, so that a cell keeps its own
        return block.find(".//tbody")
    return {"notes": block.find(".//ol"), "quote": block.find(".//td"), "steps": block}.get(kind)


def _dealt(items: Sequence[Any], room: int) -> Iterator[list[Any]]:
    some: list[Any] = []
    used = 0
    for item in items:
        high = height(item, room)
        if some and used + high > ROOM:
            yield some
            some, used = [], 0
        some.append(item)
        used += high
    yield some
