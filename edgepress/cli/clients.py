"""edgepress clients"""

from __future__ import annotations

from pathlib import Path

import click

from edgepress.cli import options


@click.group(invoke_without_command=True)
@options.root
@click.pass_context
def clients(context: click.Context, root: Path) -> int:
    """List mail programs, and the share of readers who use each.

    The name in front is the one for [tool.edgepress.readers] in pyproject.toml.
    """
    if context.invoked_subcommand is not None:
        context.obj = root
        return 0
    from edgepress.clients import name_of
    from edgepress.pipeline.supporting import known, settings_of

    settings = settings_of(root)
    data, shares = known(root, settings)
    longest = max(map(len, shares), default=0)
    for client, share in shares.items():
        click.echo(f"{client:{longest}}  {share:5.1f} %  {name_of(client)}")
    click.echo(f"Tested by caniemail.com; data of {data.date} ({data.version}), {len(data.features)} features.")
    options.say(
        "The shares are those of [tool.edgepress.readers] in pyproject.toml."
        if settings.readers
        else "The shares are assumed; [tool.edgepress.readers] in pyproject.toml says those of your readers."
    )
    return 0


@clients.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="What is written.  [clients.json in the root]")
@click.pass_context
def update(context: click.Context, file: Path, out: Path | None) -> int:
    """Take what mail programs support from FILE: data.json of caniemail.com, or caniemail.json of its npm package.

    Nothing is fetched. Proofs take the newsletter's clients.json before the press's own.
    """
    from edgepress.pipeline.supporting import update as renew

    place, data = renew(file, context.obj, out)
    click.echo(place)
    options.say(f"Data of {data.date} ({data.version}): {len(data.features)} features, {len(data.clients)} clients.")
    return 0
