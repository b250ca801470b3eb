"""A finished email as the proofs read it: its text, its elements, its sheets, and what is known of where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape

from edgepress.clients import NO_CLIENTS, Clients
from edgepress.model import Issue, Settings
from edgepress.proof import conditional, tree
from edgepress.proof.conditional import Marks
from edgepress.proof.sheet import Declaration, Sheet, declarations, moved, sheet, shifted
from edgepress.proof.tree import Element
from edgepress.source import Source, Span


@dataclass(frozen=True, kw_only=True, eq=False)
class Letter:
    """A finished email. Only `html` must be there; a proof that needs more says nothing where it is missing.

    `text` is the plain-text part, `raw` the whole message as bytes where there is one. `issue` is what it was made from,
    `files` every file that was made of that issue by its path under the build folder, `before` the same HTML before its
    styles were put in. `sheet` is the theme's sheet that was put in. `lists` are lists of words by language and check.
    `clients` is what mail clients support, `readers` the share of readers of each, in percent.
    """

    html: Source
    text: Source | None = None
    raw: bytes = b""
    issue: Issue | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    sheet: Source | None = None
    settings: Settings = field(default_factory=Settings)
    lists: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    clients: Clients = NO_CLIENTS
    readers: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def marks(self) -> Marks:
        """Its conditional comments."""
        return conditional.conditionals(self.html.text)

    @cached_property
    def web(self) -> Element:
        """The document as every program but Outlook on Windows reads it."""
        return tree.read(self.html.text)

    @cached_property
    def word(self) -> Element:
        """The document as Word, and so Outlook on Windows, reads it: conditional comments opened. The same places."""
        return tree.read(conditional.as_word(self.html.text, self.marks)) if self.marks.blocks else self.web

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every <style>, also those in conditional comments, in the order in which they stand."""
        web = {e.inner: e for e in tree.every(self.web, "style")}
        word = {e.inner: e for e in tree.every(self.word, "style")}
        return tuple(self._sheet(at, web.get(at), word.get(at)) for at in sorted({*web, *word}))

    def _sheet(self, at: int, web: Element | None, word: Element | None) -> Sheet:
        element = web or word
        assert element is not None
        found = moved(sheet(self.html.text[at : element.close]), at)
        head = tree.within(element, "head") is not None
        return found._replace(
            web=web is not None, word=word is not None, in_head=head, media=element.get("media").strip()
        )

    @cached_property
    def language(self) -> str:
        """The language that it says it is in, as a BCP 47 tag; empty where it says none."""
        html = next(tree.every(self.web, "html"), None)
        return html.get("lang").strip() if html is not None else ""

    @property
    def message_path(self) -> str:
        """The path of the whole message: of an issue, the file beside its HTML; else the file that holds both."""
        if self.issue is not None:
            return self.html.path.removesuffix("index.html") + "message.eml"
        return self.html.path.removesuffix(" (HTML)")

    @cached_property
    def title(self) -> str:
        """What its <title> says."""
        found = next(tree.every(self.web, "title"), None)
        return " ".join(unescape(self.html.text[found.inner : found.close]).split()) if found else ""

    @cached_property
    def body(self) -> Element:
        """What holds all that is shown: <body>, or the whole document where there is none."""
        return next(tree.every(self.web, "body"), self.web)

    def span(self, element: Element) -> Span:
        """The start tag of an element."""
        return self.html.span(element.start, max(element.inner, element.start + 1))

    def attribute(self, element: Element, name: str) -> Span:
        """The value of an attribute, as it is written; the start tag where there is none."""
        start, end = element.places.get(name, (0, 0))
        return self.html.span(start, end) if end > start else self.span(element)

    def style(self, element: Element) -> tuple[Declaration, ...]:
        """The declarations of its style attribute, with their offsets in the letter."""
        written = element.attrib.get("style")
        if not written:
            return ()
        return shifted(declarations(written), element.places["style"][0])


def title_key(words: str) -> str:
    """By what a title is known again, whatever typography made of its quotes and spaces: its letters and digits."""
    return "".join(sign for sign in words.casefold() if sign.isalnum()) or words.strip()


def style_of(element: Element) -> Mapping[str, str]:
    """What its style attribute says in the end: each property once, the last one that stands there."""
    css = element.attrib.get("style")
    return _said(css) if css else {}


@lru_cache(maxsize=4096)
def _said(css: str) -> Mapping[str, str]:
    return {d.name: d.value for d in declarations(css)}
