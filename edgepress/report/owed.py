"""Who owes what, as nouns: how an issue stands, what it still lacks, from whom; and the words for that in a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from edgepress.report.shown import printable

STAGES = ("draft", "checked", "ready", "built", "sent")
# In words; pipeline/owing.py decides.
MEANING: Mapping[str, str] = {
    "draft": "It is a draft, and a piece is still to come or something must be fixed.",
    "checked": "It is a draft, and nothing in it must be fixed.",
    "ready": "It says “status: ready”, and is not in the build as it stands now.",
    "built": "It is ready, and the build holds it as it stands now.",
    "sent": "It says “sent:” with the day on which it went out.",
}
# Kinds of which a letter says how many, in a phrase of its own; and those that need a place to be understood.
COUNTED = frozenset(("words", "details", "people", "credit", "description", "picture", "mend"))
PLACED = COUNTED | {"file", "text", "misplaced"}
OWN = ("slot", "date", "number")  # kinds that only the newsletter's editor can know
THE_EDITOR = "The editor"  # of the newsletter: who owes what no guest can know

# What can be lacking: in the words of a table, once and several times.
KINDS: Mapping[str, tuple[str, str]] = {
    "welcome": ("issue.md, with a title and a welcome", "issue.md, with a title and a welcome"),
    "piece": ("a first piece", "{} pieces"),
    "file": ("words that can be read", "words that can be read"),
    "text": ("the text", "the text"),
    "misplaced": ("a text that nobody reads where it lies", "{} texts that nobody reads where they lie"),
    "words": ("words in place of a placeholder", "words in place of {} placeholders"),
    "details": ("a detail", "{} details"),
    "person": ("a file about {}", "a file about {}"),
    "agreement": ("agreement to be named", "agreement to be named"),
    "people": ("whether people in a picture agreed", "whether people in {} pictures agreed"),
    "credit": ("who made a picture", "who made {} pictures"),
    "description": ("a picture description", "{} picture descriptions"),
    "picture": ("a picture that can be shown", "{} pictures that can be shown"),
    "licence": ("a licence", "{} licences"),
    "slot": ("a number and a day of its own", "a number and a day of its own"),
    "mend": ("something to mend", "{} things to mend"),
    "date": ("the day it goes out", "the day it goes out"),
    "number": ("a number", "a number"),
    "preview": ("a preview: the second line in an inbox", "a preview: the second line in an inbox"),
    "biography": ("a few words of biography", "a few words of biography"),
    "photo": ("a photo of the author", "a photo of the author"),
}


class Debt(NamedTuple):
    """Something that an issue still lacks: `kind` is a name in KINDS, `who` the names of those it is wanted from.

    `where` is the title of the piece it belongs to, empty for the issue as a whole; `path` the file to open; `about` whom or
    what it is about. `grave` says that the issue cannot go out without. Nobody in `who` stands for the editor.
    """

    who: tuple[str, ...]
    kind: str
    times: int = 1
    where: str = ""
    path: str = ""
    grave: bool = True
    about: str = ""


class Piece(NamedTuple):
    """A piece of an issue: its title, its authors by name, how much must be mended in it, and whether its text is there."""

    title: str
    authors: tuple[str, ...]
    must: int = 0
    there: bool = True


class Standing(NamedTuple):
    """How one issue stands.

    `stage` is one of STAGES; `changed` says that it is another than the one in the build. `day` is when it goes out. `must`
    is how many a “Must fix” it has, and `days` how many days are left until `due`, below 0 when it is past; None where
    nobody counts. `group` has taken it over; `editors` are its editors by name. `language` is the issue's.
    """

    slug: str
    title: str
    stage: str
    number: int | None = None
    day: date | None = None
    due: date | None = None
    sent: date | None = None
    changed: bool = False
    ready: bool = False
    must: int = 0
    days: int | None = None
    group: str = ""
    editors: tuple[str, ...] = ()
    language: str = "en"
    pieces: tuple[Piece, ...] = ()
    debts: tuple[Debt, ...] = ()


class Board(NamedTuple):
    """How all issues stand, in the order in which they want somebody. `today` is None where no day was said."""

    title: str
    standings: tuple[Standing, ...]
    today: date | None = None


def ordered(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """First what has not gone out, the nearest day first; then what was sent, the newest first."""
    every = sorted(standings, key=lambda s: s.slug)
    still = [s for s in every if not s.sent]
    gone = [s for s in every if s.sent]
    last = date.max
    return (
        *sorted(still, key=lambda s: (s.due or s.day or last, s.day or last, s.slug)),
        *sorted(gone, key=lambda s: s.sent or last, reverse=True),
    )


def by_person(debts: Iterable[Debt]) -> Mapping[str, tuple[Debt, ...]]:
    """The debts of each person, or of those who owe something together; what the issue cannot go out without first."""
    found: dict[str, list[Debt]] = {}
    for debt in debts:
        found.setdefault(joined(debt.who), []).append(debt)
    return {who: tuple(sorted(some, key=lambda d: not d.grave)) for who, some in found.items()}


def joined(names: Iterable[str], last: str = "and") -> str:
    """Names in a row: Ada, Bo and Cy; the editor, where there are none."""
    some = [printable(name) for name in names]
    if not some:
        return THE_EDITOR
    return f"{', '.join(some[:-1])} {last} {some[-1]}" if len(some) > 1 else some[0]


def thing_of(debt: Debt) -> str:
    """What is lacking, in a few words."""
    one, several = KINDS[debt.kind]
    return (one if debt.times == 1 else several).format(f"“{printable(debt.about)}”" if debt.about else debt.times)


def place_of(debt: Debt) -> str:
    """Where it is lacking: the piece by its title, else the file; empty where what is lacking says it."""
    if debt.where:
        return f"“{printable(debt.where)}”"
    if debt.kind not in PLACED:
        return ""
    parts = debt.path.split("/")
    return printable("/".join(parts if parts[0] == "contributors" else parts[2:] or parts))


def words_of(debt: Debt) -> str:
    """What is lacking, in a few words, and where."""
    place = place_of(debt)
    return f"{thing_of(debt)} in {place}" if place else thing_of(debt)


def is_late(standing: Standing) -> bool:
    """Whether the day for its texts is past and they are not all here: of a checked issue nothing is late."""
    return standing.stage == STAGES[0] and standing.days is not None and standing.days < 0


def stage_notes(standing: Standing) -> tuple[str, ...]:
    """What is to be known beside the stage."""
    must = (f"{standing.must} must fix",) if standing.must else ()
    return (*must, *(("changed since it was built",) if standing.changed else ()))


def days_words(days: int | None) -> str:
    """How far away a day is: in 6 days, today, 2 days ago; empty where nobody counts."""
    if days is None:
        return ""
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def day_words(day: date | None) -> str:
    """A day as the tables write it: 4 Dec 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def sum_words(debts: Iterable[Debt]) -> str:
    """How much is lacking and from how many: 5 from 3 people; nothing, where nothing is."""
    some = tuple(debts)
    people = len({name for debt in some for name in debt.who or (THE_EDITOR,)})
    if not some:
        return "nothing"
    return f"{sum(d.times for d in some)} from {people} {'person' if people == 1 else 'people'}"
