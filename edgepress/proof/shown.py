"""What of an email is shown: the words that can be seen, its links with their words, its headings. Walked once for all proofs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from edgepress.proof.cascade import styles
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import only_word
from edgepress.proof.tree import HEADINGS, Element, Run, above, every

SILENT = frozenset("style script title noscript xml template head textarea select o:p".split())
BLOCKS = frozenset(
    "p div td th li h1 h2 h3 h4 h5 h6 blockquote pre center dd dt figcaption caption body address".split()
)
# Signs without a picture: what fills the line behind a preview, joins, marks of direction.
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_TO_FOLLOW = ("a", "area")


class Words(NamedTuple):
    """A run of words, what holds it, and whether readers see it."""

    run: Run
    holder: Element
    hidden: bool


class Link(NamedTuple):
    """A link: its element, its address, the words that it is read out with, whether readers see it, whether Word alone does."""

    element: Element
    href: str
    words: str
    hidden: bool = False
    word: bool = False


class Shown(NamedTuple):
    """What the web's document shows: words and links in order, and which elements cannot be seen."""

    words: tuple[Words, ...]
    links: tuple[Link, ...]
    hidden: frozenset[Element]


@lru_cache(maxsize=4)
def shown(letter: Letter) -> Shown:
    """What an email shows, and the links that only Word reads."""
    known = styles(letter)
    hidden: set[Element] = set()
    silent: set[Element] = set()
    words: list[Words] = []
    links: list[Link] = []
    for element in every(letter.web):
        if element.tag in SILENT or element.parent in silent:
            silent.add(element)
            continue
        if element.parent in hidden or _is_hidden(known.get(element, {})):
            hidden.add(element)
        gone = element in hidden
        words += [Words(part, element, gone) for part in element.content if isinstance(part, Run) and part.text.strip()]
        if element.tag in _TO_FOLLOW and "href" in element.attrib:
            links.append(Link(element, element.get("href").strip(), spoken(element), gone))
    words.sort(key=lambda one: one.run.start)
    return Shown(tuple(words), tuple(links), frozenset(hidden))


def _is_hidden(style: Mapping[str, str]) -> bool:
    return style.get("display", "").lower() == "none" or style.get("visibility", "").lower() in ("hidden", "collapse")


@lru_cache(maxsize=4)
def all_links(letter: Letter) -> tuple[Link, ...]:
    """The links of an email, and those that only Word reads."""
    return (*shown(letter).links, *_links_in_word(letter))


def _links_in_word(letter: Letter) -> Iterator[Link]:
    for element in only_word(letter):
        if "href" in element.attrib and (element.tag in _TO_FOLLOW or element.tag.startswith("v:")):
            yield Link(element, element.get("href").strip(), spoken(element), mso_hidden(element), word=True)


def mso_hidden(element: Element) -> bool:
    """Whether Word hides an element, by what stands in style attributes."""
    return any(_hides(style_of(one)) for one in (element, *above(element)) if "style" in one.attrib)


def _hides(style: Mapping[str, str]) -> bool:
    return style.get("display", "").lower() == "none" or style.get("mso-hide", "").lower() == "all"


@lru_cache(maxsize=4)
def headings(letter: Letter) -> tuple[Element, ...]:
    """The headings that readers see."""
    hidden = shown(letter).hidden
    return tuple(element for element in every(letter.web, *HEADINGS) if element not in hidden and spoken(element))


def spoken(top: Element) -> str:
    """The words inside an element with the descriptions of its pictures, with single spaces: as it is read out."""
    parts: list[str] = []
    stack = list(reversed(top.content)) if top.tag != "img" else []
    while stack:
        part = stack.pop()
        if isinstance(part, Run):
            parts.append(part.text)
        elif part.tag in ("img", "v:image", "area"):
            parts.append(f" {part.get('alt')} ")
        elif part.tag not in SILENT:
            parts.append(" " if part.tag in BLOCKS or part.tag == "br" else "")
            stack.extend(reversed(part.content))
    return " ".join(UNSEEN.sub("", "".join(parts)).split())


def block_of(element: Element) -> Element:
    """The paragraph, cell or the like that an element stands in."""
    return next((one for one in above(element) if one.tag in BLOCKS), element)


def language_of(letter: Letter, element: Element) -> str:
    """The first part of the language that an element is in: en of en-GB; English where nobody says."""
    said = next((one.get("lang") for one in (element, *above(element)) if one.get("lang").strip()), letter.language)
    return said.strip().split("-")[0].lower() or "en"


def short(words: str, room: int = 60) -> str:
    """Words for a message: cut where there is no more room."""
    words = " ".join(words.split())
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"
