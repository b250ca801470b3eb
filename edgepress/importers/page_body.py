"""The paragraphs, lists and tables of a web page, in the shape of a Document."""

from __future__ import annotations

from typing import Any

from lxml import etree

from edgepress.importers.page_notes import google_level, list_in, place_of, word_item
from edgepress.importers.page_styles import hidden, marked, styled
from edgepress.importers.page_words import BLOCK, DROPPED, UNSEEN, Reading, inline, say, tell_hidden

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CLASSES = {
    "title": "title",
    "MsoTitle": "title",
    "subtitle": "subtitle",
    "MsoSubtitle": "subtitle",
    "MsoCaption": "caption",
    "caption": "caption",
    "wp-caption-text": "caption",
    "byline": "byline",
    "author": "byline",
}
QUOTES = ("MsoQuote", "MsoIntenseQuote")
CONTENTS = "The table of contents was left out: readers find their way by headings."


def blocks(element: Any, out: Any, reading: Reading, marks: dict[str, bool]) -> None:
    """Put what stands in a part of a page into a tree: loose words make a paragraph of their own."""
    reading.open = None
    _say(element.text, out, reading, marks)
    for child in element:
        if isinstance(child.tag, str):
            _one(child, out, reading, marks)
        _say(child.tail, out, reading, marks)
    reading.open = None


def _one(child: Any, out: Any, reading: Reading, marks: dict[str, bool]) -> None:
    """One element between blocks."""
    style = styled(child, reading.rules)
    if child in reading.notes.bodies or child.tag in UNSEEN:
        return
    if child.tag in DROPPED:
        reading.tell(DROPPED[child.tag])
    elif hidden(child, style):
        tell_hidden(child, reading)
    elif child.tag in BLOCK or _holds_blocks(child):
        reading.open = None
        _block(child, out, reading, style, marks)
        reading.open = None
    else:
        inline(child, _paragraph(out, reading), reading, marks)


def _paragraph(out: Any, reading: Reading) -> Any:
    if reading.open is None:
        reading.open = etree.SubElement(out, "p")
    return reading.open


def _say(words: str | None, out: Any, reading: Reading, marks: dict[str, bool]) -> None:
    if words and (words.strip() or reading.open is not None):
        say(words, _paragraph(out, reading), marks)


def _holds_blocks(element: Any) -> bool:
    return next(element.iterdescendants(*BLOCK), None) is not None


def _block(child: Any, out: Any, reading: Reading, style: dict[str, str], marks: dict[str, bool]) -> None:
    tag = child.tag
    if tag in ("ul", "ol"):
        _list(child, out, reading, marks)
    elif tag == "table":
        _table(child, out, reading, marks)
    elif tag == "hr":
        etree.SubElement(out, "hr")
    elif tag == "pre":
        etree.SubElement(out, "pre").text = "".join(child.itertext())
    elif tag == "blockquote":
        blocks(child, etree.SubElement(out, "blockquote"), reading, marks)
    elif tag == "li":
        blocks(child, etree.SubElement(list_in(out, "ul"), "li"), reading, marks)
    elif _holds_blocks(child):
        blocks(child, out, reading, {**marks, **marked(child, style)})
    else:
        _words(child, out, reading, style, marks)


def _words(child: Any, out: Any, reading: Reading, style: dict[str, str], marks: dict[str, bool]) -> None:
    """A block that holds words alone."""
    if _is_contents(child):
        reading.tell(CONTENTS)
        return
    item = word_item(child, style)
    if item is not None:
        kind, depth, sign = item
        into = etree.SubElement(list_in(place_of(out, depth), kind), "li")
        paragraph = etree.SubElement(into, "p")
        inline(child, paragraph, reading, {**marks, **marked(child, style)})
        _shorten(paragraph, len(sign))
        return
    names = (child.get("class") or "").split()
    kind = next((CLASSES[name] for name in names if name in CLASSES), "")
    kind = "caption" if child.tag in ("figcaption", "caption") else kind
    tag = child.tag if child.tag in HEADINGS and kind != "title" else "p"
    into = etree.SubElement(out, "blockquote") if any(name in QUOTES for name in names) else out
    paragraph = etree.SubElement(into, tag)
    if kind:
        paragraph.set("class", kind)
    inline(child, paragraph, reading, {**marks, **marked(child, style)} if tag == "p" else {"strong": False})
    if not len(paragraph) and not (paragraph.text or "").strip():
        into.remove(paragraph)


