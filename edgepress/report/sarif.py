"""Findings in SARIF 2.1.0, for editors and for the pages of GitHub that show what programs found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from edgepress import __version__
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.hush import masked
from edgepress.report.about import ALONE, About, Sources, is_mendable
from edgepress.report.fingerprint import fingerprints
from edgepress.report.machine import dumped
from edgepress.report.page import Entry, entries
from edgepress.report.shown import is_whole, stored, whereabouts, words_of
from edgepress.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
MARK = "edgepress/v1"  # the way in which our fingerprints are made


def as_sarif(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """One run: the rules that were broken, and each finding with its place, its fingerprint and its mend."""
    gravest: dict[str, Diagnostic] = {}
    for finding in sorted(findings, key=lambda d: (d.code, d.severity.rank)):
        gravest.setdefault(finding.code, finding)
    number = {code: i for i, code in enumerate(gravest)}
    marks = fingerprints(findings, sources)
    known = entries() if findings else {}
    driver = {
        "name": "edgepress",
        "version": __version__,
        "rules": [_rule(d, known.get(code), about.docs) for code, d in gravest.items()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, number[d.code], mark, about.prefix) for d, mark in zip(findings, marks, strict=True)],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(gravest: Diagnostic, entry: Entry | None, docs: str) -> dict[str, Any]:
    """What we ask for under a name. An address is only given where it leads somewhere from everywhere."""
    rule: dict[str, Any] = {"id": gravest.code, "defaultConfiguration": {"level": gravest.severity.value}}
    if entry is not None:
        rule["shortDescription"] = {"text": entry.summary}
        rule["help"] = {"text": _whole(entry), "markdown": _whole(entry)}
        rule["defaultConfiguration"] = {"level": entry.severity.value}
    if "://" in docs:
        rule["helpUri"] = docs + gravest.code
    return rule


def _whole(entry: Entry) -> str:
    """The section of a name; an example is a block of code, as four spaces make it."""
    return "\n".join(f"    {line.text}".rstrip() if line.example else line.text for line in entry.lines).strip()


def _result(finding: Diagnostic, rule: int, mark: str, prefix: str) -> dict[str, Any]:
    words, (where, part) = words_of(finding), stored(finding.where)
    lines = [words.message, *([part] if part else [])]
    lines += [f"{name}: {said}" for name, said in (("Why", words.why), ("Try", words.hint)) if said]
    lines += [whereabouts(finding)] if finding.near else []
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": "\n".join(lines)},
        "locations": [{"physicalLocation": _place(where, prefix)}],
        "partialFingerprints": {MARK: mark},
    }
    mend = _mend(finding, prefix)
    return {**result, "fixes": [mend]} if mend else result


def _place(where: Span, prefix: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _file(where.path, prefix)}
    return place if is_whole(where) else {**place, "region": _region(where)}


def _file(path: str, prefix: str) -> dict[str, str]:
    return {"uri": quote(prefix + path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(where: Span) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _mend(finding: Diagnostic, prefix: str) -> Mapping[str, Any] | None:
    """A mend that is safe and changes texts only: SARIF has no words for a picture that is made smaller.

    One that would put a key or a password back is left to `edgepress fix`.
    """
    if finding.fix is None or not is_mendable(finding) or not finding.fix.edits:
        return None
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in finding.fix.edits:
        if not isinstance(edit, Edit) or masked(edit.text) != edit.text:
            return None
        put = {"deletedRegion": _region(edit.where), "insertedContent": {"text": edit.text}}
        changes.setdefault(edit.where.path, []).append(put)
    return {
        "description": {"text": "Mend it as edgepress fix does"},
        "artifactChanges": [
            {"artifactLocation": _file(path, prefix), "replacements": some} for path, some in changes.items()
        ],
    }
