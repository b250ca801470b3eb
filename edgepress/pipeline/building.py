"""A newsletter on disk -> a build folder that is up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edgepress import cache, crew, load, write
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic, Stop, has_errors
from edgepress.load.settings import load_settings
from edgepress.load.theme import load_theme, read_theme, theme_digest
from edgepress.model import Contributor, IssueCard, Page, Settings, Site
from edgepress.pipeline import Built, Progress, Review, Wishes, _chosen
from edgepress.pipeline.judging import judge_issues, sources_of
from edgepress.pipeline.pressing import Bench, Pressed, Task, press
from edgepress.pipeline.reading import Reading, read
from edgepress.render.inline import Rules, know_rules, read_rules
from edgepress.render.plan import Job, of_archive, of_issue
from edgepress.render.stage import compiled
from edgepress.write import Made


def build_all(root: Path, out: Path, wishes: Wishes, progress: Progress) -> Built:
    """The whole way, under a lock on the folder that `out` stands in."""
    with write.alone(out):
        folder = out / write.CACHE
        survey = load.survey(root)
        chosen = _chosen(wishes.slugs, survey.value.issues)
        settings, page = load_settings(root).value
        memory = cache.recall(folder, cache.fingerprint()) if wishes.keep else Memory()
        progress.start(len(survey.value.issues) * 2)
        reading = read(root, survey.value, settings.language or "en", memory, folder, progress.step)
        site = _site(root, settings, reading, wishes)
        findings = _findings(site, page, survey.diagnostics, reading, folder, wishes, chosen)
        review = Review(findings, sources_of(root, findings), tuple(i.slug for i in site.issues))
        if has_errors(findings):
            return Built(review)
        return _press(root, out, site, reading, memory, review, wishes, progress, chosen)


def _site(root: Path, settings: Settings, reading: Reading, wishes: Wishes) -> Site:
    """The issues that go out, oldest first, and everybody; drafts only where they were asked for."""
    cards = [entry.card for slug, entry in reading.issues.items()]
    named = set(wishes.slugs)
    going = [c for c in cards if c.status == "ready" or (wishes.drafts and (not named or c.slug in named))]
    ordered = tuple(sorted(going, key=lambda c: (c.date is None, c.date or 0, c.number or 0, c.slug)))
    theme = load_theme(read_theme(root, settings.theme))
    return Site(settings=settings, contributors=reading.people, issues=ordered, theme=theme)


def _findings(
    site: Site, page: Page, surveyed: Sequence[Diagnostic], reading: Reading, folder: Path, wishes: Wishes, chosen: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What stands against going out: of settings, of everybody named, of ready issues. A draft's own faults do not."""
    from edgepress.check import judge

    ready = [c.slug for c in site.issues if c.status == "ready"]
    folders = tuple(f"issues/{slug}/" for slug in ready)
    found = [d for d in (*surveyed, *reading.told) if (d.where.path + "/").startswith((*folders, "contributors/", "issues/ "))]
    found += judge(page, site)
    for who in site.contributors.values():
        found += judge(who, site)
    found += judge_issues(site, reading, ready, folder)
    for slug in wishes.slugs:
        if reading.issues[slug].card.status != "ready" and not wishes.drafts:
            raise Stop(f"{slug} is still a draft; add --drafts to build it all the same")
    return tuple(sorted(set(found), key=lambda d: d.order))


def _press(
    root: Path, out: Path, site: Site, reading: Reading, memory: Memory, review: Review, wishes: Wishes, progress: Progress,
    chosen: Sequence[str],
) -> Built:  # fmt: skip
    tasks, keys = _tasks(site, reading, memory, wishes, chosen)
    pressed, told = press(Bench(root, site, out / write.CACHE), tasks, progress.step)
    if told:
        return Built(Review(tuple(told), {}, review.slugs))
    new = {path: content for job in pressed for path, content in job.new.items()}
    files = write.write(out, new, [], _issues(site, new), {})
    return Built(review, tuple(i.slug for i in site.issues), len(files), len(new))


def _tasks(
    site: Site, reading: Reading, memory: Memory, wishes: Wishes, chosen: Sequence[str]
) -> tuple[list[Task], dict[str, str]]:
    tasks = []
    packed = {slug: entry.packed for slug, entry in reading.issues.items()}
    for issue in site.issues:
        only = wishes.only if not wishes.slugs or issue.slug in wishes.slugs else ("web",)
        jobs = tuple(j for j in of_issue(site, issue, only) if j.kind != "issue" or "web" in wishes.only)
        if jobs:
            tasks.append(Task(jobs, ((issue.slug, packed[issue.slug]),)))
    if "web" in wishes.only:
        archive = list(of_archive(site, {i.slug: i.digest for i in site.issues}))
        for job in archive:
            tasks.append(Task((job,), tuple((slug, packed[slug]) for slug in job.desks)))
    return tasks, {}


def _issues(site: Site, new: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        i.slug: {"title": i.title, "number": i.number, "date": i.date.isoformat() if i.date else None, "status": i.status, "digest": i.digest}
        for i in site.issues
    }
