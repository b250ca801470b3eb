"""Folders -> nouns. Reports only what stops it from reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edgepress.diagnostics import Outcome
from edgepress.load.scan import Found, scan

FOLDERS = ("issues", "contributors")


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a newsletter's folders: every file, the files of each issue by slug, the contributors' files."""

    found: tuple[Found, ...]
    issues: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)
    people: tuple[str, ...] = ()


def survey(root: Path) -> Outcome[Survey]:
    """Look through issues/ and contributors/ without reading a file."""
    listed = scan(root, FOLDERS)
    issues: dict[str, list[Found]] = {}
    people = []
    for file in listed.value:
        parts = file.path.split("/")
        if parts[0] == "issues" and len(parts) > 2:
            issues.setdefault(parts[1], []).append(file)
        elif parts[0] == "contributors" and len(parts) == 2 and file.path.endswith(".md"):
            people.append(file.path)
    slugs = {slug: tuple(files) for slug, files in sorted(issues.items())}
    return Outcome(Survey(listed.value, slugs, tuple(people)), listed.diagnostics)
