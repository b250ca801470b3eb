"""The proof that every word of an issue is in its email, its text and its pages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Artifact, Issue
from edgepress.proof import prove_made
from edgepress.proof.parity import words_lost
from edgepress.source import Span

from ..render import nouns

PAGE = "web/issues/tea/index.html"
PIECE = "web/issues/tea/first/index.html"
MAIL, TEXT = "email/tea/index.html", "email/tea/index.txt"


def issue() -> Issue:
    return nouns.issue(
        nouns.article("<p>The kettle <em>sang</em> &amp; sang&nbsp;on.</p>"), html="<p>Opening words.</p>"
    )


def good() -> dict[str, str]:
    """Files in which everything is."""
    return {
        MAIL: '<td><p style="x">Opening words.</p><p>The kettle <em>sang</em> &amp; sang\u00a0on.</p></td>',
        TEXT: "Opening words.\n\nThe kettle _sang_ &\nsang on.\n",
        PAGE: "<p>Opening words.</p>",
        PIECE: "<p>The kettle <em>sang</em> &amp; sang\u00a0on.</p>",
    }


def said(files: Mapping[str, str], of: Issue | None = None) -> list[str]:
    artifacts = [Artifact(path, text.encode()) for path, text in files.items()]
    return [d.message for d in prove_made(artifacts, of or issue()) if d.code == words_lost.__name__.replace("_", "-")]


def test_nothing_is_said_when_every_word_is_everywhere() -> None:
    assert said(good()) == []


@pytest.mark.parametrize(("path", "page"), [(MAIL, "10-first"), (TEXT, "10-first"), (PIECE, "10-first")])
def test_a_word_that_is_missing_is_named_with_its_file(path: str, page: str) -> None:
    files = {**good(), path: good()[path].replace("kettle", "")}
    assert said(files) == [f"A word of this text is missing in {path}: “kettle”"]


def test_a_word_that_stands_elsewhere_too_is_missed_where_its_turn_comes() -> None:
    for path in (MAIL, TEXT, PIECE):
        files = {**good(), path: good()[path].replace("sang", "", 1)}
        assert said(files) == [f"A word of this text is missing in {path}: “sang”"]
    swapped = good()[TEXT].replace("_sang_", "kettle").replace("kettle", "_sang_", 1)
    assert said({**good(), TEXT: swapped}) != []


def test_words_of_a_table_may_run_line_by_line_through_its_cells() -> None:
    body = "<p>Tea.</p><table><tr><th>A long cell</th><td>12 cups</td></tr></table><p>On we go.</p>"
    of = nouns.issue(nouns.article(body))
    files = {MAIL: body, PIECE: body, TEXT: "Tea.\n\nA long  12\ncell    cups\n\nOn we go.\n"}
    assert said(files, of) == []
    assert said({**files, TEXT: files[TEXT].replace("cups", "")}, of) == [
        f"A word of this text is missing in {TEXT}: “cups”"
    ]


def test_a_word_of_the_opening_is_missed_too() -> None:
    assert said({**good(), PAGE: "<p>Opening.</p>"}) == [f"A word of this text is missing in {PAGE}: “words”"]


def test_a_finding_is_grave_and_points_to_the_article() -> None:
    files = {**good(), MAIL: "<p>Opening words.</p>"}
    assert prove_made([Artifact(p, t.encode()) for p, t in files.items()], issue()) == (
        Diagnostic(
            "words-lost",
            f"4 words of this text are missing in {MAIL}, the first of them “The”",
            Span("issues/tea/10-first.md"),
            hint="please tell us: this is our fault, not yours",
            severity=Severity.MUST,
        ),
    )


def test_an_article_is_not_looked_for_on_the_pages_of_others() -> None:
    files = {
        **good(),
        PAGE: "<p>Opening words.</p>",
        "web/issues/tea/second/index.html": "<p>Other</p>",
        "web/index.html": "<p>Home</p>",
    }
    assert said(files) == []


def test_a_word_in_a_style_a_link_or_a_picture_is_no_word_of_the_page() -> None:
    hidden = '<p title="kettle"><a href="kettle">The</a> <em>sang</em> &amp; sang\u00a0on.</p>'
    assert said({**good(), PIECE: hidden}) == [f"A word of this text is missing in {PIECE}: “kettle”"]


def test_files_of_the_whole_archive_are_not_judged() -> None:
    assert prove_made([Artifact("web/index.html", b"<p>Home</p>")], None) == ()


def test_pictures_and_messages_are_no_texts() -> None:
    artifacts = [
        Artifact("web/issues/tea/images/a.png", nouns.asset("a.png", 1, 1)),
        Artifact("email/tea/message.eml", b"\xff"),
    ]
    assert prove_made(artifacts, issue()) == ()


WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(WORDS, st.data())
def test_whichever_word_is_lost_it_is_noticed(words: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from(words))
    of = nouns.issue(nouns.article(f"<p>{' '.join(words)}</p>"))
    rest = " ".join(word for word in words if word != lost)
    whole = {MAIL: f"<p>{' '.join(words)}</p>", TEXT: "\n".join(words), PIECE: f"<div>{' '.join(words)}</div>"}
    assert said(whole, of) == []
    for path in whole:
        assert said({**whole, path: f"<p>{rest}</p>" if path != TEXT else rest}, of) != []


def test_an_email_need_not_hold_the_body_of_an_article_that_it_gives_as_a_summary() -> None:
    short = nouns.issue(nouns.article("<p>The kettle sang.</p>", in_email="summary"), html="<p>Opening words.</p>")
    files = {
        MAIL: "<p>Opening words.</p>",
        TEXT: "Opening words.",
        PAGE: "<p>Opening words.</p>",
        PIECE: "<p>The kettle.</p>",
    }
    assert said(files, short) == [f"A word of this text is missing in {PIECE}: “sang”"]
