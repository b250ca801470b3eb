"""Findings -> what a person or a program reads. Each format says the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from edgepress.diagnostics import Diagnostic
from edgepress.report.about import ALONE, DOCS, PROOFS, WIDTH, About, Format, Sources
from edgepress.report.shown import printable
from edgepress.report.text import text
from edgepress.report.verdict import is_bad, steps, tally

__all__ = [
    "ALONE", "DOCS", "FORMATS", "PROOFS", "WIDTH", "About", "Format", "Sources", "as_annotations", "as_comment", "as_json",
    "as_sarif", "concise", "is_bad", "narration", "printable", "steps", "tally", "text",
]  # fmt: skip


@dataclass(frozen=True)
class _Late:
    """A format that is loaded when it is asked for: nearly always it is another one."""

    module: str
    name: str

    def __call__(
        self, findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE
    ) -> str:
        """What the function of that name makes of it."""
        tell: Format = getattr(import_module(f"edgepress.report.{self.module}"), self.name)
        return tell(findings, sources, colour, about)


concise = _Late("machine", "concise")
narration = _Late("narrated", "narration")
as_json = _Late("machine", "as_json")
as_annotations = _Late("github", "as_annotations")
as_comment = _Late("comment", "as_comment")
as_sarif = _Late("sarif", "as_sarif")

FORMATS: Mapping[str, Format] = {
    "text": text,
    "concise": concise,
    "narrated": narration,
    "json": as_json,
    "github": as_annotations,
    "comment": as_comment,
    "sarif": as_sarif,
}
