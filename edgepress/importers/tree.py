"""A document as a tree of elements: how it is made of HTML, and what several rooms do to one."""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html


def tree_of(html: str) -> Any:
    """HTML as a tree; its root is a div."""
    return lxml_html.fragment_fromstring(html, create_parent="div")


def drop(element: Any) -> None:
    """Take an element out of its tree; the words behind it stay."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def words_of(element: Any) -> str:
    """The words of an element, as one line."""
    return " ".join("".join(element.itertext()).split())
