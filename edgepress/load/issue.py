"""A folder in issues/ -> an issue."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as names_of
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from edgepress.diagnostics import Diagnostic, Outcome
from edgepress.load import trouble
from edgepress.load.article import SLUG, again, allowances, article, notes, permalink, read_sheet
from edgepress.load.image import load_asset
from edgepress.load.scan import Found, shown
from edgepress.load.stray import stray_in_issue
from edgepress.load.text import MAX_TEXT, read_bytes, read_text
from edgepress.model import Article, Asset, Card, Issue, IssueCard
from edgepress.naming import spelt
from edgepress.source import Source, Span

MAX_ARTICLES = 100
_RESERVED = frozenset("con prn aux nul".split()) | {f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)}
_BAD_IN_NAME = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]$')

_OWN_DAY = re.compile(r"(?:due|sent):[ \t]*\d{4}-\d\d-\d\d[ \t]*")  # a line that is the editor's affair


class Before(NamedTuple):
    """The issue as an earlier build read it, without a complaint, and the paths of its files that are surely unchanged."""

    issue: Issue
    same: frozenset[str]


def load_issue(
    root: Path, slug: str, found: tuple[Found, ...], language: str, before: Before | None = None
) -> Outcome[Issue]:
    """Read an issue from the files found in its folder. `language` is the newsletter's.

    An issue always comes back, however little could be read; what is missing is in the diagnostics. With `before`, only
    what changed is read; the answer is the same.
    """
    folder = f"issues/{slug}"
    told: list[Diagnostic] = [*_slug(slug), *_names(found)]
    mine = {f.path.removeprefix(folder + "/"): f for f in found if f.path.startswith(folder + "/")}
    assets = _assets(root, folder, mine, told, before)
    opening = _opening(root, folder, mine, language, told, before)
    if before and before.issue.language != opening.language:
        before = None  # articles without a language of their own were read in the issue's
    articles = _articles(root, folder, mine, opening.language, told, before)
    told += stray_in_issue(folder, mine, (page.source.text for page in (opening, *articles)))
    issue = replace(
        opening,
        assets=assets,
        articles=articles,
        count=len(articles),
        words=opening.seen.words + sum(a.seen.words for a in articles),
    )
    issue = replace(issue, cards=tuple(_card(a, issue) for a in articles), digest=_digest(issue), face="")
    return Outcome(replace(issue, face=_face(card(issue))), tuple(told))


def slot(root: Path, slug: str) -> tuple[int | None, date | None]:
    """The number and the date in an issue's details, without reading more of it; None for what cannot be told."""
    from edgepress.load import onward

    return slot_of(onward.written(root, f"issues/{slug}/issue.md") or {})


def slot_of(written: Mapping[str, Any]) -> tuple[int | None, date | None]:
    """The same of details as they are written."""
    from edgepress.load import quick

    some = {key: value for key, value in written.items() if key in ("number", "date") and value}
    filled = quick.fill("IssueFields", some)
    return (filled.number, filled.date) if filled else (None, None)


def card(issue: Issue) -> IssueCard:
    """What other pages say of an issue, without the issue itself."""
    return IssueCard(**{f.name: getattr(issue, f.name) for f in names_of(IssueCard)})


def _card(piece: Article, issue: Issue) -> Card:
    values = {f.name: getattr(piece, f.name) for f in names_of(Card)}
    plain = Card(**{**values, "date": issue.date, "face": ""})
    return replace(plain, face=_face(plain))


def _face(shown: Card | IssueCard) -> str:
    """The sha256 of what other pages say: of an issue without its articles, its digest and its length."""
    bare = shown if isinstance(shown, Card) else replace(shown, cards=(), digest="", words=0, due=None, sent=None)
    return hashlib.sha256(repr(bare).encode("utf-8", "surrogatepass")).hexdigest()


