"""What stands in the newsletter's folders: a list of regular files with a quick mark of each, and nothing read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Outcome
from edgepress.load import trouble
from edgepress.source import Span

MAX_DEPTH = 5  # folders inside an issue; real ones have one, images/
SKIPPED = frozenset({"thumbs.db", "desktop.ini", "readme.md", "__macosx"})


class Found(NamedTuple):
    """A regular file: its path from the root and what the file system says of it, without reading it."""

    path: str
    size: int
    modified: int
    changed: int
    inode: int


def scan(root: Path, folders: tuple[str, ...]) -> Outcome[tuple[Found, ...]]:
    """List the regular files under the given folders of the root, sorted by path.

    A pointer to elsewhere, a pipe or a device is a finding and is never opened. Hidden files are passed over.
    """
    found: list[Found] = []
    diagnostics: list[Diagnostic] = []
    for folder in folders:
        for item in _walk(str(root), folder, 0):
            if isinstance(item, Diagnostic):
                diagnostics.append(item)
            else:
                found.append(item)
    return Outcome(tuple(sorted(found)), tuple(sorted(diagnostics, key=lambda d: d.order)))


def _walk(root: str, folder: str, depth: int) -> Iterator[Found | Diagnostic]:
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except (FileNotFoundError, NotADirectoryError):
        return
    except PermissionError:
        yield trouble.file_unreadable(
            Span(folder), f"The folder {shown(folder)} may not be opened", "ask its owner for the right to read it"
        )
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~") or entry.name.lower() in SKIPPED:
            continue
        yield from _entry(root, f"{folder}/{entry.name}", entry, depth)


def _entry(root: str, path: str, entry: os.DirEntry[str], depth: int) -> Iterator[Found | Diagnostic]:
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError:  # deleted between the listing and the look
        return
    if stat.S_ISREG(info.st_mode):
        yield Found(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    elif stat.S_ISDIR(info.st_mode) and depth < MAX_DEPTH:
        yield from _walk(root, path, depth + 1)
    else:
        yield _odd(path, info.st_mode)


def _odd(path: str, mode: int) -> Diagnostic:
    where = Span(shown(path))
    if stat.S_ISDIR(mode):
        return trouble.file_name(where, "This folder lies too deep to be looked into", "put its files further up")
    if stat.S_ISLNK(mode):
        message = "This is only a pointer to a file elsewhere, so readers would get nothing"
        return trouble.link_outside(where, message, "put the file itself here")
    message = "This is not a file that holds words or a picture"
    return trouble.link_outside(where, message, "remove it")


def shown(path: str) -> str:
    """A path that can be printed: what is no character, or would break the line, is shown as its code."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in path)
