"""What each mail program makes of single things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edgepress.proof import tree
from edgepress.proof.letter import Letter
from edgepress.proof.tree import Element
from edgepress.proof.views.dark import turned
from edgepress.proof.views.gmail import MOST_SHOWN, MOST_STYLE, gmail, gmail_foreign_account
from edgepress.proof.views.outlook import outlook_com_dark
from edgepress.proof.views.pictures import pictures_off
from edgepress.proof.views.text import text_only
from edgepress.proof.views.whole import whole
from edgepress.proof.views.word import word
from edgepress.proof.views.yahoo import yahoo
from edgepress.source import Source

from .snapshots import letter


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def first(shown: str, tag: str) -> Element:
    """The first element of a tag in the email itself."""
    return next(e for e in tree.every(tree.read(shown), tag) if e.get("data-view") in ("", "picture"))


def style(shown: str, tag: str) -> str:
    return first(shown, tag).get("style")


def sheets(shown: str) -> str:
    """What stands in the email's own sheets."""
    own = (e for e in tree.every(tree.read(shown), "style") if not e.get("data-view") and e.get("id") != "dim")
    return "".join(shown[e.inner : e.close] for e in own)


def in_word(body: str, head: str = "") -> str:
    return word(letter(page(body, head)))


# Outlook on Windows


def test_word_opens_what_is_written_for_it_and_passes_over_the_rest() -> None:
    shown = in_word(
        "<!--[if mso]><table width=600><tr><td><![endif]-->words<!--[if !mso]><!--><b>not here</b><!--<![endif]-->"
    )
    assert first(shown, "table").get("width") == "600"
    assert "words" in shown and "not here" not in shown


@pytest.mark.parametrize(
    ("tag", "css", "kept"),
    [
        ("div", "width: 300px; max-width: 600px; margin: 0 auto; color: #112233", "color: #112233"),
        ("p", "padding: 8px; margin: 0 0 8px", "margin: 0 0 8px"),
        ("td", "padding: 8px; border-radius: 4px; box-shadow: 0 0 2px #000", "padding: 8px"),
        ("table", "max-width: 600px; width: 100%", "max-width: 600px; width: 100%"),
        ("td", "color: #112233 !important; color: rgba(1, 2, 3, .5)", ""),
        ("td", "background: #ffffff url(x.png) no-repeat", "background: #ffffff"),
        ("td", "background-image: url(x.png); opacity: .5; display: flex", ""),
        ("td", "border-left: 12px solid #112233", "border-left: 8px solid #112233"),
        ("p", "margin-top: -4px; position: absolute; float: left", ""),
        ("p", "text-align: start", ""),
        ("p", "width: calc(100% - 8px); font-size: 2rem; color: var(--x)", ""),
        ("td", "mso-padding-alt: 4px; -webkit-text-size-adjust: none", "padding: 4px"),
        ("div", "mso-hide: all; overflow: hidden; max-height: 0", "display: none"),
        ("p", "font-family: Charter, Georgia, serif", 'font-family: "Georgia", serif'),
        ("p", "font-family: Inter, sans-serif", 'font-family: "Arial", sans-serif'),
        ("p", "font-family: Inter", 'font-family: "Times New Roman", serif'),
    ],
)
def test_word_takes_of_a_style_what_it_knows(tag: str, css: str, kept: str) -> None:
    around = f"<table><tr><td style='{css}'>x</td></tr></table>" if tag == "td" else f"<{tag} style='{css}'>x</{tag}>"
    assert style(in_word(around), tag) == kept


def test_a_family_that_is_fetched_where_word_sees_it_becomes_times() -> None:
    fetched = "<style>@font-face { font-family: Inter; src: url(x) }</style>"
    body = "<p style=\"font-family: 'Inter', Arial, sans-serif\">x</p>"
    assert style(in_word(body, fetched), "p") == 'font-family: "Times New Roman", serif'
    assert (
        style(in_word(body, f"<!--[if !mso]><!-->{fetched}<!--<![endif]-->"), "p") == 'font-family: "Arial", sans-serif'
    )


