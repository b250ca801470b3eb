"""Nouns for the tests of the renderers, built by their constructors."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from edgepress.load.theme import load_theme, read_theme
from edgepress.model import Article, Asset, Contributor, Issue, Settings, Site, Theme
from edgepress.seen import Details
from edgepress.source import Source, Span

from ..conftest import ROOT

HOME = "https://edge.example.org"


def theme(name: str = "default") -> Theme:
    """The theme the press brings."""
    return load_theme(read_theme(ROOT, name))


def settings(**more: Any) -> Settings:
    """Settings with everything that must be there."""
    values = {
        "title": "The Edge", "base_url": HOME, "language": "en-GB", "sender": "The Edge <edge@example.org>",
        "postal_address": "1 Example Street", "unsubscribe": f"{HOME}/stop", "licence": "CC-BY-4.0", **more,
    }  # fmt: skip
    return Settings(**values)


def issue(*articles: Article, **more: Any) -> Issue:
    """An issue of the fourth of December."""
    path = "issues/tea/issue.md"
    values = {
        "source": Source(path, ""), "start": 0, "details": Details(Span(path)), "slug": "tea", "title": "Tea",
        "language": "en-GB", "date": date(2026, 12, 4), "status": "ready", "number": 7, "articles": articles, **more,
    }  # fmt: skip
    return Issue(**values)


def article(html: str = "<p>Words</p>", name: str = "first", **more: Any) -> Article:
    """An article of that issue."""
    path = f"issues/tea/10-{name}.md"
    values = {
        "source": Source(path, ""), "start": 0, "details": Details(Span(path)), "issue": "tea", "name": name,
        "title": "First", "language": "en-GB", "html": html, **more,
    }  # fmt: skip
    return Article(**values)


def person(id: str, name: str, **more: Any) -> Contributor:
    """Somebody."""
    path = f"contributors/{id}.md"
    return Contributor(source=Source(path, ""), start=0, details=Details(Span(path)), id=id, name=name, **more)


def site(*issues: Issue, **more: Any) -> Site:
    """A newsletter with these issues."""
    return Site(**{"settings": settings(), "theme": theme(), "issues": issues, **more})


def asset(path: Path | str, width: int, height: int, kind: str = "JPEG", **more: Any) -> Asset:
    """A picture that stands somewhere."""
    return Asset(
        **{
            "path": str(path),
            "size": 50_000,
            "digest": "0123456789abcdef" * 4,
            "width": width,
            "height": height,
            "format": kind,
            **more,
        }
    )
