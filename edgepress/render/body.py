"""The body of a page, as web and feeds need it: its tags changed in a few places for each. See `email_body` for emails."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from edgepress.model import Asset, Issue, Page
from edgepress.render.picture import is_tall, prints

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TAG = re.compile(r'<(a|img|table|th)((?: [a-z-]+="[^"]*")*)>|</(a|table)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_IN_ADDRESS = "@/:=?;#%&,+!*'()~$[]"  # may stand in an address as it is (RFC 3986)
DATA = {"class": "data"}
SCROLL = {"class": "scroll", "role": "group", "tabindex": "0"}


# An email's columns in points, where a theme says nothing: all of it, its text, one of two halves, a tall picture. Word
# widens the email for a picture that is wider than the text.
WIDTHS: Mapping[str, int] = {"column": 600, "text": 544, "half": 272, "tall": 352}


class Places(NamedTuple):
    """Where things of an issue stand on the web, as addresses a page may use: absolute, or relative to the page."""

    page: str
    issue: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a body needs to know to be set: its issue, the words for "table" and the like, its direction, an email's widths."""

    issue: Issue
    say: Callable[..., str]
    direction: str = "ltr"
    widths: Mapping[str, int] = field(default_factory=lambda: WIDTHS)


def for_web(page: Page, frame: Frame, places: Places, absolute: bool = False) -> str:
    """The body for a web page: pictures in several widths, tables that scroll, links that lead where they should."""
    setter = _Web(frame, places, absolute)
    return _TAG.sub(setter.tag, page.html.replace("&nbsp;", "\u00a0")).strip()


def tree(html: str) -> Any:
    """A body as an lxml element; its tag is div."""
    return _html().fragment_fromstring(html, create_parent="div") if html.strip() else _html().Element("div")


def _html() -> Any:
    from lxml import html

    return html


def address(href: str | None, issue: Issue, places: Places, absolute: bool) -> str | None:
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


def asset_at(src: str | None, issue: Issue) -> Asset | None:
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
            href = address(values.get("href"), self.frame.issue, self.places, self.absolute)
            self.nowhere = href is None
            return "" if href is None else _tag("a", {**values, "href": href})
        if name == "img":
            return self._picture(values)
        if name == "th":
            return _tag("th", {**values, "scope": "col"})
        return _tag("div", SCROLL | {"aria-label": self.frame.say("table")}) + _tag("table", values | DATA)

    def _picture(self, values: dict[str, str]) -> str:
        asset = asset_at(values.get("src"), self.frame.issue)
        if asset is None:
            return f"<em>{gone(values.get('alt', ''))}</em>"
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


def gone(description: str) -> str:
    """What stands in the place of a picture that cannot be shown: its description, so that no word is lost."""
    return escape(f"[{description}]", quote=False) if description else ""
