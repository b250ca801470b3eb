"""Findings and a text -> the mended text, with all else as the guest left it: line ends, marks, the last line."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from edgepress.diagnostics import Diagnostic, Edit, FileEdit

# What load/text.py reads as one line break each.
_BREAK = re.compile("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029|\n")
_MARK = "\ufeff"  # what some programs put in front of a text

Place = tuple[tuple[int, int], tuple[int, int]]  # line and column of the beginning and of the end


def together(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings whose fixes can be done at once, in their order.

    Of two that touch the same words, or the same file, the later waits: it may stand elsewhere, or be needless, once the
    first is done. A fix is done whole or not at all.
    """
    taken: dict[str, list[Place]] = {}
    files: set[str] = set()
    chosen = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        places = [(e.where.path, _place(e)) for e in edits if isinstance(e, Edit)]
        named = {name for e in edits if isinstance(e, FileEdit) for name in (e.path, e.to) if name}
        if not edits or named & files or not all(_free(place, taken.get(path, [])) for path, place in places):
            continue
        if any(not _free(one, [other]) for i, (p, one) in enumerate(places) for q, other in places[:i] if p == q):
            continue
        for path, place in places:
            insort(taken.setdefault(path, []), place)
        files |= named
        chosen.append(finding)
    return tuple(chosen)


def _place(edit: Edit) -> Place:
    where = edit.where
    return (where.line, where.column), (where.end_line, where.end_column)


def _free(place: Place, taken: list[Place]) -> bool:
    """Whether a place has no sign in common with those that are taken, which are in order, and begins where none does."""
    at = bisect_left(taken, place)
    before, after = taken[at - 1 : at], taken[at : at + 1]
    return not (before and (before[0][1] > place[0] or before[0][0] == place[0])) and not (
        after and (place[1] > after[0][0] or after[0][0] == place[0])
    )


def apply(raw: str, edits: Iterable[Edit]) -> str:
    """Mend a text as it stands on disk, by edits that do not overlap.

    Their places are lines and columns of the text as it was judged, where every line break is one line feed.
    """
    starts, end_of_line = _starts(raw), _line_end(raw)
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=_place):
        start = max(at, _offset(edit.where.line, edit.where.column, raw, starts))
        pieces += [raw[at:start], edit.text.replace("\n", end_of_line)]
        at = max(start, _offset(edit.where.end_line, edit.where.end_column, raw, starts))
    return "".join([*pieces, raw[at:]])


def _starts(raw: str) -> list[int]:
    """The offset at which each line begins."""
    first = len(_MARK) if raw.startswith(_MARK) else 0
    return [first, *(match.end() for match in _BREAK.finditer(raw, first))]


def _offset(line: int, column: int, raw: str, starts: Sequence[int]) -> int:
    return min(starts[line - 1] + column - 1, len(raw)) if line <= len(starts) else len(raw)


def _line_end(raw: str) -> str:
    """How lines end in a text: as the first does."""
    match = _BREAK.search(raw)
    return match[0] if match and match[0] in ("\r\n", "\r") else "\n"
