"""Texts that lie where nobody reads them, or under a name that nobody reads: their words would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from edgepress.diagnostics import Diagnostic
from edgepress.load import trouble
from edgepress.load.scan import shown
from edgepress.source import Span

MARKDOWN = (".md", ".markdown", ".mdown", ".mdx")
DOCUMENTS = (".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm")  # what people hand in instead


def stray_in_issue(folder: str, names: Iterable[str], texts: Iterable[str]) -> Iterator[Diagnostic]:
    """Texts in the folder of an issue that are no articles, and that none of its texts names."""
    whole: str | None = None
    for name in names:
        if _is_article(name) or not name.lower().endswith(MARKDOWN + DOCUMENTS):
            continue
        whole = "\n".join(texts) if whole is None else whole
        if name not in whole and quote(name) not in whole:
            yield from _in_issue(f"{folder}/{name}")


def stray(path: str) -> Iterator[Diagnostic]:
    """A text in issues/ beside the folders, or one in contributors/ where nobody is read."""
    where = Span(shown(path))
    if path.startswith("issues/"):
        message = "This text lies beside the folders of the issues, so no reader gets it"
        yield trouble.text_misplaced(where, message, "move it into the folder of its issue")
    else:
        message = "This is not where somebody is described, so no reader gets it"
        yield trouble.text_misplaced(where, message, "call it contributors/first-last.md, with both their names")


def _is_article(name: str) -> bool:
    return name.endswith(".md") and "/" not in name


def _in_issue(path: str) -> Iterator[Diagnostic]:
    folder, _, name = path.rpartition("/")
    where = Span(shown(path))
    if name.endswith(".md"):
        message = "This text lies in a folder inside the issue, so no reader gets it"
        yield trouble.text_misplaced(where, message, "move it up, beside issue.md")
    elif folder.count("/") == 1 or name.lower().endswith(MARKDOWN):
        message = "An article is a file that ends in .md, and this one is not, so no reader gets it"
        yield trouble.text_misplaced(where, message, "put its words into a file beside issue.md that ends in .md")
