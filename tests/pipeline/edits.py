"""Anything that may be done to the tiny newsletter between two builds: each edit is a verb, a place and a way."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from edgepress.marks import FOLDER
from edgepress.pipeline import PARTS, Wishes

from ..golden.tiny import NEWSLETTER

# By ending: what is looked for in a file, and what takes its place.
CHANGES = {
    ".md": [
        (r"\Z", "\nOne line more.\n"),
        (r"\Z", "\n![A new picture](images/ferry.jpg)\n\nSee [this](files/notes.txt) and [that](10-only.md).\n"),
        (r"(?m)^title: .*$", "title: Another title"),
        (r"(?m)^name: .*$", "name: Another Name"),
        (r"(?m)^status: ready$", "status: draft"),
        (r"(?m)^status: draft$", "status: ready\ndate: 2027-01-08"),
        (r"(?m)^date: .*$", "date: 2025-01-09"),
        (r"(?m)^status: ", "due: 2026-12-01\nstatus: "),
        (r"(?m)^status: ", "sent: 2026-12-11\nstatus: "),
        (r"(?m)^tags: .*$", "tags: [other, Ferries]"),
        (r"(?m)^authors: .*$", "authors: [bo, the-quay]"),
        (r"(?m)^authors: .*$", "authors: [nobody]"),
        (r"(?m)^title: ", "kind: tips\ntitle: "),
        (r"(?m)^title: ", "language: fr\ntitle: "),
        (r"(?m)^takeover: .*\n", ""),
        (r"(?m)^organisation: .*\n", ""),
        (r"(?m)^members: .*$", "members: [bo]"),
        (r"(?m)^photo: .*$", "photo: images/quay.png"),
        (r"(?m)^kind: \w+$", "kind: story"),
        (r'colour: "#7a1f5c"', 'colour: "#1f7a5c"'),
        (r"\n", "\r\n"),
        (r"\A", "﻿"),
        (r"\A---\n", ""),
        (r"(?m)^---$", "--"),
    ],
    ".toml": [
        (r'(?m)^title = .*$', 'title = "Renamed"'),
        (r'(?m)^base-url = .*$', 'base-url = "https://other.example.org/deep"'),
        (r'(?m)^language = .*$', 'language = "fr-CA"'),
        (r'(?m)^licence = .*\n', ""),
        (r'(?m)^from = .*$', 'from = "not an address"'),
        (r"\[tool.edgepress\]", "[tool.other]"),
    ],
    ".j2": [(r"\Z", "<p>More</p>\n"), (r"<h1>", "<h1 class='x'>"), (r"\A", "{{ nothing_like_it }}"), (r"\A", "{% if %}")],
    ".css": [(r"\Z", "p { color: #123456; }\n"), (r"t-ink\b", "t-accent"), (r"\Z", "a > b { color: red; }\n")],
    ".yaml": [(r"#0b5d73", "#730b5d"), (r"Story", "A story"), (r'(?m)^thousands: .*$', 'thousands: "."'), (r"\A", "- [")],
    ".txt": [(r"\Z", "22:20\n")],
}  # fmt: skip
NAMES = (
    "issues/2026-11-quay/15-new.md", "issues/2026-11-quay/images/new.png", "issues/2026-12-plain/images/ferry.jpg",
    "issues/2026-10-old/issue.md", "issues/2026-10-old/10-first.md", "contributors/cy.md", "contributors/images/face.png",
    "templates/golden/web/page.html.j2", "templates/golden/words/fr-CA.yaml", "issues/2026-12-plain/20-the-last-ferry.md",
    "issues/2026-11-quay/files/new.txt", "templates/default/web/web.css", "issues/notes.txt",
)  # fmt: skip
WISHES = (
    Wishes(), Wishes(), Wishes(), Wishes(drafts=True), Wishes(only=("email",)), Wishes(only=("web",)),
    Wishes(slugs=("2026-12-plain",)), Wishes(slugs=("2027-01-draft",), drafts=True), Wishes(slugs=("2027-01-draft",)),
)  # fmt: skip
assert PARTS == ("email", "web")


class Edit(NamedTuple):
    """Something that is done: the verb is a name in VERBS, the numbers say to which file and in which way."""

    verb: str
    place: int
    way: int


def do(edit: Edit, root: Path, out: Path) -> None:
    """Do it, as far as there is something it can be done to."""
    VERBS[edit.verb](root, out, edit.place, edit.way)


def _texts(root: Path) -> list[Path]:
    return [
        p
        for folder in ("issues", "contributors", "templates")
        for p in sorted((root / folder).rglob("*"))
        if p.is_file()
    ]


def _one(root: Path, place: int) -> Path:
    settings = root / "pyproject.toml"
    found = [*([settings] if settings.exists() else []), *_texts(root)]
    return found[place % len(found)]


def _changed(path: Path, way: int) -> bytes:
    if path.suffix in (".png", ".jpg"):
        return _picture(way, "PNG" if path.suffix == ".png" else "JPEG")
    changes = CHANGES[path.suffix]
    fitting = [c for c in changes if re.search(c[0], _text(path))]
    old, new = fitting[way % len(fitting)] if fitting else (r"\Z", "\n")
    return re.sub(old, new, _text(path), count=1).encode(errors="surrogateescape")


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="surrogateescape")


def _picture(way: int, kind: str) -> bytes:
    from PIL import Image

    if way % 7 == 0:
        return b"no picture at all"
    side = 8 + way % 50
    out = BytesIO()
    Image.new("RGB", (side, side), (way % 250, 90, 160)).save(out, kind)
    return out.getvalue()


def _change(root: Path, out: Path, place: int, way: int) -> None:
    path = _one(root, place)
    path.write_bytes(_changed(path, way))


def _replace(root: Path, out: Path, place: int, way: int) -> None:
    """As editors save: a new file takes the old one's name, and here its times too."""
    path = _one(root, place)
    times = path.stat()
    fresh = path.with_name(".fresh")
    fresh.write_bytes(_changed(path, way))
    os.utime(fresh, ns=(times.st_atime_ns, times.st_mtime_ns))
    fresh.replace(path)


