"""A web page (.html, .htm) -> a Document: one from Google Docs, Word, Outlook, LibreOffice, or any other."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any

from lxml import etree, html

from edgepress.importers import Document, Unreadable
from edgepress.importers.page_body import blocks, notes
from edgepress.importers.page_notes import find_notes
from edgepress.importers.page_styles import read_rules
from edgepress.importers.page_words import Reading

MAX_PAGE = 12 * 1024 * 1024  # bytes: a page with its pictures written into it has five
MAX_DEPTH = 120  # elements inside each other; the deepest page of a newspaper stays below 60
MAX_ELEMENTS = 40_000  # the longest report has ten thousand
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
NOBODY = "There are no words in this page. Ask for the file with the text in it."
DEEP = "Its parts lie too deep inside each other to be a text. Copy its words into a new document and import that."
KINDS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a packed file"), (b"\xd0\xcf\x11\xe0", "a document in an old format"))
PLAIN = re.compile(rb"<(?:p|div|body|html|span|h[1-6]|table|b|ul|ol|meta|article|!doctype)\b", re.I)


def read(data: bytes, name: str, beside: Callable[[str], bytes | None] = lambda _: None) -> Document:
    """The document in a web page. `beside` gives a file that lies near it, by its address. Raises Unreadable."""
    root = _tree(_text(data))
    sheets = "\n".join(style.text or "" for style in root.iter("style"))
    body, told = _middle(root)
    reading = Reading(read_rules(sheets), find_notes(body), beside, told)
    made = html.Element("div")
    blocks(body, made, reading, {})
    _tidy(made)
    notes(made, reading)
    if not "".join(made.itertext()).strip() and not reading.pictures:
        raise Unreadable(NOBODY)
    inner = (made.text or "") + "".join(html.tostring(child, encoding="unicode") for child in made)
    title = " ".join((root.findtext(".//title") or "").split())
    authors = tuple(_meta(root, "author")[:1])
    return Document(
        name, inner, reading.pictures, title, authors, (root.get("lang") or body.get("lang") or "").strip(), tuple(told)
    )


def _text(data: bytes) -> str:
    """The page as text, in the letters that it says it is written in."""
    if not data.strip(b"\x00 \r\n\t"):
        raise Unreadable("This file is empty. Save the page again and send that.")
    if len(data) > MAX_PAGE:
        raise Unreadable(
            f"This page has {len(data) // 2**20} MB; {MAX_PAGE // 2**20} MB is the most. Send it without its pictures."
        )
    for begin, kind in KINDS:
        if data.startswith(begin):
            raise Unreadable(
                f"This is {kind} that was renamed. Give it the ending that it had, or send the text itself."
            )
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _plain(data.decode(encoding, "replace"))
    said = CHARSET.search(data[:8192])
    for encoding in (said[1].decode("ascii") if said else "utf-8", "utf-8"):
        try:
            return _plain(data.decode(encoding))
        except (LookupError, UnicodeError):
            continue
    return _plain(data.decode("windows-1252", "replace"))


def _plain(text: str) -> str:
    """Without the signs that no tree may hold. Raises Unreadable for what is no page."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]", "", text)
    if not PLAIN.search(text[:20_000].encode("utf-8", "replace")):
        raise Unreadable(
            "This is not a web page, whatever its name says. Send the text as a Word file, or as plain Markdown."
        )
    return re.sub(r"<!\[[^\]>]{0,80}\]>|<\?xml[^>]{0,200}>", "", text)  # <![if !supportLists]> and its end


def _tree(text: str) -> Any:
    """The elements of the page. Nothing of it is fetched, and no name is looked up. Raises Unreadable."""
    if text.count("<") > 3 * MAX_ELEMENTS:
        raise Unreadable(f"It has more than {MAX_ELEMENTS:,} parts, far more than a text. Split it into several.")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(NOBODY) from None
    _look(root)
    return root


def _look(root: Any) -> None:
    """Whether the page can be a text: so many parts, so deep. Raises Unreadable."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Unreadable(DEEP)


def _middle(root: Any) -> tuple[Any, dict[str, None]]:
    """The text of the page, where the page itself says which part that is; and what was said of it."""
    body = root.find(".//body")
    body = root if body is None else body
    for tag in ("article", "main"):
        found = [part for part in body.iter(tag) if len("".join(part.itertext()).split()) > 20]
        if len(found) == 1:
            return found[0], {"Only the middle of the web page was taken, not what stands round it.": None}
    return body, {}


def _tidy(made: Any) -> None:
    """Without paragraphs that hold nothing, and without the line above notes that stand elsewhere now."""
    for paragraph in list(made.iter("p")):
        if (
            not "".join(paragraph.itertext()).strip()
            and paragraph.find(".//img") is None
            and paragraph.find(".//sup") is None
        ):
            paragraph.getparent().remove(paragraph)
    for listed in made.iter("ul", "ol"):
        listed.attrib.pop("id", None)
    while len(made) and made[-1].tag == "hr":
        made.remove(made[-1])


def _meta(root: Any, name: str) -> list[str]:
    found = (meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == name)
    return [" ".join(words.split()) for words in found if words.strip()]
