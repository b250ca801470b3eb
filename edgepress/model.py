"""The nouns: what a newsletter is made of. A noun never does anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from edgepress.seen import Details, Seen
from edgepress.source import Source, Span

NOWHERE = Span("")
_CC = ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
# Licences by their SPDX code: a name people know, and where it can be read.
LICENCES: Mapping[str, tuple[str, str]] = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    **{
        f"CC-{kind.upper()}-{number}": (
            f"CC {kind.upper()} {number}",
            f"https://creativecommons.org/licenses/{kind}/{number}/",
        )
        for number in ("4.0", "3.0", "2.5", "2.0")
        for kind in _CC
    },
    **{
        f"OGL-UK-{number}.0": (
            f"Open Government Licence {number}.0",
            f"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/{number}/",
        )
        for number in (3, 2, 1)
    },
    "OGL-Canada-2.0": ("Open Government Licence – Canada", "https://open.canada.ca/en/open-government-licence-canada"),
    "etalab-2.0": ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
}
KINDS = ("story", "interview", "event", "resource", "pledge", "tips", "responses")


@dataclass(frozen=True)
class Asset:
    """A file of a guest that stands on disk: `path` from the root, `size` in bytes, `digest` its sha256 in hex.

    `width` and `height` are in pixels, upright, for a picture, and 0 for any other file. `format` is PNG, JPEG, GIF,
    WEBP or empty. `plain` says that its pixels may be shown as they stand: upright, and in the colours of every screen;
    `alpha` that it can be seen through. `place` is where the camera says it was, in whole degrees, empty when it says
    nothing; `turned` that the camera was held another way than upright. `frames` is more than 1 for a picture that moves,
    and `seconds` how long a GIF moves before it stands still: infinity for one that never does.
    """

    path: str
    size: int
    digest: str
    width: int = 0
    height: int = 0
    format: str = ""
    plain: bool = False
    alpha: bool = False
    place: str = ""
    turned: bool = False
    frames: int = 1
    seconds: float = 0.0


@dataclass(frozen=True)
class Print:
    """A picture that readers get: made from `asset`, `width` by `height` pixels, at most `limit` bytes where it can be.

    `name` is its path in the folder of the page's issue or contributors. Where the sides are not the asset's, it is cut
    from the middle. `format` is PNG, JPEG, GIF or WEBP.
    """

    name: str
    asset: Asset
    width: int
    height: int
    format: str
    limit: int


@dataclass(frozen=True)
class PictureNote:
    """What a guest says of a picture: who made it, under which licence, and whether people in it agreed."""

    credit: str = ""
    licence: str = ""
    people: str = ""


@dataclass(frozen=True)
class Allowance:
    """A finding that a guest says is meant, with the reason and where that is said.

    `line` is the one line it speaks of, said in a comment above it; 0 when it stands in the details and speaks of the file.
    """

    check: str
    because: str
    where: Span = NOWHERE
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Page:
    """One Markdown file of a guest: its text, where the body begins (an offset), its details, what is in it.

    `html` is the body as clean HTML: the tree that Markdown made, typographic, with nothing in it but allowed elements.
    """

    source: Source
    start: int
    details: Details
    seen: Seen = field(default_factory=Seen)
    html: str = ""
    allow: tuple[Allowance, ...] = ()

    def at(self, key: str, value: str | None = None) -> Span:
        """Where a detail stands: the whole value, or the one item of a list that reads `value`."""
        places = self.details.places
        if value is not None:
            for name, span in places.items():
                if name.startswith(key + ".") and self._reads(span) == value:
                    return span
        return places.get(key, self.details.where)

    def _reads(self, span: Span) -> str:
        line = self.source.line(span.line)
        return line[span.column - 1 : span.end_column - 1].strip().strip("\"'")


@dataclass(frozen=True, kw_only=True)
class Card:
    """What other pages say of an article. `issue` is the slug of its issue, `name` its own part of the permalink.

    `face` is a sha256 of all of it: what another page's bytes depend on.
    """

    issue: str
    name: str
    title: str
    authors: tuple[str, ...] = ()
    kind: str = "story"
    summary: str = ""
    tags: tuple[str, ...] = ()
    language: str
    date: date | None = None
    face: str = ""


@dataclass(frozen=True, kw_only=True)
class Article(Card, Page):
    """A piece of an issue. An event has starts, ends, timezone and place; a resource format and size; a pledge a count.

    `in_email` is summary when the email gives only that and a link; whole; or empty, when the issue decides.
    """

    licence: str = ""
    pictures: Mapping[str, PictureNote] = field(default_factory=dict)
    starts: datetime | None = None
    ends: datetime | None = None
    timezone: str = ""
    place: str = ""
    link: str = ""
    format: str = ""
    size: str = ""
    count: int | None = None
    in_email: str = ""


@dataclass(frozen=True, kw_only=True)
class IssueCard:
    """What other pages say of an issue.

    `digest` is the sha256 of all that its folder holds, `face` of what is said here. `count` is the number of its articles,
    whose cards the neighbours of an issue do not get. `due` is the day when its texts are wanted, and `sent` the day when it
    went out: both are the editor's, no page says them, and neither `digest` nor `face` depends on them.
    """

    slug: str
    number: int | None = None
    title: str
    due: date | None = None
    sent: date | None = None
    date: date | None = None
    status: str = "draft"
    language: str
    takeover: str = ""
    editors: tuple[str, ...] = ()
    preview: str = ""
    colour: str = ""
    tags: tuple[str, ...] = ()
    embargo: datetime | None = None
    cards: tuple[Card, ...] = ()
    count: int = 0
    digest: str = ""
    face: str = ""
    words: int = 0


@dataclass(frozen=True, kw_only=True)
class Issue(IssueCard, Page):
    """An issue: the opening words (its own file) and its articles in order, with the pictures that stand in its folder.

    `in_email` says summary or whole for articles that say nothing; empty, when the newsletter decides.
    """

    subject: str = ""
    licence: str = ""
    banner: str = ""
    banner_description: str = ""
    in_email: str = ""
    pictures: Mapping[str, PictureNote] = field(default_factory=dict)
    articles: tuple[Article, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Contributor(Page):
    """A person or a group. `links` is site -> address or handle; `photo` and `logo` are pictures under contributors/."""

    id: str
    name: str
    kind: str = "person"
    role: str = ""
    organisation: str = ""
    place: str = ""
    country: str = ""
    photo: Asset | None = None
    logo: Asset | None = None
    orcid: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    agrees: bool = False


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme held in memory: templates by name, style sheets by name, values, and fixed phrases by language."""

    templates: Mapping[str, str]
    sheets: Mapping[str, str]
    values: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    digest: str = ""


