"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder of the newsletter.  [here]",
)
slugs = click.argument("slugs", nargs=-1, metavar="[SLUG]...")
output_format = click.option(
    "--output-format",
    "output_format",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    help="How findings are told.  [text]",
)


def colour(stream_is_terminal: bool, environ: dict[str, str]) -> bool:
    """Whether to paint: on a terminal that is not dumb, unless NO_COLOR is set; FORCE_COLOR decides against both."""
    if environ.get("FORCE_COLOR"):
        return True
    return stream_is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
