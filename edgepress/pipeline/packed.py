"""Issues as they are kept and handed over: packed, or lying in the cache."""

from __future__ import annotations

import pickle
from pathlib import Path

from edgepress import marks
from edgepress.model import Issue

FOLDER = "issues"  # in the cache


class Spoilt(Exception):
    """The cache says that it holds something which it does not; it is to be forgotten."""


def pack(issue: Issue) -> bytes:
    """A whole issue as bytes."""
    return pickle.dumps(issue, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes | None, folder: Path, slug: str) -> Issue:
    """The whole issue, from its packed bytes or from the cache. Raises Spoilt when the cache does not hold it."""
    if packed is not None:
        known: Issue = pickle.loads(packed)
        return known
    issue = stored(folder, slug)
    if issue is None:
        raise Spoilt(slug)
    return issue


def stored(folder: Path, slug: str) -> Issue | None:
    """An issue as an earlier build packed it."""
    found = marks.own(str(folder / FOLDER / slug))
    if found is None:
        return None
    try:
        issue = pickle.loads(found[0])
    except Exception:  # a file cut short or altered can raise anything at all; then it is read again
        return None
    return issue if isinstance(issue, Issue) else None
