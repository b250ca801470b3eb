"""A site -> files-to-be, side by side, making again only what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from edgepress import crew
from edgepress.check import judge
from edgepress.develop import develop, read
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.model import Artifact, Print, Site
from edgepress.pipeline.reading import unpack
from edgepress.proof import prove
from edgepress.render.inline import Rules, know_rules, read_rules, rules_of
from edgepress.render.plan import Job, make
from edgepress.render.stage import compiled, warm
from edgepress.write import Made


@dataclass(frozen=True)
class Bench:
    """What every worker has at hand."""

    root: Path
    site: Site
    folder: Path
    pictures: Mapping[str, tuple[str, Made]] = field(default_factory=dict)


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


def press(
    bench: Bench, tasks: Sequence[Task], done: Callable[[], None] = lambda: None
) -> tuple[list[Pressed], list[Diagnostic]]:
    """Do all tasks. What the proofs say comes back beside the files. Raises Stop for what the disk or the theme did."""
    pressed: list[Pressed] = []
    told: list[Diagnostic] = []
    _warm(bench.site, tasks)
    for result in crew.each(_press, tasks, bench, done):
        if isinstance(result, crew.Lost):
            slug = result.job.jobs[0].name
            raise Stop(f"{slug}: {result.why}; look for very large pictures or tables in it")
        if isinstance(result, str):
            raise Stop(result)
        pressed += result[0]
        told += result[1]
    return pressed, told


def prime(templates: Mapping[str, bytes], rules: tuple[str, Rules] | None, css: str) -> None:
    """Take what an earlier build compiled and read of the theme."""
    compiled.update(templates)
    if rules is not None and rules[0] == css:
        know_rules(css, rules[1])


def primed(css: str) -> tuple[dict[str, bytes], tuple[str, Rules] | None]:
    """What a later build may take: compiled templates, and the rules of a sheet with the sheet they are of."""
    rules = rules_of(css)
    return dict(compiled), (css, rules) if rules else None


def _warm(site: Site, tasks: Sequence[Task]) -> None:
    """Do once what every worker would do for itself."""
    if len(tasks) > crew.FEW:
        warm(site.theme)
        if any(job.kind == "email" for task in tasks for job in task.jobs):
            read_rules(site.theme.sheets["email/inline.css"])


def _press(bench: Bench, task: Task) -> tuple[list[Pressed], list[Diagnostic]] | str:
    """What a worker does. A Stop comes back as its sentence: exceptions lose their kind between processes."""
    try:
        issues = {slug: unpack(packed, bench.folder, slug) for slug, packed in task.packed}
        pressed: list[Pressed] = []
        told: list[Diagnostic] = []
        for job in task.jobs:
            desks = [issues[slug] for slug in job.desks]
            artifacts = list(make(bench.site, job, desks))
            told += prove(artifacts, desks[0] if len(desks) == 1 else None)
            pressed.append(_develop(bench, job, artifacts))
        return pressed, told
    except Stop as stop:
        return str(stop)


def _develop(bench: Bench, job: Job, artifacts: Sequence[Artifact]) -> Pressed:
    new: dict[str, bytes] = {}
    kept: list[Made] = []
    pictures: dict[str, str] = {}
    for artifact in artifacts:
        content = artifact.content
        if isinstance(content, bytes):
            new[artifact.path] = content
            continue
        digest = content.asset.digest if isinstance(content, Print) else content.digest
        pictures[artifact.path] = digest
        old = bench.pictures.get(artifact.path)
        if old and old[0] == digest:
            kept.append(old[1])
        else:
            new[artifact.path] = (
                develop(bench.root, content) if isinstance(content, Print) else read(bench.root, content)
            )
    return Pressed(job.name, new, tuple(kept), pictures)


def judge_issue(shared: tuple[Site, Path], job: tuple[str, bytes | None]) -> tuple[Diagnostic, ...]:
    """What a worker does when texts are judged: every check on every page of one issue."""
    from dataclasses import replace

    site, folder = shared
    issue = unpack(job[1], folder, job[0])
    desk = replace(site, desk=issue)
    return tuple(d for page in (issue, *issue.articles) for d in judge(page, desk))
