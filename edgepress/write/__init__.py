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
from time import sleep
from typing import NamedTuple

from edgepress.diagnostics import Stop
from edgepress.marks import FOLDER
from edgepress.write import folder

MANIFEST = "manifest.json"
SPARE = "spare"  # in the cache
PATIENCE = 5_000  # looks, a millisecond apart, at a file that another worker is writing
_BEGINNING = '{"files": {'  # of every manifest


class Made(NamedTuple):
    """A file of the build: its path in it, its sha256 in hex, its size in bytes."""

    path: str
    sha256: str
    size: int


def made(path: str, content: bytes) -> Made:
    """What is written down of a file."""
    return Made(path, hashlib.sha256(content).hexdigest(), len(content))


Lay = Callable[[Path, Sequence[Made]], Mapping[str, bytes | None]]


@dataclass
class Stage:
    """The fresh folder while it is filled: what stands in it from the spare, what was put there anew, what is kept."""

    out: Path
    folder: Path
    again: bool
    begun: bool = False
    standing: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    new: dict[str, Made] = field(default_factory=dict)
    kept: dict[str, Made] = field(default_factory=dict)
    linked: bool = True  # whether a file may have two names here


@contextlib.contextmanager
def staged(out: Path, again: bool = False) -> Iterator[Stage]:
    """A fresh folder beside the build, to be filled by `put` and `keep` and to take its place by `finish`; else it goes again.

    With `again`, it is made from the folder of the build before the last, which was laid by in the cache, so that little is
    to be done where little changed. Raises Stop when somebody else's files are in the build's folder.
    """
    with _telling(out):
        ours(out)
    stage = Stage(out, out.parent / f".{out.name}.new-{os.getpid()}", again)
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


def begin(stage: Stage) -> None:
    """Make the fresh folder, if it is not there: new, or from the spare with what is the very same file in the build."""
    if stage.begun:
        return
    with _telling(stage.out):
        stage.begun = True
        laid = stage.out / FOLDER / SPARE
        if not stage.again or not laid.is_dir():
            os.mkdir(stage.folder)
            return
        os.rename(laid, stage.folder)
        there, now = folder.files(str(stage.folder)), folder.files(str(stage.out), FOLDER)
        stage.standing = {path for path, number in there.items() if now.get(path) == number}
        gone = there.keys() - stage.standing  # what changed since, and whatever somebody laid into the cache
        for path in gone:
            os.unlink(f"{stage.folder}/{path}")
        folder.prune(stage.folder, gone)


def put(stage: Stage, path: str, content: bytes) -> Made:
    """Write one new file into the fresh folder. Raises Stop when there is no room, or no right."""
    file = made(path, content)
    if file in (stage.new.get(path), stage.kept.get(path)):  # two people may share one portrait
        return file
    begin(stage)
    with _telling(stage.out):
        if path in stage.standing or path in stage.new or path in stage.kept:
            stage.standing.discard(path)
            stage.kept.pop(path, None)
            os.unlink(f"{stage.folder}/{path}")
        folder.lay(f"{stage.folder}/{path}", content, stage.folders)
    stage.new[path] = file
    return file


class Place(NamedTuple):
    """A fresh folder that is begun, for a worker who writes into it, the build whose place it will take, and who builds."""

    out: Path
    folder: Path
    builder: int


def put_there(place: Place, path: str, content: bytes) -> Made:
    """The same for a worker, in a folder that holds nothing old; whoever called it notes it by `took`.

    A worker may outlive a build that was killed: then the next build has swept the folder away, and nobody wants it back.
    """
    if place.builder not in (os.getppid(), os.getpid()):
        raise Stop("the build ended before its files were written")
    with _telling(place.out):
        try:
            folder.lay(f"{place.folder}/{path}", content, set())
        except FileExistsError:
            _same(place.folder / path, path, content)
    return made(path, content)


