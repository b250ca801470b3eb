"""What a worker does: render, prove and develop; judge. The only room that brings all of these together."""

from __future__ import annotations

from collections.abc import Sequence

from edgepress import write
from edgepress.develop import develop, read
from edgepress.diagnostics import Diagnostic, Stop, has_errors
from edgepress.model import Artifact, Print, Theme
from edgepress.pipeline.judging import judge_issue
from edgepress.pipeline.packed import unpack
from edgepress.pipeline.pressing import Bench, Compiled, Done, Placed, Pressed, Task
from edgepress.proof import prove_made
from edgepress.render import stage
from edgepress.render.make import make
from edgepress.render.plan import Job
from edgepress.render.short import settled
from edgepress.write import Made


def ready(nobody: None = None, nothing: None = None) -> None:
    """Load what will be needed, while whoever called reads what changed."""
    import jinja2  # noqa: F401
    import lxml.html  # noqa: F401

    from edgepress.render import email, message, text  # noqa: F401
    from edgepress.render.inline.by_premailer import load_premailer

    load_premailer()


def do(bench: Bench, task: Task) -> Done:
    """Judge and make what a task names. A Stop comes back as its sentence: exceptions lose their kind between processes."""
    judged: dict[str, tuple[Diagnostic, ...]] = {}
    try:
        if task.judge:
            judged[task.judge] = judge_issue(
                (bench.site, bench.folder, False), (task.judge, dict(task.packed)[task.judge])
            )
            if has_errors(judged[task.judge]):
                return Done([], [], judged)
        stage.compiled.update(bench.kept or {})
        before = len(stage.compiled)
        issues = {
            slug: settled(unpack(packed, bench.folder, slug), bench.site.settings) for slug, packed in task.packed
        }
        pressed: list[Pressed | Placed] = []
        told: list[Diagnostic] = []
        for job in task.jobs:
            desks = [issues[slug] for slug in job.desks]
            artifacts = list(make(bench.site, job, desks))
            told += prove_made(artifacts, desks[0] if len(desks) == 1 else None)
            made = _develop(bench, job, artifacts)
            pressed.append(made if bench.place is None else _placed(made, bench.place))
        return Done(pressed, told, judged, dict(stage.compiled) if len(stage.compiled) > before else None)
    except Stop as stop:
        return Done([], [], judged, stop=str(stop))


def warm(theme: Theme, known: Compiled | None, emails: bool) -> Compiled:
    """Do once what every worker of a crew would do for itself: load what judges and renders, compile templates."""
    import edgepress.check  # noqa: F401

    if emails:
        ready()
    stage.compiled.update(known or {})
    stage.warm(theme, emails)
    return dict(stage.compiled)


def _placed(one: Pressed, place: write.Place) -> Placed:
    """The same with its new files written: they need not travel."""
    new = tuple(write.put_there(place, path, content) for path, content in one.new.items())
    return Placed(one.job, new, one.kept, one.pictures)


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
        elif isinstance(content, Print):
            new[artifact.path] = develop(bench.root, content)
        else:
            new[artifact.path] = read(bench.root, content)
    return Pressed(job.name, new, tuple(kept), pictures)
