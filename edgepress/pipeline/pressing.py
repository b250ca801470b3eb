"""A site -> files-to-be, side by side, making again only what changed. What a worker does stands in `work`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from edgepress import crew, write
from edgepress.diagnostics import Diagnostic
from edgepress.model import Site
from edgepress.render.plan import Job
from edgepress.write import Made

WORKER = "edgepress.pipeline.work"  # loaded by name, and by this process only where it does the work itself

Compiled = Mapping[str, bytes]  # templates of the theme by key: made once, and used again


@dataclass(frozen=True)
class Bench:
    """What every worker has at hand.

    `pictures` are those of the last build by path, each with the digest of its source; `kept` is what that build compiled
    of the theme; `place` is where to write, and None for a worker who hands the bytes over.
    """

    root: Path
    site: Site
    folder: Path
    pictures: Mapping[str, tuple[str, Made]] = field(default_factory=dict)
    kept: Compiled | None = None
    place: write.Place | None = None


class Task(NamedTuple):
    """The issue to be judged first (or ""), and jobs, done one after the other; `packed` are the issues they read whole."""

    judge: str
    jobs: tuple[Job, ...]
    packed: tuple[tuple[str, bytes | None], ...]


class Pressed(NamedTuple):
    """What came of a job: new files, files that stand in the last build already, pictures by path with their source."""

    job: str
    new: dict[str, bytes]
    kept: tuple[Made, ...]
    pictures: dict[str, str]


class Placed(NamedTuple):
    """The same once its new files are written: they need not be held any longer."""

    job: str
    new: tuple[Made, ...]
    kept: tuple[Made, ...]
    pictures: dict[str, str]


class Done(NamedTuple):
    """What came of the tasks: what was pressed, what the proofs say, what the checks say of the issues by slug.

    `pressed` holds a Pressed from a worker, and a Placed once its files were put where they belong. `kept` is what was
    compiled of the theme on the way; `stop` the sentence that ended one of them.
    """

    pressed: list[Any]
    told: list[Diagnostic]
    judged: dict[str, tuple[Diagnostic, ...]]
    kept: Compiled | None = None
    stop: str = ""


def press(
    bench: Bench,
    tasks: Sequence[Task],
    stage: write.Stage,
    hand: crew.Hand | None = None,
    step: Callable[[], None] = lambda: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Done:
    """Do all tasks, and put their new files on the stage.

    A task that judges its issue and finds something that must be fixed renders nothing; the few tasks of one `hand` judge
    nothing. `meanwhile` is called once, while others work.
    """
    done = Done([], [], {}, bench.kept)
    if len(tasks) <= crew.FEW and hand is not None:
        bench = _only_needed(bench, tasks)
    elif len(tasks) > crew.FEW and not stage.again:
        write.begin(stage)
        bench = replace(bench, place=write.Place(stage.out, stage.folder, os.getpid()))
    for answer in crew.each(f"{WORKER}:do", tasks, bench, step, hand, meanwhile):
        result = _lost(answer) if isinstance(answer, crew.Lost) else answer
        done.pressed.extend(_put(stage, one) for one in result.pressed)
        done.told.extend(result.told)
        done.judged.update(result.judged)
        done = done._replace(kept=result.kept or done.kept, stop=done.stop or result.stop)
    return done


def _put(stage: write.Stage, one: Pressed | Placed) -> Placed:
    if isinstance(one, Placed):
        write.took(stage, one.new)
        return one
    new = tuple(write.put(stage, path, content) for path, content in one.new.items())
    return Placed(one.job, new, one.kept, one.pictures)


def _lost(answer: crew.Lost) -> Done:
    name = answer.job.judge or answer.job.jobs[0].name
    return Done([], [], {}, stop=f"{name}: {answer.why}; look for very large pictures or tables in it")


def _only_needed(bench: Bench, tasks: Sequence[Task]) -> Bench:
    """The bench without what these tasks do not look at: what one worker is sent travels through a pipe."""
    people = {id: bench.site.contributors[id] for task in tasks for job in task.jobs for id in job.people}
    parts = tuple(f"web/issues/{slug}/" for task in tasks for slug, _ in task.packed)
    pictures = {p: m for p, m in bench.pictures.items() if p.startswith((*parts, "web/contributors/"))}
    return replace(bench, site=replace(bench.site, contributors=people, issues=()), pictures=pictures)
