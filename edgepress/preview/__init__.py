"""The build, live, from memory: a page in a browser on this machine that follows every save."""

from __future__ import annotations

from pathlib import Path

from edgepress.preview.running import Preview, Talk

__all__ = ["Talk", "start"]


def start(root: Path, slug: str | None, port: int, talk: Talk) -> None:
    """Show an issue, or the newest, until somebody stops it. Raises Stop when there is none, or no newsletter."""
    from edgepress.preview.choosing import chosen

    Preview(root, chosen(root, slug, talk.clock()), talk).run(port)
