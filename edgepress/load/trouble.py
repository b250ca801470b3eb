"""What stops a file from being read, in a guest's words: one function a finding, named like its code."""

from __future__ import annotations

from edgepress.diagnostics import Diagnostic, Fix, Severity
from edgepress.source import Span


def file_unreadable(where: Span, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    """A file is plain text in UTF-8, of a size that a person can have written.

    Bad:   a Word document renamed to 10-story.md, or a text saved as UTF-16
    Good:  a text saved as UTF-8, under 256 KB
    """
    return Diagnostic("file-unreadable", message, where, hint=hint, fix=fix)


def text_too_tangled(where: Span, message: str, hint: str) -> Diagnostic:
    """A text has no runs, depths or numbers that no reader would see and no writer would type.

    Bad:   ten thousand opening brackets in a row
    Good:  quotes and lists at most ten deep, tables of at most 2,000 cells
    """
    return Diagnostic("text-too-tangled", message, where, hint=hint)


def file_name(where: Span, message: str, hint: str) -> Diagnostic:
    """A file's name works on every computer, and no two files differ only in capitals or accents.

    Bad:   issues/2026-12-auckland/aux.md, or images/Poster.png beside images/poster.png
    Good:  issues/2026-12-auckland/10-poster.md
    """
    return Diagnostic("file-name", message, where, hint=hint)


def slug_wrong(where: Span, message: str, hint: str) -> Diagnostic:
    """The name of an issue's folder, of an article and of a contributor is lower-case letters, digits and hyphens.

    Bad:   issues/December Issue/
    Good:  issues/2026-12-auckland/
    """
    return Diagnostic("slug-wrong", message, where, hint=hint)


def name_twice(where: Span, message: str, hint: str) -> Diagnostic:
    """No two articles of an issue have the same web address.

    Bad:   10-falls.md and 20-falls.md
    Good:  10-falls.md and 20-falls-at-home.md
    """
    return Diagnostic("name-twice", message, where, hint=hint)


def issue_missing(where: Span, message: str, hint: str) -> Diagnostic:
    """Every folder in issues/ has a file issue.md that opens the issue.

    Bad:   issues/2026-12-auckland/10-falls.md alone
    Good:  issues/2026-12-auckland/issue.md beside it
    """
    return Diagnostic("issue-missing", message, where, hint=hint)


def text_misplaced(where: Span, message: str, hint: str) -> Diagnostic:
    """A text for readers is a file that ends in .md, beside the issue.md of its issue.

    Bad:   issues/2026-12-auckland/20-slippers.docx, or texts/20-slippers.md
    Good:  issues/2026-12-auckland/20-slippers.md
    """
    return Diagnostic("text-misplaced", message, where, hint=hint, severity=Severity.SHOULD)


def picture_unreadable(where: Span, message: str, hint: str) -> Diagnostic:
    """A picture is a whole PNG, JPEG, GIF or WebP file of at most 25 million pixels and 20 MB.

    Bad:   a web page renamed to poster.png
    Good:  a photo saved as JPEG
    """
    return Diagnostic("picture-unreadable", message, where, hint=hint)


def link_outside(where: Span, message: str, hint: str) -> Diagnostic:
    """Everything in an issue's folder is a real file of its own, not a pointer to something elsewhere.

    Bad:   images/poster.png is a symbolic link to another folder
    Good:  images/poster.png is the picture itself
    """
    return Diagnostic("link-outside", message, where, hint=hint)


TROUBLES = (
    file_unreadable,
    text_too_tangled,
    file_name,
    slug_wrong,
    name_twice,
    issue_missing,
    text_misplaced,
    picture_unreadable,
    link_outside,
)
