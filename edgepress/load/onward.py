"""The details block of a file, read on past each fault that can be meant in one way only, so that all is told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Edit, Fix
from edgepress.load import details
from edgepress.load.details import Block
from edgepress.load.text import read_text
from edgepress.seen import Problem
from edgepress.source import Source, Span

MOST = 20  # faults that are read past: after those the cause is clear

_READY = re.compile(r"""^[ \t]*["']?status["']?[ \t]*:[ \t]*["']?ready\b""", re.M | re.I)


def written(root: Path, path: str) -> Mapping[str, Any] | None:
    """The details of a file as they are written, without reading more of it; None where it cannot be read."""
    source = read_text(root, path)
    return read_details(source)[0].values if isinstance(source, Source) else None


def read_details(source: Source) -> tuple[Block, Span, int]:
    """The details of a file, where its block stands, and the offset where the body begins.

    A fault that stops the reading is told. If it can be mended in one way only, what follows is read as if it were, and
    told too, at the places where it stands now. No mend changes the number of lines, so a place keeps its line.
    """
    now, told, mended = source, list[Problem](), set[int]()
    block, where, start = _once(now)
    for _ in range(MOST):
        fix = block.problems[-1].fix if block.stopped else None
        if fix is None or not fix.safe:
            break
        told.append(_as_it_stands(block.problems[-1], source, mended))
        mended |= {edit.where.line for edit in fix.edits if isinstance(edit, Edit)}
        now = _with(now, fix)
        block, where, start = _once(now)
    if now is source:
        return block, where, start
    block.problems[:] = told + [_as_it_stands(problem, source, mended) for problem in block.problems]
    block.places = {name: _within(place, source, mended) for name, place in block.places.items()}
    return block, where, source.offset(*now.place(start))


def says_ready(text: str) -> bool:
    """Whether details that cannot be read have a line that says so: then the issue was to go out, and nothing may without it."""
    return _READY.search(text, 0, details.MAX_BLOCK) is not None


def _once(source: Source) -> tuple[Block, Span, int]:
    parts = details.split(source)
    if isinstance(parts, Problem):
        start = 0 if parts.cause == "details-missing" else len(source.text)
        return Block(problems=[parts], stopped=True), parts.where, start
    text, begin, start = parts
    return details.read(source, text, begin), source.span(0, 3), start


def _with(source: Source, fix: Fix) -> Source:
    text = source.text
    edits = [edit for edit in fix.edits if isinstance(edit, Edit)]
    for edit in sorted(edits, key=lambda edit: (edit.where.line, edit.where.column), reverse=True):
        begin = source.offset(edit.where.line, edit.where.column)
        end = source.offset(edit.where.end_line, edit.where.end_column)
        text = text[:begin] + edit.text + text[end:]
    return Source(source.path, text)


def _as_it_stands(problem: Problem, source: Source, mended: set[int]) -> Problem:
    """The same with its place in the text as it is; in a line that has one mend, a second is not offered as well."""
    edits = problem.fix.edits if problem.fix else ()
    twice = any(isinstance(edit, Edit) and edit.where.line in mended for edit in edits)
    fix = None if twice else problem.fix
    return replace(problem, where=_within(problem.where, source, mended), fix=fix)


def _within(where: Span, source: Source, mended: set[int]) -> Span:
    """A place in a mended line, as far as the line goes before the mend."""
    if not mended & {where.line, where.end_line}:
        return where
    column = min(where.column, max(1, len(source.line(where.line))))
    end = min(where.end_column, len(source.line(where.end_line)) + 1)
    same = where.line == where.end_line
    return where._replace(column=column, end_column=max(end, column + 1) if same else end)