def test_word_obeys_rules_of_simple_selectors_outside_of_media() -> None:
    head = (
        "<style>p, a[x] { color: #111111 } .a.b { color: #222222 } td > p { color: #333333 } a:hover { color: #444444 }"
        "@media (max-width: 480px) { p { color: #555555 } } p { color: #666666!important; margin: 0 !important }</style>"
        "<style>p, td { padding: 8px; color: #777777 } .cell { padding: 4px }</style>"
        "<!--[if mso]><style>td { mso-line-height-rule: exactly; font-family: Arial }</style><![endif]-->"
    )
    assert sheets(in_word("<p>x</p>", head)).split("\n") == [
        "p { color: #111111 }",
        ".a { color: #222222 }",
        "p { margin: 0 !important }",
        "p { color: #777777 }",
        "td { padding: 8px; color: #777777 }",
        ".cell { padding: 4px }",
        'td { font-family: "Arial", sans-serif }',
        "",
    ]


@pytest.mark.parametrize(("width", "kept"), [("536", "536"), ("164px", ""), ("100%", ""), ("auto", "")])
def test_word_takes_only_a_whole_number_as_the_width_of_a_picture(width: str, kept: str) -> None:
    shown = first(in_word(f'<img src="a.png" width="{width}" style="width: 100%; max-width: 536px" alt="a">'), "img")
    assert (shown.get("width"), shown.get("style")) == (kept, "")


def test_word_shows_no_webp() -> None:
    shown = in_word('<img src="https://a.example/a.webp?x" width="40" height="20" alt="a boat">')
    assert [e.tag for e in tree.every(tree.read(shown), "img")] == []
    assert "width: 40px; height: 20px" in style(shown, "span") and ">a boat</span>" in shown


def test_word_hides_no_table_in_a_hidden_box() -> None:
    assert "display" not in style(in_word('<div style="display: none"><table><tr><td>x</table></div>'), "div")
    assert style(in_word('<div style="display: none">x</div>'), "div") == "display: none"


def test_a_shape_of_vml_is_a_box() -> None:
    shown = in_word(
        '<!--[if mso]><v:roundrect href="https://a.example" style="height:40px;v-text-anchor:middle;width:200px;" '
        'fillcolor="#0b5d73"><w:anchorlock/><center style="color:#ffffff">Read</center></v:roundrect><![endif]-->'
    )
    assert '<div data-view="shape" style="height: 40px; width: 200px; background-color: #0b5d73"' in shown
    assert style(shown, "center") == "color: #ffffff"


@pytest.mark.parametrize(
    ("spacers", "padding"),
    [
        (
            (
                '<i style="mso-font-width:500%;mso-text-raise:18" hidden>&#8202;&#8202;</i>',
                '<i style="mso-font-width:500%">&#8202;&#8202;&#8203;</i>',
            ),
            "12px 12.8px 12px 12.8px",
        ),
        (
            (
                '<i style="mso-font-width: 150%; mso-text-raise: 30px" hidden>&emsp;</i>',
                '<i style="mso-font-width: 150%">&emsp;</i>',
            ),
            "15px 8px 15px 8px",
        ),
        (('<i style="mso-font-width: x; mso-text-raise: y">&emsp;</i>', ""), "0px 0px 0px 0px"),
    ],
)
def test_stretched_spaces_give_a_button_its_room(spacers: tuple[str, str], padding: str) -> None:
    link = f'<a style="padding: 9px; background-color: #0b5d73"><!--[if mso]>{spacers[0]}<![endif]-->Go<!--[if mso]>{spacers[1]}<![endif]--></a>'
    assert style(in_word(link), "a") == f"background-color: #0b5d73; display: inline-block; padding: {padding}"
    assert "display" not in style(in_word('<a style="color: #112233">Go</a>'), "a")


# Gmail


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a { color: #111111 }", ".m_a { color: #111111 }\n"),
        ("#a .b:hover { color: #111111 }", "#m_a .m_b:hover { color: #111111 }\n"),
        ("a[href] { color: #111111 } p::before { color: red } body { margin: 0 } :root { color: red }", ""),
        ("@media (max-width: 480px) { .a { color: red !important } }", "@media (max-width: 480px) { .m_a { color: red !important } }\n"),
        ("@media (prefers-color-scheme: dark) { .a { color: red } }", ""),
        ("@media (min-height: 480px) { .a { color: red } }", ""),
        ("@font-face { font-family: X; src: url(x) } .a { box-shadow: 0 0 1px red; --x: 1; margin: -1px }", ".m_a {  }\n"),
        (".a { color: rgb(0 128 0 / 1) } .b { color: red }", ""),
        ("@media screen { @media (max-width: 480px) { .a { color: red } } } .b { color: red }", ""),
        (".a { color: red } p { color }", ""),
        (f".a {{ color: red }} /*{'x' * MOST_STYLE}*/", ""),
        ("u + .body .foot { color: red }", "u + .m_body .m_foot { color: red }\n"),
    ],
)  # fmt: skip
def test_gmail_takes_of_a_sheet_what_it_can_read(css: str, kept: str) -> None:
    assert sheets(gmail(letter(page("x", f"<style>{css}</style>")))) == kept


