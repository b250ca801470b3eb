"""The body of a page, as web, feed and email need it: its tags changed in a few places for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from edgepress.model import Asset, Issue, Page
from edgepress.render.picture import EMAIL_WIDTH, is_tall, prints, shown_size

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TAG = re.compile(r'<(a|img|table|th)((?: [a-z-]+="[^"]*")*)>|</(a|table)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_IN_ADDRESS = "@/:=?;#%&,+!*'()~$[]"  # may stand in an address as it is (RFC 3986)
_DATA = {"class": "data"}
_SCROLL = {"class": "scroll", "role": "group", "tabindex": "0"}


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
    setter = _Web(frame, places, absolute)
    return _TAG.sub(setter.tag, page.html.replace("&nbsp;", "\u00a0")).strip()


def for_email(page: Page, frame: Frame, places: Places) -> str:
    """The body for an email: tables for layout, pictures of one width, absolute addresses, headings one level down."""
    return _serialise(_set(page, frame, places))


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


def _set(page: Page, frame: Frame, places: Places) -> Any:
    root = tree(page.html)
    for element in list(root.iter()):
        tag = element.tag
        if tag == "a":
            href = _address(element.get("href"), frame.issue, places, absolute=True)
            if href is None:
                element.drop_tag()
            else:
                element.set("href", href)
        elif tag == "img":
            _email_picture(element, frame.issue, places)
        elif tag == "table":
            _table(element, frame.say("table"))
        else:
            _email_block(element, tag)
    return root


def _address(href: str | None, issue: Issue, places: Places, absolute: bool) -> str | None:
    """Where a link leads from the page; None for a link that leads nowhere."""
    if href is None or _SCHEME.match(href):
        return href
    if href.startswith("#"):
        return places.page + href if absolute else href
    return own_address(href, issue, places)


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


def _asset(src: str | None, issue: Issue) -> Asset | None:
    """The picture at an address; None where there is none that can be shown."""
    asset = issue.assets.get(unquote(src or "").removeprefix("./"))
    return asset if asset and asset.format else None


class _Web:
    """Sets the tags of one body for the web, one after the other. nh3 writes each of them in one and the same way."""

    def __init__(self, frame: Frame, places: Places, absolute: bool) -> None:
        self.frame, self.places, self.absolute = frame, places, absolute
        self.nowhere = False  # whether the link that is open leads nowhere, and so is none

    def tag(self, match: re.Match[str]) -> str:
        """One tag as the page has it."""
        name, written, end = match.groups()
        if end == "a":
            return "" if self.nowhere else match[0]
        if end == "table":
            return "</table></div>"
        values = {key: unescape(value) for key, value in _ATTRIBUTE.findall(written)}
        if name == "a":
            href = _address(values.get("href"), self.frame.issue, self.places, self.absolute)
            self.nowhere = href is None
            return "" if href is None else _tag("a", {**values, "href": href})
        if name == "img":
            return self._picture(values)
        if name == "th":
            return _tag("th", {**values, "scope": "col"})
        return _tag("div", _SCROLL | {"aria-label": self.frame.say("table")}) + _tag("table", values | _DATA)

    def _picture(self, values: dict[str, str]) -> str:
        asset = _asset(values.get("src"), self.frame.issue)
        if asset is None:
            return f"<em>{_gone(values.get('alt', ''))}</em>"
        made = prints(self.frame.issue.slug, asset)
        best, home = made[-1], self.places.issue
        widths = ", ".join(f"{home}{p.name} {p.width}w" for p in made)
        several = {"srcset": widths, "sizes": "(min-width: 52rem) 48rem, 100vw"} if len(made) > 1 else {}
        tall = {"class": "tall"} if is_tall(best.width, best.height) else {}
        size = {**tall, "width": str(best.width), "height": str(best.height)}
        return _tag(
            "img", {**values, "src": home + best.name, **several, **size, "loading": "lazy", "decoding": "async"}
        )


def _tag(name: str, values: Mapping[str, str]) -> str:
    """A tag with its attributes; in addresses, what is no letter of theirs is written as percent signs and digits."""
    written = {**values, **{key: quote(values[key], _IN_ADDRESS) for key in ("href", "src") if key in values}}
    attributes = [f' {key}="{escape(value)}"' for key, value in written.items()]
    return f"<{name}{''.join(attributes)}>"


def _gone(description: str) -> str:
    """What stands in the place of a picture that cannot be shown: its description, so that no word is lost."""
    return escape(f"[{description}]", quote=False) if description else ""


def _email_picture(element: Any, issue: Issue, places: Places) -> None:
    asset = _asset(element.get("src"), issue)
    if asset is None:
        marker = _html().fragment_fromstring(f"<em>{_gone(element.get('alt', ''))}</em>")
        marker.tail = element.tail
        element.getparent().replace(element, marker)
        return
    best = prints(issue.slug, asset)[-1]
    width, height = shown_size(best, EMAIL_WIDTH)
    element.set("src", places.issue + best.name)
    element.set("width", str(width))
    element.set("height", str(height))
    element.set("class", "picture")


def _table(element: Any, label: str) -> None:
    for cell in element.iter("th"):
        cell.set("scope", "col")
    element.attrib.update(_DATA | {"cellpadding": "0", "cellspacing": "0", "border": "0", "width": "100%"})
    for cell in element.iter("td", "th"):
        last = "" if cell.getnext() is not None else " last"
        cell.set("class", f"cell {cell.get('align', '')}{last}")
    box = _html().Element("div", _SCROLL | {"aria-label": label})
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
    element.attrib.update(
        {"role": "presentation", "class": name, "cellpadding": "0", "cellspacing": "0", "border": "0", "width": "100%"}
    )
    element.append(row)
