"""A page as the checks read it: its words without details, code and addresses; its lines, words and sentences in place.

Everything here has the length of the source, or offsets into it, so that what is found can be pointed at. It is worked out
once a page, because thirty checks ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from edgepress.diagnostics import Edit
from edgepress.markup.prose import prose as without_code
from edgepress.model import Article, Contributor, Issue, Page, Site

# What stands in a text and is not read, and the sign without which there is none of it: addresses in brackets, definitions of
# links, tags, bare addresses, entities. Each expression begins with letters of its own, for which Python looks a hundred
# times faster than for any of several; of a bracket that closes the words of a link, only what follows is blanked.
_UNREAD = (
    ("](", re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")),
    ("][", re.compile(r"\]\[[^\]\n]*\]")),
    ("]:", re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[^\n]*", re.M)),
    ("<", re.compile(r"</?[A-Za-z][^<>\n]*>")),
    ("://", re.compile(r"http(?<=\bhttp)s?://[^\s<>\"”’)]+")),
    ("www.", re.compile(r"www(?<=\bwww)\.[^\s<>\"”’)]+")),
    ("&", re.compile(r"&\#?\w{1,31};")),
)
_BOX = re.compile(r"<pre><code>([^<>]*)</code></pre>")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
HARD_BREAK = re.compile(r"(?: {2}|\\)\n")  # two spaces or a backslash at the end of a line
_NO_BREAK = re.compile(r"[^\n]")
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*(?=\s+[^\W\d_a-zà-ÿ]|\s*$)|\n\s*\n|\n(?=\s*(?:[-*+>#|]|\d+[.)]\s))"
)
_TURNS = re.compile("[\x00-\x08\u202a-\u202e\u2066-\u2069]")  # would turn our own sentence round


class Body(NamedTuple):
    """A page's text from its first sign on; `prose` without details, code and comments, `words` without addresses, too.

    All three have the same length and the same line breaks. `start` is where the body begins.
    """

    text: str
    prose: str
    words: str
    start: int


class Line(NamedTuple):
    """A line of a body outside code: its number from 1, the offset where it begins, and its text."""

    number: int
    start: int
    text: str


class Word(NamedTuple):
    """A word as it is read, in small letters, with the offsets where it stands."""

    small: str
    start: int
    end: int


_last: list[tuple[object, Body]] = []  # of the page that was asked for last


def body(page: Page) -> Body:
    """The texts of a page."""
    if _last and _last[0][0] is page.source:
        return _last[0][1]
    text = page.source.text
    prose = without_code(text, page.start)
    prose = without_comments(prose)
    found = Body(text, prose, _without_addresses(prose), page.start)
    _last[:] = [(page.source, found)]
    return found


def without_comments(prose: str) -> str:
    """The same with every comment blanked; one that is never closed is none. A regular expression would look again and again."""
    pieces, at = [], 0
    while (begin := prose.find("<!--", at)) >= 0 and (end := prose.find("-->", begin + 4)) >= 0:
        pieces += [prose[at:begin], _NO_BREAK.sub(" ", prose[begin : end + 3])]
        at = end + 3
    return "".join([*pieces, prose[at:]]) if pieces else prose


def _without_addresses(prose: str) -> str:
    for sign, expression in _UNREAD:
        if sign in prose:
            prose = expression.sub(_blank, prose)
    return prose


def _blank(match: re.Match[str]) -> str:
    """Blanks in the place of what is not read; the bracket that closes the words of a link stays."""
    return "]" + " " * (len(match[0]) - 1) if match[0][0] == "]" else " " * len(match[0])


def lines(page: Page) -> Iterator[Line]:
    """The lines of the body that hold something besides code and comments."""
    prose, at = body(page).prose, page.start
    number = page.source.place(at)[0]
    for text in prose[at:].split("\n"):
        if text.strip():
            yield Line(number, at, text)
        at += len(text) + 1
        number += 1


_words: list[tuple[object, tuple[Word, ...]]] = []


def words(page: Page) -> tuple[Word, ...]:
    """Every word that a reader reads, from the top."""
    if _words and _words[0][0] is page.source:
        return _words[0][1]
    read = body(page)
    found = tuple(
        Word(m[0].lower().replace("’", "'"), m.start(), m.end()) for m in WORD.finditer(read.words, read.start)
    )
    _words[:] = [(page.source, found)]
    return found


def sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Where each sentence, heading and item of a list begins and ends."""
    read = body(page)
    at = read.start
    for end in (*(m.end() for m in _SENTENCE_END.finditer(read.words, read.start)), len(read.words)):
        stretch = read.words[at:end]
        bare = stretch.strip()
        if bare:
            begin = at + len(stretch) - len(stretch.lstrip())
            yield begin, begin + len(bare)
        at = end


class Hit(NamedTuple):
    """A phrase of a list that stands in a text: as the list has it, what the list says of it, and where."""

    phrase: str
    instead: str
    start: int
    end: int


