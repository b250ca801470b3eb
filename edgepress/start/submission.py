"""Answers to the files of an issue, of a piece, of a person or a group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from edgepress.naming import free, short_name
from edgepress.start.filling import Answer, filled

Blanks = Mapping[str, str]  # by path: issue.md, contributor.md, article/<kind>.md
Files = dict[str, bytes]  # by path from the newsletter's root


class Person(NamedTuple):
    """A person or a group that has no file yet."""

    id: str
    name: str
    kind: str = "person"
    role: str = ""
    organisation: str = ""
    place: str = ""
    country: str = ""
    agrees: bool = False


class Issue(NamedTuple):
    """What was answered of a new issue. What is empty is left out of its details."""

    slug: str
    title: str
    number: int | None = None
    date: date | None = None
    group: str = ""
    editors: tuple[str, ...] = ()
    language: str = ""
    licence: str = ""


class Piece(NamedTuple):
    """What was answered of a new piece. `name` is its part of the web address, `order` the number in front of it."""

    issue: str
    name: str
    order: int
    title: str
    authors: tuple[str, ...]
    kind: str = "story"
    language: str = ""
    licence: str = ""
    starts: str = ""
    ends: str = ""
    timezone: str = ""
    place: str = ""
    link: str = ""

    @property
    def path(self) -> str:
        """The file, from the newsletter's root."""
        return f"issues/{self.issue}/{self.order:02}-{self.name}.md"


def issue_files(blanks: Blanks, issue: Issue, people: Iterable[Person] = ()) -> Files:
    """A folder with its issue.md and a place for pictures, and the files of those who have none yet."""
    answers = _answers(issue)
    folder = f"issues/{issue.slug}"
    return {
        f"{folder}/issue.md": _file(blanks, "issue.md", answers),
        f"{folder}/images/.gitkeep": b"",  # git keeps no empty folder
        **people_files(blanks, people),
    }


def piece_files(blanks: Blanks, piece: Piece, people: Iterable[Person] = ()) -> Files:
    """The file of a piece, and those of authors who have none yet."""
    answers = _answers(piece)
    answers["PLACE"] = answers["PLACE"] or "[where it takes place, to be added]"
    return {piece.path: _file(blanks, f"article/{piece.kind}.md", answers), **people_files(blanks, people)}


def people_files(blanks: Blanks, people: Iterable[Person]) -> Files:
    """A file for each person and each group."""
    return {f"contributors/{who.id}.md": _file(blanks, "contributor.md", _answers(who)) for who in people}


def issue_slug(title: str, day: date | None, group: str, today: date, taken: Collection[str]) -> str:
    """The folder's name that is offered: year, month, and the title; the group where the title cannot be spelt here."""
    month = (day or today).strftime("%Y-%m")
    return free(f"{month}-{short_name(title) or group or 'issue'}", taken)


def _answers(record: Issue | Piece | Person) -> dict[str, Answer]:
    """By the names that stand in blank files; None for what is empty."""
    answers: dict[str, Answer] = {}
    for name, value in record._asdict().items():
        said = value.isoformat() if isinstance(value, date) else value
        answers[name.upper()] = None if said in ("", (), None) else said
    return answers


def _file(blanks: Blanks, path: str, answers: Mapping[str, Answer]) -> bytes:
    return filled(blanks[path], answers, path).encode()
