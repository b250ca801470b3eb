"""A picture on disk -> the bytes that readers get: upright, small, and nothing in it but the picture."""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Stop
from edgepress.model import Asset, Print
from edgepress.parts import ORIENTATION, TURNS, strip

QUALITIES = (84, 76, 68, 60, 50, 40)  # JPEG; below 40 faces fall apart
COLOURS = (256, 128, 64)  # PNG, when all its colours are too heavy


def develop(root: Path, order: Print) -> bytes:
    """Make a picture as ordered. Raises Stop when its file is gone or no longer what it was when it was read."""
    data = read(root, order.asset)
    if order.asset.plain and _same(order) and order.format in ("PNG", "JPEG"):
        bare = strip(data)
        if bare is not None and len(bare) <= order.limit:
            return bare
    try:
        return _drawn(data, order)
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, struct.error) as error:
        # Pillow's readers raise all of these for broken pixels in a file whose parts looked whole.
        raise Stop(f"{order.asset.path} cannot be drawn; open it, and save it again as JPEG or PNG") from error


def _drawn(data: bytes, order: Print) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP")) as opened:
        if order.format == "GIF":
            return _gif(opened, (order.width, order.height))
        picture: Any = _true_colours(_upright(opened))
        picture = _plain(picture, order.format)
        picture.info.clear()
        picture = ImageOps.fit(picture, (order.width, order.height), Image.Resampling.LANCZOS)
    if order.format == "WEBP":
        return _saved(picture, "WEBP", quality=QUALITIES[0])
    return _jpeg(picture, order.limit) if order.format == "JPEG" else _png(picture, order.limit)


def _upright(picture: Any) -> Any:
    """A picture as it was seen. Pillow's own way fails where anything else in the camera's notes is broken."""
    from PIL import Image

    held = picture.getexif().get(ORIENTATION)
    way = TURNS.get(held) if isinstance(held, int) else None
    return picture.transpose(Image.Transpose[way]) if way else picture


def read(root: Path, asset: Asset) -> bytes:
    """The bytes of a guest's file. Raises Stop when it is gone, or is no longer the file that was judged.

    In its place may stand a pipe by now, which would be waited for for ever, or a pointer.
    """
    import hashlib

    try:
        handle = os.open(root / asset.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            data = file.read(asset.size + 1)
    except OSError:
        raise Stop(f"{asset.path} went away while the newsletter was built; run the command again") from None
    if hashlib.sha256(data).hexdigest() != asset.digest:
        raise Stop(f"{asset.path} changed while the newsletter was built; run the command again")
    return data


def _same(order: Print) -> bool:
    asset = order.asset
    return (order.width, order.height, order.format) == (asset.width, asset.height, asset.format)


def _true_colours(picture: Any) -> Any:
    """Colours as every screen shows them: a camera's own profile is applied, because it goes with all that is hidden."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    from PIL import ImageCms

    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _plain(picture: Any, kind: str) -> Any:
    """The colours a format can hold; what can be seen through is laid on white where it cannot stay so."""
    from PIL import Image

    if kind in ("PNG", "WEBP"):
        see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        return picture.convert("RGBA" if see_through else "RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "#ffffff")
        picture = Image.alpha_composite(ground, picture)
    return picture.convert("RGB")


def _jpeg(picture: Any, limit: int) -> bytes:
    data = b""
    for quality in QUALITIES:
        data = _saved(picture, "JPEG", quality=quality, optimize=True, progressive=True)
        if len(data) <= limit:
            break
    return data


def _png(picture: Any, limit: int) -> bytes:
    data = _saved(picture, "PNG", optimize=True)
    for colours in COLOURS:
        if len(data) <= limit:
            break
        data = _saved(picture.quantize(colours), "PNG", optimize=True)
    return data


def _gif(picture: Any, size: tuple[int, int]) -> bytes:
    """A GIF without words, in another size where it was ordered: every frame of it, each as long as it was."""
    from PIL import Image, ImageOps, ImageSequence

    frames, pauses = [], []
    for frame in ImageSequence.Iterator(picture):
        same = frame.size == size
        drawn = frame.copy() if same else ImageOps.fit(frame.convert("RGBA"), size, Image.Resampling.LANCZOS)
        drawn.info = {name: value for name, value in drawn.info.items() if same and name == "transparency"}
        frames.append(drawn)
        pauses.append(frame.info.get("duration", 0))
    if len(frames) == 1:
        return _saved(frames[0], "GIF")
    again = {"loop": picture.info["loop"]} if "loop" in picture.info else {}
    return _saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=pauses, disposal=2, **again)


def _saved(picture: Any, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()
