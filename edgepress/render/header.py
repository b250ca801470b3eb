"""Words and addresses -> the lines of a header: plain letters, encoded where they must be, folded where they may be."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

LINE = 76  # RFC 2047, 2: a line in which an encoded word stands
WORD = 64  # of the 75 that it allows a word, so that "Reply-To: " and the first word share a line

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")  # RFC 5322, 3.2.3: what a name may hold without quotes
_BOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")  # RFC 2047, 5 (3): in a name
_IN_BRACKETS = "!#$%&'()*+,-./:;=?@[]_~"  # what of an address stays as it is between < and >


def header(name: str, value: str) -> str:
    """One header with its line ends, folded at spaces.

    The headers of a list stay whole, however long: Gmail does not find an address in one that is folded and encoded.
    """
    if name.startswith("List-"):
        return f"{name}: {value}\r\n"
    lines = [f"{name}:"]
    for number, word in enumerate(value.split(" ")):
        if number and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


def words(text: str) -> str:
    """Words as a subject carries them. What looks like an encoded word is encoded, so that nobody decodes it."""
    return text if text.isascii() and "=?" not in text else _encoded(text)


def phrase(name: str) -> str:
    """A name as it stands before an address."""
    if not name.isascii() or "=?" in name:
        return _encoded(name)
    return name if _ATOMS.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'


def mailbox(name: str, address: str) -> str:
    """A name and an address. Raises ValueError when the address is none."""
    if not _BOX.fullmatch(address) or ".." in address:
        raise ValueError(address)
    return f"{phrase(name)} <{address}>" if name else address


def web(address: str) -> str:
    """A web address in brackets, in plain letters. Raises ValueError when its site has a name that no site can have."""
    scheme, slashes, rest = address.partition("//")
    site = re.split("[/?#]", rest, maxsplit=1)[0]
    return f"<{scheme}{slashes}{site.encode('idna').decode()}{quote(rest[len(site) :], safe=_IN_BRACKETS)}>"


def _encoded(text: str) -> str:
    """Encoded words (RFC 2047), none of which cuts a character in two.

    Base64 is for what fits into one word of it and not into one of the other: of several, GMime 3.2 (notmuch)
    loses all that comes after a word that is filled up with "=".
    """
    printable, packed = _in_words(text, "q", _as_printable), _in_words(text, "b", _as_base64)
    return packed if len(packed) <= WORD < len(printable) else printable


def _in_words(text: str, kind: str, letters: Callable[[bytes], str]) -> str:
    room = WORD - len(f"=?utf-8?{kind}??=")
    found = [b""]
    for character in text:
        data = character.encode("utf-8")
        if len(letters(found[-1] + data)) > room:
            found.append(b"")
        found[-1] += data
    return " ".join(f"=?utf-8?{kind}?{letters(word)}?=" for word in found)


def _as_printable(data: bytes) -> str:
    return "".join(chr(byte) if byte in _KEPT else "_" if byte == 0x20 else f"={byte:02X}" for byte in data)


def _as_base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
