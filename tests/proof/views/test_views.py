"""What holds for every view: it is a function of the email alone, takes anything for one, and loses no word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.proof import tree
from edgepress.proof.views import VIEWS, View
from edgepress.proof.views.draw import GONE

from .snapshots import FOLDER, hybrid, letter

NAMES = "whole word gmail gmail-foreign-account yahoo outlook-com-dark pictures-off text-only".split()
_each = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
_of_html = pytest.mark.parametrize("view", [v for v in VIEWS if v.name != "text-only"], ids=lambda view: view.name)

TAGS = st.sampled_from(
    "html head body div p table tr td a img b style main svg ul li v:rect o:p input title pre br u section picture h1".split()
)
STYLES = st.sampled_from(
    [
        "color: red",
        "width: 10px; max-width: 100%",
        "background: #fff url(x.png)",
        "margin: auto",
        "padding: 1px !important",
        "color: rgb(0 128 0 / 1)",
        "mso-hide: all",
        "display: none",
        "font-family: Nowhere, Georgia",
        "}{;;:",
        "--x: 1",
        "border: 12px solid #0000ff80",
        "background: linear-gradient(red, blue",
    ]
)
SHEETS = st.sampled_from(
    [
        "p { color: red }",
        "@media (max-width: 480px) { .a { color: #fff !important } }",
        "[data-ogsc] p { color: blue !important }",
        "</p>{",
        "@font-face { font-family: Nowhere; src: url(x) }",
        "@media { @media { a {} } }",
        "a[href~='x']::before { content: '</style>' }",
        "@import url(x); body { margin: 0 }",
    ]
)
PIECES = st.one_of(
    st.text(max_size=12),
    TAGS.map(lambda t: f"<{t}>"),
    TAGS.map(lambda t: f"</{t}>"),
    st.tuples(TAGS, STYLES).map(lambda x: f'<{x[0]} class="a b" id=c bgcolor=white width="20" style="{x[1]}">'),
    SHEETS.map(lambda s: f"<style>{s}</style>"),
    st.sampled_from(["<!--[if mso]>", "<![endif]-->", "<!--[if !mso]><!-->", "<!--<![endif]-->", "<!--", "-->", "<", "&amp;", "&#0;"]),
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=25).map("".join)


def words(top: tree.Element) -> str:
    """The words that should be seen, sign by sign: where tags stood between them, there may be one run or two."""
    return "".join("".join(said(top)).split())


def said(top: tree.Element) -> Iterator[str]:
    gone = GONE | {"svg", "math", "style", "title"}
    for run, element in tree.runs(top):
        if not any(e.tag in gone for e in (element, *tree.above(element))):
            yield run.text


def test_the_views_are_those_that_were_promised() -> None:
    assert [view.name for view in VIEWS] == NAMES
    assert all(view.says.endswith(".") and view.title and view.shades and view.widths for view in VIEWS)


@_each
def test_the_correct_email_looks_as_it_did(view: View) -> None:
    assert view.show(hybrid()) == (FOLDER / f"{view.name}.html").read_text(encoding="utf-8")


@_each
def test_a_view_says_what_it_simulates_and_what_it_does_not(view: View) -> None:
    said = " ".join((view.show.__doc__ or "").split())
    assert "Simulated" in said
    assert re.search(r"Not simulated|differs widely", said)


@_each
@settings(max_examples=60, deadline=None)
@given(soup=SOUP)
def test_a_view_takes_anything_for_an_email_and_answers_the_same_twice(view: View, soup: str) -> None:
    shown = view.show(letter(soup))
    assert shown == view.show(letter(soup))
    assert shown.startswith("<!DOCTYPE html>\n")
    assert "<script" not in shown.lower()


@_of_html
@settings(max_examples=60, deadline=None)
@given(soup=SOUP)
def test_no_word_is_lost(view: View, soup: str) -> None:
    one = letter(soup)
    read = one.word if view.name == "word" else one.web
    assert words(tree.read(view.show(one))) == words(read)


@_of_html
def test_a_view_of_a_view_shows_the_same_words_and_does_not_mark_twice(view: View) -> None:
    once = view.show(hybrid())
    twice = view.show(letter(once))
    assert tree.words(tree.read(twice)) == tree.words(tree.read(once))
    assert "m_m_" not in twice and "yiv_yiv_" not in twice and "x_x_" not in twice


@_each
@pytest.mark.parametrize(
    "tag", ["div", "div style='display:none'", "a", "v:rect", "i style='mso-font-width:5%'", "table"]
)
def test_two_thousand_elements_in_one_another_are_no_matter(view: View, tag: str) -> None:
    shown = view.show(letter(f"<{tag}>" * 2_000 + "deep"))
    assert "deep" in shown


@_of_html
def test_nothing_runs_and_nothing_is_sent(view: View) -> None:
    shown = view.show(
        letter(
            '<body onload="x()"><script>x()</script><iframe src="https://a.example"></iframe><base href="https://b.example">'
            '<meta http-equiv="refresh" content="0;url=https://c.example"><form action="https://d.example"><input></form>'
            '<a href="javascript:x()">words</a><img src=x onerror="x()">'
        )
    )
    for sign in ("onload", "onerror", "script", "iframe", "<base", "refresh", "d.example"):
        assert sign not in shown
    assert "words" in shown
