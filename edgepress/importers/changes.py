"""What reviewers did to a Word document, put into its words: mammoth would publish what was put in and drop remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edgepress.importers import CUT, CUT_END, PUT, PUT_END, REVIEW, SAID, SAID_END
from edgepress.importers.styles import W

_PUT, _CUT = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_SIGNS = {**dict.fromkeys(_PUT, (PUT, PUT_END)), **dict.fromkeys(_CUT, (CUT, CUT_END))}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BRACES = str.maketrans("{}", "()")


def mark_changes(text: Any, said: Mapping[str, str]) -> None:
    """Write signs round what was put in and cut, and each remark where it was made. Changes the tree in place.

    `said` are the words of the remarks, by their numbers.
    """
    for element in text.iter(f"{W}t", f"{W}delText"):
        if element.text:
            element.text = "".join(sign for sign in element.text if sign not in REVIEW)
    for reference in list(text.iter(f"{W}commentReference")):
        words = said.get(reference.get(f"{W}id") or "")
        run = reference.getparent()
        if words and run is not None and run.tag == f"{W}r":
            run.addnext(_run(f"{SAID}{words}{SAID_END}"))
    for changed in list(text.iter(*_PUT, *_CUT)):
        _write(changed)


def _write(changed: Any) -> None:
    """One change of a reviewer: its words with signs round them, in its place."""
    parent = changed.getparent()
    if parent.tag in (f"{W}rPr", f"{W}trPr", f"{W}numPr", f"{W}pPr"):  # of a paragraph's end or a row: its words say it
        parent.remove(changed)
        return
    inner = _inner(changed)
    for deleted in changed.iter(f"{W}delText"):
        deleted.tag = f"{W}t"
    for deleted in changed.iter(f"{W}delInstrText"):
        deleted.tag = f"{W}instrText"
    if inner and "".join(t.text or "" for t in changed.iter(f"{W}t")):
        first, last = _SIGNS[changed.tag]
        changed.insert(0, _run(first, changed))
        changed.append(_run(last, changed))
    for child in list(changed):
        changed.addprevious(child)
    parent.remove(changed)


def _inner(changed: Any) -> list[Any]:
    return [child for child in changed if child.tag in (f"{W}r", f"{W}hyperlink", f"{W}smartTag", f"{W}sdt")]


def _run(words: str, like: Any = None) -> Any:
    """A run of words; with `like`, marked as the first run in it is, so that emphasis is not broken."""
    from copy import deepcopy

    from lxml import etree

    run = etree.Element(f"{W}r")
    marks = like.find(f"{W}r/{W}rPr") if like is not None else None
    if marks is not None:
        run.append(deepcopy(marks))
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def remarks_in(comments: Any, settled: Any, say: Callable[[str], None]) -> dict[str, str]:
    """The words of each remark, by its number, with who made it. One that was settled is left out, and told.

    `settled` is the part in which Word notes that.
    """
    done = (
        {r.get(f"{_W15}paraId") for r in settled.iter(f"{_W15}commentEx") if r.get(f"{_W15}done") in ("1", "true")}
        if settled is not None
        else set()
    )
    found = {}
    for comment in comments.iter(f"{W}comment") if comments is not None else ():
        if any(p.get(f"{_W14}paraId") in done for p in comment.iter(f"{W}p")):
            say("Remarks that were marked as settled were left out.")
            continue
        paragraphs = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p"))
        words = " ".join(" ".join(paragraphs).split()).translate(_BRACES)
        who = " ".join((comment.get(f"{W}author") or "").split()).translate(_BRACES)
        if words:
            found[comment.get(f"{W}id") or ""] = f"{who}: {words}" if who else words
    return found
