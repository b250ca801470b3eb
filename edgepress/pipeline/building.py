"""A newsletter on disk -> a build folder that is up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from edgepress import cache, crew, load, marks, write
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic, Stop, has_errors
from edgepress.load.lists import OWN, load_lists
from edgepress.model import Page, Settings, Site, Theme
from edgepress.pipeline import Built, Progress, Review, Wishes, chosen_slugs, noting
from edgepress.pipeline.glance import SETTINGS, Look
from edgepress.pipeline.judging import judge_issues, judge_rest, languages, slots, sources_of
from edgepress.pipeline.packed import FOLDER, Spoilt
from edgepress.pipeline.planning import Plan, places_of, plan, sealed_of
from edgepress.pipeline.pressing import Bench, Done, press
from edgepress.pipeline.reading import Reading, by_now, read
from edgepress.render.plan import with_pages
from edgepress.write import Made

# Told with a build and no end of it: the archive need not wait until an email is short enough to be sent.
GOES_ON = ("email-too-heavy",)

# What `edgepress new` leaves in the file of a new group, to be filled in: no reader meets it before a ready issue names them.
WAITS = ("placeholder",)


@dataclass(frozen=True)
class Run:
    """One build: where it reads and writes, what was asked for, what stands there, what is remembered.

    `left` is the mark of the last build's files as they stand now; empty when one is gone.
    """

    root: Path
    out: Path
    wishes: Wishes
    progress: Progress
    survey: load.Survey
    memory: Memory
    inputs: bytes
    left: str
    hand: crew.Hand | None = None

    @property
    def folder(self) -> Path:
        """Where the cache lies."""
        return self.out / marks.FOLDER


def build_anew(
    root: Path, out: Path, wishes: Wishes, progress: Progress, survey: load.Survey, look: Look, hand: crew.Hand | None
) -> Built:
    """Read what changed, judge it, render what depends on it, and write; the lock on `out` is held by the caller."""
    memory = cache.recall(out, look.press) if wishes.keep else Memory(press=look.press)
    told = hand.take(None) if hand is not None else None  # it was asked for the mark of the last build as it stands now
    left = told if isinstance(told, str) else marks.left(None, str(out))
    run = Run(root, out, wishes, progress, survey, memory, look.inputs, left, hand)
    try:
        return _build(run)
    except Spoilt:
        return _build(replace(run, memory=Memory(press=look.press)))


def _build(run: Run) -> Built:
    chosen_slugs(run.wishes.slugs, run.survey.issues)
    run.progress.start(len(run.survey.issues) * 2)
    settings, page = _settings(run)
    reading = read(
        run.root,
        run.survey,
        settings.language or "en",
        run.memory,
        run.folder,
        run.progress.step,
        lambda: _warm(run, _theme(run, settings)),
    )
    _no_draft_unasked(run.wishes, reading)
    site = _site(run, settings, run.memory.theme, reading)
    todo = _planned(run, site, page, reading)
    judged = {slug: old for slug, key in todo.judging.items() if (old := cache.known(run.memory.judged, slug, key))}
    few = run.hand is not None and len(todo.tasks) <= crew.FEW  # then one makes, and this process judges
    with write.staged(run.out, again=bool(todo.known)) as stage:

        def while_pressing() -> None:
            write.keep(stage, [made for known in todo.still.values() for made in known[1]])
            if "" not in judged:
                judged[""] = (todo.judging[""], judge_rest(site, page, advice=False))
            anew = [task.judge for task in todo.tasks if task.judge and few]
            told = judge_issues(site, reading, anew, run.folder, advice=False)
            judged.update({slug: (todo.judging[slug], found) for slug, found in zip(anew, told, strict=True)})

        tasks = [task._replace(judge="") for task in todo.tasks if task.jobs] if few else todo.tasks
        done = press(_bench(run, site, todo), tasks, stage, run.hand, run.progress.step, while_pressing)
        judged |= {slug: (todo.judging[slug], told) for slug, told in done.judged.items()}
        findings = _findings(run, site, reading, judged)
        slugs = tuple(issue.slug for issue in site.issues)
        if has_errors(findings):
            return Built(Review(findings, sources_of(run.root, findings), slugs))
        if done.stop:
            raise Stop(done.stop)
        told = _told(site, done.told)
        if any(d.code not in GOES_ON for d in told):
            return Built(Review(told, {}, slugs))
        now = by_now(reading, run.wishes.today)
        verdicts = judged | noting.verdicts(site, now, todo.drafts, run.memory.judged, run.folder)
        note = noting.note(site, now, verdicts, todo.known, run.wishes.today)
        return _finish(run, site, reading, Review((*findings, *told), {}, slugs), todo, verdicts, done, stage, note)


def _settings(run: Run) -> tuple[Settings, Page]:
    """The settings, read again when their file changed."""
    mark = marks.mark(f"{run.root}/{SETTINGS}")
    if run.memory.settings is None or not cache.unchanged(run.memory, SETTINGS, mark):
        from edgepress.load.settings import load_settings

        run.memory.settings = load_settings(run.root).value
    known: tuple[Settings, Page] = run.memory.settings
    return known


def _theme(run: Run, settings: Settings) -> Theme:
    """The theme, understood again when one of its files changed."""
    from edgepress.load.theme import load_theme, read_theme, theme_digest

    files = read_theme(run.root, settings.theme)
    if run.memory.theme is None or run.memory.theme.digest != theme_digest(files):
        run.memory.theme = load_theme(files)
    theme: Theme = run.memory.theme
    return theme


def _warm(run: Run, theme: Theme) -> None:
    """Compile the theme's templates while others read the issues: every worker will need them."""
    if len(run.survey.issues) - len(run.memory.issues) > crew.FEW:
        from edgepress.pipeline.work import warm

        run.memory.kept = warm(theme, run.memory.kept, "email" in run.wishes.only)


