"""The proof of contrast: what letters stand on, however that is said, in light, in dark, and in Word."""

from __future__ import annotations

import re

import pytest

from edgepress.colour import contrast
from edgepress.proof.contrast import contrast_low

from .letters import found, page, said

DARK = "<style>@media (prefers-color-scheme: dark) {{ {} }}</style>"


def told(body: str, head: str = "") -> list[str]:
    return [m.replace(", and many cannot read them", "") for m in said(contrast_low, body, head)]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("<p>Tea</p>", ""),
        ("<p style='color:#767676'>Tea</p>", ""),
        ("<p style='color:#777777'>Tea</p>", "Letters are #777777 on #ffffff, a contrast of 4.47 to 1"),
        ("<p style='color:#777'>Tea</p>", "Letters are #777777 on #ffffff, a contrast of 4.47 to 1"),
        ("<p style='color:rgb(119,119,119)'>Tea</p>", "Letters are #777777 on #ffffff, a contrast of 4.47 to 1"),
        ("<p style='color:gray'>Tea</p>", "Letters are #808080 on #ffffff, a contrast of 3.94 to 1"),
        ("<p style='color:rgba(0,0,0,.5)'>Tea</p>", "Letters are #808080 on #ffffff, a contrast of 3.94 to 1"),
        ("<font color=gray>Tea</font>", "Letters are #808080 on #ffffff, a contrast of 3.94 to 1"),
        ("<p style='color:#777777;font-size:24px'>Tea</p>", ""),
        ("<p style='color:#777777;font-size:18px'>Tea</p>", "Letters are #777777 on #ffffff, a contrast of 4.47 to 1"),
        ("<p style='color:#777777;font-size:14pt;font-weight:700'>Tea</p>", ""),
        ("<p style='color:#777777;font-size:14pt'>Tea</p>", "Letters are #777777 on #ffffff, a contrast of 4.47 to 1"),
        ("<h2 style='color:#949494'>Tea</h2>", ""),
        ("<h2 style='color:#959595'>Tea</h2>", "Large letters are #959595 on #ffffff, a contrast of 2.99 to 1"),
        ("<p style='color:#ffffff'>&nbsp; &middot; &#847;</p>", ""),
        ("<p style='color:#ffffff;display:none'>Tea</p>", ""),
        ("<p style='color:#ffffff;font-size:0'>Tea</p>", ""),
        ("<p style='color:#ffffff;font-size:1px'>Tea</p>", ""),
        ("<p style='color:nonsense'>Tea</p>", ""),
        ("<p style='color:var(--tea)'>Tea</p>", ""),
    ],
)
def test_letters_on_white(body: str, answer: str) -> None:
    assert told(body) == [answer] * bool(answer)


@pytest.mark.parametrize(
    ("ground", "ink", "seen"),
    [
        ("bgcolor='#005eb8'", "#ffffff", True),
        ("bgcolor='005eb8'", "#ffffff", True),
        ("bgcolor=navy", "#ffffff", True),
        ("style='background-color:#005eb8'", "#ffffff", True),
        ("style='background:#005eb8'", "#ffffff", True),
        ("style='background:#005eb8 url(https://a.example/b.png)'", "#ffffff", True),
        ("bgcolor='#005eb8'", "#333333", False),
        ("bgcolor='#ffffff' style='background:#005eb8'", "#ffffff", True),
        ("bgcolor='#005eb8' style='background:#ffffff'", "#ffffff", False),
        ("style='background:transparent'", "#ffffff", False),
        ("style='background:rgba(0,0,0,.8)'", "#ffffff", True),
        ("style='background:rgba(0,0,0,.1)'", "#ffffff", False),
        ("style='background:url(https://a.example/b.png)'", "#ffffff", True),
        ("style='background:linear-gradient(#000000,#111111)'", "#ffffff", True),
    ],
)
def test_the_nearest_ground_counts(ground: str, ink: str, seen: bool) -> None:
    body = f"<table><tr><td {ground}><div><p style='color:{ink}'>Tea</p></div></td></tr></table>"
    assert bool(told(body)) != seen


