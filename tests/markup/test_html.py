"""HTML in a guest's text is found with its place and taken out; the words in it stay."""

from __future__ import annotations

import pytest

from edgepress.markup.html import strip
from edgepress.markup.prose import prose
from edgepress.seen import Tag
from edgepress.source import Source, Span


def stripped(text: str) -> tuple[str, tuple[Tag, ...]]:
    """The text without HTML, and the tags that stood there."""
    return strip(Source("a.md", text), prose(text), 0)


def kinds(text: str) -> list[tuple[str, bool, bool]]:
    """Name, active, hidden of every tag."""
    return [(tag.name, tag.active, tag.hidden) for tag in stripped(text)[1]]


def test_a_tag_goes_and_its_words_stay() -> None:
    assert stripped("a <b>bold</b> day") == (
        "a bold day",
        (Tag("b", "<b>", Span("a.md", 1, 3, 1, 6)), Tag("b", "</b>", Span("a.md", 1, 10, 1, 14))),
    )


def test_words_that_a_tag_kept_apart_stay_apart() -> None:
    assert stripped("one<br>two<div>three</div>four")[0] == "one two three four"


@pytest.mark.parametrize(
    "text",
    [
        "2 < 3 and 5 > 4",
        "the <ward> we mean",
        "<https://example.org> and <liz@example.org>",
        "`<b>code</b>`",
        "```\n<script>code</script>\n```",
        r"\<b> as letters",
        "I <3 tea",
    ],
)
def test_what_is_no_html_is_left_alone(text: str) -> None:
    assert stripped(text) == (text, ())


def test_a_comment_goes_in_silence() -> None:
    assert stripped("one<!-- a note <b>x</b> --> two") == ("one two", ())


@pytest.mark.parametrize("name", ["script", "style", "svg", "iframe", "noscript"])
def test_what_stands_in_a_program_goes_with_it(name: str) -> None:
    text, tags = stripped(f"before <{name}>gone</{name}> after")
    assert " ".join(text.split()) == "before after"
    assert [(tag.name, tag.active) for tag in tags] == [(name, True)]


@pytest.mark.parametrize(
    "tag",
    [
        '<b onclick="x()">',
        "<b onclick=x()>",
        '<a href="javascript:x()">',
        "<a href=' JavaScript:x()'>",
        '<p style="position: fixed">',
        '<p style="background: url(x)">',
        '<img src="data:image/svg+xml;base64,AAAA">',
        '<img src="data:image/png;base64,AAAA" onerror="x()">',
        '<form action="x">',
        '<img/onerror=x src="y">',
        "<!DOCTYPE html>",
    ],
)
def test_a_tag_that_could_act_is_active(tag: str) -> None:
    assert [active for _, active, _ in kinds(tag)] == [True]


@pytest.mark.parametrize(
    "tag",
    [
        '<div style="display:none">',
        '<div style="display : none">',
        '<p style="font-size:0">',
        '<span style="visibility: hidden">',
        '<div style="position:absolute;left:-9999px">',
        '<p hidden="hidden">',
        "<p hidden>",
    ],
)
def test_a_tag_that_hides_words_is_hidden(tag: str) -> None:
    assert [hidden for _, _, hidden in kinds(tag)] == [True]


@pytest.mark.parametrize(
    "tag",
    ["<b>", '<a href="https://example.org">', "<br>", '<img src="images/a.jpg" alt="x">', '<td class="hidden-lake">'],
)
def test_a_harmless_tag_neither_acts_nor_hides(tag: str) -> None:
    assert [(active, hidden) for _, active, hidden in kinds(tag)] == [(False, False)]


def test_a_tag_over_two_lines_has_its_whole_place() -> None:
    assert stripped('<b\ntitle="x">y')[1] == (Tag("b", '<b\ntitle="x">', Span("a.md", 1, 1, 2, 11)),)