def _lists(run: Run, languages: Iterable[str]) -> Any:
    """The lists of words, read again when another language is written in, or one of the newsletter's own files changed."""
    found = tuple(f for f in run.survey.found if f.path.startswith(f"{OWN}/"))
    key = (sorted(languages), found)
    if (
        run.memory.lists is None
        or run.memory.lists[0] != key
        or not all(marks.settled(f[1:], run.memory.stamp) for f in found)
    ):
        run.memory.lists = (key, load_lists(run.root, languages))
    return run.memory.lists[1]


def _no_draft_unasked(wishes: Wishes, reading: Reading) -> None:
    for slug in wishes.slugs:
        if reading.issues[slug].card.status != "ready" and not wishes.drafts:
            raise Stop(f"{slug} is still a draft; add --drafts to build it all the same")


def _site(run: Run, settings: Settings, theme: Theme, reading: Reading) -> Site:
    """The issues that go out, oldest first, and everybody; drafts only where they were asked for."""
    wishes, named = run.wishes, set(run.wishes.slugs)
    cards = [entry.card for entry in reading.issues.values()]
    drafts = {c.slug for c in cards if wishes.drafts and c.slug.isprintable() and (not named or c.slug in named)}
    going = [c for c in cards if c.status == "ready" or c.slug in drafts]
    ordered = sorted(going, key=lambda c: (c.date is None, str(c.date or ""), c.number or 0, c.slug))
    lists = _lists(run, {settings.language, *(language for card in cards for language in languages(card))})
    return Site(
        settings=settings,
        contributors=reading.people,
        issues=tuple(ordered),
        theme=theme,
        lists=lists,
        slots=slots(cards),
    )


def _planned(run: Run, site: Site, page: Page, reading: Reading) -> Plan:
    quick = marks.recall(str(run.out)) if run.memory.jobs else None
    known = run.memory.jobs if quick and quick.outputs == run.left else {}
    return plan(site, page, reading, run.wishes, known, run.memory.judged)


def _bench(run: Run, site: Site, plan: Plan) -> Bench:
    pictures = {
        made.path: (digests[made.path], made)
        for _, files, digests in plan.known.values()
        for made in files
        if digests.get(made.path)
    }
    return Bench(run.root, site, run.folder, pictures, run.memory.kept)


