"""Small letters for the tests of the proofs, and what one proof says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Diagnostic
from edgepress.load.lists import load_lists
from edgepress.proof.letter import Letter
from edgepress.source import Source

Proof = Callable[[Letter], Iterator[Diagnostic]]


def page(body: str, head: str = "", lang: str = "en-GB") -> str:
    """A whole document round a body."""
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><title>Tea</title>{head}</head>\n<body>{body}</body></html>'


def letter(html: str, **more: Any) -> Letter:
    """A letter with the press's own lists for its language."""
    one = Letter(html=Source("tea.html", html), **more)
    lists: Mapping[str, Any] = load_lists(Path(), [one.language or "en"])
    return Letter(html=one.html, lists=lists, **more)


def found(proof: Proof, html: str, **more: Any) -> list[Diagnostic]:
    """What a proof says of a letter."""
    return list(proof(letter(html, **more)))


def said(proof: Proof, body: str, head: str = "", lang: str = "en-GB", **more: Any) -> list[str]:
    """The messages of a proof about a body."""
    return [d.message for d in found(proof, page(body, head, lang), **more)]


def message(html: str, text: str | None = "Tea\n", headers: str = "", kind: str = "quoted-printable") -> bytes:
    """A message with two parts, written plainly; `headers` stand before its own."""
    import quopri

    parts = [("text/plain", text)] if text is not None else []
    parts.append(("text/html", html))
    out = headers + 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="=_x"\n\n'
    for name, words in parts:
        coded = quopri.encodestring(words.encode()).decode() if kind == "quoted-printable" else words
        out += f'--=_x\nContent-Type: {name}; charset="utf-8"\nContent-Transfer-Encoding: {kind}\n\n{coded}\n'
    return (out + "--=_x--\n").replace("\n", "\r\n").encode()
