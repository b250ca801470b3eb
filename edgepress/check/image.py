"""Checks of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from edgepress.check.address import file_path, is_outside, is_web, scheme
from edgepress.diagnostics import Diagnostic
from edgepress.model import Article, Contributor, Issue, Page, Site
from edgepress.source import Span

_OTHER = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".svg", ".avif", ".psd", ".ico", ".pdf", ".eps", ".doc", ".docx")
_READ = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def picture_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture that a text shows stands in the issue's folder, under just that name.

    Bad:   ![Cups](images/coffee.jpeg) where the file is called coffee.jpg
    Good:  ![Cups](images/coffee.jpg)
    """
    names = _assets(page, site)
    for address, where in _shown(page):
        path = file_path(address)
        if path is None or is_outside(path) or path in names or (is_web(address) or scheme(address)):
            continue
        if not path.lower().endswith(_READ) and path.lower().endswith(_OTHER):
            continue
        near = [n for n in names if n.casefold() == path.casefold()] or get_close_matches(path, names, n=1)
        hint = f"did you mean “{near[0]}”?" if near else "put the picture into the folder images/ beside this text"
        yield Diagnostic(
            "picture-missing", f"There is no picture “{path}”, so readers would see an empty box", where, hint=hint
        )
    if isinstance(page, Contributor):
        yield from _portraits(page)


def _portraits(who: Contributor) -> Iterator[Diagnostic]:
    for key, asset in (("photo", who.photo), ("logo", who.logo)):
        written = _written(who, key)
        if written and asset is None and not is_outside(written):
            message = f"There is no picture “{written}” in contributors/"
            yield Diagnostic(
                "picture-missing", message, who.at(key), hint="put it into contributors/images/ as JPEG or PNG"
            )


def picture_format(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture is JPEG, PNG, GIF or WebP; the press makes of it what every mail program shows.

    Bad:   ![Cups](images/coffee.heic)
    Good:  ![Cups](images/coffee.jpg)
    """
    for address, where in _shown(page):
        path = file_path(address) or ""
        if path.lower().endswith(_OTHER) and not is_outside(path):
            kind = path.rpartition(".")[2].upper()
            message = f"Many mail programs do not show {kind} pictures"
            yield Diagnostic("picture-format", message, where, hint="save it as JPEG (a photo) or PNG (a drawing)")


def borrowed_picture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture lies in the issue's folder: one that is fetched from elsewhere can vanish, change, or watch who reads.

    Bad:   ![Cups](https://example.org/coffee.jpg)
    Good:  ![Cups](images/coffee.jpg)
    """
    for address, where in _shown(page):
        if scheme(address) or address.startswith("//"):
            message = "This picture would be fetched from another site each time somebody reads"
            yield Diagnostic(
                "borrowed-picture", message, where, hint="save it into images/ and use that, if its licence allows"
            )


def _shown(page: Page) -> Iterator[tuple[str, Span]]:
    """Every picture that a page shows, in the text or in its details, with its place."""
    for picture in page.seen.pictures:
        yield picture.src, picture.where
    if isinstance(page, Issue) and page.banner:
        yield page.banner, page.at("theme.banner")


def _assets(page: Page, site: Site) -> list[str]:
    issue = page if isinstance(page, Issue) else site.desk if isinstance(page, Article) else None
    return [name for name, asset in issue.assets.items() if asset.format] if issue else []


def _written(who: Contributor, key: str) -> str:
    place = who.details.places.get(key)
    return who.source.line(place.line)[place.column - 1 : place.end_column - 1].strip("\"' ") if place else ""
