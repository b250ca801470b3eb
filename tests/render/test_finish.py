"""The last touches to an email: what is left of the kept sheet, of classes, and of the names of colours."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Stop
from edgepress.render.finish import coloured, finished, kept

PAGE = '<body class="body"><p class="a b">one</p><table><tr><td class=\'c\'>two</td></tr></table></body>'


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a { color: red }", ".a{color:red}\n"),
        (".a, .x { color: red }", ".a{color:red}\n"),
        (".x { color: red }", ""),
        (".c td, h6, p.a { color: red }", ".c td,p.a{color:red}\n"),
        ("td.x, .a .x, .x p { color: red }", ""),
        (":root { color-scheme: light dark; }", ":root{color-scheme:light dark}\n"),
        ("u + .body .a, u + .body .x { color: red !important }", "u + .body .a{color:red !important}\n"),
        ("a[x-apple-data-detectors] { color: inherit }", ""),
        (".a:hover, .b:last-child:not(:first-child) { color: red }", ".a:hover,.b:last-child:not(:first-child){color:red}\n"),
        ("/* .a { color: red } */ .b { margin: 0 }", ".b{margin:0}\n"),
        ("@media print { .a { color: red } .x { color: red } }", "@media print{\n.a{color:red}\n}\n"),
        ("@media print { .x { color: red } }", ""),
        ("@media print { .a { margin: 0; padding: 0 } } .b { margin: 0 }", "@media print{\n.a{margin:0;padding:0}\n}\n.b{margin:0}\n"),
    ],
)  # fmt: skip
def test_of_the_kept_sheet_only_what_means_something_is_left(sheet: str, left: str) -> None:
    assert kept(sheet, PAGE) == left


def test_outlook_gets_a_twin_of_each_rule_for_dark_colours() -> None:
    sheet = "@media (prefers-color-scheme: dark) { .a, .x { color: red !important; background-color: blue !important } .b { border-color: red !important } }"
    assert kept(sheet, PAGE).split("\n") == [
        "@media (prefers-color-scheme: dark){",
        ".a{color:red !important;background-color:blue !important}",
        ".b{border-color:red !important}",
        "}",
        "[data-ogsb] .a{background-color:blue !important}",
        "[data-ogsc] .a{color:red !important}",
        "[data-ogsc] .b{border-color:red !important}",
        "",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p class="a b">x</p>', '<p class="a">x</p>'),
        ('<p class="b" id="x">x</p>', '<p id="x">x</p>'),
        ('<p style="color:t-ink; margin:0; font-family:Georgia, serif">x</p>', '<p style="color:#111111;margin:0;font-family:Georgia,serif">x</p>'),
        ('<td style="color:t-ink" bgcolor="t-ink">x</td>', '<td style="color:#111111" bgcolor="#111111">x</td>'),
        ('<div style="color:t-ink" bgcolor="t-ink">x</div>', '<div style="color:#111111">x</div>'),
        ('<p>class="b" t-ink; style="color:t-ink"</p>', '<p>class="b" t-ink; style="color:t-ink"</p>'),
        ("<img alt='class=\"b\" t-ink' class=\"b\">", "<img alt='class=\"b\" t-ink'>"),
        ('<img alt="a > b, c; d t-ink" class="a">', '<img alt="a > b, c; d t-ink" class="a">'),
        ('<a href="https://t-ink.example.org/?class=b">x</a>', '<a href="https://t-ink.example.org/?class=b">x</a>'),
    ],
)  # fmt: skip
def test_tags_lose_what_nobody_reads_and_words_stay(before: str, after: str) -> None:
    assert finished(before, ".a{color:red}", {"ink": "#111111"}) == after


def test_a_name_that_is_no_colour_is_told() -> None:
    with pytest.raises(Stop) as stop:
        coloured("color: t-nothing", {})
    assert str(stop.value) == "templates/…/email: t-nothing names no colour of theme.yaml"


LONG = "The kettle sang and everybody in the room looked up again. " * 40


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{LONG}</p>",
        "<tr>" + '<td style="color:t-ink" width="20">tea</td>' * 60 + "</tr>",
        f"<p>{'ā' * 8} </p>" * 90,
        "<!--[if mso]><table><tr><td><![endif]-->" + "<p>one two</p>" * 90,
    ],
)
def test_no_line_is_longer_than_mail_may_have_and_no_word_changes(page: str) -> None:
    made = finished(page, "", {"ink": "#111111"})
    assert max(len(line.encode()) for line in made.split("\n")) < 998
    assert made.split() == page.replace("t-ink", "#111111").split()


def test_a_line_of_code_and_a_description_stay_whole() -> None:
    page = f'<pre><code>{LONG}\n{LONG}</code></pre><img alt="{LONG}" width="20">'
    assert finished(page, "", {}).replace("\nwidth", " width").replace("\nalt", " alt") == page


def test_a_page_without_long_lines_stays_as_it_is() -> None:
    assert finished(PAGE, ".a .b .c .body", {}) == PAGE.replace("class='c'", 'class="c"')
