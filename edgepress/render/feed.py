"""Feeds and lists for programs: Atom, JSON Feed, sitemap, robots."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape as escape_all
from typing import Any, NamedTuple

from edgepress.model import Article, Artifact, Issue, Site
from edgepress.render import view
from edgepress.render.body import for_web
from edgepress.render.plan import ENTRIES


class _Entry(NamedTuple):
    """An article as both feeds show it: whole."""

    issue: Issue
    piece: Article
    html: str


def feeds(site: Site, latest: Sequence[Issue]) -> Iterator[Artifact]:
    """feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1) with the newest articles, whole; newest first."""
    newest = [(issue, a) for issue in reversed(latest) for a in issue.articles][:ENTRIES]
    entries = [_Entry(issue, piece, _html(site, issue, piece)) for issue, piece in newest]
    yield Artifact("web/feed.xml", _atom(site, entries).encode("utf-8"))
    yield Artifact("web/feed.json", _json(site, entries).encode("utf-8"))


def sitemap(site: Site, paths: Iterable[tuple[str, date | None]]) -> Iterator[Artifact]:
    """sitemap.xml (sitemaps.org 0.9) of all pages with the day of what they show, and robots.txt."""
    home = site.settings.base_url
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for path, day in paths:
        when = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<url><loc>{_escaped(f'{home}/{path}')}</loc>{when}</url>")
    yield Artifact("web/sitemap.xml", "\n".join([*lines, "</urlset>", ""]).encode("utf-8"))
    yield Artifact("web/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {home}/sitemap.xml\n".encode())


def _moment(day: date | None) -> str:
    return f"{(day or date(1970, 1, 1)).isoformat()}T06:00:00Z"


def _html(site: Site, issue: Issue, piece: Article) -> str:
    return for_web(
        piece, view.frame(site, issue, piece.language), view.absolute(site, issue, piece.name), absolute=True
    )


def _names(site: Site, piece: Article) -> list[str]:
    return [p["name"] for p in view.people(piece.authors, "", site)]


def _atom(site: Site, entries: Sequence[_Entry]) -> str:
    home = f"{site.settings.base_url}/"
    newest = entries[0].issue.date if entries else None
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(site.settings.language)}>',
        f"<title>{_escaped(site.settings.title)}</title>",
        f"<id>{_escaped(home)}</id>",
        f"<updated>{_moment(newest)}</updated>",
        f"<link href={_quoted(home)}/>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(home + "feed.xml")}/>',
        f"<author><name>{_escaped(site.settings.title)}</name></author>",
    ]
    for entry in entries:
        lines += _entry(site, entry)
    return "\n".join([*lines, "</feed>", ""])


def _entry(site: Site, entry: _Entry) -> list[str]:
    issue, piece, html = entry
    address = view.absolute(site, issue, piece.name).page
    authors = [f"<author><name>{_escaped(name)}</name></author>" for name in _names(site, piece)]
    tags = [f"<category term={_quoted(tag)}/>" for tag in piece.tags]
    return [
        f"<entry xml:lang={_quoted(piece.language)}>",
        f"<title>{_escaped(piece.title)}</title>",
        f"<id>{_escaped(address)}</id>",
        f"<link href={_quoted(address)}/>",
        f"<published>{_moment(issue.date)}</published>",
        f"<updated>{_moment(issue.date)}</updated>",
        *authors,
        *tags,
        *([f"<summary>{_escaped(piece.summary)}</summary>"] if piece.summary else []),
        f'<content type="html">{_escaped(html)}</content>',
        "</entry>",
    ]


def _json(site: Site, entries: Sequence[_Entry]) -> str:
    home = f"{site.settings.base_url}/"
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.settings.title,
        "home_page_url": home,
        "feed_url": f"{home}feed.json",
        "language": site.settings.language,
        "items": [_item(site, entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(site: Site, entry: _Entry) -> dict[str, Any]:
    issue, piece, html = entry
    address = view.absolute(site, issue, piece.name).page
    item = {
        "id": address,
        "url": address,
        "title": piece.title,
        "content_html": html,
        "summary": piece.summary,
        "date_published": _moment(issue.date),
        "authors": [{"name": name} for name in _names(site, piece)],
        "tags": list(piece.tags),
        "language": piece.language,
    }
    return {name: value for name, value in item.items() if value}


def _escaped(words: str) -> str:
    return escape_all(words, quote=False)


def _quoted(words: str) -> str:
    return f'"{escape_all(words)}"'
