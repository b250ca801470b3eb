"""Lists of Word -> lists that mammoth sees: how deep each item stands, and with which number a list begins."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from edgepress.importers.styles import W, val

BULLETS, NUMBERS = "9001", "9002"  # our own two lists, in which every item is put
NUMBER, NUMBER_END = "\ue006", "\ue007"  # round the number of an item, at the beginning of its words
DEEPEST = 4  # mammoth knows five levels
_DEEPER = re.compile(r"list (?:bullet|number|continue) ([2-5])$", re.I)
_LETTERS = frozenset(("lowerLetter", "upperLetter", "lowerRoman", "upperRoman"))


class _Level(NamedTuple):
    format: str
    start: int


class _Item(NamedTuple):
    """An item: its numbering, its level, and whether the level is said by the name of its style."""

    list: str
    level: int
    deeper: int = 0


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.abstract: dict[str, str] = {}
        self.overrides: dict[str, dict[int, int]] = {}
        self.by_style: dict[str, _Item] = {}
        self.counts: dict[str, list[int]] = {}
        self.begun: set[str] = set()
        self.lettered = False
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            id = abstract.get(f"{W}abstractNumId") or ""
            levels = {}
            for level in abstract.iter(f"{W}lvl"):
                at = _whole(level.get(f"{W}ilvl"))
                levels[at] = _Level(val(level, "numFmt") or "decimal", _whole(val(level, "start"), 1))
            self.levels[id] = levels
        for number in numbering.iter(f"{W}num"):
            id = number.get(f"{W}numId") or ""
            self.abstract[id] = val(number, "abstractNumId")
            self.overrides[id] = {
                _whole(o.get(f"{W}ilvl")): _whole(val(o, "startOverride"), 1)
                for o in number.iter(f"{W}lvlOverride")
                if o.find(f"{W}startOverride") is not None
            }

    def _read_styles(self, styles: Any) -> None:
        known = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        for id, style in known.items():
            there, depth = style, 0
            while there is not None and depth < 10:
                numbered = there.find(f"{W}pPr/{W}numPr")
                if numbered is not None and val(numbered, "numId"):
                    deeper = _DEEPER.match(val(style, "name"))
                    level = _whole(val(numbered, "ilvl"))
                    self.by_style[id or ""] = _Item(val(numbered, "numId"), level, int(deeper[1]) - 1 if deeper else 0)
                    break
                there, depth = known.get(val(there, "basedOn")), depth + 1

    def settle(self, text: Any) -> None:
        """Put every item of a text into one of our two lists, with its number. Changes the tree in place."""
        for paragraph in text.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            item = self._item(properties) if properties is not None else None
            if item is not None and properties is not None:
                self._settle(paragraph, properties, item)

    def _item(self, properties: Any) -> _Item | None:
        of_style = self.by_style.get(val(properties, "pStyle"))
        direct = properties.find(f"{W}numPr")
        if direct is None or not val(direct, "numId"):
            return of_style
        deeper = of_style.deeper if of_style else 0
        return _Item(val(direct, "numId"), _whole(val(direct, "ilvl")), deeper)

    def _settle(self, paragraph: Any, properties: Any, item: _Item) -> None:
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
        level = self.levels.get(self.abstract.get(item.list, ""), {}).get(item.level)
        if level is None or level.format == "none":
            return
        number = self._count(item, level)
        depth = min(DEEPEST, item.level or item.deeper)
        numbered = etree.SubElement(properties, f"{W}numPr")
        etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", str(depth))
        ordered = level.format != "bullet"
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", NUMBERS if ordered else BULLETS)
        if ordered:
            self.lettered = self.lettered or level.format in _LETTERS
            properties.addnext(_marked(number))

    def _count(self, item: _Item, level: _Level) -> int:
        """The number that Word shows before an item."""
        abstract = self.abstract[item.list]
        counts = self.counts.setdefault(abstract, [])
        if item.list not in self.begun:
            self.begun.add(item.list)
            if self.overrides.get(item.list):
                counts.clear()
        del counts[item.level + 1 :]
        while len(counts) <= item.level:
            at = len(counts)
            known = self.levels[abstract].get(at, level)
            start = self.overrides.get(item.list, {}).get(at, known.start)
            counts.append(start - 1 if at == item.level else start)
        counts[item.level] += 1
        return counts[item.level]


def our_lists() -> bytes:
    """The numbering part with our two lists."""
    root = etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
    for id, kind in ((BULLETS, "bullet"), (NUMBERS, "decimal")):
        abstract = etree.SubElement(root, f"{W}abstractNum")
        abstract.set(f"{W}abstractNumId", id)
        for at in range(DEEPEST + 1):
            level = etree.SubElement(abstract, f"{W}lvl")
            level.set(f"{W}ilvl", str(at))
            etree.SubElement(level, f"{W}numFmt").set(f"{W}val", kind)
    for id in (BULLETS, NUMBERS):
        number = etree.SubElement(root, f"{W}num")
        number.set(f"{W}numId", id)
        etree.SubElement(number, f"{W}abstractNumId").set(f"{W}val", id)
    data: bytes = etree.tostring(root)
    return data


def number_lists(root: Any) -> None:
    """Say of each ordered list in HTML with which number it begins, and take the numbers out of the words."""
    pattern = re.compile(f"{NUMBER}(\\d+){NUMBER_END}")
    for ordered in root.iter("ol"):
        first = ordered.find("li")
        found = pattern.search("".join(first.itertext())) if first is not None else None
        if found and int(found[1]) != 1:
            ordered.set("start", found[1])
    for element in root.iter():
        for words in ("text", "tail"):
            old = getattr(element, words)
            if old and NUMBER in old:
                setattr(element, words, pattern.sub("", old))


def _marked(number: int) -> Any:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"{NUMBER}{number}{NUMBER_END}"
    return run


def _whole(said: str | None, otherwise: int = 0) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else otherwise