def test_gmail_reads_no_sheet_in_the_body_and_none_at_all_for_a_foreign_account() -> None:
    sheet = "<style>.a { color: red }</style>"
    assert sheets(gmail(letter(page(sheet)))) == ""
    assert sheets(gmail_foreign_account(letter(page("x", sheet)))) == ""


def test_gmail_puts_the_page_into_its_own() -> None:
    shown = gmail(
        letter(
            page('<p class="a b" id="c" style="position: absolute; color: #112233">x</p>').replace(
                "<body>", '<body class="body">'
            )
        )
    )
    assert '<u></u><div class="m_body"><p class="m_a m_b" id="m_c" style="color: #112233"' in shown


def test_gmail_underlines_what_it_does_not_know() -> None:
    assert "<u>x</u>" in gmail(letter(page("<main>x</main>")))
    assert "<u>y</u>" in gmail(letter(page("<nav class=a>y</nav>")))


def test_gmail_drops_a_whole_attribute_for_one_colour_with_spaces() -> None:
    assert style(gmail(letter(page('<p style="margin: 0; color: rgb(0 128 0 / 1)">x</p>'))), "p") == ""


def test_the_app_lays_nothing_out_in_grids_for_a_foreign_account() -> None:
    body = '<div style="display: flex; float: left; color: red">x</div>'
    assert 'style="display: flex; float: left; color: red"' in gmail(letter(page(body)))
    assert 'style="float: left; color: red"' in gmail_foreign_account(letter(page(body)))


def test_gmail_stops_behind_102_kilobytes_between_two_tags() -> None:
    paragraph = "<p>" + "é" * 493 + "</p>\n"  # 994 bytes
    whole_page = page(paragraph * 110)
    shown = gmail(letter(whole_page))
    whole_ones = (MOST_SHOWN - len(page("").partition("</body>")[0])) // 994
    assert shown.count("é" * 493) == whole_ones == 102
    assert "[Message clipped]" in shown and "View entire message" in shown


def test_gmail_shows_102400_bytes_and_not_one_more() -> None:
    empty = len(page("<p></p>"))
    assert "[Message clipped]" not in gmail(letter(page(f"<p>{'x' * (MOST_SHOWN - empty)}</p>")))
    assert "[Message clipped]" in gmail(letter(page(f"<p>{'x' * (MOST_SHOWN - empty + 1)}</p>")))


# Yahoo


def test_yahoo_takes_names_from_screen_readers() -> None:
    shown = yahoo(
        letter(
            page('<table role="presentation" aria-label="a"><tr><td role="cell" lang="fr">x</table><h1 role="x">y</h1>')
        )
    )
    assert '<table role="presentation"><tr><td>x' in shown
    assert "<h1>y</h1>" in shown


def test_yahoo_obeys_widths_and_no_wish_for_the_dark() -> None:
    css = "@media (prefers-color-scheme: dark) { .a { color: red } } @media (max-width: 480px) { .a { height: 8px } }"
    shown = yahoo(letter(page("<div class=a style='height: 20px'>x</div>", f"<style>{css}</style>")))
    assert sheets(shown) == "@media (max-width: 480px) { .yiv_a { height: 8px } }\n"
    assert 'class="yiv_a" style="min-height: 20px"' in shown


def test_yahoo_opens_up_what_it_does_not_know() -> None:
    assert "<div>x</div>" in yahoo(letter(page("<header>x</header>")))


# Outlook on the web


