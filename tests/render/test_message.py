"""The message: headers that mail programs take, lines that every server takes, and a title that injects nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.diagnostics import Stop
from edgepress.render.message import email_message
from edgepress.render.view import UNSUBSCRIBE

from ..conftest import ROOT
from . import nouns

HTML = "<!DOCTYPE html>\n<html><body><p>Kia ora, Zoë. " + "A long line " * 40 + "</p>\n.\n</body></html>\n"
TEXT = "Kia ora, Zoë.\n.\nFrom here on.\n" + "字" * 50 + "\n"
FULL = {
    "reply_to": "editor@example.org", "list_id": "edge.example.org", "unsubscribe_mail": "stop@example.org",
    "unsubscribe": "https://edge.example.org/" + "unsubscribe/" * 12,
}  # fmt: skip
HEADERS = [
    "Content-Type", "From", "To", "Subject", "Date", "Message-ID", "Content-Language", "Reply-To", "List-Id",
    "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive", "MIME-Version",
]  # fmt: skip


def message(title: str = "Tea", html: str = HTML, text: str = TEXT, **more: object) -> bytes:
    return email_message(nouns.site(settings=nouns.settings(**{**FULL, **more})), nouns.issue(title=title), html, text)


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def parts(data: bytes) -> list[str]:
    """What stands in the parts, with the line ends it was written with."""
    return [part.get_content().replace("\r\n", "\n") for part in read(data).iter_parts()]


def head(data: bytes) -> list[str]:
    return data.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")


def test_a_message_has_these_headers_and_no_other() -> None:
    assert sorted(name.partition(":")[0] for name in head(message()) if name[0] not in " \t") == sorted(HEADERS)
    found = read(message())
    assert found.defects == []
    assert {name: str(found[name]) for name in HEADERS if name not in ("Content-Type", "Message-ID", "Date")} == {
        "From": "The Edge <edge@example.org>",
        "To": "The Edge <edge@example.org>",
        "Subject": "Tea",
        "Content-Language": "en-GB",
        "Reply-To": "editor@example.org",
        "List-Id": "The Edge <edge.example.org>",
        "List-Unsubscribe": f"<{FULL['unsubscribe']}>, <mailto:stop@example.org>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Archive": "<https://edge.example.org/>",
        "MIME-Version": "1.0",
    }
    assert found["Date"].datetime == datetime(2026, 12, 4, 6, tzinfo=UTC)
    assert re.fullmatch(r"<tea\.[0-9a-f]{16}@example\.org>", found["Message-ID"])


def test_what_is_not_set_has_no_header() -> None:
    found = read(message(reply_to="", list_id="", unsubscribe_mail="", unsubscribe="{{ unsubscribe_url }}"))
    assert [name for name in ("Reply-To", "List-Id") if name in found] == []
    assert str(found["List-Unsubscribe"]) == f"<{UNSUBSCRIBE}>"


def test_the_headers_of_a_list_are_neither_folded_nor_encoded() -> None:
    lines = [line for line in head(message()) if line.startswith("List-")]
    assert f"List-Unsubscribe: <{FULL['unsubscribe']}>, <mailto:stop@example.org>" in lines
    assert [line for line in lines if "=?" in line] == []


def test_the_text_comes_first_and_the_html_last_and_both_as_they_were() -> None:
    found = read(message())
    assert found.get_content_type() == "multipart/alternative"
    assert [
        (part.get_content_type(), part.get_content_charset(), part["Content-Transfer-Encoding"])
        for part in found.iter_parts()
    ] == [
        ("text/plain", "utf-8", "quoted-printable"),
        ("text/html", "utf-8", "quoted-printable"),
    ]
    assert parts(message()) == [TEXT, HTML]


@pytest.mark.parametrize("title", ["Tea", "Zoë’s ‘tea’ — 字 " * 12, "x" * 290])
def test_every_line_ends_in_crlf_and_is_short_enough(title: str) -> None:
    data = message(title)
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", data) is None
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert max(map(len, data.partition(b"\r\n\r\n")[2].split(b"\r\n"))) <= 76
    assert data.isascii()


@pytest.mark.parametrize(
    "title",
    [
        "Kia ora",
        "Zoë’s tea — a “story”",
        "字字字 و العربية",
        "🧦" * 60,
        'a, b; c: <d@e> "f" (g)',
        "Ünïcödé " * 30,
        "  blanks   inside  ",
    ],
)
def test_a_subject_reads_back_as_it_was_written(title: str) -> None:
    assert str(read(message(title))["Subject"]).split() == title.split()


@pytest.mark.parametrize(
    "title",
    ["a\r\nBcc: x@example.org", "a\nBcc: x@example.org", "a\rBcc: x@example.org", "a\r\n\r\n<script>", "a\u2028Bcc: x@y", "a\x85Bcc: x@y", "a\x0bBcc: x@y",
     "a\x00b", "=?utf-8?q?a=0d=0aBcc:_x@example.org?=", "=?utf-8?b?YQ0KQmNjOiB4QGV4YW1wbGUub3Jn?=", "Zoë =?utf-8?q?=0ABcc:_x@y?= 字",
     "=?utf-8?q?=0d=0a=0d=0abody?=", "\ud800"],
)  # fmt: skip
@pytest.mark.parametrize("where", ["title", "site"])
def test_a_title_injects_nothing_even_when_nobody_judged_it(title: str, where: str) -> None:
    own = {"title": title, "sender": "edge@example.org"} if where == "site" else {}
    site = nouns.site(settings=nouns.settings(**{**FULL, **own}))
    try:
        data = email_message(site, nouns.issue(title=title if where == "title" else "Tea"), HTML, TEXT)
    except Stop:
        return
    assert sorted(read(data).keys()) == sorted(HEADERS)
    assert sorted(line.partition(":")[0] for line in head(data) if line[0] not in " \t") == sorted(HEADERS)
    assert parts(data) == [TEXT, HTML]


@pytest.mark.parametrize("name", ["sender", "reply_to", "list_id", "unsubscribe", "unsubscribe_mail", "base_url"])
def test_a_setting_injects_nothing_even_when_nobody_judged_it(name: str) -> None:
    value = {"unsubscribe": "https://", "base_url": "https://"}.get(
        name, ""
    ) + "x@y.example\r\nBcc: z@example.org\r\n\r\n<p>"
    try:
        data = message(**{name: value})
    except Stop:
        return
    assert sorted(read(data).keys()) == sorted(HEADERS)
    assert parts(data) == [TEXT, HTML]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.one_of(st.characters(), st.sampled_from("=?\r\n: Bc_q=0dAutf-8")), max_size=40))
def test_no_title_whatever_makes_another_header(title: str) -> None:
    try:
        data = message(title)
    except Stop:
        return
    assert sorted(read(data).keys()) == sorted(HEADERS)
    assert parts(data) == [TEXT, HTML]


@pytest.mark.parametrize("sender", ["nobody", "", "a b@example.org", "The Edge <edge@>"])
def test_an_address_that_is_none_is_told(sender: str) -> None:
    with pytest.raises(Stop, match="is not an email address that mail programs take"):
        message(sender=sender)


def test_a_name_with_letters_of_other_alphabets_and_signs_is_kept() -> None:
    found = read(message(sender='"Zoë, 字 & Co." <edge@example.org>', title="Tea"))
    assert (found["From"].addresses[0].display_name, found["From"].addresses[0].addr_spec) == (
        "Zoë, 字 & Co.",
        "edge@example.org",
    )


@pytest.mark.parametrize("text", ["", "x", ".\n", "From x\n", "--=_edgepress_\n", "a\rc\n", "\x0c", "long " * 5000])
def test_any_body_reads_back(text: str) -> None:
    found = parts(message(html=HTML, text=text))
    assert (found[0].rstrip("\n"), found[1]) == (text.replace("\r", "\n").rstrip("\n"), HTML)


def test_the_same_issue_gives_the_same_bytes_in_every_process_and_another_one_other_marks() -> None:
    program = "import sys; from tests.render.test_message import message; sys.stdout.buffer.write(message())"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    assert runs == [message(), message()]
    other = read(message(text="Another text\n"))
    assert (other["Message-ID"], other.get_boundary()) != (
        read(message())["Message-ID"],
        read(message()).get_boundary(),
    )


def test_an_issue_without_a_day_is_dated_all_the_same() -> None:
    data = email_message(nouns.site(), nouns.issue(date=None), HTML, TEXT)
    assert read(data)["Date"].datetime == datetime(1970, 1, 1, tzinfo=UTC)
