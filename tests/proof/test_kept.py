"""What mail programs read of sheets and of style attributes, and which of them wins."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.proof.hooks import attribute_selector, class_unknown, class_unused, dark_twin_missing
from edgepress.proof.kept import important_inline, important_missing, sheet_dropped, sheet_in_body, sheet_too_large
from edgepress.proof.values import colour_short, shorthand_late, style_unsafe

from .bodies import count, in_body, letter, marked, said


def sheet(css: str) -> str:
    return f"<style>{css}</style>"


def test_a_sheet_has_16384_bytes_and_not_one_more() -> None:
    assert count(sheet_too_large, "x", sheet("é" * 8192)) == 0
    assert count(sheet_too_large, "x", sheet("é" * 8192 + "x")) == 1
    assert count(sheet_too_large, "x", f"<!--[if mso]>{sheet('x' * 20000)}<![endif]-->") == 0


def test_a_sheet_for_word_may_stand_in_the_body() -> None:
    assert count(sheet_in_body, sheet("p {}")) == 1
    assert count(sheet_in_body, f"<!--[if mso]>{sheet('p {}')}<![endif]-->") == 0


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        ("p { color: rgb(1 2 3) }", 1), ("p { color: rgb(1, 2, 3) }", 0), ("p { color: rgba(1,2,3,.5) }", 0),
        ("p { color: hsl(120 50% 50%) }", 1), ("p { color: hsl(120, 50%, 50%) }", 0), ("p { color red }", 1),
        ("p { color: red;; }", 0), ("<!-- p { color: red } -->", 0), ("@media screen { p { color: red } }", 0),
        ("@media screen { @media (max-width: 9px) { p { color: red } } }", 1), ("p {", 0), ("}", 1),
        ("@media screen { @font-face { font-family: x } }", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_read_makes_gmail_drop_all_of_it(css: str, wrong: int) -> None:
    assert count(sheet_dropped, "<p>x</p>", sheet(css)) == wrong


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        ("p { color: red\n@media screen { p { color: red } }", 1), ("@media screen { p { color: red }", 1), ("p { color: red", 0),
        ("p { content: '{' } a {}", 0), ("/* { */ p {} a {}", 0), ("p {} a {}", 0),
    ],
)  # fmt: skip
def test_a_bracket_that_is_never_closed_is_told_where_rules_stand_behind_it(css: str, wrong: int) -> None:
    told = said(sheet_dropped, in_body("x", sheet(css)))
    assert told == ["All rules behind this are read as parts of it, because its bracket is never closed"] * wrong


@pytest.mark.parametrize(
    ("css", "who"),
    [
        ("p { color: red!important }", "Outlook on Windows"), ("@media screen { p { color: red!important } }", "Orange Mail"),
        ("[data-ogsc] p { color: red!important }", "Orange Mail"), ("a[x-apple-data-detectors] { color: red!important }", "Orange Mail"),
    ],
)  # fmt: skip
def test_who_asks_for_a_space_is_said(css: str, who: str) -> None:
    told = list(important_missing(letter(in_body("<p>x</p>", sheet(css)))))
    assert [d.message for d in told] == [f"{who} drops this, because there is no space before !important"]
    assert [d.severity for d in told] == [Severity.MUST if who.startswith("Out") else Severity.CONSIDER]


def test_a_colour_with_spaces_is_told_in_a_style_attribute_too() -> None:
    assert marked(sheet_dropped, in_body('<p style="margin: 0; color: rgb(1 2 3 / .5)">x</p>')) == [
        "color: rgb(1 2 3 / .5)"
    ]


PHONE = "@media (max-width: 480px) {{ {} }}"


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        (PHONE.format("p { font-size: 9px }"), 1),
        (PHONE.format("p { font-size: 9px !important }"), 0),
        (PHONE.format("p { font-size: 9px!important }"), 1),
        (PHONE.format("p { font-size: 9px !IMPORTANT }"), 1),
        (PHONE.format("p { font-size: 9px ! important }"), 1),
        (PHONE.format("p { font-size: 9px\n!important }"), 0),
        (PHONE.format("p { line-height: 9px }"), 0),
        (PHONE.format("p { margin: 0 }"), 1),
        (PHONE.format("h1 { font-size: 9px }"), 0),
        ("p { font-size: 9px }", 0),
        ("[data-ogsc] p { font-size: 9px }", 1),
        ("u + .body p { font-size: 9px }", 1),
        ("#MessageViewBody p { font-size: 9px }", 1),
        ("p:hover { font-size: 9px }", 1),
        ("a:hover { font-size: 9px }", 0),
    ],
)
def test_a_sheet_wins_over_style_attributes_where_it_must(css: str, wrong: int) -> None:
    assert count(important_missing, '<p style="margin-top: 1px; font-size: 16px">x</p>', sheet(css)) == wrong


def test_a_media_attribute_is_a_condition_too() -> None:
    head = '<style media="screen and (min-width: 480px)">p { font-size: 9px }</style>'
    assert count(important_missing, '<p style="font-size: 16px">x</p>', head) == 1


@pytest.mark.parametrize(
    ("style", "wrong"),
    [("margin: 0 !important", 1), ("margin: 0; margin: 0 !important", 0), ("margin: 0", 0), ("content: '!'", 0)],
)
def test_important_is_dropped_inline_unless_a_plain_value_stands_before_it(style: str, wrong: int) -> None:
    assert count(important_inline, f'<p style="{style}">x</p>') == wrong
    assert count(important_inline, f'<!--[if mso]><p style="{style}">x</p><![endif]-->') == wrong


@pytest.mark.parametrize(
    ("css", "unknown"),
    [
        (".here { margin: 0 }", []),
        (".there { margin: 0 }", ["there"]),
        (".here .there, p.where { margin: 0 }", ["there", "where"]),
        (".ExternalClass, .moz-text-html .here, .x_here, .gmail-fix, .outlook-hide {}", []),
        ("a[href='x.there'] { margin: 0 }", []),
        (r".sm\:here { margin: 0 }", []),
        (r".sm\:there { margin: 0 }", ["sm:there"]),
        ("@media print { .there { margin: 0 } }", ["there"]),
    ],
)
def test_a_class_of_a_sheet_is_in_the_email(css: str, unknown: list[str]) -> None:
    told = " ".join(said(class_unknown, in_body('<p class="here sm:here">x</p>', sheet(css))))
    assert told.split("“")[1:] == [f"{name}”{', ' if name != unknown[-1] else ''}" for name in unknown]


def test_a_class_that_only_word_sees_is_there() -> None:
    assert count(class_unknown, '<!--[if mso]><p class="here">x</p><![endif]-->', sheet(".here {}")) == 0


@pytest.mark.parametrize(
    ("css", "wrong"),
    [(".here {}", 0), (".there {}", 1), ("", 1), ("[class*=he] {}", 0), ("/* .here */", 0), (".here-too {}", 1)],
)
def test_a_class_of_the_email_is_in_a_sheet(css: str, wrong: int) -> None:
    assert count(class_unused, '<p class="here">x</p>', sheet(css + " .body {}")) == wrong


def test_a_sheet_for_an_old_word_knows_classes_too() -> None:
    assert (
        count(class_unused, '<p class="here">x</p>', f"<!--[if lte mso 11]>{sheet('.here, .body {}')}<![endif]-->") == 0
    )


DARK = "@media (prefers-color-scheme: dark) {{ {} }}"


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        (DARK.format("a { color: #fff !important }"), 1),
        (DARK.format("a { color: #fff !important }") + "[data-ogsc] a { color: #eee !important }", 0),
        (DARK.format("a { color: #fff !important }") + "[data-ogsb]  A { color: #eee !important }", 0),
        (DARK.format("a { color: #fff !important }") + "[data-ogsc] a { background: #000 !important }", 1),
        (DARK.format("a, p { color: #fff !important }") + "[data-ogsc] a { color: #eee !important }", 1),
        (DARK.format(":root, body { color-scheme: dark; color: #fff }"), 0),
        ("@media (prefers-color-scheme: light) { a { color: #fff } }", 0),
    ],
)
def test_each_rule_for_dark_mode_has_a_twin(css: str, wrong: int) -> None:
    assert count(dark_twin_missing, "<a>x</a>", sheet(css)) == wrong


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        (".a[b] { color: red }", 1), ("a[x-apple-data-detectors] { color: red }", 0), ("[data-ogsc] .a { width: 1px }", 0),
        ("td[align] { width: 1px }", 1), ("td[align] { color: red }", 0), ("[data-ogsc].a { color: red }", 0),
        ("body[data-outlook-cycle] .a { padding: 0 }", 0), ("a[href^=tel] { color: red }", 0), ("[b].a { color: red }", 1),
    ],
)  # fmt: skip
def test_layout_hangs_on_classes_and_not_on_attributes(css: str, wrong: int) -> None:
    assert count(attribute_selector, "x", sheet(css)) == wrong


@pytest.mark.parametrize(
    ("style", "wrong"),
    [
        ("font-size: 1rem", 1), ("font-size: 16px; font-size: 1rem", 0), ("font-size: max(16px, 1rem)", 1),
        ("color: var(--x)", 1), ("color: #112233; color: var(--x)", 0), ("width: calc(100% - 3px)", 1),
        ("margin: -4px 0", 1), ("margin: 0 0 -0 0", 0), ("margin: 0 -1px", 0), ("margin: 0 -1em", 1), ("margin: -2px", 1), ("letter-spacing: -1px", 0), ("text-align: start", 1),
        ("display: flex", 1), ("display: block; display: flex", 0), ("display: inline-grid", 1), ("float: left", 1),
        ("float: none", 0), ("position: absolute", 1), ("position: static", 0), ("box-shadow: 0 0 1px rgba(0,0,0,.2)", 0),
        ("background: #ffffff; background: rgba(0,0,0,.2)", 0), ("background: #ffffff; background-color: rgba(0,0,0,1)", 0),
        ("background: url(https://x.example.org/calc(1).png)", 0), ("font-family: var", 0), ("width: 50vw", 1),
        ("display: none; font-size: 1rem", 0), ("position: relative", 0), ("position: relative; top: -3px", 1), ("color: hsl(1, 2%, 3%)", 1), ("font-size: 1.5em", 0),
        ("background-image: linear-gradient(red, blue)", 0),
    ],
)  # fmt: skip
def test_what_half_of_the_programs_pass_over_needs_something_before_it(style: str, wrong: int) -> None:
    assert count(style_unsafe, f'<p style="{style}">x</p>') == wrong


def test_what_floats_may_stand_for_word_in_a_cell_of_its_own() -> None:
    box = '<div style="float: left">x</div>'
    assert (
        count(style_unsafe, f"<!--[if mso]><table><tr><td><![endif]-->{box}<!--[if mso]></td></tr></table><![endif]-->")
        == 0
    )
    assert count(style_unsafe, f"<table><tr><td>{box}</td></tr></table>") == 1


def test_attributes_say_the_same_to_programs_that_pass_over_it() -> None:
    assert (
        count(
            style_unsafe, '<img align="left" style="float: left"><td bgcolor="#fff" style="background: rgba(0,0,0,1)">'
        )
        == 0
    )


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<td bgcolor="#fff">', 1), ('<td bgcolor="#ffffff">', 0), ('<td bgcolor="white">', 0), ('<p style="color: #fff">', 1),
        ('<p style="color: #ffffffff">', 1), ('<p style="border: 1px solid #abc">', 1), ('<a href="#abc">', 0),
        ('<p style="background: url(x#abc) #ffffff">', 0), ("<!--[if mso]><v:rect fillcolor='#abc'></v:rect><![endif]-->", 1), ('<font color="#abcd">', 1),
    ],
)  # fmt: skip
def test_colours_have_six_digits(html: str, wrong: int) -> None:
    assert count(colour_short, html) == wrong


@pytest.mark.parametrize(
    ("style", "wrong"),
    [
        ("margin-top: 1px; margin: 0", 1), ("margin: 0; margin-top: 1px", 0), ("margin-top: 0; margin: 0 1px", 0),
        ("margin-top: 1px; margin: 0; margin-top: 2px", 0), ("margin-top: 1px !important; margin: 0", 0),
        ("background-color: #ffffff; background: #FFFFFF", 0), ("background-color: #ffffff; background: #000000", 1),
        ("border-left: 4px solid; border: 0", 1), ("border-left-width: 4px; border-left: 0", 1), ("font-size: 1px; font: 2px a", 1),
        ("line-height: 1; font: 2px a", 1), ("border-collapse: collapse; border: 0", 0), ("margin: 0; margin: 1px", 0),
        ("border-radius: 3px; border: 0", 0), ("padding-left: 4px; padding: 1px 2px 3px 4px", 0),
    ],
)  # fmt: skip
def test_a_shorthand_takes_away_what_stands_before_it(style: str, wrong: int) -> None:
    assert count(shorthand_late, f'<p style="{style}">x</p>') == wrong
