"""A Document -> a Submission: an article with its details, its pictures, and the people who are new."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from edgepress.importers import Document, Submission
from edgepress.importers.figures import set_figures
from edgepress.importers.guess import UNSURE, Guesses, guess
from edgepress.importers.pictures import Album
from edgepress.importers.tree import tree_of, words_of
from edgepress.importers.walk import HEADINGS, markdown
from edgepress.naming import free, short_name
from edgepress.quoting import value

ALIKE = 0.85  # how like two names are that may be one person's
BY_NOBODY = "The text does not say who wrote it. Write {}: with their names in contributors/."


class Place(NamedTuple):
    """Where a submission goes: the issue and its language, the number before the file's name, what is there already.

    `people` are the names of contributors by their ids.
    """

    issue: str
    language: str
    number: int
    taken: Collection[str]
    people: Mapping[str, str]


class Parts(NamedTuple):
    """What was made of a document before it got its place: the parts of its details, its text, the files beside it."""

    title: str
    authors: tuple[str, ...]
    summary: str
    language: str
    text: str
    files: dict[str, bytes]
    told: tuple[str, ...]
    said: tuple[str, ...]


def submission(document: Document, place: Place) -> Submission:
    """The files that a document becomes in an issue."""
    made = parts(document, place)
    details = {
        "title": value(made.title),
        "authors": f"[{', '.join(made.authors)}]" if made.authors else "",
        "summary": value(made.summary) if made.summary else "",
        "language": made.language,
    }
    path = f"issues/{place.issue}/{place.number:02}-{_free(place, made.title, document.name)}.md"
    files = {path: (_block(details) + "\n" + made.text).encode(), **made.files}
    return Submission(document.name, path, files, made.told, made.said)


def parts(document: Document, place: Place) -> Parts:
    """The parts of a document: what was guessed of it, its words in Markdown, its pictures, the people who are new."""
    said = dict.fromkeys(document.said)
    root = tree_of(document.html)
    guesses = guess(root, document.name, document.title, document.authors, place.people.values())
    _near(root, guesses.title)
    set_figures(root)
    folder = f"issues/{place.issue}/images/"

    def say(words: str) -> None:
        said[words] = None

    album = Album(document.pictures, _under(place.taken, folder), say)
    walked = markdown(root, album.markdown)
    said |= dict.fromkeys(walked.said)
    told = list(guesses.told)
    authors, files = _people(guesses, place, told)
    language = _language(document.language, place.language, told)
    files |= {f"{folder}{name}": data for name, data in album.files.items()}
    return Parts(guesses.title, tuple(authors), guesses.summary, language, walked.text, files, tuple(told), tuple(said))


def _near(root: Any, title: str) -> None:
    """Say at each picture which words stand nearest: those of the heading above it, or of the title."""
    near = title
    for element in root.iter("img", *HEADINGS):
        if element.tag == "img":
            element.set("data-near", near)
        else:
            near = words_of(element) or near


def _under(paths: Collection[str], folder: str) -> set[str]:
    return {path.removeprefix(folder) for path in paths if path.startswith(folder)}


def _free(place: Place, title: str, name: str) -> str:
    """A name for the article that no other of the issue has, whatever the number before it."""
    stem = short_name(title.replace(UNSURE, "")) or short_name(name) or "article"
    there = {path.rpartition("/")[2].removesuffix(".md").lstrip("0123456789-_.") for path in place.taken}
    return free(stem, there)


def _people(guesses: Guesses, place: Place, told: list[str]) -> tuple[list[str], dict[str, bytes]]:
    """The ids of the authors, and a file for each who is new: whether they agree to be named, they must say."""
    known = {" ".join(name.casefold().split()): id for id, name in place.people.items()}
    authors: list[str] = []
    files: dict[str, bytes] = {}
    if not guesses.authors:
        told.append(BY_NOBODY.format("authors"))
    for name in guesses.authors:
        plain = " ".join(name.casefold().split())
        id = known.get(plain) or short_name(name) or _guest(place.people, files)
        authors.append(id)
        if plain in known:
            continue
        path = f"contributors/{id}.md"
        near = get_close_matches(plain, known, n=1, cutoff=ALIKE)
        if near:
            there = known[near[0]]
            told.append(f"Is {name} the same as {place.people[there]}? Then write authors: [{there}].")
        elif id in place.people or path in place.taken:
            there = place.people.get(id) or id
            told.append(f"Is {name} the same as {there}, in {path}? If not, make a file of another name for {name}.")
        else:
            files[path] = (_block({"name": value(name), "agrees": "false"})).encode()
            told.append(f"{name} is new: {path} was made. Ask whether they agree to be named, and write agrees: true.")
    return authors, files


def _guest(people: Mapping[str, str], files: Mapping[str, bytes]) -> str:
    """An id for whoever's name cannot be spelt in one: nobody else has it."""
    number = 1
    while (id := f"guest-{number}") in people or f"contributors/{id}.md" in files:
        number += 1
    return id


def _language(said: str, issue: str, told: list[str]) -> str:
    """The language of the article, where it is another than the issue's."""
    if not said or said.split("-")[0].lower() == issue.split("-")[0].lower():
        return ""
    told.append(f"Its language is {said}, because the document says so; the issue's is {issue}.")
    return said


def _block(details: Mapping[str, str]) -> str:
    """A details block: those that are empty are left out."""
    return "".join(["---\n", *(f"{name}: {words}\n" for name, words in details.items() if words), "---\n"])
