"""The message: headers that mail programs take, lines that every server takes, and a title that injects nothing."""

from __future__ import annotations

import base64
import binascii
import re
import subprocess
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.diagnostics import Stop
from edgepress.render.message import _same, email_message, part
from edgepress.render.view import UNSUBSCRIBE

from ..conftest import ROOT
from . import nouns, tongues

HTML = "<!DOCTYPE html>\n<html><body><p>Kia ora, Zoë. " + "A long line " * 40 + "</p>\n.\n</body></html>\n"
TEXT = "Kia ora, Zoë.\n.\nFrom here on.\n" + "字" * 50 + "\n"
FULL = {
    "reply_to": "editor@example.org", "list_id": "edge.example.org", "unsubscribe_mail": "stop@example.org",
    "unsubscribe": "https://edge.example.org/" + "unsubscribe/" * 12,
}  # fmt: skip
HEADERS = [
    "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Content-Language", "List-Id", "List-Unsubscribe",
    "List-Unsubscribe-Post", "List-Archive", "Precedence", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type",
]  # fmt: skip
ANY = st.text(st.one_of(st.characters(), st.sampled_from('=?\r\n: Bc_q=0dAutf-8<>",;')), max_size=40)


def message(title: str = "Tea", html: str = HTML, text: str = TEXT, subject: str = "", **more: object) -> bytes:
    site = nouns.site(settings=nouns.settings(**{**FULL, **more}))
    return email_message(site, nouns.issue(title=title, subject=subject), html, text)


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def parts(data: bytes) -> list[str]:
    """What stands in the parts, with the line ends it was written with."""
    return [part.get_content().replace("\r\n", "\n") for part in read(data).iter_parts()]


def head(data: bytes) -> list[str]:
    return data.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")


def names(data: bytes) -> list[str]:
    """The headers in their order, told from the bytes alone."""
    return [line.partition(":")[0] for line in head(data) if line[0] not in " \t"]


