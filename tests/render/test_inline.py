"""Styles put in: the bytes of stock premailer, by either inliner, and nothing outside the grammar."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import css_inline
import pytest
from lxml import html as lxml_html

from edgepress.diagnostics import Stop
from edgepress.inlining.changes import bare
from edgepress.inlining.order import pairs_of, settled
from edgepress.render.inline import SheetError, by_css_inline, by_premailer, check_grammar, inline_css, style_of

from ..conftest import ROOT
from ..golden.tiny import files, lay, press
from .unstyled import NEWSLETTERS, Email, unstyled


@pytest.fixture(scope="module")
def emails(tmp_path_factory: pytest.TempPathFactory) -> list[Email]:
    """Every email of this newsletter and of the test newsletters, just before their styles are put in."""
    found = [one for root in NEWSLETTERS for one in unstyled(root, tmp_path_factory.mktemp("emails") / "build")]
    assert len(found) >= 9
    return found


# Stock premailer stands in a process of its own: in this one its parts are replaced.
STOCK = """
import json, logging, sys, premailer
options = json.loads(sys.argv[1])
for html, css in json.load(sys.stdin):
    print(json.dumps(premailer.Premailer(html, css_text=css, cssutils_logging_level=logging.CRITICAL, **options).transform(pretty_print=False)))
"""


def stock(emails: list[Email]) -> list[str]:
    command = [sys.executable, "-W", "ignore", "-c", STOCK, json.dumps(by_premailer._OPTIONS)]
    done = subprocess.run(command, input=json.dumps(emails), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_email_has_the_bytes_that_stock_premailer_gives_it(emails: list[Email]) -> None:
    """But for a border-left that stock premailer leaves standing before the border that undoes it."""
    ours = [inline_css(one.html, one.css) for one in emails]
    theirs = [re.sub(r'(?<= style=")[^"]*', lambda style: style_of(pairs_of(style[0])), html) for html in stock(emails)]
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.split(">") == other.split(">")


def test_both_inliners_give_every_email_the_same_bytes(emails: list[Email]) -> None:
    for one in emails:
        mine, fast = (inline_css(one.html, one.css, how) for how in ("premailer", "css-inline"))
        assert mine.split(">") == fast.split(">")


def test_nothing_but_styles_differs_in_any_email_and_one_look_shows_it(emails: list[Email]) -> None:
    """A build pays only for this look: an email that is read element by element takes ten times as long."""
    for one in emails:
        assert bare(one.html).split(">") == bare(inline_css(one.html, one.css)).split(">")


def test_every_element_has_the_style_that_css_inline_gives_it(emails: list[Email]) -> None:
    for one in emails:
        bare = re.sub(r"<style data-premailer=.*?</style>", "", one.html, flags=re.S)
        theirs = css_inline.CSSInliner(extra_css=one.css, load_remote_stylesheets=False).inline(bare)
        mine = list(styles(inline_css(bare, one.css)))
        assert mine == list(styles(theirs))
        assert sum(bool(style) for _, style, _ in mine) > 10


def styles(html: str) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Each element's tag, its styles, and of properties that overlap (margin, margin-top) the order."""
    for element in lxml_html.document_fromstring(html).iter():
        if isinstance(element.tag, str) and element.tag not in ("tbody", "style", "meta", "head"):
            pairs = settled(pairs_of(element.get("style") or ""))
            named = {name.strip(): re.sub(r"\s*,\s*", ",", value.strip()).replace("'", '"') for name, value in pairs}
            order = [
                n for n in named if any(o != n and (o.startswith(n + "-") or n.startswith(o + "-")) for o in named)
            ]
            yield element.tag, named, order


def test_an_email_that_was_styled_before_does_not_change_the_next(emails: list[Email]) -> None:
    first = [inline_css(one.html, one.css) for one in emails]
    assert [inline_css(one.html, one.css) for one in reversed(emails)] == first[::-1]


PAGE = "<!DOCTYPE html>\n<html><head><title>A title</title>{}</head><body>{}</body></html>"


BOTH = pytest.mark.parametrize("how", ["premailer", "css-inline"])


def styled(body: str, css: str, head: str = "", how: str = "premailer") -> str:
    """The body after its styles were put in."""
    return inline_css(PAGE.format(head, body), css, how).partition("<body>")[2].partition("</body>")[0]


