"""The tiny newsletter: laid out anew for a test that changes it, pressed, and looked at byte by byte."""

from __future__ import annotations

import shutil
from pathlib import Path

from edgepress import pipeline
from edgepress.marks import FOLDER

HERE = Path(__file__).parent
NEWSLETTER = HERE / "newsletter"
BUILD = HERE / "build"


def lay(root: Path) -> Path:
    """A copy of the tiny newsletter that may be changed."""
    shutil.copytree(NEWSLETTER, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("build"))
    return root


def press(root: Path, out: Path, wishes: pipeline.Wishes | None = None) -> pipeline.Built:
    """Build it in this process."""
    return pipeline.build(root, out, wishes or pipeline.Wishes())


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it, but for the cache."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != FOLDER
    }
