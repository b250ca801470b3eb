"""A path -> what the preview answers: the page, its state, its documents, the archive's pages of the issues looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from edgepress.model import Asset, Print
from edgepress.pipeline import previewing
from edgepress.preview import answer
from edgepress.preview.answer import Answer
from edgepress.preview.desks import Desks, Seat
from edgepress.preview.page import shell

ARCHIVE = "web/"
STYLE = "web/style.css"
_PARTS = ("web/issues/", "web/contributors/")  # all else below web/ may be an issue that is called so


class Order(NamedTuple):
    """A picture, or a file, that is still to be made: by its name."""

    name: str
    what: Print | Asset


def route(desks: Desks, path: str, first: Callable[[], str]) -> Answer | Order:
    """The answer to a request for a path from the root; `first` says which issue is shown where none is named."""
    name = path.removeprefix("/")
    if not name:
        return answer.moved(f"/{quote(first())}/")
    if name == "favicon.ico":
        return Answer(204, answer.KINDS["txt"], b"")
    if name.startswith(ARCHIVE) and (name.startswith(_PARTS) or name == STYLE or desks.seat("web") is None):
        return _archive(desks, name)
    slug, slash, rest = name.partition("/")
    seat = desks.seat(slug)
    if seat is None:
        return answer.notice(404, "There is no such issue", f"No folder issues/{slug} holds an issue.", "/")
    if not slash:
        return answer.moved(f"/{quote(slug)}/")
    return _of_issue(desks, seat, rest)


def _of_issue(desks: Desks, seat: Seat, rest: str) -> Answer:
    if not rest:
        return answer.shell(shell())
    if rest == "state.json":
        return answer.data(desks.state(seat))
    if rest in seat.made:
        return answer.document(rest, seat.made[rest]())
    return answer.missing(f"/{quote(seat.slug)}/")


def _archive(desks: Desks, name: str) -> Answer | Order:
    """A page, a picture or a sheet of the archive, as a build would lay it out."""
    slug = name.split("/")[2] if name.startswith("web/issues/") else ""
    seat = desks.seat(slug) if slug else next(reversed(desks.seats.values()), None)
    scene = seat.scene if seat else None
    back = f"/{quote(seat.slug)}/" if seat else "/"
    if scene is None:
        return answer.missing(back)
    if name == STYLE:
        return answer.document(name, scene.site.theme.sheets["web/web.css"].encode())
    path = f"{name}index.html" if name.endswith("/") else name
    if path in scene.files:
        return answer.document(path, scene.files[path])
    if f"{name}/index.html" in scene.files:
        return answer.moved(f"/{quote(name)}/")
    found = desks.picture(name)
    if found is not None:
        return Order(name, found)
    parts = name.split("/")
    if parts[1] == "contributors" and len(parts) > 2:
        return _contributor(desks, parts, back)
    return answer.missing(back)


def _contributor(desks: Desks, parts: list[str], back: str) -> Answer | Order:
    """The page of somebody who stands in an issue that is looked at, and the larger picture on it."""
    for seat in reversed(desks.seats.values()):
        files = previewing.contributor(seat.scene, parts[2]) if seat.scene else {}
        page = files.get(f"web/contributors/{parts[2]}/index.html")
        if isinstance(page, bytes) and parts[3:] in ([""], ["index.html"]):
            return answer.document("index.html", page)
        if page is not None and not parts[3:]:
            return answer.moved(f"/{quote('/'.join(parts))}/")
    if parts[2] == "images":
        made = previewing.portraits(*(seat.scene for seat in desks.seats.values() if seat.scene))
        name = "/".join(parts)
        if name in made:
            return Order(name, made[name])
    return answer.missing(back)
