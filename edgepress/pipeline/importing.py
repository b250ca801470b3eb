"""Foreign documents -> articles of an issue: read side by side, laid down in one step."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from edgepress import crew, load
from edgepress.cache import Memory
from edgepress.diagnostics import Stop
from edgepress.importers import Document, Submission
from edgepress.importers.article import Place, submission
from edgepress.importers.reading import PAGES, Job
from edgepress.importers.safe import MAX_FILE
from edgepress.lay import lay
from edgepress.load.article import orders
from edgepress.load.settings import load_settings
from edgepress.load.text import MAX_TEXT, read_bytes
from edgepress.pipeline import chosen_slugs
from edgepress.pipeline.nearby import near
from edgepress.pipeline.reading import read
from edgepress.start.offer import next_order

TOO_LONG = f"It is longer than an article can be ({MAX_TEXT // 1024} KB). Split it into several documents."


class Brought(NamedTuple):
    """What came of some files: what each became, and of those that could not be taken, why.

    Of a folder, `beside` are files that belong to no article, `said` is what became of the issue, and `left` are files that
    nobody tried to take, each with the reason.
    """

    made: tuple[Submission, ...]
    refused: Mapping[str, str]
    beside: Mapping[str, bytes] = {}
    said: tuple[str, ...] = ()
    left: Mapping[str, str] = {}


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
    brought = made_of(issue_of(root, slug), read_all([job_of(file) for file in files]))
    return laid(root, brought, write)


def laid(root: Path, brought: Brought, write: bool) -> Brought:
    """All files of what was brought, laid down in one step."""
    if write and (brought.made or brought.beside):
        lay(root, {**brought.beside, **{path: data for one in brought.made for path, data in one.files.items()}})
    return brought


def read_all(jobs: Sequence[Job]) -> list[tuple[str, Document | str]]:
    """The name of each file, and its document, or why it cannot be taken; read side by side."""
    found = zip(jobs, crew.each("edgepress.importers.reading:work", jobs), strict=True)
    return [
        (job.name, one if isinstance(one, Document | str) else f"It could not be read: {one.why}.")
        for job, one in found
    ]


def made_of(issue: Issue, documents: Sequence[tuple[str, Document | str]]) -> Brought:
    """What the documents become in an issue, in their order."""
    made: list[Submission] = []
    refused: dict[str, str] = {}
    paths, people = set(issue.paths), dict(issue.people)
    for name, document in documents:
        one = submission(document, place_in(issue, paths, people)) if isinstance(document, Document) else document
        if isinstance(one, str) or len(one.files[one.article]) > MAX_TEXT:
            refused[name] = one if isinstance(one, str) else TOO_LONG
            continue
        made.append(one)
        paths |= set(one.files)
        people |= new_people(one.files)
    return Brought(tuple(made), refused)


def place_in(issue: Issue, paths: Collection[str], people: Mapping[str, str]) -> Place:
    """Where the next article of an issue goes."""
    return Place(issue.slug, issue.language, next_order(orders(_own(paths, issue.slug))), paths, people)


def new_people(files: Mapping[str, bytes]) -> dict[str, str]:
    """The names of those who got a file, by id."""
    return {_id(path): _name(data) for path, data in files.items() if path.startswith("contributors/")}


def issue_of(root: Path, slug: str) -> Issue:
    """What is known of an issue. Raises Stop when there is no such issue."""
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


def ask_for_issue(root: Path) -> NoReturn:
    """Stop with the issues that there are: nobody has said into which one."""
    load_settings(root)
    known = [*load.survey(root).issues][-5:]  # names begin with the year: the newest are the last
    there = f"there are {', '.join(known)}" if known else "to begin one: edgepress new issue"
    raise Stop(f"Say with --issue which issue it goes into; {there}")


def job_of(file: Path) -> Job:
    """A file, and what a web page shows of the files beside it. Raises Stop when it cannot be opened."""
    if file.is_symlink():
        raise Stop(f"{file} is only a pointer to another file. Name the file itself")
    if not file.exists():
        raise Stop(f"There is no file {file}. Look at its folder, and put quotes round a name with spaces")
    data = _bytes(file)
    return Job(file.name, data, near(file, data) if file.suffix.lower() in PAGES else {})


def _bytes(file: Path) -> bytes:
    try:
        return read_bytes(file.parent, file.name, MAX_FILE)
    except OSError as error:
        raise Stop(f"{file} could not be opened: {(error.strerror or str(error)).lower()}") from None


def _own(paths: Collection[str], slug: str) -> list[str]:
    """The files of an issue that lie in its folder itself."""
    return [path for path in paths if path.startswith(f"issues/{slug}/") and path.count("/") == 2]


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _name(data: bytes) -> str:
    match = re.search(r"^name: \"?(.*?)\"?$", data.decode(), re.M)
    return match[1] if match else ""
