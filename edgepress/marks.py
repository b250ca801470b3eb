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

FOLDER = ".cache"  # in the build folder; it moves with it and is not in the manifest
NAME = "quick"
PLAIN = 2  # the form of marshal in which equal values have equal bytes, however they came to be
SLACK = 20_000_000  # nanoseconds: the clock that stamps files ticks every 1 to 10 ms

Mark = tuple[int, ...]  # size, time of the content, time of the entry (both in nanoseconds), number


class Quick(NamedTuple):
    """The last build in a few lines: what went in, what came out, what is said of it, which files; when it was written.

    `said` is what the command repeats when nothing changed: slugs, places, and what stays out of the archive.
    """

    inputs: bytes
    outputs: str
    said: tuple[tuple[Any, ...], ...]
    paths: tuple[str, ...]
    stamp: int = 0


def seal(handle: int) -> bytes:
    """What stands in front of a file of the cache: its own number in this file system.

    What is read from the cache is trusted like code. A file that came along with somebody's work, by git or as a copy,
    has another number here, and is not read.
    """
    info = os.fstat(handle)
    return b"%d:%d\n" % (info.st_dev, info.st_ino)


def own(path: str) -> tuple[bytes, int] | None:
    """The content of a file of the cache and the time it was written, if it was written here; else None."""
    try:
        with open(path, "rb") as file:
            data, mine = file.read(), seal(file.fileno())
            stamp = os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return None
    return (data[len(mine) :], stamp) if data.startswith(mine) else None


def recall(out: str) -> Quick | None:
    """The last build in a few lines, or None."""
    found = own(f"{out}/{FOLDER}/{NAME}")
    if found is None:
        return None
    try:
        inputs, outputs, said, paths = marshal.loads(found[0])
    except (ValueError, EOFError, TypeError):
        return None
    return Quick(inputs, outputs, said, paths, found[1])


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
    stat, folder = os.stat, -1
    try:
        if os.stat in os.supports_dir_fd:  # the way to the folder is gone once, not for every file
            folder = os.open(out, os.O_RDONLY)
            found = [stat(path, dir_fd=folder) for path in paths]
        else:
            found = [stat(f"{out}/{path}") for path in paths]
    except OSError:
        return ""
    finally:
        if folder >= 0:
            os.close(folder)
    return str(hash(tuple([(info.st_size, info.st_mtime_ns, info.st_ino) for info in found])))  # numbers: no salt in it


def left(nobody: None, out: str) -> str:
    """One mark of all files of the last build, as they stand now; empty when there is none, or one is missing."""
    quick = recall(out)
    return outputs(out, quick.paths) if quick else ""


def press() -> str:
    """What besides the newsletter decides the bytes: this press's own code and themes, its libraries, Python.

    A folder of packages changes its time when anything in it is installed or removed.
    """
    homes = [(p, mark(p)[1:2]) for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    here = os.path.dirname(os.path.abspath(__file__))
    folders = [here] if os.path.isdir(f"{here}/templates") else [here, f"{os.path.dirname(here)}/templates"]
    code = sorted((path, mark(path)) for folder in folders for path in _code(folder))
    return ascii((sys.version, sys.platform, homes, code))


def theme(folder: str) -> Iterator[tuple[Any, ...]]:
    """Path and mark of every file of a newsletter's themes; of one that is a pointer, where it points."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:  # there is none, or what is wrong with it is told by whoever reads it
        return
    for name in names:
        for here, folders, files in os.walk(f"{folder}/{name}"):
            folders.sort()
            yield from ((f"{here}/{file}", *mark(f"{here}/{file}")) for file in sorted(files))


def _code(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".j2", ".css", ".yaml")):
            yield entry.path
        elif not entry.name.startswith(("_", ".")) and entry.is_dir():
            yield from _code(entry.path)
