"""The contact sheets of `edgepress proof --sheet`"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgepress.cli import options

if TYPE_CHECKING:
    from edgepress.pipeline.proving import Proved


def take(proved: Proved, web: Path) -> None:
    """Write a sheet of each email into the current folder, and say so; with a bar on a terminal, as it takes a minute."""
    from edgepress.pipeline import photographing

    jobs = photographing.jobs(proved.letters, proved.findings, Path())
    bar: Any = None
    if sys.stderr.isatty():
        bar = click.progressbar(length=photographing.PICTURES * len(jobs), label="Taking pictures", file=sys.stderr)
        bar.__enter__()
    else:
        options.say(f"Taking {photographing.PICTURES * len(jobs)} pictures; that takes about a minute for each email.")
    try:
        photographing.photograph(jobs, web, os.environ, (lambda: bar.update(1)) if bar else (lambda: None))
    finally:
        if bar:
            bar.__exit__(None, None, None)
    for job in jobs:
        options.say(
            f"{job.path} shows the email as its readers see it, in {photographing.PICTURES} pictures. Open it in a browser."
        )
