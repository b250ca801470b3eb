"""What of a document is its title, who wrote it, and what is its summary: guessed, and each guess told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from edgepress.importers.tree import drop, words_of

EARLY = 6  # blocks from the top among which a title, a byline and a summary stand
LONGEST_TITLE = 160
LONGEST_SUMMARY, SHORTEST_SUMMARY = 400, 30
LONGEST_BYLINE = 160
UNSURE = "[to be confirmed]"  # the check `placeholder` asks for what belongs here

_BY = re.compile(
    r"(?:(?:written|words|text|story|a report|prepared|compiled|collected|tekst|texte?|texto|testo) )?"
    r"(?:by|par|por|von|di|door|av|af|nā|nga|autor(?:a|es)?|author(?:s|\(s\))?|بقلم|מאת|автор(?:ы)?"
    r"|auteure?(?:s)?)(?:\s*:\s*|\s+)(?P<names>[^!?]{3,150}?)\.?$",
    re.I,
)
_AND = re.compile(r"\s?(?:[;&]|(?<=[\s,])(?:and|und|et|e|y|og|och|en|i|ja|и|rāua ko|ma)(?=\s))\s?")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+(?:[^\W\d_][\w.’'-]*)){0,5}$")
_SMALL = frozenset(
    "de da do dos das del della di du la le van von der den ten ter zu bin ibn al el y e af av mac mc".split()
)
_TITLES = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Sir|Dame|Rev)\.?\s+", re.I)
_NOBODY = re.compile(
    r"(?:python-docx|microsoft office user|(?:windows|word|office|test)? ?user|admin(?:istrator)?|unknown|author|owner|guest|home"
    r"|openpyxl|pandoc|un-named|apache poi|.*@.*|.*\d.*)$",
    re.I,
)
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|word document|document ?\d*|untitled.*|.*\.docx?|title|template\b.*)$", re.I
)

ORDER = re.compile(r"\A(?:(?:\d{1,3}|[A-Za-z]) ?[-–—._)]{1,3} ?|\d{1,3} )")  # "01 ", "2. ", "A - ": only for the order


class Guesses(NamedTuple):
    """What was taken for what, and a sentence for each."""

    title: str
    authors: tuple[str, ...]
    summary: str
    told: tuple[str, ...]


def guess(root: Any, name: str, title: str, authors: tuple[str, ...], known: Iterable[str] = ()) -> Guesses:
    """Take the title, the byline and the summary out of a tree.

    `title` and `authors` are what its properties say, `known` the names of those who are in contributors/.
    """
    told: list[str] = []
    taken = _title(root, name, title, told)
    people = _byline(root, taken, told) or _line_of(root, (*_people(authors), *known), told) or _creator(authors, told)
    summary = _summary(root, told)
    people = people or _byline(root, taken, told)  # a byline may stand below the summary
    return Guesses(taken, people, summary, tuple(told))


def _early(root: Any, most: int = EARLY) -> Iterator[Any]:
    """The first blocks that hold words, as long as no second heading comes."""
    seen = 0
    for block in list(root):
        if not isinstance(block.tag, str) or not words_of(block):
            continue
        seen += 1
        if seen > most:
            return
        yield block


def _title(root: Any, name: str, title: str, told: list[str]) -> str:
    styled = [block for block in _early(root) if "title" in (block.get("class") or "").split()]
    first = next(_early(root), None)
    heads = list(root.iter("h1")) or [block for block in (first,) if block is not None and block.tag in ("h2", "h3")]
    found = styled or ([heads[0]] if heads and (len(heads) == 1 or heads[0] in list(_early(root, 3))) else [])
    words = " ".join(words_of(block) for block in found)
    if 0 < len(words) <= LONGEST_TITLE:
        for block in found:
            _take(block)
        told.append(f"The title is “{words}”.")
        return words
    if first is not None and first.tag == "p" and _is_loud(first) and len(words_of(first)) <= LONGEST_TITLE:
        words = words_of(first)
        _take(first)
        told.append(f"The first line, “{words}”, is all bold. It was taken for the title.")
        return words
    same = next((block for block in _early(root, 3) if title and words_of(block) == title), None)
    if same is not None and same.tag == "p":
        _take(same)
        told.append(f"The title is “{title}”.")
        return title
    spare = title if title and not _NO_TITLE.match(title) and len(title) <= LONGEST_TITLE else ""
    plain = ORDER.sub("", " ".join(name.split())) or name
    words = spare or " ".join(re.sub(r"[_\s]+|(?<=\w)-(?=\w)", " ", plain).split()) or "Untitled"
    where = "the properties of the file" if spare else "the name of the file"
    told.append(f"The text has no title. “{words}” comes from {where}. Write the right one, and take {UNSURE} out.")
    return f"{words[:LONGEST_TITLE]} {UNSURE}"


def _take(block: Any) -> None:
    """Take a block out; its pictures stay where it stood."""
    pictures = block.xpath(".//img")
    for picture in pictures:
        drop(picture)
    for note in block.xpath(".//*[@data-note]"):
        drop(note)
    if pictures:
        block.clear()
        block.tag = "p"
        block.extend(pictures)
    else:
        drop(block)


def _is_loud(block: Any) -> bool:
    """Whether all words of a block are bold."""
    return _all_in(block, ("strong", "b"))


def _all_in(block: Any, tags: tuple[str, ...]) -> bool:
    words = words_of(block)
    inside = " ".join(words_of(e) for e in block.iter(*tags) if not any(a.tag in tags for a in e.iterancestors()))
    return bool(words) and words.replace(" ", "") == inside.replace(" ", "")


def _byline(root: Any, title: str, told: list[str]) -> tuple[str, ...]:
    for block in _early(root):
        words = words_of(block)
        styled = "byline" in (block.get("class") or "").split()
        match = _BY.match(words) if len(words) <= LONGEST_BYLINE and block.tag == "p" else None
        names = _names(match["names"] if match else words) if match or styled else ()
        if names:
            _take(block)
            told.append(f"Written by {_and(names)}, because the text says “{words}”.")
            return names
    return ()


def _names(words: str) -> tuple[str, ...]:
    """The names in a byline.

    Behind a comma may stand another name, an office or a place: they are names where all of them look like names, and
    more than one name is spoken of, as in “Ada Byron, Li Wei and Ana Cruz”. “Teresa Quispe, La Paz” is one person.
    """
    groups = [_pieces(group) for group in _AND.split(re.sub(r"\([^()]*\)", "", words))]
    found: list[str] = []
    for number, pieces in enumerate(groups):
        names = [name for piece in pieces if (name := _name(piece))]
        listed = len(names) == len(pieces) and (number + 1 < len(groups) or len(pieces) > 2)
        found += names if listed else names[:1] if pieces and _name(pieces[0]) else []
    return tuple(dict.fromkeys(found))


def _pieces(group: str) -> list[str]:
    return [piece.strip() for piece in group.split(",") if piece.strip()]


def _name(piece: str) -> str:
    """The name of a person, without a title before it; empty where words are no name."""
    name = _TITLES.sub("", piece)
    words = name.split()
    proper = all(word.lower() in _SMALL or not word[0].islower() for word in words)
    return name if len(words) > 1 and proper and _NAME.match(name) else ""


def _line_of(root: Any, names: tuple[str, ...], told: list[str]) -> tuple[str, ...]:
    """A line that is the name of somebody known, or named in the file's properties, with at most a place behind it."""
    for name in names:
        for block in _early(root, 3):
            words = words_of(block)
            rest = words.removeprefix(name)
            if block.tag == "p" and rest != words and (not rest or re.fullmatch(r",[\w ’'-]{2,40}", rest)):
                _take(block)
                told.append(f"Written by {name}, because the text says “{words}”.")
                return (name,)
    return ()


