"""Drafts as people paste them, each with all that a good editor would say of it.

tests/eval/newsletter/               a small newsletter in which there is nothing to mend
tests/eval/drafts/<name>/...         what is laid over it: an article as a rule, now and then more
tests/eval/drafts/<name>/files.txt   pictures and other files to be made, one a line: a path, a size, what is the matter
tests/eval/drafts/<name>/expected.txt

    # who wrote the draft, and how it was pasted
    issues/2026-12-many-hands/20-tea.md:14 vague-link-text
    issues/2026-12-many-hands/20-tea.md:20-34 blog-furniture
    issues/2026-12-many-hands/20-tea.md:9 or issues/2026-12-many-hands/images/tea.jpg:1 picture-heavy

A line is one thing to be told. `20-34` is a stretch: one finding that touches it is enough, and others in it are right, too.
`or` names places that are as good as each other: a picture and where it is shown, or the lines of what a paste left behind
all over a text (hidden marks, broken letters), of which a guest is told once. A draft without a line is clean: nothing at all
may be said of it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edgepress import pipeline
from edgepress.diagnostics import Diagnostic

from .pictures import make

HERE = Path(__file__).resolve().parent
NEWSLETTER = HERE / "newsletter"
DRAFTS = HERE / "drafts"
EXPECTED, FILES = "expected.txt", "files.txt"

_LINE = re.compile(r"(?P<places>\S+(?: or \S+)*) (?P<code>[a-z-]+)")
_PLACE = re.compile(r"(?P<path>.+):(?P<first>\d+)(?:-(?P<last>\d+))?")


class Place(NamedTuple):
    """Lines of a file, from 1, the last included; a picture has the one line 1."""

    path: str
    first: int
    last: int

    def touches(self, finding: Diagnostic) -> bool:
        """Whether a finding stands in these lines, or its stretch goes over them."""
        where = finding.where
        return where.path == self.path and where.line <= self.last and where.end_line >= self.first


class Expected(NamedTuple):
    """One thing that a good editor says, and the places where saying it is right."""

    code: str
    places: tuple[Place, ...]

    def is_met_by(self, finding: Diagnostic) -> bool:
        """Whether a finding says this."""
        return finding.code == self.code and any(place.touches(finding) for place in self.places)


class Draft(NamedTuple):
    """A draft: the name of its folder, who wrote it, and all that is to be told."""

    name: str
    note: str
    expected: tuple[Expected, ...]

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return DRAFTS / self.name

    @property
    def clean(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.expected


def drafts() -> tuple[Draft, ...]:
    """All drafts, by name."""
    return tuple(_draft(folder) for folder in sorted(DRAFTS.iterdir()) if folder.is_dir())


def _draft(folder: Path) -> Draft:
    lines = (folder / EXPECTED).read_text(encoding="utf-8").splitlines()
    note = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    return Draft(folder.name, note, tuple(expected(line) for line in lines if line.strip() and line[0] != "#"))


def expected(line: str) -> Expected:
    """One line of expected.txt."""
    match = _LINE.fullmatch(line)
    if not match:
        raise ValueError(f"this is not “path:line name”: {line}")
    return Expected(match["code"], tuple(_places(match["places"])))


def _places(written: str) -> Iterator[Place]:
    for one in written.split(" or "):
        match = _PLACE.fullmatch(one)
        if not match:
            raise ValueError(f"this is not “path:line”: {one}")
        yield Place(match["path"], int(match["first"]), int(match["last"] or match["first"]))


def lay(draft: Draft, root: Path) -> None:
    """Put the newsletter into `root`, and a draft over it."""
    shutil.copytree(NEWSLETTER, root)
    ours = shutil.ignore_patterns(EXPECTED, FILES)
    shutil.copytree(draft.folder, root, dirs_exist_ok=True, ignore=ours)
    wanted = draft.folder / FILES
    for line in wanted.read_text(encoding="utf-8").splitlines() if wanted.exists() else ():
        make(root, line)


def findings(draft: Draft) -> tuple[Diagnostic, ...]:
    """What the press says of a draft."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "newsletter"
        lay(draft, root)
        return pipeline.review(root).findings
