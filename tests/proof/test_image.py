"""The proofs of pictures, where a naive one would be wrong."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.proof.image import picture_unruly, picture_width
from edgepress.proof.picture_file import ground_picture, picture_source, picture_stretched

from ..render import nouns
from .letters import found, message, page, said

FLUID = "display:block;width:100%;max-width:600px;height:auto;border:0"
NATURAL = "so Outlook on Windows shows it as large as its file is"


@pytest.mark.parametrize(
    ("attributes", "answer"),
    [
        ('width="600"', []),
        ('width="600" height="300"', []),
        ("width=600", []),
        ('width="1" height="1"', []),
        ("", [f"A picture has no width that Outlook on Windows reads, {NATURAL}"]),
        ('style="width:600px"', [f"A picture has no width that Outlook on Windows reads, {NATURAL}"]),
        ('width="600px"', [f"A picture has the width “600px”, {NATURAL}"]),
        ('width="100%"', [f"A picture has the width “100%”, {NATURAL}"]),
        ('width="auto"', [f"A picture has the width “auto”, {NATURAL}"]),
        ('width="600.5"', [f"A picture has the width “600.5”, {NATURAL}"]),
        (
            'width="600" height="auto"',
            ["A picture has the height “auto”, so Outlook on Windows may stretch or squeeze it"],
        ),
        (
            'width="600" height="50%"',
            ["A picture has the height “50%”, so Outlook on Windows may stretch or squeeze it"],
        ),
    ],
)
def test_a_width_is_a_whole_number(attributes: str, answer: list[str]) -> None:
    assert said(picture_width, f"<img src='https://a.example/b.png' {attributes}>") == answer


def test_a_picture_that_word_never_sees_needs_no_width_for_it() -> None:
    only_web = "<!--[if !mso]><!--><img src='https://a.example/b.png'><!--<![endif]-->"
    assert said(picture_width, only_web) == []
    assert len(said(picture_width, "<!--[if mso]><img src='https://a.example/b.png'><![endif]-->")) == 1


def test_the_room_of_a_picture_is_that_of_the_ghost_table_round_it() -> None:
    ghost = '<!--[if mso]><table width="300"><tr><td><![endif]-->{}<!--[if mso]></td></tr></table><![endif]-->'
    picture = "<img src='https://a.example/b.png' width='{}'>"
    assert said(picture_width, ghost.format(picture.format(300))) == []
    assert said(picture_width, ghost.format(picture.format(301))) == [
        "A picture is 301 pixels wide and has room for 300, so Outlook on Windows widens the email"
    ]


@pytest.mark.parametrize(
    ("width", "style", "answer"),
    [
        ("600", FLUID, []),
        ("320", "display:block", []),
        ("321", "display:block", ["A picture is wider than a phone, so its right side cannot be seen there"]),
        ("600", "display:block;max-width:100%", []),
        (
            "600",
            "display:block;width:600px",
            ["A picture is wider than a phone, so its right side cannot be seen there"],
        ),
    ],
)
def test_a_picture_gets_narrower_with_the_screen(width: str, style: str, answer: list[str]) -> None:
    assert said(picture_unruly, f"<p>a</p><img width={width} style='{style}'>") == answer


def test_a_sheet_for_phones_may_make_a_picture_narrower() -> None:
    sheet = "<style>@media (max-width: 480px) { .p { width: 100% !important; height: auto !important } }</style>"
    assert said(picture_unruly, "<p>a</p><img class=p width=600 height=300 style='display:block'>", sheet) == []


def test_a_height_that_stays_squeezes_a_picture() -> None:
    picture = "<p>a</p><img width=600 height=300 style='display:block;width:100%'>"
    assert said(picture_unruly, picture) == [
        "A picture keeps its height where it gets narrower, and is squeezed on phones"
    ]
    assert said(picture_unruly, picture.replace("100%", "100%;height:auto")) == []
    assert said(picture_unruly, picture.replace(" height=300", "")) == []


@pytest.mark.parametrize("way", ["border='0'", "style='border:0;width:100%'", "style='border:none;width:100%'"])
def test_a_picture_in_a_link_has_no_frame(way: str) -> None:
    bare = "<p>a <a href='https://a.example'><img width=100 {}></a></p>"
    assert said(picture_unruly, bare.format(way)) == []
    assert said(picture_unruly, bare.format("")) == ["Some programs draw a blue frame round a picture that is a link"]


@pytest.mark.parametrize(
    ("cell", "gap"),
    [
        ("<td><img width=100></td>", True),
        ("<td><a href='https://a.example'><img border=0 width=100></a></td>", True),
        ("<td><img width=100 style='display:block'></td>", False),
        ("<td><img width=100 style='vertical-align:middle'></td>", False),
        ("<td style='line-height:0'><img width=100></td>", False),
        ("<td style='font-size:0'><img width=100></td>", False),
        ("<td>A cup <img width=20></td>", False),
        ("<td><img width=100><img width=100></td>", False),
        ("<td><img width=1 height=1></td>", False),
        ("<td style='display:none'><img width=900></td>", False),
    ],
)
def test_a_gap_below_a_picture_is_told_only_where_there_is_one(cell: str, gap: bool) -> None:
    answer = ["A line of a few pixels stays empty below a picture"] if gap else []
    assert said(picture_unruly, f"<table><tr>{cell}</tr></table>") == answer


@pytest.mark.parametrize(
    ("src", "answer"),
    [
        ("https://a.example/b.png", ""),
        ("https://a.example/b.gif?x=.svg", ""),
        ("{{ picture }}", ""),
        ("*|IMAGE|*", ""),
        ("", "A picture has no address, so readers see an empty frame"),
        ("b.png", "A picture has no full address, so no program finds it"),
        ("/b.png", "A picture has no full address, so no program finds it"),
        ("//a.example/b.png", "A picture has no full address, so no program finds it"),
        ("https:///b.png", "A picture has no full address, so no program finds it"),
        ("file:///b.png", "A picture has no full address, so no program finds it"),
        ("data:image/png;base64,AA", "A picture stands in the email itself, and Gmail and Outlook leave it out"),
        ("http://a.example/b.png", "A picture is fetched without encryption, and some programs leave it out"),
        ("cid:b@a", "A picture is an attachment, and Apple Mail passes over its width"),
        ("https://a.example/b.SVG", "A picture is an SVG, and Gmail and older Outlooks show nothing"),
        ("https://a.example/b.avif#x", "A picture is AVIF, and Outlook on Windows shows nothing"),
        ("https://[a.example/b.svg", ""),
    ],
)
def test_the_address_of_a_picture(src: str, answer: str) -> None:
    assert said(picture_source, f'<img width="10" src="{src}">') == ([answer] if answer else [])


def test_a_picture_that_is_named_as_a_part_is_one() -> None:
    html = page('<img src="cid:quay@tea" alt="The quay" width="9">')
    part = b"--=_x\r\nContent-Type: image/png\r\nContent-ID: <quay@tea>\r\n\r\nx\r\n"
    (there,) = found(picture_source, html, raw=message(html) + part)
    assert (there.severity, "Apple Mail" in there.message) == (Severity.SHOULD, True)
    (gone,) = found(picture_source, html, raw=message(html))
    assert (gone.severity, "empty frame" in gone.message) == (Severity.MUST, True)
    assert [d.severity for d in found(picture_source, html)] == [Severity.SHOULD]


def test_webp_for_those_who_show_it_is_fine() -> None:
    assert said(picture_source, "<!--[if !mso]><!--><img src='https://a.example/b.webp'><!--<![endif]-->") == []
    assert len(said(picture_source, "<!--[if !mso]><!--><img src='https://a.example/b.svg'><!--<![endif]-->")) == 1


def test_a_picture_of_several_sources_needs_one_that_everybody_reads() -> None:
    source = "<source srcset='https://a.example/b.webp'>"
    assert len(said(picture_source, f"<picture>{source}</picture>")) == 1
    assert said(picture_source, f"<picture>{source}<img src='https://a.example/b.png'></picture>") == []
    assert len(said(picture_source, "<img srcset='https://a.example/b.png 2x'>")) == 1


@pytest.mark.parametrize(
    ("name", "width", "answer"),
    [
        ("quay-600x300.jpg", 600, ""),
        ("quay-1800x300.jpg", 600, ""),
        ("quay-599x300.jpg", 600, "A picture of 599 pixels is shown 600 wide, so readers see it blurred"),
        (
            "quay-1801x900.jpg",
            600,
            "A picture of 1801 pixels is shown 600 wide, and readers wait for what they never see",
        ),
        ("quay.jpg", 600, ""),
        ("quay-12.jpg", 600, ""),
    ],
)
def test_a_picture_has_the_pixels_that_its_name_says(name: str, width: int, answer: str) -> None:
    body = f"<img src='https://a.example/{name}' width={width}>"
    assert said(picture_stretched, body) == ([answer] if answer else [])


def test_a_picture_of_this_press_is_known_by_its_digest() -> None:
    of = nouns.issue(nouns.article(), assets={"images/a.jpg": nouns.asset("images/a.jpg", 4000, 3000)})
    body = page("<img src='https://a.example/images/a-{}-480.jpg' width=600>")
    assert len(found(picture_stretched, body.format("01234567"), issue=of)) == 1
    assert found(picture_stretched, body.format("89abcdef"), issue=of) == []
    assert found(picture_stretched, body.format("01234567")) == []


@pytest.mark.parametrize(
    ("cell", "bare"),
    [
        ("<td style='background-image:url(https://a.example/b.png)'>Tea</td>", True),
        ("<td background='https://a.example/b.png'>Tea</td>", True),
        ("<td style='background:url(https://a.example/b.png) center'>Tea</td>", True),
        ("<td style='background:#ffffff url(https://a.example/b.png)'>Tea</td>", False),
        ("<td bgcolor='#ffffff' background='https://a.example/b.png'>Tea</td>", False),
        ("<td background='https://a.example/b.png'>&nbsp;</td>", False),
        ("<td background='https://a.example/b.png' style='display:none'>Tea</td>", False),
    ],
)
def test_words_on_a_picture_have_a_colour_behind_them(cell: str, bare: bool) -> None:
    told = found(ground_picture, page(f"<table><tr>{cell}</tr></table>"))
    assert [(d.severity, d.hint) for d in told] == [
        (Severity.SHOULD, "give this td a bgcolor on which its words can be read")
    ] * bare
