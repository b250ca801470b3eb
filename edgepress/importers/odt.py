"""An OpenDocument text (.odt, .fodt) -> a Document, by what the format itself says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree, html

from edgepress.importers import Document, Unreadable, safe
from edgepress.importers.odt_body import blocks, notes
from edgepress.importers.odt_styles import NS, q, read_styles
from edgepress.importers.odt_words import Reading, changes

NO_TEXT = "There are no words in this document. Ask for the file with the text in it."
MAX_PIECES = 60_000  # paragraphs and marked words: a novel has a tenth
OTHER = {
    "spreadsheet": "This is a spreadsheet. Copy the rows that matter into a text document.",
    "presentation": "These are slides. Copy their words into a text document.",
    "graphics": "This is a drawing. Save it as a picture and put it into the folder images/ of the issue.",
}


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an .odt, or of a flat .fodt. Raises Unreadable."""
    flat = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    parts = {"content.xml": data} if flat else safe.unpack(data)
    if "content.xml" not in parts:
        raise Unreadable(f"This is an archive of files, not a text by LibreOffice. {safe.ASK}")
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts["META-INF/manifest.xml"]:
        raise Unreadable("This document is locked with a password. Take the password off and save it again.")
    roots = [safe.tree(parts[part]) for part in ("styles.xml", "content.xml") if part in parts]
    text = roots[-1].find("office:body/office:text", NS)
    if text is None:
        raise Unreadable(_what_else(roots[-1]))
    if sum(1 for _ in text.iter(q("text:p"), q("text:span"))) > MAX_PIECES:
        raise Unreadable("It is longer than an article can be. Split it into several documents.")
    made = _made(text, roots, parts)
    meta = safe.tree(parts["meta.xml"]) if "meta.xml" in parts else roots[-1]
    inner = (made[0].text or "") + "".join(html.tostring(child, encoding="unicode") for child in made[0])
    title, author = (" ".join(meta.findtext(f".//dc:{said}", "", NS).split()) for said in ("title", "creator"))
    return Document(name, inner, made[1], title, (author,) if author else (), _language(roots), tuple(made[2]))


def _what_else(content: Any) -> str:
    body = content.find("office:body", NS)
    kinds = [] if body is None else [etree.QName(child).localname for child in body if isinstance(child.tag, str)]
    return next((OTHER[kind.replace("drawing", "graphics")] for kind in kinds if kind in (*OTHER, "drawing")), NO_TEXT)


def _made(text: Any, roots: list[Any], parts: Mapping[str, bytes]) -> tuple[Any, dict[str, bytes], dict[str, None]]:
    deleted, inserted = changes(text.find("text:tracked-changes", NS))
    told: dict[str, None] = {}
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        told["It held macros, which are small programs. They were left out."] = None
    if any(
        "".join(part.itertext()).strip() for root in roots for part in root.iter(q("style:header"), q("style:footer"))
    ):
        told["What stands at the top and foot of each page was left out."] = None
    ends = frozenset(end.get(q("office:name"), "") for end in text.iter(q("office:annotation-end")))
    reading = Reading(read_styles(roots), deleted, inserted, [], [], told, {}, parts, {}, ends, {})
    body = html.Element("div")
    blocks(text, body, reading)
    notes(body, reading)
    if not "".join(body.itertext()).strip() and not reading.pictures:
        raise Unreadable(NO_TEXT)
    return body, reading.pictures, told


def _language(roots: list[Any]) -> str:
    for root in roots:
        words = root.find("office:styles/style:default-style[@style:family='paragraph']/style:text-properties", NS)
        if words is not None and words.get(q("fo:language"), "none") != "none":
            country = words.get(q("fo:country"), "none")
            return str(words.get(q("fo:language"))) + ("" if country == "none" else f"-{country}")
    return ""
