"""What a worker does: render, prove and develop; judge. The only room that brings all of these together."""

from __future__ import annotations

from collections.abc import Sequence

from edgepress import write
from edgepress.develop import develop, read
from edgepress.diagnostics import Diagnostic, Stop, has_errors
from edgepress.model import Artifact, Print, Theme
from edgepress.pipeline.judging import judge_issue
from edgepress.pipeline.packed import unpack
from edgepress.pipeline.pressing import Bench, Done, Kept, Placed, Pressed, Task
from edgepress.proof import prove_made
from edgepress.render import stage
from edgepress.render.inline.by_premailer import know_rules, read_rules, rules_of
from edgepress.render.make import make
from edgepress.render.plan import Job
from edgepress.render.short import settled
from edgepress.write import Made

INLINE = "email/inline.css"


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
        _prime(bench.site.theme, bench.kept)
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
        return Done(pressed, told, judged, _learned(bench, before))
    except Stop as stop:
        return Done([], [], judged, stop=str(stop))


def _learned(bench: Bench, before: int) -> Kept | None:
    """What was made of the theme since there were `before` compiled templates; None when nothing was."""
    rules = rules_of(_sheet(bench.site.theme)) is not None and not (bench.kept and bench.kept.rules)
    return _kept(bench.site.theme) if rules or len(stage.compiled) > before else None


def warm(theme: Theme, known: Kept | None, emails: bool, inliner: str = "premailer") -> Kept:
    """Do once what every worker of a crew would do for itself: load what judges and renders, compile templates, read sheets."""
    import edgepress.check  # noqa: F401

    if emails:
        ready()
    _prime(theme, known)
    stage.warm(theme, emails)
    if emails and inliner == "premailer":
        read_rules(_sheet(theme))
    return _kept(theme)


def _sheet(theme: Theme) -> str:
    return theme.sheets.get(INLINE, "")


def _prime(theme: Theme, known: Kept | None) -> None:
    if known is None:
        return
    stage.compiled.update(known.templates)
    if known.rules and known.rules[0] == _sheet(theme):
        know_rules(*known.rules)


def _kept(theme: Theme) -> Kept:
    rules = rules_of(_sheet(theme))
    return Kept(dict(stage.compiled), (_sheet(theme), rules) if rules else None)


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
