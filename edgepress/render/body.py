"""The body of a page, as email, web and feed need it: one tree, changed in a few places for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from edgepress.model import Asset, Issue, Page
from edgepress.render.picture import EMAIL_WIDTH, is_tall, prints, shown_size

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//|^#")


class Places(NamedTuple):
    """Where things of an issue stand on the web, as addresses a page may use: absolute, or relative to the page."""

    page: str
    issue: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a body needs to know to be set: its issue, and the words for "table" and the like."""

    issue: Issue
    say: Callable[..., str]


def for_web(page: Page, frame: Frame, places: Places, absolute: bool = False) -> str:
    """The body for a web page: pictures in several widths, tables that scroll, links that lead where they should."""
    return _serialise(_set(page, frame, places, _web_picture, email=False, absolute=absolute))


def for_email(page: Page, frame: Frame, places: Places) -> str:
    """The body for an email: tables for layout, pictures of one width, absolute addresses, headings one level down."""
    return _serialise(_set(page, frame, places, _email_picture, email=True, absolute=True))


def tree(html: str) -> Any:
    """A body as an lxml element; its tag is div."""
    return _html().fragment_fromstring(html, create_parent="div") if html.strip() else _html().Element("div")


def _html() -> Any:
    from lxml import html

    return html


def _serialise(root: Any) -> str:
    from lxml import etree

    inner = [_escaped(root.text or "")]
    inner += [etree.tostring(child, method="html", encoding="unicode") for child in root]
    return "".join(inner).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _set(page: Page, frame: Frame, places: Places, picture: Any, email: bool, absolute: bool) -> Any:
    root = tree(page.html)
    for element in list(root.iter()):
        tag = element.tag
        if tag == "a":
            _link(element, frame.issue, places, absolute)
        elif tag == "img":
            picture(element, frame.issue, places)
        elif tag == "table":
            _table(element, frame, email)
        elif email:
            _email_block(element, tag)
    return root


def _link(element: Any, issue: Issue, places: Places, absolute: bool) -> None:
    href = element.get("href")
    if href is None:
        element.drop_tag()
    elif href.startswith("#"):
        if absolute:
            element.set("href", places.page + href)
    elif not _SCHEME.match(href):
        element.set("href", own_address(href, issue, places))


def own_address(href: str, issue: Issue, places: Places) -> str:
    """Where a file of the issue, or another article of it, stands on the web."""
    path, mark, fragment = href.partition("#")
    path = unquote(path).removeprefix("./")
    for article in issue.articles:
        if article.source.path.rpartition("/")[2] == path:
            return f"{places.issue}{article.name}/{mark}{fragment}"
    if path == "issue.md":
        return f"{places.issue}{mark}{fragment}"
    return f"{places.issue}files/{quote(path)}{mark}{fragment}"


def _asset(element: Any, issue: Issue) -> Asset | None:
    return issue.assets.get(unquote(element.get("src", "")).removeprefix("./"))


def _gone(element: Any) -> None:
    """A picture that cannot be shown leaves its description, so that no word is lost."""
    description = element.get("alt", "")
    parent = element.getparent()
    marker = _html().Element("em")
    marker.text = f"[{description}]" if description else ""
    marker.tail = element.tail
    parent.replace(element, marker)


def _web_picture(element: Any, issue: Issue, places: Places) -> None:
    asset = _asset(element, issue)
    if asset is None or not asset.format:
        return _gone(element)
    made = prints(issue.slug, asset)
    element.set("src", places.issue + made[-1].name)
    width, height = made[-1].width, made[-1].height
    if len(made) > 1:
        element.set("srcset", ", ".join(f"{places.issue}{p.name} {p.width}w" for p in made))
        element.set("sizes", "(min-width: 52rem) 48rem, 100vw")
    if is_tall(width, height):
        element.set("class", "tall")
    element.set("width", str(width))
    element.set("height", str(height))
    element.set("loading", "lazy")
    element.set("decoding", "async")
    return None


def _email_picture(element: Any, issue: Issue, places: Places) -> None:
    asset = _asset(element, issue)
    if asset is None or not asset.format:
        return _gone(element)
    best = prints(issue.slug, asset)[-1]
    width, height = shown_size(best, EMAIL_WIDTH)
    element.set("src", places.issue + best.name)
    element.set("width", str(width))
    element.set("height", str(height))
    element.set("class", "picture")
    return None


def _table(element: Any, frame: Frame, email: bool) -> None:
    for cell in element.iter("th"):
        cell.set("scope", "col")
    element.set("class", "data")
    box = _html().Element(
        "div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": frame.say("table")}
    )
    if email:
        element.attrib.update({"cellpadding": "0", "cellspacing": "0", "border": "0", "width": "100%"})
        for cell in element.iter("td", "th"):
            last = "" if cell.getnext() is not None else " last"
            cell.set("class", f"cell {cell.get('align', '')}{last}")
    box.tail, element.tail = element.tail, None
    element.getparent().replace(element, box)
    box.append(element)


def _email_block(element: Any, tag: str) -> None:
    """Word (Outlook on Windows) knows tables and cells; what else has a border or a ground becomes one."""
    if tag in ("h2", "h3", "h4", "h5"):
        element.tag = f"h{int(tag[1]) + 1}"
        element.attrib.pop("id", None)
    elif tag == "blockquote":
        _box(element, "quote")
    elif tag == "figure":
        _box(element, "figure")
    elif tag == "figcaption":
        element.tag = "p"
        element.set("class", "caption")
    elif tag == "pre":
        _box(element, "code")
    elif tag == "div" and element.get("class") == "footnote":
        _box(element, "notes")
    elif tag in ("li", "sup") and element.get("id"):
        del element.attrib["id"]
    elif tag == "hr" and element.getparent() is not None and element.getparent().get("class") == "notes-cell":
        element.getparent().remove(element)


def _box(element: Any, name: str) -> None:
    """Turn an element into a table of one cell that holds what it held."""
    inside = name == "code"
    html = _html()
    cell = html.Element("td")
    cell.set("class", f"{name}-cell")
    if inside:
        kept = html.Element("pre")
        kept.text = element.text
        for child in list(element):
            kept.append(child)
        cell.append(kept)
    else:
        cell.text = element.text
        for child in list(element):
            cell.append(child)
    row = html.Element("tr")
    row.append(cell)
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "table"
    element.attrib.update(
        {"role": "presentation", "class": name, "cellpadding": "0", "cellspacing": "0", "border": "0", "width": "100%"}
    )
    element.append(row)
