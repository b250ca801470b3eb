"""The glance before a build: has anything changed at all? Loads nothing that reads, renders or writes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from edgepress import marks
from edgepress.load import Survey
from edgepress.pipeline import Built, Review, Wishes

SETTINGS = "pyproject.toml"


class Look(NamedTuple):
    """What a glance saw: a mark of the press itself, one of everything that goes into this build, its newest time."""

    press: str
    inputs: bytes
    newest: int = 0


def glance(root: Path, survey: Survey, wishes: Wishes) -> Look:
    """Mark the press and the newsletter as they stand."""
    press = marks.press()
    asked = (wishes.slugs, wishes.drafts, wishes.only, str(wishes.today or ""))
    settings = (SETTINGS, *marks.mark(f"{root}/{SETTINGS}"))
    themes = tuple(marks.theme(f"{root}/templates"))
    odd = tuple((told.where.path, told.code) for told in survey.told)  # a pointer or a pipe changes no file
    newest = max((max(mark[2], mark[3]) for mark in (*survey.found, *themes) if len(mark) > 1), default=0)
    return Look(press, marks.inputs(press, asked, [settings, *themes, *odd, *survey.found]), newest)


def unchanged(root: Path, out: Path, look: Look) -> Built | None:
    """The last build, when nothing that went into it and nothing that came out of it has changed since."""
    quick = marks.recall(str(out))
    if quick is None or quick.inputs != look.inputs:
        return None
    if not marks.settled(marks.mark(f"{root}/{SETTINGS}"), quick.stamp) or look.newest >= quick.stamp - marks.SLACK:
        return None
    if marks.outputs(str(out), quick.paths) != quick.outputs:
        return None
    files = len(quick.paths) - 1  # the manifest is not in the manifest
    slugs, places, sealed = quick.said
    return Built(Review((), {}, slugs), slugs, files, 0, same=True, sealed=sealed, places=places)
