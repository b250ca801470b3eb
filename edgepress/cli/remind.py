"""edgepress remind"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from edgepress.cli import options


@click.command()
@click.argument("slug", required=False)
@options.root
@click.option("--out", type=click.Path(path_type=Path), help="Where the build stands.  [build/ in the root]")
@click.option(
    "--today", type=options.Day(), metavar="DAY", help="Write it as on this day, such as 2026-12-04.  [today]"
)
@click.option("--lang", "language", metavar="CODE", help="Write it in this language, such as fr.  [the issue's]")
def remind(slug: str | None, root: Path, out: Path | None, today: datetime | None, language: str | None) -> None:
    """Write the letter to a group that still owes something.

    The letter goes to the screen and nowhere else: copy it into your mail program. Without SLUG, the issues are named that
    something is owed for.
    """
    build, day = out if out is not None else root / "build", options.day_of(today)
    if slug is None:
        _owing(root, build, day)
        return
    from edgepress.pipeline.reminding import remind as written

    options.tell(written(root, build, slug, day, language or ""), "text", False)
    options.say("Nothing was sent: copy this letter into your mail program.")


def _owing(root: Path, build: Path, day: date) -> None:
    """Which issues somebody besides the editor owes something for, and what to type."""
    from edgepress.pipeline.overseeing import board
    from edgepress.report import printable
    from edgepress.report.owed import sum_words
    from edgepress.report.status import next_step

    found = board(root, build, (), day)
    lines = ((s.slug, [debt for debt in s.debts if debt.who]) for s in found.standings)
    _say_each((printable(slug), sum_words(debts)) for slug, debts in lines if debts)
    options.say(next_step(found))


def _say_each(lines: Iterable[tuple[str, str]]) -> None:
    for slug, words in lines:
        options.tell(f"{slug}: {words}\n", "text", False)
