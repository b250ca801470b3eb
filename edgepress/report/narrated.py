"""Findings for a person who listens: whole sentences, and no drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edgepress.diagnostics import Diagnostic
from edgepress.report.about import ALONE, MENDABLE, About, Sources, is_mendable
from edgepress.report.shown import is_whole, line_of, printable, whereabouts, words_of
from edgepress.source import Source, Span

LONGEST = 100  # characters of a guest's words that are read out


def narration(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """A paragraph each: how grave, which of how many, where, what the reader will see, what to try, and the name."""
    total = len(findings)
    told = (" ".join(_sentences(d, n, total, sources.get(d.where.path))) for n, d in enumerate(findings, 1))
    return "\n".join(f"{paragraph}\n" for paragraph in told)


def _sentences(finding: Diagnostic, number: int, total: int, source: Source | None) -> Iterator[str]:
    yield f"{finding.severity.words}, {number} of {total}."
    yield f"File {printable(finding.where.path)}{_place(finding.where)}."
    if finding.near:
        yield _ended(whereabouts(finding).capitalize())
    words, there = words_of(finding), _there(finding.where, source)
    yield _ended(words.message)
    if there:
        yield _ended(f"There stands: {there}")
    if words.why:
        yield _ended(f"Why: {words.why}")
    if words.hint:
        yield _ended(f"Try: {words.hint}")
    if is_mendable(finding):
        yield f"{MENDABLE}.".capitalize()
    yield f"Rule: {finding.code}."


def _place(where: Span) -> str:
    if is_whole(where):
        return ""
    last = where.end_column - 1
    if where.end_line != where.line:
        return f", line {where.line}, character {where.column}, to line {where.end_line}, character {max(last, 1)}"
    if last <= where.column:
        return f", line {where.line}, character {where.column}"
    return f", line {where.line}, characters {where.column} to {last}"


def _there(where: Span, source: Source | None) -> str:
    """The guest's words at the place, where there are some on the line."""
    line = line_of(source, where)
    end = where.end_column - 1 if where.end_line == where.line else len(line)
    words = " ".join(printable(line[where.column - 1 : end]).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _ended(words: str) -> str:
    """A sentence with the sign at its end that makes a voice pause."""
    words = printable(words).rstrip()
    return words if words.endswith((".", "?", "!", "…", ":")) else f"{words}."
