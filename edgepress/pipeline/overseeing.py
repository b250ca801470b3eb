"""A newsletter on disk -> the board: how each issue stands, and who owes what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from edgepress import cache, load, marks
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic
from edgepress.load.issue import slot
from edgepress.load.lists import load_lists
from edgepress.load.settings import load_settings
from edgepress.model import Page, Settings, Site
from edgepress.pipeline import Progress, chosen_slugs
from edgepress.pipeline.judging import judge_issues, judge_rest, languages, slots
from edgepress.pipeline.owing import board_of, gathered
from edgepress.pipeline.packed import Spoilt
from edgepress.pipeline.planning import verdict_keys
from edgepress.pipeline.reading import Reading, by_now, read
from edgepress.pipeline.standing import digests
from edgepress.report.owed import Board


def board(
    root: Path, out: Path, slugs: Sequence[str] = (), today: date | None = None, progress: Progress | None = None
) -> Board:
    """How all issues stand, or those named. What the build in `out` knows already is neither read nor judged again.

    Nothing is written. Raises Stop when there is no newsletter, or a slug names no issue.
    """
    newsletter, survey = load_settings(root).value, load.survey(root, slugs or None)
    chosen = chosen_slugs(slugs, survey.issues)
    alone = survey._replace(issues={slug: survey.issues[slug] for slug in chosen})
    others = {slug: slot(root, slug) for slug in survey.issues if slug not in chosen}
    steps = progress or Progress()
    steps.start(len(chosen))
    try:
        memory = cache.recall(out, marks.press())
        reading, told = _judged(root, out, newsletter, alone, others, memory, steps, today)
    except Spoilt:
        reading, told = _judged(root, out, newsletter, alone, others, Memory(), steps, today)
    cards = [entry.card for entry in reading.issues.values()]
    return board_of(newsletter[0], cards, reading.people, told, digests(out), today)


def _judged(
    root: Path, out: Path, newsletter: tuple[Settings, Page], survey: load.Survey,
    others: Mapping[str, tuple[int | None, date | None]], memory: Memory, steps: Progress, today: date | None,
) -> tuple[Reading, dict[str, tuple[Diagnostic, ...]]]:  # fmt: skip
    """Everything read, and what is said of it by slug; of what was sent nothing is asked again."""
    settings, page = newsletter
    folder = out / marks.FOLDER
    reading = read(root, survey, settings.language or "en", memory, folder, steps.step)
    reading = by_now(reading, today)
    cards = [entry.card for entry in reading.issues.values()]
    lists = load_lists(root, {settings.language, *(language for card in cards for language in languages(card))})
    site = Site(settings=settings, contributors=reading.people, lists=lists, slots={**others, **slots(cards)})
    keys = verdict_keys(site, page, reading, [card for card in cards if not card.sent])
    known = {slug: old[1] for slug, key in keys.items() if (old := cache.known(memory.judged, slug, key))}
    anew = [slug for slug in keys if slug and slug not in known]
    told = dict(zip(anew, judge_issues(site, reading, anew, folder, advice=False), strict=True))
    rest = known[""] if "" in known else judge_rest(site, page, advice=False)
    return reading, gathered(reading, {**known, **told, "": (*rest, *survey.told)})
