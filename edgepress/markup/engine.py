"""Python-Markdown and nh3, each set up once and used for every body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from html import unescape
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from edgepress.markup import blocks, inline
from edgepress.markup.habits import Fences, Habits, Spaces
from edgepress.markup.typography import set_type
from edgepress.source import NO_CHARACTERS, TO_DIAL

# attr_list is not loaded: it writes event handlers. md_in_html and def_list are not: nobody asked, and both are deep.
_ALLOWED: dict[str, set[str]] = {
    "a": {"href", "title", "class", "id"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    "div": {"class"},
    "th": {"align"},
    "td": {"align"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_PLAIN = "p em strong code pre blockquote ul table thead tbody tr hr br figure figcaption del sub".split()
_UNSEEN = re.compile(r"[\x00-\x20]")
_NUMBER_TO_DIAL = re.compile(TO_DIAL)
_SCHEMES = {"https", "http", "mailto", "tel"}

# Elements that begin a line of their own in the HTML that is made, and after which one ends.
_LINES = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tr th td div hr figure br".split())
_MANY_BLANKS = re.compile(r"\n(?:[ \t]*\n){3,}")
# What Python-Markdown sets aside until the end.
STASHED = re.compile("\x02(?:(\\d+)|wzxhzdk:(\\d+)|(amp)|[^\x02\x03]*)\x03")
# What stands in no text, and can be written as a code, such as &#7;: a feed with one of these cannot be read by anybody.
_NO_CHARACTER = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{NO_CHARACTERS}]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[0-9a-z]{1,31});", re.I)


class Tree(NamedTuple):
    """A body as Markdown made it: links (address, words), pictures (src, description, caption), headings, clean HTML."""

    html: str
    links: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, str, str], ...]
    headings: tuple[tuple[int, str], ...]
    words: int


class _Unescape(UnescapeTreeprocessor):
    """Python-Markdown's own, where anything is escaped at all."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        markdown: Any = self.md  # its lines are no part of what it promises in types
        if any("\\" in line or "*|" in line for line in markdown.lines):
            super().run(root)


class _Finish(Treeprocessor):
    """The last pass over the tree: type, figures, names of headings, and what a check may want to look at."""

    language = "en"

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        set_type(root, self.language)
        self.links: list[tuple[str, str]] = []
        self.pictures = [(p.get("src", ""), p.get("alt", ""), _caption(p)) for p in root.iter("img")]
        self.headings: list[tuple[int, str]] = []
        names: dict[str, int] = {}
        for element in root.iter():
            tag = element.tag
            if tag in _LINES:
                _break_lines(element)
            if tag == "p":
                _figure(element, self.language)
            elif tag == "a" and "footnote" not in element.get("class", ""):
                self.links.append((element.get("href", ""), self._text(element)))
                _dial_no_more_than_a_number(element)
            elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._heading(element, names)
        words = "".join(root.itertext())
        self.words = len((STASHED.sub("", words) if STX in words else words).split())

    def _heading(self, element: Element, names: dict[str, int]) -> None:
        level, words = int(element.tag[1]), self._text(element)
        self.headings.append((level, words))
        element.tag = f"h{max(2, level)}"  # level 1 is the title's
        name = slug(words) or "part"
        names[name] = names.get(name, 0) + 1
        element.set("id", name if names[name] == 1 else f"{name}-{names[name]}")

    def _text(self, element: Element) -> str:
        """The words of an element as a reader sees them."""
        return shown("".join(element.itertext()), self.md.htmlStash.rawHtmlBlocks).strip()


def _dial_no_more_than_a_number(link: Element) -> None:
    """A telephone link keeps its address if that is a number: other signs make a telephone do things by itself."""
    address = _UNSEEN.sub("", shown(link.get("href", "")))
    if address[:4].lower() == "tel:":
        link.set("href", address)
        if not _NUMBER_TO_DIAL.fullmatch(address[4:]):
            del link.attrib["href"]


