"""How long something takes, held against a yardstick that is measured in the same run: no test speaks of seconds."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

FLOOR = 0.02  # seconds: below, the clock is coarser than what is measured


def pace(work: Callable[[], object], text: str) -> float:
    """How many times as long the work takes as finding every word of the text; both in time of the processor."""
    words = min(_spent(lambda: re.findall(r"\w+|\W", text)) for _ in range(2))
    return _spent(work) / max(FLOOR, words)


def paces(works: Mapping[str, Callable[[], object]], text: str) -> dict[str, float]:
    """The same of several works on one text, by their names."""
    words = max(FLOOR, min(_spent(lambda: re.findall(r"\w+|\W", text)) for _ in range(2)))
    return {name: _spent(work) / words for name, work in works.items()}


def start_up() -> float:
    """The seconds on the clock in which `edgepress --version` answers: what any command takes at the least."""
    begin = time.monotonic()
    subprocess.run([sys.executable, "-m", "edgepress", "--version"], check=True, capture_output=True)
    return time.monotonic() - begin


def _spent(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