def _opening(
    root: Path, folder: str, mine: dict[str, Found], language: str, told: list[Diagnostic], before: Before | None
) -> Issue:
    path = f"{folder}/issue.md"
    if before and path in before.same and "issue.md" in mine:
        return before.issue
    if "issue.md" not in mine:
        told.append(
            trouble.issue_missing(Span(folder), "This folder has no issue.md, so it is no issue yet", f"add {path}")
        )
        return _empty(path, folder, language)
    source = read_text(root, path)
    if isinstance(source, Diagnostic):
        told.append(source)
        return replace(_empty(path, folder, language), status=promised(root, folder.removeprefix("issues/")))
    return _issue(source, folder.removeprefix("issues/"), language, told)


def promised(root: Path, slug: str) -> str:
    """The status of an issue whose details cannot be read: ready where a line says so, or where nobody can look.

    So it stops a build. As a draft it would leave the archive, and nobody would hear of it.
    """
    try:
        data = read_bytes(root, f"issues/{slug}/issue.md", MAX_TEXT)
    except PermissionError:
        return "ready"
    except OSError:
        return "draft"
    return _meant(data.replace(b"\0", b"").decode("latin-1"))  # in UTF-16, every other byte is a NUL


def _meant(text: str) -> str:
    from edgepress.load.onward import says_ready

    return "ready" if says_ready(text) else "draft"


def _empty(path: str, folder: str, language: str) -> Issue:
    from edgepress.seen import Details

    source = Source(path, "")
    slug = folder.removeprefix("issues/")
    return Issue(source=source, start=0, details=Details(Span(path)), slug=slug, title=slug, language=language)


def _issue(source: Source, slug: str, language: str, told: list[Diagnostic]) -> Issue:
    sheet = read_sheet(source, "IssueFields", language)
    told += sheet.diagnostics
    fields = sheet.fields
    unsure = fields.status != "ready" and any(p.key == "status" for p in sheet.details.problems)
    status = _meant(source.text) if unsure else fields.status
    return Issue(
        source=source, start=sheet.start, details=sheet.details, seen=sheet.seen, html=sheet.html, allow=allowances(sheet),
        slug=slug, number=fields.number, title=fields.title, date=fields.date, status=status,
        language=fields.language or language, takeover=fields.takeover, editors=fields.editors, preview=fields.preview,
        tags=fields.tags, embargo=fields.embargo, subject=fields.subject or fields.title, licence=fields.licence,
        due=fields.due, sent=fields.sent,
        colour=fields.theme.colour, banner=fields.theme.banner, banner_description=fields.theme.banner_description,
        pictures=notes(fields.pictures), in_email=fields.email.replace("summaries", "summary"),
    )  # fmt: skip


def _articles(
    root: Path, folder: str, mine: dict[str, Found], language: str, told: list[Diagnostic], before: Before | None
) -> tuple[Article, ...]:
    names = sorted(n for n in mine if n.endswith(".md") and "/" not in n and n != "issue.md")
    if len(names) > MAX_ARTICLES:
        message = f"This issue has {len(names)} articles, more than the {MAX_ARTICLES} that can be read"
        told.append(trouble.file_unreadable(Span(folder), message, "split it into several issues"))
        names = names[:MAX_ARTICLES]
    articles: list[Article] = []
    first: dict[str, str] = {}
    old = {a.source.path: a for a in before.issue.articles} if before else {}
    for name in names:
        path = f"{folder}/{name}"
        if before and path in before.same and path in old:
            told += _article_name(path, first)
            articles.append(old[path])  # a twin was told, so there is none among issues that are known
            continue
        source = read_text(root, path)
        if isinstance(source, Diagnostic):
            told.append(source)
            continue
        told += _article_name(source.path, first)
        piece = again(old[path], source) if path in old else None
        if piece is None:
            piece, diagnostics = article(source, folder.removeprefix("issues/"), language)
            told += diagnostics
        articles.append(replace(piece, name=_free(piece.name, {a.name for a in articles})))
    return tuple(articles)


