"""Judges what subscribers will get. One proof: one function, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edgepress.diagnostics import Diagnostic
from edgepress.model import Artifact, Issue
from edgepress.proof.parity import words_lost

Proof = Callable[[Sequence[Artifact], Issue], Iterator[Diagnostic]]

PROOFS: tuple[Proof, ...] = (words_lost,)


def prove(artifacts: Sequence[Artifact], issue: Issue | None) -> tuple[Diagnostic, ...]:
    """Everything the proofs say of the files made of one issue."""
    if issue is None:
        return ()
    return tuple(d for proof in PROOFS for d in proof(artifacts, issue))
