"""edgepress schema"""

from __future__ import annotations

from pathlib import Path

import click

from edgepress.cli import ask, options

NAMES = ("issue", "article", "contributor", "settings")


@click.command()
@click.argument("name", required=False, type=click.Choice(NAMES), metavar="[NAME]")
@options.root
def schema(name: str | None, root: Path) -> int:
    """Write what details there are, for editors such as VS Code, into schemas/.

    With NAME (issue, article, contributor or settings) that one is printed, and nothing is written.
    """
    from edgepress.load.schema import MODELS, as_text

    if name:
        click.echo(as_text(name), nl=False)
        return 0
    from edgepress.lay import lay
    from edgepress.load.settings import load_settings

    load_settings(root)  # a newsletter stands here, or this is not the place for files
    files = {f"schemas/details-{each}.json": as_text(each).encode() for each in MODELS}
    lay(root, files, over=files)
    ask.made(files)
    ask.tell("Editors that know JSON Schema now offer the details while you write.")
    return 0
