"""A site -> the jobs that make its files, each with everything it may look at and nothing else.

Because a job sees only what is named in it, the key of what is named in it decides its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from edgepress.model import Card, IssueCard, Site

ENTRIES = 30  # articles in a feed: about five issues, as much as a reader who was away for a season wants


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be made. `kind` is a name in KINDS of `make`.

    `people` are ids it may look at, `cards` the issues it knows of, `desks` the slugs of those it reads whole, `values`
    whatever else it is given.
    """

    kind: str
    name: str
    people: tuple[str, ...] = ()
    cards: tuple[IssueCard, ...] = ()
    desks: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()


def faces(job: Job) -> list[object]:
    """What decides a job's bytes besides the people and the issues it reads whole: cards by their faces, values as they are."""
    return [
        job.kind,
        job.name,
        job.people,
        job.desks,
        *(_face(card) for card in job.cards),
        *(_face(value) for value in job.values),
    ]


def _face(value: Any) -> object:
    if isinstance(value, tuple):
        return tuple(map(_face, value))
    if isinstance(value, Card):
        return value.face
    if isinstance(value, IssueCard):
        return (value.face, *(card.face for card in value.cards))
    return value


Bare = Mapping[str, IssueCard]


def bare(site: Site) -> Bare:
    """The issues by slug, as their neighbours need them: what changes inside one is no concern of theirs."""
    return {issue.slug: replace(issue, cards=(), digest="", words=0) for issue in site.issues}


def of_issue(site: Site, bare: Bare, issue: IssueCard, only: Iterable[str]) -> Iterator[Job]:
    """The jobs of one issue: its email, its pages."""
    people = _circle(site, [issue.takeover, *issue.editors, *(a for c in issue.cards for a in c.authors)])
    if "email" in only:
        yield Job("email", f"email {issue.slug}", people, desks=(issue.slug,))
    if "web" in only:
        slugs = list(bare)
        at = slugs.index(issue.slug)
        near = tuple(bare[slug] for slug in slugs[max(0, at - 1) : at + 2])
        groups = _circle(site, [i.takeover for i in near])
        yield Job("issue", f"issue {issue.slug}", tuple(dict.fromkeys((*people, *groups))), near, (issue.slug,))


def of_archive(site: Site, bare: Bare) -> Iterator[Job]:
    """The jobs of the archive as a whole."""
    pieces, taken, tags = _by_person(site), _by_group(site), _by_tag(site)
    published = sorted(with_pages(site))
    known = frozenset(published)
    for id in published:
        mine = tuple(pieces.get(id, ()))
        taken_over = tuple(bare[i.slug] for i in taken.get(id, ()))
        circle = [id, *site.contributors[id].members, *(a for c in mine for a in c.authors)]
        people = tuple(p for p in _circle(site, circle) if p == id or p in known)
        yield Job("contributor", f"contributor {id}", people, values=(id, mine, taken_over))
    for name, (tag, cards, issues) in sorted(tags.items()):
        people = _circle(site, [*(a for c in cards for a in c.authors), *(i.takeover for i in issues)])
        yield Job("tag", f"tag {name}", people, values=(tag, tuple(cards), tuple(bare[i.slug] for i in issues)))
    counts = tuple((tag, len(cards) + len(issues)) for _, (tag, cards, issues) in sorted(tags.items()))
    latest = (replace(i, digest="", words=0) for i in site.issues[-1:])
    shown = (*(bare[i.slug] for i in site.issues[:-1]), *latest)
    yield Job("index", "index", tuple(published), shown, values=(tuple(published), counts))
    yield Job("sitemap", "sitemap", values=(tuple(_paths(site, published, sorted(tags))),))
    newest = _newest(site)
    authors = _circle(
        site, [a for slug in newest for i in site.issues if i.slug == slug for c in i.cards for a in c.authors]
    )
    yield Job("feeds", "feeds", authors, desks=newest)


def _newest(site: Site) -> tuple[str, ...]:
    """The issues whose articles fill a feed, oldest first."""
    slugs, count = [], 0
    for issue in reversed(site.issues):
        if count >= ENTRIES:
            break
        slugs.append(issue.slug)
        count += len(issue.cards)
    return tuple(reversed(slugs))


def _circle(site: Site, ids: Iterable[str]) -> tuple[str, ...]:
    """People and the groups they belong to, as far as they are known."""
    known = [id for id in dict.fromkeys(ids) if id in site.contributors]
    groups = [site.contributors[id].organisation for id in known]
    return tuple(dict.fromkeys([*known, *(g for g in groups if g in site.contributors)]))


def with_pages(site: Site) -> set[str]:
    """Whoever stands in an issue: authors, editors, groups, and the groups' members."""
    named = {id for i in site.issues for id in (i.takeover, *i.editors, *(a for c in i.cards for a in c.authors))}
    circle = set(_circle(site, sorted(named)))
    return circle | {m for id in circle for m in site.contributors[id].members if m in site.contributors}


def _by_person(site: Site) -> dict[str, list[Card]]:
    """What everybody wrote, newest first."""
    found: dict[str, list[Card]] = {}
    for issue in reversed(site.issues):
        for card in issue.cards:
            for id in dict.fromkeys(card.authors):
                found.setdefault(id, []).append(card)
    return found


def _by_group(site: Site) -> dict[str, list[IssueCard]]:
    found: dict[str, list[IssueCard]] = {}
    for issue in reversed(site.issues):
        if issue.takeover:
            found.setdefault(issue.takeover, []).append(issue)
    return found


def _by_tag(site: Site) -> dict[str, tuple[str, list[Card], list[IssueCard]]]:
    """What stands under each tag, by the tag's name in addresses; the first spelling is shown."""
    found: dict[str, tuple[str, list[Card], list[IssueCard]]] = {}
    for issue in reversed(site.issues):
        for tag in issue.tags:
            if tag_name(tag):
                found.setdefault(tag_name(tag), (tag, [], []))[2].append(issue)
        for card in issue.cards:
            for tag in dict.fromkeys(card.tags):
                if tag_name(tag):
                    found.setdefault(tag_name(tag), (tag, [], []))[1].append(card)
    return found


def _paths(site: Site, people: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, Any]]:
    newest = site.issues[-1].date if site.issues else None
    yield "", newest
    for issue in reversed(site.issues):
        yield f"issues/{issue.slug}/", issue.date
        for card in issue.cards:
            yield f"issues/{issue.slug}/{card.name}/", issue.date
    yield "contributors/", None
    for id in people:
        yield f"contributors/{id}/", None
    yield "tags/", None
    for tag in tags:
        yield f"tags/{tag}/", None


@cache  # a newsletter has few tags, and each stands in many places
def tag_name(tag: str) -> str:
    """A tag as a part of a web address."""
    return re.sub(r"[\W_]+", "-", tag.lower()).strip("-")[:60]
