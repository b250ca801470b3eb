"""A Word document -> a Document. Alone knows mammoth."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import html as lxml_html

from edgepress.diagnostics import Stop
from edgepress.importers import Document, Unreadable, safe
from edgepress.importers.numbering import number_lists
from edgepress.importers.office import main_part, prepare
from edgepress.importers.styles import STYLE_MAP, W

MAX_PIECES = 60_000  # paragraphs and runs of words: a novel has a tenth, and mammoth takes a second for five thousand
_PIECE = re.compile(rb"<(?:\w{1,20}:)?[pr][ />]")
_DC = "{http://purl.org/dc/elements/1.1/}"
_NO_TEXT = "There are no words in this document. Ask for the file with the text in it."
_ODD = "This document is put together in a way that cannot be read. Open it in Word, save it again and send that."
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?")  # en, sr-Latn, en-NZ
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What mammoth raises for documents that keep to no rule.
_SLIPS = (KeyError, IndexError, ValueError, AttributeError, TypeError, RecursionError, OSError)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a .docx. Raises Unreadable, and Stop where mammoth is not installed."""
    parts = safe.unpack(data)
    main = main_part(parts)
    said = prepare(parts, main)
    if sum(1 for _ in _PIECE.finditer(parts[main])) > MAX_PIECES:
        raise Unreadable("It is longer than an article can be. Split it into several documents.")
    html, pictures = _converted(safe.pack(parts))
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    _notes(root)
    number_lists(root)
    if not "".join(root.itertext()).strip() and not pictures:
        raise Unreadable(_NO_TEXT)
    title, authors = _properties(parts)
    inner = (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root)
    return Document(name, inner, pictures, title, authors, _language(parts, main), said)


def _converted(data: bytes) -> tuple[str, dict[str, bytes]]:
    try:
        import mammoth
    except ImportError:
        raise Stop("Word files need one more part of the press. To get it: pip install 'edgepress[docx]'") from None
    pictures: dict[str, bytes] = {}

    def keep(image: Any) -> dict[str, str]:
        name = f"picture-{len(pictures) + 1}"
        pictures[name] = _bytes(image)
        return {"src": name}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLE_MAP,
            convert_image=mammoth.images.img_element(keep),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except _SLIPS:
        raise Unreadable(_ODD) from None
    return _NOT_XML.sub("", made.value), pictures


def _bytes(image: Any) -> bytes:
    """A picture; nothing for one that is named and is not there."""
    try:
        with image.open() as file:
            data: bytes = file.read()
            return data
    except (KeyError, OSError):
        return b""


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
    """The language that most of the words are in, as far as the document says: Word marks what is typed in another one."""
    styles = parts.get(f"{posixpath.dirname(main)}/styles.xml")
    default = safe.tree(styles).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles else None
    usual = (default.get(f"{W}val") or "") if default is not None else ""
    counts: Counter[str] = Counter()
    for run in safe.tree(parts[main]).iter(f"{W}r"):
        said = run.find(f"{W}rPr/{W}lang")
        language = (said.get(f"{W}val") if said is not None else "") or usual
        counts[language] += sum(len(words.text or "") for words in run.iter(f"{W}t"))
    most = counts.most_common(1)
    return most[0][0] if most and _TAG.fullmatch(most[0][0]) else ""
