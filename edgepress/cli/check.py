"""edgepress check"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from edgepress.cli import options


@click.command()
@options.slugs
@options.root
@options.output_format
@click.option("--strict", is_flag=True, help="Answer 1 for a “Should fix”, too.")
@click.option("--online", is_flag=True, help="Ask other sites whether the pages that are linked to are still there.")
def check(slugs: tuple[str, ...], root: Path, output_format: str, strict: bool, online: bool) -> int:
    """Say what is to be mended in the texts, drafts too.

    Answers 0 when nothing must be mended, 1 when something must.
    """
    from edgepress import pipeline, report
    from edgepress.diagnostics import Severity

    result = pipeline.review(root, slugs, ask=_ask if online else None)
    paint = options.colour(sys.stdout.isatty(), dict(os.environ))
    click.echo(report.FORMATS[output_format](result.findings, result.sources, paint), nl=False, color=paint)
    grave = {Severity.MUST, Severity.SHOULD} if strict else {Severity.MUST}
    bad = any(d.severity in grave for d in result.findings)
    _close(result.findings, result.slugs, bad)
    return 1 if bad else 0


def _ask(addresses: Sequence[str]) -> Mapping[str, str]:
    """Ask for each address, once a day."""
    from edgepress import online

    click.echo(f"Asking other sites for {len(addresses)} addresses, as far as not done today.", err=True)
    return online.ask(addresses, _memory(dict(os.environ)), datetime.now(UTC).astimezone())


def _memory(environ: dict[str, str]) -> Path:
    """Where answers are kept: among what this person's programs may throw away."""
    place = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return Path(place) / "edgepress" / "answers.json"


def _close(findings: tuple[object, ...], slugs: tuple[str, ...], bad: bool) -> None:
    from edgepress import report
    from edgepress.diagnostics import Diagnostic

    told = [d for d in findings if isinstance(d, Diagnostic)]
    for slug in slugs:
        words = report.tally(d for d in told if (d.where.path + "/").startswith(f"issues/{slug}/"))
        click.echo(f"{slug}: {words or 'nothing to mend'}", err=True)
    rest = report.tally(d for d in told if not d.where.path.startswith("issues/"))
    if rest:
        click.echo(f"settings and contributors: {rest}", err=True)
    click.echo("Mend what must be fixed, then run edgepress check again." if bad else "Next: edgepress build", err=True)
