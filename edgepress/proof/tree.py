"""The text of an email -> its elements and words, each with its place.

HTML is read as mail programs read it: tags that may be left out are added, and what closes nothing is passed over. Places
are offsets in code points, so that a finding can point at a sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # HTML, 13.1.2
_BLOCKS = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main "
    "menu nav ol p pre section table ul".split()
)  # HTML, 13.1.2.4: what ends a paragraph whose end was left out
# What ends an element whose end was left out, and the element that it must stand in for that.
_ENDED_BY = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "option": ({"option"}, {"select"}),
    "td": ({"td", "th", "tr", "tbody", "thead", "tfoot"}, {"table"}),
    "th": ({"td", "th", "tr", "tbody", "thead", "tfoot"}, {"table"}),
    "tr": ({"tr", "tbody", "thead", "tfoot"}, {"table"}),
    "p": (_BLOCKS, {"td", "th", "table", "div", "body", "li", "blockquote", "section", "article"}),
}
# What an end tag cannot reach through: </p> in a cell does not close a paragraph round the table.
_WALLS = {tag: frozenset({"table"}) for tag in ("td", "th", "tr", "tbody", "thead", "tfoot")}
_WALL = frozenset({"td", "th", "table"})


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


def read(text: str) -> Element:
    """The document. Its tag is `#document`; what stands outside of <html> stands in it."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    return reader.done()


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
    """All words inside that can be seen or heard, each with the element that holds it: no sheet, no title, no script."""
    for element in (top, *every(top)):
        if element.tag in ("style", "script", "title", "noscript", "xml"):
            continue
        if any(a.tag in ("noscript", "xml", "title") for a in above(element)):
            continue
        for part in element.content:
            if isinstance(part, Run):
                yield part, element


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


class _Reader(HTMLParser):
    """Builds the tree while the standard library's reader walks through the text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.size = len(text)
        self.starts = _line_starts(text)
        self.top = Element("#document", {}, 0, 0)
        self.open = [self.top]
        self.words: tuple[str, int, Element] | None = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, after what it ends."""
        start = self._at()
        self._settle(start)
        self._imply(tag, start)
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        inner = start + len(self.get_starttag_text() or "")
        element = Element(tag, first, start, inner, self.open[-1])
        self.open[-1].content.append(element)
        if tag in VOID:
            element.close = element.end = inner
        else:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """<br/> is <br>; <o:p/> is empty; <td/> is <td>, as HTML says."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and ":" in tag:
            self._shut(len(self.open) - 1, self._at(), self.open[-1].inner)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest that is open, unless a wall stands between."""
        self._settle(self._at())
        walls = _WALLS.get(tag, _WALL if tag != "table" else frozenset())
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                at = self._at()
                self._shut(depth, at, self._end_of(at, tag))
                return
            if self.open[depth].tag in walls:
                return

    def handle_data(self, data: str) -> None:
        """Keep words with their place; where they end is known when something else begins."""
        self._settle(self._at())
        self.words = (data, self._at(), self.open[-1])

    def handle_comment(self, data: str) -> None:
        """Only ends what stands before it."""
        self._settle(self._at())

    def handle_decl(self, decl: str) -> None:
        """The same."""
        self._settle(self._at())

    def handle_pi(self, data: str) -> None:
        """The same."""
        self._settle(self._at())

    def unknown_decl(self, data: str) -> None:
        """The same, of <![if !mso]>."""
        self._settle(self._at())

    def _settle(self, at: int) -> None:
        if self.words is not None:
            text, start, holder = self.words
            holder.content.append(Run(text, start, at))
            self.words = None

    def _end_of(self, at: int, tag: str) -> int:
        return min(self.size, at + len(tag) + 3)

    def _imply(self, tag: str, at: int) -> None:
        """Close what ends where another begins."""
        for depth in range(len(self.open) - 1, 0, -1):
            ended = _ENDED_BY.get(self.open[depth].tag)
            if ended and tag in ended[0]:
                self._shut(depth, at, at)
                if tag not in ("tr", "tbody", "thead", "tfoot"):
                    return
            elif self.open[depth].tag in ("table", "ul", "ol", "dl", "td", "th", "div", "select"):
                return

    def _shut(self, depth: int, close: int, end: int) -> None:
        for element in self.open[depth:]:
            element.close, element.end = close, close
        self.open[depth].end = end
        del self.open[depth:]

    def done(self) -> Element:
        """The document, with all that was left open closed at its end."""
        self._settle(self.size)
        for element in self.open:
            element.close = element.end = self.size
        return self.top


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
