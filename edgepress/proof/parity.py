"""Proofs that nothing was lost on the way: what a guest wrote is in every form of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from edgepress.diagnostics import Diagnostic
from edgepress.model import Artifact, Issue, Page

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r">([^<>]*[^<>\s][^<>]*)<")


def words_lost(artifacts: Sequence[Artifact], issue: Issue) -> Iterator[Diagnostic]:
    """Every word of an issue is in its email, in its plain text and in its pages.

    Bad:   a paragraph that stands in the archive and not in the email
    Good:  the same words everywhere
    """
    texts = {a.path: a.content.decode("utf-8") for a in artifacts if isinstance(a.content, bytes) and a.path.endswith((".html", ".txt"))}
    for page in (issue, *issue.articles):
        for path, text in texts.items():
            if not _holds(path, page, issue) or _verbatim(page.html, text):
                continue
            gone = sorted(_words(page.html, path="x.html") - _words(text, path))
            if gone:
                message = f"{len(gone)} words of this text are missing in {path}, the first of them “{gone[0]}”"
                yield Diagnostic("words-lost", message, page.details.where, hint="please tell us: this is our fault, not yours")


def _holds(path: str, page: Page, issue: Issue) -> bool:
    """Whether a file should hold the words of a page."""
    if path.startswith("email/"):
        return True
    name = getattr(page, "name", "")
    return path == f"web/issues/{issue.slug}/{name}/index.html" if name else path == f"web/issues/{issue.slug}/index.html"


def _verbatim(html: str, text: str) -> bool:
    """Whether every stretch between two tags stands in a text just so: the quick answer, nearly always yes for a page."""
    return all(run in text for run in _RUN.findall(html.replace("&nbsp;", "\N{NO-BREAK SPACE}")))


def _words(text: str, path: str) -> set[str]:
    return set(_WORD.findall(text if path.endswith(".txt") else unescape(_TAG.sub(" ", text))))
