"""Bytes on disk -> a text, or the one reason why it cannot be read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from edgepress.diagnostics import Diagnostic, Edit, Fix, safe
from edgepress.load import trouble
from edgepress.load.scan import shown
from edgepress.source import NO_CHARACTERS, Source, Span

MAX_TEXT = 256 * 1024  # bytes: about 40,000 words, ten times the longest honest article
MAX_LINE = 20_000  # code points: a paragraph of 3,000 words on one line

# What no keyboard types and what Python-Markdown uses for its own marks (U+0002, U+0003), and what is no character at
# all. Tab, line feed and form feed may stand.
_CONTROLS = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f{NO_CHARACTERS}]")
_LEFT_OVER = re.compile("â€[\x9dœ™˜“”¦]|[\x80-\x84\x86-\x9f]")
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
_BREAKS = re.compile("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")
# Bytes that can be no part of either; and how characters begin that may be.
_FINE = bytes(code for code in range(256) if code in b"\t\n" or (code >= 0x20 and code != 0x7F))
_SUSPECTS = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf")


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """Read a regular file under the root, at most `limit` + 1 bytes.

    Never follows a pointer and never waits for a pipe. Raises OSError.
    """
    handle = os.open(
        f"{root}/{path}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY
    )
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(f"{path} is not a regular file")
        parts, left = [], limit + 1
        while left and (part := os.read(handle, min(left, info.st_size + 1))):  # one more shows that it has ended
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def read_text(root: Path, path: str) -> Source | Diagnostic:
    """A text of the newsletter, each line break a single line feed, or what is the matter with it."""
    try:
        data = read_bytes(root, path, MAX_TEXT)
    except OSError:
        return trouble.file_unreadable(
            Span(shown(path)), "This file is gone or may not be opened", "put it back, or ask for the right to read it"
        )
    return decode(path, data)


def decode(path: str, data: bytes) -> Source | Diagnostic:
    """The same for bytes already read."""
    where = Span(shown(path))
    if len(data) > MAX_TEXT and b"data:image/" in data:
        message = "A picture stands inside this text as letters, more of them than can be read"
        return trouble.file_unreadable(
            where, message, "save it as a file in images/, and write ![What it shows](images/its-name.jpg) in its place"
        )
    if len(data) > MAX_TEXT:
        message = f"This file is larger than {MAX_TEXT // 1024} KB, more than any article needs"
        return trouble.file_unreadable(where, message, "split it into several articles, and put pictures into images/")
    if not data.strip():
        return trouble.file_unreadable(where, "This file is empty", "write the article, or remove the file")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return trouble.file_unreadable(where, "This file is saved as UTF-16", "save it as UTF-8 (also called Unicode)")
    if data[:4] == b"PK\x03\x04" or data[:5] == b"{\\rtf" or data[:4] == b"%PDF":
        return trouble.file_unreadable(
            where, "This is a document of another program under the name of a text", "save it as plain text (Markdown)"
        )
    return _text(path, data)


def _text(path: str, data: bytes) -> Source | Diagnostic:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = len(data[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return trouble.file_unreadable(
            Span(shown(path), line, column, line, column + 1),
            "From here on the letters are stored in a way that cannot be read",
            "save the file as UTF-8 (in Word or Notepad: Save as, Encoding)",
        )
    if not data.translate(None, _FINE) and not any(suspect in data for suspect in _SUSPECTS):
        return Source(shown(path), text)
    source = Source(shown(path), _BREAKS.sub("\n", text))
    control = _CONTROLS.search(source.text)
    if control:
        fix, meant = _typed_once(source)
        return trouble.file_unreadable(
            source.span(control.start()),
            f"A character that cannot be shown stands here (code {ord(control[0]):02X})",
            f"write {meant} in its place" if fix else "delete it and type the words around it again",
            fix,
        )
    return source


def _typed_once(source: Source) -> tuple[Fix | None, str]:
    """The signs that were typed where characters cannot be shown, and the first of them, where each was surely one.

    Windows keeps its quotes and dashes where other systems keep commands. A closing quote that was read in another way,
    and in another way again, leaves two letters and a command.
    """
    edits = [Edit(source.span(*match.span()), _sign(match[0])) for match in _LEFT_OVER.finditer(source.text)]
    whole = bool(edits) and all(edit.text for edit in edits) and not _CONTROLS.search(_LEFT_OVER.sub("", source.text))
    return (safe(*edits) if whole else None), edits[0].text if edits else ""


def _sign(left: str) -> str:
    """What was typed where this is left; empty where nobody can tell."""
    if len(left) > 1:
        return "”" if left.endswith("\x9d") else left.encode("cp1252").decode("utf-8")
    return bytes([ord(left)]).decode("cp1252", "ignore")
