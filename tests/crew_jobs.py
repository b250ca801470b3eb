"""Jobs for test_crew: good, slow, greedy, deadly. They are found by name, as the press finds its own."""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import time
from typing import Any


def double(shared: int, job: Any) -> Any:
    """An honest job: twice its number, and what all share."""
    return shared + 2 * job


def late_first(shared: Any, job: int) -> int:
    """The first job is done last."""
    time.sleep(0.2 if job == 0 else 0)
    return job


def odd(shared: Any, job: str) -> str:
    """A job that does what its name says."""
    if job == "sleep":
        time.sleep(60)
    elif job == "spin":
        re.fullmatch("(?:a|aa)+b", "a" * 60)  # takes for ever, inside a library that looks for no alarm
    elif job == "eat":
        return str(len(bytearray(4 << 30)))
    elif job == "die":
        faulthandler.disable()  # pytest would print where
        os.kill(os.getpid(), signal.SIGSEGV)
    elif job == "leave":
        os._exit(7)
    elif job == "raise":
        raise LookupError("nothing of this name")
    elif job == "raise strangely":
        raise Strange(lambda: 1)
    return job.upper()


def not_ready(shared: None, job: None) -> None:
    """A worker that breaks before its first job."""
    raise ImportError("a library is broken")


class Strange(Exception):
    """An error that cannot travel between processes."""
