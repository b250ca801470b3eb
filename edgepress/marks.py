"""Marks of files: what the file system says of them, to see without reading whether anything changed.

A file is taken for unchanged when size, times and number are as they were, and its times lie before the moment the mark
was taken: a file that was saved in the same instant is read again. This room imports nothing, because a build in which
nothing changed does little else than look here.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

FOLDER = ".cache"  # in the build folder
NAME = "quick"
PLAIN = 2  # the form of marshal in which equal values have equal bytes, however they came to be
SLACK = 20_000_000  # nanoseconds: the clock that stamps files ticks every 1 to 10 ms

Mark = tuple[int, ...]  # size, time of the content, time of the entry (both in nanoseconds), number


class Quick(NamedTuple):
    """The last build in a few lines: what went in, what came out, where the issues are, which files; when it was written."""

    inputs: bytes
    outputs: str
    places: tuple[str, ...]
    paths: tuple[str, ...]
    stamp: int = 0


def recall(out: str) -> Quick | None:
    """The last build in a few lines, or None."""
    try:
        with open(f"{out}/{FOLDER}/{NAME}", "rb") as file:
            stamp = os.fstat(file.fileno()).st_mtime_ns
            inputs, outputs, places, paths = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Quick(inputs, outputs, places, paths, stamp)


def pack(quick: Quick) -> bytes:
    """The few lines as they are kept."""
    return marshal.dumps(tuple(quick[:4]), PLAIN)


def mark(path: str) -> Mark:
    """What the file system says of a file; empty when there is none."""
    try:
        info = os.stat(path)
    except OSError:
        return ()
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino


def settled(mark: Mark, stamp: int) -> bool:
    """Whether a file's times lie so far before a moment that a later change would have shown in them."""
    return bool(mark) and max(mark[1], mark[2]) < stamp - SLACK


def inputs(press: str, wishes: tuple[object, ...], found: Iterable[tuple[object, ...]]) -> bytes:
    """Everything that goes into a build, as bytes that can be compared."""
    whole: Any = (press, wishes, [tuple(file) for file in found])
    return marshal.dumps(whole, PLAIN)


def outputs(out: str, paths: Iterable[str]) -> str:
    """One mark of all files of a build; empty when one is missing."""
    stat = os.stat
    seen = []
    try:
        for path in paths:
            info = stat(f"{out}/{path}")
            seen.append((info.st_size, info.st_mtime_ns, info.st_ino))
    except OSError:
        return ""
    return str(hash(tuple(seen)))  # of whole numbers alone, so it is the same in every process


def press() -> str:
    """What besides the newsletter decides the bytes: this press's own code and themes, its libraries, Python.

    A folder of packages changes its time when anything in it is installed or removed.
    """
    homes = [(p, mark(p)[1:2]) for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    here = os.path.dirname(os.path.abspath(__file__))
    folders = [here] if os.path.isdir(f"{here}/templates") else [here, f"{os.path.dirname(here)}/templates"]
    code = sorted((path, mark(path)) for folder in folders for path in _code(folder))
    return ascii((sys.version, sys.platform, homes, code))


def _code(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".j2", ".css", ".yaml")):
            yield entry.path
        elif not entry.name.startswith(("_", ".")) and entry.is_dir():
            yield from _code(entry.path)
