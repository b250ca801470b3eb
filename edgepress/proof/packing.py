"""Proofs of how the parts of a message are packed for the way: servers and programs unpack them by what they are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.message import at, message_of

WIDEST = 76  # characters of a line that is packed as quoted-printable or base64 (RFC 2045, 6.7 and 6.8)


def packing_untrue(letter: Letter) -> Iterator[Diagnostic]:
    """A part that holds more than ASCII says how it is packed; without a word it counts as ASCII (RFC 2045, 6.1).

    Bad:   a part with é in it and Content-Transfer-Encoding: 7bit
    Good:  Content-Transfer-Encoding: quoted-printable, and =C3=A9
    """
    for packing, text in _parts(letter):
        if packing == "7bit" and not text.isascii():
            line = next(line for line in text.split("\n") if not line.isascii())
            yield Diagnostic(
                "packing-untrue",
                "A part of the message holds more letters than it says, and a server on the way may change them",
                at(letter, _line(letter, line)),
                hint="send it as quoted-printable or as base64",
            )


def packing_wide(letter: Letter) -> Iterator[Diagnostic]:
    """A line that is packed as quoted-printable or base64 has 76 characters at most (RFC 2045, 6.7).

    Bad:   quoted-printable lines of 78 characters, as Python writes them unasked
    Good:  lines of 76
    """
    for packing, text in _parts(letter):
        wide = next((line for line in text.split("\n") if len(line.rstrip("\r")) > WIDEST), None)
        if wide is not None and packing in ("quoted-printable", "base64"):
            size = len(wide.rstrip("\r"))
            yield Diagnostic(
                "packing-wide",
                f"A line that is packed as {packing} has {size} characters, and some servers break it after {WIDEST}",
                at(letter, _line(letter, wide)),
                hint=f"pack it into lines of {WIDEST}",
                severity=Severity.SHOULD,
            )


def _parts(letter: Letter) -> Iterator[tuple[str, str]]:
    """The texts of a message as they are packed, each with how it says it is."""
    message = message_of(letter)
    for part in message.walk() if message is not None else ():
        if part.get_content_maintype() == "text" and not part.is_multipart():
            packing = str(part.get("Content-Transfer-Encoding", "7bit")).strip().lower()
            yield packing or "7bit", str(part.get_payload() or "")


def _line(letter: Letter, words: str) -> int:
    place = letter.raw.find(words.rstrip("\r").encode("utf-8", "surrogateescape"))
    return letter.raw.count(b"\n", 0, place) + 1 if place >= 0 else 1
