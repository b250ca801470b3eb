"""Footnotes, remarks and lists as Google Docs, Word and LibreOffice write them into a web page."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

NOTE = re.compile(r"(?:ftnt|_ftn|_edn|sdfootnote|sdendnote)(\d{1,5})(?:sym)?\Z")
REMARK = re.compile(r"(?:cmnt|_msocom_)(\d{1,5})\Z")
GOOGLE_LIST = re.compile(r"\blst-kix_([\w]+)-(\d)\b")
WORD_LEVEL = re.compile(r"\blevel(\d)\b")
MARGIN = re.compile(r"(-?\d{1,4}(?:\.\d{1,4})?)(pt|cm|in|px|mm)\b")
POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
MARKER = re.compile(
    r"\s*(?:(?P<bullet>[·•▪◦‣§o\uf0b7\uf0a7–-])|(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]))[\s\xa0]+"
)


class Notes(NamedTuple):
    """The parts of a page that are spoken of elsewhere in it: by the name that a link calls them, its element."""

    called: dict[str, Any]
    bodies: dict[Any, str]


def find_notes(root: Any) -> Notes:
    """Where the words of each footnote and of each remark stand."""
    anchors = {name: a for a in root.iter("a") for name in [a.get("id") or a.get("name") or ""] if _kind(name)}
    homes: dict[Any, list[str]] = {}
    for name, anchor in anchors.items():
        for parent in anchor.iterancestors("div"):
            homes.setdefault(parent, []).append(name)
    called = {name: _body(anchor, homes) for name, anchor in anchors.items()}
    bodies = {body: name for name, body in called.items() if body is not None}
    return Notes({name: body for name, body in called.items() if body is not None}, bodies)


def _kind(name: str) -> str:
    return "note" if NOTE.match(name) else "remark" if REMARK.match(name) else ""


def _body(anchor: Any, homes: dict[Any, list[str]]) -> Any:
    """The box that holds this note alone, or else its paragraph."""
    for parent in anchor.iterancestors("div"):
        if len(homes[parent]) == 1:
            return parent
        break
    return next(anchor.iterancestors("p", "li", "dd"), None)


def called_by(link: Any, notes: Notes) -> str:
    """The name of the note that a link calls, or nothing."""
    name = (link.get("href") or "").rpartition("#")[2]
    return name if name in notes.called and _kind(link.get("id") or link.get("name") or "") == "" else ""


def is_remark(name: str) -> bool:
    """Whether this is somebody's remark, and no footnote."""
    return _kind(name) == "remark"


def is_way_back(link: Any) -> bool:
    """Whether a link leads from a note to where it is called."""
    return bool(_kind(link.get("id") or link.get("name") or "")) and (link.get("href") or "").startswith("#")


def google_level(element: Any) -> tuple[str, int] | None:
    """The name and the depth of a list by Google Docs: each level of it is a list of its own."""
    found = GOOGLE_LIST.search(element.get("class") or "")
    return (found[1], int(found[2])) if found else None


def word_item(paragraph: Any, style: dict[str, str]) -> tuple[str, int, str] | None:
    """Ul or ol, the depth, and the sign in front: of a paragraph that Word means as an item of a list."""
    said = style.get("mso-list", "")
    if not said and not (paragraph.get("class") or "").startswith("MsoList"):
        return None
    marker = MARKER.match("".join(paragraph.itertext())[:80])
    if marker is None:
        return None
    level = WORD_LEVEL.search(said)
    depth = int(level[1]) - 1 if level else _depth(style)
    return ("ul" if marker["bullet"] else "ol", min(depth, 8), marker[0])


def _depth(style: dict[str, str]) -> int:
    margin = MARGIN.search(style.get("margin-left", "") or style.get("margin", "").split(" ")[-1])
    points = float(margin[1]) * POINTS[margin[2]] if margin else 36.0
    return max(0, round(points / 36) - 1)


def place_of(out: Any, depth: int) -> Any:
    """Where a list of this depth goes: into the last item of the lists that stand above it."""
    place = out
    for _ in range(depth):
        if not len(place) or place[-1].tag not in ("ul", "ol") or not len(place[-1]):
            break
        place = place[-1][-1]
    return place


def list_in(place: Any, tag: str, name: str = "", fresh: bool = False) -> Any:
    """The list that goes on here, or a new one."""
    last = place[-1] if len(place) else None
    if last is not None and last.tag == tag and not fresh and last.get("id", "") == name:
        return last
    made = etree.SubElement(place, tag)
    if name:
        made.set("id", name)
    return made
