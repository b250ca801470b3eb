"""Findings -> what a person or a program reads. Each format says the same words."""

from __future__ import annotations

from collections.abc import Mapping

from edgepress.report.about import ALONE, DOCS, About, Format, Sources
from edgepress.report.comment import as_comment
from edgepress.report.fingerprint import fingerprint, fingerprints
from edgepress.report.github import as_annotations, harmless
from edgepress.report.machine import as_json, concise
from edgepress.report.narrated import narration
from edgepress.report.sarif import as_sarif
from edgepress.report.shown import printable
from edgepress.report.text import WIDTH, text
from edgepress.report.verdict import is_bad, steps, tally

__all__ = [
    "ALONE", "DOCS", "FORMATS", "WIDTH", "About", "Format", "Sources", "as_annotations", "as_comment", "as_json", "as_sarif",
    "concise", "fingerprint", "fingerprints", "harmless", "is_bad", "narration", "printable", "steps", "tally", "text",
]  # fmt: skip

FORMATS: Mapping[str, Format] = {
    "text": text,
    "concise": concise,
    "narrated": narration,
    "json": as_json,
    "github": as_annotations,
    "comment": as_comment,
    "sarif": as_sarif,
}
