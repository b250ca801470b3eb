"""One Markdown file -> an article, an issue's opening, or a contributor: details with kinds, body read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from edgepress import markup
from edgepress.diagnostics import Diagnostic
from edgepress.load import trouble
from edgepress.markup.prose import prose
from edgepress.model import Allowance, Article, PictureNote
from edgepress.seen import Details, Seen
from edgepress.source import Source, Span

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBERED = re.compile(r"^\d+[-_.]?")
_ORDER = re.compile(r"\d{1,9}(?!\d)")


class Sheet(NamedTuple):
    """A file that was read: its details with kinds, where they stand, and its body."""

    source: Source
    start: int
    fields: Any
    details: Details
    html: str
    seen: Seen
    diagnostics: tuple[Diagnostic, ...]


def read_sheet(source: Source, model: str, language: str) -> Sheet:
    """Read the details and the body of a file. `model` is the name of the kinds of its details, in fields.py."""
    from edgepress.load import details, onward

    block, where, start = onward.read_details(source)
    if block.stopped and model == "IssueFields" and onward.says_ready(source.text):
        block.values["status"] = "ready"
    fields, known = details.fill(model, source, block, where)
    body = markup.read(source, start, getattr(fields, "language", "") or language)
    tangled = tuple(
        trouble.text_too_tangled(Span(source.path, t.line, t.column, t.line, t.column + 1), t.message, t.hint)
        for t in body.tangles
    )
    return Sheet(source, start, fields, known, body.html, body.seen, tangled)


def article(source: Source, issue: str, language: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article in a file of an issue's folder. `language` is the issue's, for an article that names none."""
    sheet = read_sheet(source, "ArticleFields", language)
    fields = sheet.fields
    noun = Article(
        source=source, start=sheet.start, details=sheet.details, seen=sheet.seen, html=sheet.html, allow=allowances(sheet),
        issue=issue, name=permalink(source.path), title=fields.title, authors=fields.authors, kind=fields.kind,
        summary=fields.summary, tags=fields.tags, language=fields.language or language, licence=fields.licence,
        pictures=notes(fields.pictures), starts=fields.starts, ends=fields.ends, timezone=fields.timezone,
        place=fields.place, link=fields.link, format=fields.format, size=fields.size, count=fields.count, in_email=fields.email,
    )  # fmt: skip
    return noun, sheet.diagnostics


def again(old: Article, source: Source) -> Article | None:
    """The same article after its body was edited: its details are taken over, because not a letter of them changed.

    None when they did change, or when the new body cannot be read; then the file is read from scratch.
    """
    if source.text[: old.start] != old.source.text[: old.start] or old.details.problems:
        return None
    body = markup.read(source, old.start, old.language)
    if body.tangles:
        return None
    new = replace(old, source=source, html=body.html, seen=body.seen)
    return replace(new, allow=(*(a for a in old.allow if not a.line), *comments(source, old.start)))


def permalink(path: str) -> str:
    """The part of a file's name that stands in its web address: 10-coffee-trial.md -> coffee-trial."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    name = _NUMBERED.sub("", stem) or stem
    return name if SLUG.fullmatch(name) else plain_name(name) or "article"


def orders(paths: Iterable[str]) -> tuple[int, ...]:
    """The numbers in front of the names of pieces: 10 of 10-coffee-trial.md."""
    found = (_ORDER.match(path.rpartition("/")[2]) for path in paths if path.endswith(".md"))
    return tuple(int(match[0]) for match in found if match)


def plain_name(name: str) -> str:
    """The web address nearest to a name that cannot be one; empty when nothing of it can stand there."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def notes(pictures: Mapping[str, Any]) -> dict[str, PictureNote]:
    """What is said of each picture."""
    return {path: PictureNote(p.credit, p.licence, p.people) for path, p in pictures.items()}


_ALLOWED = re.compile(
    r"<!--\s*edgepress:?\s*allow:?\s+([\w-]{1,80}?)(?=-->|[^\w-])((?:(?!-->|<!--).){0,600}?)-->", re.S | re.I
)
_BECAUSE = re.compile(r"[\s:,;–—-]*+because\b[\s:]*(.*)", re.S | re.I)


def allowances(sheet: Sheet) -> tuple[Allowance, ...]:
    """The findings that the guest says are meant: in the details for the whole file, in a comment for the line below it."""
    some = getattr(sheet.fields, "allow", ())
    places = sheet.details.places
    told = [Allowance(a.check, a.because, places.get(f"allow.{i}", sheet.details.where)) for i, a in enumerate(some)]
    return (*told, *comments(sheet.source, sheet.start))


def comments(source: Source, start: int) -> tuple[Allowance, ...]:
    """What comments in a body allow."""
    if "<!--" not in source.text:
        return ()
    read = prose(source.text, start)  # what stands in code is an example
    return tuple(_said_above(source, m) for m in _ALLOWED.finditer(source.text, start) if read[m.start()] == "<")


def _said_above(source: Source, match: re.Match[str]) -> Allowance:
    """What a comment allows: in its own line when more stands in it, else in the next line that holds something."""
    line = source.place(match.end())[0]
    begin, end = source.offset(source.place(match.start())[0]), source.offset(line) + len(source.line(line))
    if not source.text[begin : match.start()].strip() and not source.text[match.end() : end].strip():
        rest = source.text[match.end() :]
        line = source.place(match.end() + len(rest) - len(rest.lstrip()))[0]
    because = _BECAUSE.match(match[2])
    return Allowance(match[1], " ".join(because[1].split()) if because else "", source.span(*match.span()), line)
