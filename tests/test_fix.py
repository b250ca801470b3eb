"""`edgepress fix` as it is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .check.cases import ARTICLE, CASES, lay
from .conftest import ROOT


def fix(root: Path, *more: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "edgepress", "fix", "--root", str(root), *more]
    return subprocess.run(command, cwd=ROOT, input=answers, capture_output=True, text=True, timeout=60)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(next(c for c in CASES if c.code == "title-in-body"), "bad", tmp_path / "newsletter")
    return tmp_path / "newsletter"


def test_it_says_what_it_did_and_what_to_do_next(root: Path) -> None:
    done = fix(root, "2026-12-auckland")
    assert done.returncode == 0
    assert done.stdout.startswith(f"mended  {ARTICLE}:")
    assert done.stdout.rstrip().endswith("(title-in-body)")
    assert "title-in-body" in done.stderr
    assert done.stderr.endswith("Nothing is left. Next: edgepress build 2026-12-auckland\n")


def test_a_diff_shows_and_writes_nothing(root: Path) -> None:
    before = (root / ARTICLE).read_bytes()
    done = fix(root, "--diff")
    assert f"--- {ARTICLE}" in done.stdout
    assert any(line.startswith("+##") for line in done.stdout.splitlines())
    assert (root / ARTICLE).read_bytes() == before
    assert done.stderr.endswith("Nothing was written. Next: edgepress fix\n")


def test_twice_says_that_there_is_nothing_to_do(root: Path) -> None:
    fix(root)
    again = fix(root)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "0 mended.\nNothing is left. Next: edgepress build\n"


def test_a_slug_that_names_no_issue_is_one_sentence(root: Path) -> None:
    done = fix(root, "2026-12-aukland")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 2026-12-auckland?" in done.stderr


def test_nothing_that_a_terminal_would_obey_comes_out(root: Path) -> None:
    path = root / ARTICLE
    path.write_text(path.read_text(encoding="utf-8") + "\n# Red\u202e\x85\u200b\n", encoding="utf-8")
    for words in (["--diff"], []):
        told = fix(root, *words).stdout
        assert "Red" in told
        assert [c for c in told if c != "\n" and not c.isprintable()] == []
