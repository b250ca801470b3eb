"""What a build notes for the editor: one page of who owes what. It stands beside the archive, never in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from edgepress import cache, write
from edgepress.diagnostics import Diagnostic
from edgepress.model import Site
from edgepress.pipeline.judging import judge_issues
from edgepress.pipeline.reading import Reading
from edgepress.write import Made

JOB, PATH = "status", "status.html"


class Note(NamedTuple):
    """The page, with the key of all that it says; or the file of the last build, which says the same."""

    key: str
    page: bytes = b""
    kept: Made | None = None


def verdicts(
    site: Site, reading: Reading, keys: Mapping[str, str], known: Mapping[str, Any], folder: Path
) -> dict[str, Any]:
    """What must be fixed in each draft, with its key, as builds remember it; only what changed is judged again."""
    found = {slug: old for slug, key in keys.items() if (old := cache.known(known, slug, key))}
    anew = [slug for slug in keys if slug not in found and not reading.issues[slug].card.sent]
    told = judge_issues(site, reading, anew, folder, advice=False)
    return found | {slug: (keys[slug], some) for slug, some in zip(anew, told, strict=True)}


def note(site: Site, reading: Reading, judged: Mapping[str, Any], known: Mapping[str, Any], today: date | None) -> Note:
    """The page of a build whose issues are those of the site; drafts stand on it, too. `known` are the last build's jobs."""
    told: dict[str, tuple[Diagnostic, ...]] = {slug: some for slug, (_, some) in judged.items()}
    key = cache.key(site.settings.title, today, list(_seen(site, reading, told)))
    old = cache.known(known, JOB, key)
    if old:
        return Note(key, kept=old[1][0])
    from edgepress.pipeline.owing import board_of, gathered
    from edgepress.report.status_page import status_page

    cards = [entry.card for entry in reading.issues.values()]
    built = {card.slug: card.digest for card in site.issues}
    board = board_of(site.settings, cards, reading.people, gathered(reading, told), built, today)
    return Note(key, status_page(board).encode("utf-8", "replace"))


def _seen(site: Site, reading: Reading, told: Mapping[str, tuple[Diagnostic, ...]]) -> Iterator[object]:
    """All that a page can say, as it was read: most builds say the same again, and need not put it into words to know."""
    yield sorted(card.slug for card in site.issues)
    yield sorted(reading.digests.items())
    for slug, entry in sorted(reading.issues.items()):
        card, found = entry.card, (*entry.told, *told.get(slug, ()))
        yield slug, card.face, card.due, card.sent, [one.face for one in card.cards]
        yield [(d.code, d.severity, d.where.path) for d in found]
    yield [(d.code, d.severity, d.where.path) for d in (*reading.told, *told.get("", ()))]


def laid(stage: write.Stage, note: Note) -> tuple[str, tuple[Made, ...], dict[str, str]]:
    """Lay the page into the build, and say what the next build is to remember of it."""
    if note.kept is None:
        return note.key, (write.put(stage, PATH, note.page),), {}
    write.keep(stage, [note.kept])
    return note.key, (note.kept,), {}
