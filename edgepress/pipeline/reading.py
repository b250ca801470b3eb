"""Folders -> a site, side by side, reading again only what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from edgepress import cache, crew, load
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic
from edgepress.load.issue import Before, card, load_issue, promised
from edgepress.load.scan import Found
from edgepress.model import Contributor, Issue, IssueCard
from edgepress.pipeline.packed import FOLDER, pack, stored
from edgepress.seen import Details
from edgepress.source import Source, Span

CHUNK = 40  # contributors a job


class Read(NamedTuple):
    """An issue that was read: its card, what was noticed, and all of it packed (None where it lies in the cache)."""

    found: tuple[Found, ...]
    card: IssueCard
    told: tuple[Diagnostic, ...]
    packed: bytes | None


@dataclass(frozen=True)
class Reading:
    """Everything that stands in the newsletter's folders. `digests` are keys of all that is known of each contributor.

    Where only some people were read, `read` names them; of the others nothing is known but that they are there.
    """

    issues: Mapping[str, Read]
    people: Mapping[str, Contributor]
    told: tuple[Diagnostic, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    read: frozenset[str] | None = None


class Folder(NamedTuple):
    """An issue to be read: its files, the cache that knows it (or None), and which of the files are as they were."""

    slug: str
    found: tuple[Found, ...]
    known: Path | None
    same: frozenset[str]


_Known = tuple[tuple[Contributor, ...], tuple[Diagnostic, ...], Mapping[str, str]]


class _People(NamedTuple):
    paths: tuple[str, ...]


def read(
    root: Path,
    survey: load.Survey,
    language: str,
    memory: Memory,
    folder: Path,
    done: Callable[[], None] = lambda: None,
    meanwhile: Callable[[], None] = lambda: None,
    hand: crew.Hand | None = None,
) -> Reading:
    """Read the issues and contributors of a survey; `memory` and the cache's folder tell what is known already."""
    known = {slug: _known(slug, found, memory, language, folder) for slug, found in survey.issues.items()}
    people_found = tuple(f for f in survey.found if f.path.startswith("contributors/"))
    people = _people_known(people_found, memory, language)
    jobs: list[Folder | _People] = [
        _folder(slug, survey.issues[slug], memory, folder, language) for slug, entry in known.items() if entry is None
    ]
    if people is None:
        jobs += [_People(survey.people[i : i + CHUNK]) for i in range(0, len(survey.people), CHUNK)]
    results = list(crew.each("edgepress.pipeline.reading:read_one", jobs, (root, language), done, hand, meanwhile))
    return _gather(root, survey, known, people, jobs, results)


def by_now(reading: Reading, today: date | None) -> Reading:
    """The issues as they stand on a day: what is to be sent on a later one has not gone out. Without a day, as they say."""
    late = {slug: old for slug, old in reading.issues.items() if today and old.card.sent and old.card.sent > today}
    kept = {slug: old._replace(card=replace(old.card, sent=None)) for slug, old in late.items()}
    return replace(reading, issues={**reading.issues, **kept}) if kept else reading


def _gather(
    root: Path,
    survey: load.Survey,
    known: dict[str, Read | None],
    people: _Known | None,
    jobs: list[Folder | _People],
    results: list[object],
) -> Reading:
    everybody, told = ([*people[0]], [*people[1]]) if people else ([], [])
    for job, result in zip(jobs, results, strict=True):
        if isinstance(job, Folder):
            known[job.slug] = result if isinstance(result, Read) else lost(root, job, result)
        elif isinstance(result, tuple) and not isinstance(result, crew.Lost):
            everybody += result[0]
            told += result[1]
        else:
            told += [_slow(path, result) for path in job.paths]
    issues = {slug: entry for slug, entry in known.items() if entry is not None}
    digests = people[2] if people else {who.id: cache.key(who) for who in everybody}
    return Reading(issues, {who.id: who for who in everybody}, tuple(told), digests)


def _folder(slug: str, found: tuple[Found, ...], memory: Memory, folder: Path, language: str) -> Folder:
    """What is to be read of an issue: all of it, or what changed since it was read without a complaint."""
    entry = memory.issues.get(slug)
    if entry is None or entry[0][0] != language or entry[2]:
        return Folder(slug, found, None, frozenset())
    same = frozenset(f.path for f in found if cache.unchanged(memory, f.path, f[1:]))
    return Folder(slug, found, folder, same)


def _known(slug: str, found: tuple[Found, ...], memory: Memory, language: str, folder: Path) -> Read | None:
    entry = memory.issues.get(slug)
    if entry is None or entry[0] != (language, tuple(f.path for f in found)):
        return None
    if not all(cache.unchanged(memory, f.path, f[1:]) for f in found) or not (folder / FOLDER / slug).is_file():
        return None
    return Read(found, entry[1], entry[2], None)


def _people_known(found: tuple[Found, ...], memory: Memory, language: str) -> _Known | None:
    if memory.people is None or memory.people[0] != (language, tuple(f.path for f in found)):
        return None
    if not all(cache.unchanged(memory, f.path, f[1:]) for f in found):
        return None
    known: _Known = memory.people[1:]
    return known


def ready(nobody: None = None, nothing: None = None) -> None:
    """Load what reading needs, while whoever called looks for what is to be read."""
    from edgepress.load import details  # noqa: F401
    from edgepress.markup import engine, places  # noqa: F401

    engine.convert("ready", "en")
    import PIL.JpegImagePlugin
    import PIL.PngImagePlugin  # noqa: F401


def read_one(shared: tuple[Path, str], job: Folder | _People) -> object:
    """What a worker does: read one issue, or some people."""
    root, language = shared
    if isinstance(job, _People):
        from edgepress.load.contributor import load_contributors

        some = load_contributors(root, job.paths, language)
        return some.value, some.diagnostics
    old = stored(job.known, job.slug) if job.known else None
    before = Before(old, job.same) if old else None
    whole = load_issue(root, job.slug, job.found, language, before)
    return Read(job.found, card(whole.value), whole.diagnostics, pack(whole.value))


def lost(root: Path, job: Folder, why: object) -> Read:
    """An issue that could not be read in time stays in the list, empty, with the reason."""
    path = f"issues/{job.slug}/issue.md"
    issue = Issue(
        source=Source(path, ""),
        start=0,
        details=Details(Span(path)),
        slug=job.slug,
        title=job.slug,
        language="en",
        status=promised(root, job.slug),
    )
    return Read(job.found, card(issue), (_slow(f"issues/{job.slug}", why),), pack(issue))


def _slow(path: str, why: object) -> Diagnostic:
    from edgepress.load.trouble import text_too_tangled

    reason = why.why if isinstance(why, crew.Lost) else "it could not be read"
    return text_too_tangled(
        Span(path), f"This could not be read: {reason}", "look for long runs of signs, and delete them"
    )