@BOTH
@pytest.mark.parametrize(
    ("css", "body", "after"),
    [
        ("p { color: red }", "<p>a</p>", '<p style="color:red">a</p>'),
        ("p, h1 { color: red }", "<h1>a</h1>", '<h1 style="color:red">a</h1>'),
        (".a { color: red }", '<p class="b a">a</p>', '<p class="b a" style="color:red">a</p>'),
        ("p.a { color: red }", '<p class="a">a</p><h1 class="a">b</h1>', '<p class="a" style="color:red">a</p><h1 class="a">b</h1>'),
        (".a p { color: red }", '<div class="a"><ul><p>a</p></ul></div><p>b</p>', '<div class="a"><ul><p style="color:red">a</p></ul></div><p>b</p>'),
        ("div.a ul p { color: red }", '<div class="a"><ul><p>a</p></ul><p>b</p></div>', '<div class="a"><ul><p style="color:red">a</p></ul><p>b</p></div>'),
        ("p { color: red } .a { color: blue }", '<p class="a">a</p>', '<p class="a" style="color:blue">a</p>'),
        (".a { color: blue } p { color: red }", '<p class="a">a</p>', '<p class="a" style="color:blue">a</p>'),
        ("p { color: red } p { color: blue }", "<p>a</p>", '<p style="color:blue">a</p>'),
        ("td p { color: red } p { color: blue }", "<table><tr><td><p>a</p></td></tr></table>", '<table><tr><td><p style="color:red">a</p></td></tr></table>'),
        ("p { color: red }", '<p style="margin:0">a</p>', '<p style="color:red; margin:0">a</p>'),
        ("p { color: t-ink; width: 10px }", "<p>a</p>", '<p style="color:t-ink; width:10px">a</p>'),
        ("td { background-color: t-paper }", "<table><tr><td>a</td></tr></table>", '<table><tr><td style="background-color:t-paper" bgcolor="t-paper">a</td></tr></table>'),
        ("/* p { color: blue } */ p { color: red }", "<p>a</p>", '<p style="color:red">a</p>'),
        ("h9 { color: red }", "<p>a</p>", "<p>a</p>"),
        ("", "<p>a</p>", "<p>a</p>"),
        ("p { margin-top: 1px } .a { margin: 0 } .b { margin-top: 9px }", '<p class="a b">a</p>', '<p class="a b" style="margin:0; margin-top:9px">a</p>'),
        ("p { margin-top: 1px } .a { margin: 0 }", '<p class="a">a</p>', '<p class="a" style="margin:0">a</p>'),
        ("p { margin: 0 } .a { color: red }", '<p class="a" style="margin-top:1px; color: blue">a</p>', '<p class="a" style="margin:0; color:blue; margin-top:1px">a</p>'),
        (".a { background-color: #aabbcc } td { background: url(x.png) }", '<table><tr><td class="a">a</td></tr></table>', '<table><tr><td class="a" style="background:url(x.png); background-color:#aabbcc" bgcolor="#aabbcc">a</td></tr></table>'),
        ("td { background-color: t-a }", '<table><tr><td bgcolor="t-b" width="3">a</td></tr></table>', '<table><tr><td bgcolor="t-a" width="3" style="background-color:t-a">a</td></tr></table>'),
        ("td { background-color: transparent }", "<table><tr><td>a</td></tr></table>", '<table><tr><td style="background-color:transparent">a</td></tr></table>'),
        ("img { width: 100%; height: auto }", '<img width="600" height="300" alt="a &amp; b">', '<img width="600" height="300" alt="a &amp; b" style="width:100%; height:auto">'),
        ("p { color: red }", "<!--[if mso]><p>&#8203;</p><![endif]--><p>a&nbsp;&middot; &lt;b&gt; &amp; c</p>", '<!--[if mso]><p>&#8203;</p><![endif]--><p style="color:red">a\xa0· &lt;b&gt; &amp; c</p>'),
    ],
)  # fmt: skip
def test_a_declaration_lands_where_its_selector_says(css: str, body: str, after: str, how: str) -> None:
    assert styled(body, css, how=how) == after


@BOTH
def test_the_sheet_that_is_kept_stays_as_it_is_and_its_mark_goes(how: str) -> None:
    kept = '<style data-premailer="ignore">@media (x) { p { color: red !important } } u + .a > b { x: y }</style>'
    out = inline_css(PAGE.format(kept, "<p>a</p>"), "p { color: blue }", how)
    assert kept.replace(' data-premailer="ignore"', "") in out
    assert '<p style="color:blue">' in out


@pytest.mark.parametrize(
    ("selector", "named"),
    [("p:hover", "p:hover"), ("a[href]", "a[href]"), ("*", "*"), ("#a", "#a"), ("a > b", "a > b"), ("a + b", "a + b"),
     ("a ~ b", "a ~ b"), ("P", "P"), ("p, a:first-child", "a:first-child"), ("", ""), ("p,", ""), (".A", ".A"), ("p::before", "p::before")],
)  # fmt: skip
def test_a_selector_outside_the_grammar_is_refused_by_its_name(selector: str, named: str) -> None:
    with pytest.raises(SheetError) as error:
        check_grammar(f"p {{ color: red }}\n{selector} {{ color: blue }}")
    assert str(error.value) == f"email/inline.css:2: “{named}” cannot be inlined rightly; move it to keep.css"


