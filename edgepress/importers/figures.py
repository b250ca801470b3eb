"""Pictures and the captions that stand beside them: a caption becomes the title text of its picture."""

from __future__ import annotations

import re
from typing import Any

from edgepress.importers.walk import drop, words_of

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
    for block in list(root.iter("p")):
        image = _alone(block)
        if image is None or image.get("title"):
            continue
        for beside in (_next(block), block.getprevious()):
            if beside is not None and _is_caption(beside):
                image.set("title", words_of(beside))
                drop(beside)
                break


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
