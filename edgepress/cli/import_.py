"""edgepress import"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from edgepress.cli import options


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|FOLDER", type=click.Path(path_type=Path))
@click.option("--issue", "slug", metavar="SLUG", help="The issue that the articles go into: a folder in issues/.")
@options.root
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def import_(files: tuple[Path, ...], slug: str | None, root: Path, dry_run: bool) -> int:
    """Make articles of Word files, with their pictures.

    Tables, footnotes and remarks come along. Texts from LibreOffice (.odt), web pages (.html), what Google Docs downloads
    (.zip) and plain texts (.txt) are taken, too. A FOLDER becomes a whole issue, in the order of its file names.

    Answers 0 when all files were taken, 1 when one could not be read. The others are written all the same.
    """
    from edgepress.pipeline import foldering, importing

    slug = slug if slug is not None else importing.ask_for_issue(root)
    folder = next((file for file in files if file.is_dir()), None)
    if folder and len(files) > 1:
        raise click.UsageError("Name one folder, or some files.")
    brought = (
        foldering.bring_folder(root, slug, folder, write=not dry_run)
        if folder
        else importing.bring(root, slug, files, write=not dry_run)
    )
    _tell_issue(brought, dry_run)
    for one in brought.made:
        _tell(one, dry_run)
    for name, why in brought.refused.items():
        options.say(f"{name}: not taken. {why}")
    _close(brought, slug, dry_run)
    return 1 if brought.refused else 0


def _tell(one: Any, dry_run: bool) -> None:
    """What a document became, what was guessed and what was left out."""
    options.say(f"{one.name}", err=False)
    _tell_files(one.files, dry_run)
    _tell_list("Look at this", one.guesses)
    _tell_list("Changed or left out", one.said)
    if dry_run:
        for line in ("", *one.files[one.article].decode().split("\n")):
            options.say(line, err=False)


def _tell_issue(brought: Any, dry_run: bool) -> None:
    """What a folder gave to the issue itself, and what was left in it."""
    if brought.beside:
        options.say("The issue itself", err=False)
    _tell_files(brought.beside, dry_run)
    _tell_list("Look at this", brought.said)
    for name, why in brought.left.items():
        options.say(f"{name}: left where it is. {why}")


def _tell_files(paths: Iterable[str], dry_run: bool) -> None:
    for path in paths:
        options.say(f"  {'would write' if dry_run else 'wrote'}  {path}", err=False)


def _tell_list(heading: str, sentences: Sequence[str]) -> None:
    for line in (f"  {heading}:", *(f"    - {sentence}" for sentence in sentences)) if sentences else ():
        options.say(line, err=False)


def _close(brought: Any, slug: str, dry_run: bool) -> None:
    count = len(brought.made)
    if not count and not brought.beside:
        options.say("Nothing was written.")
    elif dry_run:
        options.say("Nothing was written. To write it, leave out --dry-run.")
    else:
        options.say(f"{count} {'article' if count == 1 else 'articles'} made. Next: edgepress check {slug}")
