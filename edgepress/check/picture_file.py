"""Checks of a picture's file: how large it is, what it gives away, how it lies, moves and is called."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator

from edgepress.check.reading import short
from edgepress.check.shown import File, files, free_name, moved, plain_name
from edgepress.diagnostics import Diagnostic, FileEdit, Fix, Severity, safe
from edgepress.model import Asset, Contributor, Page, Site
from edgepress.parts import HEAVIEST, WIDEST

COLUMN = 600  # points: the width at which email and archive show a picture of their own
STRETCHED = 480  # pixels: the archive shows a wider picture at full width, a narrower one as wide as it is
ICON = (200, 100)  # pixels: a picture no wider or no higher is a sign, and meant to be small
LONGEST = 5  # seconds that something may move without a way to stop it: WCAG 2.2, 2.2.2
_PLAIN = re.compile(r"[\w.-]+")


def place_in_photo(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A photo does not say where it was taken: it may be somebody's home.

    Bad:   a photo from a phone, with the place in its file
    Good:  the same photo, sent on with “location” switched off
    """
    for file in files(page, site, lambda asset: bool(asset.place)):
        yield Diagnostic(
            "place-in-photo",
            f"This photo says where it was taken: about {file.asset.place}",
            file.where,
            hint="take the place out: edgepress fix does, or send it on from the phone with “location” switched off",
            why="readers get a copy without it, but the newsletter's own folder may be open to everybody",
            fix=safe(FileEdit(file.asset.path, "strip")),
        )


