"""What need not be done again: marks of files, issues that were read, and keys of what was rendered.

A file is taken for unchanged when size, times and number are as they were, and its times lie before the moment the mark
was taken: a file that was saved in the same instant is read again. A page is kept when the key of everything that went
into it is the same. So a cache can make a build faster and never different, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAME = "memory"
SLACK = 20_000_000  # nanoseconds: the clock that stamps files ticks every 1 to 10 ms
LIBRARIES = ("markdown", "nh3", "jinja2", "premailer", "lxml", "cssutils", "yaml", "pydantic", "pydantic_core", "PIL", "markupsafe")


@dataclass
class Memory:
    """What the last build left: by issue and by job, with the marks and keys they stand for."""

    fingerprint: str = ""
    whole: str = ""
    outputs: str = ""
    marks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    issues: dict[str, Any] = field(default_factory=dict)
    people: Any = None
    jobs: dict[str, tuple[str, tuple[Any, ...]]] = field(default_factory=dict)
    rules: Any = None
    templates: dict[str, bytes] = field(default_factory=dict)
    stamp: int = 0


def recall(folder: Path, fingerprint: str) -> Memory:
    """The memory of the last build in `.cache`; an empty one when there is none, or another press left it."""
    try:
        path = folder / NAME
        with open(path, "rb") as file:
            stamp = os.fstat(file.fileno()).st_mtime_ns
            memory = pickle.load(file)
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return Memory(fingerprint=fingerprint)
    if not isinstance(memory, Memory) or memory.fingerprint != fingerprint:
        return Memory(fingerprint=fingerprint)
    memory.stamp = stamp
    return memory


def unchanged(memory: Memory, path: str, mark: tuple[int, ...]) -> bool:
    """Whether a file is surely the one that was read: same size, times and number, and saved before the mark was taken."""
    return memory.marks.get(path) == mark and max(mark[1], mark[2]) < memory.stamp - SLACK


def fingerprint(extra: Iterable[str] = ()) -> str:
    """What besides the newsletter decides the bytes: this press's own code, its libraries, Python, and `extra`."""
    whole = hashlib.sha256(f"{sys.version}\0{sys.platform}".encode())
    for name in LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            info = os.stat(spec.origin)
            whole.update(f"{spec.origin}\0{info.st_mtime_ns}\0{info.st_size}\0".encode())
    for path, mark in sorted(_code()):
        whole.update(f"{path}\0{mark}\0".encode())
    for word in extra:
        whole.update(f"{word}\0".encode())
    return whole.hexdigest()


def _code() -> Iterable[tuple[str, tuple[int, int]]]:
    home = Path(__file__).parent
    for folder, folders, names in os.walk(home):
        folders[:] = [f for f in folders if f != "__pycache__"]
        for name in names:
            if name.endswith(".py"):
                info = os.stat(os.path.join(folder, name))
                yield os.path.join(folder, name), (info.st_mtime_ns, info.st_size)


def key(*parts: object) -> str:
    """One key of everything that goes into a job: nouns say what they hold when they are printed."""
    return hashlib.sha256("\0".join(repr(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def outputs_mark(out: Path, paths: Iterable[str]) -> str:
    """One mark of all files of a build, as the file system tells of them; empty when one is missing."""
    whole = hashlib.sha256()
    base = str(out)
    try:
        for path in paths:
            info = os.stat(f"{base}/{path}")
            whole.update(b"%d %d %d " % (info.st_size, info.st_mtime_ns, info.st_ino))
    except OSError:
        return ""
    return whole.hexdigest()


def pack(memory: Memory) -> bytes:
    """The memory as it is kept."""
    return pickle.dumps(memory, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """What `pickle` packed in this press's own cache."""
    return pickle.loads(data)


def known(memory: Mapping[str, tuple[str, tuple[Any, ...]]], job: str, key: str) -> tuple[Any, ...] | None:
    """What a job made last time, if the same key went into it."""
    found = memory.get(job)
    return found[1] if found and found[0] == key else None
