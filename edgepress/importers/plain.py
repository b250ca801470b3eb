"""A plain text (.txt) -> a Document: paragraphs, and nothing that looks like a mark is one."""

from __future__ import annotations

import re
from html import escape

from edgepress.importers import Document, Unreadable

MAX_TEXT = 1024 * 1024  # bytes: five books
SHORT = 60  # letters of a line that was broken by hand: a poem, an address
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(data: bytes, name: str) -> Document:
    """The document in a plain text. Raises Unreadable."""
    if len(data) > MAX_TEXT:
        raise Unreadable("This text has more than 1 MB, far more than an article. Send the part that is meant.")
    text = _NOT_SHOWN.sub("", _decoded(data)).replace("\r\n", "\n").replace("\r", "\n")
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    if not blocks:
        raise Unreadable("This file is empty. Save the text again and send that.")
    first, *rest = blocks
    is_title = "\n" not in first.strip() and len(first) <= 100 and rest and not first.rstrip().endswith((".", ":", ","))
    html = [f'<p class="title">{escape(first.strip())}</p>' if is_title else _paragraph(first), *map(_paragraph, rest)]
    return Document(name, "".join(html))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # Notepad, before 2019


def _paragraph(block: str) -> str:
    """A paragraph; its lines are joined, unless all are so short that they were broken by hand."""
    lines = [escape(line.strip()) for line in block.strip().split("\n")]
    broken = max(map(len, lines)) < SHORT
    return f"<p>{('<br>' if broken else ' ').join(lines)}</p>"
