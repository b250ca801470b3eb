"""The texts of a folder in their order, its pictures, and what is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Stop
from edgepress.importers.guess import ORDER
from edgepress.importers.reading import PAGES, READERS, why_not

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
MOST_FILES = 500  # in a folder that is one issue
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
    words = ORDER.sub("", " ".join(stem.split())).replace("_", " ")
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
        of_a_page = _OF_A_PAGE.fullmatch(file.name) and any(one.suffix.lower() in PAGES for one in files)
        return "" if of_a_page else "This is a folder. Only what lies in the folder itself was looked at."
    if not file.is_file():
        return "This is no file that can be read."
    return "" if file.suffix.lower() in (*READERS, *PICTURES) else why_not(file.name)
