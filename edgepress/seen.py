"""What stands in a file of a guest, found once while it was read: the details block, and what is in the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgepress.diagnostics import Fix
from edgepress.source import Span


@dataclass(frozen=True)
class Problem:
    """Something in a details block that could not be taken as it stands; `check/details.py` puts it into words.

    `cause` is the name of the check that tells it (field-missing, field-unknown, ...); `fix` is the mend it hands on.
    """

    cause: str
    key: str
    where: Span
    message: str
    hint: str = ""
    fix: Fix | None = None


@dataclass(frozen=True)
class Details:
    """The details block of a file: where each value stands, and what could not be taken.

    `places` holds the span of each value under a dotted name: `authors`, `authors.0`, `theme.colour`.
    """

    where: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link as Markdown made it: its address, its words, and where it stands in the source."""

    href: str
    text: str
    where: Span


@dataclass(frozen=True)
class Picture:
    """A picture as Markdown made it; `description` is its alternative text, `caption` its title."""

    src: str
    description: str
    caption: str
    where: Span


@dataclass(frozen=True)
class Heading:
    """A heading in a body: its level as written (1 to 6), its words and its place."""

    level: int
    text: str
    where: Span


@dataclass(frozen=True)
class Tag:
    """A piece of HTML in a body, which is not Markdown: the tag's name, all of it as written, its place.

    `active` says that it could act or hide (script, handlers, styles); `hidden` that it hides words.
    """

    name: str
    written: str
    where: Span
    active: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Dropped:
    """Words of one line that Markdown left out of the HTML it made, such as a cell beyond the head of its table."""

    words: tuple[str, ...]
    where: Span


@dataclass(frozen=True)
class Seen:
    """What stands in a body, found once while its Markdown was read."""

    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    headings: tuple[Heading, ...] = ()
    tags: tuple[Tag, ...] = ()
    words: int = 0
    dropped: tuple[Dropped, ...] = ()
