"""Artifacts -> the build folder, all of them or none. Only this room touches it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Stop
from edgepress.marks import FOLDER, seal

MANIFEST = "manifest.json"
SPARE = "spare"  # in the cache
_BEGINNING = '{"files": {'  # of every manifest


class Made(NamedTuple):
    """A file of the build: its path in it, its sha256 in hex, its size in bytes."""

    path: str
    sha256: str
    size: int


def made(path: str, content: bytes) -> Made:
    """What is written down of a file."""
    return Made(path, hashlib.sha256(content).hexdigest(), len(content))


Keep = Callable[[Path, Sequence[Made]], Mapping[str, bytes | None]]


class Spare(NamedTuple):
    """The folder of the build before the last, laid by in the cache: all but `stale` of its files are those of the last."""

    stale: frozenset[str]
    paths: frozenset[str]


@dataclass
class Stage:
    """The fresh folder while it is filled: what stands in it from the spare, and what was put there anew."""

    out: Path
    folder: Path
    spare: Spare | None
    begun: bool = False
    standing: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    new: dict[str, Made] = field(default_factory=dict)


@contextlib.contextmanager
def staged(out: Path, spare: Spare | None = None) -> Iterator[Stage]:
    """A fresh folder beside the build, to be filled by `put` and to take its place by `finish`; else it goes again.

    With `spare`, it is made from the folder laid by, so that little is to be done where little changed. Raises Stop when
    somebody else's files are in the build's folder.
    """
    ours(out)
    stage = Stage(out, out.parent / f".{out.name}.new-{os.getpid()}", spare)
    try:
        yield stage
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)


@contextlib.contextmanager
def _telling(out: Path) -> Iterator[None]:
    """What the disk refuses, in one sentence."""
    try:
        yield
    except OSError as error:
        raise Stop(_plainly(error, out)) from None


def put(stage: Stage, path: str, content: bytes) -> Made:
    """Write one new file into the fresh folder. Raises Stop when there is no room, or no right."""
    file = made(path, content)
    if stage.new.get(path) == file:  # two people may share one portrait
        return file
    with _telling(stage.out):
        _begin(stage)
        if path in stage.standing or path in stage.new:
            stage.standing.discard(path)
            os.unlink(f"{stage.folder}/{path}")
        _put(f"{stage.folder}/{path}", content, stage.folders)
    stage.new[path] = file
    return file


def finish(stage: Stage, kept: Iterable[Made], issues: Mapping[str, object], keep: Keep) -> tuple[Made, ...]:
    """Add what is kept of the last build and the manifest, and let the fresh folder take the old one's place.

    `keep` is asked last what to lay beside them in `.cache`: it gets the fresh folder and its files; a name whose content
    is None is kept from the last build. Nothing of the old folder changes before everything is written. Raises Stop when
    there is no room, or no right.
    """
    with _telling(stage.out):
        _begin(stage)
        files = _fill(stage, kept, issues)
        folders: set[str] = set()
        for name, data in keep(stage.folder, files).items():
            if data is None:
                with contextlib.suppress(FileNotFoundError):  # who deletes a part of the cache does no harm
                    _again(stage.out, stage.folder, f"{FOLDER}/{name}", folders)
            else:
                _put(f"{stage.folder}/{FOLDER}/{name}", data, folders, sealed=True)
        _exchange(stage.folder, stage.out)
        _lay_by(stage.folder, stage.out)
    return files


def write(
    out: Path,
    new: Mapping[str, bytes],
    kept: Iterable[Made],
    issues: Mapping[str, object],
    keep: Keep,
    spare: Spare | None = None,
) -> tuple[Made, ...]:
    """All of it at once: `staged`, `put` for every new file, `finish`."""
    with staged(out, spare) as stage:
        for path, content in new.items():
            put(stage, path, content)
        return finish(stage, kept, issues, keep)


def _begin(stage: Stage) -> None:
    """Make the fresh folder when the first file comes: new, or from the spare with what is still as in the last build."""
    if stage.begun:
        return
    stage.begun = True
    laid = stage.out / FOLDER / SPARE
    if stage.spare is None or not laid.is_dir():
        os.mkdir(stage.folder)
        return
    os.rename(laid, stage.folder)
    good = stage.spare.paths - stage.spare.stale
    there = set(_files(str(stage.folder)))
    for path in there - good:  # what changed since, and whatever somebody laid into the folder
        os.unlink(f"{stage.folder}/{path}")
    _prune(stage.folder, there - good)
    stage.standing = there & good


def _files(folder: str) -> Iterator[str]:
    left = [""]
    while left:
        inside = left.pop()
        for entry in os.scandir(f"{folder}/{inside}"):
            if entry.is_dir(follow_symlinks=False):
                left.append(f"{inside}{entry.name}/")
            else:
                yield inside + entry.name


def _lay_by(stage: Path, out: Path) -> None:
    """After the exchange, the folder of the last build is kept for the next one, without a cache of its own."""
    if stage.is_dir():
        shutil.rmtree(stage / FOLDER, ignore_errors=True)
        with contextlib.suppress(OSError):  # the build is done: without a spare the next one takes a little longer
            os.rename(stage, out / FOLDER / SPARE)


def _fill(stage: Stage, kept: Iterable[Made], issues: Mapping[str, object]) -> tuple[Made, ...]:
    out, folder, standing = stage.out, stage.folder, stage.standing
    files = list(stage.new.values())
    for old in dict.fromkeys(kept):
        if old.path in stage.new:
            continue
        if old.path in standing and os.path.samefile(f"{out}/{old.path}", f"{folder}/{old.path}"):
            standing.discard(old.path)  # two names of one file, and nothing that somebody laid into the cache
        else:
            _drop(folder, old.path, standing)
            _again(out, folder, old.path, stage.folders)
        files.append(old)
    for path in standing:  # not wanted any more
        os.unlink(f"{folder}/{path}")
    _prune(folder, standing)
    files.sort()
    _put(f"{folder}/{MANIFEST}", _manifest(files, issues).encode(), stage.folders)
    return tuple(files)


def _drop(stage: Path, path: str, standing: set[str]) -> None:
    if path in standing:
        standing.discard(path)
        os.unlink(f"{stage}/{path}")


def _manifest(files: Iterable[Made], issues: Mapping[str, object]) -> str:
    """One file a line, so that two builds can be compared line by line. Written by hand: json's own indenting is slow."""
    lines = ",\n".join(
        f'{json.dumps(m.path, ensure_ascii=False)}: {{"sha256": "{m.sha256}", "bytes": {m.size}}}' for m in files
    )
    titles = ",\n".join(f"{json.dumps(slug)}: {json.dumps(what, ensure_ascii=False)}" for slug, what in issues.items())
    return f'{_BEGINNING}\n{lines}\n}},\n"issues": {{\n{titles}\n}}}}\n'


