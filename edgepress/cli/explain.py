"""edgepress explain"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from edgepress.report.page import Entry

WIDEST = 100  # columns, as findings take them


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding of this name asks for, with examples.

    CODE is the last line of a finding, such as author-unknown.
    """
    from edgepress.report.page import entries

    name = code.strip().strip("().").lower().replace("_", "-")
    known = entries()
    if name not in known:
        raise click.UsageError(f"There is no finding called “{code}”. {_hint(name, list(known))}")
    width = min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDEST
    click.echo("\n".join(_lines(known[name], max(width, 40))).rstrip())


def _hint(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) or [one for one in known if name and name in one][:1]
    return f"Did you mean “{near[0]}”?" if near else "edgepress checks lists them all."


def _lines(entry: Entry, width: int) -> Iterator[str]:
    """The section for a terminal: its name, then paragraphs in lines of that width; examples are indented and not wrapped."""
    yield entry.code
    for line in entry.lines:
        if line.example:
            yield f"    {line.text}".rstrip()
        else:
            yield from textwrap.wrap(line.text, width, break_long_words=False, break_on_hyphens=False) or [""]
