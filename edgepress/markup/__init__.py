"""Markdown -> clean HTML and what stands in it. Alone knows Python-Markdown and nh3."""

from __future__ import annotations

from typing import NamedTuple

from edgepress.markup.html import strip
from edgepress.markup.look import Tangle, look
from edgepress.markup.prose import PASTED, prose
from edgepress.seen import Seen
from edgepress.source import Source

__all__ = ["Body", "Tangle", "read"]


class Body(NamedTuple):
    """A body that was read: clean HTML, what stands in it, and why it could not be read where it could not."""

    html: str
    seen: Seen
    tangles: tuple[Tangle, ...] = ()


def read(source: Source, start: int, language: str) -> Body:
    """Read the Markdown that begins at offset `start`, set its type as the language does, and clean it.

    The HTML holds only allowed elements and attributes, links to https, http, mailto, tel or a place in the newsletter,
    and no word that the guest did not write. A text that would take Markdown too long or too deep is not read.
    """
    tangles = tuple(look(_light(source.text[start:]), source.place(start)[0]))
    if tangles:
        return Body("", Seen(), tangles)
    from edgepress.markup import engine

    words = prose(source.text, start)
    text, tags = strip(source, words, start)
    try:
        text = _light(text)
        tree = engine.convert(text, language)
    except RecursionError:
        line = source.place(start)[0]
        deep = Tangle(
            line, 1, "Marks lie too deep inside each other in this text", "delete stars and brackets nobody needs"
        )
        return Body("", Seen(tags=tags), (deep,))
    return Body(tree.html, engine.seen(tree, text, source, words, start, tags))


def _light(text: str) -> str:
    """A text without the letters of pasted pictures, which are no words; code keeps its own."""
    if ";base64," not in text:
        return text
    pieces, at = [], 0
    for pasted in PASTED.finditer(prose(text)):
        pieces += [text[at : pasted.start("address")], "data:"]
        at = pasted.end("address")
    return "".join([*pieces, text[at:]])
