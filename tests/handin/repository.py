"""A repository as GitHub holds it: main, and what a guest's pull request would come to, in refs/pull/7/merge."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..conftest import ROOT
from ..golden.tiny import lay
from ..test_changed import git, keep
from .runner import Machine, read, work
from .runner import keep as keep_files

PARTS = (
    "edgepress",
    "templates",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "docs/checks.md",
    "docs/proofs.md",
)


class Pull(NamedTuple):
    """A pull request: the repository it goes to, the branch there, and what GitHub says of it."""

    origin: Path
    base: str
    event: dict[str, object]


def newsletter(place: Path, base: str = "main") -> Path:
    """A bare repository with the press and a tiny newsletter."""
    work = place / "first"
    for part in PARTS:
        source, target = ROOT / part, work / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "build"))
        else:
            shutil.copy(source, target)
    settings = (work / "pyproject.toml").read_text(encoding="utf-8")
    lay(work)
    (work / "pyproject.toml").write_text(settings, encoding="utf-8")
    git(work, "init", "--quiet", f"--initial-branch={base}")
    keep(work)
    git(place, "clone", "--quiet", "--bare", str(work), "origin.git")
    return place / "origin.git"


def pull(origin: Path, place: Path, change: Callable[[Path], None], branch: str = "guest", base: str = "main") -> Pull:
    """What GitHub makes of a guest's branch: the merge that would be, whose first parent is the branch it goes to."""
    fork = place / "fork"
    git(place, "clone", "--quiet", "--branch", base, str(origin), str(fork))
    git(fork, "checkout", "--quiet", "-b", branch)
    change(fork)
    keep(fork)
    git(fork, "checkout", "--quiet", "--detach", f"origin/{base}")
    git(fork, "merge", "--quiet", "--no-ff", "-m", "as it would be", branch)
    git(
        fork,
        "push",
        "--quiet",
        "--force",
        str(origin),
        "HEAD:refs/pull/7/merge",
        f"refs/heads/{branch}:refs/pull/7/head",
    )
    github = {"base_ref": base, "head_ref": branch, "event": {"pull_request": {"number": "7"}}}
    return Pull(origin, base, github)


def fetch(asked: Pull) -> Callable[[Machine, Mapping[str, str]], None]:
    """actions/checkout of a pull request: all branches, and the merge that would be."""

    def checkout(machine: Machine, said: Mapping[str, str]) -> None:
        assert said == {"path": "guest", "fetch-depth": "0", "persist-credentials": "false"}
        place = machine.workspace / said["path"]
        place.mkdir()
        git(place, "init", "--quiet")
        git(
            place,
            "fetch",
            "--quiet",
            str(asked.origin),
            "+refs/heads/*:refs/remotes/origin/*",
            "+refs/pull/7/merge:refs/remotes/pull/7/merge",
        )
        git(place, "checkout", "--quiet", "--detach", "refs/remotes/pull/7/merge")

    return checkout


def done(asked: Pull, place: Path, press: Path | None = None, home: Path = ROOT) -> Machine:
    """check.yml, done on a pull request."""
    job = read(home / ".github/workflows/check.yml")["jobs"]["check"]
    uses = {
        "actions/checkout": fetch(asked),
        "actions/setup-python": lambda *_: None,
        "actions/upload-artifact": keep_files,
    }
    return work(Machine(place / "machine", {"github": asked.event}, uses), job["steps"], job["env"], press)
