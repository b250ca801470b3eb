"""What a style of an OpenDocument text means for readers: a heading, a title, bold words, a list with numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from edgepress.importers.styles import kind_of

NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
GENERATIONS = 30  # a style that is further down than this goes in circles
MARKS = ("strong", "em", "s", "sup", "sub")  # from the outside in
KINDS = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Author": "Byline",
    **dict.fromkeys(("Caption", "Illustration", "Figure", "Drawing", "Table"), "Caption"),
    **dict.fromkeys(("Quotations", "Quote", "Intense_20_Quote", "Block_20_Quotation"), "Quote"),
}


class Style(NamedTuple):
    """A style as it is written: its parent, the level of its headings, and what it does to words, on (True) or off."""

    parent: str
    level: int
    marks: dict[str, bool]
    named: bool
    hidden: bool


class Styles(NamedTuple):
    """The styles of a text, by family and name; and which levels of its list styles have numbers."""

    by_name: dict[tuple[str, str], Style]
    numbered: dict[str, frozenset[int]]

    def line(self, name: str) -> Iterator[tuple[str, Style]]:
        """A style of paragraphs and those that it comes from."""
        for _ in range(GENERATIONS):
            style = self.by_name.get(("paragraph", name))
            yield name, style or Style("", 0, {}, True, False)
            if style is None or not style.parent:
                return
            name = style.parent

    def paragraph(self, name: str) -> str:
        """Title, Subtitle, Byline, Caption, Quote, h1 to h6, or nothing: what a paragraph of this style is."""
        for called, style in self.line(name):
            if style.level:
                return f"h{min(style.level, 6)}"
            if called in KINDS:
                return KINDS[called]
            own = kind_of(called.replace("_20_", " "))
            if own:
                return own.replace("heading ", "h") if own.startswith("h") else "" if own == "code" else own.title()
        return ""

    def words(self, family: str, name: str) -> dict[str, bool]:
        """What is done to the words. A paragraph's named style is its look, and only what somebody set there is meant."""
        found: dict[str, bool] = {}
        for _ in range(GENERATIONS):
            style = self.by_name.get((family, name))
            if style is None or (family == "paragraph" and style.named):
                break
            found = {**style.marks, **found}
            name = style.parent
        return found

    def hidden(self, name: str) -> bool:
        """Whether words of this style are not shown."""
        style = self.by_name.get(("text", name))
        return style is not None and style.hidden


def q(name: str) -> str:
    """text:p -> the name of the element as lxml says it."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def name_of(element: Any) -> str:
    """The name of an element, as text:p; nothing for what is none."""
    if not isinstance(element.tag, str):
        return ""
    uri, _, local = element.tag[1:].partition("}")
    return next((f"{prefix}:{local}" for prefix, known in NS.items() if known == uri), f"math:{local}")


def read_styles(roots: Iterable[Any]) -> Styles:
    """All styles of the parts of a text: styles.xml first, then content.xml."""
    by_name: dict[tuple[str, str], Style] = {}
    numbered: dict[str, frozenset[int]] = {}
    for root in roots:
        for element in root.iter(q("style:style")):
            by_name[(element.get(q("style:family"), ""), element.get(q("style:name"), ""))] = _style(element)
        for element in root.iter(q("text:list-style")):
            numbered[element.get(q("style:name"), "")] = frozenset(_levels(element))
    return Styles(by_name, numbered)


def _style(element: Any) -> Style:
    words = element.find("style:text-properties", NS)
    level = element.get(q("style:default-outline-level"), "")
    return Style(
        element.get(q("style:parent-style-name"), ""),
        int(level) if level.isdecimal() and len(level) < 3 else 0,
        {} if words is None else dict(_marks(words)),
        not (element.getparent() is not None and element.getparent().tag == q("office:automatic-styles")),
        words is not None and words.get(q("text:display")) == "none",
    )


def _marks(words: Any) -> Iterator[tuple[str, bool]]:
    weight, slant = words.get(q("fo:font-weight")), words.get(q("fo:font-style"))
    if weight:
        yield "strong", weight in ("bold", "600", "700", "800", "900")
    if slant:
        yield "em", slant in ("italic", "oblique")
    struck = words.get(q("style:text-line-through-style")) or words.get(q("style:text-line-through-type"))
    if struck:
        yield "s", struck != "none"
    place = (words.get(q("style:text-position")) or "").split(" ")[0]
    if place:
        yield "sup", place == "super" or (place.endswith("%") and not place.startswith(("-", "0")))
        yield "sub", place == "sub" or place.startswith("-")


def _levels(element: Any) -> Iterator[int]:
    for level in element.iterfind("text:list-level-style-number", NS):
        number = level.get(q("text:level"), "1")
        if level.get(q("style:num-format")) and number.isdecimal() and len(number) < 3:
            yield int(number)
