"""What each view makes of the correct email, word for word: tests/proof/views/hybrid/<view>.html. `make accept` writes them."""

from __future__ import annotations

from pathlib import Path

from edgepress.load.clients import load_clients
from edgepress.load.letter import read_letter
from edgepress.proof.letter import Letter
from edgepress.proof.views import VIEWS
from edgepress.source import Source

from ..cases import HYBRID, MESSAGE

CLIENTS = load_clients(None)
FOLDER = Path(__file__).resolve().parent / "hybrid"


def letter(html: str, text: str | None = None) -> Letter:
    """An email of these words."""
    return Letter(
        html=Source("email.html", html),
        clients=CLIENTS,
        text=Source("email.txt", text) if text is not None else None,
    )


def hybrid() -> Letter:
    """The correct email, with the plain-text part of its message."""
    return letter(read_letter(HYBRID).html, read_letter(MESSAGE).text)


def accept() -> None:
    """Write what each view shows now."""
    for view in VIEWS:
        (FOLDER / f"{view.name}.html").write_text(view.show(hybrid()), encoding="utf-8")
    print(f"{FOLDER}: {len(VIEWS)} views")
