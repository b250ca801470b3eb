"""Pictures and other files that a draft needs, made from a line of its files.txt, so that no binary lies beside the texts.

issues/2026-12-many-hands/images/tea.jpg 1200x800              a picture
issues/2026-12-many-hands/images/tea.jpg 1200x800 place        with the place in it where a telephone took it
issues/2026-12-many-hands/images/tea.jpg 1200x800 sideways     stored lying on its side
issues/2026-12-many-hands/images/tea.png 1600x1200 noise       so full of detail that its file is heavy
issues/2026-12-many-hands/images/tea.gif 600x400 8s            moving for so many seconds
issues/2026-12-many-hands/card.pdf 40KB                        no picture: so many bytes
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw

_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "tif": "TIFF", "tiff": "TIFF", "bmp": "BMP"}
FRAMES = 10  # of a picture that moves

_LATITUDE, _LONGITUDE = (57.0, 28.0, 40.0), (4.0, 13.0, 30.0)  # somewhere in the hills above Inverness


def make(root: Path, line: str) -> None:
    """Make the one file that a line describes."""
    path, size, *how = line.split()
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if "x" not in size:
        file.write_bytes(b"%PDF-1.4\n" + bytes(int(size.removesuffix("KB")) * 1024))
        return
    width, height = (int(side) for side in size.split("x"))
    kind = _FORMATS.get(file.suffix.lower().lstrip("."), "JPEG")  # what else there is (HEIC) is never opened
    if how and how[0].removesuffix("s").isdigit():
        frames = [_drawing(width, height, width // 20 * step) for step in range(FRAMES)]
        pause = int(how[0].removesuffix("s")) * 1000 // FRAMES
        frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=pause, loop=0)
    elif "noise" in how:
        _noise(width, height).save(file, kind)
    else:
        _drawing(width, height).save(file, kind, **({"exif": _exif(how)} if how else {}))


def _drawing(width: int, height: int, step: int = 0) -> Image.Image:
    """A sky, a hill and a sun: few bytes at any size."""
    picture = Image.new("RGB", (width, height), (188, 214, 230))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, height), (width // 2, height // 3), (width, height)], fill=(74, 112, 86))
    pen.ellipse(
        [width // 10 + step, height // 10, width // 10 + step + height // 5, height * 3 // 10], fill=(240, 190, 80)
    )
    return picture


def _noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(width).randbytes(width * height * 3))


def _exif(how: list[str]) -> Image.Exif:
    exif = Image.Exif()
    if "sideways" in how:
        exif[ExifTags.Base.Orientation] = 6
    if "place" in how:
        exif[ExifTags.IFD.GPSInfo] = {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: _LATITUDE,
            ExifTags.GPS.GPSLongitudeRef: "W",
            ExifTags.GPS.GPSLongitude: _LONGITUDE,
        }
    return exif
