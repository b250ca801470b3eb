"""What the head tells programs before the first word."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.proof.dead import dead_markup
from edgepress.proof.font import font_unhidden, word_font_unset, word_lines_unset
from edgepress.proof.head import (
    alphabet_late,
    colour_scheme_unsaid,
    detection_allowed,
    dpi_unset,
    namespace_missing,
    reformatting_allowed,
    viewport_missing,
    zoom_forbidden,
)

from .bodies import count, in_body, letter, marked, said

META = '<meta charset="utf-8">'


def test_the_alphabet_is_named_in_1024_bytes_and_not_one_later() -> None:
    room = 1024 - len(META)
    assert said(alphabet_late, "x" * room + META) == []
    assert len(said(alphabet_late, "x" * (room + 1) + META)) == 1


def test_bytes_are_counted_and_not_letters() -> None:
    assert said(alphabet_late, "é" * 500 + META) == []
    assert len(said(alphabet_late, "é" * 512 + META)) == 1


@pytest.mark.parametrize(("words", "severity"), [("Pörthaven", Severity.CONSIDER), ("kōrero", Severity.MUST)])
def test_another_alphabet_is_grave_where_letters_are_lost(words: str, severity: Severity) -> None:
    (one,) = alphabet_late(letter(in_body(words, '<meta charset="iso-8859-1">')))
    assert one.severity is severity


@pytest.mark.parametrize("meta", ["", '<meta charset="iso-8859-1">', f"<!-- {META} -->"])
def test_another_alphabet_or_none_is_told(meta: str) -> None:
    assert count(alphabet_late, "x", meta) == 1


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("width=device-width", 0), ("width=device-width, maximum-scale=2", 0), ("width=device-width,maximum-scale=1.9", 1),
        ("user-scalable=0", 1), ("user-scalable = no", 1), ("USER-SCALABLE=NO", 1), ("user-scalable=yes", 0),
        ("maximum-scale=", 0), ("maximum-scale=...", 0), ("", 0),
    ],
)  # fmt: skip
def test_readers_may_make_an_email_twice_as_large(content: str, wrong: int) -> None:
    assert count(zoom_forbidden, "x", f'<meta name="viewport" content="{content}">') == wrong


def test_a_head_without_anything_lacks_four_things() -> None:
    for proof in (viewport_missing, reformatting_allowed, detection_allowed, dpi_unset):
        assert count(proof, "<table></table>") == 1


def test_words_alone_are_not_drawn_at_two_scales() -> None:
    assert count(dpi_unset, "<p>x</p>") == 0
    assert count(dpi_unset, '<p><img src="x.png"></p>') == 1


def test_a_sheet_that_makes_words_of_blue_links_is_as_good_as_forbidding_them() -> None:
    assert count(detection_allowed, "x", "<style>a[x-apple-data-detectors] { color: inherit }</style>") == 0


SCHEMES = (
    '<meta name="color-scheme" content="{0}"><meta name="supported-color-schemes" content="{0}"><style>{1}</style>'
)
DARK = "@media (prefers-color-scheme: dark) { p { color: #fff !important } }"


@pytest.mark.parametrize(
    ("scheme", "css", "wrong"),
    [
        ("light dark", ":root { color-scheme: light dark }" + DARK, 0),
        ("light dark", ":root { color-scheme: dark light }" + DARK, 0),
        ("light dark", "html { color-scheme: light dark }" + DARK, 0),
        ("light dark", ":root { color-scheme: light dark }", 1),
        ("light dark", DARK, 1),
        ("light dark", ":root { color-scheme: light }" + DARK, 1),
        ("light only", ":root { color-scheme: light only }", 0),
        ("light", ":root { color-scheme: light only }", 0),
        ("only light", ":root { color-scheme: light }", 0),
    ],
)
def test_what_is_said_of_dark_mode_is_the_same_three_times(scheme: str, css: str, wrong: int) -> None:
    assert count(colour_scheme_unsaid, "x", SCHEMES.format(scheme, css)) == wrong


def test_dark_colours_may_stand_in_a_sheet_for_dark_mode() -> None:
    head = SCHEMES.format("light dark", ":root { color-scheme: light dark }")
    assert count(colour_scheme_unsaid, "x", head + '<style media="(prefers-color-scheme: dark)">p {}</style>') == 0


def test_a_namespace_may_be_named_on_the_drawing_itself() -> None:
    vml = "<!--[if mso]><v:rect{}><v:fill /></v:rect><![endif]-->"
    assert count(namespace_missing, vml.format("")) == 1
    assert count(namespace_missing, vml.format(' xmlns:v="urn:schemas-microsoft-com:vml"')) == 0
    assert count(namespace_missing, vml.format("").replace("[if mso]", "[if lt mso 9]")) == 0


OFFICE = "<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>"


@pytest.mark.parametrize(
    ("head", "wrong"),
    [
        (f"<!--[if mso]><noscript>{OFFICE}</noscript><![endif]-->", 0),
        (f"<!--[if gte mso 9]><noscript>{OFFICE}</noscript><![endif]-->", 0),
        (f'<span style="display: none"><!--[if mso]>{OFFICE}<![endif]--></span>', 0),
        (f"<!--[if mso]>{OFFICE}<![endif]-->", 1),
        (f"<!--[if lte mso 11]><noscript>{OFFICE}</noscript><![endif]-->", 1),
        (f"<!--[if mso]><noscript>{OFFICE.replace('96', '120')}</noscript><![endif]-->", 1),
        (f"<!-- {OFFICE} -->", 1),
    ],
)
def test_word_is_told_96_points_where_it_reads_it_and_nobody_sees_it(head: str, wrong: int) -> None:
    assert count(dpi_unset, "<table></table>", head) == wrong


def word(css: str) -> str:
    return f"<!--[if mso]><style>{css}</style><![endif]-->"


@pytest.mark.parametrize(
    ("family", "head", "wrong"),
    [
        ("Inter, Arial", "", 1), ("Arial, Inter", "", 0), ("'Segoe UI', Inter", "", 0), ("Georgia", "", 0),
        ("&quot;Helvetica Neue&quot;, Arial", "", 1), ("Inter", word("td, p { font-family: Arial }"), 0),
        ("Inter", word("td { font-family: Arial }"), 1), ("Inter", word("* { font-family: Arial }"), 1),
        ("Inter", "<!--[if !mso]><!--><style>p { font-family: Arial }</style><!--<![endif]-->", 1),
    ],
)  # fmt: skip
def test_a_font_that_windows_lacks_needs_a_sheet_for_word(family: str, head: str, wrong: int) -> None:
    assert count(word_font_unset, f'<p style="font-family: {family}">x</p>', head) == wrong


def test_lines_are_exact_by_a_sheet_or_by_the_element_itself() -> None:
    text = '<p style="line-height: 26px{}">x</p>'
    assert count(word_lines_unset, text.format("")) == 1
    assert count(word_lines_unset, text.format("; mso-line-height-rule: exactly")) == 0
    assert count(word_lines_unset, text.format(""), word("p { mso-line-height-rule: exactly }")) == 0
    assert (
        count(word_lines_unset, '<td style="line-height: 0">x</td><div style="display: none; line-height: 9px">x</div>')
        == 0
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<script>x()</script>", ["<script>"]),
        ("<video src='x.mp4'></video>", ["<video src='x.mp4'>"]),
        ("<video src='x.mp4'><a href='https://x'>See it</a></video>", []),
        ("<form><input></form>", ["<form>", "<input>"]),
        ('<p onclick="x()">x</p>', ["x()"]),
        ('<p once="x">x</p>', []),
        ('<p data-on="x">x</p>', []),
        ('<link rel="stylesheet" href="x.css">', ['<link rel="stylesheet" href="x.css">']),
        ('<link rel="icon" href="x.png">', []),
        ("<!--[if mso]><iframe></iframe><![endif]-->", ["<iframe>"]),
        ("<style>@import url(x.css);</style>", ["@import"]),
        ('<script type="application/ld+json">{}</script>', []),
    ],
)
def test_what_runs_is_filled_in_or_is_fetched_is_told(body: str, found: list[str]) -> None:
    assert marked(dead_markup, in_body(body)) == found


def test_a_font_from_elsewhere_is_kept_from_word() -> None:
    face = "@font-face { font-family: Sail; src: url(https://x.example.org/s.woff2) }"
    assert count(font_unhidden, "x", f"<style>{face}</style>") == 1
    assert count(font_unhidden, "x", f"<style>@media screen {{ {face} }}</style>") == 0
    assert count(font_unhidden, "x", f"<!--[if !mso]><!--><style>{face}</style><!--<![endif]-->") == 0
    assert count(font_unhidden, "x", "<style>@font-face { font-family: Sail; src: local(Arial) }</style>") == 0
