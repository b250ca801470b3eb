"""A small newsletter with one issue that has something to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.pipeline.previewing import Scene, scene
from tests.conftest import SETTINGS

ISSUE = """---
title: Tea in the harbour
date: 2026-12-04
status: draft
number: 7
language: en
subject: Tea, and who brings it
preview: A cup for everybody who reads along at home, in the ward or on the last ferry
---

Opening words, a few of them, so that there is something to read.
"""
PIECE = """---
title: Tea at four
authors: [nobody]
---

Read [here](https://example.org/) before the the rain.
"""


@pytest.fixture
def tea_root(tmp_path: Path) -> Path:
    folder = tmp_path / "issues" / "tea"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "issue.md").write_text(ISSUE, encoding="utf-8")
    (folder / "10-tea.md").write_text(PIECE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def tea(tea_root: Path) -> Scene:
    return scene(tea_root, "tea")
