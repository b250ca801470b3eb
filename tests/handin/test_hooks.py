"""Hooks before a commit: pre-commit itself installs them from the repository of the press, and calls them in a newsletter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT, needed
from ..golden.tiny import lay
from ..test_changed import git
from ..test_changed import keep as commit_all
from ..test_cli import edgepress_
from .repository import newsletter
from .runner import STILL

QUAY, PLAIN = "2026-11-quay", "2026-12-plain"
ONLY = f"issues/{PLAIN}/10-only.md"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the press, with its hooks."""
    needed(shutil.which("git"), "git is not on this machine")
    place = tmp_path_factory.mktemp("press")
    newsletter(place)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", place / "first")
    commit_all(place / "first")
    return place / "first"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installed."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = lay(tmp_path / "newsletter")
    git(place, "init", "--quiet")
    commit_all(place)
    return place


def hook(root: Path, press: Path, kept: Path, name: str, *files: str) -> subprocess.CompletedProcess[str]:
    config = root / ".pre-commit-config.yaml"
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=press, capture_output=True, text=True, check=True
    ).stdout.strip()
    config.write_text(f"repos:\n- repo: {press}\n  rev: {head}\n  hooks:\n  - id: {name}\n", encoding="utf-8")
    environ = {**os.environ, **STILL, "PRE_COMMIT_HOME": str(kept), "PRE_COMMIT_COLOR": "never"}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", name, "--verbose", "--files", *files],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
    )


def spoil(root: Path, path: str = ONLY) -> None:
    (root / path).write_text((root / path).read_text(encoding="utf-8") + "\n# Once more\n", encoding="utf-8")


def test_the_manifest_is_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_before_a_commit_only_what_it_touches_is_judged(root: Path, press: Path, kept: Path) -> None:
    spoil(root)
    spoil(root, f"issues/{QUAY}/10-the-last-ferry.md")
    done = hook(root, press, kept, "edgepress-check", ONLY, "contributors/ada.md", "pyproject.toml")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"--> {ONLY}:" in done.stdout
    assert "10-the-last-ferry.md" not in done.stdout
    assert f"{PLAIN}: 1 must fix" in done.stdout


def test_what_can_be_mended_is_mended_and_the_commit_waits_for_somebody_to_look(
    root: Path, press: Path, kept: Path
) -> None:
    spoil(root)
    spoil(root, f"issues/{QUAY}/10-the-last-ferry.md")
    git(root, "add", "-A")
    done = hook(root, press, kept, "edgepress-fix", ONLY)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert "## Once more" in (root / ONLY).read_text(encoding="utf-8")
    assert "\n# Once more" in (root / f"issues/{QUAY}/10-the-last-ferry.md").read_text(encoding="utf-8")
    git(root, "add", "-A")
    assert hook(root, press, kept, "edgepress-fix", ONLY).returncode == 0


@pytest.mark.parametrize("name", ["edgepress-check", "edgepress-fix"])
def test_a_commit_that_touches_no_issue_calls_nothing(name: str, root: Path, press: Path, kept: Path) -> None:
    done = hook(root, press, kept, name, "pyproject.toml")
    assert (done.returncode, "(no files to check)Skipped" in done.stdout) == (0, True), done.stdout


# The same without pre-commit


def test_files_that_are_gone_or_lie_elsewhere_are_no_trouble(root: Path) -> None:
    (root / ONLY).unlink()
    done = edgepress_("check", "--from-files", ONLY, "issues/gone/1.md", "../x.md", "readme.txt", cwd=root)
    assert PLAIN in done.stderr
    assert done.returncode in (0, 1)
    done = edgepress_("fix", "--from-files", "issues/gone/1.md", "contributors/ada.md", cwd=root)
    assert (done.returncode, done.stderr) == (0, "0 mended: no issue is among these files.\n")


def test_no_file_is_nothing_to_say(root: Path) -> None:
    spoil(root)
    assert edgepress_("check", "--from-files", cwd=root).returncode == 0
    assert edgepress_("check", "--from-files", "readme.txt", cwd=root).stdout == ""


def test_files_and_a_branch_are_one_too_many(root: Path) -> None:
    done = edgepress_("check", "--from-files", ONLY, "--changed", "main", cwd=root)
    assert done.returncode == 2
    assert "--from-files and --changed both say what is meant; keep one of them" in done.stderr


def test_files_are_counted_from_where_one_stands(root: Path) -> None:
    spoil(root)
    done = edgepress_("check", "--root", "newsletter", "--from-files", f"newsletter/{ONLY}", cwd=root.parent)
    assert (done.returncode, f"--> {ONLY}:" in done.stdout) == (1, True)
