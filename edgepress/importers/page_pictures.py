"""The pictures of a web page: written into it, lying beside it, or somewhere on the web."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

WAITS = " {} stands in its place."
ELSEWHERE = "A picture lies on another computer and was not fetched. Save it and put it into images/." + WAITS
MISSING = "A picture is not beside the page. Give the page with its folder of pictures, or ask for it." + WAITS
DAMAGED = "A picture is damaged. Ask for it again." + WAITS
DOT = 3  # pixels: what is no wider is there to be counted, not to be seen


def bytes_of(image: Any, beside: Callable[[str], bytes | None]) -> tuple[bytes, str]:
    """The bytes of a picture; or none, and a sentence with a place for the words that wait for it. A dot has neither."""
    address = (image.get("src") or "").strip()
    if not address or _is_dot(image):
        return b"", ""
    if address[:5].lower() == "data:":
        data = _written(address)
        return data, "" if data else DAMAGED
    if "://" in address[:12] or address.startswith(("//", "cid:", "file:")):
        return b"", ELSEWHERE
    near = beside(unquote(address.split("?")[0].split("#")[0]))
    return near or b"", "" if near else MISSING


def called(image: Any) -> str:
    """What a picture is called: its description, or the name of its file."""
    words = " ".join((image.get("alt") or image.get("title") or "").split())
    address = (image.get("src") or "").strip()
    return (
        words
        or ("" if address[:5].lower() == "data:" else unquote(address.split("?")[0].rstrip("/").rpartition("/")[2]))[
            :40
        ]
    )


def _is_dot(image: Any) -> bool:
    """Whether a picture only counts who opens the page."""
    sizes = [(image.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return all(size.isdecimal() and len(size) < 5 and int(size) <= DOT for size in sizes)


def _written(address: str) -> bytes:
    """The bytes of a data: address."""
    head, _, body = address.partition(",")
    try:
        if head.lower().endswith(";base64"):
            return base64.b64decode("".join(unquote(body).split()), validate=True)
        return unquote(body).encode("latin-1")
    except (binascii.Error, ValueError):
        return b""