NO_THEME = Theme(templates={}, sheets={}, values={}, words={})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`[tool.edgepress]`, with the names it has there (hyphens written as underscores)."""

    title: str = ""
    base_url: str = ""
    language: str = "en"
    theme: str = "default"
    sender: str = ""
    reply_to: str = ""
    postal_address: str = ""
    list_id: str = ""
    unsubscribe: str = ""
    unsubscribe_mail: str = ""
    why: str = ""
    licence: str = ""
    inliner: str = "premailer"
    email: str = ""
    description: str = ""
    readers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Site:
    """The whole newsletter: its settings, everybody in it, and a card of each issue, oldest first.

    `desk` is the one issue that lies open to be judged or rendered, with all its words. `lists` are lists of words, by
    language (en), then by the check that knows them: phrases, and what to write instead. `slots` are the number and the
    date of every issue by its slug, drafts too. `answers` are what other sites said of addresses that lead nowhere, where
    somebody asked: "answered 404 on 23 November 2026".
    """

    settings: Settings
    contributors: Mapping[str, Contributor] = field(default_factory=dict)
    issues: tuple[IssueCard, ...] = ()
    desk: Issue | None = None
    lists: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    slots: Mapping[str, tuple[int | None, date | None]] = field(default_factory=dict)
    theme: Theme = NO_THEME
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file-to-be: `path` under the build folder with forward slashes, and its bytes, or what they are made from.

    An Asset is copied as it stands; a Print is developed first.
    """

    path: str
    content: bytes | Asset | Print
