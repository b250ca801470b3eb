"""Python-Markdown's look for inline marks, without looking for marks whose signs are not there.

Most stretches of text hold no mark at all, and each of the fourteen patterns was tried on each of them: half of the
time that Markdown took. What is found, and in which order, stays the same.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as Look
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

# The sign without which a pattern cannot match, or two of which it needs one; and first the letter to look for.
_SIGNS = {
    "backtick": ("`", "`", "`"),
    "escape": ("\\", "\\", "\\"),
    "blank": ("*", "*|", "*|"),
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
_BLANK = r"\*(\|[A-Z0-9_:]{2,60}\|)\*"
_Pattern = tuple[int, Any, str, str]  # its number, itself, and the signs of which it needs one


class _Blank(Look):
    """A blank of a mail service, such as *|FNAME|*: its stars are no emphasis, so it arrives as it was written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        star = f"{STX}{ord('*')}{ETX}"
        return f"{star}{m[1]}{star}", m.start(0), m.end(0)


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
    md.inlinePatterns.register(_Blank(_BLANK, md), "blank", 175)  # after code, at 190, and escaped signs, at 180
    if hasattr(InlineProcessor, "_InlineProcessor__handleInline") and hasattr(
        InlineProcessor, "_InlineProcessor__applyPattern"
    ):
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(QuickInline(md), "inline", 20)
