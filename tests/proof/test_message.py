"""The proofs of a message: headers as they are written, the order of the parts, what the plain text holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter
from edgepress.proof.mailing import list_unnamed, list_unsubscribe_folded, list_unsubscribe_missing, one_click_missing
from edgepress.proof.message import (
    header_encoded,
    header_twice,
    line_end_mixed,
    message_undated,
    sender_missing,
    subject_long,
)
from edgepress.proof.packing import packing_untrue, packing_wide
from edgepress.proof.plain import plain_text_late, plain_text_missing, plain_text_unclean
from edgepress.source import Source

from .letters import found, message, page

Proof = Callable[[Letter], Iterator[Diagnostic]]
WEB = "List-Unsubscribe: <https://a.example/u>\n"
POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
HTML = page("<p>" + "tea " * 100 + "</p>")


def told(proof: Proof, headers: str) -> list[str]:
    return [d.message for d in found(proof, HTML, raw=message(HTML, headers=headers))]


@pytest.mark.parametrize(
    ("proof", "headers", "count"),
    [
        (list_unsubscribe_missing, "", 1),
        (list_unsubscribe_missing, WEB, 0),
        (list_unsubscribe_missing, WEB.lower(), 0),
        (list_unsubscribe_folded, "", 0),
        (list_unsubscribe_folded, WEB, 0),
        (list_unsubscribe_folded, "List-Unsubscribe: <https://a.example/u>,\n\t<mailto:u@a.example>\n", 0),
        (list_unsubscribe_folded, "List-Unsubscribe:\n <https://a.example/u>\n", 0),
        (list_unsubscribe_folded, "List-Unsubscribe: <https://a.example/\n u>\n", 1),
        (list_unsubscribe_folded, "List-Unsubscribe: =?utf-8?q?=3Chttps=3A//a=2Eexample=3E?=\n", 1),
        (list_unsubscribe_folded, "List-Unsubscribe: https://a.example/u\n", 1),
        (one_click_missing, "", 0),
        (one_click_missing, WEB, 1),
        (one_click_missing, WEB + POST, 0),
        (one_click_missing, POST.replace("One", "one") + WEB, 0),
        (one_click_missing, WEB.replace("https", "http") + POST, 1),
        (one_click_missing, "List-Unsubscribe: <mailto:u@a.example>\n" + POST, 1),
        (list_unnamed, "", 1),
        (list_unnamed, "List-Id: Tea <tea.a.example>\n", 0),
        (list_unnamed, "List-Id: tea.a.example\n", 1),
        (sender_missing, "", 1),
        (sender_missing, "From: Tea <tea@a.example>\n", 0),
        (sender_missing, 'From: "Tea, and cake" <tea@a.example>\n', 0),
        (sender_missing, "From: =?utf-8?q?Th=C3=A9?= <tea@a.example>\n", 0),
        (sender_missing, "From: tea@a.example\n", 1),
        (sender_missing, "From: Tea\n", 1),
        (sender_missing, "From: <>\n", 1),
        (message_undated, "", 2),
        (message_undated, "Date: Fri, 04 Dec 2026 06:00:00 +0000\nMessage-ID: <a@b.example>\n", 0),
        (message_undated, "Date: soon\nMessage-ID: <a>\n", 2),
        (message_undated, "Date: Fri, 04 Dec 2026 06:00:00 +0000\nMessage-ID:\n <a@b.example>\n", 0),
        (subject_long, "", 1),
        (subject_long, f"Subject: {'a' * 65}\n", 0),
        (subject_long, f"Subject: {'a' * 66}\n", 1),
        (subject_long, "Subject: =?utf-8?q?" + "=C3=A9" * 60 + "?=\n", 0),
        (header_encoded, "Subject: Tea\n", 0),
        (header_encoded, "Subject: Thé\n", 1),
        (header_encoded, "Subject: =?utf-8?q?Th=C3=A9?=\n", 0),
        (header_encoded, "From: =?utf-8?q?Th=C3=A9?= <tea@a.example>\n", 0),
        (header_encoded, "From: Tea <=?utf-8?q?th=C3=A9?=@a.example>\n", 1),
        (header_encoded, "Reply-To: =?utf-8?q?th=C3=A9=40a=2Eexample?=\n", 1),
        (header_encoded, "List-Id: =?utf-8?q?Th=C3=A9?= <tea.a.example>\n", 0),
        (header_encoded, "List-Archive: =?utf-8?q?=3Chttps=3A//a=2Eexample=3E?=\n", 1),
        (header_twice, "Subject: Tea\nReceived: a\nReceived: b\n", 0),
        (header_twice, "Subject: Tea\nSUBJECT: Cake\nFrom: a@b.example\nFrom: a@b.example\n", 2),
    ],
)
def test_headers_are_read_as_they_are_written(proof: Proof, headers: str, count: int) -> None:
    assert len(told(proof, headers)) == count


def test_a_page_has_no_headers_to_judge() -> None:
    proofs: tuple[Proof, ...] = (
        list_unsubscribe_missing, list_unsubscribe_folded, one_click_missing, list_unnamed, sender_missing,
        message_undated, subject_long, header_encoded, header_twice, line_end_mixed, plain_text_missing,
        plain_text_late, plain_text_unclean,
    )  # fmt: skip
    assert [d for proof in proofs for d in found(proof, HTML)] == []


def test_a_finding_of_a_header_names_its_line_in_the_message() -> None:
    raw = message(HTML, headers="From: a@b.example\nSubject: " + "a" * 70 + "\n")
    (one,) = found(subject_long, HTML, raw=raw)
    assert (one.where.path, one.where.line) == ("tea.html", 2)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda raw: raw, 0),
        (lambda raw: raw.replace(b"\r\n", b"\n"), 0),
        (lambda raw: raw.replace(b"\r\n", b"\n", 1), 1),
        (lambda raw: raw.replace(b"\r\n", b"\r", 1), 1),
    ],
)
def test_lines_end_in_one_way(change: Callable[[bytes], bytes], line: int) -> None:
    assert [d.where.line for d in found(line_end_mixed, HTML, raw=change(message(HTML)))] == [line] * bool(line)


@pytest.mark.parametrize(
    ("text", "count"), [("tea " * 100, 0), ("tea " * 30, 0), ("tea " * 29, 1), ("  \n", 1), (None, 1)]
)
def test_the_plain_text_says_what_the_html_says(text: str | None, count: int) -> None:
    source = Source("tea.html (text)", text) if text is not None else None
    assert len(found(plain_text_missing, HTML, raw=message(HTML, text), text=source)) == count


def test_a_short_email_may_have_a_shorter_text() -> None:
    html = page("<p>" + "tea " * 40 + "</p>")
    assert found(plain_text_missing, html, raw=message(html), text=Source("t", "Tea")) == []


def test_the_html_comes_last() -> None:
    good = message(HTML)
    assert found(plain_text_late, HTML, raw=good) == []
    swapped = (
        good.replace(b"text/plain", b"text/x").replace(b"text/html", b"text/plain").replace(b"text/x", b"text/html")
    )
    assert len(found(plain_text_late, HTML, raw=swapped)) == 1
    assert len(found(plain_text_late, HTML, raw=good.replace(b"multipart/alternative", b"multipart/mixed"))) == 1
    assert found(plain_text_late, HTML, raw=message(HTML, None)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tea: https://a.example/b\n", 0),
        ("Tea <https://a.example/b>", 0),
        ("[1] https://a.example/b (the second edition)", 0),
        ("Tea (https://a.example/b )", 0),
        ("Tea (https://a.example/b)", 1),
        ("Tea [https://a.example/b]", 1),
        ("1 < 2 and <b", 0),
        ("<p>Tea</p>", 1),
        ("Tea<br/>", 1),
        ("Tea\u034f", 1),
        ("\u200c\u200c\u200c\u200c\u200c", 1),
        ("family: \U0001f468\u200d\U0001f469\u200d\U0001f467, می\u200cخواهم", 0),
    ],
)
def test_the_plain_text_holds_words_alone(text: str, count: int) -> None:
    assert len(found(plain_text_unclean, HTML, text=Source("t", text))) == count


@pytest.mark.parametrize(
    ("kind", "text", "untrue", "wide"),
    [
        ("quoted-printable", "caf=C3=A9\n" + "a" * 76, 0, 0),
        ("quoted-printable", "a" * 77, 0, 1),
        ("QUOTED-PRINTABLE ", "a" * 77, 0, 1),
        ("base64", "YWFh" * 19, 0, 0),
        ("base64", "YWFh" * 20, 0, 1),
        ("7bit", "a" * 900, 0, 0),
        ("7bit", "café", 1, 0),
        ("8bit", "café" * 100, 0, 0),
        ("binary", "café", 0, 0),
        ("x-own", "café", 0, 0),
    ],
)
def test_a_part_is_packed_as_it_says(kind: str, text: str, untrue: int, wide: int) -> None:
    raw = message(HTML).replace(b"quoted-printable\r\n\r\nTea\r\n", f"{kind}\r\n\r\nTea\r\n{text}\r\n".encode(), 1)
    for proof, count in ((packing_untrue, untrue), (packing_wide, wide)):
        told = found(proof, HTML, raw=raw)
        assert [raw.split(b"\r\n")[d.where.line - 1].decode() for d in told] == [text] * count


def test_a_part_that_does_not_say_how_it_is_packed_is_ascii() -> None:
    raw = message(HTML, "café\n", kind="8bit").replace(b"Content-Transfer-Encoding: 8bit\r\n", b"")
    assert len(found(packing_untrue, HTML, raw=raw)) == 1
    assert found(packing_untrue, HTML) == []