def picture_heavy(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture's file is at most 1 MB and 2,400 pixels wide.

    Bad:   a photo as it came from the camera, 6,000 pixels wide and 9 MB
    Good:  the same photo, 2,400 pixels wide and 700 KB
    """
    for file in files(page, site, _heavy):
        asset = file.asset
        if asset.frames > 1 and asset.format == "GIF":
            message = f"Readers would have to fetch about {_megabytes(asset)} for this moving picture"
            hint = "make it shorter or smaller, or show one still picture"
            why = "many read on a phone, and pay by the megabyte"
        else:
            message = f"This picture has {_measure(asset)}, more than any reader will see"
            hint = "save a copy that is 2,400 pixels wide or less, and under 1 MB"
            why = "the newsletter's folder keeps it for ever, and whoever works on it has to fetch it"
        yield Diagnostic("picture-heavy", message, file.where, hint, Severity.SHOULD, why, _lighter(file, page, site))


def _heavy(asset: Asset) -> bool:
    return asset.size > HEAVIEST or (asset.width > WIDEST and asset.frames == 1)


def _measure(asset: Asset) -> str:
    """What is too much of a picture."""
    wide = f"a width of {asset.width:,} pixels" if asset.width > WIDEST else ""
    return " and ".join(part for part in (wide, _megabytes(asset) if asset.size > HEAVIEST else "") if part)


def _megabytes(asset: Asset) -> str:
    return f"{asset.size / 1_000_000:.1f} MB"


def _lighter(file: File, page: Page, site: Site) -> Fix | None:
    """A smaller copy; as JPEG where the press would make one, too: of a photo that was saved as PNG."""
    asset = file.asset
    if asset.frames > 1:
        return None
    if asset.format == "PNG" and not asset.alpha and asset.size > 0.9 * asset.width * asset.height:
        to = free_name(page, site, file.name, file.name.rpartition(".")[0] + ".jpg")
        edits = moved(page, site, file.name, to)
        if edits is not None:
            return safe(FileEdit(asset.path, "photo", asset.path.removesuffix(file.name) + to), *edits)
    return safe(FileEdit(asset.path, "shrink"))


def picture_sideways(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture is stored as it is to be seen, not lying on its side with a note that says so.

    Bad:   a photo that was taken with the phone held upright, as the phone stores it
    Good:  the same photo, opened, turned and saved
    """
    for file in files(page, site, lambda asset: asset.turned):
        yield Diagnostic(
            "picture-sideways",
            "This picture is stored turned or mirrored, with a note that some programs do not read",
            file.where,
            hint="open it, see that it stands upright, and save it again",
            severity=Severity.SHOULD,
            why="the press turns it for readers, but whoever opens the file may see it lying on its side",
            fix=safe(FileEdit(file.asset.path, "upright")) if file.asset.frames == 1 else None,
        )


def picture_file_name(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The name of a picture's file is small letters, digits and hyphens.

    Bad:   images/Screenshot 2026-11-01 at 09.14 (2).PNG
    Good:  images/ward-board.png
    """
    for file in files(page, site, lambda asset: not _is_plain(asset.path.rpartition("/")[2])):
        to = free_name(page, site, file.name, plain_name(file.name))
        edits = moved(page, site, file.name, to)
        rename = FileEdit(file.asset.path, "rename", file.asset.path.removesuffix(file.name) + to)
        yield Diagnostic(
            "picture-file-name",
            f"A name like “{short(file.name.rpartition('/')[2])}” goes wrong easily, and then readers see an empty box",
            file.where,
            hint=f"call it {to.rpartition('/')[2]}, and write that wherever a text shows it",
            severity=Severity.SHOULD,
            why="spaces, brackets and capitals mean different things to different computers",
            fix=None if edits is None else safe(rename, *edits),
        )


def _is_plain(name: str) -> bool:
    return name == name.lower() and bool(_PLAIN.fullmatch(unicodedata.normalize("NFC", name)))


def picture_blurry(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture that has the whole width to itself is at least 600 pixels wide.

    Bad:   a picture 500 pixels wide, copied from a web page
    Good:  the same picture as its maker has it
    """
    for file in files(page, site, _small):
        if file.shown and not isinstance(page, Contributor) and _has_the_width(page, file):
            seen = "stretch and blur it" if file.asset.width > STRETCHED else "show it smaller than the words beside it"
            yield Diagnostic(
                "picture-blurry",
                f"This picture is only {file.asset.width} pixels wide, so the web page would {seen}",
                file.where,
                hint="ask for a larger copy, 1,120 pixels wide or more; enlarging this one does not help",
                severity=Severity.CONSIDER,
            )


def _small(asset: Asset) -> bool:
    return ICON[0] < asset.width < COLUMN and asset.height > ICON[1]


def _has_the_width(page: Page, file: File) -> bool:
    """Whether a picture is the banner, or stands alone in its paragraph."""
    where = file.where
    start, end = page.source.offset(where.line), page.source.offset(where.end_line, where.end_column)
    if start < page.start:
        return True
    text = page.source.text
    before, after = (
        text[start : page.source.offset(where.line, where.column)],
        text[end : text.find("\n", end) + 1 or None],
    )
    above, below = page.source.line(where.line - 1), page.source.line(where.end_line + 1)
    return not any(part.strip() for part in (before, after, below)) and (not above.strip() or above.strip() == "---")


def picture_moving(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A picture that moves stands still after five seconds.

    Bad:   a GIF that plays for ever
    Good:  the same GIF, playing once, in four seconds
    """
    for file in files(
        page, site, lambda asset: asset.frames > 1 and (asset.format != "GIF" or asset.seconds > LONGEST)
    ):
        if not file.shown:
            continue
        if file.asset.format == "GIF":
            length = "never stops" if math.isinf(file.asset.seconds) else f"moves for {file.asset.seconds:.0f} seconds"
            message = f"This picture {length}, and nobody can stop it in an email"
            hint = "let it play once, for 5 seconds at most, or show a still picture"
            why = "some people cannot read beside something that moves"
        else:
            message = "This picture moves, but readers would see only its first moment"
            hint = "save it as GIF, or as a still picture of the moment that matters"
            why = ""
        yield Diagnostic("picture-moving", message, file.where, hint, Severity.SHOULD, why)
