"""Folders -> nouns. Reports only what stops it from reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edgepress.load.scan import Found, scan, scan_names

if TYPE_CHECKING:
    from edgepress.diagnostics import Diagnostic

_TEXTS = (".md", ".markdown", ".txt", ".docx", ".doc", ".odt", ".rtf")
FOLDERS = ("issues", "contributors", "templates")


class Survey(NamedTuple):
    """What stands in a newsletter's folders: every file, the files of each issue by slug, the contributors' texts.

    `told` are findings on what is no file.
    """

    found: tuple[Found, ...]
    issues: Mapping[str, tuple[Found, ...]]
    people: tuple[str, ...]
    told: tuple[Diagnostic, ...]


def survey(root: Path, only: Sequence[str] | None = None) -> Survey:
    """Look through issues/, contributors/ and templates/ without reading a file; with `only`, through no other issue.

    The other issues are there, without their files.
    """
    names = scan_names(root, "issues") if only is not None else ()
    named = tuple(f"issues/{slug}" for slug in only or () if slug in names)
    found, odd = scan(root, (*named, *FOLDERS[1:]) if only is not None else FOLDERS)
    told = [*odd]
    issues: dict[str, list[Found]] = {name: [] for name in names}
    people = []
    for file in found:
        parts = file.path.split("/", 2)
        if parts[0] == "issues" and len(parts) > 2:
            issues.setdefault(parts[1], []).append(file)
        elif parts[0] == "contributors" and len(parts) == 2 and file.path.endswith(".md"):
            people.append(file.path)
        elif parts[0] != "templates" and file.path.lower().endswith(_TEXTS):
            told += _stray(file.path)
    return Survey(found, {slug: tuple(files) for slug, files in sorted(issues.items())}, tuple(people), tuple(told))


def _stray(path: str) -> Iterator[Diagnostic]:
    from edgepress.load.stray import stray

    return stray(path)
