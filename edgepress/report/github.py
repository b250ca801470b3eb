"""Findings for a GitHub Action: as notes beside the lines of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report.about import ALONE, MENDABLE, OUTSIDE, About, Sources, is_mendable
from edgepress.report.shown import is_whole, printable, stored, whereabouts, words_of

MOST = 9  # of each severity: GitHub keeps ten of each a step and drops the rest without a word
COMMANDS = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.CONSIDER: "notice"}

_COMMAND = re.compile(r"^([^\S\n]*)::", re.M)


def as_annotations(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """A line each, the gravest first, as GitHub reads them; one line says how many more there are."""
    lines: list[str] = []
    for severity in Severity:
        notes = about.outside if severity is Severity.SHOULD else ()
        lines += [f"::{COMMANDS[severity]} title=Look again ({OUTSIDE})::{_data(words)}" for words in notes]
        some = sorted((d for d in findings if d.severity is severity), key=lambda d: d.order)
        most = MOST - len(notes)
        lines += [_annotation(d, about.prefix) for d in some[:most]]
        if len(some) > most:
            title = _property(severity.words)
            lines.append(
                f"::{COMMANDS[severity]} title={title}::and {len(some) - most} more: edgepress {about.command} says them all"
            )
    return "".join(f"{line}\n" for line in lines)


def harmless(words: str) -> str:
    """The same words for a log that GitHub reads along: nothing in it is a command."""
    return _COMMAND.sub(r"\1: :", words).replace("##[", "# #[")


def _annotation(finding: Diagnostic, prefix: str) -> str:
    parts = [f"title={_property(f'{finding.severity.words} ({finding.code})')}", *_place(finding, prefix)]
    words, part = words_of(finding), stored(finding.where)[1]
    lines = [words.message, *([part] if part else [])]
    lines += [f"{name}: {said}" for name, said in (("why", words.why), ("try", words.hint)) if said]
    lines += [whereabouts(finding)] if finding.near else []
    lines += [MENDABLE] if is_mendable(finding) else []
    return f"::{COMMANDS[finding.severity]} {','.join(parts)}::{'%0A'.join(_data(line) for line in lines)}"


def _place(finding: Diagnostic, prefix: str) -> Iterator[str]:
    """File, lines and columns. Columns are only allowed where a place begins and ends in one line."""
    where = stored(finding.where)[0]
    yield f"file={_property(prefix + where.path)}"
    if is_whole(where):
        return
    yield f"line={where.line}"
    if where.end_line == where.line:
        yield f"col={where.column}"
    yield f"endLine={where.end_line}"
    if where.end_line == where.line:
        yield f"endColumn={where.end_column}"


def _data(words: str) -> str:
    return printable(words).replace("%", "%25")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
