"""The details block of a file: exact places, no value ever changed, and all that is wrong told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from edgepress.diagnostics import Edit, offered, safe
from edgepress.load import plain, quick
from edgepress.quoting import quoted
from edgepress.seen import Details, Problem
from edgepress.source import Source, Span

if TYPE_CHECKING:
    from edgepress.load.fields import Fields

MAX_BLOCK = 32 * 1024  # bytes; 64 KB took PyYAML up to 0.7 s
MAX_DEPTH = 8  # nothing we ask for lies deeper than three

_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_NO_REMARK = re.compile(r"[ \t]+(#[^\s#].*)")
_MEANT = re.compile(r"#[0-9][^#]*$|#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?$")  # a value that is all behind its #
_DASHES = re.compile(r"\s*([—–‒―-]{1,10})[ \t]*\n")
_RULE = re.compile(r"^([—–‒―-]{1,10})[ \t]*$", re.M)
_WRONG = re.compile(r"^([—–‒―][—–‒―-]{0,9}|--|-{4,10})[ \t]*$", re.M)
_DETAILS = re.compile(r"[A-Za-z][\w-]*:(?:[ \t].*|[ \t]*)\n(?:[ \t]*\S.*\n)*")  # a detail, and no empty line to the end

Value = Any  # str, or a list or mapping of values


@dataclass
class Block:
    """A details block as it was written: values as strings, where each stands, and what is wrong with it.

    In one that is `stopped`, the last problem kept all the rest from being read.
    """

    values: dict[str, Value] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False


def split(source: Source) -> tuple[str, int, int] | Problem:
    """The text of the details block, the offset where it begins, and the offset where the body begins.

    A Problem when there is no block, or one that never ends.
    """
    opening = _OPENING.match(source.text)
    if not opening:
        return _no_block(source)
    closing = _CLOSING.search(source.text, opening.end())
    wrong = _WRONG.search(source.text, opening.end(), closing.start() if closing else len(source.text))
    if wrong and _DETAILS.fullmatch(source.text, opening.end(), wrong.start()):
        return _dashes(source, "The line below the details must be three hyphens, and this one is not", wrong)
    if not closing:
        where = source.span(opening.end() - 4, opening.end() - 1)
        message = "The details block is opened here and never closed"
        return Problem(
            "details-unreadable", "", where, message, "put a line with three hyphens, ---, after the details"
        )
    body = min(closing.end() + 1, len(source.text))
    return source.text[opening.end() : closing.start()], opening.end(), body


def _no_block(source: Source) -> Problem:
    opening = _DASHES.match(source.text)
    if not opening:
        first = source.span(0, max(1, len(source.line(1))))
        message = "This file has no details block, so nobody can tell its title"
        return Problem("details-missing", "", first, message, "begin with ---, then title: and your title, then ---")
    closing = _RULE.search(source.text, opening.end())
    sure = closing and _DETAILS.fullmatch(source.text, opening.end(), closing.start())
    lines = [opening, closing] if sure and closing else []
    return _dashes(source, "The line above the details must be three hyphens, and this one is not", opening, lines)


def _dashes(source: Source, message: str, line: re.Match[str], lines: Sequence[re.Match[str]] = ()) -> Problem:
    """A line of dashes that Word made of hyphens, at the first of `lines`, all of which are to be three hyphens."""
    mend = [Edit(source.span(*m.span(1)), "---") for m in lines or [line] if m[1] != "---"]
    fix = safe(*mend) if lines or line.re is _WRONG else None
    hint = "type --- (Word turns hyphens into a long dash)"
    where = source.span(0, max(1, len(source.line(1)))) if line.re is _DASHES else source.span(*line.span(1))
    return Problem("details-unreadable", "", where, message, hint, fix)


def read(source: Source, text: str, start: int) -> Block:
    """Read the text of a block that begins at offset `start`: every value stays the string that was written."""
    block = Block()
    if len(text.encode("utf-8", "replace")) > MAX_BLOCK:
        where = source.span(start)
        message = f"The details block is longer than {MAX_BLOCK // 1024} KB"
        block.problems.append(Problem("details-unreadable", "", where, message, "move the words below the second ---"))
        block.stopped = True
        return block
    simple = plain.read(text)
    if simple is not None:
        block.values = simple.values
        block.places = {k: source.span(start + at, start + max(end, at + 1)) for k, (at, end) in simple.places.items()}
        return block
    from edgepress.load import yaml

    node = yaml.compose(text, MAX_DEPTH)
    if isinstance(node, yaml.Refusal):
        where = source.span(start + node.start, start + max(node.end, node.start + 1))
        mend = safe(*(Edit(source.span(start + a, start + b), new) for a, b, new in node.edits)) if node.edits else None
        block.problems.append(Problem("details-unreadable", "", where, node.message, node.hint, mend))
        block.stopped = True
    elif node is not None:
        _collect(node, source, start, block)
    return block


def _collect(node: Any, source: Source, start: int, block: Block) -> None:
    from edgepress.load import yaml

    if not yaml.is_mapping(node):
        where = source.span(start, start + max(1, node.end_mark.index))
        message = "The details block holds words, but no details"
        block.problems.append(
            Problem("details-unreadable", "", where, message, "write one detail a line, like title: My title")
        )
        block.stopped = True
        return
    block.values = _mapping(node, "", source, start, block)


def _mapping(node: Any, prefix: str, source: Source, start: int, block: Block) -> dict[str, Value]:
    from edgepress.load import yaml

    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        where = source.span(start + key_node.start_mark.index, start + key_node.end_mark.index)
        if not yaml.is_scalar(key_node):
            message = "A name of a detail is expected here"
            block.problems.append(Problem("details-unreadable", "", where, message, "write name: value"))
            continue
        key = key_node.value
        if key in values:
            first = block.places.get(f"{prefix}{key}", where).line
            message = f"“{key}” stands here twice, first in line {first}; only one of them can count"
            block.problems.append(
                Problem("field-twice", key, where, message, "keep the right one and delete the other")
            )
            continue
        values[key] = _value(value_node, f"{prefix}{key}", source, start, block)
        block.places.setdefault(f"{prefix}{key}", where)
    return values


def _value(node: Any, name: str, source: Source, start: int, block: Block) -> Value:
    from edgepress.load import yaml

    end = node.end_mark.index
    if not yaml.is_scalar(node):  # the mark of a block ends on the next line; point at what can be seen
        end = node.start_mark.index + len(source.text[start + node.start_mark.index : start + end].rstrip())
    block.places[name] = source.span(start + node.start_mark.index, start + max(end, node.start_mark.index + 1))
    if yaml.is_scalar(node):
        _nothing_after(node, name, source, start, block)
        return node.value
    if yaml.is_mapping(node):
        return _mapping(node, f"{name}.", source, start, block)
    return [_value(item, f"{name}.{i}", source, start, block) for i, item in enumerate(node.value)]


def _nothing_after(node: Any, name: str, source: Source, start: int, block: Block) -> None:
    """Words from a # on are a remark that nobody reads; "Ward #7" was not meant so, and must not become "Ward"."""
    lost = _NO_REMARK.match(source.text, start + node.end_mark.index)
    if lost and node.style is None:
        message = f"“{lost[1].strip()}” would be left out, because it begins with #"
        begin, end = start + node.start_mark.index, lost.end()
        written = source.text[begin:end].strip()
        begin += len(source.text[begin:end]) - len(source.text[begin:end].lstrip())
        meant = quoted(written)
        mend = (safe if _MEANT.match(written) else offered)(Edit(source.span(begin, begin + len(written)), meant))
        where, hint = source.span(lost.start(1), lost.end(1)), f"put quotes round the value: {meant}"
        block.problems.append(Problem("details-unreadable", name, where, message, hint, mend))


