"""The command line: click, and wiring only."""

from __future__ import annotations

import errno
import importlib
import keyword
import sys
from typing import TYPE_CHECKING, Any

import click

from edgepress import __version__

if TYPE_CHECKING:
    from edgepress.crew import Hand

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

COMMANDS = {
    "admin": "Make admin/, the page on which guests write in a browser.",
    "build": "Render every issue that is ready into build/.",
    "check": "Say what is to be mended in the texts, drafts too.",
    "checks": "List every finding that there can be, with how grave it is.",
    "clients": "List mail programs, and the share of readers who use each.",
    "explain": "Say what a finding of this name asks for, with examples.",
    "init": "Make a new newsletter in a folder of its own.",
    "new": "Make the files of a new issue, piece, person or group.",
    "preview": "Show an issue in the browser, as readers see it, at every save.",
    "proof": "Say what mail programs would show wrongly in a finished email.",
    "schema": "Write what details there are, for editors such as VS Code.",
    "import": "Make articles of Word files, with their pictures.",
    "fix": "Mend what can be mended without changing a word that readers see.",
    "status": "Say how every issue stands, what is missing, and from whom.",
    "remind": "Write the letter to a group that still owes something.",
}

WAYS = {  # how they are listed: in the order in which they are met
    "Begin": ("init", "new", "import", "admin", "schema"),
    "Look and mend": ("preview", "check", "fix", "explain", "checks"),
    "Bring out": ("build", "proof", "clients"),
    "Keep an eye on it": ("status", "remind"),
}


class Kind(click.Group):
    """Commands under one name; for a word that is none of them, the nearest that is."""

    unknown = "There is no command “{}”."

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that was typed. Raises click's own error, in our words."""
        names, name = self.list_commands(ctx), args[0] if args else ""
        if name and not name.startswith("-") and name not in names:
            from difflib import get_close_matches

            near = get_close_matches(name, names, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(sorted(names))}."
            raise click.UsageError(f"{self.unknown.format(name)} {hint}", ctx)
        return super().resolve_command(ctx, args)


class Lazy(Kind):
    """Commands that are imported when they are called: `edgepress --help` loads no renderer."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are met."""
        return [name for names in WAYS.values() for name in names]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command in the file of the same name."""
        if name not in COMMANDS:
            return None
        file = f"{name}_" if keyword.iskeyword(name) else name  # `import` can be no name in Python
        command: click.Command = getattr(importlib.import_module(f"edgepress.cli.{file}"), file)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each does, without importing it."""
        for way, names in WAYS.items():
            with formatter.section(way):
                formatter.write_dl([(f"{name:8}", COMMANDS[name]) for name in names])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="edgepress", message="%(prog)s %(version)s")
def group() -> None:
    """A press for newsletters whose issues guests take over.

    Texts stand in issues/ and contributors/; what comes out stands in build/.
    """


def main(argv: list[str] | None = None, prog_name: str = "edgepress", hand: Hand | None = None) -> None:
    """Run a command and leave with its code: 0 well, 1 the texts need work, 2 called wrongly, 3 our own fault.

    `hand` is a worker who was called in before, for the commands that can use one.
    """
    try:
        code = group.main(argv, prog_name=prog_name, standalone_mode=False, obj=hand)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        below = "\n" if sys.stderr.isatty() else ""  # a terminal shows ^C where the cursor stands
        click.echo(f"{below}Stopped. Nothing was changed.", err=True)
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except OSError as error:
        code = _unsaid() if error.errno in _FULL and error.filename is None else _stopped(error)
    except Exception as error:
        code = _stopped(error)
    sys.exit(code or 0)


def _unsaid() -> int:
    """What is told goes into a file, and its disk is full."""
    click.echo("edgepress: the answer could not be written where it should go: the disk is full.", err=True)
    return 2


def _stopped(error: Exception) -> int:
    """One sentence for what stands in the way; everything we know for a fault of ours."""
    import traceback

    from edgepress.diagnostics import Stop

    if isinstance(error, Stop):
        said = str(error)
        click.echo(f"edgepress: {said}{'' if said.endswith(('.', '?', '!')) else '.'}", err=True)
        return 2
    traceback.print_exc()
    click.echo("\nedgepress failed. This is our fault, not yours: please send us the lines above.", err=True)
    return 3
