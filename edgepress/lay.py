"""New files laid into a newsletter: all of them or none, and never over what exists."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from edgepress.diagnostics import Stop


def lay(root: Path, files: Mapping[str, bytes], over: Collection[str] = ()) -> None:
    """Put files into a newsletter, by path from its root with forward slashes. A root that is not there is made.

    Whoever looks sees none of them or all of them: they are written aside, and moved. Those in `over` take the place of
    what stands there. Raises Stop, with nothing written, for a path where something else is already, and when the disk
    refuses.
    """
    for path in files:
        _free(root, path, path in over)
    stage = root.with_name(f".{root.resolve().name}.new-{os.getpid()}") if not root.exists() else root / _name()
    moved: list[Path] = []
    try:
        _write(stage, files)
        _move(root, stage, files, frozenset(over), moved)
    except OSError as error:
        _take_back(moved)
        raise Stop(f"{error.filename or root} could not be written: {(error.strerror or str(error)).lower()}") from None
    except BaseException:  # Ctrl-C, too: what was asked for is there as a whole, or not at all
        _take_back(moved)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _name() -> str:
    return f".edgepress.new-{os.getpid()}"


def _free(root: Path, path: str, may_stand: bool) -> None:
    """Nothing stands where the file goes, and what it goes into is a folder. Raises Stop."""
    if not root.exists():
        return
    if os.path.lexists(root / path) and not (may_stand and (root / path).is_file() and not (root / path).is_symlink()):
        raise Stop(f"{path} is there already, so nothing was written")
    for folder in Path(path).parents:
        place = root / folder
        if folder != Path() and (place.is_symlink() or (place.exists() and not place.is_dir())):
            raise Stop(f"{folder.as_posix()} is no folder, so nothing can be put into it")


def _write(stage: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _move(root: Path, stage: Path, files: Mapping[str, bytes], over: frozenset[str], moved: list[Path]) -> None:
    """Whole new folders in one step each, then the files that go into folders that were there."""
    if not root.exists():
        root.parent.mkdir(parents=True, exist_ok=True)
        os.rename(stage, root)
        moved.append(root)
        return
    for part in dict.fromkeys(_top(root, path) for path in files):
        source, target = stage / part, root / part
        if part in over and target.exists():
            os.replace(source, target)
            continue
        moved.append(target)
        if source.is_dir():
            os.rename(source, target)
        else:
            _link(source, target, moved)


def _top(root: Path, path: str) -> str:
    """The outermost part of a path that is not there yet: a folder with all that is in it, or the file itself."""
    for folder in reversed(Path(path).parents):
        if folder != Path() and not (root / folder).exists():
            return folder.as_posix()
    return path


def _link(source: Path, target: Path, moved: list[Path]) -> None:
    """A file to its place, where nobody has put another one meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        moved.remove(target)  # somebody else's
        raise
    except OSError:  # a disk that knows no links
        if os.path.lexists(target):
            moved.remove(target)
            raise FileExistsError(17, "is there already", str(target)) from None
        os.rename(source, target)


def _take_back(moved: list[Path]) -> None:
    for path in reversed(moved):
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
