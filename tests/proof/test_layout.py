"""Widths, tables, room, grounds and heights, in browsers and in Word."""

from __future__ import annotations

import pytest

from edgepress.proof.cells import (
    border_too_wide,
    ground_twin_missing,
    padding_off_cell,
    quote_by_border,
    table_gaps,
    table_role,
)
from edgepress.proof.frame import anchor_dead, direction_left_over, element_strange_to_word, table_in_link
from edgepress.proof.height import TALLEST, cell_too_tall
from edgepress.proof.width import columns_too_wide, conditional_unpaired, ghost_missing

from .bodies import count, letter, said

GHOST = '<!--[if mso]><table role="presentation" align="center" width="600"><tr><td><![endif]-->'
END = "<!--[if mso]></td></tr></table><![endif]-->"
BOX = '<div style="max-width: 600px; margin: 0 auto">Hello</div>'


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        (BOX, 1),
        (GHOST + BOX + END, 0),
        (GHOST.replace("600", "560") + BOX + END, 1),
        (GHOST.replace('align="center" ', "") + BOX + END, 1),
        ("<center>" + GHOST.replace('align="center" ', "") + BOX + END + "</center>", 0),
        (GHOST.replace("<td>", '<td width="600">') + BOX + END, 0),
        (GHOST.replace("mso]", "mso | IE]") + BOX + END, 0),
        (GHOST.replace("mso]", "lte mso 11]") + BOX + END.replace("mso]", "lte mso 11]"), 1),
        (GHOST + f"<div>{BOX}</div>" + END, 0),
        (f'<table width="560"><tr><td>{BOX}</td></tr></table>', 0),
        (f'<table width="100%"><tr><td>{BOX}</td></tr></table>', 1),
        (f'<table width="640"><tr><td>{BOX}</td></tr></table>', 1),
        ('<div style="max-width: 600px"><table width="600"><tr><td>Hello</td></tr></table></div>', 0),
        ('<div style="max-width: 600px"><table width="600"><tr><td>Hello</td></tr></table>Hello</div>', 1),
        ('<div style="max-width: 600px"><!--[if mso]><table width="600"><tr><td><![endif]-->Hello' + END + "</div>", 0),
        (
            '<div style="max-width: 600px"></div><div style="max-width: 100%">x</div><div style="max-width: 0">x</div>',
            0,
        ),
        (
            f'<div style="max-width: 600px"><!--[if mso]><table><tr><td style="width: 300px">x</td><td width="300"><![endif]-->x{END}</div>',
            0,
        ),
        (
            f'<div style="max-width: 600px"><!--[if mso]><table><tr><td style="width: 300px">x</td><td width="400"><![endif]-->x{END}</div>',
            1,
        ),
        ('<div style="display: none; max-width: 600px">x</div><p style="max-width: 60ch">x</p>', 0),
        ('<img style="max-width: 600px">', 0),
        (
            '<!--[if mso]><v:rect style="width: 600px"><v:textbox><![endif]-->'
            + BOX
            + "<!--[if mso]></v:textbox></v:rect><![endif]-->",
            0,
        ),
    ],
)
def test_a_box_with_a_greatest_width_is_as_wide_in_word(html: str, wrong: int) -> None:
    assert count(ghost_missing, html) == wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        (GHOST + "x" + END, []),
        (GHOST + "x", ["this <table> is never closed", "this <tr> is never closed", "this <td> is never closed"]),
        ("x" + END, ["this </td> closes what is not open", "this </tr> closes", "this </table> closes"]),
        ("<!--[if mso]>x", ["This comment for Word has no partner"]),
        ("x<![endif]-->", ["This comment for Word has no partner"]),
        (GHOST + "<div>x" + END + "</div>", ["</td> stands here while a <div> in it is open"]),
        ("<div>" + GHOST + "x</div>" + END, ["this </div> closes what is not open", "this <div> is never closed"]),
        ("<!--[if mso]><table><td><![endif]-->x<!--[if mso]></td></table><![endif]-->", ["this cell stands in no row"]),
        ("<!--[if mso]><tr><td>x</td></tr><![endif]-->", ["this row stands in no table"]),
        ("<table><tr><td>x</table>" + GHOST + END, []),
        ("<!--[if mso]><table><tr><![endif]--><div><!--[if mso]><td><![endif]-->x<!--[if mso]></td><![endif]--></div>"
         "<!--[if mso]></tr></table><![endif]-->", ["this <div> stands between a row and its cells"]),
        ("<!--[if !mso]><!--><table><tr><td>x</td></tr></table><!--<![endif]-->", []),
        ("<!-- <table> --><!--[if mso]><!--x--><![endif]-->", []),
    ],
)  # fmt: skip
def test_comments_for_word_close_what_they_open(html: str, wrong: list[str]) -> None:
    found = said(conditional_unpaired, html)
    assert len(found) == len(wrong)
    assert all(words in message for words, message in zip(wrong, found, strict=True))


