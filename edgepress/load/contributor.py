"""A file in contributors/ -> a person or a group."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from edgepress.diagnostics import Diagnostic, Outcome
from edgepress.load import trouble
from edgepress.load.article import SLUG, allowances, read_sheet
from edgepress.load.image import load_asset
from edgepress.load.text import read_text
from edgepress.model import Asset, Contributor
from edgepress.source import Source, Span

_ORCID = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.I)


def load_contributors(root: Path, paths: Iterable[str], language: str) -> Outcome[tuple[Contributor, ...]]:
    """Everybody described in the given files (`contributors/<id>.md`), in their order."""
    people, told = [], []
    for path in paths:
        source = read_text(root, path)
        if isinstance(source, Diagnostic):
            told.append(source)
            continue
        person, diagnostics = contributor(root, source, language)
        people.append(person)
        told += diagnostics
    return Outcome(tuple(people), tuple(told))


def contributor(root: Path, source: Source, language: str) -> tuple[Contributor, list[Diagnostic]]:
    """The contributor in one file."""
    sheet = read_sheet(source, "ContributorFields", language)
    told = list(sheet.diagnostics)
    fields = sheet.fields
    id = source.path.rpartition("/")[2].removesuffix(".md")
    if not SLUG.fullmatch(id):
        hint = "use lower-case letters, digits and hyphens"
        told.append(
            trouble.slug_wrong(Span(source.path), "This file's name cannot be a web address as it stands", hint)
        )
    noun = Contributor(
        source=source, start=sheet.start, details=sheet.details, seen=sheet.seen, html=sheet.html, allow=allowances(sheet),
        id=id, name=fields.name, kind=fields.kind, role=fields.role, organisation=fields.organisation, place=fields.place,
        country=fields.country, orcid=_ORCID.sub("", fields.orcid, count=1), links=dict(fields.links),
        members=fields.members, agrees=fields.agrees, photo=_picture(root, fields.photo, told),
        logo=_picture(root, fields.logo, told),
    )  # fmt: skip
    return noun, told


def _picture(root: Path, path: str, told: list[Diagnostic]) -> Asset | None:
    """A photo or logo under contributors/. One that is not there is told by the check picture-missing."""
    parts = path.split("/")
    if (
        not path
        or ".." in parts
        or path.startswith("/")
        or "\\" in path
        or not (root / "contributors" / path).is_file()
    ):
        return None
    here = root / "contributors"
    for part in parts:
        here = here / part
        if here.is_symlink():
            return None
    asset = load_asset(root, f"contributors/{path}")
    if isinstance(asset, Diagnostic):
        told.append(asset)
        return None
    return asset if asset.format else None
