"""The build folder: all of a build or none of it, whatever happens on the way."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from edgepress import crew, lock, write
from edgepress.diagnostics import Stop
from edgepress.write import Made, folder, made

from .conftest import ROOT, needed
from .golden.tiny import BUILD, files, lay, press
from .pace import start_up

OLD = {
    "web/index.html": b"old home",
    "web/a/index.html": b"old a",
    "web/b/c/index.html": b"old c",
    "email/x.txt": b"old x",
}
NEW = {"web/index.html": b"new home", "web/d/index.html": b"new d", "email/x.txt": b"new x"}
KEPT = (made("web/a/index.html", b"old a"),)
AFTER = {**NEW, "web/a/index.html": b"old a"}
AGAIN = "What stood there before is as it was"


def nothing(stage: Path, files: object) -> Mapping[str, bytes | None]:
    return {}


def remember(stage: Path, files: object) -> Mapping[str, bytes | None]:
    return {"memory": b"memory"}


def put(out: Path, new: Mapping[str, bytes], kept: tuple[Made, ...] = (), again: bool = False) -> None:
    with lock.alone(out):
        write.write(out, new, kept, {"one": {"title": "Één “issue”"}}, remember, again)


def held(out: Path) -> dict[str, bytes]:
    """The files of a build but for its manifest."""
    return {path: content for path, content in files(out).items() if path != write.MANIFEST}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the old build in it."""
    place = tmp_path / "a place" / "build"
    put(place, OLD)
    return place


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def beside(out: Path) -> list[str]:
    return sorted(p.name for p in out.parent.iterdir() if p != out)


# What a build leaves


def test_a_build_has_the_new_files_and_those_that_are_kept_and_no_stale_one(out: Path) -> None:
    put(out, NEW, KEPT)
    assert held(out) == AFTER
    assert not (out / "web/b").exists(), "a folder without files is stale, too"
    assert beside(out) == []


def test_the_manifest_has_the_sha256_and_the_size_of_every_file(out: Path) -> None:
    put(out, NEW, KEPT)
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8")) == {
        "files": {p: {"sha256": sha256(c).hexdigest(), "bytes": len(c)} for p, c in sorted(AFTER.items())},
        "issues": {"one": {"title": "Één “issue”"}},
    }


def test_a_file_that_two_jobs_keep_is_there_once(out: Path) -> None:
    put(out, NEW, KEPT + KEPT)
    assert held(out) == AFTER
    assert (out / "manifest.json").read_text(encoding="utf-8").count("web/a/index.html") == 1


def test_a_build_onto_nothing_and_an_empty_build_are_builds(tmp_path: Path) -> None:
    put(tmp_path / "new" / "deep" / "build", {})
    assert files(tmp_path / "new/deep/build") == {
        "manifest.json": b'{"files": {\n\n},\n"issues": {\n"one": {"title": "\xc3\x89\xc3\xa9n \xe2\x80\x9cissue\xe2\x80\x9d"}\n}}\n'
    }


def test_a_build_made_from_the_one_laid_by_is_the_same(out: Path) -> None:
    put(out, NEW, KEPT)
    assert (out / ".cache/spare/web/index.html").read_bytes() == b"old home"
    kept = tuple(made(p, c) for p, c in AFTER.items() if p != "web/index.html")
    put(out, {"web/index.html": b"third home"}, kept, again=True)
    assert held(out) == {**AFTER, "web/index.html": b"third home"}
    assert (out / "web/a/index.html").stat().st_ino == (out / ".cache/spare/web/a/index.html").stat().st_ino


def _swapped(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"laid in")


@pytest.mark.parametrize("spoil", [Path.unlink, _swapped, lambda p: (p.parent / "more.html").write_bytes(b"more")])
def test_whatever_is_done_to_the_build_laid_by_the_next_one_is_right(
    out: Path, spoil: Callable[[Path], object]
) -> None:
    put(out, NEW, KEPT)
    spoil(out / ".cache/spare/web/a/index.html")
    kept = tuple(made(p, c) for p, c in AFTER.items() if p != "web/index.html")
    put(out, {"web/index.html": b"third home"}, kept, again=True)
    assert held(out) == {**AFTER, "web/index.html": b"third home"}


