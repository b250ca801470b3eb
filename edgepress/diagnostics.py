"""What a person is told about a text: one record, whatever it is printed as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from edgepress.source import Span

T = TypeVar("T")


class Severity(Enum):
    """How much a finding matters: the word a guest reads, and the word machines read (its value)."""

    MUST = "error"
    SHOULD = "warning"
    CONSIDER = "note"

    @property
    def words(self) -> str:
        """Must fix, Should fix or Consider."""
        return {"error": "Must fix", "warning": "Should fix", "note": "Consider"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest: the order in which findings are told."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True)
class Edit:
    """A mend of one stretch: put `text` where `where` stands."""

    where: Span
    text: str


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A mend of a file that is no text.

    `how` is a name in `mend/picture.py` (shrink, strip, upright, convert, photo), or `rename`, or `write` for a new file
    that gets `data`. `path` is the file, from the root; `to` the new path of the file, where it gets one.
    """

    path: str
    how: str
    to: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Fix:
    """How a finding is mended. A safe fix changes no word that a reader sees and is done unasked; another is offered."""

    edits: tuple[Edit | FileEdit, ...]
    safe: bool = True


def safe(*edits: Edit | FileEdit) -> Fix:
    """A mend that is done unasked."""
    return Fix(edits)


def offered(*edits: Edit | FileEdit) -> Fix:
    """A mend that a person looks at first."""
    return Fix(edits, safe=False)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what the reader will see, where it stands, what to do, and why it matters.

    Of a finished email, `near` are the words of the heading above the place, and `origin` is the Markdown file that this
    part was made from; both may be empty.
    """

    code: str
    message: str
    where: Span
    hint: str = ""
    severity: Severity = Severity.MUST
    why: str = ""
    fix: Fix | None = None
    near: str = ""
    origin: str = ""

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """Findings are told file by file, from the top; the gravest first where two share a place."""
        return (self.where.path, self.where.line, self.where.column, self.severity.rank, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and what was noticed on the way to it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a "Must fix" stands among them."""
    return any(d.severity is Severity.MUST for d in diagnostics)


class Stop(Exception):
    """What makes further work impossible and is nobody's finding: a full disk, a missing folder. One sentence."""
