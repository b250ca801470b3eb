"""What lies near a web page: the pictures that it shows, as far as they are in its folder or below."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from edgepress.load.text import read_bytes

SHOWN = re.compile(rb"""\bsrc\s*=\s*(?:"([^"<>]{1,400})"|'([^'<>]{1,400})'|([^\s"'<>]{1,400}))""", re.I)
MOST_NEAR = 300  # pictures of one page
MAX_NEAR = 20 * 2**20  # bytes of one of them, and
MAX_ALL = 100 * 2**20  # of all


def near(file: Path, data: bytes) -> dict[str, bytes]:
    """The files that a page shows and that lie in its folder or below, by the addresses that it calls them."""
    found: dict[str, bytes] = {}
    left = MAX_ALL
    for match in SHOWN.finditer(data):
        written = unescape(_text(match[1] or match[2] or match[3])).split("?")[0].split("#")[0]
        address = unquote(written)
        path = next((p for p in (address, unquote(written, "cp1252")) if _lies_within(file.parent, p)), "")
        if address in found or len(found) >= MOST_NEAR or not path:
            continue
        try:
            content = read_bytes(file.parent, posixpath.normpath(path), min(MAX_NEAR, left))
        except (OSError, ValueError):
            continue
        found[address] = content
        left -= len(content)
    return found


def _text(address: bytes) -> str:
    """An address in the letters of today, or in those that Word in Windows still writes."""
    try:
        return address.decode("utf-8")
    except UnicodeDecodeError:
        return address.decode("cp1252", "replace")


def _lies_within(folder: Path, address: str) -> bool:
    """Whether an address names a file in the folder, and leads out of it neither by its words nor by a link."""
    if not address or ":" in address or address.startswith(("/", "\\")) or "\x00" in address:
        return False
    try:
        place = (folder / address).resolve(strict=True)
        return place.is_file() and place.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
