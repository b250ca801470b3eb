"""What a template says of issues and articles."""

from __future__ import annotations

from datetime import datetime

import pytest

from edgepress.render.view import article_card, facts, issue_card, say_in, set_words

from . import nouns


@pytest.mark.parametrize(
    ("line", "language", "wanted"),
    [
        ("Somebody's lunch break", "en-GB", "Somebody’s lunch break"),
        ('The "quiet" alarm', "en-NZ", "The “quiet” alarm"),
        ("Mettre l'eau à bouillir", "fr-CA", "Mettre l’eau à bouillir"),
        ("Wait... what", "en-GB", "Wait… what"),
        ("Nothing to set here", "en-GB", "Nothing to set here"),
        ("{{ 7*7 }} <b>", "en-GB", "{{ 7*7 }} <b>"),
        ("", "en-GB", ""),
    ],
)
def test_a_title_has_a_typesetters_marks(line: str, language: str, wanted: str) -> None:
    assert set_words(line, language) == wanted


def test_cards_of_issues_and_articles_have_them_too() -> None:
    site = nouns.site()
    say = say_in(site, "en-GB")
    issue = issue_card(nouns.issue(title="It's tea", preview="Ada's tea"), "", site, say)
    article = article_card(nouns.article(title="It's tea", summary="Ada's tea"), "", site, say)
    assert (issue["title"], issue["preview"]) == ("It’s tea", "Ada’s tea")
    assert (article["title"], article["summary"]) == ("It’s tea", "Ada’s tea")


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        (datetime(2027, 2, 18, 15, 0), "15:00"),
        (datetime(2027, 2, 19, 15, 0), "Friday 19 February 2027, 15:00"),
        (datetime(2027, 2, 18, 0, 0), "Thursday 18 February 2027"),
    ],
)
def test_an_event_that_ends_on_its_day_does_not_say_the_day_again(ends: datetime, wanted: str) -> None:
    event = nouns.article(kind="event", starts=datetime(2027, 2, 18, 13, 0), ends=ends)
    assert facts(event, say_in(nouns.site(), "en-GB"))[1] == ("Ends", wanted)
