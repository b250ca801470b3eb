"""The details blocks that nearly everybody writes, read without PyYAML: just what it would say, in a tenth of the time.

Names, words, words in quotes, lists and one level of names inside. Anything else, and anything in doubt, is left to
PyYAML; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# A value that can only be read in one way: it begins with a letter or digit and holds no sign that means something.
_WORDS = r"[A-Za-z0-9\u00c0-\u024f](?:[^\s:#\[\]{},&*!|>'\"%@`\\?<-]|[-<>'\"!?&*%@|](?=\S)|:(?=[^\s,\[\]{}])|[ ](?=[^\s#:]))*"
_PLAIN = r"[^\s:#\[\]{},&*!|>'\"%@`\\?<]"
_FLOW_WORD = rf"[A-Za-z0-9\u00c0-\u024f]{_PLAIN}*(?: (?!-){_PLAIN}+)*"
_QUOTED = r"\"(?:[^\"\\\n]|\\[\"\\])*+\"|'(?:[^'\n]|'')*+'"
_KEY = r"[A-Za-z][A-Za-z0-9_./-]*"
_LIST = rf"\[ *(?:{_FLOW_WORD}(?: *, *{_FLOW_WORD})*)? *\]"
_MAP = rf"\{{ *(?:{_KEY}: (?:{_FLOW_WORD}|{_QUOTED})(?: *, *{_KEY}: (?:{_FLOW_WORD}|{_QUOTED}))*)? *\}}"
_LINE = re.compile(
    rf"(?P<indent> *)(?:(?P<dash>- +)(?P<item>{_WORDS}|{_QUOTED})"
    rf"|(?P<key>{_KEY}):(?: +(?:(?P<words>{_WORDS})|(?P<quoted>{_QUOTED})|(?P<list>{_LIST})|(?P<map>{_MAP})))?) *"
)
_ESCAPED = re.compile(r"\\([\"\\])")
_ITEM = re.compile(_FLOW_WORD)
_PAIR = re.compile(rf"(?<![A-Za-z0-9_./-])({_KEY}): ({_FLOW_WORD}|{_QUOTED})")

Places = dict[str, tuple[int, int]]


class Plain(NamedTuple):
    """The values of a block as strings, lists and mappings, and where each stands, as offsets into the block."""

    values: dict[str, Any]
    places: Places


class _Line(NamedTuple):
    at: int
    indent: int
    found: re.Match[str]


def read(text: str) -> Plain | None:
    """Read a block, or None when it is not plain enough to be sure."""
    lines = _lines(text)
    if not lines:
        return None
    values: dict[str, Any] = {}
    places: Places = {}
    rest = iter(_groups(lines))
    for head, inside in rest:
        key = head.found["key"]
        if key is None or head.indent or key in values:
            return None
        if not inside:
            values[key] = _value(head, key, places)
            if values[key] is None:
                return None
            continue
        block = _block(head, inside, key, places) if _bare(head) else None
        if block is None:
            return None
        values[key] = block
    return Plain(values, places)


def _lines(text: str) -> list[_Line] | None:
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip(" "):
            found = _LINE.fullmatch(line)
            if not found:
                return None
            lines.append(_Line(at, len(found["indent"]), found))
        at += len(line) + 1
    return lines


def _groups(lines: list[_Line]) -> Iterator[tuple[_Line, list[_Line]]]:
    """Each line that is not indented (and is no item of a list), with those under it."""
    head: _Line | None = None
    inside: list[_Line] = []
    for line in lines:
        if line.indent or line.found["dash"]:
            inside.append(line)
            continue
        if head is not None:
            yield head, inside
        elif inside:
            yield inside[0], []
        head, inside = line, []
    if head is not None:
        yield head, inside
    elif inside:
        yield inside[0], []


def _bare(line: _Line) -> bool:
    return not any(line.found[name] for name in ("words", "quoted", "list", "map"))


def _block(head: _Line, inside: list[_Line], key: str, places: Places) -> Any:
    """A list of items, or names with values, all equally far in. None for a mixture."""
    if len({line.indent for line in inside}) != 1:
        return None
    first, last = inside[0], inside[-1]
    if all(line.found["dash"] for line in inside):
        start = first.at + first.found.start("dash")
        places[key] = (start, last.at + last.found.end("item"))
        return [_scalar(line, "item", f"{key}.{i}", places) for i, line in enumerate(inside)]
    if any(line.found["dash"] for line in inside) or len({line.found["key"] for line in inside}) != len(inside):
        return None
    if any(_bare(line) for line in inside):
        return None
    end = max(last.found.end(name) for name in ("words", "quoted", "list", "map"))
    places[key] = (first.at + first.found.start("key"), last.at + end)
    values = {line.found["key"]: _value(line, f"{key}.{line.found['key']}", places) for line in inside}
    return None if None in values.values() else values


def _value(line: _Line, name: str, places: Places) -> Any:
    found = line.found
    for kind in ("words", "quoted"):
        if found[kind] is not None:
            return _scalar(line, kind, name, places)
    if found["list"] is not None:
        return _list(line, name, places)
    if found["map"] is not None:
        return _map(line, name, places)
    end = line.at + found.end("key") + 1
    places[name] = (end, end)
    return ""


def _scalar(line: _Line, kind: str, name: str, places: Places) -> str:
    words = line.found[kind]
    places[name] = (line.at + line.found.start(kind), line.at + line.found.end(kind))
    return _unquoted(words)


def _unquoted(words: str) -> str:
    if words[0] == '"':
        return _ESCAPED.sub(r"\1", words[1:-1]) if "\\" in words else words[1:-1]
    return words[1:-1].replace("''", "'") if words[0] == "'" else words


def _list(line: _Line, name: str, places: Places) -> list[str]:
    start, end = line.found.span("list")
    places[name] = (line.at + start, line.at + end)
    items = []
    for i, item in enumerate(_ITEM.finditer(line.found.string, start + 1, end - 1)):
        places[f"{name}.{i}"] = (line.at + item.start(), line.at + item.end())
        items.append(item[0])
    return items


def _map(line: _Line, name: str, places: Places) -> dict[str, str] | None:
    """None when a name stands twice."""
    start, end = line.found.span("map")
    places[name] = (line.at + start, line.at + end)
    values: dict[str, str] = {}
    for pair in _PAIR.finditer(line.found.string, start + 1, end - 1):
        places[f"{name}.{pair[1]}"] = (line.at + pair.start(2), line.at + pair.end(2))
        if pair[1] in values:
            return None
        values[pair[1]] = _unquoted(pair[2])
    return values
