"""The order of things: load, check, render, proof, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from edgepress import crew, load
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
    folders: int = 0  # in issues/, drafts too
    headless: tuple[str, ...] = ()  # those without an issue.md: nobody can know that one of them was to go out
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


def review(
    root: Path,
    slugs: Sequence[str] = (),
    progress: Progress | None = None,
    ask: Ask | None = None,
    hand: crew.Hand | None = None,
) -> Review:
    """Load and check a newsletter, drafts too. Raises Stop when there is none, or a slug names no issue.

    `ask` is given the web pages that the texts link to, and tells what is wrong with those that lead nowhere. `hand` is a
    worker who was called in before; where there is none, one is called in if it is of use.
    """
    with _reader(hand, bool(slugs)) as reader:
        from edgepress.pipeline.reviewing import review_all

        return review_all(root, slugs, progress or Progress(), reader, ask)


def review_changed(
    root: Path,
    paths: Sequence[str],
    slugs: Sequence[str] = (),
    progress: Progress | None = None,
    ask: Ask | None = None,
    hand: crew.Hand | None = None,
) -> Review:
    """The same, only of the issues and contributors that some of these paths belong to."""
    with _reader(hand, True) as reader:
        from edgepress.pipeline.touched import review_touched

        return review_touched(root, paths, slugs, progress or Progress(), reader, ask)


def call_reader() -> crew.Hand | None:
    """Call in a worker who gets ready to read, where there are processors for two."""
    from edgepress import crew

    hand = crew.call_in() if crew.cores() > 1 else None
    if hand is not None:
        hand.tell("edgepress.pipeline.reading:ready")
    return hand


@contextmanager
def _reader(hand: crew.Hand | None, wanted: bool) -> Iterator[crew.Hand | None]:
    """One worker who reads a few issues, where there are processors for two: the one who was called in, or another."""
    if hand is None and wanted:
        hand = call_reader()
    if hand is not None and not wanted:
        hand.dismiss()
    try:
        yield hand if wanted else None
    finally:
        if hand is not None:
            hand.dismiss()


def chosen_slugs(slugs: Sequence[str], issues: Iterable[str]) -> list[str]:
    """The slugs asked for, or all. Raises Stop for one that names no issue, with the nearest that does."""
    known = list(issues)
    for slug in slugs:
        if slug not in known:
            from difflib import get_close_matches

            from edgepress.diagnostics import Stop

            near = get_close_matches(slug, known, n=1)
            more = f" and {len(known) - 5} more" if len(known) > 5 else ""
            hint = (
                f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known[:5])}{more}" if known else ""
            )
            raise Stop(f"no folder issues/{slug} holds an issue{hint}")
    return list(dict.fromkeys(slugs)) or known


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
            return _counted(same, survey)
        from edgepress import crew, load

        again = wishes.keep and isdir(f"{out}/{marks.FOLDER}")  # so little will have to be made: one worker is enough
        hand = crew.call_in() if again else None
        try:
            if hand is not None:
                hand.give("edgepress.marks:left", None, str(out))
                hand.tell("edgepress.pipeline.work:ready")
            from edgepress.pipeline.building import build_anew

            return _counted(build_anew(root, out, wishes, progress or Progress(), survey, look, hand), survey)
        finally:
            if hand is not None:
                hand.dismiss()


def _counted(built: Built, survey: load.Survey) -> Built:
    paths = {found.path for found in survey.found}
    headless = tuple(slug for slug in survey.issues if f"issues/{slug}/issue.md" not in paths)
    return built._replace(folders=len(survey.issues), headless=headless)
