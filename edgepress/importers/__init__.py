"""Foreign documents -> a submission: Markdown, pictures, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Signs that stand in the words of a document for what a reviewer did, and what the text gets in their place. They are
# letters that nobody can type: a guest's own are taken out before these are put in.
PUT, PUT_END, CUT, CUT_END, SAID, SAID_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
REVIEW: Mapping[str, str] = {PUT: "{++", PUT_END: "++}", CUT: "{--", CUT_END: "--}", SAID: "{>>", SAID_END: "<<}"}


class Unreadable(Exception):
    """Why a file cannot be taken: what it is, and what to do. One or two sentences for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a foreign file says, in the shape of HTML.

    `html` holds h1 to h6, p, ul, ol (start), li, blockquote, pre, table, img, a, strong, em, sup, sub, br, ins, del and
    s. A p may have the class title, subtitle, byline or caption. The src of an img is a name in `pictures`.
    `<sup data-note="7"></sup>` calls a note, and `<aside data-note="7">...</aside>` says it.
    `title`, `authors` and `language` are what the file's own properties say. `said` are sentences on what was left out.
    """

    name: str
    html: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """Files for a newsletter, by path from its root, made of one document.

    `guesses` say what was taken for a title, an author or a summary; `said` what was left out or changed on the way.
    """

    name: str
    article: str
    files: Mapping[str, bytes]
    guesses: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
