"""The proofs of the words of links, in the language that they are in."""

from __future__ import annotations

import pytest

from edgepress.model import Allowance
from edgepress.proof.link_words import link_bare, link_silent, link_twice, link_vague
from edgepress.seen import Link, Seen
from edgepress.source import Span

from ..render import nouns
from .letters import found, page, said

H = "https://a.example.org/"


@pytest.mark.parametrize(
    ("inside", "silent"),
    [
        ("Tea", False),
        ("<b> Tea </b>", False),
        ("<img alt='Tea'>", False),
        ("→", False),
        ("", True),
        ("&nbsp;&#8203;", True),
        ("<img alt=''>", True),
        ("<img>", False),
        ("<!--[if mso]>Tea<![endif]-->", True),
        ("<style>a{}</style>", True),
    ],
)
def test_a_link_has_something_to_read_out(inside: str, silent: bool) -> None:
    assert len(said(link_silent, f"<a href='{H}'>{inside}</a>")) == silent


def test_a_label_is_no_word() -> None:
    assert said(link_silent, f"<a href='{H}' aria-label='Tea'></a>") == [
        "A link has no words, so readers who listen hear its address letter by letter; its label “Tea” is dropped by Yahoo"
    ]


def test_a_link_that_nobody_sees_needs_no_words() -> None:
    assert said(link_silent, f"<div style='display:none'><a href='{H}'></a></div><a name='x'></a>") == []


@pytest.mark.parametrize(
    ("words", "lang", "vague"),
    [
        ("Read more", "en-GB", True),
        ("READ MORE »", "en", True),
        ("Click&nbsp;here!", "en", True),
        ("Read more about tea", "en", False),
        ("En savoir plus", "fr", True),
        ("hier klicken", "de-AT", True),
        ("haga clic aquí", "es", True),
        ("Read more", "", True),
        ("lees meer", "nl", False),
        ("here", "nl", False),
    ],
)
def test_what_is_vague_depends_on_the_language(words: str, lang: str, vague: bool) -> None:
    assert len(said(link_vague, f"<a href='{H}'>{words}</a>", lang=lang)) == vague


def test_a_part_in_another_language_is_judged_by_its_own_words() -> None:
    assert said(link_vague, f"<p lang='nl'><a href='{H}'>here</a></p>") == []
    assert len(said(link_vague, f"<p lang='en-US'><a href='{H}'>here</a></p>", lang="fr")) == 1


def test_what_a_guest_says_is_meant_is_meant() -> None:
    link = Link(H, "Click here", Span("a.md"))
    allowed = nouns.article(seen=Seen(links=(link,)), allow=(Allowance("vague-link-text", "a poster"),))
    html = page(f"<a href='{H}'>Click here</a>")
    assert found(link_vague, html, issue=nouns.issue(allowed)) == []
    assert len(found(link_vague, html, issue=nouns.issue(nouns.article(seen=Seen(links=(link,)))))) == 1


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("https://a.example.org/tea", True),
        ("www.example.org/tea", True),
        ("www.example.org", False),
        ("a.example.org/tea", True),
        ("and/or", False),
        ("example.org", False),
        ("See https://a.example.org/tea", False),
        ("https://doi.org/10.1000/182", False),
        ("editor@example.org", False),
        ("https://[a", True),
    ],
)
def test_an_address_is_no_words(words: str, bare: bool) -> None:
    assert len(said(link_bare, f"<a href='{H}'>{words}</a>")) == bare


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("https://a.example.org/b", "https://a.example.org/c", True),
        ("https://a.example.org/b", "https://www.a.example.org/b/", False),
        ("https://a.example.org/b?utm_source=x", "https://a.example.org/b?utm_source=y&mc_cid=1", False),
        ("https://a.example.org/b?id=1", "https://a.example.org/b?id=2", True),
        ("https://a.example.org/#b", "https://a.example.org/#c", True),
        ("https://c.example/AbC123dEf456GhI789jKl012MnO", "https://c.example/XbC123dEf456GhI789jKl012MnO", False),
        ("https://[a", "https://a.example.org/c", False),
    ],
)
def test_the_same_words_lead_to_the_same_place(one: str, other: str, told: bool) -> None:
    assert len(said(link_twice, f"<a href='{one}'>The tea</a> <a href='{other}'>the tea.</a>")) == told


def test_three_places_with_the_same_words_are_told_twice_with_the_first_line() -> None:
    body = "\n".join(f"<a href='{H}{n}'>The tea</a>" for n in range(3))
    message = "The link “The tea” leads elsewhere than the link with the same words in line 3"
    assert said(link_twice, body) == [message, message]


def test_a_note_and_the_way_back_from_it_have_the_same_number() -> None:
    assert said(link_twice, "<a id='a' href='#b'>1</a> <a id='b' href='#a'>1</a>") == []


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("Click here to read more »", True),
        ("Read more and learn more", True),
        ("here to the harbour", False),
        ("View as a web page", False),
        ("Learn more here", True),
        ("Read more of the harbour", False),
        ("to the", False),
        ("here " * 13, False),
    ],
)
def test_vague_words_in_a_row_are_no_better(words: str, vague: bool) -> None:
    assert len(said(link_vague, f"<a href='{H}'>{words}</a>")) == vague


def test_words_that_are_vague_are_not_told_twice() -> None:
    assert said(link_twice, f"<a href='{H}1'>Read more</a> <a href='{H}2'>Read more</a>") == []
