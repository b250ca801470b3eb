"""What an import makes of one document, as one text: read by tests, written by `accept`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from edgepress.pipeline import review
from edgepress.pipeline.importing import bring
from tests.conftest import SETTINGS

ISSUE = """---
title: From many doors
number: 12
date: 2027-05-01
preview: What guests sent us in the files that they have
---
Opening words.
"""
SLUG = "2027-05-doors"


class Came(NamedTuple):
    """The article, and everything that is told of it: files, guesses, what was left out, what the checks find."""

    article: str
    told: str


def newsletter(root: Path) -> Path:
    """A newsletter with one issue, for a document to go into."""
    (root / "issues" / SLUG).mkdir(parents=True)
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "issues" / SLUG / "issue.md").write_text(ISSUE, encoding="utf-8")
    return root


def brought(file: Path) -> Came:
    """Import one document into a newsletter of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = newsletter(Path(folder) / "letter")
        came = bring(root, SLUG, [file])
        assert not came.refused, came.refused
        (made,) = came.made
        findings = [f for f in review(root, [SLUG]).findings if not f.where.path.endswith("/issue.md")]
        told = ["Files"]
        told += [f"  {path}  {_size(data)}" for path, data in sorted(made.files.items())]
        told += ["Guessed", *(f"  {sentence}" for sentence in made.guesses)]
        told += ["Said", *(f"  {sentence}" for sentence in made.said)]
        told += ["Found", *(f"  {f.severity.words}: {f.code} in line {f.where.line}: {f.message}" for f in findings)]
        return Came(made.files[made.article].decode(), "\n".join(told).replace(f"issues/{SLUG}/", "") + "\n")


def _size(data: bytes) -> str:
    return "a picture" if not re.match(rb"---\n", data) else "a text"
