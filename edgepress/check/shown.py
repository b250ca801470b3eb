"""Which pictures a page shows, which files they are, and every place where the address of a file stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from edgepress.check.address import file_path
from edgepress.check.reading import body, issue_of
from edgepress.diagnostics import Edit
from edgepress.model import Article, Asset, Contributor, Issue, Page, Site
from edgepress.source import Span

PEOPLE = "contributors/"
_ODD = re.compile(r"\W+")


class File(NamedTuple):
    """A picture file, as the texts beside it call it, where the finding on it is told, and whether it is shown there."""

    name: str
    asset: Asset
    where: Span
    shown: bool = True


def shown(page: Page) -> Iterator[tuple[str, Span]]:
    """The address of every picture that a page shows, in the text or in its details, with its place."""
    for picture in page.seen.pictures:
        yield picture.src, picture.where
    if isinstance(page, Issue) and page.banner:
        yield page.banner, page.at("theme.banner")


def assets(page: Page, site: Site) -> Mapping[str, Asset]:
    """The files in the folder of a page's issue, by their names there."""
    issue = issue_of(page, site)
    return issue.assets if issue else {}


def files(page: Page, site: Site, faulty: Callable[[Asset], bool]) -> Iterator[File]:
    """The picture files with a fault that this page is to be told of: each once in an issue, where it is first shown.

    What is only linked to is told at the link, what no text names on the issue itself; a photo and a logo on the person's page.
    """
    if isinstance(page, Contributor):
        for key, asset in (("photo", page.photo), ("logo", page.logo)):
            if asset and faulty(asset):
                yield File(asset.path.removeprefix(PEOPLE), asset, page.at(key))
        return
    known = assets(page, site)
    found = {name: asset for name, asset in known.items() if asset.format and faulty(asset)} if known else {}
    if not found:
        return
    issue = page if isinstance(page, Issue) else site.desk
    assert issue is not None
    yield from _first(page, issue, found)


def _first(page: Page, issue: Issue, files: Mapping[str, Asset]) -> Iterator[File]:
    """Which of the files this page is the first to show, or to link to; of the issue itself, also those that nobody names."""
    told: set[str] = set()
    for uses in (shown, _linked):
        for other in (issue, *issue.articles):
            for address, where in uses(other):
                name = file_path(address) or ""
                if name in files and name not in told:
                    told.add(name)
                    if other.source.path == page.source.path:
                        yield File(name, files[name], where, uses is shown)
    if page is issue:
        yield from (File(name, file, Span(file.path), False) for name, file in files.items() if name not in told)


def _linked(page: Page) -> Iterator[tuple[str, Span]]:
    yield from ((link.href, link.where) for link in page.seen.links)


def plain_words(words: str) -> str:
    """Words as the name of a file may hold them: small letters of any script, digits and hyphens."""
    return _ODD.sub("-", unicodedata.normalize("NFC", words).lower()).strip("-_")


def plain_name(path: str) -> str:
    """A path whose last part is a plain name, with its ending."""
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return folder + slash + (plain_words(stem or ending) or "picture") + (dot + ending.lower() if stem else "")


def free_name(page: Page, site: Site, name: str, wanted: str) -> str:
    """The name that is wanted for a file, or one with a number where another file has it, on any computer."""
    files = site.contributors.values() if isinstance(page, Contributor) else ()
    faces = (asset.path.removeprefix(PEOPLE) for who in files for asset in (who.photo, who.logo) if asset)
    taken = {other.casefold() for other in (*assets(page, site), *faces) if other != name}
    stem, dot, ending = wanted.rpartition(".")
    numbers = ("", *(f"-{n}" for n in range(2, len(taken) + 3)))
    return next(free for number in numbers if (free := f"{stem}{number}{dot}{ending}").casefold() not in taken)


def moved(page: Page, site: Site, name: str, to: str) -> tuple[Edit, ...] | None:
    """The edits that write `to` wherever a text has the address of a file; None when one of the places cannot be found."""
    edits: list[Edit] = []
    for other in _readers(page, site):
        places = _places(other, name)
        if places is None:
            return None
        edits += [Edit(where, to) for where in sorted(places)]
    return tuple(edits)


def _readers(page: Page, site: Site) -> tuple[Page, ...]:
    """The pages that may name a file of this page."""
    if isinstance(page, Contributor):
        return tuple(site.contributors.values())
    issue = page if isinstance(page, Issue) else site.desk
    return (issue, *issue.articles) if issue else ()


def _places(page: Page, name: str) -> set[Span] | None:
    if isinstance(page, Contributor):
        return _portraits(page, name)
    found: set[Span] = set()
    uses = (*(picture.src for picture in page.seen.pictures), *(link.href for link in page.seen.links))
    for address in {use.partition("#")[0].partition("?")[0] for use in uses if file_path(use) == name}:
        places = _written(page, address)
        if not places:
            return None
        found.update(places)
    if isinstance(page, Issue) and page.banner and file_path(page.banner) == name:
        place = _inside(page, page.banner, page.at("theme.banner"))
        if place is None:
            return None
        found.add(place)
    if isinstance(page, (Issue, Article)) and name in page.pictures:
        keys = _keys(page, name)
        if len(keys) != 1:
            return None
        found.add(keys[0])
    return found


def _portraits(who: Contributor, name: str) -> set[Span] | None:
    found = set()
    for key, asset in (("photo", who.photo), ("logo", who.logo)):
        if asset and asset.path == PEOPLE + name:
            place = _inside(who, name, who.at(key))
            if place is None:
                return None
            found.add(place)
    return found


def _written(page: Page, address: str) -> list[Span]:
    """Everywhere an address stands in a body: after the words of a link or a picture, or where a link is defined."""
    written = re.compile(r"\](?:\(|:[ \t]*)<?(" + re.escape(address) + r")(?=[)>\s#?]|$)")
    return [page.source.span(m.start(1), m.end(1)) for m in written.finditer(body(page).prose, page.start)]


def _inside(page: Page, value: str, where: Span) -> Span | None:
    """Where a value stands, without the quotes that may be round it."""
    start, end = (page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column))
    at = page.source.text.find(value, start, end)
    return page.source.span(at, at + len(value)) if at >= 0 else None


def _keys(page: Page, name: str) -> list[Span]:
    """Where a picture is named in the details to say whose it is."""
    key = re.compile(r"(?<![^\s{,\"'])" + re.escape(name) + r"(?=[\"']?\s*:)")
    return [page.source.span(m.start(), m.end()) for m in key.finditer(page.source.text, 0, page.start)]