def _prune(stage: Path, gone: Iterable[str]) -> None:
    """Remove the folders that stand empty after their files went."""
    for path in gone:
        folder = path.rpartition("/")[0]
        while folder:
            try:
                os.rmdir(f"{stage}/{folder}")
            except OSError:
                break
            folder = folder.rpartition("/")[0]


def _put(name: str, content: bytes, folders: set[str], sealed: bool = False) -> None:
    _folder(name.rpartition("/")[0], folders)
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(seal(handle) + content if sealed else content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _again(out: Path, stage: Path, path: str, folders: set[str]) -> None:
    """The same file in both folders: a second name for it costs nothing, a copy where names cannot be shared."""
    target = f"{stage}/{path}"
    _folder(target.rpartition("/")[0], folders)
    try:
        os.link(f"{out}/{path}", target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copyfile(f"{out}/{path}", target)


def _folder(name: str, folders: set[str]) -> None:
    if name not in folders:
        try:
            os.mkdir(name)
        except FileNotFoundError:
            os.makedirs(name, exist_ok=True)
        except FileExistsError:
            pass
        folders.add(name)


def _exchange(stage: Path, out: Path) -> None:
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


def ours(out: Path) -> None:
    """Refuse a folder that holds anything else than a build."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise Stop(f"{out} is not a folder; name another with --out")
    if out.is_dir() and any(out.iterdir()) and not _made_here(out / MANIFEST):
        raise Stop(
            f"{out} holds files that edgepress did not make, so nothing was written; name another folder with --out"
        )


def _made_here(manifest: Path) -> bool:
    """Whether a manifest is ours: others have files of this name, too."""
    try:
        with manifest.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING.encode()
    except OSError:
        return False


def _plainly(error: OSError, out: Path) -> str:
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EROFS: "it may only be read",
        errno.EACCES: "the right to write there is missing",
        errno.EPERM: "the right to write there is missing",
        errno.EBUSY: "it is in use as a place where a disk is attached; name a folder inside it with --out",
    }
    reason = reasons.get(error.errno or 0, (error.strerror or str(error)).lower())
    return f"{out} could not be written: {reason}. What stood there before is as it was"