def seen(words: str) -> str:
    """Words of whatever letters, as one line."""
    return re.sub(" +", " ", re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", words)).strip(" ")


def test_a_message_has_these_headers_and_no_other() -> None:
    assert names(message()) == HEADERS
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
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
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


def list_named(title: str) -> bytes:
    site = nouns.site(settings=nouns.settings(**{**FULL, "title": title}))
    return email_message(site, nouns.issue(title="Tea"), HTML, TEXT)


@pytest.mark.parametrize(
    ("title", "name"), [("The Edge", "The Edge "), ("Tea: a list", '"Tea: a list" '), ("Te Hā", "")]
)
def test_a_list_is_named_in_plain_letters_or_by_its_id_alone(title: str, name: str) -> None:
    assert f"List-Id: {name}<edge.example.org>" in head(list_named(title))


def test_an_address_too_long_for_a_header_is_told() -> None:
    with pytest.raises(
        Stop, match="cannot stand in the header List-Unsubscribe; write it in plain letters, and shorter"
    ):
        message(unsubscribe="https://edge.example.org/" + "x" * 980)


def test_the_text_comes_first_and_the_html_last_and_both_as_they_were() -> None:
    found = read(message())
    assert found.get_content_type() == "multipart/alternative"
    assert [
        (part.get_content_type(), part.get_content_charset(), part["Content-Transfer-Encoding"])
        for part in found.iter_parts()
    ] == [
        ("text/plain", "utf-8", "base64"),  # most of it is letters of three bytes
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
    assert [line for line in head(data) if "=?" in line and len(line) > 76] == []
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
    assert str(read(message(title))["Subject"]) == seen(title)
    assert str(read(message(subject=title))["Subject"]) == seen(title)


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
    data = email_message(site, nouns.issue(title=title if where == "title" else "Tea"), HTML, TEXT)
    assert (read(data).keys(), names(data)) == (HEADERS, HEADERS)
    assert seen(title) in (str(read(data)["Subject"]), read(data)["From"].addresses[0].display_name)
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
    assert (read(data).keys(), names(data)) == (HEADERS, HEADERS)
    assert parts(data) == [TEXT, HTML]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ANY, ANY, ANY)
def test_no_title_subject_or_name_whatever_makes_another_header(title: str, subject: str, name: str) -> None:
    data = message(title, subject=subject, sender=f"{name} <edge@example.org>")
    assert (read(data).keys(), names(data)) == (HEADERS, HEADERS)
    found = message_from_bytes(data)
    assert decoded(found["Subject"]) == seen(subject or title)
    shown, address = parseaddr(unfolded(found["From"]))
    assert (decoded(shown), address) == (seen(seen(name).strip('"')) or "The Edge", "edge@example.org")
    assert parts(data) == [TEXT, HTML]


def unfolded(value: str) -> str:
    return re.sub("\r?\n", "", value)


def decoded(value: str) -> str:
    return str(make_header(decode_header(unfolded(value))))


@pytest.mark.parametrize(
    ("names", "subject", "edge", "said"),
    [
        (HEADERS[1:], "Tea", "", "would carry other headers than it should"),
        ([*HEADERS[1:], "From"], "Tea", "", "would carry other headers than it should"),
        (HEADERS, "Tea.", "", "does not read back as it was written"),
        (HEADERS, "Tea", "x", "does not read back as it was written"),
    ],
)
def test_what_does_not_read_back_is_never_given_out(names: list[str], subject: str, edge: str, said: str) -> None:
    data = message("Tea")
    own = read(data).get_boundary() or ""
    _same(data, HEADERS, "Tea", own)
    with pytest.raises(Stop, match=f"{said}.*this is our fault"):
        _same(data, names, subject, own + edge)


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


@pytest.mark.parametrize(("name", "times"), [("english", 1.3), ("maori", 1.55), ("arabic", 1.5), ("long", 1.45)])
def test_an_issue_in_any_script_reads_back_and_is_small(name: str, times: float) -> None:
    data, (text, html) = tongues.message(name), tongues.sources(name)
    assert parts(data) == [text, html.rstrip("\n") + "\n"]
    assert (names(data), read(data).defects) == (HEADERS, [])
    found = [len(half.as_bytes()) for half in read(data).iter_parts()]
    assert found[0] / len(text.encode()) < times
    assert found[1] / len(html.encode()) < 1.6  # tags are plain letters, whatever the words are


@pytest.mark.parametrize(
    ("words", "encoding"),
    [(tongues.ENGLISH, "quoted-printable"), (tongues.MAORI, "quoted-printable"), (tongues.ARABIC, "base64"),
     (tongues.ARABIC + " https://edge.example.org/issues/" * 30, "quoted-printable"), ("", "quoted-printable")],
)  # fmt: skip
def test_a_part_is_quoted_printable_unless_base64_is_clearly_smaller(words: str, encoding: str) -> None:
    found = message_from_bytes(part("plain", words), policy=policy.default)
    assert (found["Content-Transfer-Encoding"], found.get_content().replace("\r\n", "\n")) == (encoding, f"{words}\n")
    assert max(map(len, part("plain", words).split(b"\r\n"))) <= 76


def table(heading: str) -> list[list[str]]:
    """The rows of a table in docs/message.md."""
    section = (
        (ROOT / "docs" / "message.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    )
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip(" `") for cell in row] for row in rows[1:]]


def test_the_page_names_every_header_in_its_order() -> None:
    assert [row[0] for row in table("The headers")] == HEADERS


def test_the_page_says_how_large_a_part_becomes() -> None:
    measured = []
    for name, words in (("English", tongues.ENGLISH), ("Māori", tongues.MAORI), ("Arabic", tongues.ARABIC)):
        plain = f"{words}\n".encode() * 10
        sizes = [len(plain), len(binascii.b2a_qp(plain).replace(b"\n", b"\r\n"))]
        sizes.append(len(base64.encodebytes(plain.replace(b"\n", b"\r\n")).replace(b"\n", b"\r\n")))
        taken = str(message_from_bytes(part("plain", plain.decode()))["Content-Transfer-Encoding"])
        assert len(part("plain", plain.decode()).partition(b"\r\n\r\n")[2]) == sizes[1 if taken != "base64" else 2]
        measured.append([name, *(f"{size:,}" for size in sizes), taken])
    assert table("How large a part becomes") == measured


def test_lines_of_base64_end_in_crlf_inside_too() -> None:
    found = message_from_bytes(part("plain", f"{tongues.ARABIC}\n" * 3)).get_payload(decode=True)
    assert found == f"{tongues.ARABIC}\r\n".encode() * 3


@pytest.mark.parametrize(
    "line", ["From here on.", "From " + "x" * 71, "From " + "x" * 90, "ā" * 12 + " From " + "x" * 80]
)
def test_no_line_begins_with_from_so_that_no_mailbox_changes_it(line: str) -> None:
    lines = part("plain", f"Tea\n{line}\n").split(b"\r\n")
    assert [found for found in lines if found.startswith(b"From ") or len(found) > 76] == []
    assert message_from_bytes(part("plain", line), policy=policy.default).get_content() == f"{line}\n".replace(
        "\n", "\r\n"
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
