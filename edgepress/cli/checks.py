"""edgepress checks"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from edgepress.report.page import Entry


@click.command()
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", help="How the list is told.  [text]"
)
def checks(output_format: str) -> None:
    """List every finding that there can be, with how grave it is."""
    from edgepress.report.page import entries

    if output_format == "json":
        known = [
            {"code": e.code, "severity": e.severity.value, "family": e.family, "summary": e.summary}
            for e in entries().values()
        ]
        click.echo(json.dumps({"version": 1, "checks": known}, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(entries().values())))
    click.echo("Next: edgepress explain and a name", err=True)


def _lines(known: Iterable[Entry]) -> Iterator[str]:
    """Family after family, a line each; on a terminal no line is longer than it is wide."""
    known = tuple(known)
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    longest = max((len(entry.code) for entry in known), default=0)
    for number, family in enumerate(dict.fromkeys(entry.family for entry in known)):
        yield from ([""] if number else [])
        yield family
        for entry in (entry for entry in known if entry.family == family):
            line = f"  {entry.code:{longest}}  {entry.severity.words:10}  {entry.summary}"
            yield line if not room or len(line) <= room else f"{line[: room - 1]}…"
