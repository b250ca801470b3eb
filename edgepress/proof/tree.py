"""The text of an email -> its elements and words, each with its place.

HTML is read as mail programs read it: tags that may be left out are added, and what closes nothing is passed over. Places
are offsets in code points, so that a finding can point at a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # HTML, 13.1.2
_BLOCKS = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main "
    "menu nav ol p pre section table ul".split()
)  # HTML, 13.1.2.4: what ends a paragraph whose end was left out
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
# What ends an element whose end was left out.
_ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "td": _ROWS | {"td", "th"},
    "th": _ROWS | {"td", "th"},
    "tr": _ROWS,
    "tbody": frozenset({"tbody", "thead", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "p": _BLOCKS,
    "a": frozenset({"a"}),  # a link holds no other (HTML, 13.2.6.4.7)
}
_ENDING = frozenset().union(*_ENDED_BY.values())
_HOLDERS = frozenset({"table", "ul", "ol", "dl", "td", "th", "div", "select"})  # what nothing inside ends
_RAW = frozenset(
    {"style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}
)  # HTML, 13.1.2: no tags
# What an end tag cannot reach through: </p> in a cell does not close a paragraph round the table.
_WALLS = {tag: frozenset({"table"}) for tag in ("td", "th", "tr", "tbody", "thead", "tfoot")}
_WALL = frozenset({"td", "th", "table"})

_TAG = re.compile(r"<(?=[A-Za-z!?]|/.)", re.S)
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_EMPTY = re.compile(r"<!--(?:-?>|(?=--!>)--!>)")
# An attribute, or the end of the tag: its name, and where it has a value, the quote that the value stands in, which may be none.
_ATTRIBUTE = re.compile(r"""[\s/]*(?:>|\Z|(=?[^\s/>=]*)(?:\s*=\s*(["']?))?)""")
_BARE = re.compile(r"[^\s>]*")


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Words between two tags: as they are read, and from where to where they stand."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """One element. Its start tag reaches from `start` to `inner`, its end tag from `close` to `end`, as offsets.

    `tag` and the names of `attrib` are in lower case. `content` holds elements and runs of words in their order.
    `places` are from where to where the value of each attribute stands, as it is written.
    The names `tag`, `attrib`, `text`, `tail`, `get` and iteration are those of ElementTree, so that selectors can be matched.
    """

    tag: str
    attrib: dict[str, str]
    start: int
    inner: int
    parent: Element | None = None
    content: list[Element | Run] = field(default_factory=list)
    close: int = 0
    end: int = 0
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return self.attrib.get(name, default)

    def __iter__(self) -> Iterator[Element]:
        """Its children."""
        return (child for child in self.content if isinstance(child, Element))

    def __len__(self) -> int:
        """How many children it has."""
        return sum(isinstance(child, Element) for child in self.content)

    def __bool__(self) -> bool:
        """True: an element without children is one, too."""
        return True

    @property
    def text(self) -> str:
        """The words before its first child."""
        first = self.content[0] if self.content else None
        return first.text if isinstance(first, Run) else ""

    @property
    def tail(self) -> str:
        """Nothing: words stand in the content of whoever holds them."""
        return ""


_SILENT = frozenset(("style", "script", "title", "noscript", "xml"))  # what no reader sees or hears


def read(text: str) -> Element:
    """The document. Its tag is `#document`; what stands outside of <html> stands in it."""
    return _Reader(text).read()


def every(top: Element, *tags: str) -> Iterator[Element]:
    """All elements inside, in the order of the document; only those of some tags where tags are named."""
    stack = [iter(top)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        if not tags or element.tag in tags:
            yield element
        stack.append(iter(element))


def runs(top: Element) -> Iterator[tuple[Run, Element]]:
    """All words inside that can be seen or heard, in the order of the document, each with the element that holds it.

    No sheet, no title, no script.
    """
    if any(element.tag in _SILENT for element in (top, *above(top))):
        return
    stack = [(iter(top.content), top)]
    while stack:
        parts, element = stack[-1]
        part = next(parts, None)
        if part is None:
            stack.pop()
        elif isinstance(part, Run):
            yield part, element
        elif part.tag not in _SILENT:
            stack.append((iter(part.content), part))


def words(top: Element) -> str:
    """The words inside, with single spaces."""
    return " ".join(" ".join(run.text for run, _ in runs(top)).split())


def above(element: Element) -> Iterator[Element]:
    """What it stands in, the innermost first, without the document."""
    at = element.parent
    while at is not None and at.parent is not None:
        yield at
        at = at.parent


def within(element: Element, *tags: str) -> Element | None:
    """The nearest of some tags that it stands in."""
    return next((a for a in above(element) if a.tag in tags), None)


class _Reader:
    """Walks through the text once, as HTML, 13.2.5, tells its tokens apart, and builds the tree.

    The standard library's reader takes minutes for 100 KB of tags that never end; here, such a tag ends the document.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.top = Element("#document", {}, 0, 0)
        self.open = [self.top]

    def read(self) -> Element:
        """The document, with all that was left open closed at its end."""
        at, size = 0, len(self.text)
        while at < size:
            sign = _TAG.search(self.text, at)
            start = sign.start() if sign else size
            if start > at:
                self._words(at, start)
            at = self._token(start) if start < size else size
        for element in self.open:
            element.close = element.end = size
        return self.top

    def _token(self, start: int) -> int:
        """Take the comment or the tag that begins here; the offset after it."""
        second = self.text[start + 1]
        if second in "!?" or (second == "/" and not _NAME.match(self.text, start + 2)):
            return self._comment(start)
        name = _NAME.match(self.text, start + (2 if second == "/" else 1))
        assert name is not None  # the sign was looked for with a letter behind it
        tag = name[0].lower()
        attrib, places, end = self._attributes(name.end())
        if end < 0:
            return len(self.text)  # a tag that never ends shows nothing
        if second == "/":
            self._close(tag, start, end)
            return end
        return self._begin(Element(tag, attrib, start, end, places=places))

    def _comment(self, start: int) -> int:
        if not self.text.startswith("<!--", start):
            end = self.text.find(">", start)
            return end + 1 if end >= 0 else len(self.text)
        short = _EMPTY.match(self.text, start)
        if short:
            return short.end()
        end = self.text.find("-->", start + 4)
        return end + 3 if end >= 0 else len(self.text)

    def _attributes(self, at: int) -> tuple[dict[str, str], dict[str, tuple[int, int]], int]:
        """The attributes from an offset on, where their values stand, and the offset after the tag; -1 where it has no end."""
        attrib: dict[str, str] = {}
        places: dict[str, tuple[int, int]] = {}
        while (found := _ATTRIBUTE.match(self.text, at)) is not None:
            at = found.end()
            if found[1] is None:
                return attrib, places, at if found[0].endswith(">") else -1
            name, value = found[1].lower(), (at, at)
            if found[2] is not None:
                quote = found[2]
                end = self.text.find(quote, at) if quote else _BARE.match(self.text, at).end()  # type: ignore[union-attr]
                if end < 0:
                    return attrib, places, -1
                value, at = (at, end), end + len(quote)
            if name not in attrib:
                attrib[name], places[name] = unescape(self.text[slice(*value)]), value
        return attrib, places, -1

    def _begin(self, element: Element) -> int:
        """Open an element, after what it ends; the offset after it, or after its words where these are no HTML."""
        tag, inner = element.tag, element.inner
        self._imply(tag, element.start)
        element.parent = self.open[-1]
        self.open[-1].content.append(element)
        element.close = element.end = inner
        if tag in VOID or (":" in tag and self.text[inner - 2] == "/"):
            return inner
        self.open.append(element)
        if tag not in _RAW:
            return inner
        closing = re.compile(rf"</{tag}(?=[\s/>])", re.I).search(self.text, inner)
        end = closing.start() if closing else len(self.text)
        if end > inner:
            raw = self.text[inner:end]
            element.content.append(Run(unescape(raw) if tag in ("title", "textarea") else raw, inner, end))
        return end

    def _words(self, start: int, end: int) -> None:
        self.open[-1].content.append(Run(unescape(self.text[start:end]), start, end))

    def _close(self, tag: str, start: int, end: int) -> None:
        """Close the nearest that is open, unless a wall stands between; what closes nothing is passed over."""
        walls = _WALLS.get(tag, _WALL if tag != "table" else frozenset())
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                self._shut(depth, start, end)
                return
            if self.open[depth].tag in walls:
                return

    def _imply(self, tag: str, at: int) -> None:
        """Close what ends where another begins."""
        if tag not in _ENDING:
            return
        for depth in range(len(self.open) - 1, 0, -1):
            ended = _ENDED_BY.get(self.open[depth].tag)
            if ended and tag in ended:
                self._shut(depth, at, at)
                if tag not in ("tr", "tbody", "thead", "tfoot"):
                    return
            elif self.open[depth].tag in _HOLDERS:
                return

    def _shut(self, depth: int, close: int, end: int) -> None:
        for element in self.open[depth:]:
            element.close, element.end = close, close
        self.open[depth].end = end
        del self.open[depth:]
