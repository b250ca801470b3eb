"""A newsletter on disk -> what the checks say of it, drafts too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from edgepress import crew, load
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic
from edgepress.load.issue import slot
from edgepress.load.lists import load_lists
from edgepress.load.settings import load_settings
from edgepress.model import Contributor, IssueCard, Page, Settings, Site
from edgepress.pipeline import Ask, Progress, Review, chosen_slugs
from edgepress.pipeline.judging import addresses, judge_all, languages, slots, sources_of
from edgepress.pipeline.reading import Reading, read
from edgepress.seen import Details
from edgepress.source import Source, Span

FOLDER, ENDING = "contributors/", ".md"


def review_all(
    root: Path, slugs: Sequence[str], progress: Progress, hand: crew.Hand | None = None, ask: Ask | None = None
) -> Review:
    """Load and check everything, or only the issues named and the people in them; of the others, what these need to know.

    `hand` is a worker who reads, where there is little to be read; `ask` asks other sites for the pages linked to.
    """
    newsletter = load_settings(root).value
    survey = load.survey(root, slugs or None)
    chosen = chosen_slugs(slugs, survey.issues)
    findings = found(root, newsletter, survey, chosen, () if slugs else None, progress, hand, ask)
    wanted = about(findings, chosen, everything=not slugs)
    return Review(wanted, sources_of(root, wanted), tuple(chosen))


def found(
    root: Path,
    newsletter: tuple[Settings, Page],
    survey: load.Survey,
    chosen: Sequence[str],
    people: Collection[str] | None,
    progress: Progress,
    hand: crew.Hand | None = None,
    ask: Ask | None = None,
) -> list[Diagnostic]:
    """Every finding on the issues chosen, the people in them and some more `people` by path; on everything without these."""
    settings, page = newsletter
    progress.start(len(chosen) * 2)
    others: dict[str, tuple[int | None, date | None]] = {}

    def meanwhile() -> None:
        """What is needed next, found while others read."""
        import edgepress.check  # noqa: F401

        others.update({slug: slot(root, slug) for slug in survey.issues if slug not in chosen})

    def get(survey: load.Survey, step: Callable[[], None], meanwhile: Callable[[], None]) -> Reading:
        return read(root, survey, settings.language or "en", Memory(), Path(), step, meanwhile, hand)

    if people is not None:
        alone = survey._replace(issues={slug: survey.issues[slug] for slug in chosen}, people=())
        issues = get(alone, progress.step, meanwhile)
        reading = _with_people(issues, survey, people, lambda some: get(some, _nothing, _nothing))
    else:
        reading = get(survey, progress.step, meanwhile)
    cards = [entry.card for entry in reading.issues.values()]
    lists = load_lists(root, [settings.language, *(language for card in cards for language in languages(card))])
    site = Site(settings=settings, contributors=reading.people, lists=lists, slots={**others, **slots(cards)})
    if ask is not None:
        site = replace(site, answers=ask(list(dict.fromkeys(addresses(site, reading, chosen)))))
    return [*survey.told, *reading.told, *judge_all(site, page, reading, chosen, Path(), progress.step)]


def _nothing() -> None:
    pass


def _with_people(
    issues: Reading, survey: load.Survey, more: Collection[str], get: Callable[[load.Survey], Reading]
) -> Reading:
    """The issues with the people who stand in them, and some `more`; of everybody else only that they are there."""
    standing = named(entry.card for entry in issues.issues.values())
    paths = [path for path in survey.people if identity(path) in standing or path in more]
    people = get(survey._replace(issues={}, people=tuple(paths)))
    rest = {identity(path): there(path) for path in survey.people if path not in paths}
    known = {who.id: who for who in people.people.values()}
    return Reading(issues.issues, {**rest, **known}, (*issues.told, *people.told), read=frozenset(known))


def named(cards: Iterable[IssueCard]) -> set[str]:
    """The ids of everybody who stands in some issues."""
    return {
        id for c in cards for id in (c.takeover, *c.editors, *(a for piece in c.cards for a in piece.authors)) if id
    }


def identity(path: str) -> str:
    """The id of the contributor in a file."""
    return path.removeprefix(FOLDER).removesuffix(ENDING)


def there(path: str) -> Contributor:
    """Somebody of whom nothing is known but that they have a file."""
    return Contributor(
        source=Source(path, ""),
        start=0,
        details=Details(Span(path)),
        id=identity(path),
        name=identity(path),
        agrees=True,
    )


def about(findings: Iterable[Diagnostic], slugs: Sequence[str], everything: bool) -> tuple[Diagnostic, ...]:
    """The findings in order; those of other issues are left out where only some were asked for."""
    folders = tuple(f"issues/{slug}/" for slug in slugs)
    kept = {
        d
        for d in findings
        if everything or not d.where.path.startswith("issues/") or (d.where.path + "/").startswith(folders)
    }
    return tuple(sorted(kept, key=lambda d: d.order))
