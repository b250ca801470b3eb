"""The words of a paragraph of an OpenDocument text, and what stands among them: links, notes, changes, pictures."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from edgepress.importers import REVIEW, SAID, SAID_END
from edgepress.importers.furnish import mark_of
from edgepress.importers.odt_styles import MARKS, NS, Styles, name_of, q

CHART = "A drawing or chart from another program was left out; [insert the drawing] stands in its place. Save it as a picture."
LEFT_OUT = {
    "text:table-of-content": "The table of contents was left out: readers find their way by headings.",
    "text:alphabetical-index": "The index of words was left out: an email has no pages.",
    "text:illustration-index": "The list of figures was left out.",
    "text:table-index": "The list of tables was left out.",
    "draw:object": CHART,
    "draw:object-ole": CHART,
    "math:math": "A formula was left out. Write it in words.",
    "text:hidden-paragraph": "A hidden paragraph was left out.",
}
ABSENT = "A picture{} is damaged or not in the document, only named. Ask for it; {} stands in its place."
BRACES = str.maketrans("{}", "()")  # they would end the remark
SILENT = ("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:tracked-changes", "office:forms")


class Reading(NamedTuple):
    """What is carried along while a text is read."""

    styles: Styles
    deleted: dict[str, Any]
    inserted: set[str]
    open: list[str]
    notes: list[Any]
    told: dict[str, None]
    pictures: dict[str, bytes]
    parts: Mapping[str, bytes]
    counts: dict[str, int]
    ends: frozenset[str]
    waiting: dict[str, str]


def inline(element: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    """Words and what stands among them. What is no part of the line (a box) goes after the paragraph."""
    _say(element.text, into, reading, marks)
    for child in element:
        name = name_of(child)
        if name in WITHIN:
            WITHIN[name](child, into, after, reading, marks)
        elif name in LEFT_OUT:
            reading.told.setdefault(LEFT_OUT[name])
        elif name.startswith("draw:"):
            after.append(child)
        elif name and name not in SILENT:
            inline(child, into, after, reading, marks)
        _say(child.tail, into, reading, marks)


def _say(words: str | None, into: Any, reading: Reading, marks: dict[str, bool], plain: bool = False) -> None:
    if not words:
        return
    place = etree.SubElement(into, "ins") if reading.open and not plain else into
    for mark in MARKS:
        if marks.get(mark):
            place = etree.SubElement(place, mark)
    words = words if plain else "".join(sign for sign in words if sign not in REVIEW)
    if len(place):
        place[-1].tail = (place[-1].tail or "") + words
    else:
        place.text = (place.text or "") + words


def _span(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    style = child.get(q("text:style-name"), "")
    if reading.styles.hidden(style):
        reading.told.setdefault("Hidden words were left out.")
        return
    inline(child, into, after, reading, {**marks, **reading.styles.words("text", style)})


def _link(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    address = child.get(q("xlink:href"), "")
    place = etree.SubElement(into, "a", href=address) if address and not address.startswith("#") else into
    inline(child, place, after, reading, marks)


def _spaces(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    _say(" ", into, reading, marks)


def _line_break(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    etree.SubElement(into, "br")


def _note(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    reading.notes.append(child.find("text:note-body", NS))
    number = len(reading.notes)
    etree.SubElement(into, "sup").set("data-note", str(number))


def _remark(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    """A remark stands behind the words that it is about, where it says which these are."""
    words = " ".join("".join(part.itertext()).strip() for part in child.iter(q("text:p"), q("text:h")))
    who, name = child.findtext("dc:creator", "", NS), child.get(q("office:name"), "")
    said = " ".join((f"{who}: {words}" if who else words).split()).translate(BRACES)
    if words.strip() and name in reading.ends:
        reading.waiting[name] = said
    elif words.strip():
        _say(f"{SAID}{said}{SAID_END}", into, reading, {}, plain=True)


def _remarked(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    said = reading.waiting.pop(child.get(q("office:name"), ""), "")
    if said:
        _say(f"{SAID}{said}{SAID_END}", into, reading, {}, plain=True)


def _mark(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    change(child, reading)


def _gone(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    deletion(child, into, reading)


def _framed(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    frame(child, into, after, reading)


def _nothing(child: Any, into: Any, after: list[Any], reading: Reading, marks: dict[str, bool]) -> None:
    """Of this, readers see nothing."""


Within = Callable[[Any, Any, list[Any], Reading, dict[str, bool]], None]
WITHIN: dict[str, Within] = {
    "text:span": _span,
    "text:a": _link,
    "draw:a": _link,
    "text:s": _spaces,
    "text:tab": _spaces,
    "text:line-break": _line_break,
    "text:note": _note,
    "office:annotation": _remark,
    "office:annotation-end": _remarked,
    "text:change-start": _mark,
    "text:change-end": _mark,
    "text:change": _gone,
    "draw:frame": _framed,
    "text:ruby-text": _nothing,
    "text:script": _nothing,
    "office:binary-data": _nothing,
}


def change(element: Any, reading: Reading) -> None:
    """Here begins, or ends, what a reviewer put in."""
    name = element.get(q("text:change-id"), "")
    if element.tag == q("text:change-start") and name in reading.inserted:
        reading.open.append(name)
    elif name in reading.open:
        reading.open.remove(name)


def deletion(element: Any, into: Any, reading: Reading) -> None:
    """Here stood what a reviewer cut."""
    gone = reading.deleted.get(element.get(q("text:change-id"), ""))
    words = "" if gone is None else " ".join("".join(part.itertext()) for part in gone.iter(q("text:p"), q("text:h")))
    if words.strip():
        etree.SubElement(into, "del").text = words


def frame(box: Any, into: Any, after: list[Any], reading: Reading) -> None:
    """A picture where it stands; a box of words after the paragraph."""
    said = box.findtext("svg:desc", "", NS) or box.findtext("svg:title", "", NS)
    for child in box:
        name = name_of(child)
        if name == "draw:image":
            source = _source(child, reading)
            if source:
                etree.SubElement(into, "img", src=source, alt=" ".join(said.split()))
            else:
                _absent(child, into, reading)
            return
        if name == "draw:text-box":
            after.append(child)
            return
        if name in LEFT_OUT:
            reading.told.setdefault(LEFT_OUT[name])
            _say(mark_of("the drawing", ""), into, reading, {})
            return


def _absent(image: Any, into: Any, reading: Reading) -> None:
    """Words that wait for a picture which is not here."""
    file = re.split(r"[/\\\\]", image.get(q("xlink:href"), "").rstrip("/"))[-1][:40]
    waiting = mark_of("the picture", file)
    reading.told.setdefault(ABSENT.format(f" ({file})" if file else "", waiting))
    _say(waiting, into, reading, {})


def _source(image: Any, reading: Reading) -> str:
    """The name of a picture among those of the document; nothing when it lies elsewhere, or is damaged."""
    data, address = image.findtext("office:binary-data", None, NS), image.get(q("xlink:href"), "").removeprefix("./")
    try:
        content = reading.parts.get(address, b"") if data is None else base64.b64decode(data)
    except (binascii.Error, ValueError):
        content = b""
    if not content:
        return ""
    name = f"picture-{len(reading.pictures) + 1}"
    reading.pictures[name] = content
    return name


def changes(region: Any) -> tuple[dict[str, Any], set[str]]:
    """What reviewers cut, by the name of the change, and the names of what they put in."""
    deleted: dict[str, Any] = {}
    inserted: set[str] = set()
    for changed in () if region is None else region:
        name = changed.get(q("text:id")) or changed.get("{http://www.w3.org/XML/1998/namespace}id", "")
        gone = changed.find("text:deletion", NS)
        if gone is not None:
            deleted[name] = gone
        elif changed.find("text:insertion", NS) is not None:
            inserted.add(name)
    return deleted, inserted
