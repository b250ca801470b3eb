"""The parts of a picture file, walked through without drawing it: which are the picture, and which only came along."""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Iterator

# How large a guest's own picture may be and still be light to keep: pixels across, twice what readers get, so that it may
# still be cut; and bytes.
WIDEST = 2400
HEAVIEST = 1_000_000

ORIENTATION = 0x0112  # EXIF's number of the note that says how the camera was held
# What is to be done with the pixels for each such note, by Pillow's names, so that the picture stands upright.
TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE",
    8: "ROTATE_90",
}  # fmt: skip

_PNG = b"\x89PNG\r\n\x1a\n"
# PNG: pixels, colours and transparency. Anything else (words, times, cameras, moving pictures) goes.
_PNG_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"))
_PNG_OWN = frozenset((b"iCCP", b"cICP", b"acTL", b"fcTL", b"fdAT"))  # a profile, and frames
# JPEG: tables, frames and scans. What cameras and programs add (EXIF, XMP, profiles, comments) goes.
_JPEG_MARKS = frozenset((0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD))
_JPEG_ADDED = frozenset((*range(0xE0, 0xF0), 0xFE))
# JFIF and Adobe say how colours are meant. JFIF may also hold a small copy of the picture, of before it was cut.
_JFIF = re.compile(rb"\xff\xe0\x00\x10JFIF\x00.{7}\x00\x00", re.S)
_ADOBE = re.compile(rb"\xff\xee\x00\x0eAdobe.{7}", re.S)
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_WEBP_CHUNKS = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04  # in the first byte of VP8X
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # the programs' parts that say how often to play again
_QUICKEST = 0.1  # seconds: what browsers make of a frame that asks for less than two hundredths


def strip(data: bytes, own: bool = False, orientation: int = 1) -> bytes | None:
    """A picture file without anything that is not the picture: no place, no camera, no words, nothing after its end.

    The pixels stay bit for bit. With `own`, it stays the guest's: with its colour profile, its frames, and the note that
    says how the camera was held (`orientation`, 1 to 8 as in EXIF). None for a file whose parts do not follow each other
    as they should.
    """
    if data.startswith(_PNG):
        return _strip_png(data, own, orientation)
    if data.startswith(b"\xff\xd8"):
        return _strip_jpeg(data, own, orientation)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _strip_webp(data, orientation)
    return _strip_gif(data) if data.startswith(b"GIF8") else None


def seconds(data: bytes) -> float:
    """How long a GIF moves until it stands still; infinity for one that never does, 0 for one of a single frame."""
    pauses, plays = [], 1.0
    for kind, part in _gif_parts(data):
        if kind == 0xF9 and len(part) >= 6:
            pause = int.from_bytes(part[4:6], "little") / 100
            pauses.append(pause if pause > 0.01 else _QUICKEST)
        elif kind == 0xFF and part[3:14] in _GIF_LOOPS and len(part) >= 18:
            plays = int.from_bytes(part[16:18], "little") or math.inf
    return sum(pauses) * plays if len(pauses) > 1 else 0.0


def _strip_png(data: bytes, own: bool, orientation: int) -> bytes | None:
    parts, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if end > len(data):
            return None
        if kind in _PNG_CHUNKS or (own and kind in _PNG_OWN):
            parts.append(data[at:end])
        if kind == b"IHDR" and own and orientation != 1:
            note = b"eXIf" + _held(orientation)
            parts.append(struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note)))
        if kind == b"IEND":
            return b"".join(parts)
        at = end
    return None


def _strip_jpeg(data: bytes, own: bool, orientation: int) -> bytes | None:
    note = b"Exif\0\0" + _held(orientation)
    parts, at = [b"\xff\xd8"], 2
    if own and orientation != 1:
        parts.append(b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note)
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == 0xDA:  # the coded pixels follow, with no length of their own: up to the next mark that is no pause
            scan = _SCAN_END.search(data, end)
            end = scan.start() if scan else len(data)
        part = data[at:end]
        profile = own and mark == 0xE2 and part[4:16] == b"ICC_PROFILE\0"
        if mark in _JPEG_MARKS or profile or _JFIF.fullmatch(part) or _ADOBE.fullmatch(part):
            parts.append(part)
        elif mark not in _JPEG_ADDED:  # a rare kind of frame: the picture would be broken without it
            return None
        at = end
        if data[at : at + 2] == b"\xff\xd9":
            return b"".join([*parts, b"\xff\xd9"])
    return None


def _strip_webp(data: bytes, orientation: int) -> bytes | None:
    parts, at, end = [], 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        return None
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        part = data[at : at + 8 + size + size % 2]
        if len(part) < 8 + size:
            return None
        if part[:4] == b"VP8X" and size >= 10:
            known = part[8] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if orientation != 1 else 0)
            part = part[:8] + bytes((known,)) + part[9:]
        if part[:4] in _WEBP_CHUNKS:
            parts.append(part)
        at += 8 + size + size % 2
    if orientation != 1:
        note = _held(orientation)
        parts.append(b"EXIF" + struct.pack("<I", len(note)) + note)
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _held(orientation: int) -> bytes:
    """The shortest EXIF there is: only how the camera was held."""
    return b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" + struct.pack("<HH", orientation, 0) + bytes(4)


def _strip_gif(data: bytes) -> bytes | None:
    kept = []
    for kind, part in _gif_parts(data):
        if kind in (0, 0x2C, 0xF9, 0x01) or (kind == 0xFF and part[3:14] in _GIF_LOOPS):
            kept.append(part)
        elif kind == 0x3B:
            return b"".join([*kept, part])
    return None


def _gif_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The head of a GIF (0), its frames (0x2C), its extensions by their label, its end (0x3B); up to what is broken."""
    if len(data) < 13 or not data.startswith(b"GIF8"):
        return
    at = 13 + _table(data[10])
    yield 0, data[:at]
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:
            yield kind, data[at : at + 1]
            return
        if kind == 0x21 and at + 2 < len(data):
            end, label = _blocks_end(data, at + 2), data[at + 1]
        elif kind == 0x2C and at + 10 < len(data):
            end, label = _blocks_end(data, at + 11 + _table(data[at + 9])), kind
        else:
            return
        yield label, data[at:end]
        at = end


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
