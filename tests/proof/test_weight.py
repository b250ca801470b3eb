"""What each part of one of our own emails weighs."""

from __future__ import annotations

from dataclasses import replace

from edgepress.model import Issue, Site
from edgepress.proof.letter import Letter
from edgepress.proof.weight import Part, weights
from edgepress.render.email import email_html
from edgepress.source import Source

from ..render import letters


def weigh(site: Site, issue: Issue) -> tuple[Part, ...]:
    """The parts of an issue's email."""
    return weights(Letter(html=Source("x.html", email_html(site, issue)), issue=issue))


def test_the_parts_together_have_the_bytes_of_the_whole() -> None:
    site, issue = letters.full("fr")
    assert sum(part.size for part in weigh(site, issue)) == len(email_html(site, issue).encode())


def test_each_article_is_named_with_the_file_it_was_made_from() -> None:
    site, issue = letters.full()
    assert [part.path for part in weigh(site, issue)] == [
        "",
        "issues/tea/issue.md",
        *(article.source.path for article in issue.articles),
        "",
    ]


def test_an_article_with_more_words_weighs_more_and_the_others_as_before() -> None:
    site, issue = letters.full()
    first, *rest = issue.articles
    short = replace(issue, articles=(replace(first, html="<p>Tea</p>"), *rest))
    longer = replace(issue, articles=(replace(first, html="<p>Tea and milk</p>"), *rest))
    before, after = weigh(site, short), weigh(site, longer)
    assert [now.size - old.size for old, now in zip(before, after, strict=True) if old != now] == [len(" and milk")]
