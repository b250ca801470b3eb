"""The pictures of a web page: written into it, lying beside it, or somewhere on the web."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

ELSEWHERE = "A picture that lies on another computer was left out. Save it and put it into the folder images/."
MISSING = "A picture was left out: it is not beside the page. Send the page with its folder of pictures."
DAMAGED = "A picture was left out: it is damaged."
DOT = 3  # pixels: what is no wider is there to be counted, not to be seen


def bytes_of(image: Any, beside: Callable[[str], bytes | None], tell: Callable[[str], None]) -> bytes:
    """The bytes of a picture, or none when it is left out, which is told."""
    address = (image.get("src") or "").strip()
    if not address or _is_dot(image):
        return b""
    if address[:5].lower() == "data:":
        data = _written(address)
        if not data:
            tell(DAMAGED)
        return data
    if "://" in address[:12] or address.startswith(("//", "cid:", "file:")):
        tell(ELSEWHERE)
        return b""
    near = beside(unquote(address.split("?")[0].split("#")[0]))
    if not near:
        tell(MISSING)
    return near or b""


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
