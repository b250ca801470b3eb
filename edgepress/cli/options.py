"""Options that several commands share, and how they speak."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

FORMATS = ("text", "concise", "narrated", "json", "github", "comment", "sarif")


class Day(click.DateTime):
    """A day of the calendar."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day that is meant. Raises click's own error, in our words."""
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is no day; write it like 2026-12-04", param, ctx)
        return day


root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder of the newsletter.  [here]",
)
slugs = click.argument("slugs", nargs=-1, metavar="[SLUG]...")
from_files = click.option(
    "--from-files", "from_files", is_flag=True, help="Take paths of files for what is to be looked at, not issues."
)
output_format = click.option(
    "--output-format",
    "output_format",
    type=click.Choice(FORMATS),
    help="How findings are told.  [text; github in a GitHub Action; narrated with EDGEPRESS_NARRATE=1]",
)


def day_of(today: datetime | None) -> date:
    """The day that was said, or the one that the clock says here."""
    return (today or datetime.now(UTC).astimezone()).date()


def colour(stream_is_terminal: bool, environ: dict[str, str]) -> bool:
    """Whether to paint: on a terminal that is not dumb, unless NO_COLOR is set; FORCE_COLOR decides against both."""
    if environ.get("FORCE_COLOR"):
        return True
    return stream_is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def columns(stream_is_terminal: bool, otherwise: int) -> int:
    """How wide a line may be: as wide as the terminal, where there is one."""
    import shutil

    return shutil.get_terminal_size((otherwise, 24)).columns if stream_is_terminal else otherwise


def in_action(environ: Mapping[str, str]) -> bool:
    """Whether this is a step of a GitHub Action, whose log GitHub reads along."""
    return environ.get("GITHUB_ACTIONS") == "true"


def format_for(environ: Mapping[str, str]) -> str:
    """How findings are told where nobody said how."""
    if in_action(environ):
        return "github"
    return "narrated" if environ.get("EDGEPRESS_NARRATE", "0") not in ("", "0") else "text"


def say(words: str, err: bool = True) -> None:
    """A line of ours that may hold words of a guest, such as the name of a file."""
    from edgepress.report import printable

    click.echo(_for_log(printable(words)), err=err)


def tell(words: str, output_format: str, paint: bool) -> None:
    """Findings, as they were put into words. What a GitHub Action would take for a command comes only from its own format."""
    careful = output_format in ("json", "github", "sarif")  # they take care of it themselves
    click.echo(words if careful else _for_log(words), nl=False, color=paint)


def _for_log(words: str) -> str:
    """The same words; in a GitHub Action without what GitHub would obey."""
    if not in_action(os.environ):
        return words
    from edgepress.report.github import harmless

    return harmless(words)


def prefix(root: Path, environ: Mapping[str, str]) -> str:
    """The way from the folder that GitHub counts paths from to the newsletter, with a slash at its end."""
    top = environ.get("GITHUB_WORKSPACE")
    if not in_action(environ) or not top:
        return ""
    try:
        way = root.resolve().relative_to(Path(top).resolve()).as_posix()
    except ValueError:  # the newsletter lies elsewhere
        return ""
    return "" if way == "." else f"{way}/"


def docs(root: Path, environ: Mapping[str, str], otherwise: str, page: str = "checks.md") -> str:
    """Where findings are explained: on GitHub, where the press and the newsletter stand in one repository."""
    names = [environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")]
    if not in_action(environ) or not all(names) or not (root / "docs" / page).is_file():
        return otherwise
    server, repository, commit = names
    return f"{server}/{repository}/blob/{commit}/{prefix(root, environ)}docs/{page}#"
