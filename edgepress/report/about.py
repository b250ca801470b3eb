"""What every format is given besides the findings, and what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from edgepress.diagnostics import Diagnostic
from edgepress.source import Source

Sources = Mapping[str, Source]

DOCS = "docs/checks.md#"  # where each finding is explained, by its name
PROOFS = "docs/proofs.md#"  # the same of what is found in finished emails
WIDTH = 100  # columns: a longer line is hard to follow, however wide the terminal
MENDABLE = "edgepress fix can do this"
OUTSIDE = "outside-folder"  # the name under which a change that reaches further is told: stay in your folder


class About(NamedTuple):
    """The circumstances of a check, or of a proof: `command` is what was typed, `check` or `proof`.

    `asked` are the issues that were named in the command, `slugs` those that were judged, `notes` sentences for the end.
    `outside` are sentences on a change that reaches further than one issue; they stand before the notes.
    `prefix` leads from the folder that a reader of the findings stands in to the newsletter's root, with a slash at its
    end. `docs` is the address to which the name of a finding is added to come to its explanation. `strict` says that a
    "Should fix" counts like a "Must fix". `columns` is how wide a line may be where a person reads it.
    """

    asked: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    prefix: str = ""
    docs: str = DOCS
    strict: bool = False
    columns: int = WIDTH
    command: str = "check"
    outside: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """All sentences for the end."""
        return (*self.outside, *self.notes)


ALONE = About()  # findings of which nothing else is known


class Format(Protocol):
    """One way to tell findings."""

    def __call__(
        self, findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE
    ) -> str:
        """All of it as one text, empty or ending with a line break."""


def is_mendable(finding: Diagnostic) -> bool:
    """Whether `edgepress fix` mends it unasked."""
    return finding.fix is not None and finding.fix.safe
