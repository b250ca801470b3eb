"""The same newsletter gives the same bytes: on any day, in any time zone, from any folder, on any number of cores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edgepress import crew

from ..conftest import ROOT, needed
from ..golden.tiny import NEWSLETTER, files, lay, press


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build in this process makes."""
    out = tmp_path_factory.mktemp("usual") / "build"
    press(NEWSLETTER, out)
    return files(out)


def edgepress(
    root: str, out: Path, cwd: Path, run: tuple[str, ...] = (), umask: int = -1, **environ: str
) -> dict[str, bytes]:
    command = [*run, sys.executable, "-m", "edgepress", "build", "--root", root, "--out", str(out)]
    done = subprocess.run(
        command,
        cwd=cwd,
        umask=umask,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.count("\n")) == (0, 2), done.stderr
    return files(out)


@pytest.mark.parametrize(
    "environ",
    [{"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}, {"TZ": "America/Anchorage", "LANG": "mi_NZ.UTF-8", "PYTHONUTF8": "0"},
     {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4321", "LC_ALL": "tr_TR.UTF-8"}, {"PYTHONOPTIMIZE": "2"}],
    ids=lambda e: " ".join(f"{k}={v}" for k, v in e.items()),
)  # fmt: skip
def test_time_zone_language_and_hash_seed_change_nothing(
    environ: dict[str, str], tmp_path: Path, usual: dict[str, bytes]
) -> None:
    assert edgepress(str(NEWSLETTER), tmp_path / "build", tmp_path, **environ) == usual


def test_a_narrow_umask_and_another_working_folder_change_nothing(tmp_path: Path, usual: dict[str, bytes]) -> None:
    root = lay(tmp_path / "a ‘näme’ with spaces & more")
    (root / "issues").chmod(0o700)
    assert edgepress(".", tmp_path / "build", root, umask=0o077) == usual
    assert edgepress(f"../{root.name}/issues/..", tmp_path / "again", root) == usual


def test_the_order_in_which_files_were_made_and_their_times_change_nothing(
    tmp_path: Path, usual: dict[str, bytes]
) -> None:
    found = [path for path in NEWSLETTER.rglob("*") if path.is_file()]
    for turn, order in enumerate(
        [sorted(found), sorted(found, reverse=True), sorted(found, key=lambda p: p.name[::-1])]
    ):
        root = tmp_path / str(turn)
        for number, path in enumerate(order):
            target = root / path.relative_to(NEWSLETTER)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (number * 1e6, turn * 1e8))
        out = tmp_path / f"build {turn}"
        press(root, out)
        assert files(out) == usual


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_the_number_of_cores_changes_nothing(
    cores: int, tmp_path: Path, usual: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "cores", lambda: cores)
    press(NEWSLETTER, tmp_path / "build")
    assert files(tmp_path / "build") == usual


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores can be taken away on Linux only")
def test_one_core_is_enough(tmp_path: Path, usual: dict[str, bytes]) -> None:
    taskset = needed(shutil.which("taskset"), "no taskset on this machine")
    core = str(min(os.sched_getaffinity(0)))
    assert edgepress(str(NEWSLETTER), tmp_path / "build", tmp_path, run=(taskset, "-c", core)) == usual


def test_a_build_asks_no_network(tmp_path: Path, usual: dict[str, bytes]) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode:
        if unshare and os.environ.get("CI") == "true":
            pytest.fail("unshare is here and is not permitted")
        pytest.skip("no world without a network can be made here (unshare -rn)")
    assert edgepress(str(NEWSLETTER), tmp_path / "build", tmp_path, run=(unshare, "-rn")) == usual


def test_a_second_build_in_the_same_process_is_the_same(tmp_path: Path, usual: dict[str, bytes]) -> None:
    """Compiled templates, rules of sheets and merged styles are remembered in the process: that must not show."""
    other = lay(tmp_path / "other")
    sheet = other / "templates/golden/email/inline.css"
    sheet.write_text(sheet.read_text() + "p { color: #010203; }\n")
    press(other, tmp_path / "other build")
    press(NEWSLETTER, tmp_path / "build")
    assert files(tmp_path / "build") == usual
    assert files(tmp_path / "other build") != usual
