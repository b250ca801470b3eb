"""What lies near a foreign document: the pictures that a web page shows, the texts of a folder in their order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from edgepress.diagnostics import Stop
from edgepress.importers.reading import READERS, why_not
from edgepress.load.text import read_bytes

SHOWN = re.compile(rb"""\bsrc\s*=\s*(?:"([^"<>]{1,400})"|'([^'<>]{1,400})'|([^\s"'<>]{1,400}))""", re.I)
MOST_NEAR = 300  # pictures of one page
MAX_NEAR = 20 * 2**20  # bytes of one of them, and
MAX_ALL = 100 * 2**20  # of all


def near(file: Path, data: bytes) -> dict[str, bytes]:
    """The files that a page shows and that lie in its folder or below, by the addresses that it calls them."""
    found: dict[str, bytes] = {}
    left = MAX_ALL
    for match in SHOWN.finditer(data):
        written = unescape(_text(match[1] or match[2] or match[3])).split("?")[0].split("#")[0]
        address = unquote(written)
        path = next((p for p in (address, unquote(written, "cp1252")) if _lies_within(file.parent, p)), "")
        if address in found or len(found) >= MOST_NEAR or not path:
            continue
        try:
            content = read_bytes(file.parent, posixpath.normpath(path), min(MAX_NEAR, left))
        except (OSError, ValueError):
            continue
        found[address] = content
        left -= len(content)
    return found


def _text(address: bytes) -> str:
    """An address in the letters of today, or in those that Word in Windows still writes."""
    try:
        return address.decode("utf-8")
    except UnicodeDecodeError:
        return address.decode("cp1252", "replace")


def _lies_within(folder: Path, address: str) -> bool:
    """Whether an address names a file in the folder, and leads out of it neither by its words nor by a link."""
    if not address or ":" in address or address.startswith(("/", "\\")) or "\x00" in address:
        return False
    try:
        place = (folder / address).resolve(strict=True)
        return place.is_file() and place.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
MOST_FILES = 500  # in a folder that is one issue
_ORDER = re.compile(r"\A(?:(?:\d{1,3}|[a-z]) ?[-–—._)]{1,3} ?|\d{1,3} )", re.I)  # as in `guess`
_OPENING = re.compile(
    r"(?:the )?(?:editorial|welcome|intro(?:duction)?|foreword|preface|opening(?: words)?|from the editors?|[eé]ditorial|[eé]dito"
    r"|bienvenue|avant-propos|vorwort|willkommen|pr[oó]logo|bienvenid[oa]s?|introducci[oó]n|voorwoord|welkom|prefazione|benvenut[oi]"
    r"|f[oö]rord|forord|v[aä]lkommen|velkommen|nau mai|haere mai|croeso|مقدمة|افتتاحية|ترحيب|פתיחה)"
    r"(?: (?:words?|message|letter|note|text))?(?: (?:from|by|de|von) .*|(?<=welcome) to .*)?(?: ?[-–—(,_].*)?",
    re.I,
)
_PASSED_OVER = re.compile(r"\..*|~\$.*|Thumbs\.db|desktop\.ini|Icon\r", re.I)  # of programs, not of people
_OF_A_PAGE = re.compile(r"images|.*(?:_files|-Dateien|_fichiers|_archivos|\.fld|_bestanden)", re.I)


class Folder(NamedTuple):
    """The files of a folder by what becomes of them: the opening words, pieces in their order, pictures, and those left."""

    opening: Path | None
    texts: tuple[Path, ...]
    pictures: tuple[Path, ...]
    left: dict[str, str]


def gather(folder: Path) -> Folder:
    """Look through a folder. Raises Stop when nothing in it can be taken."""
    files = list(_files(folder))
    if len(files) > MOST_FILES:
        raise Stop(
            f"{folder} holds {len(files):,} files, more than any issue. Put the texts of one issue into a folder"
        )
    left = {file.name: why for file in files if (why := _why_left(file, files))}
    taken = [file for file in files if file.name not in left and file.is_file() and not file.is_symlink()]
    texts = [file for file in taken if file.suffix.lower() in READERS]
    if not texts:
        raise Stop(f"No text in {folder} can be taken. Put Word files (.docx) into it")
    opening = next((file for file in texts if is_opening(file.stem)), None)
    return Folder(
        opening,
        tuple(file for file in texts if file != opening),
        tuple(file for file in taken if file.suffix.lower() in PICTURES),
        left,
    )


def is_opening(stem: str) -> bool:
    """Whether a file of this name holds the opening words: 00 Welcome, Editorial - final."""
    words = _ORDER.sub("", " ".join(stem.split())).replace("_", " ")
    return bool(_OPENING.fullmatch(" ".join(words.split())))


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted((path for path in folder.iterdir() if not _PASSED_OVER.fullmatch(path.name)), key=_natural)
    except OSError as error:
        raise Stop(f"{folder} could not be opened: {(error.strerror or str(error)).lower()}") from None
    yield from names


def _natural(file: Path) -> list[tuple[int, int, str]]:
    """2 before 10, a before B."""
    parts = re.findall(r"\d{1,9}|\D+|\d+", file.name.casefold())
    return [(0, int(part), "") if part.isdecimal() and len(part) < 10 else (1, 0, part) for part in parts]


def _why_left(file: Path, files: list[Path]) -> str:
    """Why a file is left where it is; nothing for one that is taken, or that nobody asks about."""
    if file.is_symlink():
        return "This is only a pointer to another file. Put the file itself into the folder."
    if file.is_dir():
        of_a_page = _OF_A_PAGE.fullmatch(file.name) and any(one.suffix.lower() in (".html", ".htm") for one in files)
        return "" if of_a_page else "This is a folder. Only what lies in the folder itself was looked at."
    if not file.is_file():
        return "This is no file that can be read."
    return "" if file.suffix.lower() in (*READERS, *PICTURES) else why_not(file.name)
