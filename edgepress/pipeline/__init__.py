"""The order of things: load, check, render, proof, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from edgepress.diagnostics import Diagnostic
    from edgepress.source import Source

Ask = Callable[[Sequence[str]], Mapping[str, str]]
PARTS = ("email", "web")


class Review(NamedTuple):
    """What the checks say: findings in order, the texts they point into, the slugs that were judged."""

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    slugs: tuple[str, ...] = ()


class Built(NamedTuple):
    """What a build came to. `files` is 0 when findings stopped it; `same` says that nothing had changed.

    `sealed` are the issues that are kept out of the archive, each with the moment when its embargo ends. `places` are the
    folders of the issues in the build: of their emails, or of their pages where no email was asked for.
    """

    review: Review
    slugs: tuple[str, ...] = ()
    files: int = 0
    made: int = 0
    same: bool = False
    sealed: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()


class Wishes(NamedTuple):
    """What the editor asked for. `today` opens the embargoes that end by then; without it all of them hold."""

    slugs: tuple[str, ...] = ()
    drafts: bool = False
    only: tuple[str, ...] = PARTS
    keep: bool = True  # use and keep the cache
    today: date | None = None


class Progress(NamedTuple):
    """How far a command is: called with the number of steps, then once a step."""

    start: Callable[[int], None] = lambda steps: None
    step: Callable[[], None] = lambda: None


def review(root: Path, slugs: Sequence[str] = (), progress: Progress | None = None, ask: Ask | None = None) -> Review:
    """Load and check a newsletter, drafts too. Raises Stop when there is none, or a slug names no issue.

    `ask` is given the web pages that the texts link to, and tells what is wrong with those that lead nowhere.
    """
    from edgepress import load
    from edgepress.cache import Memory
    from edgepress.load.lists import load_lists
    from edgepress.load.settings import load_settings
    from edgepress.model import Site
    from edgepress.pipeline.judging import addresses, judge_all, languages, slots, sources_of
    from edgepress.pipeline.reading import read

    progress = progress or Progress()
    settings, page = load_settings(root).value
    survey = load.survey(root)
    chosen = chosen_slugs(slugs, survey.issues)
    progress.start(len(survey.issues) + len(chosen))
    reading = read(root, survey, settings.language or "en", Memory(), Path(), progress.step)
    cards = [entry.card for entry in reading.issues.values()]
    lists = load_lists(root, [settings.language, *(language for card in cards for language in languages(card))])
    site = Site(settings=settings, contributors=reading.people, lists=lists, slots=slots(cards))
    if ask is not None:
        from dataclasses import replace

        site = replace(site, answers=ask(list(dict.fromkeys(addresses(site, reading, chosen)))))
    findings = [*survey.told, *reading.told, *judge_all(site, page, reading, chosen, Path(), progress.step)]
    wanted = _about(findings, chosen, everything=not slugs)
    return Review(wanted, sources_of(root, wanted), tuple(chosen))


def chosen_slugs(slugs: Sequence[str], issues: Iterable[str]) -> list[str]:
    """The slugs asked for, or all. Raises Stop for one that names no issue, with the nearest that does."""
    from difflib import get_close_matches

    from edgepress.diagnostics import Stop

    known = list(issues)
    for slug in slugs:
        if slug not in known:
            near = get_close_matches(slug, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known[:5])}" if known else ""
            raise Stop(f"no folder issues/{slug} holds an issue{hint}")
    return list(dict.fromkeys(slugs)) or known


def _about(findings: Iterable[Diagnostic], slugs: Sequence[str], everything: bool) -> tuple[Diagnostic, ...]:
    """The findings in order; those of other issues are left out where only some were asked for."""
    folders = tuple(f"issues/{slug}/" for slug in slugs)
    kept = {
        d
        for d in findings
        if everything or not d.where.path.startswith("issues/") or (d.where.path + "/").startswith(folders)
    }
    return tuple(sorted(kept, key=lambda d: d.order))


def build(root: Path, out: Path, wishes: Wishes, progress: Progress | None = None) -> Built:
    """Bring `out` up to date with the newsletter: everything, or nothing when a ready issue has a "Must fix".

    Raises Stop for what is nobody's finding: no newsletter, a full disk, a mistake in the theme.
    """
    from edgepress import load, lock, marks
    from edgepress.pipeline import glance

    with lock.alone(out):
        survey = load.survey(root)
        look = glance.glance(root, survey, wishes)
        same = glance.unchanged(root, out, look) if wishes.keep else None
        if same is not None:
            return same
        from edgepress import crew

        again = wishes.keep and (out / marks.FOLDER).is_dir()  # so little will have to be made: one worker is enough
        hand = crew.call_in() if again else None
        try:
            if hand is not None:
                hand.give("edgepress.marks:left", None, str(out))
                hand.tell("edgepress.pipeline.work:ready")
            from edgepress.pipeline.building import build_anew

            return build_anew(root, out, wishes, progress or Progress(), survey, look, hand)
        finally:
            if hand is not None:
                hand.dismiss()
