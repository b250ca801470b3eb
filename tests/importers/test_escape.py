"""A guest's words survive as the words they are, whatever signs are in them."""

from __future__ import annotations

import re
from html import escape as html_escape
from html import unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from edgepress import markup
from edgepress.importers.tree import tree_of
from edgepress.importers.walk import markdown
from edgepress.markup.typography import set_line
from edgepress.source import Source

MARKS = st.sampled_from(
    list("*_#`[]()<>|\\!+-.{}~&=:^\"'1a B\n")
    + ["**", "__", "](", "1. ", "- ", "{{", "~~~", "```", "<b>", "&amp;", "[^1]", "!["]
)
TEXT = st.lists(MARKS, max_size=24).map("".join)


def words_in(text: str) -> str:
    """What readers would see of a Markdown text."""
    read = markup.read(Source("x.md", text), 0, "en")
    assert not read.tangles
    root = lxml_html.fragment_fromstring(read.html, create_parent="div") if read.html else lxml_html.Element("div")
    return "".join(root.itertext())


def plain(words: str) -> str:
    """Words less what a typesetter changes: straight quotes, dots, hyphens and the number of spaces."""
    words = re.sub(r"[“”‘’\"']", "'", words)
    return " ".join(words.replace("…", "...").replace("—", "---").replace("–", "--").split())


def written(html: str) -> str:
    return markdown(tree_of(html), lambda image: "").text


@settings(max_examples=150, deadline=None)
@given(TEXT)
@example("* a")
@example("1) a")
@example("a\\")
@example("[a]: b")
@example("*[a]: b")
@example("![a](b)")
def test_the_words_of_a_paragraph_survive(text: str) -> None:
    made = written(f"<p>{html_escape(text)}</p>")
    assert plain(words_in(made)) == plain(text), made


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, TEXT)
@example("a", "!", "b")
@example("a\\", "b", "c")
def test_the_words_survive_when_some_of_them_are_bold(one: str, two: str, three: str) -> None:
    made = written(f"<p>{html_escape(one)}<strong>{html_escape(two)}</strong>{html_escape(three)}</p>")
    assert plain(words_in(made)) == plain(one + two + three), made


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_the_words_of_lists_headings_and_quotes_survive(one: str, two: str) -> None:
    one, two = html_escape(one), html_escape(two)
    made = written(
        f"<h2>{one}</h2><ul><li>{two}</li><li>x</li></ul><blockquote><p>{one}</p></blockquote><ol><li>{two}</li></ol>"
    )
    expected = " ".join([one, two, "x", one, two])
    assert plain(words_in(made)) == plain(unescape(expected)), made


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
@example("", "\\|")
def test_the_words_of_a_table_survive(one: str, two: str) -> None:
    one, two = html_escape(one), html_escape(two)
    made = written(
        f"<table><tr><td>a</td><td>b</td></tr><tr><td>{one}</td><td>{two}</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert plain(words_in(made)) == plain(unescape(f"a b {one} {two} c d")), made


def test_set_line_is_what_a_typesetter_changes() -> None:
    assert plain(set_line('"a" -- b...', "en")) == plain('"a" -- b...')


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b c", "一二", "مرحبا", " ", "x ", " y", ".", "d_e"]),
            st.sampled_from(["", "b", "i", "bi"]),
        ),
        max_size=7,
    )
)
def test_words_keep_their_emphasis_whatever_stands_beside_them(runs: list[tuple[str, str]]) -> None:
    """Every bold word is bold again, and no plain one is. Italics that begin and end within a word may be lost."""
    html = "".join(
        f"{'<strong>' if 'b' in marks else ''}{'<em>' if 'i' in marks else ''}{words}{'</em>' if 'i' in marks else ''}{'</strong>' if 'b' in marks else ''}"
        for words, marks in runs
    )
    made = written(f"<p>x {html} x</p>")
    read = lxml_html.fragment_fromstring(
        markup.read(Source("x.md", made), 0, "en").html or "<p></p>", create_parent="div"
    )
    bold = "".join("".join(e.itertext()) for e in read.iter("strong"))
    expected = "".join(words for words, marks in runs if "b" in marks)
    assert plain(bold).replace(" ", "") == plain(expected).replace(" ", ""), made
    assert plain(words_in(made)) == plain("x " + "".join(words for words, _ in runs) + " x"), made
