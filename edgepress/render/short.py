"""Which articles an email gives as a summary and a link, and what such a summary is."""

from __future__ import annotations

from dataclasses import replace

from edgepress.model import Article, Issue, Settings
from edgepress.render.body import tree
from edgepress.render.view import set_words


def settled(issue: Issue, settings: Settings) -> Issue:
    """The issue with the word of each article: its own, else the issue's, else the newsletter's."""
    common = issue.in_email or settings.email
    if not common or common == "whole":
        return issue
    return replace(issue, articles=tuple(a if a.in_email else replace(a, in_email=common) for a in issue.articles))


def summary(piece: Article) -> str:
    """What stands for an article: the summary that the guest wrote, else its first paragraph."""
    if piece.summary:
        return set_words(piece.summary, piece.language)
    first = next(tree(piece.html).iter("p"), None)
    return " ".join("".join(first.itertext()).split()) if first is not None else ""
