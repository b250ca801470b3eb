"""The text of an email as a tree: what is left out is added, what closes nothing is passed over, every place is true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.proof import tree
from edgepress.proof.tree import Element, Run

from ..pace import pace
from .cases import HYBRID


def shape(element: Element) -> str:
    """A tree in short: tag(children), words as they are."""
    parts = [part.text.strip() if isinstance(part, Run) else shape(part) for part in element.content]
    return f"{element.tag}({' '.join(p for p in parts if p)})"


def inner(html: str) -> str:
    """The same of what stands in the document."""
    return shape(tree.read(html)).removeprefix("#document(").removesuffix(")")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>One<p>Two", "p(One) p(Two)"),
        ("<ul><li>One<li>Two<ul><li>In</ul><li>Three</ul>", "ul(li(One) li(Two ul(li(In))) li(Three))"),
        ("<table><tr><td>1<td>2<tr><td>3</table>x", "table(tr(td(1) td(2)) tr(td(3))) x"),
        ("<table><tr><td><table><tr><td>in</table>on<td>2</table>", "table(tr(td(table(tr(td(in))) on) td(2)))"),
        ("<p>a<table><tr><td>b</p>c</table>", "p(a) table(tr(td(b c)))"),
        ("<div><p>a</div>b", "div(p(a)) b"),
        ("a</td></b>c", "a c"),
        ("<br><br/><img src=x>y", "br() br() img() y"),
        ("<o:p/>x<td/>y", "o:p() x td(y)"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<B>x</b>", "b(x)"),
        ("a < b <3 </ c> d", "a < b <3 d"),
        ("<!-- <p>no --> <p>yes", "p(yes)"),
        ("<!--><p>yes", "p(yes)"),
        ("<!--[if mso]><p>word</p><![endif]-->x", "x"),
        ("<![if !mso]><p>web</p><![endif]>x", "p(web) x"),
        ("<?xml version='1.0'?><p>x", "p(x)"),
        ("<style>p > a { }</style>x", "style(p > a { }) x"),
        ("<title>A &amp; <b></title>x", "title(A & <b>) x"),
        ("x<a href='never ends", "x"),
        ("x<!-- never ends", "x"),
        ("<style>never ends", "style(never ends)"),
        ("<thead><tr><th>a<tbody><tr><td>b", "thead(tr(th(a))) tbody(tr(td(b)))"),
    ],
)
def test_html_is_read_as_programs_read_it(html: str, wanted: str) -> None:
    assert inner(html) == wanted


def test_attributes_have_values_and_places() -> None:
    html = """<td A=1 b = "x &amp; y" c='"' d e= f/g  a=2 href=/a/b?c=d>"""
    element = next(tree.every(tree.read(html)))
    assert element.attrib == {
        "a": "1", "b": "x & y", "c": '"', "d": "", "e": "f/g", "href": "/a/b?c=d"
    }  # fmt: skip
    assert {name: html[slice(*place)] for name, place in element.places.items()} == {
        "a": "1", "b": "x &amp; y", "c": '"', "d": "", "e": "f/g", "href": "/a/b?c=d"
    }  # fmt: skip


def test_every_place_of_a_real_email_is_true() -> None:
    text = HYBRID.read_text(encoding="utf-8")
    found = list(tree.every(tree.read(text)))
    assert len(found) > 60
    for e in found:
        assert text[e.start : e.start + 1 + len(e.tag)].lower() == f"<{e.tag}"
        assert text[e.inner - 1] == ">"
        if e.tag not in tree.VOID:
            assert text[e.close : e.end] == f"</{e.tag}>"
        assert all(text[slice(*place)] == e.attrib[name] for name, place in e.places.items())


def test_words_are_what_can_be_seen_or_heard() -> None:
    html = (
        "<head><title>t</title><style>s</style></head><body>a<noscript>n</noscript><p>b &nbsp; c</p><script>x</script>"
    )
    assert tree.words(tree.read(html)) == "a b c"
    runs = [(run.text, html[run.start : run.end]) for run, _ in tree.runs(tree.read(html))]
    assert runs == [("a", "a"), ("b \xa0 c", "b &nbsp; c")]


def test_what_stands_round_an_element_is_found() -> None:
    top = tree.read("<table><tr><td><p><a>x</a></p></td></tr></table>")
    link = next(tree.every(top, "a"))
    assert [e.tag for e in tree.above(link)] == ["p", "td", "tr", "table"]
    assert tree.within(link, "td", "table").tag == "td"  # type: ignore[union-attr]
    assert tree.within(link, "div") is None


SOUP = st.lists(
    st.sampled_from(
        "<p> </p> <td> </td> <table> </table> <tr> <li> <ul> </ul> <a href='x'> </a> <!-- --> <!--[if mso]> <![endif]--> "
        "<style> </style> <br/> < > & &amp; ' \" = <x <!DOCTYPE <? </ word é".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(SOUP | st.text(max_size=80))
def test_nothing_makes_it_stumble_and_places_stay_in_order(html: str) -> None:
    for element in tree.every(tree.read(html)):
        assert 0 <= element.start < element.inner <= element.close <= element.end <= len(html)
        for part in element.content:
            assert element.inner <= part.start <= part.end <= element.end


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<p>", "<table><tr><td>", "<a href='", "<style>", "<a b='1' ", "<li>", "<a>", "&", "<!"]
)
def test_hostile_text_is_read_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert pace(lambda: tree.read(text), text) < 40


def test_words_come_in_the_order_in_which_they_are_read() -> None:
    page = tree.read(
        "<p>one <b>two</b> three <i>four <u>five</u></i> six<noscript><b>not this</b></noscript></p><p>seven</p>"
    )
    assert tree.words(page) == "one two three four five six seven"
    bold = next(tree.every(page, "noscript"))
    assert tree.words(bold) == ""


def test_a_name_begins_with_a_plain_letter_and_what_does_not_is_a_comment() -> None:
    assert tree.words(tree.read("<p>a</À b>c</p>")) == "a c"
    assert [element.tag for element in tree.every(tree.read("<p>a</p></éx><b>c</b>"))] == ["p", "b"]
