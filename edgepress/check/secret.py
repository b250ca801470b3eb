"""The check for keys and passwords. What they look like stands in `hush.py`, because the report must know it, too."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.hush import SHOWN, secrets
from edgepress.model import Page, Site


def secret(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No key or password stands in a text, nor in its details or code.

    Bad:   The password: hunter2
    Good:  Ask the ward clerk for the password.
    """
    text = page.source.text
    for kind, start, end in secrets(text):
        begins = text[start : start + SHOWN]
        yield Diagnostic(
            "secret",
            f"“{begins}…” looks like {kind}, and all our readers could use it",
            page.source.span(start, end),
            hint="delete it here, then change it where it is used",
            why="what was once in a shared file can be found in its history for ever",
        )
