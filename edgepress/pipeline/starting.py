"""What stands in a newsletter already, as far as something new must fit beside it; nothing is judged or rendered."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from edgepress import load
from edgepress.diagnostics import Stop
from edgepress.load import onward, quick
from edgepress.load.article import orders, permalink
from edgepress.load.settings import load_settings
from edgepress.model import Settings

SHOWN = 8  # names that are listed where somebody may choose: as many as fit beside a question


class Slot(NamedTuple):
    """An issue as it stands: what it says of itself, and the names of its files."""

    slug: str
    title: str = ""
    number: int | None = None
    date: date | None = None
    status: str = "draft"
    files: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The file of each piece by its part of the web address."""
        return {permalink(f): f for f in self.files if f.endswith(".md") and f != "issue.md"}

    @property
    def orders(self) -> tuple[int, ...]:
        """The numbers in front of its pieces."""
        return orders(self.files)


class Present(NamedTuple):
    """A newsletter as it stands: its settings, its issues by slug, and the name and kind of everybody in it by id."""

    settings: Settings
    issues: Mapping[str, Slot]
    people: Mapping[str, tuple[str, str]]

    @property
    def drafts(self) -> tuple[Slot, ...]:
        """Issues that are not ready, the latest first."""
        some = [slot for slot in self.issues.values() if slot.status == "draft"]
        return tuple(sorted(some, key=lambda s: (s.date or date.min, s.number or 0, s.slug), reverse=True))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all issues that have one."""
        return tuple(slot.number for slot in self.issues.values() if slot.number is not None)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which issues go out."""
        return tuple(slot.date for slot in self.issues.values() if slot.date)

    def of_kind(self, kind: str) -> dict[str, str]:
        """The names of all persons, or of all groups, by id."""
        return {id: name for id, (name, is_a) in self.people.items() if is_a == kind}


def present(root: Path) -> Present:
    """Look at a newsletter. Raises Stop where there is none."""
    settings = load_settings(root).value[0]
    survey = load.survey(root)
    issues = {slug: _slot(root, slug, (f.path for f in found)) for slug, found in survey.issues.items()}
    people = {path.rpartition("/")[2].removesuffix(".md"): _person(root, path) for path in survey.people}
    return Present(settings, issues, people)


def _slot(root: Path, slug: str, paths: Iterable[str]) -> Slot:
    files = tuple(path.removeprefix(f"issues/{slug}/") for path in paths)
    said = _said(root, f"issues/{slug}/issue.md", "IssueFields", ("title", "number", "date", "status"))
    return Slot(slug, said.title, said.number, said.date, said.status, tuple(f for f in files if "/" not in f))


def _person(root: Path, path: str) -> tuple[str, str]:
    said = _said(root, path, "ContributorFields", ("name", "kind"))
    return said.name, said.kind


def _said(root: Path, path: str, model: str, keys: tuple[str, ...]) -> Any:
    """Some details of a file, each left at its default where it cannot be read."""
    values = onward.written(root, path) or {}
    some = {key: values[key] for key in keys if values.get(key)}
    while (filled := quick.fill(model, some)) is None:
        some.popitem()
    return filled


def listed(names: Iterable[str]) -> str:
    """Names beside a question, and how many more there are."""
    some = list(names)
    more = f" and {len(some) - SHOWN} more" if len(some) > SHOWN else ""
    return f"{', '.join(some[:SHOWN])}{more}"


def is_free(folder: Path) -> None:
    """Nothing is in the way of a new newsletter: the folder is not there yet, or holds no more than .git. Raises Stop."""
    try:
        inside = sorted(set(os.listdir(folder)) - {".git"})
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise Stop(f"{folder} is a file; name a folder that is not there yet") from None
    except OSError:
        raise Stop(f"{folder} may not be opened; name another folder") from None
    if inside:
        raise Stop(f"{folder} holds {inside[0]} already, and nothing is written over; name another folder")