def _is_contents(paragraph: Any) -> bool:
    """Whether all words of a paragraph lead to places in the page, as in a table of contents."""
    if (paragraph.get("class") or "").startswith("MsoToc"):
        return True
    links = [a for a in paragraph.iter("a") if (a.get("href") or "").startswith(("#h.", "#_Toc", "#heading"))]
    inside = "".join("".join(a.itertext()) for a in links).split()
    return bool(inside) and "".join(inside) == "".join("".join(paragraph.itertext()).split()).replace("\xa0", "")


def _shorten(paragraph: Any, signs: int) -> None:
    """Take the bullet or the number that stands in front of the words of an item away."""
    for place in paragraph.iter():
        words = place.text or ""
        place.text, signs = words[signs:], signs - min(signs, len(words))
        if place is not paragraph:
            tail = place.tail or ""
            place.tail, signs = tail[signs:], signs - min(signs, len(tail))
        if signs <= 0:
            return


def _list(child: Any, out: Any, reading: Reading, marks: dict[str, bool]) -> None:
    google = google_level(child)
    place = place_of(out, google[1]) if google else out
    if out.tag in ("ul", "ol") and len(out):
        place = out[-1]  # a list between the items of another belongs to the item before it
    fresh = google is None or "start" in (child.get("class") or "").split()
    made = list_in(place, child.tag, google[0] if google else "", fresh)
    start = child.get("start") or ""
    if not len(made) and start.isdecimal() and len(start) < 6 and start != "1":
        made.set("start", start)
    for item in child:
        if item.tag == "li":
            style = styled(item, reading.rules)
            blocks(item, etree.SubElement(made, "li"), reading, {**marks, **marked(item, style)})
        elif item.tag in ("ul", "ol"):
            _list(item, made if len(made) else out, reading, marks)
        elif isinstance(item.tag, str):
            blocks(item, etree.SubElement(made, "li"), reading, marks)


def _table(child: Any, out: Any, reading: Reading, marks: dict[str, bool]) -> None:
    """A table; one that holds another, or has one cell, only lays out its words."""
    cells = [cell for cell in child.iter("td", "th") if next(cell.iterancestors("table")) is child]
    if len(cells) < 2 or next(child.iterdescendants("table"), None) is not None:
        for cell in cells:
            blocks(cell, out, reading, marks)
        return
    caption = child.find("caption")
    if caption is not None:
        _one(caption, out, reading, marks)
    made = etree.SubElement(out, "table")
    rows: dict[Any, Any] = {}
    for cell in cells:
        row = next(cell.iterancestors("tr"), child)
        if row not in rows:
            rows[row] = etree.SubElement(made, "tr")
        head = cell.tag == "th" or next(cell.iterancestors("thead"), None) is not None
        copy = etree.SubElement(rows[row], "th" if head else "td")
        for name in ("colspan", "rowspan"):
            if (cell.get(name) or "").strip().isdecimal():
                copy.set(name, cell.get(name).strip()[:4])
        blocks(cell, copy, reading, marks)


def notes(made: Any, reading: Reading) -> None:
    """The footnotes that were called, in that order; a note may call another."""
    done = 0
    while done < len(reading.called):
        name = reading.called[done]
        done += 1
        body = reading.notes.called[name]
        said = etree.SubElement(made, "aside")
        said.set("data-note", name)
        reading.notes.bodies.pop(body, None)
        if _holds_blocks(body):
            blocks(body, said, reading, {})
        else:
            inline(body, etree.SubElement(said, "p"), reading, {})
        _trim(said)


def _trim(said: Any) -> None:
    """No space in front of the first word of a note."""
    for part in said.iter():
        if part.text and part.text.strip():
            part.text = part.text.lstrip(" \xa0")
            return
        part.text = None
