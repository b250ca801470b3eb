"""A newsletter on disk -> what the checks say of it, drafts too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from edgepress import load
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic
from edgepress.load.issue import slot
from edgepress.load.lists import load_lists
from edgepress.load.scan import shown
from edgepress.load.settings import load_settings
from edgepress.load.text import MAX_TEXT, read_bytes
from edgepress.model import Contributor, IssueCard, Page, Settings, Site
from edgepress.pipeline import Progress, Review, chosen_slugs
from edgepress.pipeline.judging import judge_all, languages, slots, sources_of
from edgepress.pipeline.reading import Reading, read
from edgepress.seen import Details
from edgepress.source import Source, Span

FOLDER, ENDING = "contributors/", ".md"


def review_all(root: Path, slugs: Sequence[str], progress: Progress) -> Review:
    """Load and check everything, or only the issues named and the people in them; of the others, what these need to know."""
    settings, page = load_settings(root).value
    survey = load.survey(root, slugs or None)
    chosen = chosen_slugs(slugs, survey.issues)
    progress.start(len(chosen) * 2)
    reading = _read_some(root, survey, chosen, settings, progress) if slugs else _read(root, survey, settings, progress)
    findings = _judged(root, survey, reading, chosen, (settings, page), progress)
    wanted = _about(findings, chosen, everything=not slugs)
    return Review(wanted, sources_of(root, wanted), tuple(chosen))


def review_some(root: Path, slugs: Sequence[str], paths: Sequence[str], progress: Progress) -> Review:
    """Load and check the issues and contributors that some of the paths belong to; of the rest, what these need to know."""
    settings, page = load_settings(root).value
    touched = {path.split("/")[1] for path in paths if path.startswith("issues/") and path.count("/") > 1}
    loose = any(
        path.startswith("issues/") and path.count("/") == 1 for path in paths
    )  # no issue, but perhaps a pointer
    survey = load.survey(root, None if loose else sorted(touched))
    chosen = [slug for slug in chosen_slugs(slugs, survey.issues) if slug in touched]
    progress.start(len(chosen) * 2)
    people = _people_touched(root, survey.people, set(paths))
    reading = _read_some(root, survey, chosen, settings, progress, people)
    findings = _judged(root, survey, reading, chosen, (settings, page), progress)
    mine, folders = {*map(shown, paths), *people}, tuple(f"issues/{slug}/" for slug in chosen)
    told = {d for d in findings if d.where.path in mine or (d.where.path + "/").startswith(folders)}
    wanted = tuple(sorted(told, key=lambda d: d.order))
    return Review(wanted, sources_of(root, wanted), tuple(chosen))


def _people_touched(root: Path, people: Sequence[str], paths: Collection[str]) -> frozenset[str]:
    """The texts of contributors that changed, or that name a picture of theirs that did."""
    pictures = [
        path.removeprefix(FOLDER).encode("utf-8", "surrogateescape")
        for path in paths
        if path.startswith(FOLDER) and not path.endswith(ENDING)
    ]
    named = (path for path in people if pictures and any(picture in _bytes(root, path) for picture in pictures))
    return frozenset(path for path in people if path in paths) | frozenset(named)


def _bytes(root: Path, path: str) -> bytes:
    try:
        return read_bytes(root, path, MAX_TEXT)
    except OSError:
        return b""


def _judged(
    root: Path,
    survey: load.Survey,
    reading: Reading,
    chosen: Sequence[str],
    settings: tuple[Settings, Page],
    progress: Progress,
) -> list[Diagnostic]:
    """Every finding on what was read."""
    cards = [entry.card for entry in reading.issues.values()]
    lists = load_lists(root, [settings[0].language, *(language for card in cards for language in languages(card))])
    others = {slug: slot(root, slug) for slug in survey.issues if slug not in reading.issues}
    site = Site(settings=settings[0], contributors=reading.people, lists=lists, slots={**others, **slots(cards)})
    return [*survey.told, *reading.told, *judge_all(site, settings[1], reading, chosen, Path(), progress.step)]


def _read(root: Path, survey: load.Survey, settings: Settings, progress: Progress) -> Reading:
    return read(root, survey, settings.language or "en", Memory(), Path(), progress.step)


def _read_some(
    root: Path,
    survey: load.Survey,
    chosen: Sequence[str],
    settings: Settings,
    progress: Progress,
    more: Collection[str] = (),
) -> Reading:
    """The issues named, the people who stand in them and some `more`; of everybody else only that they are there."""
    issues = _read(
        root, survey._replace(issues={slug: survey.issues[slug] for slug in chosen}, people=()), settings, progress
    )
    named = _named(entry.card for entry in issues.issues.values())
    paths = [path for path in survey.people if _id(path) in named or path in more]
    people = _read(root, survey._replace(issues={}, people=tuple(paths)), settings, Progress())
    rest = {_id(path): _there(path) for path in survey.people if path not in paths}
    known = {who.id: who for who in people.people.values()}
    return Reading(issues.issues, {**rest, **known}, (*issues.told, *people.told), read=frozenset(known))


def _named(cards: Iterable[IssueCard]) -> set[str]:
    return {
        id for c in cards for id in (c.takeover, *c.editors, *(a for piece in c.cards for a in piece.authors)) if id
    }


def _id(path: str) -> str:
    return path.removeprefix(FOLDER).removesuffix(ENDING)


def _there(path: str) -> Contributor:
    """Somebody of whom nothing is known but that they have a file."""
    return Contributor(
        source=Source(path, ""), start=0, details=Details(Span(path)), id=_id(path), name=_id(path), agrees=True
    )


def _about(findings: Iterable[Diagnostic], slugs: Sequence[str], everything: bool) -> tuple[Diagnostic, ...]:
    """The findings in order; those of other issues are left out where only some were asked for."""
    folders = tuple(f"issues/{slug}/" for slug in slugs)
    kept = {
        d
        for d in findings
        if everything or not d.where.path.startswith("issues/") or (d.where.path + "/").startswith(folders)
    }
    return tuple(sorted(kept, key=lambda d: d.order))
