"""A real terminal of some width, and somebody who answers what is asked at it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .conftest import ROOT

INTERRUPT, END = "\x03", "\x04"
PATIENCE = 120  # seconds for all of it, on a busy machine
SILENCE = 20  # seconds at a question that nobody answers: the answers were too few
_ASKS = re.compile(r"(?:: |\? |\[y/N\]: )\Z")


class Terminal:
    """A command in a terminal of its own, so that keys reach it. `heard` is what stood on the screen so far."""

    def __init__(self, command: Sequence[str], cwd: Path, environ: Mapping[str, str], columns: int = 80) -> None:
        self.heard, self.end = "", time.monotonic() + PATIENCE
        self.pid, self.screen = pty.fork()
        if not self.pid:  # the command's side
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            os.chdir(cwd)
            os.execve(command[0], command, dict(environ))

    def more(self, moment: float = 0.2) -> bool:
        """Read on until nothing comes for a moment. False when the command has ended."""
        assert time.monotonic() < self.end, self.heard
        while select.select([self.screen], [], [], moment)[0]:
            try:
                data = os.read(self.screen, 65536)
            except OSError:  # the command has left
                return False
            if not data:
                return False
            self.heard = re.sub(r"\r+\n", "\n", self.heard + data.decode("utf-8", "replace"))
        return True

    def until(self, words: str) -> None:
        """Read on until some words were said."""
        while words not in self.heard:
            assert self.more(), self.heard

    def asks(self) -> bool:
        """Whether the last thing on the screen is a question."""
        return bool(_ASKS.search(self.heard))

    def press(self, keys: str) -> None:
        """Press some keys."""
        os.write(self.screen, keys.encode())

    def code(self) -> int:
        """Wait for the command, and say how it left."""
        os.close(self.screen)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def end_it(self) -> None:
        """Take the command away, whatever it does."""
        os.kill(self.pid, signal.SIGKILL)
        self.code()


class Seen(NamedTuple):
    """What stood on the screen, and the code with which the command left."""

    code: int
    screen: str

    @property
    def lines(self) -> list[str]:
        return self.screen.split("\n")


def at_terminal(words: Sequence[str], cwd: Path, answers: Sequence[str], columns: int = 80, **environ: str) -> Seen:
    """Run the command; each question gets the next answer. An answer of INTERRUPT or END is a key, the others end with Enter."""
    env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")}
    env |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", **environ}
    terminal = Terminal([sys.executable, "-m", "edgepress", *words], cwd, env, columns)
    try:
        _talk(terminal, list(answers))
    except BaseException:
        terminal.end_it()
        raise
    return Seen(terminal.code(), terminal.heard)


def _talk(terminal: Terminal, answers: list[str]) -> None:
    heard, spoken = 0, time.monotonic()
    while terminal.more(0.05):
        if len(terminal.heard) > heard:
            spoken = time.monotonic()
            if answers and terminal.asks():
                answer = answers.pop(0)
                terminal.press(answer if answer in (INTERRUPT, END) else f"{answer}\n")
            heard = len(terminal.heard)
        elif terminal.asks():
            assert time.monotonic() < spoken + SILENCE, f"nobody answers: {terminal.heard}"
