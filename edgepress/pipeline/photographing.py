"""A finished email to its contact sheet: each view, looked at by a browser, on one page in one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from edgepress import camera, report
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.proof.letter import Letter
from edgepress.proof.views import VIEWS, View, audience
from edgepress.report.contact import MARK, Contact, Picture, Strip, contact_sheet
from edgepress.write.single import put

MOST_PICTURE = 10 * 1024 * 1024  # bytes of one picture that an email shows
PICTURES = sum(len(view.shades) * len(view.widths) for view in VIEWS)  # pictures of one sheet


class Job(NamedTuple):
    """One sheet: of which email, what is found in it, and which file it goes to."""

    letter: Letter
    findings: tuple[Diagnostic, ...]
    path: Path


def jobs(letters: Iterable[Letter], findings: Iterable[Diagnostic], folder: Path) -> tuple[Job, ...]:
    """A sheet for each email: proof-<slug>.html, or proof-<name of the file>.html.

    Raises Stop for a file not of ours, and where nothing can be written: before a minute is spent on pictures.
    """
    if not os.access(folder, os.W_OK):
        raise Stop(f"nothing can be written into {folder.resolve()}; call this in another folder")
    found, made = tuple(findings), dict[str, Job]()
    for letter in letters:
        name, number = name_of(letter), 1
        while (file := f"proof-{name}{f'-{number}' if number > 1 else ''}.html") in made:
            number += 1
        mine = tuple(d for d in found if d.where.path in paths_of(letter))
        made[file] = Job(letter, mine, folder / file)
        _ours(folder / file)
    return tuple(made.values())


def paths_of(letter: Letter) -> frozenset[str]:
    """By which paths findings name an email and its parts."""
    text = (letter.text.path,) if letter.text is not None else ()
    return frozenset((letter.html.path, letter.html.path.removesuffix(" (HTML)"), *text))


def name_of(letter: Letter) -> str:
    """What an email is called: the slug of its issue, else the name of its file or of the folder that it lies in."""
    if letter.issue is not None:
        return letter.issue.slug
    path = Path(letter.html.path.removesuffix(" (HTML)"))
    stem = path.parent.name if path.stem in ("index", "message") else path.stem
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in stem).strip("-") or "email"


def _ours(path: Path) -> None:
    """Only a sheet of ours is replaced."""
    try:
        with path.open("rb") as file:
            known = MARK.encode() in file.read(4096)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Stop(f"{path} cannot be read: {(error.strerror or '').lower()}") from None
    if not known:
        raise Stop(f"{path} is there already and is no contact sheet; move it away, or call this in another folder")


def photograph(jobs: Sequence[Job], web: Path, environ: Mapping[str, str], step: Callable[[], None]) -> None:
    """Take every picture, then write the sheets. `web` is the built archive, which answers for an issue's own pictures.

    `step` is called after each picture. Raises Stop where there is no browser, or the file cannot be written.
    """
    for job in jobs:
        with camera.opened(album(job.letter, web), environ) as take:
            strips = _compared([_strip(job.letter, view, take, step) for view in VIEWS])
        sheet = Contact(
            _title(job.letter), job.letter.html.path, tuple(_facts(job)), tuple(strips), job.letter.clients.date
        )
        put(job.path, contact_sheet(sheet).encode("utf-8"))


def _title(letter: Letter) -> str:
    return letter.issue.title if letter.issue is not None else letter.title


def album(letter: Letter, web: Path) -> camera.Fetch:
    """Pictures of the archive by their address; nothing of anybody else's, and nothing outside of the archive."""
    base, top = letter.settings.base_url.rstrip("/"), web.resolve()

    def fetch(url: str) -> bytes | None:
        if not base or not url.startswith(f"{base}/"):
            return None
        path = (top / unquote(urlsplit(url[len(base) + 1 :]).path)).resolve()
        if not path.is_relative_to(top) or not path.is_file() or path.stat().st_size > MOST_PICTURE:
            return None
        return path.read_bytes()

    return fetch


def _strip(letter: Letter, view: View, take: Callable[[camera.Wish], camera.Shot], step: Callable[[], None]) -> Strip:
    html, pictures = view.show(letter), []
    for shade in view.shades:
        for width in view.widths:
            shot = take(camera.Wish(html, width, shade == "dark"))
            pictures.append(Picture(width, shade, shot.data, shot.height, shot.page))
            step()
    return Strip(view.name, view.title, view.says, audience(view, letter.readers), tuple(pictures))


def _compared(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, with each picture that looks as one before it does saying so."""
    seen: dict[tuple[int, str, bytes], str] = {}
    found = []
    for strip in strips:
        pictures = tuple(p._replace(same=seen.get((p.width, p.shade, p.data), "")) for p in strip.pictures)
        for p in strip.pictures:
            if p.data:
                seen.setdefault((p.width, p.shade, p.data), strip.title)
        found.append(strip._replace(pictures=pictures))
    return found


def _facts(job: Job) -> Iterable[tuple[str, str]]:
    yield "To mend", report.tally(job.findings) or "nothing"
    size = len(job.letter.html.text.encode("utf-8", "replace"))
    yield "Weight", f"{size / 1000:.0f} KB of the 102 that Gmail shows"
    if job.letter.language:
        yield "Language", job.letter.language