def columns(one: float, other: float, style: str = "font-size: 0", between: str = "") -> str:
    box = '<div style="display: inline-block; max-width: {}px">x</div>'
    return f'<table width="600"><tr><td style="padding: 0 16px; {style}">{box.format(one)}{between}{box.format(other)}</td></tr></table>'


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        (columns(284, 284), 0),
        (columns(284, 285), 0),
        (columns(284, 286), 1),
        (columns(284, 284, "font-size: 0", "\n"), 0),
        (columns(284, 284, "", "\n"), 1),
        (columns(280, 280, "", "\n"), 0),
        (columns(284, 284, "", "\n").replace("inline-block", "inline-block; float: left"), 0),
        (columns(284, 284, "", "\n").replace("inline-block", "table-cell"), 0),
        ('<table width="568"><tr><td width="284">x</td><td width="284">x</td></tr></table>', 0),
        ('<table width="568"><tr><td width="300">x</td><td width="300">x</td></tr></table>', 1),
        ('<table width="568"><tr><td width="300">x</td><td>x</td></tr></table>', 0),
        (
            '<!--[if mso]><table width="568"><tr><td width="300">x</td><td width="300">x</td></tr></table><![endif]-->',
            1,
        ),
        ('<table width="100%"><tr><td width="300">x</td><td width="300">x</td></tr></table>', 0),
    ],
)
def test_columns_fit_into_what_they_stand_in(html: str, wrong: int) -> None:
    assert count(columns_too_wide, html) == wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<table><tr><td>x</td></tr></table>", 1),
        ('<table role="none"><tr><td>x</td></tr></table>', 0),
        ('<table role="presentation"><tr><th>x</th></tr></table>', 1),
        ('<table role="presentation" summary="x"><tr><td>x</td></tr></table>', 1),
        ("<table><caption>x</caption><tr><td>x</td></tr></table>", 0),
        ("<table><tr><th>x</th></tr></table>", 1),
        ('<table><tr><th scope="row">x</th></tr></table>', 0),
        ('<table role="none"><tr><td><table><tr><th scope="col">x</th></tr></table></td></tr></table>', 0),
        ("<!--[if mso]><table><tr><td>x</td></tr></table><![endif]-->", 1),
        ('<table role="grid"><tr><td>x</td></tr></table>', 0),
    ],
)
def test_a_table_says_whether_it_lays_out_or_tells_facts(html: str, wrong: int) -> None:
    assert count(table_role, html) == wrong


