"""Every feature of caniemail is found where it is used, and not where it nearly is."""

from __future__ import annotations

import pytest

from edgepress.load.clients import load_clients
from edgepress.proof.features import UNSEEN, signs_of
from edgepress.proof.letter import Letter
from edgepress.proof.selectors import made_of
from edgepress.proof.usage import Use, nested, uses
from edgepress.source import Source

from .signs import example

CLIENTS = load_clients(None)
SEEN = [slug for slug in CLIENTS.features if slug not in UNSEEN]


def used(html: str) -> dict[str, list[Use]]:
    return uses(Letter(html=Source("email.html", html), clients=CLIENTS))


@pytest.mark.parametrize("slug", SEEN)
def test_a_feature_is_found_where_it_is_used(slug: str) -> None:
    assert slug in used(example(slug)[0])


@pytest.mark.parametrize("slug", SEEN)
def test_a_feature_is_not_found_where_it_nearly_is(slug: str) -> None:
    assert slug not in used(example(slug)[1])


def test_what_cannot_be_seen_is_listed_with_the_reason_and_all_the_rest_can() -> None:
    assert sorted(slug for slug in CLIENTS.features if not signs_of(slug)) == sorted(UNSEEN)
    assert all(len(reason) > 10 for reason in UNSEEN.values())
    assert len(SEEN) + len(UNSEEN) == 307


def test_a_feature_that_caniemail_adds_is_found_by_its_name() -> None:
    assert [sign.kind for sign in signs_of("css-field-sizing")] == ["property"]
    assert [sign.kind for sign in signs_of("css-pseudo-class-open")] == ["pseudo"]
    assert [sign.kind for sign in signs_of("html-search")] == ["element"]
    assert signs_of("others-x") == ()


@pytest.mark.parametrize(
    ("html", "slug", "words"),
    [
        ('<p>\n<b style="color:red; Display : FLEX ">x</b>', "css-display-flex", "Display : FLEX "),
        ("<style>\n@media print { a > b { width: 1px } }</style>", "css-at-media", "@media"),
        ("<style>\n@media print { a > b { width: 1px } }</style>", "css-selector-child", "a > b"),
        ("<style>\n@media print { a > b { width: 1px } }</style>", "css-width", "width: 1px"),
        ('<p><img\n src="a.svg">', "image-svg", '<img\n src="a.svg">'),
        ("<!--[if mso]><p>x</p><svg></svg><![endif]-->", "html-svg", "<svg>"),
        ("<style>p { b { color: red } }</style>", "css-nesting", "b "),
    ],
)
def test_a_use_has_its_place(html: str, slug: str, words: str) -> None:
    from edgepress.proof.support import _where

    letter = Letter(html=Source("email.html", html), clients=CLIENTS)
    where = _where(letter, uses(letter)[slug][0])
    start = letter.html.offset(where.line, where.column)
    assert html[start:].startswith(words.strip())


def test_what_stands_in_a_comment_for_word_is_words_alone() -> None:
    found = used("<!--[if mso]><section>x</section><![endif]--><svg></svg>")
    assert [(use.web, use.word) for use in found["html-semantics"]] == [(False, True)]
    assert [(use.web, use.word) for use in found["html-svg"]] == [(True, True)]


def test_what_is_hidden_from_word_is_not_words() -> None:
    found = used("<!--[if !mso]><!--><section>x</section><!--<![endif]-->")
    assert [(use.web, use.word) for use in found["html-semantics"]] == [(True, False)]


def test_a_sheet_for_word_alone_is_words_alone() -> None:
    found = used("<head><!--[if mso]><style>p { display: flex }</style><![endif]--></head>")
    assert [(use.web, use.word, use.kept) for use in found["css-display-flex"]] == [(False, True, True)]


@pytest.mark.parametrize(
    ("css", "at"),
    [
        ("p { color: red }", -1),
        ("@media print { p { color: red } } a { color: red }", -1),
        ("@media print { @media (width: 1px) { p { color: red } } }", -1),
        ("@keyframes x { from { top: 0 } to { top: 1px } }", -1),
        ("p { content: '{' } a { content: \"{\" } /* p { { */ b { x: y }", -1),
        ("p { color: red; a { color: blue } }", 16),
        ("p { @media print { color: blue } }", 4),
        ("@media print { p { & a { x: y } } }", 19),
        ("} } p { x: y }", -1),
        ("/* never closed p { a {", -1),
        ("", -1),
    ],
)
def test_a_rule_in_a_rule_is_found_and_no_rule_in_an_at_rule(css: str, at: int) -> None:
    assert nested(css) == at


@pytest.mark.parametrize(
    "selector", ["[data-ogsc] h1", "u + .body a", "#MessageViewBody a", "a[x-apple-data-detectors]", "a:hover", ".moz-text-html .x", "#outlook a", ":root", "div > u ~ div .x", ".a:focus-within b"]
)  # fmt: skip
def test_a_hook_and_a_state_only_add(selector: str) -> None:
    assert made_of(selector).adds


@pytest.mark.parametrize(
    "selector", ["p", ".a .b", "p:first-child", "td[width]", "#main > p", "p:not(.a)", "*", ".external"]
)
def test_a_plain_selector_does_more_than_add(selector: str) -> None:
    assert not made_of(selector).adds


@pytest.mark.parametrize(
    "selector", ["", ">", "[", "((((", "::", ".", "a:not(", "\\", "'", "p,,", "a" * 5000, ":is(" * 500]
)
def test_whatever_a_selector_is_it_is_taken_apart(selector: str) -> None:
    assert isinstance(made_of(selector).signs, frozenset)
