"""The preview of one issue as one page in one file, for a pull request: it asks nobody for anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from edgepress import develop
from edgepress.diagnostics import Stop
from edgepress.model import Asset, Print
from edgepress.pipeline.previewing import Scene, scene
from edgepress.preview.documents import documents, pictures
from edgepress.preview.page import shell
from edgepress.preview.state import state
from edgepress.write.single import put

WIDEST = 900  # pixels of a picture: an email shows 600 points, and this is a look, not the issue
LIGHT = 60_000  # bytes of one picture
ALL = 6_000_000  # bytes of all pictures; what comes after is shown as its description
_HERE = '<template id="whole">'  # where all that is shown begins; also how such a page is told from other files
_LONE = re.compile("[\u2028\u2029\ud800-\udfff]")  # ends of lines that only some take for such, and halves of signs
_TYPES = {"JPEG": "jpeg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}


def page(root: Path, slug: str, path: Path) -> int:
    """Write the page of an issue into a file, and say how many bytes it has. Raises Stop as `scene` does.

    An older page of this kind is replaced, and nothing else: a text that is named by mistake would be lost.
    """
    if path.is_file() and _HERE.encode() not in path.read_bytes():
        raise Stop(f"{path} is there already and is no preview, so it was left as it is; name another file")
    data = whole(scene(root, slug), lambda order: develop.develop(root, order))
    put(path, data)
    return len(data)


def whole(seen: Scene, develop: Callable[[Print], bytes]) -> bytes:
    """The page, with every document and every picture in it. `develop` makes the pixels of a picture."""
    made = {name: make().decode("utf-8") for name, make in documents(seen).items()}
    shown = "\n".join(made.values())
    places, drawn = _pictures({p: o for p, o in pictures(seen).items() if f"/{p}" in shown}, develop)
    data = {"state": state(seen, ()), "documents": made, "pictures": places, "drawn": drawn}
    return shell(f"{_HERE}{_safe(data)}</template>\n", live=False)


def _safe(data: Mapping[str, Any]) -> str:
    """JSON in which HTML reads neither a tag nor a sign that is written by its name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")
    return _LONE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _pictures(
    orders: Mapping[str, Print | Asset], develop: Callable[[Print], bytes]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Each picture once, as an address that holds it, and which of them each path shows: one for all sizes of a picture."""
    drawn: dict[str, str] = {}
    places: dict[str, int] = {}
    for path, order in sorted(orders.items(), key=lambda one: -getattr(one[1], "width", 0)):
        if not isinstance(order, Print):
            continue
        sign = f"{order.asset.digest} {order.width == order.height}"
        if sign not in drawn:
            full = sum(map(len, drawn.values())) > ALL
            drawn[sign] = "data:," if full else _drawn(order, develop)
        places[f"/{path}"] = list(drawn).index(sign)
    return places, tuple(drawn.values())


def _drawn(order: Print, develop: Callable[[Print], bytes]) -> str:
    try:
        data = develop(_smaller(order))
    except Stop:  # the file changed meanwhile, or cannot be drawn: its description stands in its place
        return "data:,"
    return f"data:image/{_TYPES.get(order.format, 'jpeg')};base64,{b64encode(data).decode('ascii')}"


def _smaller(order: Print) -> Print:
    width = min(order.width, WIDEST)
    height = max(1, round(order.height * width / order.width))
    return replace(order, width=width, height=height, limit=min(order.limit, LIGHT))
