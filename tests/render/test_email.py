"""The HTML of an email, as Outlook on Windows and as all others read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from edgepress.colour import AA, contrast
from edgepress.render.body import tree
from edgepress.render.email import email_html
from edgepress.render.pieces import ROOM, height
from edgepress.render.text import email_text
from edgepress.render.view import colours

from . import letters, nouns

LINE = "The kettle sang and everybody in the room looked up again. "


@pytest.fixture(scope="module")
def email() -> str:
    return email_html(*letters.full())


def word_view(html: str) -> Any:
    """What Outlook on Windows reads: its comments opened."""
    return lxml_html.document_fromstring(re.sub(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", r"\1", html, flags=re.S))


def styles(element: Any) -> dict[str, str]:
    return dict(part.split(":", 1) for part in element.get("style", "").split(";") if part)


def elements(html: str, *tags: str) -> Iterator[Any]:
    return lxml_html.document_fromstring(html).iter(*tags)


def test_everything_stands_in_one_element_that_says_language_and_direction(email: str) -> None:
    body = lxml_html.document_fromstring(email).body
    preheader, wrapper = [child for child in body if isinstance(child.tag, str)]
    assert (preheader.tag, styles(preheader)["display"], styles(preheader)["mso-hide"]) == ("div", "none", "all")
    assert {name: wrapper.get(name) for name in ("role", "lang", "dir", "aria-label", "aria-roledescription")} == {
        "role": "article", "lang": "en-GB", "dir": "ltr", "aria-label": "Tea", "aria-roledescription": None,
    }  # fmt: skip


def test_each_section_stands_in_a_table_of_its_own_that_only_outlook_sees(email: str) -> None:
    sections = re.findall(
        r'<!--\[if mso\]><table [^<>]*align="center"[^<>]*width="(\d+)"[^<>]*><tr><td bgcolor="#[0-9a-f]{6}"><!\[endif\]-->\n<div style="([^"]*)"',
        email,
    )
    assert len(sections) == 2 + 7 + 2  # the top, the welcome, seven articles, the people, the foot
    assert set(sections) == {("600", "max-width:600px;margin:0 auto")}
    assert email.count("<!--[if mso]>") == email.count("<![endif]-->")


@pytest.mark.parametrize("see", [lxml_html.document_fromstring, word_view])
def test_whatever_is_opened_is_closed_in_its_order(email: str, see: Any) -> None:
    source = email if see is not word_view else re.sub(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", r"\1", email, flags=re.S)
    open_tags: list[str] = []
    for end, tag in re.findall(r"<(/?)(table|tr|td|div|p|ul|ol|li)\b", re.sub(r"<!--.*?-->", "", source, flags=re.S)):
        if end:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []


def test_columns_are_together_as_wide_as_the_text(email: str) -> None:
    rows = [cell for cell in word_view(email).iter("td") if styles(cell).get("font-size") == "0"]
    assert len(rows) == 1 + 8  # two people; the tall picture of the welcome and of each article
    for row in rows:
        ghosts = row.findall("table/tr/td")
        columns = [ghost.find("div") for ghost in ghosts]
        wide = [ghost.get("width") for ghost in ghosts]
        assert wide in (["272", "272"], ["352", "192"])
        assert [styles(column)["max-width"] for column in columns] == [f"{width}px" for width in wide]
        assert {styles(column)["display"] for column in columns} == {"inline-block"}


def test_no_cell_is_higher_than_a_page_of_word_even_in_a_long_issue() -> None:
    body = f"<p>{LINE * 6}</p><h2>Then</h2>" * 40 + "<ul>" + f"<li>{LINE}</li>" * 90 + "</ul>"
    site, issue = letters.full(html=body)
    long = replace(issue, articles=tuple(replace(a, html=body) for a in issue.articles), editors=("ada",) * 9)
    html = email_html(site, long)
    assert max(height(cell, 544) for cell in word_view(html).iter("td")) < 1_500
    assert max(height(cell, 544) for cell in elements(html, "td")) < ROOM + 300


def test_words_have_their_font_size_and_colour_where_they_stand(email: str) -> None:
    bare = []
    for element in elements(email, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th"):
        own = [element.text, *(child.tail for child in element)]
        if any(words and words.strip() for words in own):
            wanted = {"font-family", "font-size", "line-height", "color"} - styles(element).keys()
            bare += [(element.tag, name, element.text_content()) for name in wanted if "\xa0" not in own]
    assert bare == []
    assert [a.text_content() for a in elements(email, "a") if "color" not in styles(a)] == []


def test_padding_and_lines_stand_in_cells_and_each_ground_has_its_twin(email: str) -> None:
    for element in elements(email, "div", "p", "table", "td", "th", "a", "img"):
        style = styles(element)
        if element.tag not in ("td", "th"):
            assert [
                n
                for n in style
                if n.startswith("padding")
                or (n.startswith("border-") and n not in ("border-radius", "border-collapse"))
            ] == []
        if element.tag in ("td", "table") and "background-color" in style:
            assert element.get("bgcolor") == style["background-color"]


def test_pictures_say_how_large_they_are_in_whole_numbers(email: str) -> None:
    for image in elements(email, "img"):
        assert image.get("width").isdigit()
        assert int(image.get("width")) <= 600
        assert {"display", "max-width", "height", "border"} <= styles(image).keys()
        assert image.get("alt") == "" or "color" in styles(image)


def test_no_short_form_stands_after_what_it_would_undo(email: str) -> None:
    for name in ("margin", "padding", "border"):
        for style in re.findall(r' style="([^"]*)"', email):
            order = [part.split(":")[0] for part in style.split(";")]
            if name in order:
                before = order[: order.index(name)]
                assert [
                    n for n in before if n.startswith(name + "-") and n not in ("border-radius", "border-collapse")
                ] == [], style


def test_every_class_is_named_in_the_kept_sheet_and_every_rule_means_something(email: str) -> None:
    sheet = max(re.findall(r"<style>(.*?)</style>", email, re.S), key=len)
    used = {name for names in re.findall(r' class="([^"]*)"', email) for name in names.split()}
    selectors = "".join(re.findall(r"[^{}]*(?=\{)", sheet))
    assert used == set(re.findall(r"\.([a-z][a-z-]*)", selectors))
    assert len(sheet.encode()) < 16_384


def test_the_kept_sheet_goes_before_the_elements_and_the_twins_are_complete(email: str) -> None:
    sheet = max(re.findall(r"<style>(.*?)</style>", email, re.S), key=len)
    blocks = re.findall(r"@media[^{]*\{\n(.*?)\n\}", sheet, re.S)
    assert len(blocks) == 5
    declared = [part for block in blocks for body in re.findall(r"\{([^{}]*)\}", block) for part in body.split(";")]
    declared += [
        p for body in re.findall(r"(?:\[data-|u \+|#Message)[^{]*\{([^{}]*)\}", sheet) for p in body.split(";")
    ]
    assert [part for part in declared if not part.endswith(" !important")] == []


def test_in_an_issue_from_right_to_left_nothing_is_left_that_means_left() -> None:
    html = email_html(*letters.full("ar"))
    body = lxml_html.document_fromstring(html).body
    ghosts = re.findall(r"<!--\[if mso\]><table [^<>]*>", html)
    assert [ghost for ghost in ghosts if 'dir="rtl"' not in ghost] == []
    assert [e.get("align") for e in body.iter() if e.get("align")] == []
    assert {styles(h)["letter-spacing"] for h in body.iter("h1", "h2")} == {"0"}


def test_an_article_in_another_language_says_so() -> None:
    site, issue = letters.full()
    mixed = replace(issue, articles=(nouns.article("<p>مرحبا</p>", language="ar"), *issue.articles))
    tables = [t for t in elements(email_html(site, mixed), "table") if t.get("lang")]
    assert [(t.get("lang"), t.get("dir")) for t in tables] == [("ar", "rtl")]


@pytest.mark.parametrize(
    ("preview", "html", "wanted"),
    [
        ("What we learned", "<p>Words</p>", "What we learned"),
        ("", f"<p>{LINE}And then, at last, we drank it.</p>", f"{LINE}And then, at last, we drank it."),
        (
            "",
            f"<p>{LINE * 4}</p>",
            "The kettle sang and everybody in the room looked up again. The kettle sang and everybody in the room looked up again …",
        ),
        ("", "<p>Hello.</p>", "Hello. · First · Second"),
        ("", "", "First · Second"),
    ],
)
def test_an_inbox_shows_the_preview_or_the_first_words(preview: str, html: str, wanted: str) -> None:
    issue = nouns.issue(nouns.article(), nouns.article(name="second", title="Second"), preview=preview, html=html)
    shown = lxml_html.document_fromstring(email_html(nouns.site(issue), issue)).body[0].text_content()
    words = shown.rstrip("\u2007\ufeff\u034f ")
    assert words == wanted
    assert len(shown) - len(words) >= 200


def test_the_foot_says_why_somebody_gets_it() -> None:
    issue = nouns.issue(nouns.article())
    said = "You get this email because you are on the list of The Edge."
    for why in ("", "You asked for it."):
        site = nouns.site(issue, settings=nouns.settings(why=why))
        assert (why or said) in email_html(site, issue)
        assert (why or said) in email_text(site, issue)


def brief(own: str, whole: str, newsletter: str, **more: Any) -> tuple[str, str]:
    """Email and text of an issue with one article, given what it, the issue and the newsletter say of it."""
    piece = nouns.article("<p>First <em>words</em>.</p><p>Last words.</p>", title="Tea & us", in_email=own, **more)
    issue = nouns.issue(piece, in_email=whole)
    site = nouns.site(issue, settings=nouns.settings(email=newsletter))
    return email_html(site, issue), email_text(site, issue)


@pytest.mark.parametrize(
    ("own", "whole", "newsletter", "short"),
    [
        ("", "", "", False), ("summary", "", "", True), ("", "summary", "", True), ("", "", "summary", True),
        ("whole", "summary", "summary", False), ("", "whole", "summary", False), ("summary", "whole", "whole", True),
    ],
)  # fmt: skip
def test_the_nearer_word_decides_whether_an_article_is_its_summary(
    own: str, whole: str, newsletter: str, short: bool
) -> None:
    html, text = brief(own, whole, newsletter, summary="In short.")
    for made in (html, text):
        assert "In short." in made
        assert ("Last words." in made) is not short
        assert ("Read on: Tea" in made) is short


def test_a_summary_leads_to_the_archive_and_without_one_the_first_paragraph_stands_there() -> None:
    html, text = brief("summary", "", "")
    links = {a.text_content(): a.get("href") for a in elements(html, "a")}
    assert links["Read on: Tea & us"] == f"{nouns.HOME}/issues/tea/first/"
    assert "First words.</p>" in html
    assert "First words.\n" in text
    assert f"Read on: Tea & us\n{nouns.HOME}/issues/tea/first/\n" in text


def test_an_event_given_as_a_summary_still_says_when_and_where() -> None:
    site, issue = letters.full(in_email="summary")
    html = email_html(site, issue)
    assert "Saturday 27 March 2027, 09:00" in html
    assert "Leeds" in html
    assert [h.text_content() for h in elements(html, "h3")] == ["How"]  # of the welcome


def test_3000_words_stay_under_90_kb() -> None:
    site, issue = letters.full()
    part = (
        f'<h2>Then</h2><p>{LINE * 6}<a href="https://example.org/a">read it</a>.</p>'
        "<ul>" + f"<li>{LINE}</li>" * 3 + "</ul>"
    )
    picture = '<figure><img src="images/wide.jpg" alt="A cup"><figcaption>Cold</figcaption></figure>'
    body = picture + f"<p>{LINE * 6}</p>" * 4 + part * 4
    pieces = tuple(
        nouns.article(body, f"n{n}", title=f"About tea {n}", summary=LINE, authors=("ada",)) for n in range(5)
    )
    count = sum(len(tree(a.html).text_content().split()) for a in pieces)
    assert count > 3_000
    assert len(email_html(site, replace(issue, articles=pieces, html=f"<p>{LINE * 3}</p>")).encode()) < 90_000


def test_whatever_colour_a_guest_chooses_every_word_can_be_read_in_light_and_dark() -> None:
    for colour in ("#00677f", "#ffe600", "#000000", "#ffffff", "#ff0000", "#7fff00"):
        html = email_html(*letters.full(colour=colour))
        shown = [*letters.light(html), *letters.dark(html)]
        assert len(shown) > 200
        assert [(colour, *s) for s in shown if contrast(s.colour, s.ground) < AA] == []


def test_every_word_of_the_email_has_its_dark_colour() -> None:
    site, issue = letters.full()
    light = {colours(site, issue)[name] for name in ("ink", "soft", "accent")}
    html = email_html(site, issue)
    assert [s for s in letters.dark(html) if s.colour in light] == []
