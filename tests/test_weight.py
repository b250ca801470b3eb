"""What each part of an email weighs."""

from __future__ import annotations

from dataclasses import replace

from edgepress.render.email import email_html
from edgepress.weight import Part, weigh

from .render import letters, nouns


def test_the_parts_together_have_the_bytes_of_the_whole() -> None:
    site, issue = letters.full("fr")
    html = email_html(site, issue)
    assert sum(part.size for part in weigh(html, issue)) == len(html.encode())


def test_each_article_is_named_with_the_file_it_was_made_from() -> None:
    site, issue = letters.full()
    assert [(part.title, part.path) for part in weigh(email_html(site, issue), issue)] == [
        ("Styles, and the line for the inbox", ""),
        ("Tea", "issues/tea/issue.md"),
        *((article.title, article.source.path) for article in issue.articles),
        ("Who wrote this issue", ""),
        ("The foot", ""),
    ]


def test_an_article_with_more_words_weighs_more_and_the_others_as_before() -> None:
    site, issue = letters.full()
    first, *rest = issue.articles
    short = replace(issue, articles=(replace(first, html="<p>Tea</p>"), *rest))
    longer = replace(issue, articles=(replace(first, html="<p>Tea and milk</p>"), *rest))
    before, after = weigh(email_html(site, short), short), weigh(email_html(site, longer), longer)
    assert [now.size - old.size for old, now in zip(before, after, strict=True) if old != now] == [len(" and milk")]


def test_an_email_without_sections_is_one_part() -> None:
    assert weigh("<p>Tea</p>", nouns.issue()) == [Part("Styles, and the line for the inbox", "", 10)]
