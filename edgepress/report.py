"""Diagnostics -> what a person or a program reads."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.source import Source, Span

WINDOW = 96  # columns of a guest's line that are shown: a paragraph is often one line of 900 characters
DOCS = "docs/checks.md#"
COLOURS = {Severity.MUST: "31;1", Severity.SHOULD: "33;1", Severity.CONSIDER: "36;1"}

Sources = Mapping[str, Source]


def text(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """Each finding with the guest's own words and a line under the place; empty when there is none."""
    return "\n\n".join(_whole(d, sources, _painter(colour)) for d in findings) + ("\n" if findings else "")


def concise(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """One line a finding: path:line:column: severity: message (code)."""
    return "".join(f"{_place(d.where)}: {d.severity.words}: {d.message} ({d.code})\n" for d in findings)


def as_json(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """One object as docs/guests.md and format.md describe it: version, findings, summary."""
    counts = Counter(d.severity for d in findings)
    summary = {severity.value: counts[severity] for severity in Severity}
    whole = {"version": 1, "findings": [_record(d) for d in findings], "summary": summary}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Sources, bool], str]] = {
    "text": text,
    "concise": concise,
    "json": as_json,
}


def _record(finding: Diagnostic) -> dict[str, Any]:
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "why": finding.why,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "fixable": finding.fix is not None,
        "url": DOCS + finding.code,
    }


def tally(findings: Iterable[Diagnostic]) -> str:
    """How much is to be done, in words: "2 must fix, 1 should fix"; empty when nothing is."""
    counts = Counter(d.severity for d in findings)
    names = {Severity.MUST: "must fix", Severity.SHOULD: "should fix", Severity.CONSIDER: "to consider"}
    return ", ".join(f"{counts[s]} {names[s]}" for s in Severity if counts[s])


def _whole(finding: Diagnostic, sources: Sources, paint: Callable[[str, str], str]) -> str:
    where = finding.where
    label = finding.severity.words
    lines = [f"{paint(label, COLOURS[finding.severity])}{' ' * (13 - len(label))}{_printable(finding.message)}"]
    lines.append(f"  {paint('-->', '2')} {_place(where)}")
    source = sources.get(where.path)
    if source and source.line(where.line).strip():
        lines += _excerpt(source.line(where.line), where, paint)
    if finding.why:
        lines.append(f"   why  {_printable(finding.why)}")
    if finding.hint:
        lines.append(f"   try  {_printable(finding.hint)}")
    lines.append(f"   {paint(finding.code, '2')}")
    return "\n".join(lines)


def _excerpt(line: str, where: Span, paint: Callable[[str, str], str]) -> list[str]:
    """The guest's line, cut to a window round the place, and carets under it."""
    start = min(where.column - 1, len(line))
    end = min(where.end_column - 1, len(line)) if where.end_line == where.line else len(line)
    end = max(end, min(start + 1, len(line)))
    left, right = _window(line, start, end)
    before = ("… " if left else "") + _printable(line[left:start])
    shown = _printable(line[start : min(end, right)])
    after = _printable(line[min(end, right) : right]) + (" …" if right < len(line) else "")
    number = str(where.line)
    carets = paint("^" * max(1, _width(shown)), "31;1")
    return [
        f"{number} | {before}{shown}{after}".rstrip(),
        f"{' ' * len(number)} | {' ' * _width(before)}{carets}",
    ]


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the part that is shown: the place itself, with words before and after it, cut between words."""
    if len(line) <= WINDOW:
        return 0, len(line)
    room = max(20, WINDOW - min(end - start, WINDOW - 20))
    left = max(0, start - room // 2)
    right = min(len(line), max(start + 20, min(end, left + WINDOW)) + (room - (start - left)))
    if left:
        space = line.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    if right < len(line):
        space = line.rfind(" ", min(end, right), right)
        right = space if space > 0 else right
    return left, right


def _place(where: Span) -> str:
    return f"{where.path}:{where.line}:{where.column}"


def _printable(words: str) -> str:
    """A guest's words as a terminal may show them: no hidden mark, no colour code, no line break."""
    return "".join(c if c.isprintable() else " " if c in "\t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else "·" for c in words)


def _width(words: str) -> int:
    """Columns on a terminal: wide letters of East Asia and emoji take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda words, code: f"\x1b[{code}m{words}\x1b[0m") if colour else (lambda words, code: words)
