"""The body of a page, set for an email: a tree of what Word knows, which is tables and cells."""

from __future__ import annotations

from typing import Any

from edgepress.model import Page
from edgepress.render.body import DATA, SCROLL, Frame, Places, address, asset_at, gone, tree
from edgepress.render.picture import is_tall, prints, shown_size

LAYOUT = {"role": "presentation", "cellpadding": "0", "cellspacing": "0", "border": "0"}
GUTTER = 16  # points between two columns
SHARP = 2  # pixels for a point: the screens of phones have two or three, and more would only be waited for
WIDE = LAYOUT | {"width": "100%"}
_LAYOUT = " ".join(f'{name}="{value}"' for name, value in LAYOUT.items())


def ghost(width: int, direction: str) -> str:
    """A cell that only Outlook on Windows sees: it makes no columns of anything else. `next_ghost` and `GHOST_END` follow."""
    way = ' dir="rtl"' if direction == "rtl" else ""
    return f'[if mso]><table {_LAYOUT}{way}><tr><td width="{width}" valign="top"><![endif]'


def next_ghost(width: int, valign: str = "top") -> str:
    """The cell beside it."""
    return f'[if mso]></td><td width="{width}" valign="{valign}"><![endif]'


GHOST_END = "[if mso]></td></tr></table><![endif]"


def for_email(page: Page, frame: Frame, places: Places) -> Any:
    """The body for an email: tables for layout, pictures of one width, absolute addresses, headings one level down."""
    root = tree(page.html)
    for element in list(root.iter()):
        tag = element.tag
        if tag == "a" and element.get("class") == "footnote-backref":
            element.drop_tree()  # it would lead out of the email, to the place in the archive that readers just left
        elif tag == "a":
            href = address(element.get("href"), frame.issue, places, absolute=True)
            if href is None:
                element.drop_tag()
            else:
                element.set("href", href)
        elif tag == "img":
            _picture(element, frame, places)
        elif tag == "figure":
            _figure(element, frame)
        elif tag == "table":
            _table(element, frame.say("table"))
        else:
            _block(element, tag)
    return root


def steps(root: Any) -> Any:
    """Each numbered list as a table of large numbers: no mail client lets a sheet set the numbers of a list."""
    from lxml.builder import E

    for numbered in root.findall("ol"):
        first = int(numbered.get("start", "1"))
        items = numbered.findall("li")
        for item in items:
            item.tag = "td"
            item.set("class", "step")
        shape = {"class": "step-no", "width": "56" if first + len(items) <= 10 else "92"}
        rows = (E.tr(E.td(str(n), shape), item) for n, item in enumerate(items, first))
        table = E.table(*rows, WIDE | {"class": "steps"})
        table.tail = numbered.tail
        root.replace(numbered, table)
    return root


def written(*elements: Any, text: str | None = "") -> str:
    """Elements as HTML, with what stands between them, after `text`."""
    from lxml import etree

    first = (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join([first, *(etree.tostring(e, method="html", encoding="unicode") for e in elements)]).strip()


def _html() -> Any:
    from lxml import html

    return html


def _picture(element: Any, frame: Frame, places: Places) -> None:
    asset = asset_at(element.get("src"), frame.issue)
    if asset is None:
        marker = _html().fragment_fromstring(f"<em>{gone(element.get('alt', ''))}</em>")
        marker.tail = element.tail
        element.getparent().replace(element, marker)
        return
    beside = any(e.get("class") == "tall-cell" for e in element.iterancestors("td"))
    room = frame.widths["tall"] - GUTTER if beside else frame.widths["text"]
    made = prints(frame.issue.slug, asset)
    best = next((one for one in made if one.width >= SHARP * room), made[-1])
    width, height = shown_size(best, room)
    element.set("src", places.issue + best.name)
    element.set("width", str(width))
    element.set("height", str(height))
    element.set("class", "picture")


def _figure(element: Any, frame: Frame) -> None:
    """A picture with its caption below it; beside it, where the picture is tall and both have room."""
    caption = element.find("figcaption")
    if caption is not None:
        caption.tag = "p"
        caption.set("class", "caption")
    asset = asset_at(next(element.iter("img")).get("src"), frame.issue)
    best = prints(frame.issue.slug, asset)[-1] if asset else None
    _box(element, "figure")
    if caption is not None and best and is_tall(best.width, best.height) and best.width > frame.widths["tall"]:
        _beside(element[0][0], frame)


def _beside(cell: Any, frame: Frame) -> None:
    """What stands in a cell, all but the last beside the last: two columns that a phone puts one under the other."""
    from lxml.builder import E
    from lxml.etree import Comment

    *shown, caption = list(cell)
    tall, text = frame.widths["tall"], frame.widths["text"]
    cell.set("class", "columns")
    cell[:] = [
        Comment(ghost(tall, frame.direction)),
        E.div(E.table(E.tr(E.td(*shown, {"class": "tall-cell"})), WIDE), {"class": "tall"}),
        Comment(next_ghost(text - tall, "bottom")),
        E.div(caption, {"class": "beside"}),
        Comment(GHOST_END),
    ]


def _table(element: Any, label: str) -> None:
    for cell in element.iter("th"):
        cell.set("scope", "col")
    element.attrib.update(DATA | {"cellpadding": "0", "cellspacing": "0", "border": "0", "width": "100%"})
    for cell in element.iter("td", "th"):
        last = "" if cell.getnext() is not None else " last"
        cell.set("class", f"cell {cell.attrib.pop('align', '')}{last}")
    box = _html().Element("div", SCROLL | {"aria-label": label})
    box.tail, element.tail = element.tail, None
    element.getparent().replace(element, box)
    box.append(element)


def _block(element: Any, tag: str) -> None:
    """Word (Outlook on Windows) knows tables and cells; what else has a border or a ground becomes one."""
    if tag in ("h2", "h3", "h4", "h5"):
        element.tag = f"h{int(tag[1]) + 1}"
        element.attrib.pop("id", None)
    elif tag == "blockquote":
        _quoted(element)
        _box(element, "quote")
    elif tag == "pre":
        _box(element, "code")
    elif tag == "div" and element.get("class") == "footnote":
        _box(element, "notes")
    elif tag in ("li", "sup") and element.get("id"):
        del element.attrib["id"]
    elif tag == "hr" and element.getparent() is not None and element.getparent().get("class") == "notes-cell":
        element.getparent().remove(element)


def _quoted(quote: Any) -> None:
    """Name the paragraphs of a quote, and the last one when it says whose words they are: — Ada, nurse."""
    paragraphs = list(quote.iter("p"))
    for paragraph in paragraphs:
        paragraph.set("class", "quoted")
    if len(paragraphs) > 1 and (paragraphs[-1].text or "").lstrip().startswith(("—", "–")):
        paragraphs[-1].set("class", "quoted signed")


def _box(element: Any, name: str) -> None:
    """Turn an element into a table of one cell that holds what it held."""
    html = _html()
    cell = html.Element("td")
    cell.set("class", f"{name}-cell")
    holder = html.Element("pre") if name == "code" else cell
    holder.text = element.text
    holder.extend(list(element))
    if holder is not cell:
        cell.append(holder)
    row = html.Element("tr")
    row.append(cell)
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "table"
    element.attrib.update(WIDE | {"class": name})
    element.append(row)
