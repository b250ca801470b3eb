"""A repository with the press and a tiny newsletter, and the press as a workflow installs it: made once, because it takes seconds."""

from __future__ import annotations

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
    place = tmp_path_factory.mktemp("first")
    machine = done(pull(origin, place, lambda root: (root / "contributors/note.txt").touch()), place)
    assert machine.ended[INSTALL] == "success", machine.log
    return machine.temp / "press"
