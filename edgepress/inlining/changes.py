"""A document before and after its styles were put in -> what changed besides, which nothing may.

Nearly always nothing did, and two texts without their style attributes say so at once. Only where they differ are both
read element by element, to tell a harmless other spelling from a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import quote

from edgepress.inlining import Fault
from edgepress.inlining.order import pairs_of, undone

MARK = ' data-premailer="ignore"'  # on the sheet that is kept: nobody inlines it, and the mark itself goes
REFERENCE = re.compile(r"&(?!amp;|lt;|gt;)#?[0-9A-Za-z]+;")

_STYLED = re.compile(r""" (?:style|bgcolor)=(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))""")
_PIECE = re.compile(r"<style\b.*?(?:</style>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|[^<]+|<", re.S)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:=(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^\s"'<>=]+)))?""")
_URL_SIGNS = "!#$%&'()*+,/:;=?@[]~"


class Piece(NamedTuple):
    """Something that stands in a document: what it says in one spelling, and where."""

    says: str
    offset: int


def changes(before: str, after: str) -> Iterator[Fault]:
    """What inlining changed besides styles, and what is wrong with the styles; offsets are into `after`."""
    if bare(before) != bare(after):
        yield from _differences(_taken(before), _taken(after))
    for style in dict.fromkeys(_STYLED.findall(after)):
        if style.startswith(" style"):
            words = style_fault(style[8:-1])
            if words and style not in before:
                yield Fault(words, after.index(style))


def bare(html: str) -> str:
    """A document without its style attributes, in one spelling: what inlining may not change."""
    return REFERENCE.sub(character, _STYLED.sub("", html.strip()).replace(MARK, ""))


def character(reference: re.Match[str]) -> str:
    """The character that a reference such as &middot; stands for; of &, < and > a reference."""
    return _character(reference[0])


@lru_cache(256)
def _character(reference: str) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(meant := unescape(reference), meant)


@lru_cache(4096)
def style_fault(style: str) -> str:
    """What is wrong with the value of a style attribute, or nothing."""
    if "!important" in style.lower():
        return "!important stands in a style attribute, and Outlook drops what bears it"
    lost = undone([name for name, _ in pairs_of(unescape(style))])
    return f"“{lost[0]}” stands before “{lost[1]}”, which undoes it" if lost else ""


Taken = dict[str, list[Piece]]

_SAID = {
    "words": "words were lost or changed",
    "elements": "elements were moved, added or lost",
    "attributes": "a link, a picture or another attribute changed",
    "comments": "a comment changed, and Outlook reads its tables from there",
    "sheets": "the sheet that is kept changed",
}


def _differences(before: Taken, after: Taken) -> Iterator[Fault]:
    for kind, words in _SAID.items():
        was, now = ([piece.says for piece in taken[kind]] for taken in (before, after))
        if was == now or (kind == "words" and _closed(was) == _closed(now)):
            continue
        at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        yield Fault(f"{words}{_shown(was, at)}", after[kind][at].offset if at < len(now) else 0)


def _closed(pieces: Sequence[str]) -> str:
    """All words without a gap: where a text is parted says nothing."""
    return "".join(pieces).replace(" ", "")


def _shown(pieces: Sequence[str], at: int) -> str:
    return f": “{pieces[at][:60].strip()}”" if at < len(pieces) else ""


def _taken(html: str) -> Taken:
    """What stands in a document, by kind."""
    taken: Taken = {kind: [] for kind in _SAID}
    for found in _PIECE.finditer(html):
        text, at = found[0], found.start()
        if text.startswith("<!"):
            taken["comments"].append(Piece(REFERENCE.sub(character, text), at))
        elif text.startswith("<style"):
            taken["sheets"].append(Piece(text.replace(MARK, "", 1), at))
        elif text.startswith("<") and (names := _ATTRIBUTE.findall(text)):
            end = "/" if text.startswith("</") else ""
            taken["elements"].append(Piece(end + names[0][0], at))
            taken["attributes"] += [Piece(one, at) for one in sorted(map(_attribute, names[1:])) if one]
        else:
            said = " ".join(unescape(text).split())
            taken["words"] += [Piece(said, at)] if said else []
    return taken


def _attribute(found: tuple[str, str, str, str]) -> str:
    """An attribute in one spelling; nothing for those that inlining sets."""
    name, *values = found
    value = unescape("".join(values))
    if name in ("href", "src"):
        value = quote(value.strip(), safe=_URL_SIGNS)
    return "" if name in ("style", "bgcolor") else f"{name}={value}"
