"""Proofs of the document: what its head and its outermost elements say of it."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter


def doctype_missing(letter: Letter) -> Iterator[Diagnostic]:
    """An email begins with `<!DOCTYPE html>`, so that every program measures boxes in the same way.

    Bad:   <html lang="en">
    Good:  <!DOCTYPE html>
           <html lang="en">
    """
    if not letter.html.text.lstrip("\ufeff").lower().startswith("<!doctype html"):
        yield Diagnostic(
            "doctype-missing",
            "The email does not begin with its type, so some programs measure its boxes in an old way",
            letter.html.span(0),
            hint="make <!DOCTYPE html> the first thing in the file",
        )