@pytest.mark.parametrize(
    ("attributes", "cell", "wrong"),
    [
        ('cellpadding="0" cellspacing="0"', "", 0), ("", "", 1), ('cellspacing="0"', "padding: 0", 0), ('cellspacing="0"', "", 1),
        ('cellpadding="9" cellspacing="9"', "", 0), ('style="border-collapse: collapse"', "padding: 0", 0),
    ],
)  # fmt: skip
def test_a_table_that_lays_out_has_no_gaps_unasked(attributes: str, cell: str, wrong: int) -> None:
    assert count(table_gaps, f'<table role="none" {attributes}><tr><td style="{cell}">x</td></tr></table>') == wrong
    assert count(table_gaps, f"<table {attributes}><tr><th>x</th></tr></table>") == 0


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<div style="padding: 9px">x</div>', 1), ('<div style="padding: 0">x</div>', 0), ('<td style="padding: 9px">x</td>', 0),
        ('<p style="padding-left: 9px">x</p>', 1), ('<ul style="padding: 0 0 0 24px"><li>x</li></ul>', 0),
        ('<table style="padding: 9px"></table>', 1), ('<span style="padding: 9px">x</span>', 0),
        ('<!--[if !mso]><!--><div style="padding: 9px">x</div><!--<![endif]-->', 0),
        ('<!--[if mso]><table><tr><td style="padding: 9px"><![endif]--><div style="padding: 9px">x</div>' + END, 0),
        ('<!--[if mso]><table><tr><td><![endif]--><div style="padding: 9px">x</div>' + END, 1),
        ('<div style="display: none; padding: 9px">x</div>', 0),
    ],
)  # fmt: skip
def test_room_is_the_padding_of_a_cell(html: str, wrong: int) -> None:
    assert count(padding_off_cell, html) == wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<td style="background: #112233">x</td>', 1), ('<td bgcolor="#112233" style="background: #112233">x</td>', 0),
        ('<table bgcolor="#112233"><tr><td style="background-color: #123">x</td></tr></table>', 0),
        ('<table bgcolor="#112233"><tr><td style="background-color: #332211">x</td></tr></table>', 1),
        ('<div style="background: #112233">x</div>', 1), ('<span style="background: #112233">x</span>', 0),
        ('<div style="background: #112233"><table bgcolor="#112233"><tr><td>x</td></tr></table></div>', 0),
        ('<!--[if mso]><table><tr><td style="background: #112233"><![endif]-->x' + END, 0),
        ('<td style="background: transparent">x</td>', 0), ('<td style="background: url(x.png)">x</td>', 0),
    ],
)  # fmt: skip
def test_a_ground_is_the_colour_of_a_cell(html: str, wrong: int) -> None:
    assert count(ground_twin_missing, html) == wrong


def test_a_bar_beside_a_quotation_is_the_border_of_a_cell() -> None:
    assert count(quote_by_border, '<blockquote style="border-left: 4px solid">x</blockquote>') == 1
    assert count(quote_by_border, '<p style="border-right: 2px solid">x</p>') == 1
    assert count(quote_by_border, '<p style="border-left: 1px solid">x</p><p style="border-left: none">x</p>') == 0
    assert count(quote_by_border, '<table><tr><td style="border-left: 4px solid">x</td></tr></table>') == 0


def test_a_border_of_8_px_is_drawn_and_one_of_9_is_not() -> None:
    assert count(border_too_wide, '<td style="border-top: 8px solid #112233">x</td>') == 0
    assert count(border_too_wide, '<td style="border-top: 9px solid #112233">x</td>') == 1


def lines(number: int) -> str:
    return '<p style="margin: 0; font-size: 16px; line-height: 25px">' + "<br>".join(["x"] * number) + "</p>"


def blocks(number: int) -> str:
    return '<p style="margin: 0; font-size: 16px; line-height: 25px">x</p>' * number


def test_a_cell_of_1500_px_is_well_and_one_that_is_higher_is_not() -> None:
    most = int(TALLEST / 25)
    assert count(cell_too_tall, f"<table><tr><td>{blocks(most)}</td></tr></table>") == 0
    assert count(cell_too_tall, f"<table><tr><td>{blocks(most + 1)}</td></tr></table>") == 1


def test_line_breaks_margins_padding_and_pictures_make_a_cell_higher() -> None:
    cell = "<table><tr><td>{}</td></tr></table>"
    assert count(cell_too_tall, cell.format(lines(61))) == 1
    assert count(cell_too_tall, cell.format('<img width="600" height="1501">')) == 1
    assert count(cell_too_tall, cell.format('<img width="600" height="auto">' * 4)) == 0
    assert count(cell_too_tall, cell.format('<img width="600" height="auto">' * 5)) == 1
    assert count(cell_too_tall, '<table><tr><td style="padding: 800px 0">x</td></tr></table>') == 1
    assert count(cell_too_tall, cell.format('<p style="margin: 16px 0; line-height: 24px">x</p>' * 36)) == 0
    assert count(cell_too_tall, cell.format('<p style="margin: 16px 0; line-height: 24px">x</p>' * 38)) == 1


