"""The proofs that links, headings and descriptions are in every form of an issue, and in both parts of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Issue, Settings
from edgepress.proof.carried import description_lost, heading_lost, link_lost
from edgepress.proof.letter import Letter
from edgepress.seen import Heading, Link, Picture, Seen
from edgepress.source import Source, Span

from ..render import nouns
from .letters import found, letter, message, page

Proof = Callable[[Letter], Iterator[Diagnostic]]

MAIL, TEXT, WEB = "email/tea/index.html", "email/tea/index.txt", "web/issues/tea/first/index.html"
OPENING = "web/issues/tea/index.html"
HOME = "https://edge.example.org/issues/tea"
BODY = (
    '<h2 id="k">The kettle &amp; the cup</h2><p><a href="https://a.example/b?c=1&amp;d=ü">Tea</a>'
    ' <a href="20-cake.md#x">cake</a> <a href="files/a b.pdf">list</a> <a href="#k">up</a></p>'
    '<p><img src="images/k.jpg" alt="A kettle, “singing”"></p>'
)
PLACES = Seen(
    links=(Link("https://a.example/b?c=1&d=ü", "Tea", Span("issues/tea/10-first.md", 7, 3, 7, 9)),),
    headings=(Heading(2, "The kettle & the cup", Span("issues/tea/10-first.md", 5)),),
    pictures=(Picture("images/k.jpg", "A kettle, “singing”", "", Span("issues/tea/10-first.md", 9)),),
)


def issue() -> Issue:
    cake = replace(nouns.article("", name="cake"), source=Source("issues/tea/20-cake.md", ""))
    return nouns.issue(nouns.article(BODY, seen=PLACES), cake)


def good() -> dict[str, str]:
    html = (
        "<h3>The kettle &amp; the <em>cup</em></h3><a href='https://a.example/b?c=1&amp;d=%C3%BC'>Tea</a>"
        f'<a href="{HOME}/cake/#x">cake</a><a href="{HOME}/files/files/a%20b.pdf">list</a>'
        '<img src="k-480.jpg" alt="A kettle, &#8220;singing&#8221;">'
    )
    text = (
        "The kettle & the\n*cup* [1]\n---\n\nTea [2], cake [3], list\n\n[Picture: A kettle,\n“singing”]\n"
        f"[2] https://a.example/b?c=1&d=ü\n[3] {HOME}/cake/#x\n[4] {HOME}/files/files/a b.pdf\n"
    )
    return {MAIL: html, TEXT: text, WEB: html, OPENING: ""}


def told(proof: Proof, files: Mapping[str, str], of: Issue | None = None, **more: object) -> list[Diagnostic]:
    return list(proof(letter(files[MAIL], issue=of or issue(), files=files, **more)))


PROOFS = (link_lost, heading_lost, description_lost)


@pytest.mark.parametrize("proof", PROOFS)
def test_nothing_is_said_where_everything_is_everywhere(proof: Proof) -> None:
    assert told(proof, good()) == []


@pytest.mark.parametrize("path", [MAIL, TEXT, WEB])
@pytest.mark.parametrize(
    ("proof", "gone", "message_", "line"),
    [
        (link_lost, "a.example", "The link to https://a.example/b?c=1&d=ü is missing in ", 7),
        (link_lost, "/cake/", "The link to 20-cake.md#x is missing in ", 1),
        (link_lost, "/files/files/", "The link to files/a b.pdf is missing in ", 1),
        (heading_lost, "kettle &", "The heading “The kettle & the cup” is missing in ", 5),
        (description_lost, "A kettle", "The description “A kettle, “singing”” is missing in ", 9),
    ],
)
def test_what_is_lost_is_named_with_its_place_in_the_markdown(
    proof: Proof, gone: str, message_: str, line: int, path: str
) -> None:
    files = {**good(), path: good()[path].replace(gone, "x")}
    assert [(d.message, d.where.path, d.where.line, d.severity) for d in told(proof, files)] == [
        (message_ + path, "issues/tea/10-first.md", line, Severity.MUST)
    ]


def test_a_heading_that_became_a_paragraph_is_lost() -> None:
    files = {**good(), MAIL: good()[MAIL].replace("h3>", "p>")}
    assert [d.message for d in told(heading_lost, files)] == [
        f"The heading “The kettle & the cup” is missing in {MAIL}"
    ]


def test_a_picture_that_cannot_be_shown_leaves_its_description() -> None:
    files = {**good(), MAIL: good()[MAIL].replace("<img", "<em>[A kettle, “singing”]</em><i")}
    assert told(description_lost, files) == []


@pytest.mark.parametrize("proof", PROOFS)
def test_an_email_holds_only_the_summary_of_an_article_that_says_so(proof: Proof) -> None:
    files = {**good(), MAIL: "", TEXT: ""}
    short = replace(issue(), articles=tuple(replace(a, in_email="summary") for a in issue().articles))
    assert told(proof, files, short) == []
    assert told(proof, {**files, WEB: ""}, short) != []
    assert told(proof, files, replace(issue(), in_email="summary")) == []
    assert told(proof, files, settings=Settings(email="summary")) == []
    whole = replace(issue(), articles=tuple(replace(a, in_email="whole") for a in issue().articles), in_email="summary")
    assert told(proof, files, whole) != []


@pytest.mark.parametrize("proof", PROOFS)
def test_what_a_message_carries_is_looked_through_like_a_file(proof: Proof) -> None:
    files = {**good(), "email/tea/message.eml/index.txt": "Tea"}
    assert {d.message.rpartition(" in ")[2] for d in told(proof, files)} == {"email/tea/message.eml/index.txt"}


LINKED = page(
    '<h1>At the Quay!</h1><a href="https://a.example/b/">Tea</a><a href="mailto:t@a.example?subject=x">us</a>'
    '<img alt="A boat">'
)


@pytest.mark.parametrize(
    ("proof", "text", "count"),
    [
        (link_lost, "Tea: https://a.example/b t@a.example", 0),
        (link_lost, "Tea: https://a.example/b/", 1),
        (link_lost, "Tea", 2),
        (heading_lost, "AT THE\nQUAY", 0),
        (heading_lost, "At the quays", 1),
        (description_lost, "[a boat]", 0),
        (description_lost, "[boat]", 1),
    ],
)
def test_of_any_message_the_plain_text_is_held_against_the_html(proof: Proof, text: str, count: int) -> None:
    assert len(found(proof, LINKED, raw=message(LINKED), text=Source("t", text))) == count
    assert found(proof, LINKED) == []


def test_a_link_to_a_place_on_a_page_is_carried_where_the_page_is() -> None:
    html = page('<a href="https://a.example/boats/#fn:1">1</a>')
    assert found(link_lost, html, raw=message(html), text=Source("t", "Boats: https://a.example/boats/")) == []
    assert len(found(link_lost, html, raw=message(html), text=Source("t", "Boats: https://a.example/"))) == 1


def test_links_that_are_counted_hidden_or_not_filled_in_are_not_looked_for() -> None:
    counted = "https://c.example/AbC123dEf456GhI789jKl012MnO"
    html = page(f'<a href="{counted}">a</a><a href="{{{{ u }}}}">b</a><a href="#c">c</a>'
                '<p style="display:none"><a href="https://a.example">d</a></p>')  # fmt: skip
    assert found(link_lost, html, raw=message(html), text=Source("t", "Tea")) == []
