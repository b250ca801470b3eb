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
    """Write what details there are, for editors such as VS Code.

    They go into schemas/ and .vscode/.
    With NAME (issue, article, contributor or settings) that one is printed, and nothing is written.
    """
    from edgepress.load import editors

    if name:
        click.echo(editors.made()[f"schemas/details-{name}.json"].decode(), nl=False)
        return 0
    from edgepress.lay import lay
    from edgepress.load.settings import load_settings

    load_settings(root)  # a newsletter stands here, or this is not the place for files
    ours = editors.made()
    files = {**ours, **{path: data for path, data in editors.wiring().items() if not (root / path).exists()}}
    lay(root, files, over=ours)
    ask.made(files)
    ask.tell(
        "VS Code now offers the details while you write, and lists findings under Problems with the task “edgepress: check”."
    )
    ask.next_step("code .")
    return 0