def _break_lines(element: Element) -> None:
    """One block a line, so that the HTML can be read and compared by people."""
    if not element.tail or not element.tail.strip():
        element.tail = "\n"
    elif element.tag == "br":
        element.tail = f"\n{element.tail}"
    if len(element):
        if element.tag == "pre":
            code = element[0]  # of indented code; fenced code is not in the tree
            code.text = AtomicString((code.text or "").rstrip() + "\n")
        elif element[0].tag in _LINES and element.tag != "br" and not (element.text or "").strip():
            element.text = "\n"


def _caption(picture: Element) -> str:
    return re.sub(r"\\(?=[\"'])", "", picture.get("title", ""))


def _figure(paragraph: Element, language: str) -> None:
    """A picture alone in its paragraph, linked or not, is a figure; its title is its caption."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return
    inner = paragraph[0]
    picture = (
        inner[0] if inner.tag == "a" and len(inner) == 1 and not (inner.text or inner[0].tail or "").strip() else inner
    )
    if picture.tag != "img":
        return
    paragraph.tag = "figure"
    caption = _caption(picture)
    picture.attrib.pop("title", None)
    if caption:
        SubElement(paragraph, "figcaption").text = caption
        set_type(paragraph, language)


def shown(text: str, stash: Sequence[Any] = ()) -> str:
    """A stretch of the tree as readers and browsers see it: escaped signs and entities are the letters they stand for."""

    def letters(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1]))
        kept = stash[int(match[2])] if match[2] and int(match[2]) < len(stash) else "&" if match[3] else ""
        return kept if isinstance(kept, str) and len(kept) < 40 else ""

    if "\x02" in text:
        text = STASHED.sub(letters, text)
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def slug(words: str) -> str:
    """Words as a part of a web address: letters and digits of any script, hyphens between."""
    plain = unicodedata.normalize("NFC", words).lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:60].strip("-")


class _House(Extension):
    """What is left out of Python-Markdown, and our own last pass."""

    def extendMarkdown(self, md: Markdown) -> None:
        """HTML is not read (it was taken out before), and type is set after all inline marks were read."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(Habits(md), "habits", 27)  # before fenced code, at 25
        md.preprocessors.register(Spaces(md), "normalize_whitespace", 30)
        md.preprocessors.register(Fences(md, FencedCodeExtension().getConfigs()), "fenced_code_block", 25)
        md.treeprocessors.deregister("prettify")  # done by our own last pass, which sees every element anyway
        md.treeprocessors.register(_Finish(md), "finish", 5)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        inline.use(md)


@cache
def _markdown() -> Markdown:
    extensions: list[Any] = [
        FootnoteExtension(BACKLINK_TEXT="↩", BACKLINK_TITLE=""),
        TableExtension(use_align_attribute=True),
        AbbrExtension(),
        SaneListExtension(),
        _House(),
    ]
    md = Markdown(extensions=extensions, output_format="html")
    blocks.use(md)
    return md


@cache
def _cleaner() -> Any:
    attributes = {tag: set(names) for tag, names in _ALLOWED.items()}
    return nh3.Cleaner(
        tags={*_ALLOWED, *_PLAIN},
        attributes=attributes,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def convert(text: str, language: str) -> Tree:
    """Markdown without HTML -> a clean tree. Raises RecursionError for marks too deep inside each other."""
    markdown = _markdown()
    finish: Any = markdown.treeprocessors["finish"]
    finish.language = language
    markdown.reset()
    html = markdown.convert(_MANY_BLANKS.sub("\n\n\n", text))
    clean = _cleaner().clean(html)
    if "&#" in text:
        clean = _NO_CHARACTER.sub("", clean)
    return (
        Tree(clean, tuple(finish.links), tuple(finish.pictures), tuple(finish.headings), finish.words)
        if html
        else _EMPTY
    )


_EMPTY = Tree("", (), (), (), 0)
