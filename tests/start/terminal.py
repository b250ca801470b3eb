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
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..conftest import ROOT

INTERRUPT, END = "\x03", "\x04"
PATIENCE = 120  # seconds for all of it, on a busy machine
SILENCE = 20  # seconds at a question that nobody answers: the answers were too few
_ASKS = re.compile(r"(?:: |\? |\[y/N\]: )\Z")


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
    pid, screen = pty.fork()
    if not pid:  # the command's side, with this terminal as its own, so that keys reach it
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "edgepress", *words], env)
    try:
        told = _talk(screen, list(answers))
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    finally:
        os.close(screen)
        status = os.waitpid(pid, 0)[1]
    return Seen(os.waitstatus_to_exitcode(status), re.sub(r"\r+\n", "\n", told))


def _talk(screen: int, answers: list[str]) -> str:
    told, heard, until = "", 0, time.monotonic() + PATIENCE
    spoken = time.monotonic()
    while time.monotonic() < (until if answers or not _ASKS.search(told) else spoken + SILENCE):
        if select.select([screen], [], [], 0.05)[0]:
            try:
                data = os.read(screen, 65536)
            except OSError:  # the command has left
                return told
            if not data:
                return told
            told += data.decode("utf-8", "replace")
            spoken = time.monotonic()
        elif answers and len(told) > heard and _ASKS.search(told):
            answer = answers.pop(0)
            os.write(screen, (answer if answer in (INTERRUPT, END) else f"{answer}\n").encode())
            heard = len(told)
    raise AssertionError(f"no end was reached: {told}")
