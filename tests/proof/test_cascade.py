"""The style that an element has in the end, as browsers work it out."""

from __future__ import annotations

import pytest

from edgepress.proof import tree
from edgepress.proof.cascade import Mode, pixels, styles
from edgepress.proof.letter import Letter
from edgepress.source import Source


def looks(html: str, mode: Mode | None = None) -> dict[str, str]:
    """The style of what has the id x."""
    letter = Letter(html=Source("x.html", f"<html><body>{html}</body></html>"))
    element = next(e for e in tree.every(letter.web) if e.get("id") == "x")
    return dict(styles(letter, mode or Mode())[element])


def sheet(css: str) -> str:
    """A sheet and what it is about."""
    return f"<style>{css}</style><div class='a'><p id='x' class='b c' style='color:#111111'>x</p></div>"


@pytest.mark.parametrize(
    ("css", "colour"),
    [
        ("p { color: #222222 }", "#111111"),
        ("p { color: #222222 !important }", "#222222"),
        (".b { color: #222222 !important } p { color: #333333 !important }", "#222222"),
        (".b { color: #222222 !important } .c { color: #333333 !important }", "#333333"),
        (".a .b { color: #222222 !important } .c { color: #333333 !important }", "#222222"),
        ("@media (prefers-color-scheme: dark) { p { color: #222222 !important } }", "#111111"),
        ("[data-ogsc] p { color: #222222 !important }", "#111111"),
        ("p:hover { color: #222222 !important }", "#111111"),
    ],
)
def test_the_strongest_rule_wins(css: str, colour: str) -> None:
    assert looks(sheet(css))["color"] == colour


def test_darkness_comes_by_the_devices_wish_or_as_outlook_on_the_web_brings_it() -> None:
    css = "@media (prefers-color-scheme: dark) { p { color: #222222 !important } } [data-ogsc] p { color: #333333 !important }"
    assert looks(sheet(css), Mode(dark=True))["color"] == "#222222"
    assert looks(sheet(css), Mode(ogsc=True))["color"] == "#333333"
    assert looks(sheet(css), Mode(dark=True, kept=False))["color"] == "#111111"


@pytest.mark.parametrize(
    ("query", "width", "holds"),
    [
        ("(max-width: 480px)", 320, True),
        ("(max-width: 480px)", 600, False),
        ("only screen and (min-width: 481px)", 600, True),
        ("print", 600, False),
        ("screen, print", 600, True),
        ("not print", 600, True),
        ("(max-width: 30em)", 320, True),
        ("(hover: hover)", 600, False),
    ],
)
def test_a_query_holds_where_it_should(query: str, width: int, holds: bool) -> None:
    css = f"@media {query} {{ p {{ color: #222222 !important }} }}"
    assert (looks(sheet(css), Mode(width=width))["color"] == "#222222") is holds


def test_what_is_inherited_is_taken_over_and_the_rest_is_not() -> None:
    style = looks('<div style="color:#222222; padding:9px; background:#eeeeee"><p id="x">x</p></div>')
    assert style["color"] == "#222222"
    assert "padding" not in style
    assert "background-color" not in style


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<td id='x' bgcolor='#eeeeee'>", "#eeeeee"),
        ("<td id='x' bgcolor='#eeeeee' style='background-color:#dddddd'>", "#dddddd"),
        ("<td id='x' style='background: url(x.png) #dddddd no-repeat'>", "#dddddd"),
    ],
)
def test_the_ground_is_known_however_it_is_said(html: str, wanted: str) -> None:
    assert looks(f"<table><tr>{html}x</td></tr></table>")["background-color"] == wanted


def test_letters_have_their_size_in_pixels() -> None:
    assert looks("<div style='font-size:20px'><p id='x' style='font-size:1.5em'>x</p></div>")["font-size"] == "30px"
    assert looks("<h1 id='x'>x</h1>")["font-size"] == "32px"
    assert looks("<p id='x' style='font: bold 18px/24px Georgia, serif'>x</p>")["line-height"] == "24px"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12px", 12.0), ("12pt", 16.0), ("1.5em", 24.0), ("150%", 24.0), ("0", 0.0), ("auto", None), ("12", None)],
)
def test_lengths_are_read(written: str, meant: float | None) -> None:
    assert pixels(written) == meant
