"""Checks for what came along when a text was pasted from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.model import Page, Site


def injected_spam(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No words are hidden from readers: hidden words are how advertisements get into other people's texts.

    Bad:   <div style="display:none">cheap pills</div>
    Good:  (the words, where everybody can see them, or nothing)
    """
    for tag in page.seen.tags:
        if tag.hidden:
            yield Diagnostic(
                "injected-spam",
                f"The words after {_short(tag.written)} are hidden from readers",
                tag.where,
                hint="delete them, or the tag, if readers should see them",
                why="somebody may have slipped an advertisement into the page you copied from",
            )


def _short(written: str) -> str:
    flat = " ".join(written.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
