"""Python-Markdown's look for inline marks, without looking for marks whose signs are not there.

Most stretches of text hold no mark at all, and each of the fourteen patterns was tried on each of them: half of the
time that Markdown took. What is found, and in which order, stays the same.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

# The sign without which a pattern cannot match, or two of which it needs one; and first the letter to look for.
_SIGNS = {
    "backtick": ("`", "`", "`"),
    "escape": ("\\", "\\", "\\"),
    "footnote": ("[", "[^", "[^"),
    "reference": ("[", "[", "["),
    "link": ("[", "[", "["),
    "image_link": ("[", "![", "!["),
    "image_reference": ("[", "![", "!["),
    "short_reference": ("[", "[", "["),
    "short_image_ref": ("[", "![", "!["),
    "autolink": (":", "://", "://"),
    "automail": ("@", "@", "@"),
    "linebreak": ("\n", "  \n", "  \n"),
    "entity": ("&", "&", "&"),
    "em_strong": ("*_", "*", "_"),
}
_ANY = re.compile(r"[`\\\[:@\n&*_]")
_Pattern = tuple[int, Any, str, str]  # its number, itself, and the signs of which it needs one


class QuickInline(InlineProcessor):
    """The same tree processor; `_InlineProcessor__handleInline` is its private step, which this one replaces."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._known: dict[frozenset[str], tuple[_Pattern, ...]] = {}

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        letters = _ANY.findall(data)
        if not letters:
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index, pattern, one, other in self._patterns(frozenset(letters)):
            at, matched = 0, index >= patternIndex
            while matched and (one in data or other in data):
                data, matched, at = apply(pattern, data, index, at)
        return data

    def _InlineProcessor__processPlaceholders(self, data: str | None, parent: Element, isText: bool = True) -> Any:
        if not data or STX in data:
            return super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc]
        if isText:
            parent.text = data if not parent.text else parent.text + data
        else:
            parent.tail = data if not parent.tail else parent.tail + data
        return []

    def _patterns(self, letters: frozenset[str]) -> tuple[_Pattern, ...]:
        """The patterns, in their order, that can match in a text with these of the letters."""
        known = self._known.get(letters)
        if known is None:
            registry: Any = self.inlinePatterns
            names = [registry._priority[i].name for i, _ in enumerate(registry)]
            signs = [(i, name, *_SIGNS.get(name, ("", "", ""))) for i, name in enumerate(names)]
            known = tuple(
                (i, registry[name], one, other) for i, name, some, one, other in signs if not some or letters & {*some}
            )
            self._known[letters] = known
        return known


def use(md: Markdown) -> None:
    """Put it in the place of Python-Markdown's own, if that still has the step it replaces."""
    if hasattr(InlineProcessor, "_InlineProcessor__handleInline") and hasattr(
        InlineProcessor, "_InlineProcessor__applyPattern"
    ):
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(QuickInline(md), "inline", 20)
