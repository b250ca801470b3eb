"""Pieces of OpenDocument texts, and what is kept of each."""

from __future__ import annotations

import base64

import pytest

from edgepress.importers import REVIEW, Document
from edgepress.importers.odt import read
from edgepress.importers.odt_styles import NS
from tests.importers.hostile import packed

NAMES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NS.items())
BOLD = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
SUP = '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>'
GONE = '<style:style style:name="G" style:family="text"><style:text-properties text:display="none"/></style:style>'
CIRCLE = '<style:style style:name="C" style:family="paragraph" style:parent-style-name="C"/>'
NUMBERS = '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'


def odt(body: str, auto: str = BOLD + SUP + GONE + CIRCLE + NUMBERS) -> Document:
    text = f'<?xml version="1.0"?><office:document {NAMES}><office:automatic-styles>{auto}</office:automatic-styles>'
    return read(f"{text}<office:body><office:text>{body}</office:text></office:body></office:document>".encode(), "a")


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ('<text:p>a<text:s text:c="9"/>b<text:tab/>c<text:line-break/>d</text:p>', "<p>a b c<br>d</p>"),
        ('<text:p><text:span text:style-name="B">a</text:span>b</text:p>', "<p><strong>a</strong>b</p>"),
        ('<text:p>m<text:span text:style-name="U">2</text:span></text:p>', "<p>m<sup>2</sup></p>"),
        ('<text:p text:style-name="C">a</text:p>', "<p>a</p>"),
        ('<text:h text:outline-level="9">a</text:h><text:h text:outline-level="x">b</text:h>', "<h6>a</h6><h1>b</h1>"),
        ('<text:p text:style-name="Title">a</text:p><text:p text:style-name="Zitat">b</text:p>', '<p class="title">a</p><blockquote><p>b</p></blockquote>'),
        ('<text:p>a</text:p><text:p/><text:p> </text:p>', "<p>a</p>"),
        ('<text:p><text:a xlink:href="https://a.example">a</text:a><text:a xlink:href="#x">b</text:a></text:p>', '<p><a href="https://a.example">a</a>b</p>'),
        ('<text:list text:style-name="N"><text:list-item><text:p>a</text:p></text:list-item></text:list><text:p>b</text:p>'
         '<text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>c</text:p></text:list-item></text:list>',
         '<ol><li><p>a</p></li></ol><p>b</p><ol start="2"><li><p>c</p></li></ol>'),
        ('<text:section><text:p>a</text:p></text:section>', "<p>a</p>"),
        ('<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby></text:p>', "<p>ab</p>"),
        ('<text:p>\ue000a</text:p>', "<p>a</p>"),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_text(body: str, kept: str) -> None:
    assert odt(body).html == kept


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<text:p>a<text:span text:style-name="G">b</text:span></text:p>', "Hidden words were left out."),
        ('<text:p>a</text:p><text:table-of-content><text:p>b</text:p></text:table-of-content>', "The table of contents was left out: readers find their way by headings."),
    ],
)  # fmt: skip
def test_what_is_left_out_of_a_text_is_told(body: str, said: str) -> None:
    made = odt(body)
    assert (made.html, made.said) == ("<p>a</p>", (said,))


@pytest.mark.parametrize(
    ("inside", "waits", "said"),
    [
        ("<draw:object/>", "[insert the drawing]", "A drawing or chart from another program was left out; [insert the drawing] stands in its place. Save it as a picture."),
        ('<draw:image xlink:href="https://a.example/b.png"/>', "[insert the picture “b.png”]", "A picture (b.png) is damaged or not in the document, only named. Ask for it; [insert the picture “b.png”] stands in its place."),
        ('<draw:image xlink:href="../../etc/passwd"/>', "[insert the picture “passwd”]", "A picture (passwd) is damaged or not in the document, only named. Ask for it; [insert the picture “passwd”] stands in its place."),
        ("<draw:image><office:binary-data>!</office:binary-data></draw:image>", "[insert the picture]", "A picture is damaged or not in the document, only named. Ask for it; [insert the picture] stands in its place."),
    ],
)  # fmt: skip
def test_words_wait_where_a_picture_is_not_here(inside: str, waits: str, said: str) -> None:
    made = odt(f"<text:p>a<draw:frame>{inside}</draw:frame></text:p>")
    assert (made.html, made.said) == (f"<p>a{waits}</p>", (said,))


def test_a_picture_that_is_written_into_the_text_is_taken() -> None:
    data = base64.b64encode(b"\x89PNG").decode()
    frame = f"<draw:frame><draw:image><office:binary-data>{data}</office:binary-data></draw:image><svg:desc>An owl</svg:desc></draw:frame>"
    made = odt(f"<text:p>{frame}</text:p>")
    assert made.html == '<p><img src="picture-1" alt="An owl"></p>'
    assert dict(made.pictures) == {"picture-1": b"\x89PNG"}


def test_a_remark_stands_behind_the_words_that_it_is_about() -> None:
    mark = (
        '<office:annotation office:name="1"><dc:creator>Ann {x}</dc:creator><text:p>Why?</text:p></office:annotation>'
    )
    made = odt(f'<text:p>a {mark}b<office:annotation-end office:name="1"/> c</text:p>')
    text = "".join(REVIEW.get(sign, sign) for sign in made.html)
    assert text == "<p>a b{>>Ann (x): Why?<<} c</p>"


def test_a_change_over_two_paragraphs_is_marked_in_both() -> None:
    region = '<text:tracked-changes><text:changed-region text:id="1"><text:insertion/></text:changed-region></text:tracked-changes>'
    made = odt(
        f'{region}<text:p>a<text:change-start text:change-id="1"/>b</text:p><text:p>c<text:change-end text:change-id="1"/>d</text:p>'
    )
    assert made.html == "<p>a<ins>b</ins></p><p><ins>c</ins>d</p>"


def test_macros_in_a_text_are_left_out_and_told() -> None:
    content = f"<office:document-content {NAMES}><office:body><office:text><text:p>a</text:p></office:text></office:body></office:document-content>"
    made = read(packed({"content.xml": content.encode(), "Basic/Standard/Module1.xml": b"<x/>"}), "a")
    assert made.said == ("It held macros, which are small programs. They were left out.",)
