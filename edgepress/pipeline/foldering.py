"""A folder of documents -> a whole issue: its opening words, its pieces in their order, its pictures."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Stop
from edgepress.importers import Document
from edgepress.importers.article import BY_NOBODY, Parts, parts
from edgepress.importers.guess import UNSURE
from edgepress.importers.pictures import usable
from edgepress.load.blanks import blank_submission
from edgepress.load.text import read_bytes
from edgepress.naming import free, is_name, short_name
from edgepress.pipeline.gathering import Folder, gather
from edgepress.pipeline.importing import (
    Brought,
    Issue,
    issue_of,
    job_of,
    laid,
    made_of,
    new_people,
    place_in,
    read_all,
)
from edgepress.pipeline.nearby import MAX_NEAR
from edgepress.pipeline.starting import Present, present
from edgepress.quoting import value
from edgepress.start.offer import next_number
from edgepress.start.submission import Issue as Answers
from edgepress.start.submission import issue_files

KEPT = "issues/{}/issue.md is there already and stays as it is. Copy what you need of this text into it."
LOOSE = "{} is in images/ now, and no text shows it yet. Write ![What it shows](images/{}) where it belongs."
NO_OPENING = "No file in the folder is called Welcome or Editorial, so issue.md waits for a few words of welcome."
_BLANK = "[Write a few words of welcome here]"


class Begun(NamedTuple):
    """What the folder gives to the issue beside its pieces: files, what is to be said of them, what could not be taken."""

    files: dict[str, bytes]
    said: tuple[str, ...]
    refused: dict[str, str]


def bring_folder(root: Path, slug: str, folder: Path, write: bool = True) -> Brought:
    """Make an issue of a folder, or bring its texts into one that is there. Raises Stop, with nothing written."""
    found, here = gather(folder), present(root)
    there = slug in here.issues
    issue = issue_of(root, slug) if there else _new(slug, here)
    opening = [found.opening] if found.opening and not there else []
    documents = read_all([job_of(file) for file in (*opening, *found.texts)])
    first = documents.pop(0) if opening else None
    begun = Begun({}, (), {}) if there else _begun(root, issue, first, next_number(here.numbers))
    brought = made_of(_with(issue, begun.files), documents)
    pictures, said = _pictures(issue, found, {path for one in brought.made for path in one.files} | issue.paths)
    some = bool(brought.made) or (first is not None and isinstance(first[1], Document))
    left = {found.opening.name: KEPT.format(slug)} if there and found.opening else {}
    whole = Brought(
        brought.made,
        {**begun.refused, **brought.refused},
        {**begun.files, **pictures} if some else {},
        (*begun.said, *said) if some else (),
        {**left, **found.left},
    )
    return laid(root, whole, write)


def _new(slug: str, here: Present) -> Issue:
    if not is_name(slug):
        near = short_name(slug)
        raise Stop(f"“{slug}” cannot be the name of an issue" + (f". Write it like {near}" if near else ""))
    people = {id: name for id, (name, _) in here.people.items()}
    return Issue(slug, here.settings.language or "en", frozenset(), people)


def _with(issue: Issue, files: Mapping[str, bytes]) -> Issue:
    """The issue with the files and the people that it has begun with."""
    return issue._replace(paths=issue.paths | set(files), people={**issue.people, **new_people(files)})


def _begun(root: Path, issue: Issue, first: tuple[str, Document | str] | None, number: int) -> Begun:
    """The issue's own files, with the opening words where a file of the folder holds them."""
    blanks = blank_submission(root)
    name, document = first or ("", "")
    if not isinstance(document, Document):
        title = f"{issue.slug.replace('-', ' ')} {UNSURE}"
        files = issue_files(blanks, Answers(issue.slug, title, number))
        return Begun(files, (NO_OPENING,) if not name else (), {name: document} if name else {})
    made = parts(document, place_in(issue, issue.paths, issue.people))
    answers = Answers(issue.slug, made.title, number, editors=made.authors, language=made.language)
    files = issue_files(blanks, answers)
    path = f"issues/{issue.slug}/issue.md"
    files[path] = _opened(files[path].decode(), made).encode()
    told = (BY_NOBODY.format("editors") if line == BY_NOBODY.format("authors") else line for line in made.told)
    return Begun({**files, **made.files}, (f"{name} became the opening words in {path}.", *told, *made.said), {})


def _opened(text: str, made: Parts) -> str:
    """The issue's file with these words for its own, and with the summary where the inbox shows one sentence."""
    block, _, rest = text.partition("\n---\n")
    if made.summary:
        block = re.sub(r"^preview:.*", lambda _: f"preview: {value(made.summary)}", block, count=1, flags=re.M)
    words = rest.replace(_BLANK, made.text.strip(), 1) if _BLANK in rest else f"{made.text.strip()}\n"
    return f"{block}\n---\n{words}"


def _pictures(issue: Issue, found: Folder, taken_paths: Collection[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Pictures that lie loose in the folder, as files of the issue, and a sentence for each."""
    files: dict[str, bytes] = {}
    said: list[str] = []
    for picture in found.pictures:
        try:
            made = usable(read_bytes(picture.parent, picture.name, MAX_NEAR), said.append, picture.name)
        except OSError:
            said.append(f"{picture.name} could not be opened.")
            continue
        if made is not None:
            names = {path.rpartition("/")[2].rpartition(".")[0] for path in (*taken_paths, *files)}
            name = f"{free(short_name(picture.stem) or 'picture', names)}.{made[1]}"
            files[f"issues/{issue.slug}/images/{name}"] = made[0]
            said.append(LOOSE.format(name, name))
    return files, tuple(said)
