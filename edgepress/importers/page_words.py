"""The words of a web page, and the few marks of them that are kept: emphasis, links, notes, remarks, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from edgepress.importers import REVIEW, SAID, SAID_END
from edgepress.importers.furnish import mark_of
from edgepress.importers.page_notes import Notes, called_by, is_remark, is_way_back
from edgepress.importers.page_pictures import bytes_of, called
from edgepress.importers.page_styles import MARKS, Rules, hidden, marked, styled

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "script style head title template meta link base noscript datalist param source track colgroup".split()
)
DROPPED = {
    **dict.fromkeys(
        ("iframe", "object", "embed", "applet"), "Something from another page was left out. Link to it instead."
    ),
    **dict.fromkeys(("video", "audio"), "A film or a sound was left out. Link to it instead."),
    **dict.fromkeys(("canvas", "svg"), "A drawing was left out. Save it as a picture and put it in again."),
    "math": "A formula was left out. Write it in words.",
    **dict.fromkeys(("button", "select", "input", "textarea"), "A form was left out. Link to it instead."),
    "nav": "The menu of the web page was left out.",
}
HIDDEN = "Words that the page hides were left out."
NOWHERE = "Some links lead only to places on the computer of whoever wrote this. Their words stay."
ABROAD = re.compile(r"(?:https?://|mailto:|tel:)", re.I)
SPACE = re.compile(r"[ \t\r\n\f]+")
BRACES = str.maketrans("{}", "()")  # they would end the remark


class Reading:
    """What is carried along while a page is read."""

    def __init__(
        self, rules: Rules, notes: Notes, beside: Callable[[str], bytes | None], told: dict[str, None]
    ) -> None:
        self.rules, self.notes, self.beside, self.told = rules, notes, beside, told
        self.pictures: dict[str, bytes] = {}
        self.names: dict[bytes, str] = {}
        self.called: list[str] = []
        self.open: Any = None

    def tell(self, sentence: str) -> None:
        """Say once what was left out."""
        self.told.setdefault(sentence)

    def keep(self, picture: bytes) -> str:
        """The name of a picture among those of the document, which it joins."""
        name = self.names.setdefault(picture, f"picture-{len(self.names) + 1}")
        self.pictures[name] = picture
        return name


def inline(element: Any, into: Any, reading: Reading, marks: dict[str, bool]) -> None:
    """The words of an element and what stands among them."""
    style = styled(element, reading.rules)
    if element.tag in UNSEEN or element.tag in DROPPED:
        if element.tag in DROPPED:
            reading.tell(DROPPED[element.tag])
        return
    if hidden(element, style):
        tell_hidden(element, reading)
        return
    if element.tag in ("br", "img"):
        _lone(element, into, reading)
        return
    block = element.tag in BLOCK
    marks = marks if block else {**marks, **marked(element, style)}
    into = _linked(element, into, reading) if element.tag == "a" else into
    if into is None:
        return
    gap = style.get("mso-spacerun") == "yes"  # Word's way of writing two spaces
    say(" " if gap else element.text, into, marks)
    for child in element:
        if isinstance(child.tag, str):
            inline(child, into, reading, marks)
        say(child.tail, into, marks)


def tell_hidden(child: Any, reading: Reading) -> None:
    """Say that hidden words were left out, where there were words."""
    if "".join(child.itertext()).strip():
        reading.tell(HIDDEN)


def _lone(element: Any, into: Any, reading: Reading) -> None:
    if element.tag == "br":
        etree.SubElement(into, "br")
        return
    picture, told = bytes_of(element, reading.beside)
    if picture:
        words = " ".join((element.get("alt") or element.get("title") or "").split())
        etree.SubElement(into, "img", src=reading.keep(picture), alt=words)
    elif told:
        waiting = mark_of("the picture", called(element))
        reading.tell(told.format(waiting))
        say(waiting, into, {})


def _linked(link: Any, into: Any, reading: Reading) -> Any:
    """Where the words of a link go; nowhere when it only leads to a note or back."""
    if is_way_back(link):
        return None
    note = called_by(link, reading.notes)
    if note and is_remark(note):
        say(_remark(reading.notes.called[note]), into, {}, plain=True)
        return None
    if note:
        if note not in reading.called:
            reading.called.append(note)
        etree.SubElement(into, "sup").set("data-note", note)
        return None
    address = unwrapped((link.get("href") or "").strip())
    if ABROAD.match(address):
        return etree.SubElement(into, "a", href=address)
    if address and not address.startswith("#"):
        reading.tell(NOWHERE)
    return into


def unwrapped(address: str) -> str:
    """The address that a link by Google Docs leads to in the end."""
    try:
        parts = urlsplit(address)
        if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
            asked = parse_qs(parts.query)
            return (asked.get("q") or asked.get("url") or [address])[0]
    except ValueError:
        return ""
    return address


def _remark(body: Any) -> str:
    """What somebody remarked, without the sign that leads back to where."""
    said = " ".join("".join(_without_ways_back(body)).split()).translate(BRACES)
    return f"{SAID}{said}{SAID_END}" if said else ""


def _without_ways_back(body: Any) -> list[str]:
    words: list[str] = []
    for event, part in etree.iterwalk(body, events=("start", "end")):
        if event == "start" and not any(is_way_back(a) for a in part.iterancestors("a")) and not is_way_back(part):
            words.append(part.text or "")
        if event == "end" and part is not body:
            words.append(part.tail or "")
        if event == "end" and part.tag in ("p", "div"):
            words.append(" ")
    return words


def say(words: str | None, into: Any, marks: dict[str, bool], plain: bool = False) -> None:
    """Put words at the end of an element, marked."""
    if not words:
        return
    words = words if plain else "".join(sign for sign in SPACE.sub(" ", words) if sign not in REVIEW)
    place = into
    for mark in MARKS:
        if marks.get(mark):
            place = etree.SubElement(place, mark)
    if len(place):
        place[-1].tail = (place[-1].tail or "") + words
    else:
        place.text = (place.text or "") + words
