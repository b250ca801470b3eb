"""How HTML is taken out of a text, so that readers see just what they saw before: the press leaves it out all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from edgepress.diagnostics import Edit, Fix, offered, safe
from edgepress.markup import html
from edgepress.markup.prose import prose
from edgepress.model import Page
from edgepress.seen import Tag
from edgepress.source import Source, Span

_LONE = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr !".split()
)


class Piece(NamedTuple):
    """A piece of HTML: where it begins and ends with all that it swallows, and what the press puts there."""

    begin: int
    end: int
    filler: str


class Pieces(NamedTuple):
    """The HTML of a text: each opening tag with its ending, by its place; comments; whether all can go at once."""

    tags: Mapping[Span, tuple[Piece, ...]]
    comments: tuple[Piece, ...]
    clean: bool


_last: list[tuple[object, Pieces]] = []  # of the page that was asked for last


def pieces(page: Page) -> Pieces:
    """The HTML of a page."""
    if not _last or _last[0][0] is not page.source:
        _last[:] = [(page.source, _found(page))]
    return _last[0][1]


def without(page: Page, tag: Tag) -> tuple[Edit, ...]:
    """The edits that take away a tag, what it swallows, and the tag that ends it."""
    return tuple(edit(page, piece) for piece in pieces(page).tags.get(tag.where, ()))


def is_pasted(tag: Tag) -> bool:
    """Whether a tag shows a picture that lies in it as letters."""
    return tag.name == "img" and not tag.active and "data:image/" in tag.written


def hidden_stretches(page: Page) -> Iterator[tuple[int, int]]:
    """What stands in tags that hide words, from the top; one in another is a part of it."""
    end = 0
    for tag in page.seen.tags:
        parts = pieces(page).tags.get(tag.where, ()) if tag.hidden else ()
        if parts and parts[-1].end > end:
            end = parts[-1].end
            yield parts[0].begin, end


def edit(page: Page, piece: Piece) -> Edit:
    """The edit that does with a piece what the press does."""
    return Edit(page.source.span(piece.begin, piece.end), piece.filler)


def mend(page: Page, edits: tuple[Edit, ...]) -> Fix | None:
    """A safe fix, unless the text without its HTML would have other HTML in it, as <<b>i> has."""
    if not edits:
        return None
    return safe(*edits) if pieces(page).clean else offered(*edits)


def _found(page: Page) -> Pieces:
    text, start = page.source.text, page.start
    words = prose(text, start)
    tags: dict[Span, tuple[Piece, ...]] = {}
    comments: list[Piece] = []
    opened: dict[str, list[Span]] = {}
    at = start
    for begin, end, tag, filler in html.pieces(page.source, words, start):
        if begin < at:
            continue
        at, piece = end, Piece(begin, end, filler)
        if tag is None:
            comments.append(piece)
        elif not tag.written.startswith("</"):
            tags[tag.where] = (piece,)
            if tag.name not in _LONE and text[end - 2 : end] != "/>" and end - begin == len(tag.written):
                opened.setdefault(tag.name, []).append(tag.where)
        elif opened.get(tag.name):
            where = opened[tag.name].pop()
            tags[where] = (*tags[where], piece)
    left = html.strip(page.source, words, start)[0]
    clean = "<" not in left or next(html.pieces(Source(page.source.path, left), prose(left), 0), None) is None
    return Pieces(tags, tuple(comments), clean)
