"""The proofs of weight, lines and signs, and the table of what weighs what."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.model import Artifact
from edgepress.proof import prove_made
from edgepress.proof.size import (
    BURSTING,
    HEAVY,
    TOO_HEAVY,
    email_bursting,
    email_too_heavy,
    letters_strange,
    letters_undeclared,
    line_too_long,
)
from edgepress.proof.weight import table, weights
from edgepress.source import Span

from ..render import nouns
from .letters import found, letter, message, page, said

LINK = "<a href='h'>"


def of_size(size: int, links: int = 0) -> str:
    body = LINK * links
    return body + "a" * (size - len(body) - 120 * links)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (of_size(HEAVY), None),
        (of_size(HEAVY + 1), Severity.SHOULD),
        (of_size(TOO_HEAVY), Severity.SHOULD),
        (of_size(TOO_HEAVY + 1), Severity.MUST),
        (of_size(HEAVY, links=100), None),
        (of_size(HEAVY + 1, links=100), Severity.SHOULD),
        ("ü" * (HEAVY // 2), None),
        ("ü" * (HEAVY // 2 + 1), Severity.SHOULD),
        ("\U0001f600" * (TOO_HEAVY // 4 + 1), Severity.MUST),
        ("\ud800" * (HEAVY + 1), Severity.SHOULD),
    ],
)
def test_an_email_is_weighed_in_bytes_with_what_is_added_to_its_links(text: str, severity: Severity | None) -> None:
    assert [d.severity for d in found(email_too_heavy, text)] == [severity] * (severity is not None)


def heavy(*sizes: int) -> str:
    return (
        "<h1>Tea</h1>"
        + "".join(f"<h2>Piece {n}</h2><p>{'a' * size}</p>" for n, size in enumerate(sizes))
        + "<h2>Who</h2>"
    )


def test_the_articles_that_would_be_enough_are_named_the_heaviest_first() -> None:
    articles = [nouns.article(name=f"p{n}", title=f"Piece {n}") for n in range(4)]
    (told,) = found(email_too_heavy, heavy(20_000, 60_000, 30_000, 10_000), issue=nouns.issue(*articles))
    assert told.where == Span("issues/tea/issue.md")
    assert told.message == (
        "The email weighs 120 KB with its links counted, and Gmail hides what comes after about 102, with the way to unsubscribe"
    )
    assert told.hint == (
        "write “email: summary” in the details of “Piece 1” (60 KB); or “email: summaries” in issue.md"
    )
    (told,) = found(email_too_heavy, heavy(25_000, 26_000, 27_000, 28_000), issue=nouns.issue(*articles))
    assert told.hint.startswith("write “email: summary” in the details of “Piece 3” (28 KB); or")
    (told,) = found(email_bursting, heavy(40_000, 40_000, 40_000, 60_000), issue=nouns.issue(*articles))
    assert "“Piece 3” (60 KB), “Piece 0” (40 KB); or" in told.hint


def test_of_somebody_elses_email_the_parts_are_those_under_its_headings() -> None:
    (told,) = found(email_too_heavy, heavy(95_000))
    assert told.hint == "shorten “Piece 0” (95 KB), and link to the rest"
    assert (
        found(email_too_heavy, "a" * 95_000)[0].hint == "shorten “before the first title” (95 KB), and link to the rest"
    )


def test_one_proof_speaks_of_a_weight_and_a_build_is_stopped_by_what_bursts() -> None:
    of = nouns.issue(nouns.article("<p></p>", title="Piece 0"))

    def told(size: int) -> list[str]:
        return [d.code for d in prove_made([Artifact("email/tea/index.html", heavy(size).encode())], of)]

    assert told(95_000) == []
    assert told(101_000) == ["email-too-heavy"]
    assert told(BURSTING + 1) == ["email-bursting"]
    assert found(email_too_heavy, "a" * (BURSTING + 1)) == found(email_bursting, "a" * BURSTING) == []


def test_the_weights_of_all_parts_add_up_to_the_whole() -> None:
    text = "<p>ü</p>" + heavy(10, 20) + "<p>foot</p>"
    parts = weights(
        letter(text, issue=nouns.issue(*(nouns.article(name=f"p{n}", title=f"Piece {n}") for n in range(2))))
    )
    assert [(one.title, one.path) for one in parts] == [
        ("Styles, and the line for the inbox", ""),
        ("Tea", "issues/tea/issue.md"),
        ("Piece 0", "issues/tea/10-p0.md"),
        ("Piece 1", "issues/tea/10-p1.md"),
        ("Who", ""),
    ]
    assert sum(one.size for one in parts) == len(text.encode())


def test_a_title_is_found_whatever_stands_in_it_and_only_in_a_heading() -> None:
    text = "<a>Tea &amp; cake’s</a><h3><a href='h'>Tea <em>&amp;</em>\ncake’s</a></h3><h4>Who</h4><h3>Who</h3>"
    parts = weights(letter(text, issue=nouns.issue(nouns.article(title="Tea & cake's"))))
    assert [one.title for one in parts] == ["Styles, and the line for the inbox", "Tea & cake’s", "Who"]


def test_the_table_is_aligned_and_ends_with_the_sum() -> None:
    one = letter(heavy(1000), issue=nouns.issue(nouns.article(title="Piece 0")))
    assert table(one).splitlines() == [
        "   12  Tea      issues/tea/issue.md",
        "1,023  Piece 0  issues/tea/10-first.md",
        "   12  Who",
        "1,047  in all",
    ]


def test_a_line_has_nine_hundred_and_ninety_eight_bytes() -> None:
    assert found(line_too_long, "a" * 998) == []
    assert found(line_too_long, "ü" * 499) == []
    (told,) = found(line_too_long, "a\n" + "ü" * 499 + "b")
    assert (told.message, told.where, told.severity) == (
        "A line has 999 bytes, and a server on the way may break it after 998",
        Span("tea.html", 2, 1, 2, 2),
        Severity.SHOULD,
    )


def test_a_message_that_packs_its_lines_may_have_long_ones() -> None:
    html = page("a" * 2000)
    assert found(line_too_long, html, raw=message(html)) == []
    (told,) = found(line_too_long, html, raw=message(html, kind="8bit"))
    assert (told.severity, told.where.line) == (Severity.MUST, 16)


def test_how_letters_are_stored_is_said_alike() -> None:
    html = page("café", '<meta charset="utf-8">')
    good = message(html)
    assert found(letters_undeclared, html, raw=good) == []
    assert found(letters_undeclared, html, raw=good.replace(b'"utf-8"', b"UTF8")) == []
    assert found(letters_undeclared, html) == []
    assert len(found(letters_undeclared, html, raw=good.replace(b'; charset="utf-8"', b""))) == 1
    assert len(found(letters_undeclared, html, raw=good.replace(b'"utf-8"', b"iso-8859-1"))) == 1
    plain = page("cafe", '<meta charset="utf-8">')
    assert found(letters_undeclared, plain, raw=message(plain).replace(b'"utf-8"', b"us-ascii")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tea\tfor\r\ntwo", 0),
        ("caf\u00e9 \u200f\u05d0 \u0639\u064e", 0),
        ("&#847;&#8199;", 0),
        ("\x0b", 1),
        ("\x93tea\x94", 2),
        ("\x00", 1),
        ("a\u2028b", 1),
        ("It&apos;s", 1),
        ("cafe\u0301", 1),
        ("e\u0301 and o\u0302", 1),
    ],
)
def test_signs_that_do_harm_are_found(text: str, count: int) -> None:
    assert len(said(letters_strange, text)) == count


def test_the_place_of_a_letter_that_is_taken_apart_is_exact() -> None:
    (told,) = found(letters_strange, "tea\n\ncafe\u0301")
    assert (told.where.line, told.where.column, told.where.end_column) == (3, 4, 6)
