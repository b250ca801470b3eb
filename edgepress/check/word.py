"""The check for a word processor's own marks: Word's classes, its empty paragraphs, its notes to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.check.reading import is_guests, short
from edgepress.check.tags import edit, mend, pieces, without
from edgepress.diagnostics import Diagnostic, Edit, Severity
from edgepress.markup.prose import prose
from edgepress.model import Page, Site
from edgepress.seen import Tag

_OFFICE = re.compile(r"</?(?:o|w|v|m|st1):[A-Za-z]\w{0,40}(?:\s[^<>\n]{0,400})?/?>")
_CONDITION = re.compile(r"<!--\s*(?:<!)?\[(?:if\b|endif\])")
_CLASS = re.compile(r"""\sclass\s*=\s*["']?[^"'<>]{0,80}\b(?:Mso[A-Z]|xmso|msonormal)""", re.I)
_SETTINGS = re.compile(
    r"^[ \t]*(?:Normal 0 (?=[^\n]*\b(?:false|X-NONE)\b)(?:(?:\d{1,3}|false|true|[A-Z]{2}(?:-[A-Z]{2})?|X-NONE|Microsoft\w{1,30})"
    r"[ \t]*){3,}|/\* Style Definitions \*/[^\n]*)$",
    re.M,
)
_EMPTY = re.compile(r"^[ \t>]*+(?:<[^<>\n]*>[ \t]*)*+&nbsp;(?:[ \t]|&nbsp;|<[^<>\n]*>)*+$", re.M)
_BLANKS = re.compile(r"&nbsp;(?:[ \t]*&nbsp;)*+")


def word_residue(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Nothing of a word processor's own marks stands in a text.

    Bad:   <p class=MsoNormal>Nobody fell in June.<o:p></o:p></p>
    Good:  Nobody fell in June.
    """
    text = page.source.text
    if not any(mark in text for mark in ("<", "&nbsp;", "Normal 0 ", "Style Definitions")) or not is_guests(page):
        return
    edits = _outermost(sorted({*_scraps(page), *_tags(page)}, key=lambda one: one.where))
    if not edits:
        return
    where, most = edits[0].where, len(edits)
    written = text[page.source.offset(where.line, where.column) : page.source.offset(where.end_line, where.end_column)]
    message = f"“{short(written)}” is a mark of a word processor, and not for readers"
    if most > 1:
        marks = "mark" if most == 2 else "marks"
        message = (
            f"“{short(written)}” and {most - 1} more {marks} of a word processor stand here, and are not for readers"
        )
    yield Diagnostic(
        "word-residue",
        message,
        where,
        hint=f"delete “{short(written)}”{', and all like it' if most > 1 else ''}",
        severity=Severity.SHOULD,
        why="copying from Word or Outlook brings such marks along",
        fix=mend(page, tuple(edits)),
    )


def is_words(tag: Tag, page: Page) -> bool:
    """Whether a tag is Word's own, and harmless: then it is told here, and not as HTML."""
    if tag.active or tag.hidden or tag.written.startswith("</"):
        return False
    return bool(_CLASS.search(tag.written)) or bool(_EMPTY.match(page.source.line(tag.where.line)))


def word_settings(page: Page) -> list[tuple[int, int]]:
    """The lines in which Word wrote down its own settings, as words that readers would see."""
    text = page.source.text
    if "Normal 0 " not in text and "Style Definitions" not in text:
        return []
    return [match.span() for match in _SETTINGS.finditer(prose(text, page.start))]


def _outermost(edits: list[Edit]) -> list[Edit]:
    """Each edit that begins where the one before has ended: Word's comments hold more of Word's marks, which go with them."""
    kept: list[Edit] = []
    for one in edits:
        if not kept or (one.where.line, one.where.column) >= (kept[-1].where.end_line, kept[-1].where.end_column):
            kept.append(one)
    return kept


def _scraps(page: Page) -> Iterator[Edit]:
    """What the press does not know as HTML, or leaves out in silence."""
    text = prose(page.source.text, page.start)
    for begin, end in word_settings(page):
        yield Edit(page.source.span(begin, end), "")
    if ":" in text:
        for match in _OFFICE.finditer(text, page.start):
            yield Edit(page.source.span(match.start(), match.end()), "")
    if "&nbsp;" in text:
        for line in _EMPTY.finditer(text, page.start):
            for match in _BLANKS.finditer(text, line.start(), line.end()):
                yield Edit(page.source.span(match.start(), match.end()), "")
    if "<!--" in text and _CONDITION.search(page.source.text, page.start):
        for piece in pieces(page).comments:
            if _CONDITION.match(page.source.text, piece.begin):
                yield edit(page, piece)


def _tags(page: Page) -> Iterator[Edit]:
    for tag in page.seen.tags:
        if is_words(tag, page):
            yield from without(page, tag)
