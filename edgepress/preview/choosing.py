"""Which issue is shown where nobody said which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edgepress.diagnostics import Stop
from edgepress.load.settings import load_settings
from edgepress.pipeline import chosen_slugs, previewing
from edgepress.pipeline.looking import Kept, Listed


def chosen(root: Path, slug: str | None, now: int) -> str:
    """The issue that was asked for; else the newest draft, else the newest. Raises Stop when there is none."""
    load_settings(root)
    issues = previewing.issues(Kept(root), now)
    if slug is not None:
        return chosen_slugs([slug], [one.slug for one in issues])[0]
    if not issues:
        raise Stop("there is no issue in the folder issues/ yet; make one with: edgepress new issue")
    return newest(issues).slug


def newest(issues: Sequence[Listed]) -> Listed:
    """The newest draft, else the newest issue, of issues that stand in order."""
    drafts = [one for one in issues if one.status == "draft"]
    return (drafts or issues)[-1]
