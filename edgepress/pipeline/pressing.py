"""A site -> files-to-be, side by side, making again only what changed. What a worker does stands in `work`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from edgepress import crew
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.model import Site
from edgepress.render.plan import Job
from edgepress.write import Made

WORKER = "edgepress.pipeline.work"  # loaded by name, and by this process only where it does the work itself


@dataclass(frozen=True)
class Bench:
    """What every worker has at hand.

    `pictures` are those of the last build by path, each with the digest of its source; `kept` is what that build compiled
    and read of the theme.
    """

    root: Path
    site: Site
    folder: Path
    pictures: Mapping[str, tuple[str, Made]] = field(default_factory=dict)
    kept: Kept | None = None


class Kept(NamedTuple):
    """What is made of a theme once and may be used again: compiled templates by key, and a sheet with its rules."""

    templates: Mapping[str, bytes]
    rules: tuple[str, Any] | None


class Task(NamedTuple):
    """Jobs of one issue, or of the archive, done one after the other; `packed` are the issues they read whole."""

    jobs: tuple[Job, ...]
    packed: tuple[tuple[str, bytes | None], ...]


class Pressed(NamedTuple):
    """What came of a job: new files, files that stand in the last build already, pictures by path with their source."""

    job: str
    new: dict[str, bytes]
    kept: tuple[Made, ...]
    pictures: dict[str, str]


class Done(NamedTuple):
    """What came of a task: what was pressed, what the proofs say, and what was made of the theme on the way."""

    pressed: list[Pressed]
    told: list[Diagnostic]
    kept: Kept | None = None


def press(
    bench: Bench, tasks: Sequence[Task], hand: crew.Hand | None = None, done: Callable[[], None] = lambda: None
) -> Done:
    """Do all tasks. What the proofs say comes back beside the files. Raises Stop for what the disk or the theme did."""
    if not tasks:
        return Done([], [], bench.kept)
    pressed: list[Pressed] = []
    told: list[Diagnostic] = []
    kept = bench.kept
    few = len(tasks) <= crew.FEW and hand is not None
    if not few:
        from edgepress.pipeline.work import warm

        kept = warm(bench, tasks)
        bench = replace(bench, kept=kept)
    shared = _only_needed(bench, tasks) if few else bench
    for result in crew.each(f"{WORKER}:do", tasks, shared, done, hand):
        if isinstance(result, crew.Lost):
            raise Stop(f"{result.job.jobs[0].name}: {result.why}; look for very large pictures or tables in it")
        if isinstance(result, str):
            raise Stop(result)
        pressed += result.pressed
        told += result.told
        kept = result.kept or kept
    return Done(pressed, told, kept)


def _only_needed(bench: Bench, tasks: Sequence[Task]) -> Bench:
    """The bench without what these tasks do not look at: what one worker is sent travels through a pipe."""
    people = {id for task in tasks for job in task.jobs for id in job.people}
    named = {id: who for id, who in bench.site.contributors.items() if id in people}
    slugs = {slug for task in tasks for slug, _ in task.packed}
    parts = tuple(f"web/issues/{slug}/" for slug in slugs)
    pictures = {p: m for p, m in bench.pictures.items() if p.startswith((*parts, "web/contributors/"))}
    return replace(bench, site=replace(bench.site, contributors=named, issues=()), pictures=pictures)
