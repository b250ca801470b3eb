"""The plain-text part: every word, wrapped, with its links numbered and nothing touching an address."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.load.theme import load_theme, read_theme
from edgepress.render.text import WIDTH, body_text, email_text
from edgepress.seen import Seen

from ..conftest import ROOT
from . import nouns

THEME = load_theme(read_theme(ROOT, "default"))
LONG = "https://example.org/" + "a-long-way/" * 9


def text(html: str, name: str = "first", language: str = "en-GB", assets: Mapping[str, object] | None = None) -> str:
    piece = nouns.article(html, name)
    whole = nouns.issue(piece, nouns.article(name="second"), assets=assets or {})
    return body_text(piece, nouns.site(theme=THEME), whole, language, name)


CASES = {
    "paragraphs": ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
    "emphasis": ("<p>An <em>old</em> and <strong>bold</strong> cat</p>", "An _old_ and *bold* cat"),
    "a line break": ("<p>One<br>\nTwo</p>", "One\nTwo"),
    "code": ("<p>Type <code>ls -l</code></p>", "Type ls -l"),
    "a block of code": ("<pre><code>a  b\n  c\n</code></pre>", "    a  b\n      c"),
    "a heading": ("<h2>What we did</h2><p>This</p>", "What we did\n-----------\n\nThis"),
    "a heading below": ("<h3>And that</h3><p>This</p>", "And that\n\nThis"),
    "a rule": ("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb"),
    "a link": ('<p>See <a href="https://example.org/a">this</a>.</p>', "See this [1].\n\n[1] https://example.org/a"),
    "a link twice": (
        '<p><a href="https://example.org/a">this</a>, <a href="https://example.org/b">that</a>, <a href="https://example.org/a">this</a></p>',
        "this [1], that [2], this [1]\n\n[1] https://example.org/a\n[2] https://example.org/b",
    ),
    "a link that is its own address": ('<p>See <a href="https://example.org/a">https://example.org/a</a>.</p>', "See https://example.org/a."),
    "a link to an address of mail": ('<p><a href="mailto:a@example.org">a@example.org</a></p>', "a@example.org"),
    "a link to another article": (
        '<p><a href="10-second.md#why">that</a></p>', f"that [1]\n\n[1] {nouns.HOME}/issues/tea/second/#why",
    ),
    "a link to a place on the page": ('<p><a href="#why">that</a></p>', f"that [1]\n\n[1] {nouns.HOME}/issues/tea/first/#why"),
    "a link to a file": ('<p><a href="a file.pdf">that</a></p>', f"that [1]\n\n[1] {nouns.HOME}/issues/tea/files/a%20file.pdf"),
    "a link without an address": ("<p><a>that</a></p>", "that"),
    "a list": ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
    "a numbered list": ('<ol start="9"><li>One</li><li>Two</li></ol>', "9. One\n10. Two"),
    "a loose list": ("<ul><li><p>One</p></li><li><p>Two</p><p>More</p></li></ul>", "- One\n\n- Two\n\n  More"),
    "a list in a list": (
        "<ol><li>One<ul><li>Deep<ul><li>Deeper</li></ul></li><li>Next</li></ul></li><li>Two</li></ol>",
        "1. One\n   - Deep\n     - Deeper\n   - Next\n2. Two",
    ),
    "a quote": ("<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n\n> Two"),
    "a quote in a quote": ("<blockquote><blockquote><p>One</p></blockquote><p>Two</p></blockquote>", "> > One\n\n> Two"),
    "a list in a quote": ("<blockquote><ul><li>One</li><li>Two</li></ul></blockquote>", "> - One\n> - Two"),
    "a quote in a list": ("<ul><li><p>One</p><blockquote><p>Two</p></blockquote></li></ul>", "- One\n\n  > Two"),
    "code in a list": ("<ul><li><p>One</p><pre><code>x\n</code></pre></li></ul>", "- One\n\n      x"),
    "a picture": ('<p><img src="a.jpg" alt="A cup"></p>', "[Picture: A cup]"),
    "a picture with a caption": (
        '<figure><img src="a.jpg" alt="A cup"><figcaption>Mine</figcaption></figure>', "[Picture: A cup]\n\nMine",
    ),
    "a picture without words": ('<p>a <img src="a.jpg" alt=""> b</p>', "a b"),
    "a footnote": (
        '<p>Tea<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>Hot <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>',
        "Tea (1).\n\nNotes\n\n1. Hot",
    ),
    "a word explained": ('<p>The <abbr title="World Health Organization">WHO</abbr></p>', "The WHO\n\nWHO: World Health Organization"),
    "a table": (
        "<table><thead><tr><th>A</th><th>Long name</th></tr></thead><tbody><tr><td>1</td><td>x</td></tr><tr><td>10</td><td></td></tr></tbody></table>",
        "A  | Long name\n---|----------\n1  | x\n10 |",
    ),
    "a definition": ("<dl><dt>Tea</dt><dd>Hot</dd></dl>", "Tea\n\nHot"),
    "nothing": ("", ""),
    "blanks": ("<p>  </p>", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_markdown_made_reads_well_as_text(name: str) -> None:
    html, wanted = CASES[name]
    assert text(html) == wanted


def test_a_wide_table_is_told_row_by_row_with_the_names_of_its_columns() -> None:
    cells = "<td>Ward seven</td><td>" + "many words " * 8 + "</td>"
    html = f"<table><thead><tr><th>Where</th><th>What</th></tr></thead><tbody><tr>{cells}</tr><tr>{cells}</tr></tbody></table>"
    row = "Where: Ward seven\nWhat: many words many words many words many words many words many words\n  many words many words"
    assert text(html) == f"{row}\n\n{row}"


def test_lines_break_at_72_columns_and_never_inside_an_address() -> None:
    html = f'<p>{"word " * 30}<a href="{LONG}">{LONG}</a> {"word " * 20}</p>'
    lines = text(html).split("\n")
    assert LONG.strip() in lines
    assert max(len(line) for line in lines if line != LONG) <= WIDTH == 72
    assert " ".join(lines).split() == ["word"] * 30 + [LONG] + ["word"] * 20


def test_words_that_must_stay_together_do() -> None:
    html = "<p>" + "x" * 68 + " 1\N{NO-BREAK SPACE}200 biscuits</p>"
    assert text(html) == "x" * 68 + "\n1\N{NO-BREAK SPACE}200 biscuits"


def test_wide_letters_count_twice_and_marks_not_at_all() -> None:
    assert text("<p>" + "字" * 30 + " " + "字" * 6 + "</p>") == "字" * 30 + "\n" + "字" * 6
    assert text("<p>" + "e\u0301" * 70 + " a</p>") == "e\u0301" * 70 + " a"


@pytest.mark.parametrize("around", ["({})", "[{}]", "“{}”", "{}.", "{}, and", "<b>{}</b>!"])
def test_no_sign_of_ours_touches_an_address(around: str) -> None:
    """A reader copies an address with whatever touches it (react-email#1087)."""
    link = f'<a href="{LONG}">the words</a>'
    lines = text(f"<p>{around.format(link)}</p><ul><li>{around.format(link)}</li></ul>").split("\n")
    assert {line for line in lines if LONG in line} == {f"[1] {LONG}"}


def test_what_stands_deep_keeps_its_marks_on_every_line() -> None:
    lines = text(f"<blockquote><ul><li>{'word ' * 40}</li></ul></blockquote>").split("\n")
    assert lines[0].startswith("> - word")
    assert {line[:4] for line in lines[1:]} == {">   "}
    assert max(map(len, lines)) <= WIDTH


WORDS = st.lists(
    st.sampled_from(
        ["a", "tea", "“hello”", "1\u00a0200", "字字", "x" * 80, "<em>b</em>", f'<a href="{LONG}">c</a>', "e\u0301"]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)
BLOCKS = st.recursive(
    WORDS.map(lambda words: f"<p>{words}</p>"),
    lambda inner: st.builds(
        lambda tag, some: {"ul": "<ul>{}</ul>", "ol": "<ol>{}</ol>", "q": "<blockquote>{}</blockquote>"}[tag].format(
            "".join(some if tag == "q" else [f"<li>{one}</li>" for one in some])
        ),
        st.sampled_from(["ul", "ol", "q"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(BLOCKS)
def test_however_deep_every_word_is_there_in_order_and_lines_are_short(html: str) -> None:
    said = text(html)
    body = said.partition("\n\n[1] ")[0]
    wanted = re.sub(r"<[^>]*>", " ", html).split()
    found = (
        re.sub(r"(?m)^(?:(?:> )|(?:- )|(?:\d+\. )|(?: +))*", "", body).replace("_b_", "b").replace(" [1]", "").split()
    )
    assert [w for w in found if w != ">"] == wanted
    assert [line for line in body.split("\n") if len(line) > WIDTH and "xxxx" not in line] == []


def test_the_text_of_an_email_has_every_part_of_the_issue() -> None:
    piece = nouns.article(
        "<p>The body.</p>", kind="pledge", summary="In short.", count=3185, link="https://example.org/pledge", authors=("ada",),
        seen=Seen(words=2),
    )  # fmt: skip
    whole = nouns.issue(piece, html="<p>Opening words.</p>", preview="A preview", takeover="quay", editors=("ada",))
    people = {
        "ada": nouns.person("ada", "Ada Wren", role="Nurse", html="<p>Ada is <em>here</em>.</p>"),
        "quay": nouns.person("quay", "The Quay", kind="group"),
    }
    said = email_text(
        nouns.site(whole, theme=THEME, contributors=people, settings=nouns.settings(why="You asked.")), whole
    )
    for part in (
        "The Edge", "Tea", "The Quay", "A preview", "Opening words.", "First", "In short.", "Ada Wren, Nurse", "3,185",
        "https://example.org/pledge", "The body.", "Ada is here.", f"{nouns.HOME}/contributors/ada/", "CC BY 4.0",
        "You asked.", "The Edge, 1 Example Street", f"\n{nouns.HOME}/stop\n", f"\n{nouns.HOME}/issues/tea/\n", "4 December 2026",
    ):  # fmt: skip
        assert part.lower() in said.lower()
    assert "\n\n\n\n" not in said
    assert re.search(r"[ \t]+\n", said) is None
    assert said.endswith("\n")
    assert not said.endswith("\n\n")


def test_guests_words_are_never_a_template() -> None:
    whole = nouns.issue(nouns.article("<p>{{ 7*7 }} {% raw %}</p>", title="{{ 7*7 }}"), title="{{ site }}")
    said = email_text(nouns.site(whole, theme=THEME), whole)
    assert "{{ 7*7 }} {% raw %}" in said
    assert "{{ SITE }}" in said.upper()
