"""Diagnostics -> what a person or a program reads."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.hush import masked, masked_lines
from edgepress.source import Source, Span

WIDTH = 100  # columns that a line of ours may take
WINDOW = 88  # columns of a guest's line that are shown: a paragraph is often one line of 900 characters
LABEL = 13  # columns before a message
DOCS = "docs/checks.md#"
COLOURS = {Severity.MUST: "31;1", Severity.SHOULD: "33;1", Severity.CONSIDER: "36;1"}

# What a terminal could obey or hide. The classes of isprintable() that text may hold besides letters and line breaks.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff"
    "\ufff9-\uffff\U000e0000-\U000e0fff]"
)

Sources = Mapping[str, Source]


def text(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """Each finding with the guest's own words and a line under the place; empty when there is none."""
    return "\n\n".join(_whole(d, sources, _painter(colour)) for d in findings) + ("\n" if findings else "")


def concise(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """One line a finding: path:line:column: severity: message (code)."""
    return "".join(
        f"{_place(d.where)}: {d.severity.words}: {_printable(masked(d.message))} ({d.code})\n" for d in findings
    )


def as_json(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False) -> str:
    """One object as docs/guests.md and format.md describe it: version, findings, summary."""
    counts = Counter(d.severity for d in findings)
    summary = {severity.value: counts[severity] for severity in Severity}
    whole = {"version": 1, "findings": [_record(d) for d in findings], "summary": summary}
    return _UNSEEN.sub(_escape, json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


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
        "message": masked(finding.message),
        "hint": masked(finding.hint),
        "why": finding.why,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "fixable": finding.fix is not None and finding.fix.safe,
        "url": DOCS + finding.code,
    }


def tally(findings: Iterable[Diagnostic]) -> str:
    """How much is to be done, in words: "2 must fix, 1 should fix"; empty when nothing is."""
    counts = Counter(d.severity for d in findings)
    names = {Severity.MUST: "must fix", Severity.SHOULD: "should fix", Severity.CONSIDER: "to consider"}
    return ", ".join(f"{counts[s]} {names[s]}" for s in Severity if counts[s])


def _whole(finding: Diagnostic, sources: Sources, paint: Callable[[str, str], str]) -> str:
    where, label = finding.where, finding.severity.words
    first, *rest = _wrapped(finding.message, LABEL)
    lines = [paint(label, COLOURS[finding.severity]) + " " * (LABEL - len(label)) + first, *rest]
    source = sources.get(where.path)
    if where == Span(where.path):  # the file itself, no place in it
        lines.append(f"  {paint('-->', '2')} {_printable(where.path)}")
    else:
        lines.append(f"  {paint('-->', '2')} {_place(where)}")
        if source and source.line(where.line).strip():
            lines += _excerpt(masked_lines(source.text)[where.line - 1], where, paint)
    for name, words in (("why", finding.why), ("try", finding.hint)):
        if words:
            first, *rest = _wrapped(words, 8)
            lines += [f"   {name}  {first}", *rest]
    lines.append(f"   {paint(finding.code, '2')}")
    return "\n".join(lines)


def _wrapped(words: str, indent: int) -> list[str]:
    """A sentence in lines; all but the first are indented. Only spaces are broken, so that an address stays whole."""
    lines = textwrap.wrap(
        _printable(masked(words)), WIDTH - indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return [line if not i else " " * indent + line for i, line in enumerate(lines)] or [""]


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
    """Offsets of the part that is shown: the place, and round it as many whole words as there is room for."""
    place = _reach(line, start, end, WINDOW)
    room = WINDOW - _width(line[start:place])
    left = _back(line, start, room // 2)
    right = _reach(line, place, len(line), room - _width(line[left:start]))
    left = _back(line, start, room - _width(line[place:right]))
    if left:
        space = line.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    if right < len(line) and line[right] != " ":
        space = line.rfind(" ", place, right)
        right = space if space >= 0 else right
    return left, right


def _reach(line: str, start: int, end: int, columns: int) -> int:
    """How far from `start` towards `end` one gets in so many columns."""
    while start < end and (columns := columns - _width(line[start])) >= 0:
        start += 1
    return start


def _back(line: str, start: int, columns: int) -> int:
    """The same towards the line's beginning."""
    while start and (columns := columns - _width(line[start - 1])) >= 0:
        start -= 1
    return start


def _place(where: Span) -> str:
    return f"{_printable(where.path)}:{where.line}:{where.column}"


def _printable(words: str) -> str:
    """A guest's words as a terminal may show them: no hidden mark, no colour code, no line break."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in words)


def _escape(match: re.Match[str]) -> str:
    """A character as JSON writes it in letters that everybody sees."""
    return json.dumps(match[0])[1:-1]


def _width(words: str) -> int:
    """Columns on a terminal: wide letters of East Asia and emoji take two, marks that sit on a letter none."""
    return sum(_columns(c) for c in words)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda words, code: f"\x1b[{code}m{words}\x1b[0m") if colour else (lambda words, code: words)
