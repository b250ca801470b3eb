"""Checks of links."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import urlsplit

from edgepress.check.address import file_path, is_outside, is_private, links, looks_like_site, scheme
from edgepress.diagnostics import Diagnostic
from edgepress.model import Article, Issue, Page, Site


def file_not_found(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A file that a text links to stands in the issue's folder.

    Bad:   [the poster](files/Poster.pdf) where the file is called poster.pdf
    Good:  [the poster](files/poster.pdf)
    """
    for link in page.seen.links:
        path = file_path(link.href)
        if path is None or is_outside(path) or looks_like_site(path) or link.href == "":
            continue
        names = _files(page, site)
        if path.rstrip("/") not in names:
            near = get_close_matches(path, names, n=1, cutoff=0.6) or [
                n for n in names if n.casefold() == path.casefold()
            ]
            hint = (
                f"did you mean “{near[0]}”?"
                if near
                else "put the file into the issue's folder, or begin the address with https://"
            )
            yield Diagnostic(
                "file-not-found",
                f"No file “{path}” lies beside this text, so the link leads nowhere",
                link.where,
                hint=hint,
            )


def missing_https(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An address of another site begins with https://, or it would lead to a page of our own that is not there.

    Bad:   [the institute](ihi.org)
    Good:  [the institute](https://ihi.org)
    """
    for link in page.seen.links:
        path = file_path(link.href)
        if path and path not in _files(page, site) and (looks_like_site(path) or link.href.startswith("//")):
            hint = f"write https://{link.href.lstrip('/')}"
            yield Diagnostic("missing-https", f"“{link.href}” would open a page on our own site", link.where, hint=hint)
        elif link.href.startswith("//"):
            hint = f"write https:{link.href}"
            yield Diagnostic("missing-https", f"“{link.href}” does not say how to get there", link.where, hint=hint)
        elif link.href == "" and link.text:
            yield Diagnostic(
                "missing-https",
                f"The link “{link.text}” has no address",
                link.where,
                hint="put one between the round brackets",
            )


def private_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads to where every reader can go, not to a computer in one building.

    Bad:   [the rota](http://localhost:8000/rota)
    Good:  [the rota](https://example.org/rota)
    """
    for link in links(page):
        host = _host(link.href) if scheme(link.href) in ("http", "https") else ""
        if host and is_private(host):
            message = f"“{host}” can only be opened inside one building, so readers would get an error"
            yield Diagnostic("private-link", message, link.where, hint="link to a page that is open to everybody")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _files(page: Page, site: Site) -> list[str]:
    """What a text of this issue may link to, by path in its folder: files, and the other articles."""
    issue = page if isinstance(page, Issue) else site.desk if isinstance(page, Article) else None
    if issue is None:
        return []
    return [*issue.assets, *(a.source.path.rpartition("/")[2] for a in issue.articles), "issue.md"]
