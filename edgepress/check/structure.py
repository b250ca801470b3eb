"""Checks of how a text is built."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.model import Article, Page, Site
from edgepress.source import Span


def title_in_body(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A heading in a text begins with two signs or more: the one of level 1 is the title in the details.

    Bad:   # Why it matters
    Good:  ## Why it matters
    """
    for heading in page.seen.headings:
        if heading.level == 1:
            where = heading.where
            mend = Span(where.path, where.line, where.column, where.line, where.column)
            hashed = page.source.line(where.line).startswith("#")
            yield Diagnostic(
                "title-in-body",
                f"“{_short(heading.text)}” would be a second title on the page",
                where,
                hint=f"write ## {_short(heading.text)}",
                why="people who listen to a page find their way by its one title",
                fix=safe(Edit(mend, "#")) if hashed else None,
            )


def article_empty(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An article has words below its details.

    Bad:   (nothing after the second ---)
    Good:  At seven in the morning the corridor is still dark.
    """
    details_told = any(p.cause.startswith("details-") for p in page.details.problems)
    if (
        isinstance(page, Article)
        and not page.html.strip()
        and not details_told
        and page.source.text[page.start :].strip() == ""
    ):
        message = "This article has a title and no words"
        yield Diagnostic(
            "article-empty", message, page.details.where, hint="write it below the second ---, or remove the file"
        )


def words_dropped(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every word of a text stands where a reader can find it.

    Bad:   | Ward | Falls |
           |------|-------|
           | Elm  | 14    | three of them at night |
    Good:  | Ward | Falls | Notes                  |
           |------|-------|------------------------|
           | Elm  | 14    | three of them at night |
    """
    for lost in page.seen.dropped:
        words = _short(" ".join(lost.words))
        hint = _way_back(page.source.line(lost.where.line))
        yield Diagnostic(
            "words-dropped", f"“{words}” would reach no reader", lost.where, hint=hint, severity=Severity.SHOULD
        )


def _way_back(line: str) -> str:
    """What to do about a line of which words are dropped."""
    if "]:" in line:
        return "nothing in the text uses the name in the brackets: spell it the same in both places, or delete the line"
    if "|" in line:
        return "give the first row of the table a cell for every column"
    return "put the words into a paragraph of their own"


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
