"""A repository with the press and a tiny newsletter, and the press as a workflow installs it: made once, because it takes seconds."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from ..conftest import needed
from .repository import done, newsletter, pull
from .runner import INSTALL


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needed(shutil.which("git"), "git is not on this machine")
    return newsletter(tmp_path_factory.mktemp("github"))


@pytest.fixture(scope="session")
def press(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Installed by whoever comes first, where tests run side by side; the others wait and use it, too."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    place = shared / "handin-press"
    with open(shared / "handin-press.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "made").exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            machine = done(pull(origin, place, lambda root: (root / "contributors/note.txt").touch()), place)
            assert machine.ended[INSTALL] == "success", machine.log
            (place / "made").write_text(str(machine.temp / "press"), encoding="utf-8")
    return Path((place / "made").read_text(encoding="utf-8"))