def test_where_a_file_cannot_have_two_names_it_is_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _raises(errno.EPERM))
    put(out, NEW, KEPT)
    assert held(out) == AFTER


@pytest.mark.parametrize("times", [1, 2])
def test_where_names_cannot_be_exchanged_the_old_folder_stands_aside(
    out: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_swap", lambda one, other: False)
    for _ in range(times):
        put(out, NEW, KEPT if times == 1 else ())
    assert held(out) == (AFTER if times == 1 else NEW)
    assert beside(out) == []


def test_a_build_under_a_narrow_umask_holds_the_same_bytes(out: Path) -> None:
    before = os.umask(0o077)
    try:
        put(out, NEW, KEPT)
    finally:
        os.umask(before)
    assert held(out) == AFTER
    assert (out / "web/d/index.html").stat().st_mode & 0o777 == 0o600


# Whose folder it is


@pytest.mark.parametrize("foreign", ["thesis.txt", "manifest.json", "index.html", ".hidden"])
def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path, foreign: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / foreign).write_text('{"name": "An app", "files": {}}')
    with pytest.raises(Stop, match="holds files that edgepress did not make, so nothing was written; name another"):
        put(theirs, NEW)
    assert files(theirs) == {foreign: b'{"name": "An app", "files": {}}'}
    assert beside(theirs) == []


def test_an_empty_folder_may_be_built_into(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "empty", NEW)
    assert held(tmp_path / "empty") == NEW


@pytest.mark.parametrize("kind", ["file", "pointer to a folder", "pointer to nothing", "pipe"])
def test_what_is_no_folder_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    place, other = tmp_path / "build", tmp_path / "other"
    other.mkdir()
    if kind == "file":
        place.write_text("mine")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(other if kind == "pointer to a folder" else tmp_path / "nowhere")
    before = os.lstat(place)
    with pytest.raises(Stop, match="is not a folder; name another with --out"):
        put(place, NEW)
    assert os.lstat(place).st_ino == before.st_ino
    assert (list(other.iterdir()), beside(place)) == ([], ["other"])


def test_a_place_that_is_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Stop, match=r"^.*/file cannot be used: (file exists|not a directory)$"):
        put(tmp_path / "file" / "build", NEW)


def test_a_foreign_file_in_the_build_is_gone_after_the_next_one(tmp_path: Path) -> None:
    root, out = lay(tmp_path / "newsletter"), tmp_path / "build"
    press(root, out)
    (out / "web/foreign.html").write_text("mine")
    (out / "mine").mkdir()
    add(root / "issues/2026-12-plain/10-only.md", "\nMore.\n")
    press(root, out)
    assert sorted(files(out)) == sorted(files(BUILD))


# One at a time


def test_a_second_build_in_the_same_place_is_told_so_and_leaves_everything_alone(out: Path) -> None:
    with lock.alone(out):
        for other in (out, out.parent / "other"):
            with pytest.raises(Stop, match="^another edgepress is building in .* just now; wait until it is done$"):
                put(other, NEW)
    assert held(out) == OLD
    put(out, NEW, KEPT)
    assert held(out) == AFTER


def test_a_second_edgepress_answers_2_at_once(tmp_path: Path) -> None:
    root = lay(tmp_path / "newsletter")
    with lock.alone(root / "build"):
        begin = time.monotonic()
        done = edgepress(root)
        seconds = time.monotonic() - begin
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"edgepress: another edgepress is building in {root} just now; wait until it is done.\n"
    assert seconds < 10 * start_up()
    assert edgepress(root).returncode == 0


def test_a_worker_that_outlives_its_build_does_not_hold_the_place(out: Path) -> None:
    with lock.alone(out):
        worker = os.fork()
        if not worker:
            time.sleep(30)
            os._exit(0)
    time.sleep(0.2)  # it lets go as its first act
    try:
        put(out, NEW, KEPT)
    finally:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    assert held(out) == AFTER


