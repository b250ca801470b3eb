"""What a guest says is meant: what that silences, and what is said of it."""

from __future__ import annotations

import pytest

from edgepress.check import ALLOWABLE, CHECKS, NEVER, judge
from edgepress.diagnostics import Severity
from edgepress.load.article import comments
from edgepress.source import Source

from ..pace import pace
from .desk import HEAD, found, mended, piece, pointed, site

MARK = "The <mark>idea</mark> is whole."
BECAUSE = "because the mark is a part of the name"


def told(text: str) -> list[tuple[str, str]]:
    """Codes of all that is said of an article, with what they point at."""
    page = piece(text)
    return [(d.code, pointed(page, d)) for d in judge(page, site())]


def allowing(lines: str, text: str = "Words.") -> str:
    return HEAD.replace("]\n---", f"]\n{lines}\n---") + text + "\n"


def test_a_reason_makes_a_finding_meant() -> None:
    assert told(HEAD + f"<!-- edgepress: allow raw-html {BECAUSE} -->\n{MARK}\n") == []
    assert told(allowing(f"allow: [{{check: raw-html, because: {BECAUSE[8:]}}}]", MARK)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- Edgepress: Allow raw-html Because of the name -->",
        "<!-- edgepress allow raw-html, because of the name -->",
        "<!--edgepress:allow: raw-html – because of the name-->",
        "<!-- edgepress: allow raw-html: because\nof the name -->",
    ],
)
def test_a_comment_counts_however_it_is_typed(comment: str) -> None:
    assert told(HEAD + f"{comment}\n{MARK}\n") == []


@pytest.mark.parametrize("code", sorted(NEVER))
@pytest.mark.parametrize(
    "comment", ["<!-- edgepress: allow {} because -->", "<!-- EDGEPRESS: ALLOW {} BECAUSE I SAY SO -->"]
)
def test_what_harms_is_never_allowed_however_it_is_typed(code: str, comment: str) -> None:
    assert [code for code, _ in told(HEAD + f"{comment.format(code)}\nWords.\n")] == ["allow-unused"]


@pytest.mark.parametrize("said", ["", " because", " because: ", " the mark is a part of the name", " because\n"])
def test_without_a_reason_the_finding_stands_and_the_reason_is_asked_for(said: str) -> None:
    comment = f"<!-- edgepress: allow raw-html{said} -->"
    assert [code for code, _ in told(HEAD + f"{comment}\n{MARK}\n")] == ["allow-without-reason", "raw-html"]


def test_in_the_details_too() -> None:
    assert told(allowing("allow:\n  - {check: raw-html}", MARK)) == [
        ("allow-without-reason", "{check: raw-html}"),
        ("raw-html", "<mark>"),
    ]


ONE = "allow:\n  - {check: raw-html, because: of the name}"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (allowing(ONE), HEAD + "Words.\n"),
        (allowing("allow:\n- check: raw-html\n  because: of the name"), HEAD + "Words.\n"),
        (allowing("allow: [{check: raw-html, because: of the name}]"), HEAD + "Words.\n"),
        (allowing("allow: [\n  {check: raw-html, because: of the name},\n]"), HEAD + "Words.\n"),
        (allowing("allow: [{check: raw-html, because: of the name}]  # a remark"), HEAD + "Words.\n"),
        (
            allowing(f"{ONE}\n  - {{check: words-dropped, because: of the cell}}\ntags: [a]"),
            allowing("allow:\ntags: [a]"),
        ),
        (
            allowing(f"allow:\n  - {{check: words-dropped, because: of the cell}}\n  - {{check: raw-html, {BECAUSE[:7]}: yes}}", MARK),
            allowing(f"allow:\n  - {{check: raw-html, {BECAUSE[:7]}: yes}}", MARK),
        ),
        (
            allowing("allow: [{check: words-dropped, because: no}, {check: raw-html, because: yes}]", MARK),
            allowing("allow: [{check: raw-html, because: yes}]", MARK),
        ),
        (
            allowing("allow: [{check: raw-html, because: yes}, {check: words-dropped, because: no}]", MARK),
            allowing("allow: [{check: raw-html, because: yes}, ]", MARK),
        ),
        (HEAD + f"Words.\n\n<!-- edgepress: allow raw-html {BECAUSE} -->\nMore.\n", HEAD + "Words.\n\nMore.\n"),
        (HEAD + f"Words. <!-- edgepress: allow raw-html {BECAUSE} -->\nMore.\n", HEAD + "Words. \nMore.\n"),
        (HEAD + f"Words.\n\n<!-- edgepress: allow raw-html\n{BECAUSE} -->", HEAD + "Words.\n\n"),
        (allowing("allow: [{check: patient-number, because: it is made up}]"), HEAD + "Words.\n"),
    ],
)  # fmt: skip
def test_what_silences_nothing_is_told_and_taken_out(text: str, right: str) -> None:
    assert ("allow-unused") in [code for code, _ in told(text)]
    assert mended(text, "allow-unused") == right
    assert told(right) == []