def test_outlook_turns_colours_and_keeps_those_that_were_there() -> None:
    shown = outlook_com_dark(
        letter(page('<table bgcolor="#ffffff"><tr><td style="color: #000000; background-color: #ffffff">x</table>'))
    )
    assert 'bgcolor="#333333" data-ogab="#ffffff"' in shown
    assert 'style="color: #ffffff; background-color: #333333" data-ogsc="#000000" data-ogsb="#ffffff"' in shown


def test_outlook_obeys_the_twins_under_its_own_marks() -> None:
    css = "[data-ogsc] .a { color: #7cc4d8 !important } .a { color: #000000 } @media (prefers-color-scheme: dark) { .a { color: red } }"
    shown = outlook_com_dark(letter(page("<p class=a>x</p>", f"<style>{css}</style>")))
    assert sheets(shown) == "[data-ogsc] .x_a { color: #7cc4d8 !important }\n.x_a { color: #ffffff }\n"
    assert '<div data-ogsc="" data-ogsb=""><div><p class="x_a">' in shown


@pytest.mark.parametrize(
    ("light", "dark"),
    [("#ffffff", "#333333"), ("#000000", "#ffffff"), ("white", "#333333"), ("transparent", ""), ("x", "")],
)
def test_a_colour_is_as_dark_as_it_was_light(light: str, dark: str) -> None:
    assert turned(light) == dark


# Pictures, words, and all that obey


def test_a_picture_that_is_not_loaded_is_a_box_with_its_words() -> None:
    shown = pictures_off(
        letter(
            page(
                '<img src="a.jpg" width="536" height="300" alt="Three boats" style="width: 100%; height: auto; color: #111111">'
            )
        )
    )
    box = style(shown, "span")
    assert box.startswith("display: inline-block; width: 536px; aspect-ratio: 536 / 300; width: 100%; color: #111111;")
    assert ">Three boats</span>" in shown


def test_no_picture_is_left_behind_words_either() -> None:
    head = "<style>td { background: #ffffff url(a.png) no-repeat }</style>"
    shown = pictures_off(
        letter(
            page('<table background="a.png"><tr><td style="background-image: url(b.png); color: red">x</table>', head)
        )
    )
    assert "a.png" not in shown and "b.png" not in shown
    assert style(shown, "td") == "color: red"


def test_a_picture_that_only_counts_readers_takes_no_room() -> None:
    assert (
        style(pictures_off(letter(page('<img src="https://a.example/1" width="1" height="1" alt="">'))), "span")
        == "display: none"
    )


def test_the_plain_text_is_shown_as_it_is_written() -> None:
    assert "Hello <you>,\n  two lines & more\n".replace("<", "&lt;").replace(">", "&gt;").replace(
        "& ", "&amp; "
    ) in text_only(letter(page("x"), "Hello <you>,\n  two lines & more\n"))


def test_without_a_plain_text_the_words_are_shown_block_by_block() -> None:
    shown = text_only(
        letter(page('<h1>Boats</h1><p>Three <b>came</b> home.</p><img src=x alt="A quay"><style>p {}</style>'))
    )
    assert "Boats\n\nThree came home.\n\nA quay</pre>" in shown


def test_apple_mail_obeys_every_rule_for_browsers() -> None:
    css = "@media (prefers-color-scheme: dark) { p { color: red } }"
    shown = whole(
        letter(page("<p style='color: blue !important'>x</p><!--[if mso]>y<![endif]-->", f"<style>{css}</style>"))
    )
    assert sheets(shown) == css and "blue !important" in shown and ">y" not in shown


# What is known of the programs


def test_newer_data_shows_itself_in_the_views() -> None:
    body = '<table><tr><td style="border-radius: 4px; color: #112233">x</td></tr></table>'
    old = letter(page(body))
    known = old.clients.features["css-border-radius"]
    learned = replace(known, no=" ".join(word for word in known.no.split() if not word.startswith("outlook.windows")))
    features = {**old.clients.features, "css-border-radius": learned}
    new = replace(old, clients=replace(old.clients, features=features))
    assert style(word(old), "td") == "color: #112233"
    assert style(word(new), "td") == "border-radius: 4px; color: #112233"


def test_without_data_only_what_a_view_knows_by_itself_is_taken_away() -> None:
    bare = Letter(html=Source("email.html", page('<td style="opacity: .5; margin: -1px; mso-hide: all">x')))
    assert style(gmail(bare), "td") == "opacity: .5"