def fill(model: str, source: Source, block: Block, where: Span) -> tuple[Any, Details]:
    """Give the values their kinds, by the name of a model in fields.py.

    What is wrong becomes a Problem, and that value is left at its default.
    """
    values = {key: value for key, value in block.values.items() if value not in ("", [], {})}
    if isinstance(values.get("pictures"), dict):
        values["pictures"] = dict(_whole_paths(values["pictures"]))
    filled = quick.fill(model, values) or _slowly(model, values, source, block, where)
    problems = block.problems
    if not block.stopped:
        problems = [*problems, *_missing(model, filled, block, where)]
    details = Details(where, block.places, tuple(problems), tuple(block.values))
    return filled, details


def _whole_paths(pictures: dict[str, Value]) -> Iterator[tuple[str, Value]]:
    """What is said of each picture by its path. Sveltia CMS writes images/cups: {jpg: ...} where images/cups.jpg stood."""
    for path, said in pictures.items():
        if isinstance(said, dict) and said and all(isinstance(inner, dict) for inner in said.values()):
            yield from _whole_paths({f"{path}.{ending}": inner for ending, inner in said.items()})
        else:
            yield path, said


def _slowly(model: str, values: dict[str, Value], source: Source, block: Block, where: Span) -> Fields:
    """The same by pydantic, which finds all that is wrong at once."""
    from edgepress.load import fields as models

    fields: type[Fields] = getattr(models, model)
    filled, errors = fields.attempt(values)
    while filled is None:
        for error in errors:
            block.problems.append(_problem(error, fields, source, block, where))
            _drop(values, error["loc"])
        filled, errors = fields.attempt(values)
    return filled


