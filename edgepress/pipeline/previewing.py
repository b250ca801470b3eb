"""One issue as readers would see it, made in memory; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as names_of
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from edgepress import crew, load
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.load.issue import card
from edgepress.load.scan import scan_names
from edgepress.model import Asset, Issue, Page, Print, Settings, Site
from edgepress.pipeline import chosen_slugs, looking
from edgepress.pipeline.judging import judge_all, languages, slots
from edgepress.pipeline.looking import Everybody, Kept, Listed, Whole
from edgepress.pipeline.reading import Reading
from edgepress.pipeline.reviewing import about
from edgepress.proof.letter import Letter
from edgepress.render import RENDERERS, make, plan
from edgepress.render.picture import portrait
from edgepress.render.short import settled
from edgepress.render.view import FACE
from edgepress.source import Source

AFTER_ALL = 2**63  # nanoseconds: later than any save, so that within one look nothing is read twice
LARGE = 320  # pixels of the face on a contributor's own page
# What is told where words of a text could not be read: a page made of the rest would lack them.
UNREAD = frozenset(("file-unreadable", "text-too-tangled", "issue-missing", "details-unreadable"))


class Scene(NamedTuple):
    """An issue as readers would see it.

    `files` are texts as a build would write them, by path in build/: email/<slug>/index.html, index.txt and message.eml,
    web/issues/<slug>/... . `pictures` are the files that are made from a guest's own, by path: not developed yet. `letter`
    is the finished email, which every view can show. `findings` are what `edgepress check` says.
    """

    issue: Issue
    site: Site
    files: Mapping[str, bytes]
    pictures: Mapping[str, Print | Asset]
    letter: Letter
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


class Look(NamedTuple):
    """What came of a look at an issue.

    `scene` is how it looks now, or, where `trouble` says why that could not be made, how it looked last; None when it was
    never seen. `gone` says that there is no such issue. `unjudged` is what the checks are still to be asked about.
    """

    scene: Scene | None
    trouble: tuple[str, ...] = ()
    gone: bool = False
    unjudged: Desk | None = None


class Desk(NamedTuple):
    """Everything that an issue's pages and its findings are made of."""

    survey: load.Survey
    settings: Settings
    page: Page
    whole: Whole
    others: tuple[Listed, ...]
    people: Everybody


def scene(root: Path, slug: str) -> Scene:
    """Read, judge and render one issue. Raises Stop when there is no such issue, or no newsletter, or it cannot be shown."""
    kept = Kept(root)
    seen = judged(kept, look(kept, slug, None, AFTER_ALL), AFTER_ALL)
    if seen.gone:
        chosen_slugs([slug], load.survey(root, [slug]).issues)
    if seen.scene is None:
        raise Stop("; ".join(seen.trouble))
    return seen.scene


def issues(kept: Kept, now: int) -> tuple[Listed, ...]:
    """All issues of a newsletter, the oldest first, without reading more of them than their details."""
    return looking.listed(kept, scan_names(kept.root, "issues"), now)


def look(kept: Kept, slug: str, before: Scene | None, now: int) -> Look:
    """Make the pages and the email of an issue, reading and making only what changed; the findings are those of `before`.

    `now` is the time in nanoseconds: a file that was saved in the same instant is not taken for known.
    """
    try:
        desk = _desk(kept, slug, now)
        if desk is None:
            return Look(before, gone=True)
        unread = tuple(_unread(desk.whole)) if before is not None else ()
        if before is not None and unread:
            return Look(before, unread, unjudged=desk)
        return _shown(kept, desk, before, now)
    except Stop as stop:
        return Look(before, (_sentence(str(stop)),))


def judged(kept: Kept, seen: Look, now: int) -> Look:
    """The same with what `edgepress check` says of it now."""
    desk = seen.unjudged
    if desk is None or seen.scene is None:
        return seen
    try:
        findings = _findings(kept, desk, now)
    except Stop as stop:
        return Look(seen.scene, (*seen.trouble, _sentence(str(stop))))
    return Look(seen.scene._replace(findings=findings, sources=_sources(desk)), seen.trouble)


def shows_same(one: Scene | None, other: Scene | None) -> bool:
    """Whether two scenes look alike: the same files, the same pictures."""
    if one is None or other is None:
        return one is other
    return one.files == other.files and one.pictures == other.pictures


def contributor(scene: Scene, id: str) -> Mapping[str, bytes | Asset | Print]:
    """The page of somebody who stands in the issue, with the pictures on it; nothing for anybody else."""
    site = replace(scene.site, issues=(card(scene.issue),))
    jobs = (job for job in plan.of_archive(site, plan.bare(site)) if job.name == f"contributor {id}")
    return {a.path: a.content for job in jobs for a in make.make(site, job, [])}


def portraits(*scenes: Scene) -> Mapping[str, Print]:
    """The pictures of everybody who is known from these issues, in each size that a page shows."""
    faces = {who.photo or who.logo for scene in scenes for who in scene.site.contributors.values()} - {None}
    orders = [portrait(face, side) for face in faces if face for side in (FACE, LARGE)]
    return {f"web/contributors/{order.name}": order for order in orders}


