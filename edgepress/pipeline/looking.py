"""What a preview knows of a newsletter: each file is read once, and again only after it changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from edgepress import crew, load
from edgepress.cache import Memory
from edgepress.clients import Clients
from edgepress.diagnostics import Diagnostic
from edgepress.load.clients import OWN as CLIENTS
from edgepress.load.issue import Before, card, load_issue, slot_of
from edgepress.load.lists import OWN as LISTS
from edgepress.load.lists import Lists, load_lists
from edgepress.load.scan import Found
from edgepress.load.settings import PATH, load_settings
from edgepress.load.theme import load_theme, read_theme
from edgepress.marks import Mark, mark, settled
from edgepress.model import Contributor, Issue, IssueCard, Page, Settings, Theme
from edgepress.pipeline.packed import pack
from edgepress.pipeline.reading import Folder, Read, lost, read
from edgepress.pipeline.reviewing import identity, named, there
from edgepress.pipeline.supporting import known

HERE = "edgepress.pipeline.looking"
CIRCLES = 2  # from somebody to their group, and from there to its members


class Listed(NamedTuple):
    """An issue as a list of all issues shows it, without reading more of it than its details."""

    slug: str
    title: str
    status: str
    number: int | None = None
    date: date | None = None


class Whole(NamedTuple):
    """An issue that was read, and from which files; `stamp` is the moment before their marks were taken."""

    language: str
    stamp: int
    found: tuple[Found, ...]
    read: Read
    issue: Issue


@dataclass
class Kept:
    """All that was read of a newsletter, each thing with the marks of the files that it came from."""

    root: Path
    whole: dict[str, Whole] = field(default_factory=dict)
    single: dict[Any, tuple[int, Any, Any]] = field(default_factory=dict)  # by what it is: when, from what, what

    def get(self, what: object, marks: Collection[Mark], now: int, make: Callable[[], Any], *also: object) -> Any:
        """What was made of the files with these marks, or what `make` gives now, where one of them changed."""
        old = self.single.get(what)
        key = (tuple(marks), also)
        if old is not None and old[1] == key and all(not mark or settled(mark, old[0]) for mark in marks):
            return old[2]
        made = make()
        self.single[what] = (now, key, made)
        return made


class Everybody(NamedTuple):
    """The people whom an issue needs: those who stand in it, whom the checks judge, and those beside them on its pages."""

    judged: Mapping[str, Contributor]
    shown: Mapping[str, Contributor]
    told: tuple[Diagnostic, ...]


def settings_of(kept: Kept, now: int) -> tuple[Settings, Page]:
    """The newsletter's settings, and their file as a page. Raises Stop when they cannot be read."""
    place = [mark(f"{kept.root}/{PATH}")]
    settings: tuple[Settings, Page] = kept.get("settings", place, now, lambda: load_settings(kept.root).value)
    return settings


def theme_of(kept: Kept, survey: load.Survey, name: str, now: int) -> Theme:
    """The theme. Raises Stop for one that cannot be read."""
    marks = _marks(survey, "templates/")
    theme: Theme = kept.get("theme", marks, now, lambda: load_theme(read_theme(kept.root, name)), name)
    return theme


def lists_of(kept: Kept, survey: load.Survey, languages: frozenset[str], now: int) -> Mapping[str, Lists]:
    """The lists of words for some languages."""
    marks = _marks(survey, f"{LISTS}/")
    lists: Mapping[str, Lists] = kept.get("lists", marks, now, lambda: load_lists(kept.root, languages), languages)
    return lists


def clients_of(kept: Kept, settings: Settings, now: int) -> tuple[Clients, Mapping[str, float]]:
    """What mail clients support, and the share of readers of each."""
    place = [mark(f"{kept.root}/{CLIENTS}")]
    found: tuple[Clients, Mapping[str, float]] = kept.get(
        "clients", place, now, lambda: known(kept.root, settings), settings.readers
    )
    return found


def listed(kept: Kept, slugs: Iterable[str], now: int) -> tuple[Listed, ...]:
    """All issues, the oldest first, those without a date last."""
    found = [_listed(kept, slug, now) for slug in slugs]
    return tuple(sorted(found, key=lambda one: (one.date is None, str(one.date or ""), one.number or 0, one.slug)))


def _listed(kept: Kept, slug: str, now: int) -> Listed:
    path = f"issues/{slug}/issue.md"
    one: Listed = kept.get(path, [mark(f"{kept.root}/{path}")], now, lambda: _in_a_line(kept.root, slug, path))
    return one


def _in_a_line(root: Path, slug: str, path: str) -> Listed:
    from edgepress.load import onward

    said = onward.written(root, path) or {}
    title = said.get("title")
    status = "ready" if said.get("status") == "ready" else "draft"
    title = title if isinstance(title, str) and title else slug
    return Listed(slug, title, status, *slot_of(said))


