"""A tree in the shape of HTML -> our Markdown, as a careful person would have written it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import html as lxml_html

from edgepress.importers import tables
from edgepress.importers.emphasis import BREAK, Atom, render
from edgepress.importers.escape import escape
from edgepress.importers.tree import drop, words_of
from edgepress.importers.words import Desk, atoms_of, heading

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section summary table ul".split()
)
_LEFT_OUT = frozenset("script style head title template noscript iframe object embed".split())
MAX_DEPTH = 8  # lists and quotes inside each other: two fewer than markup/look.py takes
INDENT = "    "


class Walked(NamedTuple):
    """What came of a tree: the text, the names of its pictures in order of appearance, what is to be told."""

    text: str
    said: tuple[str, ...]


def markdown(root: Any, picture: Callable[[Any], str]) -> Walked:
    """The Markdown of everything below an element. `picture` gives the Markdown of an img."""
    return _Walker(picture).walk(root)


class _Walker:
    """One pass over a tree: which notes were called, and what was said, in order."""

    def __init__(self, picture: Callable[[Any], str]) -> None:
        self.notes: dict[str, int] = {}
        self.said: dict[str, None] = {}
        self.picture = picture
        self.desk = Desk(picture, self.number, self.say)
        self.in_cell = False

    def number(self, note: str) -> str:
        """The number that readers see for a note."""
        return str(self.notes.setdefault(note, len(self.notes) + 1))

    def say(self, sentence: str) -> None:
        self.said[sentence] = None

    def walk(self, root: Any) -> Walked:
        texts = {aside.get("data-note"): aside for aside in root.xpath(".//aside[@data-note]")}
        for aside in texts.values():
            drop(aside)
        levels = [int(heading.tag[1]) for heading in root.iter(*HEADINGS) if _has_words(heading)]
        self.levels = {level: 2 + at for at, level in enumerate(sorted(set(levels)))}
        blocks = list(self.blocks(root, 0))
        done = 0
        while done < len(self.notes):  # a note may call another
            note = list(self.notes)[done]
            done += 1
            blocks.append(self._note(note, texts.get(note)))
        return Walked("\n\n".join(blocks) + "\n" if blocks else "", tuple(self.said))

    def _note(self, note: str, element: Any) -> str:
        first, *more = (list(self.blocks(element, 1)) if element is not None else []) or ["[note to follow]"]
        return "\n\n".join([f"[^{self.notes[note]}]: {first}", *(_indented(block) for block in more)])

    def blocks(self, element: Any, depth: int) -> Iterator[str]:
        """The blocks of an element, in order; loose words between blocks make a paragraph."""
        loose: list[Atom] = [Atom(element.text)] if element.text else []
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                if child.tag in _BLOCKS or _holds_blocks(child):
                    yield from self._paragraph(loose)
                    loose = []
                    yield from self._block(child, depth)
                else:
                    shell = lxml_html.Element("span")
                    copy = _copy(child)
                    shell.append(copy)
                    loose += atoms_of(shell, self.desk)
            if child.tail:
                loose.append(Atom(child.tail))
        yield from self._paragraph(loose)

    def _block(self, element: Any, depth: int) -> Iterator[str]:
        tag = element.tag
        if tag in HEADINGS:
            yield from self._heading(element)
        elif tag in ("ul", "ol") and depth < MAX_DEPTH:
            text = self._list(element, depth)
            if text:
                yield text
        elif tag == "blockquote" and depth < MAX_DEPTH:
            inner = "\n\n".join(self.blocks(element, depth + 1))
            if inner:
                yield "\n".join(f"> {row}".rstrip() for row in inner.split("\n"))
        elif tag == "pre":
            yield from _code(element)
        elif tag == "table":
            yield from self._table(element, depth)
        elif tag == "hr":
            yield "---"
        elif _holds_blocks(element):
            yield from self.blocks(element, depth)
        else:
            yield from self._paragraph(list(atoms_of(element, self.desk)))

    def _heading(self, element: Any) -> Iterator[str]:
        pictures = [_picture_of(image) for image in element.xpath(".//img")]
        words = heading(element, self.desk)
        if words:
            level = min(6, self.levels.get(int(element.tag[1]), 2))
            yield f"{'#' * level} {words}"
        for image in pictures:
            yield self.picture(image)

    def _paragraph(self, atoms: list[Atom]) -> Iterator[str]:
        """A paragraph; pictures in it stand above or below its words."""
        above, words, below = _apart(atoms)
        yield from above
        text = render(words, begins=not self.in_cell)
        if text:
            yield text
        yield from below

    def _list(self, element: Any, depth: int) -> str:
        number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
        items: list[str] = []
        loose = False
        for child in element:
            if child.tag in ("ul", "ol") and items:  # a list between items belongs to the one before
                items[-1] += "\n" + _indented(self._list(child, depth + 1))
            elif isinstance(child.tag, str):
                blocks = list(self.blocks(child, depth + 1))
                if not blocks:
                    continue
                mark = f"{number}. " if element.tag == "ol" else "- "
                number += 1
                tight = all(block.lstrip()[:2] == "- " or re.match(r"\d+\. ", block) for block in blocks[1:])
                loose = loose or not tight
                items.append(mark + ("\n" if tight else "\n\n").join([_hung(blocks[0]), *map(_indented, blocks[1:])]))
        return ("\n\n" if loose else "\n").join(items)

    def _table(self, element: Any, depth: int) -> Iterator[str]:
        caption = element.find("caption")
        if caption is not None:
            yield from self._paragraph(list(atoms_of(caption, self.desk)))
            drop(caption)
        if self.in_cell:
            yield escape(words_of(element))
            return
        grid = tables.grid_of(element)
        if len(grid) * len(grid[0] if grid else ()) == 1:  # a box round some words
            yield from self.blocks(grid[0][0].element, depth)
            return
        yield from tables.written(grid, element, self.desk, self._cell)

    def _cell(self, element: Any) -> str:
        """All words of a cell in one line."""
        self.in_cell = True
        blocks = list(self.blocks(element, MAX_DEPTH))
        self.in_cell = False
        if len(blocks) > 1:
            self.say("A cell of a table held several paragraphs. They stand in one line now.")
        return " ".join(" ".join(block.split()) for block in blocks).replace("|", "\\|")


def _copy(element: Any) -> Any:
    twin = deepcopy(element)
    twin.tail = None
    return twin


def _picture_of(image: Any) -> Any:
    drop(image)
    return image


def _has_words(element: Any) -> bool:
    return bool("".join(element.itertext()).strip())


def _holds_blocks(element: Any) -> bool:
    return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element.iterdescendants())


def _apart(atoms: list[Atom]) -> tuple[list[str], list[Atom], list[str]]:
    """Pictures that stand before the first word, the words, and the pictures that stand behind it."""
    above: list[str] = []
    below: list[str] = []
    words: list[Atom] = []
    for atom in atoms:
        if atom.ready and atom.text.startswith("!["):
            (below if any(a.text.strip() for a in words) else above).append(atom.text)
        elif atom.ready and atom.text == BREAK and not words:
            continue
        else:
            words.append(atom)
    return above, words, below


def _code(element: Any) -> Iterator[str]:
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    text = "".join(element.itertext()).strip("\n").rstrip()
    if text.strip():
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
        yield f"{fence}\n{text}\n{fence}"


def _indented(text: str) -> str:
    return "\n".join(INDENT + row if row else "" for row in text.split("\n"))


def _hung(text: str) -> str:
    """The first block of an item: its further lines stand under its words."""
    first, *more = text.split("\n")
    return "\n".join([first, *(INDENT + row if row else "" for row in more)])