def _people(authors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for author in authors if not _NOBODY.match(author) for name in _names(author))


def _creator(authors: tuple[str, ...], told: list[str]) -> tuple[str, ...]:
    names = _people(authors)
    if names:
        told.append(f"Written by {_and(names)}, because the file's properties say so. The text names nobody.")
    return names


def _summary(root: Any, told: list[str]) -> str:
    for block in _early(root, 3):
        words = words_of(block)
        styled = "subtitle" in (block.get("class") or "").split()
        fits = SHORTEST_SUMMARY <= len(words) <= LONGEST_SUMMARY and block.tag == "p"
        loud = fits and (_is_loud(block) or _all_in(block, ("em", "i"))) and block.find(".//img") is None
        if loud and (words.endswith(("?", "؟", ":", ";")) or _asks_on(root, block)):
            return ""  # the first question of an interview
        if block.tag in ("h1", "h2", "h3", "ul", "ol", "table") and not styled:
            return ""
        if (styled and words and len(words) <= LONGEST_SUMMARY) or loud:
            _take(block)
            told.append(f"The summary is “{words if len(words) <= 60 else words[:57].rstrip() + '…'}”.")
            return words
    return ""


def _asks_on(root: Any, block: Any) -> bool:
    """Whether more lines of the text are marked like this one, as questions of an interview are."""
    return any(b is not block and b.tag == "p" and words_of(b) and _is_loud(b) for b in root)


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
