"""docs/commands.md: every command with its options, as click knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from edgepress.cli import WAYS, group
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "commands.md"
TOP = """\
# Every command, with every option

`edgepress --help` and `edgepress COMMAND --help` say the same on the terminal. Here `edgepress` stands for the installed
command; in a checkout of the press it is `.venv/bin/edgepress`.

Each answers 0 when all is well, 1 when the texts need work, 2 when it was called wrongly or something stands in the way, and 3
when the fault is ours. What was asked for goes to standard output, everything else to standard error.

This page is made from the commands by `make accept`.
"""


def page() -> str:
    """The whole page."""
    return TOP + "".join(f"\n## {title}\n" + "".join(_group(names)) for title, names in WAYS.items())


def _group(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield _section(command, f"edgepress {name}")
        if isinstance(command, click.Group):
            yield from (_section(inner, f"edgepress {name} {inner.name}") for inner in command.commands.values())


def _section(command: click.Command, name: str) -> str:
    arguments = [p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)]
    said = re.sub(r"\s*\n\s*\n\s*", "\0", (command.help or "").strip())
    text = "\n\n".join(re.sub(r"\s+", " ", part) for part in said.split("\0"))
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    rows = "".join(f"| {_written(o)} | {_meant(o)} |\n" for o in options)
    table = f"\n| Option | What it does |\n|:-------|:-------------|\n{rows}" if rows else ""
    return f"\n### `{' '.join([name, *arguments])}`\n\n{text}\n{table}"


def _written(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(click.Command('')))}"
    names = [*option.opts, *option.secondary_opts]
    return ", ".join(f"`{name}{value}`".replace("|", "\\|") for name in names)


def _meant(option: click.Option) -> str:
    return re.sub(r"\s+", " ", option.help or "").replace("|", "\\|").strip()
