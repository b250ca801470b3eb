"""The proofs of the preview: how letters hide it, and what an inbox then shows."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.proof.preheader import (
    filler_missing,
    preheader_length,
    preheader_missing,
    preheader_repeats,
    preheader_visible,
)

from ..render import nouns
from .letters import found, page, said

HIDE = "display:none;mso-hide:all"
WORDS = "Three boats came home this week, one with a cat"
FILL = "&#8199;&#65279;&#847; " * 40


def preview(words: str = WORDS, style: str = HIDE, after: str = "") -> str:
    return f"<div style='{style}'>{words}{after}</div><h1>The boats are back</h1>"


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (preview(), ""),
        (f"<table><tr><td><span style='{HIDE}'>{WORDS}</span></td></tr></table><p>Tea</p>", ""),
        (f"<!-- a --><div style='max-height:0;overflow:hidden'>{WORDS}</div><p>Tea</p>", ""),
        ("<table class='preheader'><tr><td>See this online</td></tr></table>", "See this online"),
        (f"<div hidden>{WORDS}</div><p>Tea</p>", ""),
        ("<p>Read this in your browser</p>", "Read this in your browser"),
        (f"<p>Tea</p><div style='{HIDE}'>{WORDS}</div>", "Tea"),
        (f"<p>{WORDS}</p>", ""),
        ("<img alt='Tea'>", ""),
        ("", ""),
    ],
)
def test_a_preview_stands_hidden_at_the_beginning_or_the_first_words_make_one(body: str, first: str) -> None:
    told = [f"Behind the subject an inbox shows what comes first: “{first}”"] if first else []
    assert said(preheader_missing, body) == told


@pytest.mark.parametrize(("length", "told"), [(39, 1), (40, 0), (130, 0), (131, 1)])
def test_a_preview_has_forty_to_a_hundred_and_thirty_characters(length: int, told: int) -> None:
    assert len(said(preheader_length, preview("a" * length, after=FILL))) == told


@pytest.mark.parametrize(
    ("box", "severity"),
    [
        (f"<div style='{HIDE}'>{WORDS}</div>", None),
        (f"<div style='DISPLAY:NONE;mso-hide:ALL'>{WORDS}</div>", None),
        (f"<div class='preheader' style='max-height:0'><span style='{HIDE}'>{WORDS}</span></div>", None),
        (f"<div style='display:none'>{WORDS}</div>", Severity.CONSIDER),
        (f"<div style='display:none'><table><tr><td>{WORDS}</td></tr></table></div>", Severity.MUST),
        (f"<div hidden>{WORDS}</div>", Severity.MUST),
        (f"<div class='preheader'>{WORDS}</div>", Severity.MUST),
        (f"<div style='max-height:0;overflow:hidden'>{WORDS}</div>", Severity.MUST),
    ],
)
def test_a_preview_is_hidden_by_its_own_style(box: str, severity: Severity | None) -> None:
    sheet = "<style>.preheader { display: none }</style>"
    told = found(preheader_visible, page(f"{box}<p>Tea</p>", sheet))
    assert [d.severity for d in told] == [severity] * (severity is not None)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (preview(after=FILL), ""),
        (preview(after="&shy;&#847; " * 40), ""),
        (preview() .replace("</div>", f"</div><div style='{HIDE}'>{FILL}</div>"), ""),
        (preview("a" * 130), ""),
        (preview(), "Behind the preview an inbox shows what comes next, such as a link to the browser"),
        (preview(after=FILL[:200]), "Behind the preview an inbox shows what comes next, such as a link to the browser"),
        (preview(after="&nbsp;&zwnj;" * 90), "What fills the line behind the preview no longer does so in Yahoo and Apple Mail"),
        ("<p>Tea</p>", ""),
    ],
)  # fmt: skip
def test_the_line_behind_a_preview_is_filled(body: str, message: str) -> None:
    assert said(filler_missing, body) == [message] * bool(message)


@pytest.mark.parametrize(
    ("words", "again"), [("The boats are back!", True), ("TEA", True), ("The boats are back, with a cat", False)]
)
def test_a_preview_says_neither_the_title_nor_the_first_heading_again(words: str, again: bool) -> None:
    assert len(said(preheader_repeats, preview(words))) == again


def test_the_subject_of_an_issue_is_not_said_again() -> None:
    html = page(preview("Tea with Hine"))
    assert found(preheader_repeats, html, issue=nouns.issue()) == []
    assert len(found(preheader_repeats, html, issue=nouns.issue(subject="Tea with Hine"))) == 1


def test_what_a_mail_service_fills_in_has_no_length_yet() -> None:
    assert said(preheader_length, preview("*|MC_PREVIEW_TEXT|*")) == []
