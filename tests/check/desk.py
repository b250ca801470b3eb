"""A text of a made-up issue, judged by some checks: what the tests of single checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from edgepress.check import judge
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.article import article
from edgepress.load.contributor import contributor
from edgepress.load.issue import _issue
from edgepress.model import Article, Asset, Contributor, Issue, Page, Settings, Site
from edgepress.source import Source

from ..conftest import ROOT

SLUG = "2026-12-auckland"
PATH = f"issues/{SLUG}/10-slippers.md"
HEAD = "---\ntitle: It was the slippers\nauthors: [liz-doe]\n---\n"
SETTINGS = Settings(
    title="The Edge",
    language="en-GB",
    licence="CC-BY-4.0",
    sender="The Edge <edge@example.org>",
    reply_to="hello@example.org",
)
COFFEE = Asset(path=f"issues/{SLUG}/images/coffee.jpg", size=1, digest="0", width=9, height=9, format="JPEG")


def piece(text: str, language: str = "en") -> Article:
    """The article with this text, details and all."""
    return article(Source(PATH, text), SLUG, language)[0]


def opening(text: str, slug: str = SLUG, articles: tuple[Article, ...] = ()) -> Issue:
    """The issue whose issue.md has this text."""
    from dataclasses import replace

    issue = _issue(Source(f"issues/{slug}/issue.md", text), slug, "en", [])
    return replace(issue, articles=articles, assets={"images/coffee.jpg": COFFEE})


def person(id: str, text: str) -> Contributor:
    """Somebody in contributors/."""
    return contributor(ROOT, Source(f"contributors/{id}.md", text), "en")[0]


LIZ = person("liz-doe", "---\nname: Liz Doe\nagrees: true\n---\nLiz counts falls.\n")
GROUP = person("improvers", "---\nname: Improvers\nkind: group\n---\nA kettle.\n")
DESK = opening("---\ntitle: Kia ora\ndate: 2026-12-04\nnumber: 214\npreview: What a kettle knows\n---\nWelcome.\n")


def site(desk: Issue = DESK, people: tuple[Contributor, ...] = (LIZ, GROUP), **more: Any) -> Site:
    """The newsletter in which an issue lies open."""
    values: dict[str, Any] = {
        "settings": SETTINGS,
        "contributors": {who.id: who for who in people},
        "desk": desk,
        **more,
    }
    return Site(**values)


def slots(**some: tuple[int | None, date | None]) -> Mapping[str, tuple[int | None, date | None]]:
    """Numbers and days by slug, where _ stands for a hyphen."""
    return {slug.replace("_", "-"): slot for slug, slot in some.items()}


def found(check: Callable[[Page, Site], Iterator[Diagnostic]], page: Page, where: Site | None = None) -> list[str]:
    """The words that one check points at, in order."""
    return [pointed(page, d) for d in check(page, where or site())]


def pointed(page: Page, finding: Diagnostic) -> str:
    """What stands where a finding points."""
    a, b = finding.where, page.source
    return b.text[b.offset(a.line, a.column) : b.offset(a.end_line, a.end_column)]


def mended(text: str, *codes: str, safe: bool = True) -> str:
    """An article's text after the mends of its findings of these codes, until nothing is left to mend."""
    for _ in range(5):
        page = piece(text)
        fixes = [d.fix for d in judge(page, site()) if d.code in codes and d.fix and d.fix.safe is safe]
        edits = sorted((e for fix in fixes for e in fix.edits if isinstance(e, Edit)), key=lambda e: e.where[1:3])
        if not edits:
            break
        for edit in reversed(edits):
            start = page.source.offset(edit.where.line, edit.where.column)
            end = page.source.offset(edit.where.end_line, edit.where.end_column)
            text = text[:start] + edit.text + text[end:]
    return text
