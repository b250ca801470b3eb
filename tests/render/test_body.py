"""The body of a page, set for web and email."""

from __future__ import annotations

from edgepress.model import Page
from edgepress.render.body import Frame, Places, for_web
from edgepress.render.email_body import for_email, written
from edgepress.render.view import say_in

from . import nouns

TABLE = '<table><tr><th>Draw</th><th align="right">Met</th></tr><tr><td>June</td><td align="right">16</td></tr></table>'
PICTURE = '<figure><img src="images/boat.jpg" alt="A boat"></figure>'


def frame(width: int = 1200, height: int = 800) -> Frame:
    site = nouns.site()
    assets = {"images/boat.jpg": nouns.asset("issues/tea/images/boat.jpg", width, height)}
    return Frame(nouns.issue(assets=assets), say_in(site, "en-GB"))


def email(page: Page, place: Frame | None = None) -> str:
    return written(*for_email(page, place or frame(), Places("", "")))


def test_a_wide_table_scrolls_by_keyboard_too_and_is_no_landmark() -> None:
    for_all = '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table class="data"'
    places = Places("", "")
    assert for_web(nouns.article(TABLE), frame(), places).startswith(f"{for_all}>")
    assert email(nouns.article(TABLE)).startswith(f"{for_all} cellpadding")


def test_the_last_cell_of_each_row_ends_where_the_text_ends() -> None:
    html = email(nouns.article(TABLE))
    assert html.count('class="cell right last"') == 2
    assert html.count('class="cell "') == 2


def test_a_tall_picture_says_so_in_the_archive() -> None:
    page = nouns.article(PICTURE)
    assert 'class="tall"' in for_web(page, frame(800, 1100), Places("", ""))
    assert 'class="tall"' not in for_web(page, frame(1200, 800), Places("", ""))
