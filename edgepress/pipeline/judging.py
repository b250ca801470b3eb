"""A site -> what the checks say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from edgepress import crew
from edgepress.diagnostics import Diagnostic
from edgepress.load.text import read_text
from edgepress.load.trouble import text_too_tangled
from edgepress.model import IssueCard, Page, Site
from edgepress.pipeline.packed import unpack
from edgepress.source import Source, Span

if TYPE_CHECKING:
    from edgepress.pipeline.reading import Reading


def languages(card: IssueCard) -> set[str]:
    """The languages of an issue and of its articles."""
    return {card.language, *(piece.language for piece in card.cards)}


def slots(cards: Iterable[IssueCard]) -> dict[str, tuple[int | None, date | None]]:
    """The number and the date of each issue by its slug."""
    return {card.slug: (card.number, card.date) for card in cards}


def addresses(site: Site, reading: Reading, slugs: Sequence[str]) -> Iterator[str]:
    """The web pages that everybody and the issues named link to."""
    from edgepress.check.address import askable

    for who in site.contributors.values():
        yield from askable(who)
    for slug in slugs:
        issue = unpack(reading.issues[slug].packed, Path(), slug)
        for page in (issue, *issue.articles):
            yield from askable(page)


def judge_all(
    site: Site,
    settings: Page,
    reading: Reading,
    slugs: Sequence[str],
    folder: Path,
    done: Callable[[], None] = lambda: None,
) -> Iterator[Diagnostic]:
    """Every finding on the settings, on everybody, and on the issues named; loading's own findings on them too."""
    yield from judge_rest(site, settings, only=reading.read)
    for slug, told in zip(slugs, judge_issues(site, reading, slugs, folder, done), strict=True):
        yield from reading.issues[slug].told
        yield from told


def judge_rest(
    site: Site, settings: Page, advice: bool = True, only: frozenset[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The findings on the settings and on everybody in contributors/, or on `only` some of them.

    Without `advice`, only what must be fixed.
    """
    from edgepress.check import judge

    pages = (settings, *(who for id, who in site.contributors.items() if only is None or id in only))
    return tuple(d for page in pages for d in judge(page, site, advice))


def judge_issues(
    site: Site,
    reading: Reading,
    slugs: Sequence[str],
    folder: Path,
    done: Callable[[], None] = lambda: None,
    advice: bool = True,
) -> Iterator[tuple[Diagnostic, ...]]:
    """The findings of the checks on each of the issues named. Without `advice`, only what must be fixed."""
    jobs = [(slug, reading.issues[slug].packed) for slug in slugs]
    for slug, result in zip(
        slugs, crew.each("edgepress.pipeline.judging:judge_issue", jobs, (site, folder, advice), done), strict=True
    ):
        if isinstance(result, crew.Lost):
            where = Span(f"issues/{slug}")
            yield (text_too_tangled(where, f"This could not be judged: {result.why}", "split the issue"),)
        else:
            yield result


def judge_issue(shared: tuple[Site, Path, bool], job: tuple[str, bytes | None]) -> tuple[Diagnostic, ...]:
    """The checks on every page of one issue: all of them, or only those that can stop it from going out."""
    from edgepress.check import judge

    site, folder, advice = shared
    issue = unpack(job[1], folder, job[0])
    desk = replace(site, desk=issue)
    return tuple(d for page in (issue, *issue.articles) for d in judge(page, desk, advice))


def sources_of(root: Path, findings: Iterable[Diagnostic]) -> dict[str, Source]:
    """The texts that findings point into, as far as they can be read."""
    sources = {}
    for path in dict.fromkeys(d.where.path for d in findings):
        if path.endswith((".md", ".toml")) and "\\x" not in path:
            source = read_text(root, path)
            if isinstance(source, Source):
                sources[path] = source
    return sources
