"""Pictures and the captions that stand beside them: a caption becomes the title text of its picture."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from edgepress.importers.tree import drop, words_of

LONGEST = 400
LABEL = re.compile(
    r"(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|ill(?:ustration|\.)?|figura|imagen?|photo(?:graph)?|foto|picture|image|afbeelding|figur|bild)"
    r"\s?\d{0,4}[a-z]?\s?[:.–—-]\s",
    re.I,
)


def set_figures(root: Any) -> None:
    """Give each picture that is alone in its paragraph the caption below or above it, and take that out of the text."""
    for figure in list(root.iter("figure")):
        caption = figure.find(".//figcaption")
        images = list(figure.iter("img"))
        if caption is not None and len(images) == 1:
            images[0].set("title", words_of(caption))
            drop(caption)
    for table in list(root.iter("table")):
        _take_apart(table)
    for block in list(root.iter("p")):
        _split(block)
    for block in list(root.iter("p")):
        image = _alone(block)
        if image is None or image.get("title"):
            continue
        for beside in (_next(block), block.getprevious()):
            if beside is not None and _is_caption(beside):
                image.set("title", words_of(beside))
                drop(beside)
                break


def _take_apart(table: Any) -> None:
    """A table that only sets pictures beside each other, or beside words: what stands in it, cell by cell.

    Where the words of a second row stand below pictures, they are their captions.
    """
    rows = [list(row.iter("td", "th")) for row in table.iter("tr")]
    if not rows or table.find(".//table") is not None or table.find(".//img") is None:
        return
    cells = [cell for row in rows for cell in row]
    columns = max(map(len, rows))
    if columns > 1 and len(rows) == 2 and all(c.find(".//img") is not None and not words_of(c) for c in rows[0]):
        cells = [cell for pair in zip_longest(*rows) for cell in pair if cell is not None]
        for cell in rows[1]:
            for block in cell.iter("p"):
                block.set("class", "caption")
    elif columns > 1 and len(rows) > 1:
        return
    for cell in cells:
        for block in list(cell):
            table.addprevious(block)
    drop(table)


def _split(block: Any) -> None:
    """A caption in the same paragraph as its picture: it becomes the picture's."""
    images = list(block.iter("img"))
    words = words_of(block)
    if len(images) == 1 and 0 < len(words) <= LONGEST and LABEL.match(words) and not images[0].get("title"):
        image = images[0]
        drop(image)
        block.clear()
        image.set("title", words)
        block.append(image)


def _alone(block: Any) -> Any:
    images = list(block.iter("img"))
    return images[0] if len(images) == 1 and not words_of(block) else None


def _next(block: Any) -> Any:
    beside = block.getnext()
    while beside is not None and beside.tag == "p" and not words_of(beside) and beside.find(".//img") is None:
        beside = beside.getnext()
    return beside


def _is_caption(block: Any) -> bool:
    if block.tag != "p" or block.find(".//img") is not None:
        return False
    words = words_of(block)
    styled = "caption" in (block.get("class") or "").split()
    return 0 < len(words) <= LONGEST and (styled or bool(LABEL.match(words)))
