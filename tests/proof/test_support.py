"""What mail clients lack is told where a reader would miss it, and nothing is told where something stands in for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.clients import READERS, Clients, Feature, Verdict, spread
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.load.clients import load_clients
from edgepress.proof import fallback, ghost, gravity, instead, partial
from edgepress.proof.every import PROOFS, prove
from edgepress.proof.features import OWN
from edgepress.proof.gravity import ADORNS, BREAKS, SHOWS, SILENT, severity
from edgepress.proof.letter import Letter
from edgepress.proof.partial import OTHER_ACCOUNT, hits, part_of
from edgepress.proof.programs import Failing, named, plain_note
from edgepress.proof.support import Failed, _message, _why, client_support, watched
from edgepress.proof.told import CODE, TELLS, unless_told
from edgepress.proof.usage import Use, uses
from edgepress.source import Source

from ..check.test_cases import faults
from ..pace import pace
from .cases import hybrid

CLIENTS = load_clients(None)
ALL = spread(READERS, CLIENTS.clients)
WORD = {"outlook.windows": 100.0}


def letter(body: str, head: str = "", readers: Mapping[str, float] = ALL) -> Letter:
    html = f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"
    return Letter(html=Source("email.html", html), clients=CLIENTS, readers=readers)


def found(body: str, head: str = "", readers: Mapping[str, float] = ALL) -> list[tuple[str, Severity]]:
    """The features that are told of, by the last word of their address."""
    told = {}
    for d in client_support(letter(body, head, readers)):
        match = re.search(r"features/([\w-]+)/", d.why)
        assert match
        told[match[1]] = d.severity
    return sorted(told.items())


def names(body: str, head: str = "", readers: Mapping[str, float] = ALL) -> list[str]:
    return [name for name, _ in found(body, head, readers)]


GHOST = '<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->{}<!--[if mso]></td></tr></table><![endif]-->'


@pytest.mark.parametrize(
    ("body", "slugs"),
    [
        # what the npm tools report nothing of, for Outlook on Windows
        ('<p style="background: linear-gradient(red, blue)">x</p>', ["css-linear-gradient"]),
        ('<p style="color: var(--ink)">x</p>', ["css-variables"]),
        ('<td style="width: calc(50% - 1px)">x</td>', ["css-unit-calc"]),
        ('<svg width="9"></svg>', ["html-svg"]),
        ("<figure>x</figure>", ["html-semantics"]),
        ("<section>x</section>", ["html-semantics"]),
        # and the rest of what is to be avoided
        ('<div style="width: 300px">x</div>', ["css-width"]),
        ('<div style="max-width: 600px">x</div>', ["css-max-width"]),
        ('<div style="max-width: 600px; margin: 0 auto">x</div>', ["css-margin", "css-max-width"]),
        ('<img src="a.png" style="width: 300px">', ["css-width"]),
        ('<img src="a.png" style="width: 100%">', ["css-width"]),
        ('<div style="height: 20px">x</div>', ["css-height"]),
        ('<p style="padding: 20px">x</p>', ["css-padding"]),
        ('<a style="padding: 12px 20px">x</a>', ["css-padding"]),
        ('<p style="border-left: 4px solid red">x</p>', ["css-border"]),
        ('<td style="border: 10px solid red">x</td>', ["css-border"]),
        ('<td style="background-image: url(a.png)">x</td>', ["css-background-image"]),
        ('<p style="display: flex">x</p>', ["css-display-flex"]),
        ('<p style="display: grid">x</p>', ["css-display-grid"]),
        ('<p style="position: absolute; top: 0">x</p>', ["css-position"]),
        ('<div style="float: left">x</div>', ["css-float"]),
        ('<td style="font-size: 1rem">x</td>', ["css-font-size"]),
        ('<td style="width: 50vw">x</td>', ["css-unit-vw"]),
        ('<td style="width: min(50%, 300px)">x</td>', ["css-function-min"]),
        ('<p style="color: rgba(0, 0, 0, 0.5)">x</p>', ["css-rgba"]),
        ('<p style="color: rgb(0 0 0 / 50%)">x</p>', ["css-rgb"]),
        ('<p style="color: oklch(40% 0.2 20)">x</p>', ["css-modern-color"]),
        ('<p style="text-align: start">x</p>', ["css-text-align"]),
        ('<p style="margin-top: -4px">x</p>', ["css-margin"]),
        ('<p style="padding-inline: 8px">x</p>', ["css-padding-inline-block"]),
        ('<img src="a.webp" width="9">', ["image-webp"]),
        ('<img src="a.avif" width="9">', ["image-avif"]),
        ('<img src="a.svg" width="9">', ["image-svg"]),
        ('<img src="data:image/png;base64,AAAA" width="9">', ["image-base64"]),
        ('<img src="a.png" width="50%">', ["html-width"]),
        ('<form><input type="text"></form>', ["html-form", "html-input-text"]),
        ("<button>x</button>", ["html-button-submit"]),
        ('<video src="a.mp4"></video>', ["html-video"]),
        ("<p hidden>x</p>", ["html-hidden"]),
        ('<a href="#x">x</a>', ["html-anchor-links"]),
        ('<div style="display: inline-block">x</div><div>y</div>', ["css-display"]),
        ('<div style="display: table"><p>x</p><p>y</p></div>', ["css-display"]),
        ('<p style="visibility: hidden">x</p>', ["css-visibility"]),
        ('<table><tr><td width="100%"><div style="max-width: 600px">x</div></td></tr></table>', ["css-max-width"]),
        ('<table><tr><td><img src="a.png" width="9" style="display: block; margin: 0 auto"></td></tr></table>', ["css-margin"]),
        ('<td bgcolor="red" style="background: #fff url(a.png) 0 0 / cover">x</td>'.replace(' bgcolor="red"', ""), ["css-background"]),
        (GHOST.format('<div style="max-width: 300px">x</div>'), ["css-max-width"]),
        ('<p style="padding: 10px; padding: 20px">x</p>', ["css-padding"]),
        ('<div style="width: 100%; width: 300px">x</div>', ["css-width"]),
        (GHOST.format("<div>" + '<div style="display: inline-block">x</div>' * 2 + "</div>"), ["css-display"]),
        ("<nav><b>x</b></nav><section>x</section>", ["html-semantics"]),
    ],
)  # fmt: skip
def test_what_many_readers_do_not_see_is_told(body: str, slugs: list[str]) -> None:
    assert names(body) == slugs


@pytest.mark.parametrize(
    "body",
    [
        # nothing hangs on it
        '<td style="border-radius: 4px; box-shadow: 0 0 1px red; letter-spacing: 1px; text-wrap: balance; hyphens: auto">x</td>',
        '<p role="note" aria-label="x" lang="en" dir="ltr">x</p><a href="/a" target="_blank">x</a>',
        '<table align="center" cellpadding="0"><tr valign="top"><td width="9">x</td></tr></table>',
        '<abbr title="x">x</abbr><!-- remark --><b>x</b><strong>x</strong><em>x</em>',
        # it says what is so anyway
        '<div style="width: 100%; margin: 0 auto; padding: 0; border: 0; height: auto; overflow: hidden; float: none">x</div>',
        '<p style="position: relative; white-space: nowrap; opacity: 1; text-decoration: none; border: none; margin: 0 0 1em">x</p>',
        '<table style="max-width: 600px; border-spacing: 0; table-layout: auto; width: 100%"><tr><td>x</td></tr></table>',
        '<ul style="padding: 0 0 0 24px; list-style: disc"><li style="padding-left: 4px">x</li></ul>',
        '<td style="padding: 9px; border: 2px solid red; background: red; background-color: #ff0000; width: 9px; height: 9px">x</td>',
        # an attribute says the same
        '<img src="a.png" width="300" style="display: block; width: 100%; max-width: 300px; height: auto; border: 0">',
        '<table align="left" style="float: left"><tr><td>x</td></tr></table>',
        '<table align="center" style="margin: 0 auto"><tr><td>x</td></tr></table>',
        '<td align="left" style="text-align: start">x</td>',
        '<td bgcolor="#ffffff" style="background: linear-gradient(red, blue)">x</td>',
        '<td bgcolor="#ffffff" style="background-image: url(a.png); background-size: cover">x</td>',
        '<table cellspacing="4" style="border-spacing: 4px"><tr><td>x</td></tr></table>',
        # an earlier declaration says it in an older way
        '<p style="color: #000000; color: rgba(0, 0, 0, 0.8)">x</p>',
        '<p style="font-size: 16px; font-size: 1rem">x</p>',
        '<td style="padding-left: 8px; padding-inline-start: 8px; margin: 0; margin-block: 0">x</td>',
        '<p style="color: #000000; color: rgb(0 0 0 / 80%)">x</p>',
        '<td style="width: 300px; width: calc(50% - 8px)">x</td>',
        '<p style="color: #111111; color: var(--ink, #111111)">x</p>',
        '<td style="background-color: #ffffff; background-image: linear-gradient(red, blue)">x</td>',
        '<td style="background: #ffffff; background: linear-gradient(red, blue)">x</td>',
        # a table that only Word sees
        GHOST.format('<div style="max-width: 600px; margin: 0 auto; width: 100%; display: inline-block">x</div>'),
        GHOST.format('<div style="max-width: 580px; min-width: 200px">x</div>'),
        GHOST.format('<div style="float: left; display: flex">x</div>').replace("display: flex", ""),
        '<p style="border-top: 4px solid red; margin: 0 auto; width: 100px">x</p><!--[if mso]><table><tr><td>x</td></tr></table><![endif]-->',
        '<!--[if mso]><table><tr><td style="padding: 9px"><![endif]--><div style="padding: 9px">x</div><!--[if mso]></td></tr></table><![endif]-->',
        # a drawing that only Word sees
        '<!--[if gte mso 9]><v:rect style="width:600px"><v:fill src="a.png"/><v:textbox><![endif]-->'
        '<div style="background-image: url(a.png); background-color: #222222">x</div><!--[if gte mso 9]></v:textbox></v:rect><![endif]-->',
        '<!--[if mso]><table><tr><td><v:image src="a.png"/><![endif]--><table><tr><td background="a.png" style="height: 9px">x</td></tr></table><!--[if mso]></td></tr></table><![endif]-->'.replace('background="a.png"', 'background="a.png" bgcolor="#222222"'),
        '<table style="background: #fefefe url(a.png) no-repeat"><tr><td><!--[if mso]><v:rect style="position: absolute"><v:fill src="a.png" color="#fefefe"/><v:textbox><![endif]-->x<!--[if mso]></v:textbox></v:rect><![endif]--></td></tr></table>',
        # a table that only Word sees, inside; a cell that has a width
        '<div style="max-width: 600px; margin: auto"><!--[if mso]><table width="600" align="center"><tr><td><![endif]--><p>x</p><!--[if mso]></td></tr></table><![endif]--></div>',
        '<table><tr><td style="width: 580px"><div style="max-width: 580px; margin: 0 auto">x</div></td></tr></table>',
        '<table><tr><td width="580"><div style="width: 300px">x</div></td></tr></table>',
        # a picture in a line, or in a cell whose words are centred
        '<p><img src="a.png" width="9" style="margin: auto"></p>',
        '<table><tr><td style="text-align: center"><img src="a.png" width="9" style="display: block; margin: 0 auto"></td></tr></table>',
        # an mso twin
        '<a style="padding: 9px; mso-padding-alt: 0">x</a>',
        '<td style="mso-padding-alt: 9px 20px"><a style="padding: 9px 20px; display: inline-block">x</a></td>',
        '<a style="padding: 9px 20px"><!--[if mso]><i style="mso-font-width: 300%; mso-text-raise: 18px" hidden>&#8202;</i><![endif]-->x</a>',
        '<div style="display: none; max-height: 0; max-width: 0; opacity: 0; overflow: hidden; mso-hide: all">x<table></table></div>',
        '<div style="height: 20px; line-height: 20px">&nbsp;</div>',
        # what is hidden may look as it likes
        '<div style="display: none; mso-hide: all; font-size: 1px"><p style="display: flex; position: absolute">x</p></div>',
        # a picture with a file for each
        '<picture><source srcset="a.webp"><img src="a.png" width="9"></picture>',
        '<img src="a.png" srcset="a.webp 2x" width="9">'.replace("a.webp", "b.png"),
        '<video src="a.mp4"><a href="/film"><img src="a.png" width="9"></a></video>',
    ],
)  # fmt: skip
def test_what_is_covered_or_missed_by_nobody_is_not_told(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "head",
    [
        "<style>@media (max-width: 480px) { .a { display: flex !important; width: calc(1px) !important } }</style>",
        "<style>a:hover { background: linear-gradient(red, blue) } .a:focus { position: absolute }</style>",
        "<style>@media (prefers-color-scheme: dark) { p { color: #ffffff !important } }</style>",
        "<style>[data-ogsc] p { color: #ffffff !important } u + .body a { display: block } :root { --x: 1px }</style>",
        "<style>@font-face { font-family: X; src: url(a.woff2) } @keyframes x { from { top: 0 } }</style>",
        "<style>#outlook a { padding: 0 } .ExternalClass { width: 100% } img { border: 0; height: auto } p { margin: 13px 0 }</style>",
        '<style media="(max-width: 480px)">p { display: flex }</style>',
        "<style>.nobody { display: flex }</style>",
        "<style>p { color: #000000 }</style>",  # said at the element, too
        '<link href="https://fonts.example.org/css?family=Ubuntu" rel="stylesheet">',
        "<style>@import url(https://fonts.example.org/css?family=Ubuntu);</style>",
        "<!--[if mso]><style>td, p { font-family: Arial; mso-line-height-rule: exactly }</style><![endif]-->",
    ],
)
def test_a_sheet_that_only_adds_is_not_told(head: str) -> None:
    assert found('<p class="a" style="color: #000000; font-family: Arial">x</p>', head) == []


@pytest.mark.parametrize(
    ("head", "slugs"),
    [
        ("<style>p { color: #ff0000 }</style>", ["html-style"]),
        ("<style>div > p { color: #ff0000 }</style>", ["css-selector-child", "html-style"]),
        ("<style>p:not(.b):first-child { color: #ff0000 }</style>", ["css-pseudo-class-not", "html-style"]),
        ("<style>p { display: flex }</style>", ["css-display-flex", "html-style"]),
        ("<style>.a { padding: 9px }</style>", ["css-padding", "html-style"]),
        ("<style>.a { color: var(--x) }</style>", ["css-variables", "html-style"]),
        ('<link href="/mail.css" rel="stylesheet">', ["html-link"]),
        ("<style>@import url(/mail.css);</style>", ["css-at-import"]),
        ("<style>p { & b { color: #ff0000 } }</style>", ["css-nesting"]),
    ],
)
def test_a_sheet_on_which_something_rests_is_told(head: str, slugs: list[str]) -> None:
    assert names('<div><p class="a">x</p></div>', head) == slugs


def test_what_rests_on_a_sheet_is_grave_for_as_many_as_read_none() -> None:
    assert found("<p>x</p>", "<style>p { color: #ff0000 }</style>") == [("html-style", Severity.CONSIDER)]
    phones = {"gmail.mobile-webmail": 30.0}
    assert found("<p>x</p>", "<style>p { color: #ff0000 }</style>", phones) == [("html-style", Severity.SHOULD)]


def test_what_word_alone_reads_is_told_of_word_alone() -> None:
    said = [*client_support(letter("<!--[if mso]><section>x</section><svg></svg><![endif]-->"))]
    assert all(d.message.endswith("45 % of our readers see it so, in Outlook on Windows") for d in said)
    assert len(said) == 2
    assert names("<!--[if mso]><section>x</section><![endif]-->", readers={"gmail.ios": 100}) == []


def test_a_table_for_word_further_out_holds_what_is_in_a_cell_of_it() -> None:
    inner = '<tr><td>&nbsp;</td><td><div style="max-width: 600px; margin: 0 auto">x</div></td><td>&nbsp;</td></tr>'
    ghost = (
        '<table width="100%"><!--[if mso]><tr><td><table width="{}"><![endif]-->'
        + inner
        + "<!--[if mso]></table></td></tr><![endif]--></table>"
    )
    assert names(ghost.format(600), readers=WORD) == []
    assert names(ghost.format(900), readers=WORD) == ["css-margin", "css-max-width"]


def test_a_value_that_a_note_calls_supported_is_no_fault() -> None:
    box = '<div style="position: {}; top: 0">x</div>'
    for client, value, told in (
        ("apple-mail.ios", "absolute", False),
        ("apple-mail.ios", "fixed", True),
        ("yahoo.ios", "relative", False),
        ("yahoo.ios", "absolute", True),
        ("gmail.ios", "relative", True),
    ):
        assert names(box.format(value), readers={client: 100.0}) == ["css-position"] * told


def test_what_is_empty_may_be_hidden_by_visibility() -> None:
    assert names('<td style="visibility: hidden; width: 0"></td>', readers=WORD) == []
    assert names('<p style="visibility: hidden">x</p>', readers=WORD) == ["css-visibility"]


def test_what_is_hidden_from_word_is_not_told_of_word() -> None:
    body = '<!--[if !mso]><!--><div style="max-width: 600px; display: flex">x</div><!--<![endif]-->'
    assert names(body, readers=WORD) == []
    assert names("<!--[if lte mso 12]><svg></svg><![endif]-->") == []  # Outlook 2007, which nobody has


def test_a_client_of_which_nothing_is_known_is_no_fault() -> None:
    some = {"thunderbird.windows": 60.0, "rainloop.desktop-webmail": 30.0, "no.such": 10.0}
    assert names('<p style="display: flex; color: var(--x)">x</p><svg></svg>', readers=some) == []


def test_without_data_or_readers_nothing_is_told() -> None:
    html = Source("email.html", '<p style="display: flex">x</p>')
    assert [*client_support(Letter(html=html))] == []
    assert [*client_support(Letter(html=html, clients=CLIENTS))] == []


def test_an_email_whose_ghost_table_is_lost_is_told() -> None:
    html = hybrid()
    broken = re.sub(r"<!--\[if mso\]><table.*?<!\[endif\]-->", "", html)
    broken = broken.replace("<!--[if mso]></td></tr></table><![endif]-->", "").replace(
        '<!--[if mso]></td><td width="284" valign="top"><![endif]-->', ""
    )
    one = Letter(html=Source("email.html", broken), clients=CLIENTS, readers=ALL)
    said = {d.message.partition(":")[0]: d.severity for d in client_support(one)}
    assert said == {"max-width": Severity.MUST, "margin": Severity.SHOULD, "display": Severity.SHOULD}


def test_an_mso_twin_that_is_lost_is_told() -> None:
    html = hybrid().replace("mso-hide: all;", "")
    one = Letter(html=Source("email.html", html), clients=CLIENTS, readers=ALL)
    assert [*client_support(one)] == []  # display: none is enough, where no table stands in it
    html = hybrid().replace("mso-padding-alt: 0;", "padding: 9px;")
    one = Letter(html=Source("email.html", html), clients=CLIENTS, readers=ALL)
    assert [d.message.partition(":")[0] for d in client_support(one)] == ["padding"]


def test_one_feature_is_told_once_with_the_lines_of_all_its_places() -> None:
    one = letter("\n".join(['<p style="display: flex">x</p>'] * 3))
    (only,) = prove(one, [client_support])
    assert only.where.line == 2
    assert only.message.endswith("; so in 2 more places (lines 3, 4)")


def test_a_finding_says_who_how_many_when_and_what_to_do() -> None:
    (only,) = client_support(letter('<td style="float: left">x</td>'))
    assert only == Diagnostic(
        CODE,
        "float: it does not stand beside the text; about 45 % of our readers see it so, in Outlook on Windows",
        only.where,
        hint="use the align attribute of a table or picture",
        severity=Severity.SHOULD,
        why="last tested 2024-05-08: “table and img elements can use an align attribute to get a similar effect” "
        "(Outlook on Windows); see https://www.caniemail.com/features/css-float/",
    )


@pytest.mark.parametrize(
    ("weight", "share", "grave"),
    [
        (BREAKS, 25.0, Severity.MUST), (BREAKS, 24.9, Severity.SHOULD), (BREAKS, 5.0, Severity.SHOULD),
        (BREAKS, 4.9, Severity.CONSIDER), (BREAKS, 1.0, Severity.CONSIDER), (BREAKS, 0.9, None),
        (SHOWS, 100.0, Severity.SHOULD), (SHOWS, 5.0, Severity.SHOULD), (SHOWS, 4.9, Severity.CONSIDER), (SHOWS, 0.9, None),
        (ADORNS, 100.0, Severity.CONSIDER), (ADORNS, 25.0, Severity.CONSIDER), (ADORNS, 24.9, None), (SILENT, 100.0, None),
    ],
)  # fmt: skip
def test_how_grave_it_is_follows_from_readers_and_from_what_hangs_on_it(
    weight: str, share: float, grave: Severity | None
) -> None:
    assert severity(weight, share) == grave


def test_a_verdict_of_some_accounts_counts_for_a_part_of_the_readers() -> None:
    assert part_of(Verdict("partly", ("Partial. Not supported with non Google accounts.",))) == OTHER_ACCOUNT
    assert part_of(Verdict("partly", ("Partial. Only supported with non Google accounts.",))) == 1 - OTHER_ACCOUNT
    assert part_of(Verdict("no", ("Not supported with non Google accounts.",))) == 1
    assert part_of(Verdict("partly", ("Partial. Negative values are not supported.",))) == 1
    (only,) = client_support(letter('<td style="display: flex">x</td>', readers={"gmail.ios": 40.0}))
    assert only.message.endswith("about 6 % of our readers see it so, in Gmail app with another account")


def test_clients_are_named_by_their_family_where_all_of_it_fails() -> None:
    def of(*clients: str) -> str:
        return named(Failing(c, Verdict("no"), ALL[c]) for c in clients)

    outlooks = [c for c in ALL if c.startswith("outlook.") and ALL[c]]
    assert of(*outlooks) == "Outlook"
    assert of(*(c for c in outlooks if c != "outlook.windows")) == "Outlook but on Windows"
    assert of("gmail.ios", "gmail.android", "gmail.desktop-webmail", "gmail.mobile-webmail") == "Gmail"
    assert of("gmail.ios", "gmail.android") == "Gmail app"
    assert of("gmail.ios") == "Gmail app on iPhone"
    assert of("yahoo.ios", "outlook.windows", "samsung-email.android", "thunderbird.macos", "aol.ios") == (
        "Outlook on Windows, Samsung Email, Thunderbird and 2 more"
    )


def test_a_note_is_told_without_the_marks_of_its_trade() -> None:
    note = "Partial. Only `a` syntax works. (See [this](https://example.org/).) More."
    assert plain_note(Verdict("partly", (note,))) == "Only a way of writing works"
    assert plain_note(Verdict("no")) == ""
    two = ("Partial. Negative values are not supported.", "Partial. `auto` value is not supported.")
    assert plain_note(Verdict("partly", two), "0 auto") == "auto value is not supported"
    two = ("Partial. A border can not be bigger than 8px.", "Buggy. Unreliable if used on a `<p>` or a `<div>`.")
    assert plain_note(Verdict("partly", two), "1px solid p") == "Unreliable if used on a <p> or a <div>"


def test_a_partial_verdict_that_names_elements_is_of_those() -> None:
    def hit(tag: str, note: str) -> bool:
        (use,) = uses(letter(f"<{tag}>x</{tag}>"))["html-semantics"]
        return hits("html-semantics", use, "gmail.ios", Verdict("partly", (note,)))

    assert not hit("time", "Partial. Only `<time>` is supported.".replace("`", ""))
    assert hit("nav", "Partial. Only <time> is supported.")
    assert hit("nav", "Partial. <details>, <main>, <nav> and <summary> are not supported.")
    assert not hit("section", "Partial. <details>, <main>, <nav> and <summary> are not supported.")


def test_what_another_proof_says_of_the_same_words_is_told_once_with_the_readers() -> None:
    one = letter('<p style="display: flex">x</p>')
    mine = [*client_support(one)]
    same = Diagnostic("other", "x", mine[0].where, why="y")
    (joined,) = unless_told(one, [*mine, same])
    assert joined.why == (
        "y; about 46 % of our readers see it so, in Outlook on Windows and Gmail app with another account; "
        "last tested 2021-11-02; see https://www.caniemail.com/features/css-display-flex/"
    )
    lighter = Diagnostic("other", "x", mine[0].where, severity=Severity.CONSIDER)
    assert unless_told(one, [*mine, lighter]) == [*mine, lighter]


def test_what_another_proof_says_of_the_tag_hides_nothing_unless_it_is_of_the_same_matter() -> None:
    one = letter('<p style="padding: 9px">x</p>')
    mine = [*client_support(one)]
    tag = one.html.span(one.html.text.index("<p"), one.html.text.index(">x") + 1)
    of_letters, of_padding = (Diagnostic(code, "x", tag) for code in ("style-borrowed", "padding-off-cell"))
    assert unless_told(one, [*mine, of_letters]) == [*mine, of_letters]
    assert [d.code for d in unless_told(one, [*mine, of_padding])] == ["padding-off-cell"]
    elsewhere = Diagnostic("padding-off-cell", "x", one.html.span(0, 5))
    assert unless_told(one, [*mine, elsewhere]) == [*mine, elsewhere]
    assert unless_told(one, [of_letters]) == [of_letters]


def test_the_proofs_that_speak_of_what_clients_lack_are_there() -> None:
    assert set(TELLS) <= {proof.__name__.replace("_", "-") for proof in PROOFS}


def test_a_feature_that_is_new_is_told_by_its_title() -> None:
    feature = Feature(
        "css-field-sizing", "field-sizing", "css", "2027-01-01", "https://www.caniemail.com/features/x/", no="gmail.ios"
    )
    one = Letter(
        html=Source("email.html", '<p style="field-sizing: content">x</p>'),
        clients=Clients("2027-01-01", "x", ("gmail.ios",), {feature.slug: feature}),
        readers={"gmail.ios": 50},
    )
    assert [d.message for d in client_support(one)] == [
        "field-sizing: it does nothing; about 50 % of our readers see it so, in Gmail app on iPhone"
    ]


def test_the_detection_in_a_large_email_is_quick() -> None:
    row = hybrid().partition("<body")[2].partition(">")[2].partition("</body>")[0].partition('<div class="wrapper"')[2]
    html = hybrid().replace("</body>", f'<div class="wrapper"{row}' * 8 + "</body>")
    assert len(html) > 60_000
    one = Letter(html=Source("email.html", html), clients=CLIENTS, readers=ALL)
    assert one.web is not one.word
    assert one.sheets
    assert pace(lambda: uses(one), html) < 5


SOUP = st.lists(
    st.sampled_from(
        '<p <div <td <svg <style> </style> <!--[if mso]> <![endif]--> style=" display:flex; width: calc( var( url( ) " > </p> </td> </div> '
        "<table <tr { } @media ( & : :not( ::before [data-ogsc] . # * , > + ~ hidden <picture> <source <img src=data: srcset= , "
        "border: 9px margin:-1px auto; background: linear-gradient( <!--[if !mso]><!--> <!--<![endif]--> /* */ \" ' = &amp; x \n".split(
            " "
        )
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(SOUP)
def test_whatever_the_html_is_no_fault_comes_out(parts: list[str]) -> None:
    one = Letter(html=Source("email.html", " ".join(parts)), clients=CLIENTS, readers=ALL)
    for d in prove(one, [client_support]):
        assert d.hint
        assert d.where.line >= 1


@pytest.mark.parametrize(
    "html",
    ["<div style='display:flex'>" * 3000, "<div>" * 5000 + "<p style='display:flex'>x", "<p style=\"" + "width:calc(" * 3000, "<style>" + "a{" * 5000, "<style>" + "p,p>" * 5000 + "{color:red}</style><p>x"],
    ids=["deep", "deeper", "functions", "braces", "selectors"],
)  # fmt: skip
def test_a_hostile_email_is_read_in_good_time(html: str) -> None:
    one = Letter(html=Source("email.html", html), clients=CLIENTS, readers=ALL)
    assert pace(lambda: prove(one, [client_support]), html) < 200


def test_a_use_in_a_sheet_is_kept_and_one_at_an_element_is_not() -> None:
    found_ = uses(letter('<p style="color: red !important">x</p>', "<style>p { color: red !important }</style>"))
    assert [use.kept for use in found_["css-important"]] == [False, True]
    assert isinstance(found_["css-important"][0], Use)


@pytest.mark.parametrize("client", CLIENTS.clients)
def test_a_correct_email_is_met_with_silence_whichever_program_all_readers_use(client: str) -> None:
    one = Letter(html=Source("email.html", hybrid()), clients=CLIENTS, readers={client: 100.0})
    assert [d.message for d in client_support(one)] == []


def test_how_a_colour_is_spelt_does_not_hide_that_a_gradient_is_not_shown() -> None:
    style = "margin: 0; background: linear-gradient(#fff, #000); "
    page = hybrid().replace('<p style="margin: 0 0 16px 0; ', f'<p style="{style}', 1)
    assert style in page
    letter = Letter(html=Source("email.html", page), clients=CLIENTS, readers=ALL)
    found = [(d.code, d.message.partition(":")[0]) for d in prove(letter)]
    assert {code for code, _ in found} >= {"colour-short", "client-support"}
    assert ("client-support", "linear-gradient()") in found


def test_every_feature_that_a_table_names_is_one_of_caniemail() -> None:
    named_ = {
        *gravity._WEIGHTS,
        *instead.INSTEAD,
        *partial._NARROW,
        *partial._IDLE,
        *fallback._STANDS_IN,
        *ghost.FOR_WORD,
        *OWN,
    }
    assert sorted(named_ - set(CLIENTS.features)) == []
    prefixes = [prefix for prefixes in TELLS.values() for prefix in prefixes]
    assert [p for p in prefixes if not any(slug.startswith(p) for slug in CLIENTS.features)] == []


def test_whatever_is_told_is_told_in_plain_words() -> None:
    everybody = tuple((client, 100 / len(CLIENTS.clients)) for client in CLIENTS.clients)
    for readers in (tuple(ALL.items()), everybody):
        for slug, failing in watched(CLIENTS, readers).items():
            failing = tuple(f for f in failing if slug != "html-style" or f.verdict.status == "no")
            use = Use(0, 1, True, True)
            one = Failed(CLIENTS.features[slug], failing, (use,), sum(f.share for f in failing))
            for words in (_message(one), instead.instead_of(slug).do, _why(one, CLIENTS)):
                assert faults(words) == [], (slug, words)
