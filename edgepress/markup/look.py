"""A linear look at a text before Markdown reads it: what would bring Python-Markdown to its knees is named by line.

The figures stand a good way above what anybody writes and a good way below what was measured to take seconds:
4,000 "[" took Python-Markdown 11 s, 1.2 KB of "- " raised RecursionError, a table of 20,000 cells took 4.5 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_LINE = 12_000  # characters: 2,000 words in one paragraph
MAX_RUN = 100  # the same mark in a row
MAX_BRACKETS = 300  # "[" in one paragraph
MAX_STARS = 600  # "*" and "_" in one paragraph
MAX_DEPTH = 10  # quotes and lists inside each other
MAX_INDENT = 60  # columns before a line's first character
MAX_CELLS, MAX_COLUMNS = 2_000, 50
MAX_DEFINITIONS = 300  # abbreviations, footnotes, link definitions, each

_MARKS = "[]*_<>!`~&(\\"
_RUN = re.compile(r"([%s])\1{%d,}" % (re.escape(_MARKS), MAX_RUN))
_RUNS = [mark * (MAX_RUN + 1) for mark in _MARKS]
_NESTED = re.compile(
    r"^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>]|$)){%d,}|^(?:[ \t]*>){%d,}" % (MAX_DEPTH + 1, MAX_DEPTH + 1)
)
_DEEP = re.compile(
    r"^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>]|$)){%d,}|^[ \t]{%d,}\S" % (MAX_DEPTH + 1, MAX_INDENT // 4)
)
_BEGINNINGS = frozenset(" \t-*+>0123456789")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_ROW = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$")
_DEFINITION = re.compile(r"^ {0,3}(\*?\[\^?)[^\]\n]{1,200}\]:")


class Tangle(NamedTuple):
    """A place where the text is more than can be read: line and column (from 1), a sentence, what to do."""

    line: int
    column: int
    message: str
    hint: str


def look(text: str, start_line: int = 1) -> Iterator[Tangle]:
    """All tangles of a body (code is looked at too: Python-Markdown does not spare it)."""
    if _honest(text):
        return
    definitions: dict[str, int] = {}
    unit: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start_line):
        yield from _line(number, line, definitions)
        if unit and (not line.strip() or _ITEM.match(line)):
            yield from _unit(unit)
            unit = []
        if line.strip():
            unit.append((number, line))
    yield from _unit(unit)


def _honest(text: str) -> bool:
    """Whether a text has so few marks in all that no line of it can be a tangle: nearly every text, in a tenth of the time."""
    few = text.count("[") <= MAX_BRACKETS and text.count("<") <= MAX_BRACKETS and text.count("|") < MAX_COLUMNS
    stars = (
        text.count("*") + text.count("_") <= MAX_STARS and text.count("`") <= MAX_STARS and text.count("!") <= MAX_STARS
    )
    lines = text.split("\n")
    short = max(map(len, lines)) <= MAX_LINE and text.count("&") <= MAX_STARS * 3
    flat = not any(line[:1] in _BEGINNINGS and _DEEP.match(line) for line in lines if line)
    return few and stars and short and flat and not any(run in text for run in _RUNS)


def _line(number: int, line: str, definitions: dict[str, int]) -> Iterator[Tangle]:
    if len(line) > MAX_LINE:
        yield Tangle(
            number, 1, f"This line is {len(line):,} characters long", "split it into paragraphs with empty lines"
        )
    run = _RUN.search(line)
    if run:
        message = f"“{run[1]}” stands here {len(run[0])} times in a row"
        yield Tangle(number, run.start() + 1, message, "delete all but the ones you need")
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if _NESTED.match(line[:400]) or (indent > MAX_INDENT and line.strip()):
        message = f"Quotes or lists lie more than {MAX_DEPTH} deep inside each other here"
        yield Tangle(number, 1, message, "bring them up; two levels are plenty in an email")
    definition = _DEFINITION.match(line)
    if definition:
        kind = definition[1]
        definitions[kind] = definitions.get(kind, 0) + 1
        if definitions[kind] == MAX_DEFINITIONS + 1:
            message = f"More than {MAX_DEFINITIONS} notes, abbreviations or link addresses are defined"
            yield Tangle(number, 1, message, "split the article, or keep those that readers need")


def _unit(unit: list[tuple[int, str]]) -> Iterator[Tangle]:
    """A paragraph, a list item or a table: what Markdown reads in one go."""
    if not unit:
        return
    table = len(unit) > 1 and any("|" in line and _ROW.match(line) for _, line in unit[1:2])
    if table:
        columns = max(line.count("|") + 1 for _, line in unit)
        cells = columns * len(unit)
        if columns > MAX_COLUMNS or cells > MAX_CELLS:
            message = f"This table has {columns:,} columns and {len(unit):,} rows, too many for an email"
            yield Tangle(unit[0][0], 1, message, "link to the table, or show the rows that matter")
    for part in [[row] for row in unit] if table else [unit]:
        yield from _marks(part)


def _marks(part: list[tuple[int, str]]) -> Iterator[Tangle]:
    for marks, limit in (
        ("[", MAX_BRACKETS),
        ("*_", MAX_STARS),
        ("<", MAX_BRACKETS),
        ("`", MAX_STARS),
        ("&", MAX_STARS * 3),
        ("!", MAX_STARS),
    ):
        seen = 0
        for number, line in part:
            seen += sum(line.count(mark) for mark in marks)
            if seen > limit:
                message = f"“{marks[0]}” stands more than {limit} times in one paragraph"
                yield Tangle(number, 1, message, "split the paragraph, or delete the marks that nobody needs")
                break
