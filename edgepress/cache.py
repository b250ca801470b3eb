"""What need not be done again: issues that were read, what was judged, and keys of what was rendered.

Files are recognised by their marks (marks.py); a page is kept when the key of everything that went into it is the same.
So a cache can make a build faster and never different, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edgepress.marks import FOLDER, Mark, own, settled

NAME = "memory"


@dataclass
class Memory:
    """What the last build left: by issue and by job, with the marks and keys they stand for."""

    press: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)
    settings: Any = None
    theme: Any = None
    lists: Any = None
    issues: dict[str, Any] = field(default_factory=dict)
    people: Any = None
    judged: dict[str, Any] = field(default_factory=dict)
    jobs: dict[str, Any] = field(default_factory=dict)
    kept: Any = None
    stamp: int = 0


def recall(out: Path, press: str) -> Memory:
    """The memory of the last build; an empty one when there is none, or another press left it."""
    found = own(str(out / FOLDER / NAME))
    if found is None:
        return Memory(press=press)
    try:
        memory = pickle.loads(found[0])
    except Exception:  # a file cut short or altered can raise anything at all; then nothing is remembered
        return Memory(press=press)
    if not isinstance(memory, Memory) or memory.press != press:
        return Memory(press=press)
    memory.stamp = found[1]
    return memory


def pack(memory: Memory) -> bytes:
    """The memory as it is kept."""
    return pickle.dumps(memory, protocol=pickle.HIGHEST_PROTOCOL)


def unchanged(memory: Memory, path: str, mark: Mark) -> bool:
    """Whether a file is surely the one that was read."""
    return memory.marks.get(path) == mark and settled(mark, memory.stamp)


def key(*parts: object) -> str:
    """One key of everything that goes into a job: nouns say all they hold when they are printed."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def known(jobs: Mapping[str, Any], name: str, key: str) -> Any:
    """What a job made last time, if the same key went into it."""
    found = jobs.get(name)
    return found if found and found[0] == key else None
