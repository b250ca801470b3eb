"""Judges what subscribers will get: the finished email. One proof: one function, one line here, one page in docs/proofs.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edgepress.diagnostics import Diagnostic
from edgepress.model import Artifact, Issue
from edgepress.proof.document import doctype_missing
from edgepress.proof.letter import Letter
from edgepress.proof.near import placed
from edgepress.proof.parity import words_lost
from edgepress.proof.support import client_support, unless_told
from edgepress.source import Source

Proof = Callable[[Letter], Iterator[Diagnostic]]

# Asked of every email that is built, so they must be quick: what a guest's text alone decides.
IN_BUILD: tuple[Proof, ...] = (words_lost,)
# Asked by `edgepress proof`, with those above: what the theme, or whoever made the email, decides.
PROOFS: tuple[Proof, ...] = (
    *IN_BUILD,
    doctype_missing,
    client_support,
)


def prove(letter: Letter, proofs: Iterable[Proof] = PROOFS) -> tuple[Diagnostic, ...]:
    """Everything the proofs say of an email, in its order; what is said of many places is said once, with their lines."""
    return placed(letter, unless_told(letter, [d for proof in proofs for d in proof(letter)]))


def prove_made(artifacts: Sequence[Artifact], issue: Issue | None) -> tuple[Diagnostic, ...]:
    """What the quick proofs say of the files that were made of one issue."""
    if issue is None:
        return ()
    files = {
        a.path: a.content.decode("utf-8")
        for a in artifacts
        if isinstance(a.content, bytes) and a.path.endswith((".html", ".txt"))
    }
    path = f"email/{issue.slug}/index.html"
    letter = Letter(html=Source(path, files.get(path, "")), issue=issue, files=files)
    return tuple(d for proof in IN_BUILD for d in proof(letter))
