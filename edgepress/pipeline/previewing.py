"""One issue as readers would see it, made in memory; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from edgepress import load
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic
from edgepress.load.lists import load_lists
from edgepress.load.settings import load_settings
from edgepress.load.theme import load_theme, read_theme
from edgepress.model import Asset, Issue, Print, Site
from edgepress.pipeline import chosen_slugs, review
from edgepress.pipeline.packed import unpack
from edgepress.pipeline.reading import read
from edgepress.pipeline.supporting import known
from edgepress.proof.letter import Letter
from edgepress.render import RENDERERS
from edgepress.render.short import settled
from edgepress.source import Source


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


def scene(root: Path, slug: str) -> Scene:
    """Read, judge and render one issue. Raises Stop when there is no such issue, or no newsletter."""
    settings = load_settings(root).value[0]
    survey = load.survey(root, [slug])
    chosen_slugs([slug], survey.issues)
    theme = load_theme(read_theme(root, settings.theme))
    reading = read(root, survey, settings.language or "en", Memory(), Path())
    lists = load_lists(root, {settings.language, reading.issues[slug].card.language})
    site = Site(
        settings=settings,
        contributors=reading.people,
        issues=(reading.issues[slug].card,),
        lists=lists,
        theme=theme,
    )
    issue = settled(unpack(reading.issues[slug].packed, Path(), slug), settings)
    desk = replace(site, desk=issue)
    made = {a.path: a.content for make in RENDERERS for a in make(desk, issue)}
    files = {path: content for path, content in made.items() if isinstance(content, bytes)}
    pictures = {path: content for path, content in made.items() if not isinstance(content, bytes)}
    judged = review(root, [slug])
    return Scene(issue, desk, files, pictures, _letter(root, desk, issue, files), judged.findings, judged.sources)


def _letter(root: Path, site: Site, issue: Issue, files: Mapping[str, bytes]) -> Letter:
    place = f"email/{issue.slug}"
    clients, readers = known(root, site.settings)
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
