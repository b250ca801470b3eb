"""What the page shows in its frames: each view of the email, each page of the archive, light and dark, made when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple
from urllib.parse import urljoin

from edgepress.model import Asset, Print
from edgepress.pipeline.previewing import Scene
from edgepress.preview.shade import SHADES, shaded
from edgepress.proof.views import VIEWS
from edgepress.render.picture import portrait
from edgepress.render.view import FACE

_LINKED = re.compile(r"<link\b[^<>]*>\n?")  # sheets, feeds, icons: a frame fetches nothing
_LATE = re.compile(r' (?:loading="lazy"|decoding="async")')  # in a frame that is swapped these would flicker
_PICTURE = re.compile(
    r"""(?<=["'\s,(])[^"'\s,()<>]+-[0-9a-f]{8}-\d+\.(?:jpg|png|gif)"""
)  # as render/picture.py names them
_HEAD = re.compile(r"<head\b[^<>]*>", re.I)
_OUTSIDE = '<base target="_blank">'  # what is outside of the preview opens beside it

Made = Callable[[], bytes]


class Paper(NamedTuple):
    """A page of the archive: its article's name, its title, its document without the shade, its address from the root."""

    name: str
    title: str
    document: str
    address: str


def documents(scene: Scene) -> Mapping[str, Made]:
    """Every document of an issue by its name, each made when it is called for, and once only.

    email/VIEW-SHADE.html, web/issue-SHADE.html, web/issue/ARTICLE-SHADE.html, text.txt.
    """
    found: dict[str, Made] = {"text.txt": lambda: scene.files[f"email/{scene.issue.slug}/index.txt"]}
    for view in VIEWS:
        seen = cache(partial(view.show, scene.letter))
        for shade in SHADES:
            found[f"email/{view.name}-{shade}.html"] = cache(partial(_email, scene, seen, shade))
    for paper in papers(scene):
        for shade in SHADES:
            found[f"{paper.document}-{shade}.html"] = cache(partial(_web, scene, paper, shade))
    return found


def papers(scene: Scene) -> tuple[Paper, ...]:
    """The pages of the archive that an issue has: its own, and one for each article."""
    issue, way = scene.issue, f"issues/{scene.issue.slug}/"
    return (
        Paper("", issue.title, "web/issue", way),
        *(Paper(a.name, a.title, f"web/issue/{a.name}", f"{way}{a.name}/") for a in issue.articles),
    )


def pictures(scene: Scene) -> Mapping[str, Print | Asset]:
    """Every picture that a document may show, by its path in build/: those of the issue, and the faces of its people."""
    return {**scene.pictures, **dict(_faces(scene))}


def _faces(scene: Scene) -> Iterator[tuple[str, Print]]:
    for who in _people(scene):
        person = scene.site.contributors.get(who)
        asset = (person.photo or person.logo) if person else None
        if asset is not None:
            made = portrait(asset, FACE)
            yield f"web/contributors/{made.name}", made


def _people(scene: Scene) -> Iterator[str]:
    """Everybody whose face a page of the issue can show: who took it over, edited it, wrote in it; and their groups."""
    issue = scene.issue
    named = [issue.takeover, *issue.editors, *(id for a in issue.articles for id in a.authors)]
    for id in dict.fromkeys(filter(None, named)):
        yield id
        person = scene.site.contributors.get(id)
        yield from filter(None, (person.organisation, *person.members)) if person else ()


def _email(scene: Scene, seen: Callable[[], str], shade: str) -> bytes:
    return _framed(_at_home(scene, shaded(seen(), shade), ""))


def _web(scene: Scene, paper: Paper, shade: str) -> bytes:
    html = scene.files[f"web/{paper.address}index.html"].decode("utf-8")
    sheet = f"<style>{scene.site.theme.sheets['web/web.css']}</style>"
    html = _LINKED.sub(lambda link: f"{sheet}\n" if 'rel="stylesheet"' in link[0] else "", html)
    return _framed(_at_home(scene, shaded(html, shade), paper.address))


def _at_home(scene: Scene, html: str, address: str) -> str:
    """The same page with its pictures fetched from the preview, and not from where the archive will stand."""
    base, known = f"{scene.site.settings.base_url}/", pictures(scene)

    def moved(picture: re.Match[str]) -> str:
        path = f"web/{urljoin(address, picture[0].removeprefix(base))}"
        return f"/{path}" if path in known else picture[0]

    return _PICTURE.sub(moved, html)


def _framed(html: str) -> bytes:
    """A page as a frame shows it."""
    html = _LATE.sub("", html)
    head = _HEAD.search(html)
    at = head.end() if head else html.find("\n") + 1
    return f"{html[:at]}{_OUTSIDE}{html[at:]}".encode()
