"""The paragraphs, lists and tables of an OpenDocument text, in the shape of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from edgepress.importers import Unreadable
from edgepress.importers.odt_styles import NS, name_of, q
from edgepress.importers.odt_words import LEFT_OUT, Reading, change, deletion, frame, inline

MOST_REPEATED = 50  # cells that stand for themselves again: a sheet says "a thousand more of these" in one word
MOST_CELLS = 20_000  # of all tables together: what is more was never typed by a person
INSIDE = ("text:section", "text:index-body", "text:numbered-paragraph", "draw:text-box", "text:bibliography", "draw:g")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def blocks(parent: Iterable[Any], out: Any, reading: Reading, depth: int = 1, style: str = "") -> None:
    """Put what stands in a part of the text into a tree, block by block."""
    for element in parent:
        name = name_of(element)
        if name in ("text:p", "text:h"):
            _paragraph(element, out, reading)
        elif name == "text:list":
            _list(element, out, reading, depth, element.get(q("text:style-name")) or style)
        elif name == "table:table":
            _table(element, out, reading)
        elif name == "draw:frame":
            boxes: list[Any] = []
            frame(element, etree.SubElement(out, "p"), boxes, reading)
            blocks(boxes, out, reading)
        elif name in ("text:change-start", "text:change-end"):
            change(element, reading)
        elif name == "text:change":
            deletion(element, etree.SubElement(out, "p"), reading)
        elif name in INSIDE:
            blocks(element, out, reading, depth, style)
        elif name in LEFT_OUT:
            reading.told.setdefault(LEFT_OUT[name])
        elif name.startswith("draw:"):
            blocks(element, out, reading)


def _paragraph(element: Any, out: Any, reading: Reading) -> None:
    style = element.get(q("text:style-name"), "")
    kind = reading.styles.paragraph(style)
    level = element.get(q("text:outline-level"), "1")
    if element.tag == q("text:h") and kind != "Title":
        kind = f"h{min(int(level), 6)}" if level.isdecimal() and len(level) < 3 and level != "0" else "h1"
    tag = kind if kind in HEADINGS else "p"
    into = etree.SubElement(out, "blockquote") if kind == "Quote" else out
    paragraph = etree.SubElement(into, tag)
    if kind in ("Title", "Subtitle", "Caption", "Byline"):
        paragraph.set("class", kind.lower())
    boxes: list[Any] = []
    marks = reading.styles.words("paragraph", style) if tag == "p" else {}
    inline(element, paragraph, boxes, reading, marks)
    if kind == "Caption":
        _apart(paragraph)
    blocks(boxes, into, reading)
    if len(paragraph) == 0 and not (paragraph.text or "").strip():
        into.remove(paragraph)


def _apart(caption: Any) -> None:
    """A picture that stands in the paragraph of its caption: it gets one of its own, above."""
    for image in list(caption.iter("img")):
        tail, image.tail = image.tail, None
        before = image.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            caption.text = (caption.text or "") + (tail or "")
        alone = etree.Element("p")
        alone.append(image)
        caption.addprevious(alone)


def _list(element: Any, out: Any, reading: Reading, depth: int, style: str) -> None:
    numbers = depth in reading.styles.numbered.get(style, ())
    goes_on = numbers and element.get(q("text:continue-numbering")) == "true" and depth == 1
    made = etree.SubElement(out, "ol" if numbers else "ul")
    first = element.find("text:list-item", NS)
    start = reading.counts.get("items", 0) + 1 if goes_on else 1
    given = "" if first is None else first.get(q("text:start-value"), "")
    start = int(given) if given.isdecimal() and len(given) < 6 else start
    if numbers and start != 1:
        made.set("start", str(start))
    for item in element:
        if name_of(item) in ("text:list-item", "text:list-header"):
            blocks(item, etree.SubElement(made, "li"), reading, depth + 1, style)
    if numbers and depth == 1:
        reading.counts["items"] = start - 1 + len(made)


def _table(element: Any, out: Any, reading: Reading) -> None:
    made = etree.SubElement(out, "table")
    for head, row in _rows(element, False):
        line = etree.SubElement(made, "tr")
        for cell in row:
            if name_of(cell) == "table:table-cell":
                for _ in range(_number(cell, "table:number-columns-repeated")):
                    reading.counts["cells"] = reading.counts.get("cells", 0) + 1
                    if reading.counts["cells"] > MOST_CELLS:
                        raise Unreadable(f"Its tables have more than {MOST_CELLS:,} cells. Keep the rows that matter.")
                    _cell(cell, etree.SubElement(line, "th" if head else "td"), reading)


def _rows(element: Any, head: bool) -> Iterator[tuple[bool, Any]]:
    for child in element:
        name = name_of(child)
        if name == "table:table-row":
            yield from [(head, child)] * _number(child, "table:number-rows-repeated")
        elif name in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child, head or name == "table:table-header-rows")


def _cell(cell: Any, made: Any, reading: Reading) -> None:
    for name, said in (("table:number-columns-spanned", "colspan"), ("table:number-rows-spanned", "rowspan")):
        if _number(cell, name) > 1:
            made.set(said, str(_number(cell, name)))
    blocks(cell, made, reading)


def _number(element: Any, name: str) -> int:
    said = element.get(q(name), "1")
    return min(int(said), MOST_REPEATED) if said.isdecimal() and len(said) < 9 else 1


def notes(body: Any, reading: Reading) -> None:
    """Footnotes and endnotes, in the order in which they are called: a note may call another one."""
    for number, note in enumerate(reading.notes, 1):
        said = etree.SubElement(body, "aside")
        said.set("data-note", str(number))
        if note is not None:
            blocks(note, said, reading)
