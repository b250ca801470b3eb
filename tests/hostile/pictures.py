"""Pictures nobody should send, made byte by byte or with Pillow: none of them is stored in the repository."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import ExifTags, Image


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, pixels: bytes | None = None, before: bytes = b"", depth: int = 8, colours: int = 2
) -> bytes:
    """A PNG of one colour, or one whose header says what its pixels do not hold; `before` stands before the pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    bits = {0: 1, 2: 3, 6: 4}[colours] * depth * width
    data = pixels if pixels is not None else (b"\0" + b"\x55" * ((bits + 7) // 8)) * height
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (640, 420), **options: Any) -> bytes:
    """A picture as Pillow saves it, red on the left and blue on the right."""
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    if mode == "P-clear":
        picture = picture.quantize(8)
        options["transparency"] = 0
    elif mode == "I;16":
        picture = Image.new("I;16", size, 30000)
    elif mode != "RGB":
        picture = picture.convert(mode)
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo(orientation: int = 1, place: bool = False) -> bytes:
    """A JPEG with the camera's name, a comment, how the camera was held, and the place where it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "SECRETCAMERA"
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "S", 2: (36.0, 51.0, 54.5), 3: "E", 4: (174.0, 45.0, 48.9)})
    return drawn("JPEG", exif=exif.tobytes(), comment=b"SECRETCOMMENT")


def broken_notes() -> bytes:
    """A PNG whose notes say how the camera was held, and a width of -5, which no program can write again."""
    notes = ((0x0100, 9, 1, struct.pack("<i", -5)), (0x0112, 3, 1, struct.pack("<HH", 6, 0)))
    entries = b"".join(struct.pack("<HHI", tag, kind, count) + value for tag, kind, count, value in notes)
    exif = b"II*\0\x08\0\0\0" + struct.pack("<H", len(notes)) + entries + bytes(4)
    return png(640, 400, before=chunk(b"eXIf", exif))


def moving(frames: int = 5, size: tuple[int, int] = (320, 200)) -> bytes:
    """A GIF that moves."""
    pictures = [Image.new("RGB", size, (i % 256, 90, 120)) for i in range(frames)]
    out = io.BytesIO()
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=90, loop=0)
    return out.getvalue()


def wide_bit(side: int = 30_000) -> bytes:
    """900 million pixels of one bit each, in 110 KB."""
    row = b"\0" + b"\0" * ((side + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row * 500) for _ in range(side // 500)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def words_bomb(megabytes: int = 200) -> bytes:
    """A PNG of one pixel with a compressed text of 200 MB in it."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"a" * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return png(64, 64, before=chunk(b"zTXt", b"Comment\0\0" + packed))


def gif_canvas() -> bytes:
    """A GIF of one pixel on a canvas of 65,000 by 65,000."""
    small = moving(1, (8, 8))
    return small[:6] + struct.pack("<HH", 65_000, 65_000) + small[10:]
