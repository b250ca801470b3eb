"""HTML and text -> one MIME message, the same bytes every day. docs/message.md says which headers and why."""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import encodebytes
from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime

from edgepress.diagnostics import Stop
from edgepress.model import Issue, Settings, Site
from edgepress.render.header import header, mailbox, phrase, web, words
from edgepress.render.view import unsubscribe

LONGEST = 998  # RFC 5322, 2.1.1: bytes of a line, without its end
# Base64 is taken where it saves a quarter. Below that it is worth more that English words and addresses can be read as
# they stand, and that two builds can be compared line by line.
CLEARLY_SMALLER = 0.75

_UNUSUAL = re.compile(r"[^A-Za-z0-9-]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_FROM = re.compile(rb"^From ", re.M)


def email_message(site: Site, issue: Issue, html: str, text: str) -> bytes:
    """The message of an issue: text first, HTML last, dated by the issue, with CRLF line ends.

    Raises Stop when a setting cannot stand in a header, or when what was written does not read back as it was meant.
    """
    headers = dict(_headers(site, issue, hashlib.sha256((html + "\0" + text).encode()).hexdigest()))
    edge = "=_edgepress_" + hashlib.sha256(f"{issue.slug}\0{headers['Message-ID']}".encode()).hexdigest()[:32]
    headers["Content-Type"] = f'multipart/alternative; boundary="{edge}"'
    head = b"".join(_header(name, value) for name, value in headers.items())
    between = b"\r\n--" + edge.encode()
    data = b"".join(
        (head, between, b"\r\n", part("plain", text), between, b"\r\n", part("html", html), between, b"--\r\n")
    )
    _same(data, list(headers), _subject(issue), edge)
    return data


def part(kind: str, content: str) -> bytes:
    """One part: quoted-printable, which leaves Latin letters as they are, or base64 where that is clearly smaller."""
    plain = (content if content.endswith("\n") else content + "\n").replace("\r\n", "\n").replace("\r", "\n")
    data = plain.encode("utf-8")
    # A line that begins with "From " would be given a ">" by programs that keep all mail in one file.
    body, encoding = _FROM.sub(b"=46rom =\n", binascii.b2a_qp(data, istext=True)), "quoted-printable"
    if len(data) * 4 / 3 * 78 / 76 < len(body) * CLEARLY_SMALLER:
        body, encoding = encodebytes(data.replace(b"\n", b"\r\n")), "base64"
    head = header("Content-Type", f'text/{kind}; charset="utf-8"') + header("Content-Transfer-Encoding", encoding)
    return head.encode("ascii") + b"\r\n" + body.replace(b"\n", b"\r\n")


def _header(name: str, value: str) -> bytes:
    lines = header(name, value)
    if not value.isascii() or max(map(len, lines.split("\r\n"))) > LONGEST:
        raise Stop(f"“{value}” cannot stand in the header {name}; write it in plain letters, and shorter")
    return lines.encode("ascii")


def _headers(site: Site, issue: Issue, digest: str) -> Iterator[tuple[str, str]]:
    """Every header but Content-Type, in the order in which they stand.

    Precedence is no standard, but RFC 3834 (2) tells it from mail of a person, and so do most programs that answer for
    somebody who is away. Exchange listens to X-Auto-Response-Suppress instead. Without both, 10,000 mailboxes answer
    the editor every holiday. Left out on purpose: Auto-Submitted (people edit this), List-Help (there is no page that
    helps; RFC 2369 wants one that does), List-Post (Reply-To says whom to write to), Feedback-ID (Gmail heeds it from
    those who sign a message, so it is for the mail service) and X-Unsent (what is proofread is what is sent).
    """
    settings = site.settings
    name, address = _parts(settings.sender)
    sender = _mailbox(name or settings.title, address)
    yield "From", sender
    yield "To", sender  # a carrier puts each reader here
    if settings.reply_to:
        yield "Reply-To", _mailbox(*_parts(settings.reply_to))
    yield "Subject", words(_subject(issue))
    moment = datetime.combine(issue.date, time(6), UTC) if issue.date else datetime(1970, 1, 1, tzinfo=UTC)
    yield "Date", format_datetime(moment)
    yield "Message-ID", f"<{_UNUSUAL.sub('-', issue.slug)}.{digest[:16]}@{address.rpartition('@')[2]}>"
    yield "Content-Language", _line(issue.language)
    yield from _list_headers(settings)
    yield "Precedence", "bulk"
    yield "X-Auto-Response-Suppress", "OOF, AutoReply"
    yield "MIME-Version", "1.0"


def _list_headers(settings: Settings) -> Iterator[tuple[str, str]]:
    """What mail programs make buttons of. A name in other letters is left out of List-Id: these are never encoded."""
    if settings.list_id:
        title = _line(settings.title)
        yield "List-Id", f"{phrase(title) if title.isascii() else ''} <{_line(settings.list_id)}>".strip()
    ways = [_web(unsubscribe(settings))]
    if settings.unsubscribe_mail:
        ways.append(f"<mailto:{_mailbox('', _parts(settings.unsubscribe_mail)[1])}>")
    yield "List-Unsubscribe", ", ".join(ways)
    yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
    yield "List-Archive", _web(f"{settings.base_url}/")


def _subject(issue: Issue) -> str:
    return _line(issue.subject or issue.title)


def _line(text: str) -> str:
    """One line, one space between two words, and nothing that could end a header."""
    return re.sub(" +", " ", _UNSAFE.sub(" ", text)).strip(" ")


def _parts(written: str) -> tuple[str, str]:
    """The name and the address: a comma or a bracket in the name is the name's own, whatever old rules make of it."""
    name, _, address = written.rpartition("<")
    return _line(name).strip('"').strip(" "), address.rstrip("> ")


def _mailbox(name: str, address: str) -> str:
    try:
        return mailbox(_line(name), address)
    except ValueError:
        raise Stop(f"pyproject.toml: “{address or name}” is not an email address that mail programs take") from None


def _web(address: str) -> str:
    try:
        return web(_UNSAFE.sub("", address))
    except ValueError:
        raise Stop(f"pyproject.toml: “{address}” is not a web address that mail programs take") from None


def _same(data: bytes, names: list[str], subject: str, edge: str) -> None:
    """Read the bytes again: these headers in this order and none besides, the subject as it was, both parts there."""
    from email.header import decode_header, make_header
    from email.parser import BytesHeaderParser

    read = BytesHeaderParser().parsebytes(data[: data.index(b"\r\n\r\n") + 4])
    if read.keys() != names:
        raise Stop("the message would carry other headers than it should; please tell us, this is our fault")
    found = str(make_header(decode_header(re.sub(r"\r?\n", "", read["Subject"]))))
    edges = data.count(b"\r\n--" + edge.encode())  # before each of two parts, and after the last
    if found != subject or edges != 3:
        raise Stop("the message does not read back as it was written; please tell us, this is our fault")
