"""Checks of pictures."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import quote

from edgepress.check.address import file_path, is_outside, is_web, scheme
from edgepress.check.reading import body, is_guests, short
from edgepress.check.shown import assets, free_name, moved, plain_name, plain_words, shown
from edgepress.check.tags import is_pasted
from edgepress.diagnostics import Diagnostic, Edit, FileEdit, Fix, Severity, safe
from edgepress.markup.prose import PASTED
from edgepress.model import Contributor, Issue, Page, Site
from edgepress.source import Span

# Endings of pictures that no mail program is sure to show, and of what is shown as if it were one.
FOREIGN = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".svg", ".avif", ".psd", ".ico", ".eps")
_OTHER = (*FOREIGN, ".pdf", ".doc", ".docx")
_READABLE = (".tif", ".tiff", ".bmp")  # of these, what Pillow reads
_READ = (".png", ".jpg", ".jpeg", ".gif", ".webp")
# How a file of each kind begins.
_SIGNS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))


def picture_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture that a text shows stands in the issue's folder, under just that name.

    Bad:   ![Cups](images/coffee.jpeg) where the file is called coffee.jpg
    Good:  ![Cups](images/coffee.jpg)
    """
    names = [name for name, asset in assets(page, site).items() if asset.format]
    for address, where in shown(page):
        path = file_path(address)
        if is_web(address) or scheme(address) or address.startswith("//"):
            continue
        path = path or address  # a # or ? alone names no file
        if not path or is_outside(path) or path in names:
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
    for address, where in shown(page):
        path = file_path(address) or ""
        if path.lower().endswith(_OTHER) and not is_outside(path):
            kind = path.rpartition(".")[2].upper()
            message = f"Most mail programs do not show {kind}, so readers would only get this picture's description"
            yield Diagnostic(
                "picture-format",
                message,
                where,
                hint="save it as JPEG (a photo) or PNG (a drawing)",
                fix=_converted(page, site, path),
            )


def _converted(page: Page, site: Site, name: str) -> Fix | None:
    """The picture as PNG, which loses nothing, under its own name; for what can be read without another program."""
    asset = assets(page, site).get(name)
    if asset is None or not name.lower().endswith(_READABLE):
        return None
    to = free_name(page, site, name, plain_name(name.rpartition(".")[0] + ".png"))
    edits = moved(page, site, name, to)
    return safe(FileEdit(asset.path, "convert", asset.path.removesuffix(name) + to), *edits) if edits else None


def borrowed_picture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture lies in the issue's folder: one that is fetched from elsewhere can vanish, change, or watch who reads.

    Bad:   ![Cups](https://example.org/coffee.jpg)
    Good:  ![Cups](images/coffee.jpg)
    """
    for address, where in shown(page):
        if scheme(address) in ("http", "https") or address.startswith("//"):
            message = "This picture would be fetched from another site each time somebody reads"
            hint = "save it into images/ and use that, if its licence allows"
            yield Diagnostic("borrowed-picture", message, where, hint=hint)
        elif scheme(address) and address != "data:":  # pasted pictures are told as such
            message = "This picture stayed on the computer or in the program it was copied from, so nobody would see it"
            hint = "put the file into images/, and write ![what it shows](images/name.jpg)"
            yield Diagnostic("borrowed-picture", message, where, hint=hint)


def pasted_picture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture is a file beside the text: letters that stand for one are dropped by mail programs.

    Bad:   ![Cups](data:image/png;base64,iVBORw0KGgo...)
    Good:  ![Cups](images/cups.png)
    """
    if "data:image/" not in page.source.text:
        return
    for tag in page.seen.tags:
        if is_pasted(tag):
            hint = "save it into images/, and write ![what it shows](images/name.png) here"
            yield Diagnostic("pasted-picture", _in_letters(len(tag.written)), tag.where, hint=hint)
    prose, taken = body(page).prose, set(assets(page, site))
    for pasted in PASTED.finditer(prose, page.start):
        address = pasted["address"]
        begin, end = pasted.span("address")
        yield Diagnostic(
            "pasted-picture",
            _in_letters(len(address)),
            page.source.span(begin, min(end, begin + 24)),
            hint="save it as a file in images/, and write the file's name between the round brackets",
            fix=_unpacked(page, prose, pasted, taken)
            if is_guests(page) and not isinstance(page, Contributor)
            else None,
        )


def _in_letters(count: int) -> str:
    """What is told of a picture that so many letters stand for."""
    size = max(1, count * 3 // 4 // 1000)
    return f"This picture is inside the text, as {size:,} KB of letters, so readers would not see it"


def _unpacked(page: Page, prose: str, pasted: re.Match[str], taken: set[str]) -> Fix | None:
    """The letters as the file they stand for, named after what the picture is said to show."""
    data = _bytes(pasted["letters"])
    ending = next((ending for sign, ending in _SIGNS if data.startswith(sign)), "")
    if not ending:
        return None
    begin = pasted.start("address")
    words = prose[prose.rfind("![", max(0, pasted.start() - 200), begin) + 2 : pasted.start()]
    named = short(words, 60) if pasted[0].startswith("](") else pasted["id"]
    stem = plain_words(named) or "picture"
    names = (f"images/{stem}{number}{ending}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    folder = page.source.path.rpartition("/")[0]
    edit = Edit(page.source.span(begin, pasted.end("address")), name)
    return safe(FileEdit(f"{folder}/{name}", "write", data=data), edit)


def _bytes(letters: str) -> bytes:
    try:
        return b64decode(letters.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="), validate=True)
    except ValueError:
        return b""


def unused_picture(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture in the folder of an issue is shown, or taken out of the folder.

    Bad:   images/ward.jpg lies in the folder, and no text shows it
    Good:  ![The ward at six in the morning](images/ward.jpg)
    """
    if not isinstance(page, Issue):
        return
    left = {name: asset for name, asset in page.assets.items() if asset.format}
    if not left:
        return
    pages = (page, *page.articles)
    links = (link.href for each in pages for link in each.seen.links)
    used = {(file_path(address) or "").casefold() for address in (*links, *(a for p in pages for a, _ in shown(p)))}
    for name, asset in left.items():
        if name.casefold() in used or any(name in each.source.text[each.start :] for each in pages):
            continue
        yield Diagnostic(
            "unused-picture",
            f"No text shows “{short(name.rpartition('/')[2])}”, so no reader will see it",
            Span(asset.path),
            hint=f"show it, with ![What it shows]({quote(name)}), or take the file out of the folder",
            severity=Severity.CONSIDER,
        )


def _written(who: Contributor, key: str) -> str:
    place = who.details.places.get(key)
    return who.source.line(place.line)[place.column - 1 : place.end_column - 1].strip("\"' ") if place else ""
