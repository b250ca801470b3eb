"""A picture on disk -> what it is, or why it cannot be used. Alone in this room knows Pillow."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Diagnostic
from edgepress.load import trouble
from edgepress.load.text import read_bytes
from edgepress.model import Asset
from edgepress.source import Span

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 25_000_000  # a 24-megapixel camera; Pillow itself only warns up to 179 million
MAX_FRAMES = 60
SMALL = 480  # pixels across: the narrowest size that readers get, so a picture this wide is never drawn again
LIGHT = 100_000  # bytes: what readers get at most of one picture
MARKS = (b"exif", b"tiff:orientation")  # where a camera may have written how it was held, in small letters
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")


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
                marked = _marked(data)
                orientation = _orientation(picture) if marked else 1
                plain_pixels = orientation == 1 and picture.mode != "CMYK" and not picture.info.get("icc_profile")
                alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
                kind = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "")
                if kind == "PNG" and plain_pixels and width <= SMALL and len(data) <= LIGHT and not marked:
                    picture.verify()  # all its parts are whole; nobody will draw it again, so it need not be drawn now
                else:
                    picture.draft(
                        "L", (1, 1)
                    )  # of a JPEG an eighth is drawn: all of it is read, in two thirds of the time
                    picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(where, 0, 0)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        struct.error,
        KeyError,
        IndexError,
        TypeError,
        Warning,
        MemoryError,
    ):
        # Pillow's readers raise all of these for broken files.
        message = "This picture is broken, or it is no picture at all"
        return trouble.picture_unreadable(where, message, "open it, and save it again as JPEG or PNG")
    if orientation in (5, 6, 7, 8):  # the camera lay on its side: width and height change places
        width, height = height, width
    return Asset(plain.path, plain.size, plain.digest, width, height, kind, plain_pixels, alpha)


def _marked(data: bytes) -> bool:
    small = data.lower()
    return any(mark in small for mark in MARKS)


def _orientation(picture: Any) -> int:
    """How the camera was held, 1 (upright) to 8, as EXIF 2.3 numbers it."""
    from PIL import ExifTags

    return int(picture.getexif().get(ExifTags.Base.Orientation, 1) or 1)


def _too_large(where: Span, width: int, height: int) -> Diagnostic:
    size = f" ({width:,} by {height:,} pixels)" if width else ""
    message = f"This picture is too large to be opened{size}"
    return trouble.picture_unreadable(where, message, "save a copy at most 4,000 pixels wide")