@pytest.mark.parametrize(
    ("value", "named"),
    [("color: red !important", "!important"), ("color: var(--x)", "var("), ("width: calc(1px)", "calc("), ("color: hsl(1 2 3)", "hsl"),
     ("color: #abc", "#abc"), ("color: #abcd", "#abcd"), ("color: #aabbccdd", "#aabbccdd"), ("color: RED !IMPORTANT", "!IMPORTANT")],
)  # fmt: skip
def test_a_value_that_is_not_plain_is_refused_by_its_name(value: str, named: str) -> None:
    with pytest.raises(SheetError) as error:
        check_grammar(f"td.a {{ {value}; margin: 0 }}")
    assert str(error.value) == f"email/inline.css:1: “{named}” in td.a belongs into keep.css"


@pytest.mark.parametrize(
    "css", ["@media (x) { p { color: red } }", "@import 'x';", "p { color: red", "p color: red }", "} p {", "x"]
)
def test_rules_with_an_at_sign_and_braces_that_do_not_pair_are_refused(css: str) -> None:
    with pytest.raises(SheetError):
        check_grammar(css)


@pytest.mark.parametrize(
    "css", ["", "p { }", "a.b .c d { color: #aabbcc; background: url(x.png) }", "/* @media { */ p{color:red}"]
)
def test_the_grammar_takes_types_classes_and_descendants(css: str) -> None:
    check_grammar(css)


@pytest.mark.parametrize("name", ["default"])
def test_the_sheet_of_the_theme_is_inside_the_grammar(name: str) -> None:
    check_grammar((ROOT / "templates" / name / "email" / "inline.css").read_text(encoding="utf-8"))


def test_words_that_the_inliner_loses_are_noticed() -> None:
    with pytest.raises(SheetError) as error:
        styled("<div>" * 300 + "deep" + "</div>" * 300, "p { color: red }")
    said = "email/issue.html.j2: while styles were put in, words were lost or changed: “deep”"
    assert str(error.value) == said


@BOTH
def test_a_sheet_outside_the_grammar_is_refused_with_its_file_and_line(how: str) -> None:
    with pytest.raises(SheetError) as error:
        inline_css(
            PAGE.format("", ""), "p { color: red }\n\np:hover { color: blue }", how, "templates/ours/email/inline.css"
        )
    said = "templates/ours/email/inline.css:3: “p:hover” cannot be inlined rightly; move it to keep.css"
    assert str(error.value) == said


MOVED, NOWHERE = "elements were moved, added or lost", "stands where no browser would leave it"


@pytest.mark.parametrize(
    ("how", "body", "said"),
    [
        ("premailer", "<p>a<p>b</p></p>", MOVED),
        ("premailer", "<p>a", MOVED),
        ("premailer", "</p>", MOVED),
        ("premailer", '<a href="x"><table><tr><td>a</td></tr></table></a>', MOVED),
        ("css-inline", "<table><p>a</p><tr><td>b</td></tr></table>", NOWHERE),
        ("css-inline", "<tr><td>b</td></tr>", NOWHERE),
        ("css-inline", "</p>", NOWHERE),
    ],
)
def test_a_template_whose_elements_do_not_stay_where_they_are_is_refused(how: str, body: str, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        styled(body + "<p>b</p>", "p { color: red }", how=how)


def test_who_asks_for_css_inline_and_has_it_not_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "css_inline", None)
    with pytest.raises(Stop) as stop:
        styled("<p>a</p>", "p { color: red } /* not read before */", how="css-inline")
    assert str(stop.value) == by_css_inline.MISSING
    assert "pip install 'edgepress[fast]'" in by_css_inline.MISSING


def test_another_inliner_makes_the_emails_anew_and_the_same(tmp_path: Path) -> None:
    root = lay(tmp_path / "newsletter")
    first = press(root, root / "build")
    before = files(root / "build")
    settings = root / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'inliner = "css-inline"\n', encoding="utf-8")
    copied = [p for p in before if "/images/" in p or "/files/" in p or p == "status.html"]
    assert press(root, root / "build").made == first.made - len(copied)
    assert files(root / "build") == before
    assert press(root, root / "build").made == 0


def test_no_sheet_is_fetched() -> None:
    link = '<link rel="stylesheet" href="https://example.org/x.css"><link rel="stylesheet" href="/etc/passwd">'
    with pytest.raises(SheetError):
        inline_css(PAGE.format(link, "<p>a</p>"), "p { color: red }")


def test_a_template_outside_html_is_a_fault_of_the_theme_and_told_so(tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        inline_css("", "p { color: red }")
