"""Findings for programs: one line each, or one JSON object."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.hush import masked
from edgepress.report.about import ALONE, OUTSIDE, About, Sources, is_mendable
from edgepress.report.fingerprint import fingerprints
from edgepress.report.shown import printable, words_of
from edgepress.report.text import pointed
from edgepress.source import Span

# What a terminal could obey or hide. The classes of isprintable() that text may hold besides letters and line breaks.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff"
    "\ufff9-\uffff\U000e0000-\U000e0fff]"
)


def concise(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """One line a finding: path:line:column: severity: message (code)."""
    return "".join(f"{_place(d.where)}: {d.severity.words}: {_said(d)} ({d.code})\n" for d in findings)


def as_json(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """One object as docs/reading-findings.md describes it: version, findings, summary, issues, notes."""
    counts = Counter(d.severity for d in findings)
    summary = {severity.value: counts[severity] for severity in Severity}
    marks = fingerprints(findings, sources)
    records = [_record(d, mark, about, pointed(d, sources)) for d, mark in zip(findings, marks, strict=True)]
    notes = [{"code": OUTSIDE, "message": masked(words)} for words in about.outside]
    notes += [{"code": "", "message": masked(words)} for words in about.notes]
    return dumped({"version": 1, "findings": records, "summary": summary, "issues": [*about.slugs], "notes": notes})


def dumped(whole: Mapping[str, Any]) -> str:
    """A JSON text in letters that everybody sees, without what the log of a GitHub Action would take for a command."""
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(_escape, text).replace("##[", "##\\u005b") + "\n"


def _record(finding: Diagnostic, mark: str, about: About, shown: list[str]) -> dict[str, Any]:
    where, words = finding.where, words_of(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": words.message,
        "hint": words.hint,
        "why": words.why,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        **({"heading": finding.near, "source": finding.origin} if finding.near else {}),
        "excerpt": shown,
        "fixable": is_mendable(finding),
        "fingerprint": mark,
        "url": about.docs + finding.code,
    }


def _place(where: Span) -> str:
    """Always with line and column, as editors expect."""
    return f"{printable(where.path)}:{where.line}:{where.column}"


def _said(finding: Diagnostic) -> str:
    return printable(words_of(finding).message)


def _escape(match: re.Match[str]) -> str:
    """A character as JSON writes it in letters that everybody sees."""
    return json.dumps(match[0])[1:-1]
