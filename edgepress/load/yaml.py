"""PyYAML, wrapped once: strings with their places, nothing guessed, nothing clever, and refusals in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from edgepress.load.causes import Edits, Fault, Refusal, marked, plainly

__all__ = ["Refusal", "compose", "is_mapping", "is_scalar"]


class _Refused(Exception):
    """What is not read here although PyYAML could: the sign in front of it, or none for what lies too deep."""

    def __init__(self, mark: Any, sign: str = "") -> None:
        self.at, self.sign = mark.index, sign


class _Plain(Reader, Scanner, Parser, Composer, BaseResolver):
    """A reader without anchors, copies, tags or great depth: none of them is needed, each can bring a press down."""

    def __init__(self, text: str, depth: int) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self.depth, self.limit = 0, depth

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise _Refused(event.start_mark, "&")
        if getattr(event, "tag", None) is not None:
            raise _Refused(event.start_mark, "!")
        self.depth += 1
        if self.depth > self.limit:
            raise _Refused(event.start_mark)
        node = Composer.compose_node(self, parent, index)
        self.depth -= 1
        return node


def compose(text: str, depth: int) -> Node | Refusal | None:
    """The tree of a block, every scalar a string, or the reason why there is none. None for an empty block.

    A refusal brings a mend only if the block can be read with it, at least as far as the next fault.
    """
    node = _compose(text, depth)
    if isinstance(node, Refusal) and node.edits and not _helps(text, node.edits, depth):
        return replace(node, edits=())
    return node


def _compose(text: str, depth: int) -> Node | Refusal | None:
    try:
        node: Node | None = _Plain(text, depth).get_single_node()
        return node
    except _Refused as refused:
        if refused.sign:
            return marked(text, refused.at, refused.sign)
        message = "These details lie too deep inside each other"
        return Refusal(refused.at, refused.at + 1, message, "write them in simple lines")
    except yaml.MarkedYAMLError as error:
        mark, opened = error.problem_mark or error.context_mark, error.context_mark
        what = f"{error.problem or ''} {error.context or ''}"
        return plainly(Fault(text, mark.index if mark else 0, opened.index if opened else -1, what))
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        at = getattr(error, "position", 0)
        return Refusal(at, at + 1, "The details block cannot be read", "write one detail a line, like title: My title")


def _helps(text: str, edits: Edits, depth: int) -> bool:
    """Whether a mended block can be read, or stops only below the mend."""
    mended = text
    for start, end, new in sorted(edits, reverse=True):
        mended = mended[:start] + new + mended[end:]
    node = _compose(mended, depth)
    if isinstance(node, Refusal):
        return mended.count("\n", 0, node.start) > text.count("\n", 0, max(end for _, end, _ in edits))
    return is_mapping(node)


def is_mapping(node: Any) -> bool:
    """Whether the node holds names and values."""
    return isinstance(node, MappingNode)


def is_scalar(node: Any) -> bool:
    """Whether the node is a single value."""
    return isinstance(node, ScalarNode)
