"""The tools that read all of the code: slow, so they stand here alone."""

from __future__ import annotations

import subprocess
import sys

from .conftest import ROOT


def _run(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, cwd=ROOT, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_mypy_finds_every_type_sound() -> None:
    assert _run("mypy", "--strict", "edgepress") == ""


def test_ruff_finds_nothing_to_mend() -> None:
    assert _run("ruff", "check", "--quiet", "edgepress", "tests") == ""


def test_the_code_is_laid_out_as_ruff_lays_it_out() -> None:
    assert _run("ruff", "format", "--check", "--quiet", "edgepress", "tests") == ""