def test_a_worker_that_outlives_its_build_writes_nothing_more(out: Path) -> None:
    """Else the folder that the next build swept away would be there again."""
    swept = out.parent / ".build.new-1"
    with pytest.raises(Stop, match="the build ended"):
        write.put_there(write.Place(out, swept, builder=1), "web/index.html", b"late")
    assert not swept.exists()
    assert write.put_there(write.Place(out, swept, os.getppid()), "index.html", b"in time") == made(
        "index.html", b"in time"
    )


# When it goes wrong


def _raises(number: int) -> Callable[..., Any]:
    def fail(*arguments: object, **more: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk is full",
    errno.EROFS: "it may only be read",
    errno.EACCES: "the right to write there is missing",
    errno.EIO: "input/output error",
}


@pytest.mark.parametrize("number", REASONS)
@pytest.mark.parametrize("verb", ["write", "open", "mkdir", "link", "rename"])
def test_what_the_disk_refuses_is_one_sentence_and_the_old_build_stands(
    out: Path, verb: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if verb == "rename":
        monkeypatch.setattr(folder, "_swap", lambda one, other: False)
    with lock.alone(out):
        real = os.open  # which is needed to tidy up, too
        fail = _raises(number)
        monkeypatch.setattr(
            os,
            verb,
            fail if verb != "open" else lambda p, f, *m, **d: fail() if f & os.O_CREAT else real(p, f, *m, **d),
        )
        with pytest.raises(Stop) as stop:
            write.write(out, NEW, KEPT, {}, remember)
        monkeypatch.undo()
    assert str(stop.value) == f"{out} could not be written: {REASONS[number]}. {AGAIN}"
    assert held(out) == OLD
    assert beside(out) == []


@pytest.mark.parametrize("at", range(12))
def test_a_disk_that_fills_up_at_any_write_leaves_the_old_build(
    out: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = os.write, [at]

    def fill(handle: int, data: Any) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data[:5])

    with lock.alone(out):
        monkeypatch.setattr(os, "write", fill)
        with pytest.raises(Stop, match="the disk is full"):
            write.write(out, {**NEW, "long": b"x" * 200}, KEPT, {}, remember)
        monkeypatch.undo()
    assert held(out) == OLD
    assert beside(out) == []


def test_when_the_last_step_fails_the_old_folder_comes_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.rename, []

    def second_fails(one: Any, other: Any) -> None:
        calls.append(one)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        real(one, other)

    monkeypatch.setattr(folder, "_swap", lambda one, other: False)
    with lock.alone(out):
        monkeypatch.setattr(os, "rename", second_fails)
        with pytest.raises(Stop, match="input/output error"):
            write.write(out, NEW, KEPT, {}, remember)
    assert held(out) == OLD
    assert beside(out) == []


def edgepress(root: Path, *words: str, before: str = "", run: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [
        *run,
        sys.executable,
        "-c",
        f"{before}\nfrom edgepress.cli import main; main()",
        "build",
        "--root",
        str(root),
        *words,
    ]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=root, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def test_files_that_may_not_grow_are_one_sentence_and_exit_2(tmp_path: Path) -> None:
    root = lay(tmp_path / "newsletter")
    press(root, root / "build")
    before = files(root / "build")
    add(root / "issues/2026-12-plain/10-only.md", "\nMany more words than there were.\n" * 400)
    bound = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    done = edgepress(root, before=bound)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"edgepress: {root}/build could not be written: the disk is full. {AGAIN}.\n"
    assert files(root / "build") == before
    assert sorted(p.name for p in root.iterdir()) == ["build", "contributors", "issues", "pyproject.toml", "templates"]


def _mounted(place: str, how: str) -> tuple[str, ...]:
    """The words before a command that runs it with something mounted, in a world of its own."""
    may = shutil.which("unshare") and subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode == 0
    needed("yes" if may else None, "nothing can be mounted here without rights (unshare -rm)")
    return ("unshare", "-rm", "sh", "-c", f'mount {how} "{place}" && exec "$@"', "sh")


@pytest.mark.parametrize("how", ["-t tmpfs -o size=16k none", "-t tmpfs -o ro none"])
def test_a_place_without_room_or_right_is_one_sentence_and_exit_2(tmp_path: Path, how: str) -> None:
    root, place = lay(tmp_path / "newsletter"), tmp_path / "place"
    place.mkdir()
    done = edgepress(root, "--out", str(place / "build"), run=_mounted(str(place), how))
    reason = "it may only be read" if "ro" in how else "the disk is full"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"edgepress: {place}/build could not be written: {reason}. {AGAIN}.\n"


def test_a_folder_that_is_a_disk_of_its_own_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    root, place = lay(tmp_path / "newsletter"), tmp_path / "place"
    place.mkdir()
    done = edgepress(root, "--out", str(place), run=_mounted(str(place), "-t tmpfs none"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"edgepress: {place} could not be written: it is in use as a place where a disk is attached; "
        f"name a folder inside it with --out. {AGAIN}.\n"
    )


# Killed


VERBS = ("open", "write", "close", "mkdir", "makedirs", "rename", "link", "unlink", "rmdir", "scandir")


def _mortal(steps: int) -> None:
    """From now on this process dies at its nth step on the disk, without a word."""
    left = [steps]

    def wrap(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return real(*arguments, **more)

        return step

    for verb in VERBS:
        setattr(os, verb, wrap(getattr(os, verb)))
    folder._swap = wrap(folder._swap)


def _dies(steps: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that dies at the nth step; whether it died."""
    pid = os.fork()
    if not pid:
        try:
            _mortal(steps)
            work()
        except BaseException:
            os._exit(3)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "one after the other"])
def test_a_write_that_dies_at_any_step_leaves_the_old_build_or_the_new_one(
    tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(folder, "_swap", lambda one, other: False)
    for step in range(200):
        out = tmp_path / str(step) / "build"
        put(out, OLD)
        died = _dies(step, lambda: put(out, NEW, KEPT))
        if exchange:
            assert held(out) in (OLD, AFTER)
        with lock.alone(out):  # where names cannot be exchanged, the next run brings the old folder back
            assert held(out) in (OLD, AFTER)
            assert beside(out) == []
        put(out, {"web/index.html": b"next"})
        assert held(out) == {"web/index.html": b"next"}
        if not died:
            break
    assert 20 < step < 199


@pytest.fixture
def one_core(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(crew, "cores", lambda: 1)
    yield


def test_a_build_that_dies_anywhere_needs_no_repair(tmp_path: Path, one_core: None) -> None:
    root, out = lay(tmp_path / "newsletter"), tmp_path / "build"
    text = root / "issues/2026-12-plain/10-only.md"
    press(root, out)
    for step in range(0, 3000, 19):
        old = files(out)
        text.write_text(text.read_text() + f"\nStep {step}.\n")
        fresh = tmp_path / "fresh" / "build"
        press(root, fresh)
        new = files(fresh)
        died = _dies(step, lambda: press(root, out))
        assert files(out) in (old, new)
        press(root, out)
        assert files(out) == new
        assert sorted(p.name for p in tmp_path.iterdir()) == ["build", "fresh", "newsletter"]
        if not died:
            break
    assert 100 < step < 2900


def test_a_build_that_is_killed_at_any_time_needs_no_repair(tmp_path: Path) -> None:
    root = lay(tmp_path / "newsletter")
    text = root / "issues/2026-12-plain/10-only.md"
    press(root, root / "build")
    for turn in range(12):
        old = files(root / "build")
        text.write_text(text.read_text() + f"\nTurn {turn}.\n")
        press(root, tmp_path / "fresh" / "build")
        new = files(tmp_path / "fresh" / "build")
        command = [
            sys.executable,
            "-m",
            "edgepress",
            "build",
            "--root",
            str(root),
            *(["--no-cache"] if turn % 2 else []),
        ]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.08 + turn * 0.04)
        child.kill()
        child.communicate()
        assert files(root / "build") in (old, new)
        press(root, root / "build")
        assert files(root / "build") == new
        assert sorted(p.name for p in root.iterdir()) == [
            "build",
            "contributors",
            "issues",
            "pyproject.toml",
            "templates",
        ]
