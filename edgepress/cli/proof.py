"""edgepress proof"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgepress.cli import options

if TYPE_CHECKING:
    from edgepress.pipeline.proving import Proved
    from edgepress.report import About


@click.command()
@click.argument("names", nargs=-1, metavar="[FILE|SLUG]...")
@options.root
@click.option("--out", type=click.Path(path_type=Path), help="Where the build stands.  [build/ in the root]")
@options.output_format
@click.option("--weight", is_flag=True, help="Show what each part of an email costs in bytes, too (as text).")
@click.option("--strict", is_flag=True, help="Answer 1 for a “Should fix”, too.")
@click.option(
    "--sheet", is_flag=True, help="Also write proof-SLUG.html here: pictures of what each mail program shows."
)
def proof(
    names: tuple[str, ...],
    root: Path,
    out: Path | None,
    output_format: str | None,
    weight: bool,
    strict: bool,
    sheet: bool,
) -> int:
    """Say what mail programs would show wrongly in a finished email.

    FILE is any email as .html or .eml; SLUG is an issue, as it stands in build/. Without either, every email in build/.
    Answers 0 when nothing must be mended, 1 when something must.
    """
    from edgepress import report
    from edgepress.pipeline.proving import prove_all

    build = out if out is not None else root / "build"
    proved = prove_all(root, build, names)
    about = report.About(
        asked=names,
        prefix=options.prefix(root, os.environ),
        docs=options.docs(root, os.environ, report.PROOFS, "proofs.md"),
        strict=strict,
        command="proof",
        notes=proved.notes,
        columns=options.columns(sys.stdout.isatty(), report.WIDTH),
    )
    name = output_format or options.format_for(os.environ)
    paint = options.colour(sys.stdout.isatty(), dict(os.environ))
    options.tell(report.FORMATS[name](proved.findings, proved.sources, paint, about), name, paint)
    if weight and name == "text":
        _weigh(proved)
    _close(proved, about)
    if sheet:
        from edgepress.cli.sheet import take

        take(proved, build / "web")
    return 1 if report.is_bad(proved.findings, strict) else 0


def _weigh(proved: Proved) -> None:
    """A table for each email: its parts, and what they cost."""
    from edgepress.proof.weight import table

    for letter in proved.letters:
        options.say(f"What {letter.html.path.removesuffix(' (HTML)')} weighs, in bytes:", err=False)
        for line in table(letter).splitlines():
            options.say(line, err=False)


def _close(proved: Proved, about: About) -> None:
    """How much is to be done in each email, what else is to be said, and what to do next."""
    from edgepress import report

    for letter in proved.letters:
        mine = {letter.html.path, letter.message_path, letter.text.path if letter.text else ""}
        folder = f"issues/{letter.issue.slug}/" if letter.issue is not None else "\0"
        words = report.tally(d for d in proved.findings if d.where.path in mine or d.where.path.startswith(folder))
        options.say(f"{letter.html.path.removesuffix(' (HTML)')}: {words or 'nothing to mend'}")
    for line in (*about.notes, *report.steps(proved.findings, about)):
        options.say(str(line))
