"""A picture on disk -> what it is, or why it cannot be used. Alone in this room knows Pillow."""

from __future__ import annotations

import hashlib
import io
import math
import re
import struct
import warnings
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Diagnostic
from edgepress.load import trouble
from edgepress.load.text import read_bytes
from edgepress.model import Asset
from edgepress.parts import seconds
from edgepress.source import Span

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 25_000_000  # a 24-megapixel camera; Pillow itself only warns up to 179 million
MAX_FRAMES = 60
MAX_MOVING = 50_000_000  # pixels of all frames together: 60 frames of 1,000 by 800; each is drawn again for every size
SMALL = 480  # pixels across: the narrowest size that readers get, so a picture this wide is never drawn again
LIGHT = 100_000  # bytes: what readers get at most of one picture
MARKS = (b"exif", b"tiff:orientation")  # where a camera may have written how it was held, in small letters
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# What Pillow's readers raise for broken files.
BROKEN = (
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
)
_ORIENTATION, _GPS = 0x0112, 0x8825  # EXIF's numbers of the two notes
# The same place as some programs write it: exif:GPSLatitude="53,44.4N"
_XMP_PLACE = re.compile(rb"GPSL(at|ong)itude\s*(?:=\s*[\"']|>)\s*(\d{1,3}(?:[,.][\d,.]{1,20})?[NSEW])")
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
                frames = getattr(picture, "n_frames", 1)
                if width * height > MAX_PIXELS:
                    return _too_large(where, width, height)
                if frames > MAX_FRAMES or (
                    picture.format != "MPO" and frames > 1 and width * height * frames > MAX_MOVING
                ):
                    return _too_long(where, frames)
                marked = _marked(data)
                notes = picture.getexif() if marked else {}
                orientation = _orientation(notes)
                place = _place(notes, data) if marked else ""
                plain_pixels = orientation == 1 and picture.mode != "CMYK" and not picture.info.get("icc_profile")
                alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
                kind = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "")
                if kind == "PNG" and plain_pixels and width <= SMALL and len(data) <= LIGHT and not marked:
                    picture.verify()  # all its parts are whole; nobody will draw it again, so it need not be drawn now
                else:
                    # Of a JPEG an eighth is drawn: all of it is read, in two thirds of the time.
                    picture.draft("L", (1, 1))
                    picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(where, 0, 0)
    except BROKEN:
        message = "This picture is broken, or it is no picture at all"
        return trouble.picture_unreadable(where, message, "open it, and save it again as JPEG or PNG")
    if orientation in (5, 6, 7, 8):  # the camera lay on its side: width and height change places
        width, height = height, width
    if kind == "JPEG":
        frames = 1  # a phone keeps a second, smaller picture behind the first; nobody sees it
    return Asset(
        plain.path, plain.size, plain.digest, width, height, kind, plain_pixels, alpha, place, orientation != 1,
        frames, seconds(data) if frames > 1 and kind == "GIF" else 0.0,
    )  # fmt: skip


def _marked(data: bytes) -> bool:
    small = data.lower()
    return any(mark in small for mark in MARKS)


def _orientation(notes: Any) -> int:
    """How the camera was held, 1 (upright) to 8, as EXIF 2.3 numbers it."""
    held = notes.get(_ORIENTATION, 1)
    return held if isinstance(held, int) and 1 <= held <= 8 else 1


def _place(notes: Any, data: bytes) -> str:
    """Where a picture says it was taken, in whole degrees: enough to be believed, too little to find the house."""
    try:
        gps = notes.get_ifd(_GPS)
        if 2 in gps and 4 in gps:
            return _degrees((gps.get(1), _turn(gps[2])), (gps.get(3), _turn(gps[4])))
        found = dict(_XMP_PLACE.findall(data)) if b"GPSLatitude" in data else {}
        if len(found) == 2:
            return _degrees(_side(found[b"at"].decode()), _side(found[b"ong"].decode()))
    except (*BROKEN, ArithmeticError):
        pass  # nobody can read it, so it gives nothing away
    return ""


def _side(written: str) -> tuple[str, float]:
    return written[-1], float(written[:-1].split(",")[0])


def _turn(parts: Any) -> float:
    some = parts[:3] if isinstance(parts, tuple) else (parts,)  # degrees, minutes, seconds; or degrees alone
    total: float = sum(float(part) / 60**i for i, part in enumerate(some))
    return total


def _degrees(north: tuple[Any, float], east: tuple[Any, float]) -> str:
    """Two angles, each with the letter of its side. A camera that found no satellite writes zeros, or no number at all."""
    south, west = (str(side or "").strip("\0 ").upper()[:1] in "SW" and bool(side) for side, _ in (north, east))
    if not any((north[1], east[1])) or math.isnan(north[1] + east[1]):
        return ""
    return f"{abs(north[1]):.0f}° {'S' if south else 'N'}, {abs(east[1]):.0f}° {'W' if west else 'E'}"


def _too_large(where: Span, width: int, height: int) -> Diagnostic:
    size = f" ({width:,} by {height:,} pixels)" if width else ""
    message = f"This picture is too large to be opened{size}"
    return trouble.picture_unreadable(where, message, "save a copy at most 4,000 pixels wide")


def _too_long(where: Span, frames: int) -> Diagnostic:
    message = f"This picture moves through {frames} large pictures, too many to be drawn again"
    return trouble.picture_unreadable(where, message, "show a single picture, or link to a film")
