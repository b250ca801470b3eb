"""Nouns -> files-to-be. Pure: the same site gives the same bytes, and nothing is read or written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edgepress.model import Artifact, Issue, Site

Renderer = Callable[[Site, Issue], Iterator[Artifact]]


def email(site: Site, issue: Issue) -> Iterator[Artifact]:
    """The three files of one email: HTML, plain text, message."""
    from edgepress.render.email import email_html
    from edgepress.render.message import email_message
    from edgepress.render.text import email_text

    html, text = email_html(site, issue), email_text(site, issue)
    yield Artifact(f"email/{issue.slug}/index.html", html.encode("utf-8"))
    yield Artifact(f"email/{issue.slug}/index.txt", text.encode("utf-8"))
    yield Artifact(f"email/{issue.slug}/message.eml", email_message(site, issue, html, text))


def pages(site: Site, issue: Issue) -> Iterator[Artifact]:
    """The pages of an issue in the archive, with their pictures and files."""
    from edgepress.render.web import issue_pages

    return issue_pages(site, issue)


# What is made of each issue. What is made of the whole newsletter stands in `web` and `feed`.
RENDERERS: tuple[Renderer, ...] = (email, pages)
