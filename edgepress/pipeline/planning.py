"""A site -> what is to be judged and made of it, and what still stands from the last build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from edgepress import cache
from edgepress.diagnostics import has_errors
from edgepress.model import IssueCard, Page, Site
from edgepress.pipeline import Wishes
from edgepress.pipeline.pressing import Task
from edgepress.pipeline.reading import Reading
from edgepress.render.plan import Job, bare, faces, of_archive, of_issue


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    `known` are the jobs of the last build whose files stand as it left them, `still` those of them that need not be done
    again. `keys` has a key for every job by name, `judging` one for each ready issue by slug, and "" for all else that is
    judged; `drafts` one for each draft, whose faults are only noted.
    """

    known: Mapping[str, Any]
    still: Mapping[str, Any]
    keys: Mapping[str, str]
    judging: Mapping[str, str]
    drafts: Mapping[str, str]
    tasks: list[Task]


def plan(
    site: Site, page: Page, reading: Reading, wishes: Wishes, known: Mapping[str, Any], judged: Mapping[str, Any]
) -> Plan:
    """Compare the keys of all jobs with those of the last build, whose jobs are `known` and whose findings are `judged`."""
    jobs = _jobs(site, wishes)
    keys = _keys(site, reading, jobs)
    ready = [card for card in site.issues if card.status == "ready"]
    verdicts = verdict_keys(site, page, reading, [entry.card for entry in reading.issues.values()])
    judging = {slug: verdicts.pop(slug) for slug in (*(card.slug for card in ready), "")}
    anew = {slug for slug in judging if slug and not cache.known(judged, slug, judging[slug])}
    still = {name: old for name, key in keys.items() if (old := cache.known(known, name, key))}
    rest = {group: [j for j in some if j.name not in still] for group, some in jobs.items()}
    if any(has_errors(reading.issues[card.slug].told) for card in ready):
        rest = {name: [] for name in rest}  # nothing will go out, and what cannot be read cannot be rendered
    return Plan(known, still, keys, judging, verdicts, _tasks(rest, anew, reading))


def verdict_keys(site: Site, page: Page, reading: Reading, cards: Iterable[IssueCard]) -> dict[str, str]:
    """By slug, one key of everything that decides what must be fixed in an issue; under "" the same of all else."""
    who = cache.key([(id, one.kind, one.agrees) for id, one in sorted(site.contributors.items())])
    also = cache.key(who, site.settings, site.lists, sorted(site.slots.items()))
    rest = cache.key(page, also, *(reading.digests[id] for id in sorted(reading.digests)))
    return {**{card.slug: cache.key(card.digest, also) for card in cards}, "": rest}


def _jobs(site: Site, wishes: Wishes) -> dict[str, list[Job]]:
    """All jobs: by slug those of an issue, by name those of the archive.

    Of an issue under embargo there is an email, and no trace in the archive.
    """
    sealed = dict(sealed_of(site, wishes))
    archive = replace(site, issues=tuple(issue for issue in site.issues if issue.slug not in sealed))
    groups, near = {}, bare(archive)
    for issue in site.issues:
        wanted = not wishes.slugs or issue.slug in wishes.slugs
        only = [p for p in wishes.only if (wanted if p == "email" else issue.slug not in sealed)]
        groups[issue.slug] = list(of_issue(archive, near, issue, only))
    if "web" in wishes.only:
        groups |= {f"/{job.name}": [job] for job in of_archive(archive, near)}  # an issue may be called index
    return groups


def places_of(site: Site, wishes: Wishes) -> tuple[str, ...]:
    """Where each issue is to be found in the build."""
    sealed = dict(sealed_of(site, wishes))
    places = []
    for issue in site.issues:
        if "email" in wishes.only and (not wishes.slugs or issue.slug in wishes.slugs):
            places.append(f"email/{issue.slug}/")
        elif "web" in wishes.only and not wishes.slugs and issue.slug not in sealed:
            places.append(f"web/issues/{issue.slug}/")
    return tuple(places)


def sealed_of(site: Site, wishes: Wishes) -> tuple[tuple[str, str], ...]:
    """The issues whose embargo has not ended by the day the editor named."""
    return tuple(
        (issue.slug, f"{issue.embargo:%Y-%m-%d %H:%M}")
        for issue in site.issues
        if issue.embargo and not (wishes.today and issue.embargo.date() <= wishes.today)
    )


def _keys(site: Site, reading: Reading, jobs: Mapping[str, list[Job]]) -> dict[str, str]:
    """By job, one key of everything that it may look at."""
    base = cache.key(site.settings, site.theme.digest)
    digests = {issue.slug: issue.digest for issue in site.issues}
    people = reading.digests
    return {
        job.name: cache.key(base, faces(job), [people[id] for id in job.people], [digests[slug] for slug in job.desks])
        for group in jobs.values()
        for job in group
    }


def _tasks(jobs: Mapping[str, list[Job]], anew: Iterable[str], reading: Reading) -> list[Task]:
    """What is to be judged and made, each group with the issues it reads whole."""
    anew = set(anew)
    tasks = []
    for name, group in jobs.items():
        judge = name if name in anew else ""
        slugs = dict.fromkeys([*([judge] if judge else []), *(slug for job in group for slug in job.desks)])
        if group or judge:
            tasks.append(Task(judge, tuple(group), tuple((slug, reading.issues[slug].packed) for slug in slugs)))
    return tasks
