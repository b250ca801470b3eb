"""Findings that were there before: written down once, and silent until their words change.

The file is JSON with one finding a line, sorted, so that git shows in a line what became silent and what was mended.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Stop
from edgepress.report.fingerprint import fingerprints
from edgepress.source import Source

MAX_BYTES = 64 * 1024 * 1024  # some 300,000 findings


class Entry(NamedTuple):
    """One silent finding. Path and code are for people; the fingerprint alone decides."""

    path: str
    code: str
    fingerprint: str


class Heard(NamedTuple):
    """What is left to be told, how many are silent, and the entries that fit nothing any more."""

    told: tuple[Diagnostic, ...]
    silent: int
    stale: tuple[Entry, ...]


def entries(findings: Sequence[Diagnostic], sources: Mapping[str, Source], never: Collection[str]) -> tuple[Entry, ...]:
    """An entry for each finding that may be silent."""
    marks = fingerprints(findings, sources)
    pairs = zip(findings, marks, strict=True)
    return tuple(sorted(Entry(d.where.path, d.code, mark) for d, mark in pairs if d.code not in never))


def hear(
    findings: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    known: Iterable[Entry],
    never: Collection[str],
    judged: Callable[[str], bool] = lambda path: True,
) -> Heard:
    """The findings that are not in a baseline. Those in `never` are told whatever it says.

    An entry fits nothing any more when its path was `judged` and no finding has its fingerprint.
    """
    known = tuple(known)
    silent = {entry.fingerprint for entry in known}
    marks = fingerprints(findings, sources)
    pairs = list(zip(findings, marks, strict=True))
    told = tuple(d for d, mark in pairs if d.code in never or mark not in silent)
    found = set(marks)
    stale = tuple(entry for entry in known if entry.fingerprint not in found and judged(entry.path))
    return Heard(told, len(findings) - len(told), stale)


def renew(
    path: Path,
    findings: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    never: Collection[str],
    judged: Callable[[str], bool],
) -> tuple[Entry, ...]:
    """Write what is found into a file and hand it back. What the file holds of paths that were not judged stays in it."""
    found = entries(findings, sources, never)
    others = [entry for entry in (read(path) if path.exists() else ()) if not judged(entry.path)]
    _write(path, [*others, *found])
    return found


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file. Raises Stop when it is no baseline."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Stop(f"{path} could not be read: {error.strerror}") from None
    try:
        whole = json.loads(data.decode("utf-8-sig") if len(data) <= MAX_BYTES else "")
        return tuple(Entry(*(str(entry[name]) for name in Entry._fields)) for entry in whole)
    except (ValueError, TypeError, KeyError, RecursionError):
        hint = "write one with --write-baseline"
        raise Stop(f"{path} is not a list of silent findings as edgepress writes it; {hint}") from None


def _write(path: Path, known: Iterable[Entry]) -> None:
    """One entry a line. Raises Stop when that cannot be."""
    lines = [json.dumps(entry._asdict()) for entry in sorted(set(known))]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    try:
        path.write_text(text, encoding="ascii", newline="\n")
    except OSError as error:
        raise Stop(f"{path} could not be written: {error.strerror}") from None