def _same(there: Path, path: str, content: bytes) -> None:
    """Make sure that a file holds what would be written into it: two people may share one portrait.

    Another worker may be writing it just now, so what there is of it is looked at again until it is whole. Raises Stop.
    """
    for _ in range(PATIENCE):
        found = there.read_bytes()
        if found == content:
            return
        if not content.startswith(found):
            break
        sleep(0.001)
    raise Stop(f"two files would be called {path}; please tell us, this is our fault")


def took(stage: Stage, files: Iterable[Made]) -> None:
    """Note what workers wrote."""
    stage.new.update((file.path, file) for file in files)


def keep(stage: Stage, files: Iterable[Made]) -> None:
    """Take files of the last build over as they are, but for those that were put anew. Raises Stop like `put`."""
    begin(stage)
    with _telling(stage.out):
        for old in files:
            path = old.path
            if path in stage.new or path in stage.kept:
                continue
            if path in stage.standing:
                stage.standing.discard(path)
            else:
                _again(stage, path)
            stage.kept[path] = old


def finish(stage: Stage, issues: Mapping[str, object], lay: Lay) -> tuple[Made, ...]:
    """Add the manifest, and let the fresh folder take the old one's place.

    `lay` is asked last what to lay beside the files in `.cache`: it gets the fresh folder and its files; a name whose
    content is None is taken over from the last build. Nothing of the old folder changes before everything is written.
    Raises Stop when there is no room, or no right.
    """
    begin(stage)
    with _telling(stage.out):
        for path in stage.standing:  # not wanted any more
            os.unlink(f"{stage.folder}/{path}")
        folder.prune(stage.folder, stage.standing)
        files = sorted((*stage.new.values(), *stage.kept.values()))
        folder.lay(f"{stage.folder}/{MANIFEST}", _manifest(files, issues).encode(), stage.folders)
        for name, data in lay(stage.folder, files).items():
            if data is None:
                with contextlib.suppress(FileNotFoundError):  # who deletes a part of the cache does no harm
                    _again(stage, f"{FOLDER}/{name}")
            else:
                folder.lay(f"{stage.folder}/{FOLDER}/{name}", data, stage.folders, sealed=True)
        folder.exchange(stage.folder, stage.out)
        if stage.linked:
            _lay_by(stage.folder, stage.out)
    return tuple(files)


def write(
    out: Path,
    new: Mapping[str, bytes],
    kept: Iterable[Made],
    issues: Mapping[str, object],
    lay: Lay,
    again: bool = False,
) -> tuple[Made, ...]:
    """All of it at once: `staged`, `put` for every new file, `keep`, `finish`."""
    with staged(out, again) as stage:
        for path, content in new.items():
            put(stage, path, content)
        keep(stage, kept)
        return finish(stage, issues, lay)


def _lay_by(stage: Path, out: Path) -> None:
    """After the exchange, the folder of the last build is kept for the next one, without a cache of its own."""
    if stage.is_dir():
        shutil.rmtree(stage / FOLDER, ignore_errors=True)
        with contextlib.suppress(OSError):  # the build is done: without a spare the next one takes a little longer
            os.rename(stage, out / FOLDER / SPARE)


def _manifest(files: Iterable[Made], issues: Mapping[str, object]) -> str:
    """One file a line, so that two builds can be compared line by line. Written by hand: json's own indenting is slow."""
    lines = ",\n".join(
        f'{json.dumps(m.path, ensure_ascii=False)}: {{"sha256": "{m.sha256}", "bytes": {m.size}}}' for m in files
    )
    titles = ",\n".join(f"{json.dumps(slug)}: {json.dumps(what, ensure_ascii=False)}" for slug, what in issues.items())
    return f'{_BEGINNING}\n{lines}\n}},\n"issues": {{\n{titles}\n}}}}\n'


def _again(stage: Stage, path: str) -> None:
    """The same file in both folders: a second name for it costs nothing, a copy where names cannot be shared."""
    target = f"{stage.folder}/{path}"
    folder.ensure(target.rpartition("/")[0], stage.folders)
    try:
        os.link(f"{stage.out}/{path}", target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        stage.linked = False
        shutil.copyfile(f"{stage.out}/{path}", target)


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
