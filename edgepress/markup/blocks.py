"""Python-Markdown's look for blocks, without asking every processor about a paragraph that none of them can want.

Most blocks are paragraphs whose lines begin with a letter or an opening mark. No list, heading, quote, rule, table, note
or definition begins so, and yet each of the fourteen processors searched all of them. What is found stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

_BEGINNING = r"(?:[^\W\d_]|[\"'“”‘’«»„(])"
_PARAGRAPH = re.compile(rf"{_BEGINNING}[^\n]*(?:\n{_BEGINNING}[^\n]*)*\Z")


def use(md: Markdown) -> None:
    """Let the parser take plain paragraphs the short way. Call it when all processors are registered."""
    registry: Any = md.parser.blockprocessors
    parser: Any = md.parser
    parser.parseBlocks = quick(registry["paragraph"], list(registry))


def quick(paragraph: Any, processors: list[Any]) -> Callable[[Element, list[str]], None]:
    """What stands in for `BlockParser.parseBlocks`: reads blocks into the children of an element, and takes them away."""

    def parse(parent: Element, blocks: list[str]) -> None:
        while blocks:
            if _PARAGRAPH.match(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            for processor in processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    return parse
