"""The blank files from which new ones are made: those the press brings, and a newsletter's own in their place."""

from __future__ import annotations

import os
from pathlib import Path

from edgepress.diagnostics import Stop
from edgepress.load.theme import HOME

NEWSLETTER, SUBMISSION = "newsletter", "submission"
_PASSED_OVER = frozenset({"__pycache__", ".DS_Store", "Thumbs.db"})


def blank_newsletter() -> dict[str, bytes]:
    """What a new newsletter begins with, by path from its root."""
    return _files(HOME / NEWSLETTER)


def blank_submission(root: Path) -> dict[str, str]:
    """What a guest's new files begin with, by path: issue.md, contributor.md, article/<kind>.md.

    A file of the newsletter's own, in its templates/submission/, stands for the press's. Raises Stop when it is no UTF-8.
    """
    own = root / "templates" / SUBMISSION
    files = _files(HOME / SUBMISSION) | (_files(own) if own.is_dir() else {})
    return {path: _text(path, data) for path, data in files.items()}


def _files(folder: Path) -> dict[str, bytes]:
    found = {}
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _PASSED_OVER)
        for name in sorted(set(names) - _PASSED_OVER):
            path = Path(here) / name
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Stop(f"templates/{SUBMISSION}/{path} is not saved as UTF-8") from None
