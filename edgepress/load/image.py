"""A picture on disk -> what it is, or why it cannot be used. Alone in this room knows Pillow."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from pathlib import Path

from edgepress.diagnostics import Diagnostic
from edgepress.load import trouble
from edgepress.load.text import read_bytes
from edgepress.model import Asset
from edgepress.source import Span

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 25_000_000  # a 24-megapixel camera; Pillow itself only warns up to 179 million
MAX_FRAMES = 60
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
OTHER_ENDINGS = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".svg", ".avif", ".psd", ".ico")

# PNG: pixels, colours and transparency. Anything else (words, times, cameras) goes.
_PNG_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD", b"sBIT"))
# JPEG: tables, frames, scans, JFIF (E0) and Adobe's colour mark (EE). EXIF, XMP, comments, profiles: not.
_JPEG_MARKS = frozenset((0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0, 0xEE))


def is_picture(path: str) -> bool:
    """Whether a file's name says that it is a picture."""
    return path.lower().endswith(ENDINGS)


def load_asset(root: Path, path: str) -> Asset | Diagnostic:
    """A file of a guest. A picture is opened and decoded once, so that what cannot be drawn is known here."""
    where = Span(path)
    try:
        data = read_bytes(root, path, MAX_BYTES)
    except OSError:
        return trouble.picture_unreadable(where, "This file is gone or may not be opened", "put it back")
    if len(data) > MAX_BYTES:
        return trouble.picture_unreadable(where, "This file is larger than 20 MB", "save a smaller copy")
    plain = Asset(path, len(data), hashlib.sha256(data).hexdigest())
    return _picture(plain, data) if is_picture(path) else plain


def _picture(plain: Asset, data: bytes) -> Asset | Diagnostic:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS * 2
    where = Span(plain.path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS or getattr(picture, "n_frames", 1) > MAX_FRAMES:
                    return _too_large(where, width, height)
                turned = _turned(picture)
                alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
                kind = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "")
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(where, 0, 0)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, KeyError, IndexError, TypeError, Warning, MemoryError):
        # Pillow's readers raise all of these for broken files.
        message = "This picture is broken, or it is no picture at all"
        return trouble.picture_unreadable(where, message, "open it, and save it again as JPEG or PNG")
    if turned:
        width, height = height, width
    return Asset(plain.path, plain.size, plain.digest, width, height, kind, not turned and is_clean(data), alpha)


def _turned(picture: object) -> bool:
    """Whether the camera lay on its side, so that width and height change places."""
    from PIL import ExifTags

    exif = picture.getexif()  # type: ignore[attr-defined]
    return exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)


def _too_large(where: Span, width: int, height: int) -> Diagnostic:
    size = f" ({width:,} by {height:,} pixels)" if width else ""
    message = f"This picture is too large to be opened{size}"
    return trouble.picture_unreadable(where, message, "save a copy at most 4,000 pixels wide")


def is_clean(data: bytes) -> bool:
    """Whether a PNG or JPEG holds its picture and nothing else: no place, no camera, no words, nothing after the end."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return _clean_png(data)
    return data[:2] == b"\xff\xd8" and _clean_jpeg(data)


def _clean_png(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        at += size + 12
        if kind not in _PNG_CHUNKS:
            return False
        if kind == b"IEND":
            return at == len(data)
    return False


def _clean_jpeg(data: bytes) -> bool:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:  # the scan: up to the end mark, which is the last thing in the file
            return data.endswith(b"\xff\xd9") and data.count(b"\xff\xd9", at) == 1 and _only_scans(data, at)
        if mark not in _JPEG_MARKS:
            return False
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _only_scans(data: bytes, at: int) -> bool:
    """Whether what follows the first scan is scans and tables only (a progressive JPEG has several)."""
    at = data.find(b"\xff", at + 2)
    while 0 <= at < len(data) - 2:
        mark = data[at + 1]
        if mark not in _JPEG_MARKS and mark not in (0x00, 0xDA, 0xFF) and not 0xD0 <= mark <= 0xD7:
            return False
        at = data.find(b"\xff", at + 2)
    return True
