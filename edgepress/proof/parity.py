"""Proofs that nothing was lost on the way: what a guest wrote is in every form of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic
from edgepress.model import Article, Issue, Page
from edgepress.proof.letter import Letter

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r">(\s*+[^<>\s][^<>]*+)(?=<)")  # what stands between two tags: the same in a body and in its pages


class _Words(NamedTuple):
    """The words of a file in their order, and each of them once."""

    all: Sequence[str]
    known: frozenset[str]


def words_lost(letter: Letter) -> Iterator[Diagnostic]:
    """Every word of an issue is in its email, in its plain text and in its pages, in its order.

    Bad:   a paragraph that stands in the archive and not in the email
    Good:  the same words everywhere
    """
    issue = letter.issue
    if issue is None:
        return
    texts = letter.files
    runs = {path: _runs(text) for path, text in texts.items() if path.endswith(".html")}
    words = {path: _read(text) for path, text in texts.items() if path.endswith(".txt")}
    for page in (issue, *issue.articles):
        wanted = _runs(page.html.replace("&nbsp;", "\N{NO-BREAK SPACE}"))
        of_page: list[str] | None = None
        for path, text in texts.items():
            if not _holds(path, page, issue) or wanted <= runs.get(path, frozenset()):
                continue
            if path not in words:
                words[path] = _read(_plain(text))
            of_page = of_page or _WORD.findall(_plain(page.html))
            gone = _gone(page.html, of_page, path, words[path])
            if gone:
                message = f"{len(gone)} words of this text are missing in {path}, the first of them “{gone[0]}”"
                if len(gone) == 1:
                    message = f"A word of this text is missing in {path}: “{gone[0]}”"
                yield Diagnostic(
                    "words-lost", message, page.details.where, hint="please tell us: this is our fault, not yours"
                )


def _holds(path: str, page: Page, issue: Issue) -> bool:
    """Whether a file should hold the words of a page."""
    if path.startswith("email/"):
        return not (isinstance(page, Article) and page.in_email == "summary")
    name = getattr(page, "name", "")
    return (
        path == f"web/issues/{issue.slug}/{name}/index.html" if name else path == f"web/issues/{issue.slug}/index.html"
    )


def _runs(html: str) -> frozenset[str]:
    """What stands between tags; where its lines end says nothing."""
    return frozenset(_RUN.findall(html.replace("\n", " ")))


def _read(text: str) -> _Words:
    found = _WORD.findall(text)
    return _Words(found, frozenset(found))


def _gone(html: str, wanted: Sequence[str], path: str, there: _Words) -> list[str]:
    """The words of a body that a file lacks: everywhere, or where their turn comes.

    Order counts: a “not” that was lost stands in other sentences, too. A table of a plain text runs line by line through
    its cells, so there only the words themselves are looked for.
    """
    gone = list(dict.fromkeys(word for word in wanted if word not in there.known))
    if gone:
        return gone
    if path.endswith(".txt") and "<table" in html:
        wanted = _WORD.findall(_plain(_without_tables(html)))
    rest = iter(there.all)
    return [] if all(word in rest for word in wanted) else _out_of_turn(wanted, there.all)


def _out_of_turn(wanted: Sequence[str], there: Sequence[str]) -> list[str]:
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes()
    return [word for step, start, end, _, _ in steps if step in ("delete", "replace") for word in wanted[start:end]]


def _without_tables(html: str) -> str:
    return " ".join(part.partition("<table")[0] for part in html.split("</table>"))


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
