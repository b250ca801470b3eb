"""What stands in the newsletter's folders: a list of regular files with a quick mark of each, and nothing read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from edgepress.diagnostics import Diagnostic, Stop

MAX_DEPTH = 5  # folders inside an issue; real ones have one, images/
SKIPPED = frozenset({"thumbs.db", "desktop.ini", "readme.md", "__macosx"})


class Found(NamedTuple):
    """A regular file: its path from the root and what the file system says of it, without reading it."""

    path: str
    size: int
    modified: int
    changed: int
    inode: int


def scan(root: Path, folders: tuple[str, ...]) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
    """List the regular files under the given folders of the root, sorted by path, and what is no file.

    A pointer to elsewhere, a pipe or a device is a finding and is never opened. Hidden files are passed over.
    Raises Stop when one of the folders is no folder.
    """
    found: list[Found] = []
    told: list[Diagnostic] = []
    left = [(folder, 0) for folder in folders]
    base = f"{root}/"
    for folder in folders:
        if os.path.islink(base + folder):
            raise _stop(f"{folder} is only a pointer to a folder elsewhere; put the folder itself here")
    while left:
        folder, depth = left.pop()
        try:
            entries = os.scandir(base + folder)
        except NotADirectoryError:
            if not depth:
                raise _stop(f"{folder} is a file, and must be a folder") from None
            continue
        except FileNotFoundError:
            continue
        except PermissionError:
            told.append(_closed(folder))
            continue
        closed = False
        for entry in entries:
            name = entry.name
            if name[0] == "." or name[-1] == "~" or name.lower() in SKIPPED:
                continue
            path = f"{folder}/{name}"
            try:
                if depth < MAX_DEPTH and entry.is_dir(follow_symlinks=False):
                    left.append((path, depth + 1))
                    continue
                info = entry.stat(follow_symlinks=False)
            except PermissionError:
                closed = True  # a folder that may be listed, and not entered
                continue
            except OSError:  # deleted between the listing and the look
                continue
            if stat.S_ISREG(info.st_mode):
                found.append(Found(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
            else:
                told.append(_odd(path, info.st_mode))
        if closed:
            told.append(_closed(folder))
    found.sort()
    return tuple(found), tuple(sorted(told, key=lambda d: d.order))


def scan_names(root: Path, folder: str) -> tuple[str, ...]:
    """The names of the folders in a folder of the root, in order; none where it cannot be looked into."""
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:
        return ()
    return tuple(sorted(e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")))


def _stop(sentence: str) -> Stop:
    from edgepress.diagnostics import Stop

    return Stop(sentence)


def _closed(folder: str) -> Diagnostic:
    from edgepress.load import trouble
    from edgepress.source import Span

    message = f"The folder {shown(folder)} may not be opened"
    return trouble.file_unreadable(Span(shown(folder)), message, "ask its owner for the right to read it")


def _odd(path: str, mode: int) -> Diagnostic:
    from edgepress.load import trouble
    from edgepress.source import Span

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
    return path if path.isprintable() else "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in path)
