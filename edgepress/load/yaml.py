"""PyYAML, wrapped once: strings with their places, nothing guessed, nothing clever, and refusals in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a block cannot be read: offsets into it, a sentence, and what to do."""

    start: int
    end: int
    message: str
    hint: str


class _Refused(Exception):
    def __init__(self, mark: Any, message: str, hint: str) -> None:
        self.mark, self.message, self.hint = mark, message, hint


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
            hint = "put quotes round a value that begins with & or *"
            raise _Refused(event.start_mark, "A name with & or * in front is not read here", hint)
        if getattr(event, "tag", None) is not None:
            raise _Refused(event.start_mark, "A word that begins with ! is not read here", "put quotes round the value")
        self.depth += 1
        if self.depth > self.limit:
            raise _Refused(
                event.start_mark, "These details lie too deep inside each other", "write them in simple lines"
            )
        node = Composer.compose_node(self, parent, index)
        self.depth -= 1
        return node


def compose(text: str, depth: int) -> Node | Refusal | None:
    """The tree of a block, every scalar a string, or the reason why there is none. None for an empty block."""
    try:
        node: Node | None = _Plain(text, depth).get_single_node()
        return node
    except _Refused as refused:
        return Refusal(refused.mark.index, refused.mark.index + 1, refused.message, refused.hint)
    except yaml.MarkedYAMLError as error:
        return _plainly(text, error)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        at = getattr(error, "position", 0)
        return Refusal(at, at + 1, "The details block cannot be read", "write one detail a line, like title: My title")


def is_mapping(node: Any) -> bool:
    """Whether the node holds names and values."""
    return isinstance(node, MappingNode)


def is_scalar(node: Any) -> bool:
    """Whether the node is a single value."""
    return isinstance(node, ScalarNode)


_KEY_VALUE = re.compile(r"^(\s*(?:- +)?)([^:#\n]+):[ \t]+(.*)$")


def _plainly(text: str, error: yaml.MarkedYAMLError) -> Refusal:
    """One sentence a cause: what PyYAML says is right, and no guest could act on it."""
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    start = text.rfind("\n", 0, at) + 1
    what = f"{error.problem or ''} {error.context or ''}"
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in what:
        tab = start + max(line.find("\t"), 0)
        where = "begins with" if not line[: tab - start].strip() else "holds"
        return Refusal(tab, tab + 1, f"This line {where} a Tab", "use spaces instead")
    if "expected ':'" in what and error.context_mark:  # told where the next line begins; the fault is in this one
        return _no_colon(text, error.context_mark.index)
    if "while parsing a flow" in what and error.context_mark:
        opened = error.context_mark.index
        shut = "]" if text[opened : opened + 1] == "[" else "}"
        message = f"The bracket {text[opened : opened + 1]} opened here is never closed"
        if at < len(text.rstrip()) and text[opened:at].count("\n") == 0:
            message = f"Something inside the brackets that open here cannot be read ({text[at : at + 1]})"
        hint = f'close it with {shut}, and put quotes round words with other signs, such as "#7"'
        return Refusal(opened, opened + 1, message, hint)
    if "unexpected end of stream" in what or "quoted scalar" in what:
        opened = error.context_mark.index if error.context_mark else at
        if "unexpected end of stream" in what or "document separator" in what:
            return Refusal(
                opened, opened + 1, "The quote mark opened here is never closed", "close it at the end of the value"
            )
        return Refusal(
            at,
            at + 1,
            "Something stands here that quotes do not take",
            r"write \\ for one backslash, or use single quotes",
        )
    match = _KEY_VALUE.match(line)
    if "mapping values are not allowed" in what and match:
        return _two_in_one(text, start, line, match)
    if match and match[3][:1] in "\"'" and match[3][:1]:
        fixed = _other_quotes(match[3].strip())
        message = "The quote mark that opens this value is closed before the value ends"
        return Refusal(start + match.start(3), start + len(line), message, f"write {match[2].strip()}: {fixed}")
    if match and match[3][:1] in "@`%|>&*!{}[],?#-" and match[3][:1]:
        fixed = "'" + match[3].strip().replace("'", "''") + "'"
        message = f"A value that begins with {match[3][0]} cannot be read as it stands"
        return Refusal(
            start + match.start(3), start + len(line), message, f"put quotes round it: {match[2].strip()}: {fixed}"
        )
    directive = re.search(r"^%", text, re.M)
    if directive and "document start" in what:
        at = directive.start()
        return Refusal(
            at, at + 1, "A line that begins with % is not read here", "delete the line, or put quotes round the words"
        )
    if ":" not in line and line.strip():
        return _no_colon(text, start)
    return Refusal(
        at, at + 1, "From here on the details block cannot be read", "write one detail a line, like title: My title"
    )


def _two_in_one(text: str, start: int, line: str, match: re.Match[str]) -> Refusal:
    """A name and a colon where a value is expected: in this line, or because of the line above."""
    above = text[: max(0, start - 1)].rpartition("\n")[2]
    glued = re.match(r"([A-Za-z][\w-]*):(\S.*)$", above)
    if glued:
        at = start - 1 - len(above)
        message = "A space is missing after the colon"
        return Refusal(at, at + len(above), message, f"write {glued[1]}: {glued[2]}")
    if match[1].strip(" ") == "" and match[1] and ": " in above and ": " not in match[3]:
        message = "This line stands further in than the line above it"
        return Refusal(start, start + len(line), message, "begin it in the same column as the other details")
    value = match[3].strip()
    fixed = (
        _other_quotes(value) if value[:1] in ("'", '"') else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )
    message = "This line has two colons, so it is unclear where the value begins"
    return Refusal(start, start + len(line), message, f"put quotes round the value: {match[2].strip()}: {fixed}")


def _other_quotes(value: str) -> str:
    """A value whose quotes end too early, in quotes that hold."""
    inner = (
        value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:] if value.count(value[0]) == 1 else value
    )
    return f'"{inner}"' if '"' not in inner and "\\" not in inner else "'" + inner.replace("'", "''") + "'"


def _no_colon(text: str, at: int) -> Refusal:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    message = "This line is no detail: it has no colon with a space after it"
    return Refusal(start, end if end >= 0 else len(text), message, "write one detail a line, like title: My title")
