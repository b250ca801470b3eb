"""`edgepress fix` as it is typed."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
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


THREE = """---
title: It was the slippers
authors: [liz-doe]
---
# One

Go to [the site of falls](http://www.ihi.org/slippers), [the site of socks](http://www.ihi.org/socks) and [the cups](http://www.ihi.org/cups).

We utilise it.
"""


def test_a_review_asks_about_each_mend_and_shows_the_line_as_it_would_be(root: Path) -> None:
    (root / ARTICLE).write_text(THREE, encoding="utf-8")
    done = fix(root, "--review", answers="y\nn\ny\nn\n")
    assert re.findall(r"^   mend (\d+ \| .*)$", done.stdout, re.M) == [
        "7 | Go to [the site of falls](https://www.ihi.org/slippers), [the site of …",
        "7 | … [the site of socks](https://www.ihi.org/socks) and [the …",
        "7 | … [the site of socks](http://www.ihi.org/socks) and [the cups](https://www.ihi.org/cups).",
        "9 | We use it.",
    ]
    assert done.stdout.count("Do it?") == 4
    mended = THREE.replace("# One", "## One").replace("http://www.ihi.org/slippers", "https://www.ihi.org/slippers")
    assert (root / ARTICLE).read_text(encoding="utf-8") == mended.replace(
        "http://www.ihi.org/cups", "https://www.ihi.org/cups"
    )
    assert "3 mended: 2 insecure-link, 1 title-in-body." in done.stderr


def test_a_review_that_is_broken_off_changes_nothing(root: Path) -> None:
    (root / ARTICLE).write_text(THREE, encoding="utf-8")
    done = fix(root, "--review", answers="y\n")
    assert done.returncode == 130
    assert done.stderr.endswith("Stopped. Nothing was changed.\n")
    assert (root / ARTICLE).read_text(encoding="utf-8") == THREE


def test_a_key_that_stops_the_program_leaves_whole_files_and_nothing_else(root: Path) -> None:
    (root / ARTICLE).write_text(THREE, encoding="utf-8")
    command = [sys.executable, "-m", "edgepress", "fix", "--review", "--root", str(root)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        while b"Do it?" not in run.stdout.read1():
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        assert run.wait(30) == 130
    assert (root / ARTICLE).read_text(encoding="utf-8") == THREE
    assert [p.name for p in (root / ARTICLE).parent.iterdir() if p.name.startswith(".")] == []
