"""A guest's folder, copied to be mended, and what was mended brought back; nothing of it is ever lost."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from edgepress.diagnostics import Stop

Files = Mapping[str, bytes | None]  # by path from the root; None where there is no file


def copy(root: Path, parts: Iterable[str], to: Path) -> None:
    """Copy some files and folders of a newsletter. Pointers are copied as pointers: the checks name them. Raises Stop."""
    try:
        _copy(root, parts, to)
    except OSError as error:
        raise _unread(error) from None


def _copy(root: Path, parts: Iterable[str], to: Path) -> None:
    for part in parts:
        source, target = root / part, to / part
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True, ignore=_odd)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _unread(error: OSError) -> Stop:
    """What may not be copied, in one sentence: of half a folder, the checks would say what is not so."""
    first = error.args[0][0][0] if isinstance(error, shutil.Error) else error.filename
    return Stop(f"{first} could not be read, so nothing was mended; ask its owner for the right to read it")


def _odd(folder: str, names: list[str]) -> list[str]:
    """Pipes and devices, which would be waited for for ever."""
    return [n for n in names if not os.path.islink(f"{folder}/{n}") and not os.path.isdir(f"{folder}/{n}")
            and not os.path.isfile(f"{folder}/{n}")]  # fmt: skip


def read(root: Path, path: str) -> bytes | None:
    """The bytes of a file, None where there is none. A pointer counts as none: it is not ours to follow."""
    whole = root / path
    try:
        return None if whole.is_symlink() else whole.read_bytes()
    except OSError:
        return None


def bring_back(root: Path, before: Files, after: Files) -> None:
    """Write what changed into the newsletter: each file in one step, and only where it is still as it was when it was read.

    Raises Stop, with nothing written, when somebody changed one of them meanwhile; and when the disk refuses.
    """
    for path, data in before.items():
        if read(root, path) != data:
            raise Stop(f"{path} changed while it was being mended, so nothing was written; run the command again")
    for path in after:
        if before.get(path) is not None and not os.access(root / path, os.W_OK):
            raise Stop(f"{path} is protected against writing, so nothing was written")
    try:
        for path, data in after.items():
            if data is not None:
                _put(root / path, data)
        for path, data in after.items():
            if data is None:
                (root / path).unlink(missing_ok=True)
    except OSError as error:
        raise Stop(f"{error.filename or root} could not be written: {(error.strerror or str(error)).lower()}") from None


def _put(path: Path, data: bytes) -> None:
    """One file in one step: a power cut leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with open(fresh, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, fresh)
        os.replace(fresh, path)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
