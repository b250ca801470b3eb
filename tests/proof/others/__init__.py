"""Emails made by other programs, and what the proofs say of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edgepress import report
from edgepress.diagnostics import Diagnostic
from edgepress.pipeline.proving import of_file
from edgepress.proof.every import prove

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Other:
    """One program: its name, the email that it made, and all that is said of it."""

    name: str

    @property
    def email(self) -> Path:
        """What it made of our template."""
        return HERE / f"{self.name}.html"

    @property
    def said(self) -> Path:
        """Our answer, word for word."""
        return HERE / f"{self.name}.said.txt"


OTHERS = tuple(Other(name) for name in ("mjml", "maizzle", "react-email"))


def findings(other: Other) -> tuple[str, tuple[Diagnostic, ...]]:
    """What the proofs say of an email by somebody else: as a person reads it, and as findings."""
    letter = of_file(other.email)
    found = prove(letter)
    told = report.text(found, {letter.html.path: letter.html})
    return told.replace(other.email.parent.as_posix(), "others"), found
