"""The parts of a Word document, made ready for mammoth: what it would drop, publish or fetch is put into words before."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from lxml import etree

from edgepress.importers import Unreadable, safe
from edgepress.importers.changes import mark_changes, remarks_in
from edgepress.importers.furnish import A, Relations, furnish
from edgepress.importers.numbering import Lists, our_lists
from edgepress.importers.styles import W, name_styles, val

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_REL = f"{_RELS}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROGRAMS = (".bin", ".ttf", ".odttf", ".fntdata")
_OTHER = {
    "xl/workbook.xml": "This is a table from Excel. Copy the rows that matter into a Word document.",
    "ppt/presentation.xml": "These are slides from PowerPoint. Copy their words into a Word document.",
    "content.xml": "This is a document from LibreOffice. Give it the ending .odt, or save it as .docx.",
    "META-INF/container.xml": "This is an electronic book (EPUB). Copy its text into a Word document.",
}


def main_part(parts: Mapping[str, bytes]) -> str:
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


def prepare(parts: dict[str, bytes], main: str) -> tuple[str, ...]:
    """Put into words what mammoth would drop, publish or fetch, in the text and in the notes; the answer says what.

    Changes the parts in place. Raises Unreadable for one that is not as parts of documents are.
    """
    said = dict.fromkeys(_macros(parts))
    folder = posixpath.dirname(main)
    trees = {name: safe.tree(part) for name, part in parts.items() if name.lower().endswith((".xml", ".rels"))}

    def say(sentence: str) -> None:
        said[sentence] = None

    styles = trees.get(f"{folder}/styles.xml")
    _texts(parts, trees, main, say)
    if _has_furniture(trees):
        say("What stands at the top and the foot of its pages was left out.")
    if styles is not None:
        name_styles(styles)
        parts[f"{folder}/styles.xml"] = _written(styles)
    _number(parts, main)
    return tuple(said)


def _macros(parts: dict[str, bytes]) -> Iterator[str]:
    """Take out what a document would run, and say so."""
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        yield "It held macros, which are small programs. They were left out."
    for name in [name for name in parts if name.lower().endswith(_PROGRAMS)]:
        del parts[name]


def _texts(parts: dict[str, bytes], trees: Mapping[str, Any], main: str, say: Callable[[str], None]) -> None:
    """The text, the footnotes and the endnotes, with all that mammoth would not see in them put into words."""
    folder = posixpath.dirname(main)
    styles = trees.get(f"{folder}/styles.xml")
    remarks = remarks_in(trees.get(f"{folder}/comments.xml"), trees.get(f"{folder}/commentsExtended.xml"), say)
    lists = Lists(trees.get(f"{folder}/numbering.xml"), styles)
    names = _names(styles)
    for name in (main, f"{folder}/footnotes.xml", f"{folder}/endnotes.xml"):
        if name in trees:
            relations = _relations(parts, name)
            furnish(trees[name], relations, partial(_words, parts, folder, relations), names, say)
            mark_changes(trees[name], remarks)
            lists.settle(trees[name])
            parts[name] = _written(trees[name])
    if lists.lettered:
        say("A list was counted with letters or Roman figures. It has ordinary figures now.")


def _names(styles: Any) -> dict[str, str]:
    found = styles.iter(f"{W}style") if styles is not None else ()
    return {style.get(f"{W}styleId") or "": val(style, "name") for style in found}


def _written(tree: Any) -> bytes:
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _words(parts: Mapping[str, bytes], folder: str, relations: Relations, id: str) -> str:
    """The words of a drawing that lies in a part of its own."""
    target = posixpath.normpath(posixpath.join(folder, relations[id][1])) if id in relations else ""
    found = safe.tree(parts[target]).iter(f"{A}t") if target in parts else ()
    return "; ".join(words for t in found if (words := (t.text or "").strip()))


def _has_furniture(trees: Mapping[str, Any]) -> bool:
    pages = (tree for name, tree in trees.items() if re.search(r"/(?:header|footer)\d*\.xml$", name))
    return any("".join(t.text or "" for t in page.iter(f"{W}t")).strip() for page in pages)


def _number(parts: dict[str, bytes], main: str) -> None:
    """Our own two lists in place of the document's."""
    folder, _, file = main.rpartition("/")
    parts[f"{folder}/numbering.xml"] = our_lists()
    rels = f"{folder}/_rels/{file}.rels"
    tree = safe.tree(parts[rels]) if rels in parts else etree.Element(f"{_RELS}Relationships")
    known = [r for r in tree.iter(_REL) if (r.get("Type") or "").endswith("/numbering")]
    for relation in known:
        relation.getparent().remove(relation)
    etree.SubElement(tree, _REL, Id="rIdOurLists", Type=f"{_OFFICE}/numbering", Target="numbering.xml")
    parts[rels] = _written(tree)


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
