"""A body laid into an article, judged, and mended: for tests that say in a line what is told of a text."""

from __future__ import annotations

from pathlib import Path

from edgepress.check import judge
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.article import article
from edgepress.load.lists import load_lists
from edgepress.mend import apply
from edgepress.model import Settings, Site
from edgepress.source import Source

PATH = "issues/2026-12-auckland/10-slippers.md"
SITE = Site(
    settings=Settings(title="The Edge", base_url="https://edge.example.org", language="en-GB"),
    lists=load_lists(Path(), ["en", "fr", "de", "es", "mi", "ar"]),
)


def whole(body: str, language: str = "en", details: str = "title: Slippers") -> str:
    """The text of an article with such a body and such details."""
    return f"---\n{details}\nauthors: [liz-doe]\nlanguage: {language}\n---\n{body}\n"


def findings(text: str, code: str) -> list[Diagnostic]:
    """What a check says of the text of an article."""
    return [d for d in judge(article(Source(PATH, text), "2026-12-auckland", "en")[0], SITE) if d.code == code]


def told(body: str, code: str, language: str = "en", details: str = "title: Slippers") -> list[str]:
    """The words that a check points at."""
    text = whole(body, language, details)
    return [words(Source(PATH, text), d) for d in findings(text, code)]


def words(source: Source, finding: Diagnostic) -> str:
    """The words that a finding points at."""
    where = finding.where
    return source.text[source.offset(where.line, where.column) : source.offset(where.end_line, where.end_column)]


def mended(body: str, code: str, language: str = "en", offered: bool = False) -> str:
    """The body after all safe edits of a check (with `offered`, all edits), which then has nothing left to mend safely."""
    text = whole(body, language)
    for _ in range(5):
        fixes = [d.fix for d in findings(text, code) if d.fix and (d.fix.safe or offered)]
        edits = [edit for fix in fixes for edit in fix.edits if isinstance(edit, Edit)]
        if not edits:
            break
        text = apply(text, edits)
    assert not [d for d in findings(text, code) if d.fix and d.fix.safe]
    return text.partition("\n---\n")[2].removesuffix("\n")


def shown(body: str) -> str:
    """The HTML that readers get of a body."""
    return article(Source(PATH, whole(body)), "2026-12-auckland", "en")[0].html
