"""Plain questions on a terminal: each answer may be a flag instead, a wrong one is told and asked again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from edgepress.cli import options

T = TypeVar("T")
_WIDTH = 100  # columns: longer lines are hard to read


def somebody_is_there() -> bool:
    """Whether questions can be asked: somebody types, and sees what is said."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need(what: str, **given: object) -> None:
    """Stop in one sentence where nobody can be asked and something without a good default was not said."""
    from edgepress.diagnostics import Stop

    missing = [f"--{name.replace('_', '-')}" for name, value in given.items() if value in (None, "", ())]
    if missing and not somebody_is_there():
        *some, last = missing
        flags = f"{', '.join(some)} and {last}" if some else last
        raise Stop(f"{what} needs {flags}, because nobody can be asked here")


def answer(
    flag: str, given: str | None, question: str, judge: Callable[[str], T], default: str = "", note: str = ""
) -> T:
    """What the flag says, or what somebody answers, judged; a wrong answer is told and asked again, a wrong flag stops.

    `note` stands above the question. Where nobody can be asked, the default counts.
    """
    from edgepress.diagnostics import Stop
    from edgepress.load.kinds import Wrong

    if given is None and somebody_is_there():
        return _asked(question, judge, default, note)
    try:
        return judge(given if given is not None else default)
    except Wrong as wrong:
        raise Stop(f"{flag}: {wrong.message}; {wrong.hint}") from None


def _asked(question: str, judge: Callable[[str], T], default: str, note: str) -> T:
    from edgepress.load.kinds import Wrong

    if note:
        tell(note)
    while True:
        written = click.prompt(question, default=default or "", show_default=bool(default), err=True)
        try:
            return judge(written)
        except Wrong as wrong:
            tell(f"{wrong.message}; {wrong.hint}")


def yes(flag: str, given: bool | None, question: str) -> bool:
    """A question that is answered with y or n; no where nobody can be asked."""
    if given is not None or not somebody_is_there():
        return bool(given)
    return click.confirm(question, default=False, err=True)


def flag(name: str, given: str | None, judge: Callable[[str], str]) -> str:
    """What a flag says that nobody is asked for; empty when it was not given."""
    from edgepress.diagnostics import Stop
    from edgepress.load.kinds import Wrong

    try:
        return judge(given) if given else ""
    except Wrong as wrong:
        raise Stop(f"{name}: {wrong.message}; {wrong.hint}") from None


def tell(words: str) -> None:
    """A sentence of talk, with a full stop, broken where the terminal ends."""
    import textwrap

    said = words if words.endswith((".", "?", "!")) else f"{words}."
    width = min(options.columns(sys.stderr.isatty(), _WIDTH), _WIDTH)
    for line in textwrap.wrap(said, max(20, width - 1), break_long_words=False, break_on_hyphens=False):
        options.say(line)


def made(files: Iterable[str]) -> None:
    """What was made, a path a line."""
    for path in files:
        options.say(f"made  {path}", err=False)


def next_step(command: str) -> None:
    """The command to type now, last, on a line of its own."""
    options.say(f"Next: {command}")
