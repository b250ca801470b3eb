"""A job -> the files it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from edgepress.model import Artifact, Contributor, Issue, Site
from edgepress.render import RENDERERS, feed, web
from edgepress.render.plan import Job


def make(site: Site, job: Job, desks: Sequence[Issue]) -> Iterator[Artifact]:
    """Do a job: `desks` are the issues it named, whole."""
    allowed = {id: site.contributors[id] for id in job.people}
    narrow = replace(site, contributors=allowed, issues=job.cards, desk=desks[0] if len(desks) == 1 else None)
    return KINDS[job.kind](narrow, job, desks)


Maker = Callable[[Site, Job, Sequence[Issue]], Iterator[Artifact]]


def _contributor(site: Site, job: Job, desks: Sequence[Issue]) -> Iterator[Artifact]:
    id, pieces, issues = job.values
    who: Contributor = site.contributors[id]
    return web.contributor_page(site, who, pieces, issues)


def _index(site: Site, job: Job, desks: Sequence[Issue]) -> Iterator[Artifact]:
    ids, counts = job.values
    return web.index_pages(site, [site.contributors[id] for id in ids], counts)


KINDS: Mapping[str, Maker] = {
    "email": lambda site, job, desks: RENDERERS[0](site, desks[0]),
    "issue": lambda site, job, desks: RENDERERS[1](site, desks[0]),
    "contributor": _contributor,
    "tag": lambda site, job, desks: web.tag_page(site, *job.values),
    "index": _index,
    "sitemap": lambda site, job, desks: feed.sitemap(site, job.values[0]),
    "feeds": lambda site, job, desks: feed.feeds(site, desks),
}
