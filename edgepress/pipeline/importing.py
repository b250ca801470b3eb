"""Foreign documents -> articles of an issue: read side by side, laid down in one step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from edgepress import crew, load
from edgepress.cache import Memory
from edgepress.diagnostics import Stop
from edgepress.importers import Document, Submission
from edgepress.importers.article import Place, submission
from edgepress.importers.reading import PAGES, Job
from edgepress.importers.safe import MAX_FILE
from edgepress.lay import lay
from edgepress.load.settings import load_settings
from edgepress.load.text import read_bytes
from edgepress.pipeline import chosen_slugs
from edgepress.pipeline.gathering import near
from edgepress.pipeline.reading import read
from edgepress.start.naming import short_name

STEP = 10  # between the numbers of two articles: room for one that comes later
_NUMBER = re.compile(r"(\d{1,6})[-_.]?")


class Brought(NamedTuple):
    """What came of some files: what each became, and of those that could not be taken, why."""

    made: tuple[Submission, ...]
    refused: Mapping[str, str]


class Issue(NamedTuple):
    """What is known of the issue that articles are brought into: its language, its files, who is in contributors/."""

    slug: str
    language: str
    paths: frozenset[str]
    people: Mapping[str, str]


def bring(root: Path, slug: str, files: Sequence[Path], write: bool = True) -> Brought:
    """Make articles of files and lay them into an issue, in the order of the files.

    The good ones are laid down together, in one step; those that cannot be taken are named. Raises Stop when there is no
    such issue, or a file cannot be opened.
    """
    issue = _issue(root, slug)
    return _brought(root, issue, [_job(file) for file in files], write)


def _brought(root: Path, issue: Issue, jobs: Sequence[Job], write: bool) -> Brought:
    made: list[Submission] = []
    refused: dict[str, str] = {}
    paths, people = set(issue.paths), dict(issue.people)
    for job, document in zip(jobs, crew.each("edgepress.importers.reading:work", jobs), strict=True):
        if not isinstance(document, Document):
            refused[job.name] = document if isinstance(document, str) else f"It could not be read: {document.why}."
            continue
        place = Place(issue.slug, issue.language, _next(paths, issue.slug), paths, people, short_name)
        made.append(submission(document, place))
        paths |= set(made[-1].files)
        people |= {_id(path): _name(data) for path, data in made[-1].files.items() if path.startswith("contributors/")}
    if write and made:
        lay(root, {path: data for one in made for path, data in one.files.items()})
    return Brought(tuple(made), refused)


def _issue(root: Path, slug: str) -> Issue:
    settings = load_settings(root).value[0]
    survey = load.survey(root, [slug])
    if slug not in survey.issues:
        _none(slug, survey)
    reading = read(root, survey, settings.language or "en", Memory(), Path())
    people = {id: person.name for id, person in reading.people.items()}
    paths = frozenset(file.path for file in survey.found)
    return Issue(slug, reading.issues[slug].card.language or settings.language, paths, people)


def _none(slug: str, survey: load.Survey) -> None:
    try:
        chosen_slugs([slug], survey.issues)
    except Stop as stop:
        said = str(stop)
        raise Stop(f"{said}{'' if said.endswith('?') else '.'} To begin it: edgepress new issue") from None


def _job(file: Path) -> Job:
    data = _bytes(file)
    return Job(file.name, data, near(file, data) if file.suffix.lower() in PAGES else {})


def _bytes(file: Path) -> bytes:
    try:
        return read_bytes(file.parent, file.name, MAX_FILE)
    except OSError as error:
        raise Stop(f"{file} could not be opened: {(error.strerror or str(error)).lower()}") from None


def _next(paths: set[str], slug: str) -> int:
    """The number of the next article: ten after the last, at a round ten."""
    there = (
        _NUMBER.match(path.rpartition("/")[2])
        for path in paths
        if path.startswith(f"issues/{slug}/") and path.count("/") == 2
    )
    last = max((int(match[1]) for match in there if match), default=0)
    return last // STEP * STEP + STEP


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _name(data: bytes) -> str:
    match = re.search(r"^name: \"?(.*?)\"?$", data.decode(), re.M)
    return match[1] if match else ""
