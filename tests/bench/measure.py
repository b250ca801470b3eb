"""Run whole commands in turn, round after round, and note what each one cost."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble

# ru_maxrss counts kilobytes on Linux. A child starts with the memory of the process that started it,
# so no peak below the bench's own (about 20 MB) can be seen; the limit judged by it is 300 MB.
KILOBYTES_A_MEGABYTE = 1024
LAST_WORDS = 600  # characters of a failed command's complaint: enough for the last lines of a traceback


def nothing(_round: int) -> None:
    """Do nothing before or after a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """One program to time; before and after get the round's number and are not timed."""

    name: str
    arguments: Sequence[str]
    folder: Path
    before: Callable[[int], None] = nothing
    after: Callable[[int], None] = nothing


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor (children too), and the largest process in MB."""

    wall: float
    processor: float
    peak: float


Round = Mapping[str, Cost]  # what each command cost, by its name


def in_turn(commands: Sequence[Command], rounds: int, tell: Callable[[str], None]) -> list[Round]:
    """The costs of all rounds but round 0, which only warms the page cache and the commands' own caches.

    A B C A B C, not A A B B C C: a machine that changes speed for a minute then slows all of them alike.
    """
    measured: list[Round] = []
    for number in range(rounds + 1):
        costs = {command.name: _one_turn(command, number, tell) for command in commands}
        if number:
            measured.append(costs)
    return measured


def _one_turn(command: Command, number: int, tell: Callable[[str], None]) -> Cost:
    command.before(number)
    cost = run(command)
    command.after(number)
    label = f"round {number}" if number else "warm-up"
    tell(f"  {label}: {command.name} {cost.wall:.3f} s, processor {cost.processor:.3f} s, {cost.peak:.0f} MB")
    return cost


def run(command: Command) -> Cost:
    """Run one command to its end; Trouble with its last words unless it ends well."""
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.arguments, cwd=command.folder, env=_environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it again
        if process.returncode:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace")[-LAST_WORDS:].strip()
            raise Trouble(f"{command.name} ended with {process.returncode}: {said or 'it said nothing'}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KILOBYTES_A_MEGABYTE)


def _environment() -> dict[str, str]:
    """Ours, without what would tune stock premailer from outside."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PREMAILER", "PYTHONDONTWRITE"))}
