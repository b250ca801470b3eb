"""Judges what subscribers will get: the finished email. One proof: one function, one line in `every.py`, one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Artifact, Issue
from edgepress.proof.letter import Letter
from edgepress.proof.parity import words_lost
from edgepress.proof.size import email_bursting, email_too_heavy
from edgepress.source import Source

Proof = Callable[[Letter], Iterator[Diagnostic]]

# Asked of every email that is built, so they must be quick: what a guest's text alone decides.
IN_BUILD: tuple[Proof, ...] = (words_lost, email_too_heavy, email_bursting)


def prove_made(artifacts: Sequence[Artifact], issue: Issue | None) -> tuple[Diagnostic, ...]:
    """What must be mended of the files that were made of one issue, as the quick proofs say; `edgepress proof` says the rest."""
    if issue is None:
        return ()
    files = {
        a.path: a.content.decode("utf-8")
        for a in artifacts
        if isinstance(a.content, bytes) and a.path.endswith((".html", ".txt"))
    }
    path = f"email/{issue.slug}/index.html"
    letter = Letter(html=Source(path, files.get(path, "")), issue=issue, files=files)
    return tuple(d for proof in IN_BUILD for d in proof(letter) if d.severity is Severity.MUST)