def _findings(run: Run, site: Site, reading: Reading, judged: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """What stands against going out: of settings, of everybody, of ready issues. A draft's own faults do not.

    A closed folder does: who knows what would be missing. What waits for words of somebody with no page there does not.
    """
    ready = [card.slug for card in site.issues if card.status == "ready"]
    shown = with_pages(replace(site, issues=tuple(card for card in site.issues if card.slug in ready)))
    folders = (*(f"issues/{slug}/" for slug in ready), "contributors/")
    found = [d for d in run.survey.told if d.code == "file-unreadable" and _closed(d.where.path, reading.issues)]
    found += [d for d in (*run.survey.told, *reading.told) if f"{d.where.path}/".startswith(folders)]
    found += [d for slug in ready for d in reading.issues[slug].told]
    found += [
        d for _, told in judged.values() for d in told if not (d.code in WAITS and _is_elsewhere(d.where.path, shown))
    ]
    return tuple(sorted(set(found), key=lambda d: d.order))


def _is_elsewhere(path: str, shown: Collection[str]) -> bool:
    """Whether a file is of somebody who has no page in what goes out."""
    return path.startswith("contributors/") and path[len("contributors/") : -len(".md")] not in shown


def _told(site: Site, told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What the proofs have against going out: all that they say, but of drafts, which somebody only wants to see."""
    drafts = tuple(f"issues/{card.slug}/" for card in site.issues if card.status != "ready")
    return tuple(d for d in told if not d.where.path.startswith(drafts))


def _closed(folder: str, issues: Iterable[str]) -> bool:
    """Whether a folder that may not be opened is no draft's: all of issues/, an issue of which nothing is known, a theme."""
    parts = folder.split("/")
    return parts[0] != "issues" or len(parts) < 2 or parts[1] not in issues


def _finish(
    run: Run, site: Site, reading: Reading, review: Review, plan: Plan, judged: dict[str, Any], done: Done, stage: write.Stage,
    note: noting.Note,
) -> Built:  # fmt: skip
    write.keep(stage, [made for one in done.pressed for made in one.kept])
    plan = replace(plan, still={**plan.still, noting.JOB: noting.laid(stage, note)})

    def lay(folder: Path, files: Sequence[Made]) -> Mapping[str, bytes | None]:
        return _remember(run, site, reading, judged, plan, done, folder, files)

    files = write.finish(stage, _summary(site), lay)
    places, sealed = places_of(site, run.wishes), sealed_of(site, run.wishes)
    return Built(review, review.slugs, len(files), len(stage.new), sealed=sealed, places=places)


def _summary(site: Site) -> dict[str, Any]:
    """What the manifest says of each issue."""
    return {
        i.slug: {
            "title": i.title,
            "number": i.number,
            "date": i.date and i.date.isoformat(),
            "status": i.status,
            "digest": i.digest,
        }
        for i in site.issues
    }


def _remember(
    run: Run, site: Site, reading: Reading, judged: dict[str, Any], plan: Plan, done: Done, stage: Path,
    files: Sequence[Made],
) -> dict[str, bytes | None]:  # fmt: skip
    """What the next build may use again, as files of the cache."""
    memory = run.memory
    jobs = dict(plan.still)
    for one in done.pressed:
        jobs[one.job] = (plan.keys[one.job], (*one.new, *one.kept), one.pictures)
    language = site.settings.language or "en"
    memory.marks = {SETTINGS: marks.mark(f"{run.root}/{SETTINGS}"), **{f.path: f[1:] for f in run.survey.found}}
    memory.issues = {s: ((language, tuple(f.path for f in e.found)), e.card, e.told) for s, e in reading.issues.items()}
    people = tuple(f.path for f in run.survey.found if f.path.startswith("contributors/"))
    memory.people = ((language, people), tuple(reading.people.values()), reading.told, reading.digests)
    memory.judged, memory.jobs, memory.kept = judged, jobs, done.kept
    paths = (*(made.path for made in files), write.MANIFEST)
    asked = run.hand is not None and run.hand.give("edgepress.marks:outputs", str(stage), paths)
    said = (tuple(i.slug for i in site.issues), places_of(site, run.wishes), sealed_of(site, run.wishes))
    kept: dict[str, bytes | None] = {f"{FOLDER}/{slug}": entry.packed for slug, entry in reading.issues.items()}
    kept[cache.NAME] = cache.pack(memory)
    told = run.hand.take(None) if asked and run.hand is not None else None
    outputs = told if isinstance(told, str) else marks.outputs(str(stage), paths)
    return {**kept, marks.NAME: marks.pack(marks.Quick(run.inputs, outputs, said, paths))}
