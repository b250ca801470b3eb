"""Folders on disk: what is in one, a file in one, and one in the place of another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from edgepress.marks import seal


def files(folder: str, but: str = "") -> dict[str, int]:
    """Every file by its path, with the number it has in the file system; nothing in the folder `but`."""
    found: dict[str, int] = {}
    left = [""]
    while left:
        inside = left.pop()
        for entry in os.scandir(f"{folder}/{inside}"):
            if not entry.is_dir(follow_symlinks=False):
                found[inside + entry.name] = entry.inode()
            elif inside or entry.name != but:
                left.append(f"{inside}{entry.name}/")
    return found


def prune(stage: Path, gone: Iterable[str]) -> None:
    """Remove the folders that stand empty after their files went."""
    for path in gone:
        folder = path.rpartition("/")[0]
        while folder:
            try:
                os.rmdir(f"{stage}/{folder}")
            except OSError:
                break
            folder = folder.rpartition("/")[0]


def lay(name: str, content: bytes, folders: set[str], sealed: bool = False) -> None:
    """A new file, never in the place of another; with `sealed`, the cache's seal stands in front of it. Raises OSError."""
    ensure(name.rpartition("/")[0], folders)
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(seal(handle) + content if sealed else content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def ensure(name: str, folders: set[str]) -> None:
    """Make a folder, unless it is among those that are known to be there."""
    if name not in folders:
        try:
            os.mkdir(name)
        except FileNotFoundError:
            os.makedirs(name, exist_ok=True)
        except FileExistsError:
            pass
        folders.add(name)


def exchange(stage: Path, out: Path) -> None:
    """Let the fresh folder take the old one's place in one step, where the system has one; else in two."""
    if not out.exists():
        os.rename(stage, out)
    elif not _swap(stage, out):
        aside = out.parent / f".{out.name}.old-{os.getpid()}"
        os.rename(out, aside)
        try:
            os.rename(stage, out)
        except OSError:
            os.rename(aside, out)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two names atomically (Linux, renameat2 with RENAME_EXCHANGE). False where that cannot be done."""
    try:
        import ctypes

        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