def hits(page: Page, phrases: Mapping[str, str]) -> Iterator[Hit]:
    """Where phrases of a list stand, word for word, whatever their capitals; the longest where two begin together."""
    book = _book(tuple(phrases), tuple(phrases.values()))
    found = words(page)
    skip = -1
    for i, word in enumerate(found):
        if word.small not in book or word.start < skip:
            continue
        by_second = book[word.small]
        second = found[i + 1].small if i + 1 < len(found) else ""
        for parts, phrase, instead in (*by_second.get(second, ()), *by_second.get("", ())):
            last = i + len(parts) - 1
            if last < len(found) and all(found[i + n].small == parts[n] for n in range(2, len(parts))):
                yield Hit(phrase, instead, word.start, found[last].end)
                skip = found[last].end
                break


@lru_cache(64)
def _book(
    phrases: tuple[str, ...], instead: tuple[str, ...]
) -> dict[str, dict[str, Sequence[tuple[tuple[str, ...], str, str]]]]:
    """Phrases by their first word and by their second (empty where there is none), the longest first."""
    book: dict[str, dict[str, list[tuple[tuple[str, ...], str, str]]]] = {}
    for phrase, better in zip(phrases, instead, strict=True):
        parts = tuple(m[0] for m in WORD.finditer(phrase.lower().replace("’", "'")))
        if parts:
            second = parts[1] if len(parts) > 1 else ""
            book.setdefault(parts[0], {}).setdefault(second, []).append((parts, phrase, better))
    return {
        first: {second: sorted(some, key=lambda entry: -len(entry[0])) for second, some in by_second.items()}
        for first, by_second in book.items()
    }


def in_boxes(page: Page) -> frozenset[str]:
    """The lines that readers see as code, in a box of their own, with single spaces."""
    boxes = _BOX.findall(page.html) if "<pre><code" in page.html else ()
    return frozenset(" ".join(line.split()) for box in boxes for line in unescape(box).split("\n"))


def language(page: Page, site: Site) -> str:
    """The language of a page, as a code of two or three small letters."""
    own = page.language if isinstance(page, (Issue, Article)) else ""
    return (own or site.settings.language or "en").split("-")[0].lower()


def listed(page: Page, site: Site, name: str) -> Mapping[str, str]:
    """A list of words in the language of the page, by its name in `edgepress/lists`; empty where there is none."""
    return site.lists.get(language(page, site), {}).get(name, {})


def is_guests(page: Page) -> bool:
    """Whether a page is a text of a guest: an issue, an article, a contributor. The settings are not."""
    return isinstance(page, (Issue, Article, Contributor))


def issue_of(page: Page, site: Site) -> Issue | None:
    """The issue a page belongs to."""
    return page if isinstance(page, Issue) else site.desk if isinstance(page, Article) else None


def outside_code(page: Page) -> str:
    """The details and the body of a page, with code and comments blanked: what is wrong with a letter is wrong in both."""
    return page.source.text[: page.start] + body(page).prose[page.start :]


def beside(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The letters before and after a match; empty at the ends of a text."""
    return text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]


MANY_EDITS = 300


def few(page: Page, mends: Sequence[tuple[int, int, str]]) -> list[Edit]:
    """Edits from (begin, end, what to put there), in order: of a great many, those of one line are one, and the last wait.

    The mender compares every edit of a fix with every other.
    """
    text = page.source.text
    if len(mends) > MANY_EDITS:
        rows: list[list[tuple[int, int, str]]] = []
        for mend in mends:
            if rows and "\n" not in text[rows[-1][-1][1] : mend[0]]:
                rows[-1].append(mend)
            elif len(rows) == MANY_EDITS:
                break
            else:
                rows.append([mend])
        mends = [_joined(text, row) for row in rows]
    return [Edit(page.source.span(begin, end), new) for begin, end, new in mends]


def _joined(text: str, mends: Sequence[tuple[int, int, str]]) -> tuple[int, int, str]:
    """One mend from where the first begins to where the last ends."""
    pieces, at = [], mends[0][0]
    for begin, end, new in mends:
        pieces += [text[at:begin], new]
        at = end
    return mends[0][0], at, "".join(pieces)


def short(words: str, most: int = 40) -> str:
    """A guest's words as a sentence may quote them: on one line, in the order they stand, at most so many characters."""
    flat = " ".join(_TURNS.sub("", words).split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def first(some: Iterable[Hit], most: int = 5) -> Iterator[Hit]:
    """The first of many: nobody reads the same advice more often than so."""
    for _, hit in zip(range(most), some, strict=False):
        yield hit


def has_details(page: Page) -> bool:
    """Whether the details of a page could be read; of others it cannot be told what they leave out."""
    return not any(problem.cause.startswith("details-") for problem in page.details.problems)
