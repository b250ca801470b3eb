"""How words are set: what Word takes over, and whether people can read and touch it."""

from __future__ import annotations

import pytest

from edgepress.proof.legible import lines_tight, target_small, text_justified, text_small
from edgepress.proof.setting import link_uncoloured, style_borrowed

from .bodies import count, in_body, letter, said

ALL = "font-family: Arial; font-size: 16px; line-height: 24px; color: #112233"
LONG = "The ferry leaves at nine, and the baker is up before it, as she has been for years."


def cell(inner: str, style: str = "") -> str:
    return f'<div style="{ALL}"><table><tr><td style="{style}">{inner}</td></tr></table></div>'


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        (cell(f'<p style="{ALL}">x</p>'), []),
        (cell("<p>x</p>"), ["this <p> with its own font, size of letters, height of lines, colour"]),
        (cell("x"), ["this <td> with its own font, size of letters, height of lines, colour"]),
        (cell("<p>x</p>", ALL), []),
        ('<div style="line-height: inherit; color: inherit"><table><tr><td>x</td></tr></table></div>', []),
        (cell("<h1>x</h1>", ALL), ["this heading with its own font, size of letters, height of lines, colour"]),
        (cell('<p style="font: 16px/24px Arial; color: #112233">x</p>'), []),
        (cell('<p style="font-family: Arial"><span style="font-size: 16px; line-height: 24px; color: #112233">x</span></p>'), []),
        (cell('<p><font face="Arial" size="3" color="#112233">x</font></p>'), ["this <p> with its own height of lines"]),
        (cell(f'<div style="{ALL}">x</div>'), []),
        (cell(f'<div style="{ALL}"><div>x</div></div>'), []),
        (cell(f'<ul><li style="{ALL}">x</li></ul>'), []),
        ("<table><tr><td><p>x</p></td></tr></table>", []),
        (cell('<img alt="x">'), []),
        (cell('<div style="display: none">x</div>'), []),
        (f'<div style="{ALL}"><!--[if mso]><table><tr><td><![endif]--><p>x</p><!--[if mso]></td></tr></table><![endif]--></div>',
         ["this <p> with its own font, size of letters, height of lines, colour"]),
    ],
)  # fmt: skip
def test_word_takes_nothing_over_into_a_table(html: str, lost: list[str]) -> None:
    assert said(style_borrowed, in_body(html)) == [f"Outlook on Windows shows {words}" for words in lost]


def test_a_heading_in_a_styled_cell_is_told_less_sternly() -> None:
    outer = [d.severity.words for d in style_borrowed(letter(in_body(cell("<h1>x</h1>"))))]
    inner = [d.severity.words for d in style_borrowed(letter(in_body(cell("<h1>x</h1>", ALL))))]
    assert (outer, inner) == (["Must fix"], ["Should fix"])


def test_a_plain_sheet_that_word_reads_counts_and_one_in_a_query_does_not() -> None:
    css = f"p, .note {{ {ALL} }}"
    assert count(style_borrowed, cell("<p>x</p>"), f"<style>{css}</style>") == 0
    assert (
        count(style_borrowed, cell('<div class="note">x</div>'), f"<!--[if mso]><style>{css}</style><![endif]-->") == 0
    )
    assert count(style_borrowed, cell("<p>x</p>"), f"<style>@media screen {{ {css} }}</style>") == 1
    assert count(style_borrowed, cell("<p>x</p>"), f"<!--[if !mso]><!--><style>{css}</style><!--<![endif]-->") == 1


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<a href="x">x</a>', 1), ('<a href="x" style="color: #112233">x</a>', 0), ("<a name='x'>x</a>", 0),
        ('<a href="x"><span style="color: #112233">x</span></a>', 0), ('<span style="color: red"><a href="x">x</a></span>', 1),
        ('<a href="x"><img></a>', 0), ('<a href="x"><b>x</b> x <i>x</i></a>', 1), ('<a href="x" style="display: none">x</a>', 0),
        ('<a href="x"><font color="#112233">x</font></a>', 0),
    ],
)  # fmt: skip
def test_a_link_has_a_colour_of_its_own(html: str, wrong: int) -> None:
    assert count(link_uncoloured, f"<p>{html}</p>") == wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<p style="font-size: 14px">x</p>', 0), ('<p style="font-size: 13.9px">x</p>', 1), ('<p style="font-size: 10pt">x</p>', 1),
        ('<p style="font-size: 11pt">x</p>', 0), ('<p style="font-size: 0.8em">x</p>', 1), ('<p>x<sup style="font-size: 9px">1</sup></p>', 0),
        ('<p style="font-size: 1px">x</p>', 0), ('<div style="display: none; font-size: 9px">x</div>', 0),
        ('<p style="font-size: 9px">&nbsp;</p>', 0), ('<div style="font-size: 9px"><p style="font-size: 16px">x</p></div>', 0),
    ],
)  # fmt: skip
def test_words_have_14_px(html: str, wrong: int) -> None:
    assert count(text_small, html) == wrong


@pytest.mark.parametrize(
    ("style", "wrong"),
    [
        ("line-height: 22.4px", 0), ("line-height: 22.3px", 1), ("line-height: 1.4", 0), ("line-height: 1.39", 1),
        ("line-height: 140%", 0), ("line-height: normal", 1), ("", 1), ("font-size: 20px; line-height: 20px", 0),
        ("font: 16px/24px Arial", 0),
    ],
)  # fmt: skip
def test_lines_are_1_4_times_as_high_as_letters(style: str, wrong: int) -> None:
    assert count(lines_tight, f'<p style="{style}">{LONG}</p>') == wrong
    assert count(lines_tight, f'<p style="{style}">Short</p><h2 style="{style}">{LONG}</h2>') == 0


def test_text_with_two_even_sides_is_told() -> None:
    assert count(text_justified, f'<p style="text-align: justify">{LONG}</p>') == 1
    assert count(text_justified, f'<div style="text-align: justify"><p>{LONG}</p></div>') == 1
    assert count(text_justified, f'<p align="justify">{LONG}</p>') == 1
    assert count(text_justified, '<p style="text-align: justify">Short</p>') == 0
    assert count(text_justified, f'<p style="text-align: left">{LONG}</p>') == 0


TWO = '<a href="x">Unsubscribe</a> <a href="y">Archive</a>'


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        (f'<p style="margin: 0; line-height: 23px">{TWO}</p>', 1),
        (f'<p style="margin: 0; line-height: 24px">{TWO}</p>', 0),
        (f'<p style="margin: 2px 0; line-height: 20px">{TWO}</p>', 0),
        ('<p style="margin: 0; line-height: 20px"><a href="x">Unsubscribe</a></p>', 0),
        ('<ul><li style="margin: 0; line-height: 20px"><a href="x">One</a></li><li style="line-height: 20px"><a href="y">Two</a></li></ul>', 2),
        (f'<p style="margin: 0; line-height: 20px">{LONG} {TWO}</p>', 0),
        (f'<p style="margin: 0; line-height: 20px">{TWO.replace("href=", "style=%spadding: 4px 0%s href=" % (chr(34), chr(34)))}</p>', 0),
        ('<p style="margin: 0; line-height: 20px"><a href="x"><img></a> <a href="x"><img></a></p>', 0),
    ],
)  # fmt: skip
def test_links_beside_each_other_are_24_px_high(html: str, wrong: int) -> None:
    assert count(target_small, html) == wrong
