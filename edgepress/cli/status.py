"""edgepress status"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from edgepress.cli import options


@click.command()
@options.slugs
@options.root
@click.option("--json", "as_json", is_flag=True, help="Tell it as one object, for programs.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the build stands.  [build/ in the root]")
@click.option(
    "--today", type=options.Day(), metavar="DAY", help="Count days from this one, such as 2026-12-04.  [today]"
)
def status(slugs: tuple[str, ...], root: Path, as_json: bool, out: Path | None, today: datetime | None) -> None:
    """Say how every issue stands, what is missing, and from whom.

    An issue is a draft, checked, ready, built or sent. What was sent is not judged again.
    """
    from edgepress.pipeline.overseeing import board
    from edgepress.report.status import next_step, status_text

    found = board(root, out if out is not None else root / "build", slugs, options.day_of(today))
    if as_json:
        from edgepress.report.status_json import status_json

        options.tell(status_json(found), "json", False)
        return
    terminal = sys.stdout.isatty()
    paint = options.colour(terminal, dict(os.environ))
    options.tell(status_text(found, paint, options.columns(terminal, 100)), "text", paint)
    if any(s.sent for s in found.standings):
        options.say("What was sent is not judged again.")
    options.say(next_step(found))