def wholes(kept: Kept, survey: load.Survey, slugs: Iterable[str], language: str, now: int) -> dict[str, Whole]:
    """Issues, whole; only what changed of them is read. One that cannot be read in time is empty, with the reason."""
    jobs = {slug: _job(kept, slug, survey.issues[slug], language) for slug in slugs}
    wanted = {slug: job for slug, job in jobs.items() if job is not None}
    answers = crew.each(f"{HERE}:read_issue", list(wanted.values()), (kept.root, language))
    for (slug, (_, found, _)), answer in zip(wanted.items(), answers, strict=True):
        if isinstance(answer, crew.Lost):
            nothing = lost(kept.root, Folder(slug, found, None, frozenset()), answer)
            kept.whole[slug] = Whole(language, 0, found, nothing, _unpacked(nothing))
        else:
            issue, told = answer
            kept.whole[slug] = Whole(language, now, found, Read(found, card(issue), told, pack(issue)), issue)
    return {slug: kept.whole[slug] for slug in jobs}


def _unpacked(read: Read) -> Issue:
    from edgepress.pipeline.packed import unpack

    return unpack(read.packed, Path(), read.card.slug)


_Job = tuple[str, tuple[Found, ...], Before | None]


def _job(kept: Kept, slug: str, found: tuple[Found, ...], language: str) -> _Job | None:
    """What is to be read of an issue: nothing, what changed since it was read without a complaint, or all of it."""
    old = kept.whole.get(slug)
    if old is None or old.language != language:
        return slug, found, None
    known = {f.path: f for f in old.found}
    same = frozenset(f.path for f in found if known.get(f.path) == f and settled(f[1:], old.stamp))
    if len(same) == len(found) == len(known):
        return None
    return slug, found, None if old.read.told else Before(old.issue, same)


def read_issue(shared: tuple[Path, str], job: _Job) -> tuple[Issue, tuple[Diagnostic, ...]]:
    """One issue, under the limits of a crew."""
    root, language = shared
    slug, found, before = job
    whole = load_issue(root, slug, found, language, before)
    return whole.value, whole.diagnostics


def people_of(
    kept: Kept, survey: load.Survey, cards: Iterable[IssueCard], near: Iterable[str], language: str, now: int
) -> Everybody:
    """The people who stand in some issues, and those whom their pages name besides: `near`, groups, members."""
    paths = {identity(path): path for path in survey.people}
    files = {f.path: f[1:] for f in survey.found if f.path.startswith("contributors/")}
    pictures = tuple(mark for path, mark in files.items() if path not in survey.people)
    found: dict[str, tuple[Mapping[str, Contributor], tuple[Diagnostic, ...]]] = {}

    def fetch(ids: Iterable[str]) -> None:
        for id in ids:
            if id in paths and id not in found:
                path = paths[id]
                marks = (files[path], *pictures)
                make = partial(_person, kept.root, survey, path, language)
                found[id] = kept.get(path, marks, now, make, language)

    standing = [id for id in paths if id in named(cards)]
    fetch(standing)
    judged = {id: who for some, _ in found.values() for id, who in some.items()}
    told = tuple(d for _, some in found.values() for d in some)
    fetch(near)
    for _ in range(CIRCLES):
        fetch(
            [id for some, _ in list(found.values()) for who in some.values() for id in (who.organisation, *who.members)]
        )
    shown = {id: who for some, _ in found.values() for id, who in some.items()}
    return Everybody({id: judged[id] for id in paths if id in judged}, shown, told)


def _person(
    root: Path, survey: load.Survey, path: str, language: str
) -> tuple[Mapping[str, Contributor], tuple[Diagnostic, ...]]:
    reading = read(root, survey._replace(issues={}, people=(path,)), language, Memory(), Path())
    return reading.people, reading.told


@lru_cache(2)
def placeholders(paths: tuple[str, ...]) -> Mapping[str, Contributor]:
    """Everybody who has a file, with nothing known of them but that."""
    return {identity(path): there(path) for path in paths}


def near(issues: Iterable[Listed], slug: str) -> Iterator[str]:
    """The issues before and after one in the archive, of those that are ready."""
    line = [one.slug for one in issues if one.status == "ready" or one.slug == slug]
    at = line.index(slug) if slug in line else 0
    yield from (other for other in line[max(0, at - 1) : at + 2] if other != slug)


def bare(card: IssueCard) -> IssueCard:
    """An issue as its neighbours need it."""
    return replace(card, cards=(), digest="", words=0)


def _marks(survey: load.Survey, folder: str) -> list[Mark]:
    return [f[1:] for f in survey.found if f.path.startswith(folder)]


def glimpse(root: Path, slugs: Iterable[str]) -> object:
    """What the file system says of everything that some issues are made of, without reading any of it."""
    survey = load.survey(root, list(slugs))
    openings = [(slug, mark(f"{root}/issues/{slug}/issue.md")) for slug in survey.issues]
    return survey.found, openings, mark(f"{root}/{PATH}"), mark(f"{root}/{CLIENTS}")