def test_an_allowance_holds_for_one_line_or_for_the_file() -> None:
    comment = f"<!-- edgepress: allow raw-html {BECAUSE} -->"
    assert [code for code, _ in told(HEAD + f"{comment}\nWords.\n\n{MARK}\n")] == ["allow-unused", "raw-html"]


def test_a_name_that_is_none_is_told_with_the_nearest_and_offered() -> None:
    text = HEAD + f"<!-- edgepress: allow raw-htm {BECAUSE} -->\n{MARK}\n"
    assert [code for code, _ in told(text)] == ["allow-unused", "raw-html"]
    assert mended(text, "allow-unused") == text
    assert told(mended(text, "allow-unused", safe=False)) == []
    text = allowing("allow: [{check: Raw_HTML, because: of the name}]", MARK)
    assert told(mended(text, "allow-unused", safe=False)) == []
    (finding,) = (d for d in judge(piece(allowing("allow: [{check: xyzzy, because: yes}]")), site()))
    assert finding.hint == "write the name as it stands below the finding, or delete this"
    assert finding.fix is not None
    assert not finding.fix.safe


def test_what_nobody_may_allow_is_told_with_the_reason() -> None:
    (finding,) = judge(piece(allowing("allow: [{check: editors-agreed, because: she will}]")), site())
    assert (
        finding.message == "“editors-agreed” cannot be allowed, because it could harm a reader or somebody in the text"
    )
    assert finding.severity is Severity.SHOULD


def test_an_allowance_cannot_allow_itself() -> None:
    lines = "allow:\n  - {check: raw-html, because: yes}\n  - {check: allow-unused, because: yes}"
    assert [code for code, _ in told(allowing(lines))] == ["allow-unused", "allow-unused"]


def test_a_build_asks_nothing_of_allowances() -> None:
    assert judge(piece(allowing(ONE)), site(), advice=False) == ()


def test_a_comment_in_code_is_an_example() -> None:
    assert told(HEAD + f"Write this:\n\n```\n<!-- edgepress: allow raw-html {BECAUSE} -->\n```\n") == []
    assert told(HEAD + "Write `<!-- edgepress: allow raw-html -->` above it.\n") == []


def test_every_code_that_may_be_allowed_is_a_check() -> None:
    codes = {check.__name__.replace("_", "-") for check in CHECKS}
    assert codes >= ALLOWABLE
    assert codes - ALLOWABLE == codes & NEVER


@pytest.mark.parametrize(
    "worst", ["<!-- edgepress: allow a ", "<!--edgepress:allow ", "<!-- edgepress: allow a because", "<!--" + " " * 99]
)
def test_no_run_of_comments_takes_long(worst: str) -> None:
    """A megabyte of them is held against the time that finding its words takes."""
    text = worst * (1_000_000 // len(worst))
    assert pace(lambda: comments(Source("a.md", text), 0), text) < 20


def test_the_helper_points() -> None:
    from edgepress.check.safety import raw_html

    assert found(raw_html, piece(HEAD + MARK)) == ["<mark>"]
