"""Proofs of a message: its headers, as they are written and not as a kind program reads them, and the order of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.source import Span

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

SUBJECT = 65  # characters: what an inbox on a desk shows, and what the checks ask of a guest
ONCE = ("from", "to", "subject", "date", "message-id", "reply-to", "list-unsubscribe", "list-id", "mime-version")

ENCODED = re.compile(r"=\?[\w-]{2,30}\?[bq]\?", re.I)
_NAME = re.compile(r"([!-9;-~]{1,80}):")


class Header(NamedTuple):
    """A header as it is written: its name in lower case, its value with its folds, its line in the message."""

    name: str
    value: str
    line: int


@lru_cache(maxsize=4)
def message_of(letter: Letter) -> EmailMessage | None:
    """The message as Python reads it; None for a page."""
    if not letter.raw:
        return None
    from email import policy
    from email.parser import BytesParser

    message: EmailMessage = BytesParser(policy=policy.default).parsebytes(letter.raw)
    return message


def html_part(letter: Letter) -> MIMEPart | None:
    """The part of a message that holds its HTML."""
    message = message_of(letter)
    return message.get_body(("html",)) if message is not None else None


@lru_cache(maxsize=4)
def headers(letter: Letter) -> tuple[Header, ...]:
    """The headers of the message as they are written."""
    text = letter.raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("latin-1")
    found: list[Header] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _NAME.match(line)
        if line[:1] in (" ", "\t") and found:
            found[-1] = found[-1]._replace(value=f"{found[-1].value}\n{line}")
        elif match:
            found.append(Header(match[1].lower(), line[match.end() :].strip(), number))
    return tuple(found)


def one(letter: Letter, name: str) -> Header | None:
    """The first header of a name."""
    return next((header for header in headers(letter) if header.name == name), None)


def at(letter: Letter, line: int = 1) -> Span:
    """A line of the message."""
    return Span(letter.message_path, line, 1, line, 2)


def sender_missing(letter: Letter) -> Iterator[Diagnostic]:
    """A message says from whom it is, by name and address.

    Bad:   From: editor@harbour.example.org
    Good:  From: Harbour news <editor@harbour.example.org>
    """
    message = message_of(letter)
    if message is None:
        return
    header = one(letter, "from")
    addresses: tuple[Any, ...] = getattr(message["From"], "addresses", ()) if header else ()
    line = header.line if header else 1
    if not any("@" in each.addr_spec and each.domain for each in addresses):
        yield Diagnostic(
            "sender-missing", "The message does not say from whom it is", at(letter, line),
            hint="add From: Name <address>",
        )  # fmt: skip
    elif not addresses[0].display_name.strip():
        yield Diagnostic(
            "sender-missing",
            "Inboxes show an address in the place of a name",
            at(letter, line),
            hint="write the name of the newsletter before the address, as in From: Name <address>",
            severity=Severity.SHOULD,
        )


def message_undated(letter: Letter) -> Iterator[Diagnostic]:
    """A message says when it was written, and has a name of its own (RFC 5322, 3.6).

    Bad:   a message without Date
    Good:  Date: Fri, 04 Dec 2026 06:00:00 +0000
    """
    message = message_of(letter)
    if message is None:
        return
    date, name = one(letter, "date"), one(letter, "message-id")
    if date is None or getattr(message["Date"], "datetime", None) is None:
        yield Diagnostic(
            "message-undated",
            "The message has no day, so inboxes sort it anywhere",
            at(letter, date.line if date else 1),
            hint="add Date, as in Date: Fri, 04 Dec 2026 06:00:00 +0000",
        )
    if name is None or not re.fullmatch(r"<[^<>@\s]{1,500}@[^<>@\s]{1,255}>", name.value.strip()):
        yield Diagnostic(
            "message-undated",
            "The message has no name of its own, so answers to it are not sorted under it",
            at(letter, name.line if name else 1),
            hint="add Message-ID, as in Message-ID: <boats@your-domain>",
            severity=Severity.SHOULD,
        )


def subject_long(letter: Letter) -> Iterator[Diagnostic]:
    """A subject can be seen whole: it has 65 characters at most.

    Bad:   Subject: Harbour news: the boats are back, and what else happened at the quay this week
    Good:  Subject: Harbour news: the boats are back
    """
    message = message_of(letter)
    if message is None:
        return
    subject, header = " ".join(str(message["Subject"] or "").split()), one(letter, "subject")
    if not subject:
        yield Diagnostic(
            "subject-long", "The message has no subject", at(letter), hint="add Subject: and what it is about"
        )
    elif header is not None and len(subject) > SUBJECT:
        yield Diagnostic(
            "subject-long",
            f"The subject has {len(subject)} characters, and many inboxes show {SUBJECT}",
            at(letter, header.line),
            hint="say what matters first, and the rest in the preview",
            severity=Severity.CONSIDER,
        )


def header_encoded(letter: Letter) -> Iterator[Diagnostic]:
    """Headers are in ASCII; other letters stand as encoded words, and never within an address (RFC 2047, 5).

    Bad:   From: =?utf-8?q?caf=C3=A9=40harbour=2Eexample=2Eorg?=
    Good:  From: =?utf-8?q?Caf=C3=A9?= <cafe@harbour.example.org>
    """
    for header in headers(letter) if letter.raw else ():
        hint = "write other letters as encoded words, as in =?utf-8?q?Caf=C3=A9?="
        if not header.value.isascii():
            message = f"The header {header.name.title()} holds letters that old servers change or refuse"
        elif header.name in ("from", "to", "reply-to", "sender") and ENCODED.search(_address(header.value)):
            message = f"The address in {header.name.title()} is written as encoded words, so no answer reaches it"
            hint = "write the address in plain letters, between < and >"
        elif header.name in ("list-id", "list-archive", "list-unsubscribe-post", "message-id") and ENCODED.search(
            header.value.partition("<")[2] or (header.value if "<" not in header.value else "")
        ):
            message = f"The header {header.name.title()} is written as encoded words, so no program understands it"
            hint = "write it in plain letters"
        else:
            continue
        yield Diagnostic("header-encoded", message, at(letter, header.line), hint=hint)


def _address(value: str) -> str:
    """What stands where an address should: between angle brackets, or all of it where there are none."""
    return value.rpartition("<")[2] if "<" in value else value


def header_twice(letter: Letter) -> Iterator[Diagnostic]:
    """What a message says once it says once (RFC 5322, 3.6): Gmail refuses two subjects.

    Bad:   Subject: Harbour news … Subject: The boats are back
    Good:  Subject: Harbour news: the boats are back
    """
    known: set[str] = set()
    for header in headers(letter) if letter.raw else ():
        if header.name in ONCE and header.name in known:
            yield Diagnostic(
                "header-twice",
                f"The header {header.name.title()} stands twice, and some servers refuse such a message",
                at(letter, header.line),
                hint="keep one of them",
            )
        known.add(header.name)


def line_end_mixed(letter: Letter) -> Iterator[Diagnostic]:
    """The lines of a message all end in the same way; on its way, with CRLF (RFC 5322, 2.3).

    Bad:   a message with lines of Windows and lines of Unix
    Good:  CRLF everywhere
    """
    pairs, feeds = letter.raw.count(b"\r\n"), letter.raw.count(b"\n")
    returns = letter.raw.count(b"\r")
    if (pairs and feeds > pairs) or returns > pairs:
        first = re.search(rb"(?<!\r)\n|\r(?!\n)" if pairs else rb"\r(?!\n)", letter.raw)
        line = letter.raw[: first.start()].count(b"\n") + 1 if first else 1
        yield Diagnostic(
            "line-end-mixed",
            "Lines end in two ways, so a signature of the message may break on its way",
            at(letter, line),
            hint="end every line with CRLF",
            severity=Severity.SHOULD,
        )
