"""A packed web page (.zip), as Google Docs gives one: the page, with its folder of pictures -> a Document."""

from __future__ import annotations

import posixpath

from edgepress.importers import Document, Unreadable, page, safe
from edgepress.importers.reading import PAGES


def read(data: bytes, name: str) -> Document:
    """The document in the one web page of an archive. Raises Unreadable."""
    parts = safe.unpack(data)
    if "[Content_Types].xml" in parts:
        raise Unreadable("This is an Office document that was renamed. Give it the ending .docx again.")
    pages = [part for part in parts if part.lower().endswith(PAGES) and not part.startswith("__MACOSX/")]
    if len(pages) != 1:
        raise Unreadable(
            "This is an archive of files. Unpack it, and name the texts in it one by one, or their folder."
        )
    folder = posixpath.dirname(pages[0])
    return page.read(parts[pages[0]], name, lambda near: parts.get(posixpath.normpath(posixpath.join(folder, near))))
