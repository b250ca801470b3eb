"""Word documents for tests: made with python-docx, with what it cannot write put in as XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document as Word
from docx.oxml import parse_xml
from PIL import Image

from edgepress.importers import Submission
from edgepress.importers.article import Place, submission
from edgepress.importers.docx import read

SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W_NOTES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def element(xml: str) -> Any:
    """An element of Word's XML, with the prefixes that Word uses."""
    tag = xml[1:].split(">")[0].split(" ")[0].rstrip("/")
    return parse_xml(xml.replace(f"<{tag}", f"<{tag} {SPACES}", 1))


def put(document: Any, *blocks: str) -> None:
    """Add blocks of XML at the end of the text."""
    for block in blocks:
        document.element.body.insert(len(document.element.body) - 1, element(block))


def picture(colour: str = "teal", kind: str = "PNG", size: tuple[int, int] = (64, 40)) -> io.BytesIO:
    """A picture in one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    out.seek(0)
    return out


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(
    data: bytes, parts: Mapping[str, str | bytes], changes: Callable[[str, bytes], bytes] = lambda n, b: b
) -> bytes:
    """The same document with more parts: comments.xml, footnotes.xml and others of word/ are announced, too."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        old = {name: packed.read(name) for name in packed.namelist()}
    named = [name for name in parts if name.startswith("word/") and name.count("/") == 1 and name not in old]
    relations = "".join(
        f'<Relationship Id="rIdT{n}" Type="{OFFICE}/{name[5:-4]}" Target="{name[5:]}"/>' for n, name in enumerate(named)
    )
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{NOTES.format(name[5:-4])}"/>' for name in named)
    rels = old["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relations + "</Relationships>")
    types = old["[Content_Types].xml"].decode().replace("</Types>", kinds + "</Types>")
    new = {**old, "word/_rels/document.xml.rels": rels.encode(), "[Content_Types].xml": types.encode()}
    new |= {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in new.items():
            packed.writestr(name, changes(name, part))
    return out.getvalue()


def place(**others: Any) -> Place:
    """An issue in English in which nothing stands yet."""
    return Place(
        **{
            "issue": "x",
            "language": "en-GB",
            "number": 10,
            "taken": (),
            "people": {},
            **others,
        }
    )


def brought(data: bytes, name: str = "draft", **others: Any) -> Submission:
    """What a document becomes."""
    return submission(read(data, name), place(**others))


def article(data: bytes, name: str = "draft", **others: Any) -> str:
    """The article that a document becomes, as text."""
    made = brought(data, name, **others)
    return made.files[made.article].decode()


def body(build: Callable[[Any], None]) -> str:
    """The text of the article that a document becomes, whose title is seen to."""
    return told(build)[0]


def told(build: Callable[[Any], None]) -> tuple[str, tuple[str, ...]]:
    """The same, and what is said of what was left out."""
    document = Word()
    document.add_heading("The title", 0)
    build(document)
    made = brought(saved(document))
    text = made.files[made.article].decode()
    assert text.startswith("---\ntitle: The title\n---\n\n"), text
    return text.removeprefix("---\ntitle: The title\n---\n\n"), made.said
