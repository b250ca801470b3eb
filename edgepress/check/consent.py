"""Checks of what others agreed to: to be named, to be seen, and that their work is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from edgepress.check.address import file_path
from edgepress.check.image import FOREIGN
from edgepress.check.reading import has_details, issue_of, short
from edgepress.diagnostics import Diagnostic
from edgepress.model import LICENCES, Article, Issue, Page, PictureNote, Site
from edgepress.source import Span

_EXAMPLE = "CC-BY-4.0"
_PORTED = re.compile(r"CC-BY(?:-NC)?(?:-SA|-ND)?-(?:1\.0|2\.0|2\.1|2\.5|3\.0)-[A-Z]{2,3}|LicenseRef-\S+")
_LIKE_CC = re.compile(r"cc[\s_-]?(?:by|0|zero)\b.{0,20}", re.I)


def licence_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The newsletter, the issue or the article says under which licence its words may be shared.

    Bad:   licence: CC-BY
    Good:  licence: CC-BY-4.0
    """
    own = site.settings.licence if type(page) is Page else getattr(page, "licence", "")
    yield from _strange(own, page.at("licence"))
    if isinstance(page, (Issue, Article)):
        for path, note in page.pictures.items():
            yield from _strange(note.licence, page.at(f"pictures.{path}.licence"))
    if (
        isinstance(page, Issue)
        and not (page.licence or site.settings.licence)
        and page.source.text
        and has_details(page)
        and not any(problem.key == "licence" for problem in page.details.problems)
    ):
        yield Diagnostic(
            "licence-missing",
            "Nothing says how others may share this issue",
            page.details.where,
            hint=f"add a line licence: {_EXAMPLE}, or another that everybody in it agrees to",
            why="without a licence, nobody may copy it, print it or translate it",
        )


def _strange(licence: str, where: Span) -> Iterator[Diagnostic]:
    """A code that nobody knows. Words of one's own are a licence, too."""
    if not licence or licence in LICENCES or _PORTED.fullmatch(licence):
        return
    if len(licence.split()) > 1 and not _LIKE_CC.fullmatch(licence):
        return
    known = {code.upper(): code for code in LICENCES}
    near = get_close_matches(re.sub(r"[\s_-]+", "-", licence).upper(), known, n=1)
    hint = (
        f"write {known[near[0]]}, or say in words what others may do with it"
        if near
        else f"write a code such as {_EXAMPLE}, or say in words what others may do with it"
    )
    message = f"“{short(licence)}” is no licence that readers could look up"
    yield Diagnostic("licence-missing", message, where, hint=hint)


class _Shown(NamedTuple):
    """A picture that a page shows: its path, what is said of it, and where that stands, or the picture does."""

    path: str
    note: PictureNote
    where: Span


def picture_credit(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Under pictures: the details say who made each picture that is shown.

    Bad:   pictures:
             images/coffee.jpg: {people: none}
    Good:  pictures:
             images/coffee.jpg: {credit: Liz Doe, people: none}
    """
    for shown in _shown(page, site):
        if not shown.note.credit and not _told(page, f"pictures.{shown.path}.credit"):
            message = f"Readers would not learn who made {shown.path}"
            people = shown.note.people or "none"
            hint = f"say it under pictures: {shown.path}: {{credit: {_maker(page, site)}, people: {people}}}"
            why = "a picture belongs to somebody, who may want to be asked and named"
            yield Diagnostic("picture-credit", message, shown.where, hint=hint, why=why)


def people_in_picture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Under pictures: the details say of each picture that nobody can be recognised in it, or that those people agreed.

    Bad:   pictures:
             images/coffee.jpg: {credit: Liz Doe}
    Good:  pictures:
             images/coffee.jpg: {credit: Liz Doe, people: agreed}
    """
    for shown in _shown(page, site):
        if not shown.note.people and not _told(page, f"pictures.{shown.path}.people"):
            message = f"Nothing says whether people in {shown.path} agreed to be seen"
            hint = "write people: none where nobody can be recognised, or people: agreed when you asked them"
            why = "a patient or colleague who is seen by thousands has a right to be asked first"
            yield Diagnostic("people-in-picture", message, shown.where, hint=hint, why=why)


def _shown(page: Page, site: Site) -> Iterator[_Shown]:
    """The pictures of the issue's folder that a page shows, each once, in the text or as its banner."""
    issue = issue_of(page, site)
    if issue is None or not (page.seen.pictures or (page is issue and issue.banner)) or not has_details(page):
        return
    notes = {file_path(path) or path: note for piece in (issue, page) for path, note in _notes(piece).items()}
    written = {file_path(path) or path: path for path in _notes(page)}
    seen = set()
    for address, where in _places(page):
        path = file_path(address) or ""
        asset = issue.assets.get(path)
        if asset and (asset.format or path.lower().endswith(FOREIGN)) and path not in seen:
            seen.add(path)
            place = page.at(f"pictures.{written[path]}") if path in written else where
            yield _Shown(path, notes.get(path, PictureNote()), place)


def _notes(page: Page) -> dict[str, PictureNote]:
    return dict(page.pictures) if isinstance(page, (Issue, Article)) else {}


def _places(page: Page) -> Iterator[tuple[str, Span]]:
    if isinstance(page, Issue) and page.banner:
        yield page.banner, page.at("theme.banner")
    for picture in page.seen.pictures:
        yield picture.src, picture.where


def _told(page: Page, key: str) -> bool:
    """Whether it is told already that a detail cannot be taken as it stands."""
    return any(f"{key}.".startswith(f"{problem.key}.") for problem in page.details.problems if problem.key)


def _maker(page: Page, site: Site) -> str:
    """Somebody who may have made the picture, for an example."""
    people = page.authors if isinstance(page, Article) else page.editors if isinstance(page, Issue) else ()
    names = [site.contributors[id].name for id in people if id in site.contributors]
    return next((name for name in names if name and not set(name) & set(",:#{}[]\"'")), "Liz Doe")


def editors_agreed(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Everybody named as an author or editor agreed to be named, and their file in contributors/ says so.

    Bad:   name: Liz Doe
    Good:  name: Liz Doe
           agrees: true
    """
    named = ("authors", page.authors) if isinstance(page, Article) else ("editors", getattr(page, "editors", ()))
    for id in named[1]:
        who = site.contributors.get(id)
        if who is None or who.kind != "person" or who.agrees or not has_details(who) or _told(who, "agrees"):
            continue
        message = f"Nothing says that {who.name or id} agreed to be named here"
        hint = f"ask, then add the line agrees: true to contributors/{id}.md"
        why = "an email cannot be taken back, and the archive stands for years"
        yield Diagnostic("editors-agreed", message, page.at(named[0], id), hint=hint, why=why)
