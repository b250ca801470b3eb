"""A file with a finished email -> its HTML, its plain text, and the whole message where it is one."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Stop

MAX_BYTES = 5 * 1024 * 1024  # fifty times what Gmail shows of an email
MESSAGES = (".eml", ".mht", ".msg.txt")
PAGES = (".html", ".htm", ".xhtml")
_OF_OUTLOOK = bytes.fromhex("d0cf11e0a1b11ae1")  # how a .msg begins
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.I)


class Post(NamedTuple):
    """A finished email: its HTML, its plain text (None where it has none), the whole message (empty for a page)."""

    html: str
    text: str | None = None
    raw: bytes = b""


def read_letter(path: Path) -> Post:
    """Read a page or a message. Raises Stop, with what to do, for a file that is neither."""
    data = _bytes(path)
    if path.suffix.lower() in MESSAGES or _is_message(data):
        return read_message(path, data)
    html = _decoded(data).removeprefix("\ufeff")
    if not re.search("<[a-zA-Z!]", html):
        raise Stop(f"{path} holds no HTML; name a file that ends in .html or .eml")
    return Post(html)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise Stop(f"{path} is a folder; name a file in it, such as {path}/index.html") from None
    except FileNotFoundError:
        raise Stop(f"there is no file {path}") from None
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise Stop(f"{path} is larger than 5 MB, and no email is; is it the right file?")
    if not data.strip():
        raise Stop(f"{path} is empty")
    if data.startswith(_OF_OUTLOOK):
        raise Stop(f"{path} is stored as only Outlook reads it; open it there, and save it as HTML")
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Stop(f"{path} is no email and no page of HTML; name a file that ends in .html or .eml")
    return data


def _is_message(data: bytes) -> bool:
    """Whether it begins like a message, whatever the file is called."""
    return re.match(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}", data) is not None


def _decoded(data: bytes) -> str:
    """The text: as it says it is written, or as mail programs guess. What is not what it says is a sign for the unreadable."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(data[:4096])
        try:
            return data.decode(found[1].decode("ascii") if found else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def read_message(path: Path, data: bytes) -> Post:
    """The parts of a message that stands in a file. Raises Stop for one without HTML."""
    from email import policy
    from email.parser import BytesParser

    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        message: EmailMessage = BytesParser(policy=policy.default).parsebytes(data)
        html, text = message.get_body(("html",)), message.get_body(("plain",))
        why_not = _why_not(message) if html is None else ""
    except RecursionError:
        raise Stop(f"{path} has parts in parts in parts, hundreds deep, and no mail program shows it") from None
    if html is None:
        raise Stop(f"{path} {why_not}")
    return Post(_part(html), _part(text) if text is not None else None, data)


def _why_not(message: EmailMessage) -> str:
    """Why there is no HTML to be judged in a message, in words that go on from its name."""
    kinds = {part.get_content_type() for part in message.walk()}
    if "message/rfc822" in kinds:
        return "only holds another message as an attachment; save that one as a file, and name it"
    if kinds & {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}:
        return "is sealed, and its HTML cannot be read; save it unsealed from your mail program"
    if "text/html" in kinds:
        return "holds HTML only as an attachment, which no mail program shows; name that file"
    if message.get_content_maintype() == "multipart" and message.get_boundary() is None:
        return "does not say what divides its parts, so mail programs show them as they are written; add boundary="
    return "holds no HTML, so there is nothing that a mail program could show wrongly"


def _part(part: MIMEPart) -> str:
    """The words of a part; one that says no alphabet, or one that nobody knows, is read as mail programs would guess."""
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    try:
        text = payload.decode(part.get_content_charset() or "", "replace")
    except LookupError:
        text = _decoded(payload)
    return text.replace("\r\n", "\n")