def _drop(values: dict[str, Value], loc: tuple[Any, ...]) -> None:
    """Take out the one value that cannot stand: a key of a mapping alone, or the whole top-level detail."""
    inner, key = values, str(loc[0])
    for part in loc[1:]:
        if not isinstance(inner.get(key), dict) or str(part) not in inner[key]:
            break
        inner[key] = dict(inner[key])  # what was written stays in the block
        inner, key = inner[key], str(part)
    inner.pop(key, None)


def _problem(error: Any, fields: type[Fields], source: Source, block: Block, where: Span) -> Problem:
    name = ".".join(str(part) for part in error["loc"])
    place = _place(block, name, where)
    key = str(error["loc"][-1])
    if error["type"] == "extra_forbidden":
        near = get_close_matches(key, fields.names(error["loc"][:-1]), n=1)
        hint = f"did you mean “{near[0]}”?" if near else "remove it, or ask the editor"
        name_place = _name(source, key, place)
        beside = ".".join((*(str(part) for part in error["loc"][:-1]), near[0])) if near else ""
        mend = (
            offered(Edit(name_place, near[0])) if near and name_place != place and beside not in block.places else None
        )
        message = f"Nothing is done with “{key}”: it is no detail we know"
        return Problem("field-unknown", key, name_place, message, hint, mend)
    message, hint = fields.explain(error, name)
    return Problem("field-wrong-kind", name, place, message, hint)


def _name(source: Source, key: str, place: Span) -> Span:
    """Where the name of a detail stands, in front of its value."""
    value = source.offset(place.line, place.column)
    at = source.text.rfind(key, 0, value)
    between = source.text[at + len(key) : value] if at >= 0 else "?"
    return place if between.strip(" \t\n\"'") != ":" else source.span(at, at + len(key))


def _place(block: Block, name: str, where: Span) -> Span:
    while name and name not in block.places:
        name = name.rpartition(".")[0]
    return block.places.get(name, where)


def _missing(model: str, filled: Any, block: Block, where: Span) -> Iterator[Problem]:
    told = {problem.key.split(".")[0] for problem in block.problems}
    for key, example in quick.missing(model, filled):
        if key not in told:
            place = block.places.get(key, where)
            yield Problem(
                "field-missing", key, place, f"The details block does not say “{key}”", f"add a line {example}"
            )
