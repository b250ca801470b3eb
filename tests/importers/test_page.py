"""Pieces of web pages, as programs write them, and what is kept of each."""

from __future__ import annotations

import pytest

from edgepress.importers import Document, Unreadable
from edgepress.importers.page import read
from edgepress.importers.page_words import unwrapped

PNG = "data:image/png;base64,iVBORw0KGgo="


def page(body: str, head: str = "") -> Document:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a")


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<p>a <b>b</b> <i>c</i> <s>d</s></p>", "<p>a <strong>b</strong> <em>c</em> <s>d</s></p>"),
        ("<b style='font-weight:normal'><p>plain</p></b>", "<p>plain</p>"),
        ("<p><span style='font-weight:700;font-style:italic'>x</span></p>", "<p><strong><em>x</em></strong></p>"),
        ("<p style='font-weight:bold'>all</p>", "<p><strong>all</strong></p>"),
        ("<h2><b>words</b></h2>", "<h2><strong>words</strong></h2>"),
        ("<p>m<span style='vertical-align:super'>2</span></p>", "<p>m<sup>2</sup></p>"),
        ("loose <b>words</b><p>and more</p>tail", "<p>loose <strong>words</strong></p><p>and more</p><p>tail</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<p>a\n  b\tc</p>", "<p>a b c</p>"),
        ("<p>a<o:p></o:p><st1:place>b</st1:place></p>", "<p>ab</p>"),
        ("<p>\ue000a\ue005</p>", "<p>a</p>"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>"),
        ("<ol start=3><li>a</ol>", '<ol start="3"><li><p>a</p></li></ol>'),
        ("<table><tr><td>only</td></tr></table>", "<p>only</p>"),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"),
        ("<table><caption>c</caption><tr><th>a<td>b</table>", '<p class="caption">c</p><table><tr><th><p>a</p></th><td><p>b</p></td></tr></table>'),
        ("<p><a href='javascript:x()'>w</a> <a href='#top'>u</a></p>", "<p>w u</p>"),
        ("<p><a href=' https://a.example '>w</a></p>", '<p><a href="https://a.example">w</a></p>'),
        ("<p>a</p><p>&nbsp;</p><p><br></p><hr>", "<p>a</p>"),
        ("<blockquote><p>q</p></blockquote>", "<blockquote><p>q</p></blockquote>"),
        ("<pre>a  b\nc</pre>", "<pre>a  b\nc</pre>"),
        ("<p>a<ins>b</ins><del>c</del></p>", "<p>a<ins>b</ins><del>c</del></p>"),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_page(body: str, kept: str) -> None:
    assert page(body).html == kept


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>a</p><p style='display:none'>b</p>", "Words that the page hides were left out."),
        ("<p>a <span style='mso-hide:all'>b</span></p>", "Words that the page hides were left out."),
        ("<p>a</p><iframe src='x'>b</iframe>", "Something from another page was left out. Link to it instead."),
        ("<p>a</p><video src='x'>b</video>", "A film or a sound was left out. Link to it instead."),
        ("<p>a</p><nav>b</nav>", "The menu of the web page was left out."),
        ("<p>a</p><p><math><mi>b</mi></math></p>", "A formula was left out. Write it in words."),
    ],
)  # fmt: skip
def test_what_is_left_out_of_a_page_is_told_once(body: str, said: str) -> None:
    made = page(body + body)
    assert (made.html, made.said) == ("<p>a</p><p>a</p>" if "span" not in body else "<p>a </p><p>a </p>", (said,))


@pytest.mark.parametrize(
    ("image", "waits", "said"),
    [
        ("src='https://e.example/b.png'", "[insert the picture “b.png”]", "A picture lies on another computer and was not fetched. Save it and put it into images/."),
        ("src='b.png' alt='An owl'", "[insert the picture “An owl”]", "A picture is not beside the page. Give the page with its folder of pictures, or ask for it."),
        ("src='data:image/png;base64,!!'", "[insert the picture]", "A picture is damaged. Ask for it again."),
    ],
)  # fmt: skip
def test_words_wait_where_a_picture_is_not_here(image: str, waits: str, said: str) -> None:
    made = page(f"<p>a <img {image}></p>")
    assert (made.html, made.said) == (f"<p>a {waits}</p>", (f"{said} {waits} stands in its place.",))


def test_what_nobody_would_miss_is_left_out_silently() -> None:
    made = page("<script>x</script><style>p{}</style><p>a<img src='https://e.example/' width=1 height=1></p><!-- c -->")
    assert (made.html, made.said) == ("<p>a</p>", ())


def test_a_picture_that_stands_twice_is_one_file() -> None:
    made = page(f"<p><img src='{PNG}' alt='An  owl'></p><p><img src='{PNG}' title='Owl'></p>")
    assert made.html == '<p><img src="picture-1" alt="An owl"></p><p><img src="picture-1" alt="Owl"></p>'
    assert dict(made.pictures) == {"picture-1": b"\x89PNG\r\n\x1a\n"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_a_page_is_read_in_the_letters_that_it_is_written_in(encoding: str) -> None:
    text = f'<html><head><meta charset="{encoding}"></head><body><p>Øystein élève ça</p></body></html>'
    assert read(text.encode(encoding), "a").html == "<p>Øystein élève ça</p>"


def test_a_page_that_says_nothing_of_its_letters_is_still_read() -> None:
    assert read("<p>Māori</p>".encode(), "a").html == "<p>Māori</p>"
    assert read("<p>élève £5</p>".encode("windows-1252"), "a").html == "<p>élève £5</p>"


def test_of_a_page_with_one_article_only_that_is_taken() -> None:
    words = "word " * 30
    made = page(f"<header>Site</header><article><p>{words}</p></article><footer>Foot</footer>")
    assert made.html == f"<p>{words}</p>"
    assert made.said == ("Only the middle of the web page was taken, not what stands round it.",)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://www.google.com/url?q=https://a.example/b%3Fc%3D1&sa=D&ust=1", "https://a.example/b?c=1"),
        ("https://www.google.com/url?url=https://a.example/", "https://a.example/"),
        ("https://www.google.com/url?sa=D", "https://www.google.com/url?sa=D"),
        ("https://www.google.com/search?q=a", "https://www.google.com/search?q=a"),
        ("https://[broken", ""),
    ],
)
def test_a_detour_by_google_is_taken_out_of_an_address(address: str, leads: str) -> None:
    assert unwrapped(address) == leads


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="There are no words in this page"):
        page("<script>x</script>")
