"""The messages that real parts are given: every issue of this repository, and some in other scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress import pipeline

from ..conftest import ROOT
from ..render import tongues


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The emails of this repository, the draft's too."""
    out = tmp_path_factory.mktemp("mail") / "build"
    pipeline.build(ROOT, out, pipeline.Wishes(drafts=True, only=("email",)))
    return out / "email"


@pytest.fixture(scope="session")
def issues(built: Path) -> dict[str, bytes]:
    """The message of each issue of this repository."""
    return {path.parent.name: path.read_bytes() for path in sorted(built.glob("*/message.eml"))}


@pytest.fixture(scope="session")
def messages(issues: dict[str, bytes]) -> dict[str, bytes]:
    """Those, and one each in English, Māori and Arabic, and one with a very long title."""
    return {**issues, **{name: tongues.message(name) for name in tongues.ISSUES}}
