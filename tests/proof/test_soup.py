"""Whatever an email holds, the proofs answer, and soon: broken tags, broken sheets, depths and lengths that nobody writes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgepress.diagnostics import Diagnostic
from edgepress.proof.every import PROOFS, prove

from ..pace import pace
from .bodies import letter
from .cases import hybrid

TAGS = "table tr td th tbody div p a h1 h2 ul li img span style v:rect o:x section font blockquote br hr center html body head".split()
VALUES = [
    "0", "1px", "-3px", "1e9px", "99999999999999999999px", "50%", "1.4", "normal", "inherit", "#fff", "#12", "rgba(1,2,3,.4)",
    "rgb(1 2 3 / 4)", "auto", "none", "!important", "left", "4px solid #abc", "url(x)", "calc(1px", "'", '"', "Inter, Arial", "",
    "NaN", "inf", "1_0", "٣px", "\x00", "\ufeff",
]  # fmt: skip
NAMES = (
    "margin margin-top padding padding-left border border-left background background-color color font font-size line-height "
    "width max-width max-height display float position text-align mso-padding-alt direction -x --y"
).split()
ATTRIBUTES = "width height align bgcolor dir lang role class id href name cellpadding scope content charset xml:lang onclick".split()
LOOSE = [
    "<!--[if mso]>", "<![endif]-->", "<!--[if !mso]><!-->", "<!--<![endif]-->", "<!--", "-->", "<![if x]>", "</", "<", ">", "&nbsp;",
    "&#0;", "&", "x", " ", "\n", "<style>", "</style>", "@media (prefers-color-scheme: dark) {", "}", "{", ".a[b]{color:red}",
    "[data-ogsc] p { color: red }", "u + .body p{}", '<meta charset="utf-8">', '<meta name="viewport" content="user-scalable=">',
    "<title>", "</title>", "<xml>", "</xml>",
]  # fmt: skip

styles = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=4).map(
    lambda pairs: "; ".join(f"{name}: {value}" for name, value in pairs)
)
attributes = st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)).map(lambda pair: f'{pair[0]}="{pair[1]}"')
opened = st.tuples(st.sampled_from(TAGS), styles, st.lists(attributes, max_size=2)).map(
    lambda parts: f'<{parts[0]} style="{parts[1]}" {" ".join(parts[2])}>'
)
soup = st.lists(
    st.one_of(opened, st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"), st.sampled_from(LOOSE), st.text(max_size=5)),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(soup)
def test_any_soup_of_tags_gets_an_answer(html: str) -> None:
    one = letter(html)
    for finding in prove(one):
        assert finding.message
        assert finding.hint
        assert 1 <= finding.where.line <= html.count("\n") + 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_email_that_was_cut_and_glued_gets_an_answer(data: st.DataObject) -> None:
    html = hybrid()
    start = data.draw(st.integers(0, len(html)))
    end = data.draw(st.integers(start, len(html)))
    extra = data.draw(soup)
    assert all(finding.message for finding in prove(letter(html[:start] + extra + html[end:])))


SIZE = 40_000  # signs: as much as a large email has
OF_LAYOUT = [
    proof
    for proof in PROOFS
    if proof.__module__.rpartition(".")[2]
    in "document head font dead kept hooks values width cells height setting legible frame".split()
]  # those that walk up and down between elements that stand in one another


@pytest.mark.parametrize(
    "piece",
    [
        '<div style="max-width: 600px; padding: 4px; background: #112233">x',
        "<table><tr><td>",
        "<table><tr><td style='border-left: 4px solid'>x</td></tr></table>",
        '<a href="#x"><b>',
        "<td width='9'>x</td>",
        "<!--[if mso]><table><tr><td><![endif]-->",
        "<!--[if mso]></div><![endif]-->",
        "<div></table>",
        '<p class="a b c">x',
        "<style>.a { color: red } @media x { .b { margin: 0 } }</style>",
        "<p style='margin-top: 1px; margin: 0; color: #fff; font-size: 1rem'>x</p>",
        "<p style='" + "margin-top: 1px; margin: 0;" * 400 + "'>x</p>",
        "<center><div>",
        "<span>x",
        "<img><br>",
        "<ul><li><a href='x'>x</a>",
    ],
)
def test_a_long_or_deep_email_takes_seconds_at_most(piece: str) -> None:
    one = letter(f"<!DOCTYPE html><html lang='ar' dir='rtl'><body>{piece * (SIZE // len(piece))}")
    found: list[Diagnostic] = []
    assert pace(lambda: found.extend(d for proof in OF_LAYOUT for d in proof(one)), one.html.text) < 400
    assert found