def _sneak(root: Path, out: Path, place: int, way: int) -> None:
    """Another content of the same size, with the same time."""
    path = _one(root, place)
    times, data = path.stat(), bytearray(path.read_bytes())
    at = [i for i, b in enumerate(data) if chr(b).isalpha()]
    if at:
        spot = at[way * 7 % len(at)]
        data[spot] = ord("b") if data[spot] == ord("a") else ord("a")
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _touch(root: Path, out: Path, place: int, way: int) -> None:
    moment = (0, 1_000_000_000, 4_000_000_000)[way % 3] * 1_000_000_000
    os.utime(_one(root, place), ns=(moment, moment))


def _add(root: Path, out: Path, place: int, way: int) -> None:
    source, target = _one(root, place), root / NAMES[way % len(NAMES)]
    if source.suffix == target.suffix and source != target:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def _delete(root: Path, out: Path, place: int, way: int) -> None:
    _one(root, place).unlink()


def _rename(root: Path, out: Path, place: int, way: int) -> None:
    source, target = _one(root, place), root / NAMES[way % len(NAMES)]
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def _swap(root: Path, out: Path, place: int, way: int) -> None:
    """Two files of one kind change their names, and nothing else about them."""
    one = _one(root, place)
    others = [p for p in _texts(root) if p.suffix == one.suffix and p != one]
    if others:
        other, aside = others[way % len(others)], root / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def _revert(root: Path, out: Path, place: int, way: int) -> None:
    found = [p for p in sorted(NEWSLETTER.rglob("*")) if p.is_file()]
    source = found[place % len(found)]
    target = root / source.relative_to(NEWSLETTER)
    target.parent.mkdir(parents=True, exist_ok=True)
    (shutil.copy2 if way % 2 else shutil.copyfile)(source, target)


def _all_back(root: Path, out: Path, place: int, way: int) -> None:
    for folder in ("issues", "contributors", "templates"):
        shutil.rmtree(root / folder, ignore_errors=True)
    shutil.copytree(NEWSLETTER, root, dirs_exist_ok=True)


def _built(out: Path, place: int, inside: bool) -> Path | None:
    here = out / FOLDER if inside else out
    found = [p for p in sorted(here.rglob("*")) if p.is_file() and (inside or FOLDER not in p.parts)]
    return found[place % len(found)] if found else None


def _spoil(root: Path, out: Path, place: int, way: int, inside: bool = False) -> None:
    """A file of the build, or of the cache, is deleted, cut short, or holds something else."""
    path = _built(out, place, inside)
    if path is None:
        return
    data = path.read_bytes()
    if path.name == "manifest.json":  # where it does not begin as ours do, the folder is somebody else's
        path.write_bytes(data[: 20 + way])
    elif way % 4 == 0:
        path.unlink()
    elif way % 4 == 1:
        path.write_bytes(data[: len(data) * (way % 9) // 9])
    elif way % 4 == 2:
        path.unlink()
        path.write_bytes(data[: len(data) // 2])
    elif not inside:
        path.write_bytes(data[::-1])


def _spoil_cache(root: Path, out: Path, place: int, way: int) -> None:
    _spoil(root, out, place, way, inside=True)


def _forget(root: Path, out: Path, place: int, way: int) -> None:
    """The cache, or a part of it, is deleted."""
    part = (FOLDER, FOLDER, f"{FOLDER}/spare", f"{FOLDER}/issues")[way % 4]
    shutil.rmtree(out / part, ignore_errors=True)


def _wait(root: Path, out: Path, place: int, way: int) -> None:
    """So long that what was saved before is settled (marks.SLACK)."""
    import time

    time.sleep(0.03)


VERBS: dict[str, Callable[[Path, Path, int, int], None]] = {
    "change": _change, "replace": _replace, "sneak": _sneak, "touch": _touch, "add": _add, "delete": _delete,
    "rename": _rename, "swap": _swap, "revert": _revert, "all back": _all_back, "spoil": _spoil,
    "spoil cache": _spoil_cache, "forget": _forget, "wait": _wait,
}  # fmt: skip
