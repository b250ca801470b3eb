"""A body in pieces that Word can break between, without a seam that anybody sees and without a word lost."""

from __future__ import annotations

import re

import pytest
from lxml import html as lxml_html

from edgepress.render.body import Places, tree
from edgepress.render.email_body import for_email, steps
from edgepress.render.pieces import ROOM, height, pieces

from . import nouns
from .test_body import frame

WIDTH = 544
LINE = "The kettle sang and everybody in the room looked up again. "  # one line of an email


def cut(html: str, above: int = 0, tips: bool = False) -> list[str]:
    root = for_email(nouns.article(html), frame(), Places("", ""))
    return pieces(steps(root) if tips else root, WIDTH, above)


def words(*html: str) -> list[str]:
    return [
        word for part in html for run in lxml_html.fromstring(f"<div>{part}</div>").itertext() for word in run.split()
    ]


def test_a_short_body_is_one_piece_and_no_body_is_one_empty_piece() -> None:
    assert cut("<p>Words</p><p>More</p>") == ["<p>Words</p><p>More</p>"]
    assert cut("") == [""]


def test_a_long_body_is_divided_between_its_blocks() -> None:
    html = "".join(f"<p>{n}. {LINE * 5}</p>" for n in range(24))
    some = cut(html)
    assert len(some) == 4
    assert "".join(some) == html.replace(". </p>", ". </p>")
    assert max(height(tree(piece), WIDTH) for piece in some) <= ROOM


def test_what_stands_above_takes_its_room() -> None:
    html = f"<p>{LINE * 5}</p>" * 5
    assert [len(cut(html)), len(cut(html, 400))] == [1, 2]


def test_a_heading_goes_with_what_follows_and_keeps_its_space() -> None:
    some = cut(f"<p>{LINE * 5}</p>" * 6 + "<h2>Then</h2>" + f"<p>{LINE * 5}</p>")
    assert some[1].startswith('<h3 class="after">Then</h3><p>')


def test_a_quote_that_begins_a_piece_has_no_space_above() -> None:
    some = cut(f"<p>{LINE * 5}</p>" * 6 + f"<blockquote><p>{LINE * 5}</p></blockquote>")
    assert '<table role="presentation"' in some[1]
    assert 'class="quote again"' in some[1]


def test_a_long_list_is_divided_between_its_items_and_its_numbers_go_on() -> None:
    some = cut("<ol>" + "".join(f"<li>{n} {LINE}</li>" for n in range(1, 81)) + "</ol>")
    assert [re.findall(r"<ol[^>]*>", piece) for piece in some] == [
        ['<ol class="on">'], ['<ol start="31" class="more on">'], ['<ol start="61" class="more">'],
    ]  # fmt: skip
    assert [words(piece)[0] for piece in some] == ["1", "31", "61"]


def test_a_list_that_begins_later_goes_on_from_there() -> None:
    some = cut('<ol start="5">' + f"<li>{LINE}</li>" * 40 + "</ol>")
    assert [re.findall(r' start="(\d+)"', piece) for piece in some] == [["5"], ["35"]]


def test_a_long_table_has_its_headings_in_each_part() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>cups</td></tr>" for n in range(60))
    some = cut(f"<table><thead><tr><th>Day</th><th>Cups</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(some) == 3
    assert [words(piece)[:3] for piece in some] == [["Day", "Cups", n] for n in ("0", "22", "44")]


def test_long_notes_and_quotes_and_tips_are_divided_too() -> None:
    notes = "".join(f'<li id="fn:{n}"><p>{LINE * 3}</p></li>' for n in range(30))
    some = cut(f'<div class="footnote"><hr><ol>{notes}</ol></div>')
    assert [re.findall(r'class="(notes[^"-]*)"', piece) for piece in some] == [
        ["notes on"], ["notes more on again"], ["notes more again"],
    ]  # fmt: skip
    assert len(cut("<blockquote>" + f"<p>{LINE * 5}</p>" * 12 + "</blockquote>")) == 2
    tips = cut("<ol>" + f"<li>{LINE * 5}</li>" * 12 + "</ol>", tips=True)
    assert [re.findall(r'width="92">(\d+)<', piece) for piece in tips] == [
        list("12345"),
        ["6", "7", "8", "9", "10"],
        ["11", "12"],
    ]


def test_a_paragraph_that_is_too_long_stands_alone() -> None:
    some = cut(f"<p>Before</p><p>{LINE * 60}</p><p>After</p>")
    assert [len(words(piece)) for piece in some] == [1, 60 * 11, 1]


@pytest.mark.parametrize(
    "html", [f"<p>{LINE * 4}</p><h2>Then</h2><ul>{'<li>tea</li>' * 9}</ul>" * 8, "text <em>and</em> more"]
)
def test_no_word_is_lost_or_doubled(html: str) -> None:
    assert words(*cut(html)) == words(html)


def test_letters_of_east_asia_take_twice_the_room() -> None:
    assert height(tree("<p>" + "茶" * 100 + "</p>")[0], WIDTH) == height(tree("<p>" + "t" * 200 + "</p>")[0], WIDTH)


def test_a_picture_is_as_high_as_it_says_and_a_row_as_its_highest_cell() -> None:
    row = '<table><tr><td><p>a</p></td><td><img src="x" alt="" height="300" width="200"></td></tr></table>'
    assert 300 <= height(tree(row)[0], WIDTH) <= 350
    assert height(tree('<p><img src="x" alt="" height="300" width="200"></p>')[0], WIDTH) >= 300


def test_code_is_as_high_as_its_lines() -> None:
    assert height(tree("<pre><code>" + "tea\n" * 20 + "</code></pre>")[0], WIDTH) >= 20 * 22
