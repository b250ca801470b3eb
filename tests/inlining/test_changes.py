"""What inlining changed besides styles, told with its place; another spelling of the same is no change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgepress.inlining.changes import bare, changes

PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><title>A &amp; B</title><style data-premailer="ignore">p { a: b !important }</style>'
    '</head><body>{}<!--[if mso]><table><tr><td>&#8203;<![endif]--><p class="a">One&nbsp;&middot; <a href="https://a.org/é?b=1&amp;c=2">'
    'two</a></p><img src="x.png" alt="Three" width="30"></body></html>'
).replace("{}", "")
AFTER = PAGE.replace(' data-premailer="ignore"', "").replace('class="a"', 'class="a" style="margin:0; margin-top:1px"')


def told(before: str, after: str) -> list[tuple[str, str]]:
    """The words of each fault, and what stands at its offset."""
    return [(fault.words, after[fault.offset : fault.offset + 12]) for fault in changes(before, after)]


def test_styles_alone_are_no_change() -> None:
    assert told(PAGE, AFTER) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("&nbsp;&middot;", "\xa0·"),
        ("é?", "%C3%A9?"),
        ('alt="Three" width="30"', 'width="30" alt=Three'),
        ('width="30">', "width='30'/>"),
        ("</body></html>", "</body>\n</html>\n"),
        ("<p ", '<p bgcolor="#ffffff" '),
        ("<p ", "\n  <p "),
        ("A &amp; B", "A &#38; B"),
        ("&#8203;", "\u200b"),
    ],
)
def test_another_spelling_is_no_change(old: str, new: str) -> None:
    assert old in AFTER
    assert told(PAGE, AFTER.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("old", "new", "words", "place"),
    [
        ("One", "", "words were lost or changed: “One ·”", "&nbsp;&middo"),
        ("&amp; B", "and B", "words were lost or changed: “A & B”", "A and B</tit"),
        ("A &amp; B", "&lt;b&gt;", "words were lost or changed: “A & B”", "&lt;b&gt;</t"),
        ("c=2", "c=3", "a link, a picture or another attribute changed: “href=https://a.org/%C3%A9?b=1&c=2”", '<a href="htt'),
        ("x.png", "y.png", "a link, a picture or another attribute changed: “src=x.png”", '<img src="y.'),
        (' width="30"', ' width="auto"', "a link, a picture or another attribute changed: “width=30”", '<img src="x.'),
        (' alt="Three"', "", "a link, a picture or another attribute changed: “alt=Three”", '<img src="x.'),
        ("<tr><td>&#8203;", "<tr>", "a comment changed, and Outlook reads its tables from there: “<!--[if mso]><table><tr><td>\u200b<![endif]-->”", "<!--[if mso]"),
        ("p { a: b !important }", "p { a: b }", "the sheet that is kept changed: “<style>p { a: b !important }</style>”", "<style>p { a"),
        ("</a></p>", "</p></a>", "elements were moved, added or lost: “/a”", "</p></a><img"),
        ("<p ", "<div></div><p ", "elements were moved, added or lost: “p”", "<div></div><"),
    ],
)  # fmt: skip
def test_what_was_lost_is_told_with_its_place(old: str, new: str, words: str, place: str) -> None:
    assert old in AFTER
    assert (words, place) in told(PAGE, AFTER.replace(old, new, 1))


def test_a_document_that_was_cut_off_is_told() -> None:
    assert ("words were lost or changed: “two”", "<!DOCTYPE ht") in told(PAGE, AFTER.partition("two")[0])


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("color:red !important", "!important stands in a style attribute, and Outlook drops what bears it"),
        ("color:red!IMPORTANT", "!important stands in a style attribute, and Outlook drops what bears it"),
        ("margin-top:1px; margin:0", "“margin-top” stands before “margin”, which undoes it"),
    ],
)
def test_a_style_that_mail_clients_misread_is_told(style: str, words: str) -> None:
    assert told(PAGE, AFTER.replace("margin:0; margin-top:1px", style)) == [(words, f' style="{style}"'[:12])]


def test_a_style_that_was_there_before_is_nobodys_change() -> None:
    before = PAGE.replace('class="a"', 'class="a" style="margin-top:1px; margin:0"')
    assert told(before, before.replace(' data-premailer="ignore"', "")) == []


def test_a_bare_document_has_no_styles_and_one_spelling() -> None:
    html = ' <p style="a:b" bgcolor="x" class="c">&middot; &amp; &#60; &lt;</p> '
    assert bare(html) == '<p class="c">· &amp; &lt; &lt;</p>'


@given(st.text("<>\"'&;!-/ abpstyle=\n", max_size=60), st.text("<>\"'&;!-/ abpstyle=\n", max_size=60))
def test_any_two_texts_can_be_compared_and_the_same_text_has_no_change(one: str, other: str) -> None:
    list(changes(one, other))
    assert list(changes(one, one)) == []