def test_dark_mode_is_judged_where_sheets_have_it() -> None:
    body = "<p class=a style='color:#000000'>Tea</p>"
    assert told(body, DARK.format(".a { color: #222222 !important } body { background: #111111 !important }")) == [
        "In dark mode, letters are #222222 on #111111, a contrast of 1.18 to 1"
    ]
    assert told(body, DARK.format("body { background: #111111 !important } .a { color: #eeeeee !important }")) == []


def test_a_dark_ground_under_letters_that_stay_dark_is_found() -> None:
    table = "<table><tr><td class=c bgcolor='#ffffff'><p style='color:#222222'>Tea</p></td></tr></table>"
    assert told(table, DARK.format(".c { background-color: #111111 !important }")) == [
        "In dark mode, letters are #222222 on #111111, a contrast of 1.18 to 1"
    ]


def test_outlook_turns_what_its_sheet_leaves_alone() -> None:
    body = "<table><tr><td class=c bgcolor='#ffffff'><p class=a style='color:#222222'>Tea</p></td></tr></table>"
    assert told(body, "<style>[data-ogsc] .a { color: #eeeeee !important }</style>") == []
    assert told(body, "<style>[data-ogsb] .c { background-color: #111111 !important }</style>") == []
    both = "[data-ogsc] .a {{ color: {} !important }} [data-ogsb] .c {{ background-color: #111111 !important }}"
    assert told(body, f"<style>{both.format('#eeeeee')}</style>") == []
    assert told(body, f"<style>{both.format('#333333')}</style>") == [
        "In dark mode of Outlook on the web, letters are #333333 on #111111, a contrast of 1.49 to 1"
    ]


def test_the_blue_of_browsers_is_theirs_in_dark_mode() -> None:
    sheet = DARK.format("body { background: #111111 !important }")
    assert told("<a href='https://a.example'>Tea</a>", sheet) == []


@pytest.mark.parametrize(
    ("drawn", "answer"),
    [
        ("<table><tr><td bgcolor='#005eb8' style='color:#ffffff'>Tea</td></tr></table>", ""),
        ("<table><tr><td bgcolor='#005eb8' style='color:#003060'>Tea</td></tr></table>", "#003060 on #005eb8"),
        ("<v:roundrect fillcolor='#005eb8'><center style='color:#ffffff'>Tea</center></v:roundrect>", ""),
        ("<v:roundrect fillcolor='#005eb8'><center>Tea</center></v:roundrect>", "#000000 on #005eb8"),
        ("<p style='color:#eeeeee;mso-hide:all'>Tea</p>", ""),
        ("<xml><o:PixelsPerInch>96</o:PixelsPerInch></xml>", ""),
    ],
)
def test_what_word_alone_shows_is_judged_by_its_attributes(drawn: str, answer: str) -> None:
    messages = told(f"<!--[if mso]>{drawn}<![endif]-->")
    assert [answer in m and m.startswith("In Outlook on Windows, letters are ") for m in messages] == [True] * bool(
        answer
    )


@pytest.mark.parametrize(
    ("ink", "ground"), [("#9aa0a6", "#f3f1ec"), ("#335577", "#222222"), ("#888888", "#777777"), ("#ffff00", "#ffffff")]
)
def test_the_colour_that_is_named_can_be_read(ink: str, ground: str) -> None:  # fmt: skip
    (one,) = found(contrast_low, page(f"<p style='color:{ink};background:{ground}'>Tea</p>"))
    better = re.search(r"#[0-9a-f]{6}", one.hint)
    assert better is not None and contrast(better[0], ground) >= 4.5
    assert one.where.line == 3


def test_white_letters_may_get_a_darker_ground_and_dark_mode_is_named() -> None:
    (light,) = found(contrast_low, page("<p style='color:#ffffff;background:#009fc7'>Tea</p>"))
    letters, ground = re.findall(r"#[0-9a-f]{6}", light.hint)
    assert contrast(letters, "#009fc7") >= 4.5
    assert contrast("#ffffff", ground) >= 4.5
    sheet = "<style>@media (prefers-color-scheme: dark) { p { background: #111111 !important } }</style>"
    (dark,) = found(contrast_low, page("<p style='color:#444444;background:#ffffff'>Tea</p>", sheet))
    assert dark.hint == "in dark mode, make the letters #7c7c7c, the nearest with 4.5 to 1"
