"""The contact sheet: a page of pictures that needs nothing but itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from edgepress.report.contact import MARK, Contact, Picture, Strip, contact_sheet

WORD = Strip(
    "word",
    "Outlook on Windows",
    "Shown by Word.",
    "About 45 in 100 readers",
    (
        Picture(600, "light", b"one", 400, 400),
        Picture(320, "light", b"two", 400, 9_000, "Gmail"),
        Picture(600, "dark", b"", 0, 0),
    ),
)
SHEET = Contact("The <boats> are back", "a/b.html", (("To mend", "2 must fix"),), (WORD,))


class Balance(HTMLParser):
    """Which elements are left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_sheet_names_the_email_and_what_is_to_be_mended() -> None:
    page = contact_sheet(SHEET)
    assert '<h1 dir="auto">The &lt;boats&gt; are back</h1>' in page
    assert "<dt>To mend</dt><dd>2 must fix</dd>" in page
    assert '<p class="readers">About 45 in 100 readers</p>' in page


def test_a_picture_stands_in_the_page_in_its_true_size() -> None:
    page = contact_sheet(SHEET)
    assert (
        '<img src="data:image/webp;base64,b25l" width="600" height="400" '
        'alt="The email as Outlook on Windows shows it, 600 px, light">'
    ) in page


def test_a_sheet_says_what_is_the_same_what_is_cut_and_what_is_missing() -> None:
    page = contact_sheet(SHEET)
    assert '<i class="same">as in Gmail</i>' in page
    assert "The first 400 of 9,000 px." in page
    assert "There is no picture: the browser took too long over this page." in page


def test_a_sheet_is_made_of_itself_alone_and_is_known_again() -> None:
    page = contact_sheet(SHEET)
    assert page == contact_sheet(SHEET)
    assert MARK in page[:1000]
    assert "<script" not in page
    assert re.findall(r"(?:src|href)=\"(?!data:image/webp|#)[^\"]*\"", page) == []
    assert Balance(page).open == []


def test_every_view_and_every_picture_can_be_jumped_to() -> None:
    page = contact_sheet(SHEET)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_an_email_without_a_title_has_a_sheet_too() -> None:
    assert "An email without a title" in contact_sheet(SHEET._replace(title=""))
