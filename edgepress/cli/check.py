"""edgepress check"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgepress.cli import options

if TYPE_CHECKING:
    from edgepress.baseline import Entry, Heard
    from edgepress.changed import Reach
    from edgepress.crew import Hand
    from edgepress.pipeline import Ask, Review
    from edgepress.report import About


@click.command()
@options.slugs
@options.root
@options.output_format
@click.option("--strict", is_flag=True, help="Answer 1 for a “Should fix”, too.")
@click.option("--changed", "base", metavar="BASE", help="Judge only what differs from this state in git.")
@options.from_files
@click.option(
    "--baseline", "known", metavar="FILE", type=click.Path(path_type=Path), help="Be silent about what stands in FILE."
)
@click.option(
    "--write-baseline", "kept", metavar="FILE", type=click.Path(path_type=Path), help="Write what is found into FILE."
)
@click.option("--online", is_flag=True, help="Ask other sites whether the pages that are linked to are still there.")
@click.pass_obj
def check(
    hand: Hand | None,
    slugs: tuple[str, ...],
    root: Path,
    output_format: str | None,
    strict: bool,
    base: str | None,
    from_files: bool,
    known: Path | None,
    kept: Path | None,
    online: bool,
) -> int:
    """Say what is to be mended in the texts, drafts too.

    Answers 0 when nothing must be mended, 1 when something must.
    """
    if from_files and base is not None:
        raise click.UsageError("--from-files and --changed both say what is meant; keep one of them")
    result, said = _review(root, slugs, base, from_files, _ask if online else None, hand)
    from edgepress import report

    notes, slugs = said.notes if said else (), () if from_files else slugs
    judged = _judged(result.slugs, everything=not (slugs or base or from_files))
    if known or kept:
        result, silent = _hear(result, known, kept, judged)
        notes = (*notes, *silent)
    about = report.About(
        asked=slugs,
        slugs=result.slugs,
        notes=notes,
        outside=said.outside if said else (),
        prefix=options.prefix(root, os.environ),
        docs=options.docs(root, os.environ, report.DOCS),
        strict=strict,
        columns=options.columns(sys.stdout.isatty(), report.WIDTH),
    )
    _tell(result, about, output_format)
    _close(result, about)
    return 1 if report.is_bad(result.findings, strict) else 0


def _ask(addresses: Sequence[str]) -> Mapping[str, str]:
    """Ask for each address, once a day."""
    from edgepress import online

    click.echo(f"Asking other sites for {len(addresses)} addresses, as far as not done today.", err=True)
    return online.ask(addresses, _memory(dict(os.environ)), datetime.now(UTC).astimezone())


def _memory(environ: dict[str, str]) -> Path:
    """Where answers are kept: among what this person's programs may throw away."""
    place = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return Path(place) / "edgepress" / "answers.json"


def _review(
    root: Path, slugs: tuple[str, ...], base: str | None, from_files: bool, ask: Ask | None, hand: Hand | None
) -> tuple[Review, Reach | None]:
    """What the checks say, and what is to be said of the change where only a change is judged."""
    from edgepress import pipeline

    if base is None and not from_files:
        return pipeline.review(root, slugs, ask=ask, hand=hand), None
    from edgepress.changed import changed, named, reach

    if base is None:
        return pipeline.review_changed(root, named(root, slugs), ask=ask, hand=hand), None
    paths = changed(root, base)
    result = pipeline.review_changed(root, paths, slugs, ask=ask, hand=hand)
    same = tuple(f"{slug}: nothing differs from {base}" for slug in slugs if slug not in result.slugs)
    whole = reach(paths, base, lambda path: os.path.lexists(root / path))
    return result, whole._replace(notes=(*same, *whole.notes))


def _judged(slugs: Sequence[str], everything: bool) -> Callable[[str], bool]:
    """Whether a path was judged: all, or those of some issues."""
    folders = tuple(f"issues/{slug}/" for slug in slugs)
    return lambda path: everything or (path + "/").startswith(folders)


def _hear(
    result: Review, known: Path | None, kept: Path | None, judged: Callable[[str], bool]
) -> tuple[Review, tuple[str, ...]]:
    """What is left of the findings when those of a baseline are silent, and the closing words on that."""
    from edgepress import baseline
    from edgepress.check import NEVER

    entries: tuple[Entry, ...] = ()
    if kept:
        entries = baseline.renew(kept, result.findings, result.sources, NEVER, judged)
    elif known:
        entries = baseline.read(known)
    heard = baseline.hear(result.findings, result.sources, entries, NEVER, judged)
    return result._replace(findings=heard.told), tuple(_renewed(heard, kept) if kept else _silent(heard, known))


def _renewed(heard: Heard, kept: Path) -> Iterator[str]:
    yield f"{heard.silent} written into {kept}. From now on: edgepress check --baseline {kept}"


def _silent(heard: Heard, known: Path | None) -> Iterator[str]:
    if heard.silent:
        are, them = ("is", "it") if heard.silent == 1 else ("are", "them")
        yield f"{heard.silent} {are} silent, because {known} holds {them}."
    if heard.stale:
        fit = "line of {} fits" if len(heard.stale) == 1 else "lines of {} fit"
        yield f"{len(heard.stale)} {fit.format(known)} nothing any more. Take them out: edgepress check --write-baseline {known}"


def _tell(result: Review, about: About, output_format: str | None) -> None:
    from edgepress import report

    name = output_format or options.format_for(os.environ)
    paint = options.colour(sys.stdout.isatty(), dict(os.environ))
    options.tell(report.FORMATS[name](result.findings, result.sources, paint, about), name, paint)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and output_format is None and options.in_action(os.environ):
        try:
            with open(summary, "a", encoding="utf-8", newline="\n") as page:
                page.write(report.as_comment(result.findings, result.sources, False, about))
        except OSError as error:
            options.say(f"The summary of this step could not be written: {error.strerror}")


def _close(result: Review, about: About) -> None:
    """How much is to be done in each issue, what else is to be said, and what to do next."""
    from edgepress import report

    for slug in result.slugs:
        words = report.tally(d for d in result.findings if (d.where.path + "/").startswith(f"issues/{slug}/"))
        options.say(f"{slug}: {words or 'nothing to mend'}")
    rest = report.tally(d for d in result.findings if not d.where.path.startswith("issues/"))
    if rest:
        options.say(f"settings and contributors: {rest}")
    for line in (*about.said, *report.steps(result.findings, about)):
        options.say(str(line))
