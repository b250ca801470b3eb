"""Letters for tests, and what one proof says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter
from edgepress.source import Source

Proof = Callable[[Letter], Iterator[Diagnostic]]


def letter(html: str, **more: object) -> Letter:
    """A letter of some HTML."""
    return Letter(html=Source("x.html", html), **more)  # type: ignore[arg-type]


def in_body(body: str, head: str = "") -> str:
    """A page round what stands in a body."""
    return f'<!DOCTYPE html><html lang="en" dir="ltr"><head>{head}</head><body class="body">{body}</body></html>'


def said(proof: Proof, html: str, **more: object) -> list[str]:
    """The messages of a proof."""
    return [d.message for d in proof(letter(html, **more))]


def marked(proof: Proof, html: str) -> list[str]:
    """The words that a proof points at."""
    one = letter(html)
    return [
        html[one.html.offset(d.where.line, d.where.column) : one.html.offset(d.where.end_line, d.where.end_column)]
        for d in proof(one)
    ]


def count(proof: Proof, body: str, head: str = "") -> int:
    """How many places of a body a proof speaks of."""
    return len(said(proof, in_body(body, head)))
