"""What is known of a newsletter, and what its editor wishes, when the page for the browser is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Schema = Mapping[str, Any]  # the JSON Schema of a details block: its properties by name


class Draft(NamedTuple):
    """An issue that guests still write: its folder, its title, and the number for the next piece of it.

    `own` are the details that stand in its issue.md now.
    """

    slug: str
    title: str
    next: int
    own: tuple[str, ...] = ()


class Newsletter(NamedTuple):
    """The newsletter as its settings and folders tell it, and which details its texts may have."""

    title: str
    address: str
    language: str
    drafts: Sequence[Draft]
    issue: Schema
    article: Schema
    contributor: Schema


class Wish(NamedTuple):
    """What the newsletter's folders cannot tell: where it is kept, and how guests sign in there.

    `repo` is owner/name. `sign_in` is the address of a helper that speaks to the host for the browser. `script` is
    where the program's one file lies, if not where everybody finds it.
    """

    cms: str = "sveltia"
    backend: str = "github"
    repo: str = ""
    branch: str = ""
    sign_in: str = ""
    script: str = ""
