"""edgepress preview"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgepress.cli import options

if TYPE_CHECKING:
    from edgepress.preview import Talk


@click.command()
@click.argument("slug", required=False, metavar="[SLUG]")
@options.root
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    default=4321,
    show_default=True,
    help="Where it listens; or the next one free.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option(
    "--page", type=click.Path(path_type=Path, dir_okay=False), help="Write one page into FILE instead, and end."
)
def preview(slug: str | None, root: Path, port: int, no_open: bool, page: Path | None) -> int:
    """Show an issue in the browser, as readers see it, at every save.

    Without SLUG, that is the newest draft. Nothing is written. Ctrl+C stops it.
    """
    if page is not None:
        return _write(root, slug, page)
    from edgepress.preview import start

    with contextlib.suppress(KeyboardInterrupt):
        start(root.resolve(), slug, port, _talk(no_open))
    _say("Stopped.")
    return 0


def _write(root: Path, slug: str | None, page: Path) -> int:
    """The whole preview as one file, to be sent or kept."""
    from edgepress.preview import whole
    from edgepress.preview.choosing import chosen

    size = whole.page(root, chosen(root, slug, time.time_ns()), page)
    options.say(f"{page} shows the issue ({size / 1e6:.1f} MB). Open it in a browser.")
    return 0


def _talk(no_open: bool) -> Talk:
    from edgepress.preview import Talk

    def opened(address: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # nobody reads the answer, but somebody may look at the page
            click.echo(address)
            sys.stdout.flush()
        _say("Watching issues, contributors and templates. Ctrl+C stops.")
        if not no_open and _seen(dict(os.environ)):
            threading.Thread(target=_open, args=(address,), daemon=True).start()

    return Talk(time.time_ns, lambda: datetime.now(UTC).astimezone().strftime("%H:%M:%S"), _say, opened)


def _say(words: str) -> None:
    """A line for whoever looks at the terminal; where nobody can read it any more, the page goes on."""
    with contextlib.suppress(OSError, ValueError):
        options.say(words)


def _seen(environ: dict[str, str]) -> bool:
    """Whether there is a screen for a browser, and somebody in front of it."""
    screen = (
        sys.platform != "linux" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("BROWSER")
    )
    return bool(screen) and sys.stderr.isatty()


def _open(address: str) -> None:
    import webbrowser

    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)
