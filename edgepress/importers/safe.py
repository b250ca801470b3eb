"""Bytes that somebody sent -> the parts of a document, or one clear sentence why not. Nothing is run and nothing fetched."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from lxml import etree

from edgepress.importers import Unreadable

MAX_FILE = 60 * 1024 * 1024  # bytes of a file: a long report with fifty photos has thirty
MAX_ENTRIES = 2_000  # parts: a book with a thousand pictures
MAX_PART = 40 * 1024 * 1024  # bytes of one part, unpacked: a picture of 100 megapixels
MAX_XML = 16 * 1024 * 1024  # the same of a part in XML: the text of ten books
MAX_ALL = 160 * 1024 * 1024  # and of all parts together
MAX_RATIO = 200  # how often a part may be longer than it is packed; the emptiest of Word's are packed to 1:60
SMALL = 1024 * 1024  # a part that is no longer than this may be packed as tightly as it likes
MAX_DEPTH = 250  # elements inside each other; Word itself stays below 60
ASK = "Ask for the Word file, or copy its text into a new one."

_KINDS = (  # how files begin that come under the name of a Word document, and what they are
    (b"%PDF", f"This is a PDF that was renamed. {ASK}"),
    (b"{\\rtf", "This is a file in Rich Text Format. Open it in Word and save it as .docx."),
    (b"\x89PNG", "This is a picture, not a document. Put it into the folder images/ of the issue."),
    (b"\xff\xd8\xff", "This is a picture, not a document. Put it into the folder images/ of the issue."),
    (b"GIF8", "This is a picture, not a document. Put it into the folder images/ of the issue."),
    (b"MZ", f"This is a program, not a document. Do not open it. {ASK}"),
    (b"Rar!", "This is an archive of files. Unpack it and send the Word file alone."),
    (b"7z\xbc\xaf", "This is an archive of files. Unpack it and send the Word file alone."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_TOO_MUCH = "It would unpack to far more than a document holds, so it was not opened. Save it again in Word."
_BROKEN = "This file is damaged or was cut off on its way. Ask for it again."


def known_kind(data: bytes) -> None:
    """Raises Unreadable with what a file is, where it is surely no .docx."""
    if not data.strip(b"\x00 \r\n\t"):
        raise Unreadable("This file is empty. Save the document again and send that.")
    if len(data) > MAX_FILE:
        raise Unreadable(
            f"This file has {len(data) // 2**20} MB; {MAX_FILE // 2**20} MB is the most. "
            "Let Word make its pictures smaller (Compress pictures)."
        )
    for begin, sentence in _KINDS:
        if data.startswith(begin):
            raise Unreadable(sentence)
    if data.startswith(_OLE):
        if any(name in data for name in _LOCKED):
            raise Unreadable(
                "This document is locked with a password. Take the password off in Word and save it again."
            )
        raise Unreadable("This is a document in Word's old format (.doc). Open it in Word and save it as .docx.")
    if data[:512].lstrip()[:5].lower() in (b"<html", b"<!doc"):
        raise Unreadable("This is a web page that was renamed. Give it the ending .html, or send the Word file.")
    if not data.startswith(b"PK"):
        raise Unreadable(f"This is not a Word document, whatever its name says. {ASK}")


def unpack(data: bytes) -> dict[str, bytes]:
    """All parts of a packed document by their names, each within its limits. Raises Unreadable."""
    known_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            _look(entries)
            return dict(_read(packed, entries))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        ValueError,
        NotImplementedError,
        OSError,
        LookupError,
    ):
        raise Unreadable(_BROKEN) from None
    except RuntimeError:  # what zipfile says of a part with a password
        raise Unreadable(
            "This document is locked with a password. Take the password off in Word and save it again."
        ) from None


def _look(entries: list[zipfile.ZipInfo]) -> None:
    """Whether what the parts say of themselves can be a document, before any is unpacked."""
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(f"It has {len(entries):,} parts, far more than a document holds. Save it again in Word.")
    seen: set[str] = set()
    spans: list[tuple[int, int]] = []
    for entry in entries:
        name = entry.filename
        if _leads_out(name):
            raise Unreadable("One of its parts would be written outside of the document, so it was not opened. " + ASK)
        if name.lower() in seen:
            raise Unreadable("Two of its parts have the same name, so nobody can say which is meant. " + ASK)
        seen.add(name.lower())
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # Word knows no other way
            raise zipfile.BadZipFile
        if entry.flag_bits & 1:
            raise RuntimeError
        spans.append((entry.header_offset, entry.header_offset + 30 + len(name) + entry.compress_size))
    spans.sort()
    if any(begin < end for (_, end), (begin, _) in pairwise(spans)):
        raise Unreadable("Its parts lie over each other, as in no document. It was not opened. " + ASK)


def _leads_out(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in name


def _read(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Each part, counted while it is unpacked: what a part says of its size may be a lie."""
    left = MAX_ALL
    for entry in entries:
        limit = min(left, MAX_XML if _is_xml(entry.filename) else MAX_PART, max(SMALL, entry.compress_size * MAX_RATIO))
        with packed.open(entry) as file:
            part = file.read(limit + 1)
        if len(part) > limit:
            raise Unreadable(_TOO_MUCH)
        left -= len(part)
        yield entry.filename, part


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def tree(part: bytes) -> Any:
    """The elements of a part in XML. Raises Unreadable for one that defines names of its own, is too deep, or broken."""
    head = part[:4096]
    if (
        b"<!DOCTYPE" in part
        or b"<!ENTITY" in part
        or "<!DOCTYPE".encode("utf-16-le") in head
        or "<!DOCTYPE".encode("utf-16-be") in head
    ):
        raise Unreadable("It defines words of its own, as no document from Word does. It was not opened. " + ASK)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise Unreadable("Its parts lie too deep inside each other to be a document. " + ASK) from None
        raise Unreadable(_BROKEN) from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable("It defines words of its own, as no document from Word does. It was not opened. " + ASK)
    return root


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Parts to a packed document again, for a library that reads one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()
