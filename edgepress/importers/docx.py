"""A Word document -> a Document. Alone knows mammoth."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from edgepress.importers import Document, Unreadable, safe
from edgepress.importers.changes import mark_changes
from edgepress.importers.furnish import furnish
from edgepress.importers.styles import STYLE_MAP, W, name_styles

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NO_TEXT = "There are no words in this document. Ask for the file with the text in it."
_OTHER = {
    "xl/workbook.xml": "This is a table from Excel. Copy the rows that matter into a Word document.",
    "ppt/presentation.xml": "These are slides from PowerPoint. Copy their words into a Word document.",
    "content.xml": "This is a document from LibreOffice. Give it the ending .odt, or save it as .docx.",
    "META-INF/container.xml": "This is an electronic book (EPUB). Copy its text into a Word document.",
}


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a .docx. Raises Unreadable."""
    parts = safe.unpack(data)
    main = _main(parts)
    said: dict[str, None] = {}
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        said["It held macros, which are small programs. They were left out."] = None
    parts = {part: content for part, content in parts.items() if not part.lower().endswith((".bin", ".ttf", ".odttf"))}
    document = safe.tree(parts[main])
    _prepared(parts, main, document, said)
    parts[main] = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    html, pictures = _converted(safe.pack(parts))
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    _notes(root)
    if not "".join(root.itertext()).strip() and not pictures:
        raise Unreadable(_NO_TEXT)
    title, authors = _properties(parts)
    inner = (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root)
    return Document(name, inner, pictures, title, authors, _language(parts, main), tuple(said))


def _main(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the text."""
    for name, sentence in _OTHER.items():
        if name in parts:
            raise Unreadable(sentence)
    rels = parts.get("_rels/.rels")
    for relation in safe.tree(rels).iter(_REL) if rels else ():
        target = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
        if (relation.get("Type") or "").endswith("/officeDocument") and target in parts:
            return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise Unreadable(f"This is an archive of files, not a Word document. {safe.ASK}")


def _prepared(parts: dict[str, bytes], main: str, document: Any, said: dict[str, None]) -> None:
    """What mammoth would drop or fetch is put into words, in the text and in the notes."""
    folder = posixpath.dirname(main)
    texts = {main: document}
    for name in ("footnotes", "endnotes", "comments"):
        if f"{folder}/{name}.xml" in parts:
            texts[f"{folder}/{name}.xml"] = safe.tree(parts[f"{folder}/{name}.xml"])
    styles = f"{folder}/styles.xml"
    if styles in parts:
        sheet = safe.tree(parts[styles])
        name_styles(sheet)
        parts[styles] = etree.tostring(sheet)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name not in texts:
            safe.tree(part)  # all that is refused is refused here
    relations = _relations(parts, main)
    numbering = safe.tree(parts[f"{folder}/numbering.xml"]) if f"{folder}/numbering.xml" in parts else None
    remarks = texts.pop(f"{folder}/comments.xml", None)
    for name, text in texts.items():
        furnish(text, relations if name == main else _relations(parts, name), numbering, said)
        mark_changes(text, remarks)
        parts[name] = etree.tostring(text, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str, bool]]:
    """What a part points to, by id: the kind, where, and whether that lies outside of the document."""
    folder, _, file = name.rpartition("/")
    rels = parts.get(f"{folder}/_rels/{file}.rels")
    found = safe.tree(rels).iter(_REL) if rels else ()
    return {
        r.get("Id") or "": (
            (r.get("Type") or "").rpartition("/")[2],
            r.get("Target") or "",
            r.get("TargetMode") == "External",
        )
        for r in found
    }


def _converted(data: bytes) -> tuple[str, dict[str, bytes]]:
    import mammoth

    pictures: dict[str, bytes] = {}

    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                content = file.read()
        except (KeyError, OSError):  # it is named, and is not there
            content = b""
        name = f"picture-{len(pictures) + 1}"
        pictures[name] = content
        return {"src": name}

    made = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=STYLE_MAP,
        convert_image=mammoth.images.img_element(keep),
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", made.value), pictures


def _notes(root: Any) -> None:
    """Mammoth's notes, which are links there and back, in our shape."""
    for link in root.xpath(".//sup/a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]"):
        sup = link.getparent()
        sup.set("data-note", link.get("href")[1:])
        sup.remove(link)
    for item in root.xpath("./ol/li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]"):
        for back in item.xpath(".//a[contains(@href, 'note-ref-')]"):
            before = back.getprevious()
            if before is not None and before.tail:
                before.tail = before.tail.rstrip()
            back.getparent().remove(back)
        item.tag = "aside"
        item.set("data-note", item.get("id"))
    for notes in [ol for ol in root.findall("ol") if ol.find("aside") is not None]:
        notes.tag = "div"


def _properties(parts: Mapping[str, bytes]) -> tuple[str, tuple[str, ...]]:
    """The title and the authors that the file's own properties name."""
    if "docProps/core.xml" not in parts:
        return "", ()
    core = safe.tree(parts["docProps/core.xml"])
    title, creator = (" ".join((core.findtext(f"{_DC}{name}") or "").split()) for name in ("title", "creator"))
    return title, tuple(part.strip() for part in creator.split(";") if part.strip())


def _language(parts: Mapping[str, bytes], main: str) -> str:
    """The language that most of the words are in, as far as the document says."""
    styles = parts.get(f"{posixpath.dirname(main)}/styles.xml")
    if not styles:
        return ""
    found = safe.tree(styles).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return (found.get(f"{W}val") or "") if found is not None else ""
