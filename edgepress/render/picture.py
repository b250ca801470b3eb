"""Which sizes of a picture readers get, and what they are called. The pixels are made elsewhere, by `develop`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from edgepress.model import Asset, Print

WIDTHS = (480, 800, 1120)  # a phone, a small screen or an old phone at two pixels a point, the text column at two
TALL = 0.95  # height to width: from a square on, a picture stands beside its caption
LIMIT = 100_000  # bytes of one picture; a page has several, and readers pay by the megabyte


def prints(slug: str, asset: Asset) -> tuple[Print, ...]:
    """The sizes of a picture of an issue, smallest first; a small picture has one, its own."""
    widths = [w for w in WIDTHS if w < asset.width] or []
    largest = min(asset.width, WIDTHS[-1])
    return tuple(_print(f"images/{_stem(asset)}", asset, w, _height(asset, w)) for w in sorted({*widths, largest}))


def portrait(asset: Asset, side: int) -> Print:
    """A square cut from the middle of a picture, `side` pixels wide at most."""
    side = min(side, asset.width, asset.height)
    return _print(f"images/{_stem(asset)}", asset, side, side)


def shown_size(made: Print, room: int) -> tuple[int, int]:
    """Width and height in points at which a picture is shown in `room` points: half its pixels where it has them."""
    width = min(room, made.width if made.width <= room else room)
    return width, max(1, round(made.height * width / made.width))


def is_tall(width: int, height: int) -> bool:
    """Whether a picture would fill a screen at the width of the text: it is shown narrower, and a list does not crop it."""
    return height > TALL * width


def _print(base: str, asset: Asset, width: int, height: int) -> Print:
    kind = _format(asset)
    ending = {"JPEG": "jpg", "PNG": "png", "GIF": "gif"}[kind]
    return Print(f"{base}-{asset.digest[:8]}-{width}.{ending}", asset, max(1, width), max(1, height), kind, LIMIT)


def _height(asset: Asset, width: int) -> int:
    return max(1, round(asset.height * width / asset.width))


def _format(asset: Asset) -> str:
    """JPEG for photos; PNG for drawings and whatever can be seen through; GIF stays GIF, it may move."""
    if asset.format in ("GIF", "JPEG"):
        return asset.format
    if asset.format == "WEBP":
        return "PNG" if asset.alpha else "JPEG"
    heavy = asset.size > 0.9 * asset.width * asset.height  # a drawing packs far better; this is a photo saved as PNG
    return "JPEG" if heavy and not asset.alpha and asset.size > LIMIT else "PNG"


def _stem(asset: Asset) -> str:
    return _plain(asset.path)


@lru_cache(4096)  # a face stands on every page that names its owner
def _plain(path: str) -> str:
    name = path.rpartition("/")[2].rpartition(".")[0]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "picture"