def test_a_wrapper_round_everything_is_told_and_rows_are_not() -> None:
    sections = "<table><tr><td>{0}</td></tr></table><table><tr><td>{0}</td></tr></table>".format(blocks(40))
    assert count(cell_too_tall, sections) == 0
    assert count(cell_too_tall, f"<table><tr><td>{sections}</td></tr></table>") == 1
    assert count(cell_too_tall, f"{GHOST}{sections}{END}") == 1


def test_only_the_innermost_tall_cell_is_told_where_the_others_are_tall_by_it() -> None:
    inner = f"<table><tr><td>{blocks(80)}</td></tr></table>"
    found = list(cell_too_tall(letter(f"<table><tr><td>{inner}<p>x</p></td></tr></table>")))
    assert [d.where.column for d in found] == [27]


def test_no_table_stands_in_a_link() -> None:
    assert count(table_in_link, '<a href="x"><table></table></a>') == 1
    assert count(table_in_link, '<a href="x"><!--[if mso]><table></table><![endif]--></a>') == 1
    assert count(table_in_link, '<a name="x"><table></table></a><a href="x">x</a><table></table>') == 0


def test_elements_that_word_does_not_know_may_stand_where_it_does_not_read() -> None:
    assert count(element_strange_to_word, "<main><figure></figure></main>") == 2
    assert count(element_strange_to_word, "<!--[if !mso]><!--><main></main><!--<![endif]-->") == 0
    assert count(element_strange_to_word, "<!--[if mso]><main></main><![endif]-->") == 1


def test_a_link_to_a_place_in_the_email_is_told_where_there_is_such_a_place() -> None:
    assert count(anchor_dead, '<a href="#x">x</a><a name="x"></a>') == 1
    assert count(anchor_dead, '<a href="#x">x</a><p id="x"></p>') == 1
    assert count(anchor_dead, '<a href="#x">x</a><a href="#">x</a><a href="https://x/#x">x</a>') == 0


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<p style="text-align: left">x</p>', 1),
        ('<p align="left">x</p>', 1),
        ('<p style="text-align: right">x</p>', 0),
        ('<p dir="ltr" style="text-align: left">x</p>', 0),
        ('<div dir="ltr"><p style="text-align: left">x</p></div>', 0),
        ('<pre style="text-align: left">x</pre>', 0),
        ('<p style="text-align: left"></p><hr align="left"><img align="left"><table align="left"></table>', 0),
        ('<table><tr><td>x</td><td style="text-align: left">x</td></tr></table>', 0),
        ('<table><tr><td style="text-align: left">x</td><td>x</td></tr></table>', 1),
        ('<table><tr><td>x</td><td><p style="text-align: left">x</p></td></tr></table>', 0),
        ('<ul style="padding: 0 0 0 24px"><li>x</li></ul>', 1),
        ('<ul style="padding: 0 24px 0 0"><li>x</li></ul>', 0),
        ('<ul style="padding: 0 24px"><li>x</li></ul>', 0),
        ('<table><tr><td style="border-left: 4px solid">x</td></tr></table>', 1),
        ('<table><tr><td style="border-left: 4px solid; border-right: 4px solid">x</td></tr></table>', 0),
        ("<!--[if mso]><table><tr><td><![endif]-->x<!--[if mso]></td><td><![endif]-->x" + END, 1),
        ('<!--[if mso]><table dir="rtl"><tr><td><![endif]-->x<!--[if mso]></td><td><![endif]-->x' + END, 0),
        (GHOST + "x" + END, 0),
    ],
)
def test_an_email_that_is_read_from_the_right_has_nothing_left_at_the_left(html: str, wrong: int) -> None:
    page = '<html lang="ar" dir="{}"><body>{}</body></html>'
    assert len(said(direction_left_over, page.format("rtl", html))) == wrong
    assert said(direction_left_over, page.format("ltr", html)) == []