def _desk(kept: Kept, slug: str, now: int) -> Desk | None:
    """What is known of an issue, read anew where files changed. None where there is no such issue; raises Stop."""
    settings, page = looking.settings_of(kept, now)
    slugs = scan_names(kept.root, "issues")
    if slug not in slugs:
        return None
    others = looking.listed(kept, slugs, now)
    beside = list(looking.near(others, slug))
    survey = load.survey(kept.root, [slug, *beside])
    if slug not in survey.issues:
        return None
    language = settings.language or "en"
    read = looking.wholes(kept, survey, [slug, *(s for s in beside if s in survey.issues)], language, now)
    cards = {s: one.read.card for s, one in read.items()}
    groups = [card.takeover for card in cards.values()]
    people = looking.people_of(kept, survey, [cards[slug]], groups, language, now)
    return Desk(survey, settings, page, read[slug], others, people)


def _unread(whole: Whole) -> Iterator[str]:
    """A sentence for each text of which words could not be read."""
    issue = whole.issue
    for told in whole.read.told:
        if told.code in UNREAD and not told.where.path.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".webp")):
            yield _said(told.where.path, told.where.line, told.message, told.hint)
    for page in (issue, *issue.articles):
        for problem in page.details.problems:
            if problem.cause in UNREAD:
                yield _said(page.source.path, problem.where.line, problem.message, problem.hint)


def _said(path: str, line: int, message: str, hint: str) -> str:
    return f"{path}, line {line}: {message}" + (f"; {hint}" if hint else "")


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _shown(kept: Kept, desk: Desk, before: Scene | None, now: int) -> Look:
    """The files of an issue, made under the limits of a crew. Raises Stop for what stands in the way of all of them."""
    issue = settled(desk.whole.issue, desk.settings)
    site = _site(kept, desk, issue, now)
    [made] = crew.each("edgepress.pipeline.previewing:made", [issue], site)
    if isinstance(made, crew.Lost):
        why = f"The pages could not be made: {made.why}. Look for very large pictures or tables in it."
        return Look(before, (why,), unjudged=desk)
    files = {path: content for path, content in made.items() if isinstance(content, bytes)}
    pictures = {path: content for path, content in made.items() if not isinstance(content, bytes)}
    letter = _letter(kept, site, issue, files, now)
    if before is not None and _same_letter(before.letter, letter):
        letter = before.letter  # what was read in it need not be read again
    if before is not None:
        return Look(Scene(issue, site, files, pictures, letter, before.findings, before.sources), unjudged=desk)
    return Look(Scene(issue, site, files, pictures, letter, (), _sources(desk)), unjudged=desk)


def made(site: Site, issue: Issue) -> dict[str, bytes | Asset | Print]:
    """Everything that is made of an issue, by its path in build/."""
    return {a.path: a.content for make in RENDERERS for a in make(site, issue)}


def _site(kept: Kept, desk: Desk, issue: Issue, now: int) -> Site:
    """What the pages of an issue may look at."""
    theme = looking.theme_of(kept, desk.survey, desk.settings.theme, now)
    line = [one.slug for one in desk.others]
    slugs = sorted({issue.slug, *looking.near(desk.others, issue.slug)} & kept.whole.keys(), key=line.index)
    return Site(
        settings=desk.settings,
        contributors=desk.people.shown,
        issues=tuple(looking.bare(kept.whole[slug].read.card) for slug in slugs),
        lists=_lists(kept, desk, now),
        theme=theme,
        desk=issue,
    )


def _lists(kept: Kept, desk: Desk, now: int) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    spoken = frozenset({desk.settings.language, *languages(desk.whole.read.card)})
    return looking.lists_of(kept, desk.survey, spoken, now)


def _findings(kept: Kept, desk: Desk, now: int) -> tuple[Diagnostic, ...]:
    """What `edgepress check SLUG` says. Of people who do not stand in the issue nothing is known but that they are there."""
    slug, people = desk.whole.read.card.slug, desk.people.judged
    everybody = looking.placeholders(desk.survey.people)
    others = {one.slug: (one.number, one.date) for one in desk.others}
    site = Site(
        settings=desk.settings,
        contributors={**{id: who for id, who in everybody.items() if id not in people}, **people},
        lists=_lists(kept, desk, now),
        slots={**others, **slots([desk.whole.read.card])},
    )
    reading = Reading({slug: desk.whole.read}, site.contributors, desk.people.told, read=frozenset(people))
    told = [*desk.survey.told, *reading.told, *judge_all(site, desk.page, reading, [slug], Path())]
    return about(told, [slug], everything=False)


def _sources(desk: Desk) -> Mapping[str, Source]:
    """The texts that findings point into."""
    issue = desk.whole.issue
    pages: Iterable[Page] = (desk.page, issue, *issue.articles, *desk.people.judged.values())
    return {page.source.path: page.source for page in pages if page.source.text}


def _same_letter(one: Letter, other: Letter) -> bool:
    """Whether two letters say the same, and the same is known of them."""
    return all(getattr(one, f.name) == getattr(other, f.name) for f in names_of(Letter))


def _letter(kept: Kept, site: Site, issue: Issue, files: Mapping[str, bytes], now: int) -> Letter:
    place = f"email/{issue.slug}"
    clients, readers = looking.clients_of(kept, site.settings, now)
    return Letter(
        html=Source(f"{place}/index.html", files[f"{place}/index.html"].decode("utf-8")),
        text=Source(f"{place}/index.txt", files[f"{place}/index.txt"].decode("utf-8")),
        raw=files[f"{place}/message.eml"],
        issue=issue,
        settings=site.settings,
        lists=site.lists,
        clients=clients,
        readers=readers,
    )