def _free(name: str, taken: set[str]) -> str:
    """A twin gets a number, so that a draft with both can be looked at and no word of either is lost."""
    return next(n for n in (name, *(f"{name}-{i}" for i in range(2, MAX_ARTICLES + 2))) if n not in taken)


def _article_name(path: str, first: dict[str, str]) -> Iterator[Diagnostic]:
    name = permalink(path)
    stem = path.rpartition("/")[2].removesuffix(".md")
    if not SLUG.fullmatch(stem) or len(stem) > 80:
        near = spelt(stem)[:80].strip("-")
        hint = f"call it {near}.md" if near else "use lower-case letters, digits and hyphens"
        yield trouble.slug_wrong(Span(path), "This file's name cannot be a web address as it stands", hint)
    if name in first:
        message = f"This article and {first[name]} would have the same web address, …/{name}/"
        yield trouble.name_twice(Span(path), message, "give one of them another name")
    first.setdefault(name, path.rpartition("/")[2])


def _slug(slug: str) -> Iterator[Diagnostic]:
    if not SLUG.fullmatch(slug) or len(slug) > 80:
        near = spelt(slug)[:80].strip("-")
        hint = f"call it {near}" if near else "use lower-case letters, digits and hyphens"
        yield trouble.slug_wrong(
            Span(f"issues/{shown(slug)}"), "This folder's name cannot be a web address as it stands", hint
        )


def _names(found: Iterable[Found]) -> Iterator[Diagnostic]:
    """Names that some computers cannot store, and twins that some take for one file."""
    twins: dict[str, str] = {}
    for file in found:
        name = file.path.rpartition("/")[2]
        where = Span(shown(file.path))
        if _BAD_IN_NAME.search(name) or not name.isprintable() or len(name) > 120:
            yield trouble.file_name(
                where, "This file's name cannot be stored on every computer", "use letters, digits and hyphens"
            )
        elif name.partition(".")[0].lower() in _RESERVED:
            yield trouble.file_name(
                where, f"Windows keeps the name {name.partition('.')[0]} for itself", "give it another name"
            )
        same = unicodedata.normalize("NFC", file.path).casefold()
        if same in twins:
            message = f"On many computers this file and {twins[same].rpartition('/')[2]} are one and the same"
            yield trouble.file_name(where, message, "give one of them another name")
        twins.setdefault(same, file.path)


def _assets(
    root: Path, folder: str, mine: dict[str, Found], told: list[Diagnostic], before: Before | None
) -> dict[str, Asset]:
    """Every file that is no Markdown, by its path in the folder."""
    assets = {}
    for name in sorted(mine):
        if name.endswith(".md") or not name.isprintable():
            continue
        if before and f"{folder}/{name}" in before.same and name in before.issue.assets:
            assets[name] = before.issue.assets[name]
            continue
        asset = load_asset(root, f"{folder}/{name}")
        if isinstance(asset, Diagnostic):
            told.append(asset)
        else:
            assets[name] = asset
    return assets


def _digest(issue: Issue) -> str:
    """The sha256 of everything that was read but the editor's own days, so that equal issues have equal digests."""
    whole = hashlib.sha256()
    for page in (issue, *issue.articles):
        text = _without_days(issue) if page is issue else page.source.text
        whole.update(f"{page.source.path}\0{len(text)}\0".encode())
        whole.update(text.encode("utf-8", "surrogatepass"))
    for name, asset in sorted(issue.assets.items()):
        whole.update(f"{name}\0{asset.digest}\0".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _without_days(issue: Issue) -> str:
    """The text of issue.md without the days that the editor notes for herself: readers get the same with and without."""
    places = issue.details.places
    own = {places[key].line for key in ("due", "sent") if key in places}
    lines = issue.source.text.split("\n") if own else [issue.source.text]
    return "\n".join(line for n, line in enumerate(lines, 1) if n not in own or not _OWN_DAY.fullmatch(line))
