"""edgepress build"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from edgepress.cli import options

SHOWN = 3  # emails that are too heavy: more of them are no chance, and the theme or a setting is to be looked at


@click.command()
@options.slugs
@options.root
@click.option("--out", type=click.Path(path_type=Path), help="Where the build goes.  [build/ in the root]")
@click.option("--drafts", is_flag=True, help="Build drafts, too: all, or those named.")
@click.option("--only", type=click.Choice(["email", "web"]), help="Make only the emails, or only the archive.")
@click.option(
    "--today", type=options.Day(), metavar="DAY", help="Open the embargoes that end by this day, such as 2026-12-04."
)
@click.option("--no-cache", "fresh", is_flag=True, help="Do everything anew. The files are the same.")
def build(
    slugs: tuple[str, ...],
    root: Path,
    out: Path | None,
    drafts: bool,
    only: str | None,
    today: datetime | None,
    fresh: bool,
) -> int:
    """Render every issue that is ready into build/.

    With SLUG, only the emails of these issues are made; the archive is always whole.
    """
    from edgepress import pipeline

    wishes = pipeline.Wishes(
        slugs, drafts, (only,) if only else pipeline.PARTS, not fresh, today.date() if today else None
    )
    target = out if out is not None else root / "build"
    with _Bar() as bar:
        built = pipeline.build(root, target, wishes, pipeline.Progress(bar.start, bar.step))
    return _stopped(built, root, target) if built.review.findings and not built.files else _done(built, target)


def _stopped(built: Any, root: Path, target: Path) -> int:
    from edgepress import report
    from edgepress.diagnostics import has_errors

    name = options.format_for(os.environ)
    paint = options.colour(sys.stdout.isatty(), dict(os.environ))
    about = report.About(
        prefix=options.prefix(root, os.environ), columns=options.columns(sys.stdout.isatty(), report.WIDTH)
    )
    told = report.FORMATS[name](built.review.findings, built.review.sources, paint, about)
    options.tell(told, name, paint)
    click.echo(f"Not built: {report.tally(built.review.findings)}. What stood in {target} is as it was.", err=True)
    return 1 if has_errors(built.review.findings) else 0


def _done(built: Any, target: Path) -> int:
    heavy = [d for d in built.review.findings if d.code == "email-too-heavy"]
    rest = [d for d in built.review.findings if d not in heavy]
    if rest:
        from edgepress import report

        click.echo(f"{report.tally(rest)}: edgepress check says what.", err=True)
    _weigh(heavy)
    if not built.folders:
        click.echo("There is no issue in the folder issues/, so there is only an empty archive.", err=True)
    elif not built.slugs:
        click.echo("No issue is ready yet (status: ready in issue.md), so there is only an empty archive.", err=True)
    for slug in built.headless:
        options.say(f"issues/{slug} has no issue.md, so it is left out.")
    click.echo("".join(f"{target}/{place}\n" for place in built.places), nl=False)
    made = "nothing had changed" if built.same else f"{built.made} made anew"
    for slug, until in built.sealed:
        day = until[:10]
        click.echo(f"{slug} stays out of the archive until {until}; from then on, build with --today {day}.", err=True)
    issues = "1 issue" if len(built.slugs) == 1 else f"{len(built.slugs)} issues"
    first = (
        "web/index.html" if os.path.isdir(f"{target}/web") else f"{built.places[0]}index.html" if built.places else ""
    )
    click.echo(f"{issues}, {built.files} files, {made}. Open {target}/{first}", err=True)
    return 0


def _weigh(heavy: Sequence[Any]) -> None:
    """Which emails are too heavy to be sent, and what to do; the archive has all of them whole."""
    for finding in heavy[:SHOWN]:
        options.say(f"{finding.severity.words} before you send {finding.where.path}: {finding.message}.")
        options.say(f"   Try: {finding.hint}.")
    if len(heavy) > SHOWN:
        options.say(f"{len(heavy) - SHOWN} more emails are too heavy: edgepress proof says which.")


class _Bar:
    """A progress bar on a terminal, and nothing anywhere else."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __enter__(self) -> _Bar:
        return self

    def start(self, steps: int) -> None:
        """Show the bar with so many steps, when somebody watches and there is something to wait for."""
        if sys.stderr.isatty() and steps > 4:
            self.bar = click.progressbar(length=steps, label="Building", file=sys.stderr)
            self.bar.__enter__()

    def step(self) -> None:
        """One step more."""
        if self.bar:
            self.bar.update(1)

    def __exit__(self, *details: object) -> None:
        if self.bar:
            self.bar.__exit__(None, None, None)
