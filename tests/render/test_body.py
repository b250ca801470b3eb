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


def test_a_note_leads_to_the_archive_and_nothing_leads_back_out_of_the_email() -> None:
    html = (
        '<p>Tea<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>Hot. <a class="footnote-backref" href="#fnref:1" title="">↩</a></p></li></ol></div>'
    )
    places = Places("https://edge.example.org/issues/tea/first/", "")
    made = written(*for_email(nouns.article(html), frame(), places))
    assert '<sup><a class="footnote-ref" href="https://edge.example.org/issues/tea/first/#fn:1">1</a></sup>' in made
    assert "<p>Hot. </p>" in made


def test_the_last_line_of_a_quote_is_signed_when_it_says_by_whom() -> None:
    quote = "<blockquote><p>Milk?</p><p>{}</p></blockquote>"
    assert 'class="quoted signed">— Ada' in email(nouns.article(quote.format("— Ada")))
    assert "signed" not in email(nouns.article(quote.format("Sugar?")))
    assert "signed" not in email(nouns.article("<blockquote><p>— Ada</p></blockquote>"))


def test_a_tall_picture_stands_beside_its_caption_in_an_email() -> None:
    page = nouns.article('<figure><img src="images/boat.jpg" alt="A boat"><figcaption>At sea</figcaption></figure>')
    made = email(page, frame(900, 1200))
    assert [made.count(words) for words in ('width="336" height="448"', 'class="tall"', 'class="beside"')] == [1, 1, 1]
    assert made.index("A boat") < made.index("At sea")
    assert "boat-01234567-800.jpg" in made  # two pixels a point are enough
    wide = email(page, frame(1200, 800))
    assert (wide.count('width="544"'), "beside" in wide) == (1, False)
    alone = email(nouns.article(PICTURE), frame(900, 1200))
    assert (alone.count('width="544"'), "beside" in alone) == (1, False)
