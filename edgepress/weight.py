"""What each part of an email weighs: its bytes by section, so that an editor sees which article to shorten."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from edgepress.model import Issue

# A section begins with the table that centres it in Outlook on Windows; each has one, or a gap would show there.
_SECTION = re.compile(r'(?=<!--\[if mso\]><table [^<>]*align="center")')
_HEADING = re.compile(r"<h2\b[^<>]*>(.*?)</h2>", re.S)
_LINK = re.compile(r'<a\b[^<>]*\shref="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")


class Part(NamedTuple):
    """A part of an email: what it is called, the guest's file it was made from, if one was, and its bytes."""

    title: str
    path: str
    size: int


def weigh(html: str, issue: Issue) -> list[Part]:
    """The parts of an issue's email, in order; together they have the bytes of the whole."""
    head, *sections = _SECTION.split(html)
    parts = [Part("Styles, and the line for the inbox", "", _size(head))]
    begun = (
        False  # whether an article has come: before it are the top, the welcome and the list of what is in the issue
    )
    for section in sections:
        title, path = _named(section, issue)
        begun = begun or bool(path)
        if not begun:
            title, path = issue.title, issue.source.path
        before = parts[-1]
        if (title, path) == before[:2]:
            parts[-1] = before._replace(size=before.size + _size(section))
        else:
            parts.append(Part(title, path, _size(section)))
    return parts


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _named(section: str, issue: Issue) -> tuple[str, str]:
    """The title of a section and, where it is an article, the guest's file."""
    heading = _HEADING.search(section)
    if heading is None:
        return "The foot", ""
    link = _LINK.search(heading[1])
    address = unescape(link[1]) if link else ""
    for article in issue.articles:
        if address.endswith(f"/issues/{issue.slug}/{article.name}/"):
            return article.title, article.source.path
    return unescape(_TAG.sub("", heading[1])).strip(), ""
