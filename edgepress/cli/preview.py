"""edgepress preview"""

from __future__ import annotations

from pathlib import Path

import click

from edgepress.cli import options


@click.command()
@click.argument("slug")
@options.root
@click.option(
    "--page", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Write one page into FILE."
)
def preview(slug: str, root: Path, page: Path) -> None:
    """Show an issue as readers will see it."""
    from edgepress.preview import whole

    options.say(f"{page} shows the issue ({whole.page(root, slug, page) / 1e6:.1f} MB). Open it in a browser.")
