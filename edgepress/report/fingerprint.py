"""By what a finding is known again when its text was edited somewhere else: its words, and not its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from edgepress.diagnostics import Diagnostic
from edgepress.report.about import Sources
from edgepress.report.shown import line_of
from edgepress.source import Source

_WORD = re.compile(r"\w+")


def fingerprint(finding: Diagnostic, source: Source | None, nth: int = 0) -> str:
    """The sha256 of its name, its path, the words it points at, and how many of the same stand above it."""
    return _digest(finding, _words(finding, source), nth)


def fingerprints(findings: Sequence[Diagnostic], sources: Sources) -> tuple[str, ...]:
    """The fingerprint of each, in their order."""
    words = [_words(d, sources.get(d.where.path)) for d in findings]
    above: Counter[tuple[str, str, str]] = Counter()
    marks = [""] * len(findings)
    for i in sorted(range(len(findings)), key=lambda i: findings[i].order):
        finding = findings[i]
        kind = (finding.code, finding.where.path, words[i])
        marks[i] = _digest(finding, words[i], above[kind])
        above[kind] += 1
    return tuple(marks)


def _digest(finding: Diagnostic, words: str, nth: int) -> str:
    whole = "\0".join((finding.code, finding.where.path, words, str(nth)))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _words(finding: Diagnostic, source: Source | None) -> str:
    """What a finding points at, in whole words and small letters.

    Of a longer stretch only the first line counts, so that no change further down in it makes a new finding.
    """
    where = finding.where
    line = line_of(source, where)  # with what is secret masked: it cannot be guessed from a fingerprint
    start = min(where.column - 1, len(line))
    end = min(where.end_column - 1, len(line)) if where.end_line == where.line else len(line)
    while start and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    stretch = line[start:end]
    return " ".join(_WORD.findall(stretch.casefold())) or " ".join(stretch.split())
