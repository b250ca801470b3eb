"""Whoever saves is heard."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from edgepress.preview import watch as place
from edgepress.preview.watch import Watch

from .press import save

PATIENCE = 15.0


class Bell:
    """Counts how often it was rung."""

    def __init__(self) -> None:
        self.rung = 0
        self._now = threading.Semaphore(0)

    def ring(self) -> None:
        self.rung += 1
        self._now.release()

    def heard(self, seconds: float = PATIENCE) -> bool:
        """Whether it rings in this time; what rang before is forgotten."""
        return self._now.acquire(timeout=seconds)

    def quiet(self) -> None:
        """Wait until nothing rings any more."""
        while self._now.acquire(timeout=0.4):
            pass


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("issues/one/images", "contributors"):
        (tmp_path / "letter" / folder).mkdir(parents=True)
    (tmp_path / "letter" / "pyproject.toml").write_text("", encoding="utf-8")
    return tmp_path / "letter"


@pytest.fixture
def bell(root: Path) -> Iterator[Bell]:
    bell = Bell()
    watch = Watch(root, bell.ring)
    watch.start()
    probe = root / "issues" / "one" / "probe.md"
    end = time.monotonic() + PATIENCE
    while not bell.rung and time.monotonic() < end:  # the watchers need a moment to begin
        probe.write_text(str(time.monotonic()), encoding="utf-8")
        time.sleep(0.05)
    (root / "pyproject.toml").write_text("\n", encoding="utf-8")
    bell.quiet()
    yield bell
    watch.stop()


@pytest.mark.parametrize(
    "path", ["issues/one/10-a.md", "issues/one/images/a.png", "issues/two/issue.md", "contributors/ada.md", "pyproject.toml",
             "templates/own/theme.yaml", "clients.json"],
)  # fmt: skip
def test_whatever_belongs_to_the_newsletter_rings(root: Path, bell: Bell, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    save(root / path, "Words.")
    assert bell.heard()


@pytest.mark.parametrize("path", ["build/index.html", "notes.md", ".git/HEAD", "issues/one/.10-a.md.swp"])
def test_nothing_else_rings(root: Path, bell: Bell, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("Words.", encoding="utf-8")
    assert not bell.heard(0.5)


def test_one_save_rings_once_or_twice(root: Path, bell: Bell) -> None:
    before = bell.rung
    save(root / "issues" / "one" / "10-a.md", "Words.")
    assert bell.heard()
    bell.quiet()
    assert bell.rung - before <= 2


def test_many_files_at_once_ring_a_few_times(root: Path, bell: Bell) -> None:
    before = bell.rung
    for number in range(50):
        (root / "issues" / "one" / f"{number}.md").write_text("Words.", encoding="utf-8")
    assert bell.heard()
    bell.quiet()
    assert bell.rung - before <= 5


def test_a_folder_that_went_and_came_is_watched_again(root: Path, bell: Bell) -> None:
    shutil.rmtree(root / "issues")
    assert bell.heard()
    bell.quiet()
    (root / "issues" / "one").mkdir(parents=True)
    assert bell.heard()
    end = time.monotonic() + PATIENCE
    rung = bell.rung
    while time.monotonic() < end:
        bell.quiet()
        rung = bell.rung
        (root / "issues" / "one" / "10-a.md").write_text(str(rung), encoding="utf-8")
        if bell.heard(1):
            break
    assert bell.rung > rung


def test_a_root_that_is_gone_rings(root: Path, bell: Bell) -> None:
    os.rename(root, root.with_name("elsewhere"))
    assert bell.heard()


def test_where_no_more_files_can_be_watched_one_looks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    real = watchfiles.watch

    def limited(*paths: Any, force_polling: bool | None, **how: Any) -> Any:
        asked.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached.")
        return real(*paths, force_polling=True, **how)

    monkeypatch.setattr(watchfiles, "watch", limited)
    monkeypatch.setattr(place, "POLL", 50)
    bell = Bell()
    watch = Watch(root, bell.ring)
    watch.start()
    end = time.monotonic() + PATIENCE
    while not bell.heard(0.2) and time.monotonic() < end:
        (root / "issues" / "one" / "10-a.md").write_text(str(time.monotonic()), encoding="utf-8")
    watch.stop()
    assert bell.rung
    assert None in asked
    assert True in asked
