"""A file by its ending -> a Document: which room reads which kind."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import NamedTuple

from edgepress.importers import Document, Unreadable

READERS = {
    ".odt": "edgepress.importers.odt",
    ".fodt": "edgepress.importers.odt",
    ".ott": "edgepress.importers.odt",
    ".html": "edgepress.importers.page",
    ".htm": "edgepress.importers.page",
    ".zip": "edgepress.importers.zipped",
    ".txt": "edgepress.importers.plain",
    ".docx": "edgepress.importers.docx",
    ".docm": "edgepress.importers.docx",
    ".dotx": "edgepress.importers.docx",
}
PAGES = (".html", ".htm")
_ELSE = {
    ".doc": "This is a document in Word's old format (.doc). Open it in Word and save it as .docx.",
    ".rtf": "This is a file in Rich Text Format. Open it in Word and save it as .docx.",
    ".pdf": "This is a PDF, which is made for printing. Ask for the Word file, or copy its text.",
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv"), "This is a spreadsheet. Copy the rows that matter into a text."),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), "These are slides. Copy their words into a text."),
    **dict.fromkeys(
        (".md", ".markdown", ".txt"), "This is a plain text already. Copy it into the folder of the issue."
    ),
    **dict.fromkeys((".mht", ".mhtml"), "This is a page in one file. Save it again as “Web page, filtered” (.htm)."),
    **dict.fromkeys((".eml", ".msg"), "This is a mail. Open it and save it as HTML, or copy its words into a text."),
    ".pages": "This is a document from Pages. In Pages, export it to Word.",
    ".gdoc": "This is only a pointer to Google Docs. Open it there and download it as Word (.docx).",
}


def why_not(name: str) -> str:
    """Why a file with such an ending cannot be taken, and what to do."""
    _, dot, ending = name.rpartition(".")
    said = f".{ending.lower()}" if dot else name
    return _ELSE.get(said, f"Files that end in “{said}” cannot be taken. Save it as .docx.")


class Job(NamedTuple):
    """A file to be read: its name, its bytes, and the files near it that a web page may show, by their addresses."""

    name: str
    data: bytes
    near: Mapping[str, bytes] = {}


def work(shared: None, job: Job) -> Document | str:
    """The document in a file, or why it cannot be taken: what a worker does."""
    try:
        return read(job.data, job.name, job.near)
    except Unreadable as error:
        return str(error)


def read(data: bytes, name: str, near: Mapping[str, bytes] = {}) -> Document:
    """The document in a file. Raises Unreadable."""
    stem, dot, ending = name.rpartition(".")
    ending = f".{ending.lower()}" if dot else ""
    if ending not in READERS:
        raise Unreadable(why_not(name))
    reader = importlib.import_module(READERS[ending])
    document: Document = reader.read(data, stem, near.get) if ending in PAGES else reader.read(data, stem)
    return document
