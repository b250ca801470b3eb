"""Proofs that every form of an email carries the same links, headings and descriptions: HTML, plain text, message, archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Issue, Page
from edgepress.proof.description import pictures
from edgepress.proof.letter import Letter
from edgepress.proof.link_words import is_counted
from edgepress.proof.shape import only_word
from edgepress.proof.shown import headings, short, shown, spoken
from edgepress.source import Span

_OURS = "please tell us: this is our fault, not yours"
_LINK = re.compile(r"<a\s[^<>]{0,4000}?href=\"([^\"<>]*)\"")
_ALT = re.compile(r"<img\s[^<>]{0,4000}?alt=\"([^\"<>]+)\"")
_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,4000})?>")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"\[\d{1,4}\]|\(\d{1,3}\)")  # the number of an address or a note, in plain text
_WHOLE = re.compile(r"https?://|mailto:|tel:", re.I)


def link_lost(letter: Letter) -> Iterator[Diagnostic]:
    """Every link of an issue is in its email, its plain text and its pages; of any message, in both of its parts.

    Bad:   Meet the cat: a link in the HTML, and words in the plain text
    Good:  Meet the cat: https://harbour.example.org/cat/
    """
    if letter.issue is not None:
        yield from _links_of_issue(letter, letter.issue)
    elif letter.raw and letter.text is not None:
        text = _loose(letter.text.text)
        for link in shown(letter).links:
            page = link.href.partition("#")[0].partition("?subject")[0]  # a place on a page is found from the page
            address = _loose(page).removeprefix("mailto:").rstrip("/")
            if link.hidden or not _WHOLE.match(link.href) or is_counted(link.href) or address in text:
                continue
            yield Diagnostic(
                "link-lost",
                "A link of the HTML is not in the plain text, so readers of text cannot follow it",
                letter.span(link.element),
                hint="write its address behind its words",
                severity=Severity.SHOULD,
            )


def _links_of_issue(letter: Letter, issue: Issue) -> Iterator[Diagnostic]:
    for page in (issue, *issue.articles):
        for href in dict.fromkeys(_LINK.findall(page.html)):
            wanted = _led_to(unescape(href), issue)
            for path, text in letter.files.items():
                if wanted and _holds(path, page, letter) and wanted not in _loosened(text):
                    place = next((link.where for link in page.seen.links if link.href == unescape(href)), None)
                    message = f"The link to {short(unescape(href), 50)} is missing in {path}"
                    yield Diagnostic("link-lost", message, place or page.details.where, hint=_OURS)


def _led_to(href: str, issue: Issue) -> str:
    """What must stand where a link is: its address, or the last part of it for a piece or a file of the issue."""
    if href.startswith("#") or not href:
        return ""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", href):
        return _loose(href)
    path = unquote(href.partition("#")[0]).removeprefix("./")
    for article in issue.articles:
        if article.source.path.rpartition("/")[2] == path:
            return f"{article.name}/"
    return "" if path == "issue.md" else f"files/{path}"


def heading_lost(letter: Letter) -> Iterator[Diagnostic]:
    """Every heading is a heading in each form of an issue; of any message, its words are in the plain text.

    Bad:   At the quay: a heading in the HTML, and nowhere in the plain text
    Good:  AT THE QUAY
    """
    if letter.issue is not None:
        for page in (letter.issue, *letter.issue.articles):
            wanted = [words for _, words in _headings_in(page.html)]
            yield from _missing(letter, page, "heading", "heading-lost", wanted)
    elif letter.raw and letter.text is not None:
        text = _words(letter.text.text)
        for one in headings(letter):
            if f" {_words(spoken(one)).strip()} " not in text:
                yield Diagnostic(
                    "heading-lost",
                    f"The heading “{short(spoken(one))}” is not in the plain text",
                    letter.span(one),
                    hint="write it on a line of its own",
                    severity=Severity.SHOULD,
                )


def description_lost(letter: Letter) -> Iterator[Diagnostic]:
    """What a picture shows is said in each form of an issue; of any message, in the plain text, too.

    Bad:   a picture in the HTML, and nothing in its place in the plain text
    Good:  [Picture: Three boats at the quay in the evening]
    """
    if letter.issue is not None:
        for page in (letter.issue, *letter.issue.articles):
            yield from _missing(letter, page, "description", "description-lost", map(unescape, _ALT.findall(page.html)))
    elif letter.raw and letter.text is not None:
        text, word = _words(letter.text.text), set(only_word(letter))
        for one in pictures(letter):
            said = _words(one.get("alt")).strip()
            if said and one not in word and one not in shown(letter).hidden and f" {said} " not in text:
                yield Diagnostic(
                    "description-lost",
                    f"The plain text does not say what the picture “{short(one.get('alt'))}” shows",
                    letter.span(one),
                    hint="write its description in square brackets where the picture stands",
                    severity=Severity.CONSIDER,
                )


def _missing(
    letter: Letter, page: Page, what: str, code: str, wanted: Iterator[str] | list[str]
) -> Iterator[Diagnostic]:
    """What of a page is not in one of the files that should hold it."""
    for words in dict.fromkeys(wanted):
        plain = _words(words).strip()
        for path, text in letter.files.items():
            if plain and _holds(path, page, letter) and not _is_there(what, plain, path, text):
                message = f"The {what} “{short(words)}” is missing in {path}"
                yield Diagnostic(code, message, _place(page, what, words), hint=_OURS)


def _is_there(what: str, plain: str, path: str, text: str) -> bool:
    if path.endswith(".txt"):
        return f" {plain} " in _words(text)
    if what == "heading":
        return any(_words(words).strip() == plain for _, words in _headings_in(text))
    said = (unescape(alt) for alt in _ALT.findall(text))
    return any(_words(alt).strip() == plain for alt in said) or f" {plain} " in _words(_TAG.sub(" ", text))


def _place(page: Page, what: str, words: str) -> Span:
    if what == "heading":
        found = [one.where for one in page.seen.headings if _words(one.text) == _words(words)]
    else:
        found = [one.where for one in page.seen.pictures if _words(one.description) == _words(words)]
    return found[0] if found else page.details.where


def _holds(path: str, page: Page, letter: Letter) -> bool:
    """Whether a file should hold what stands on a page: an email holds no more of some articles than their summary."""
    issue = letter.issue
    assert issue is not None
    name = getattr(page, "name", "")
    if path.startswith("email/"):
        said = (page, issue, letter.settings) if name else ()
        ways = (getattr(one, "in_email", "") or getattr(one, "email", "") for one in said)
        return not next((way for way in ways if way), "").startswith("summar")
    home = f"web/issues/{issue.slug}/"
    return path == (f"{home}{name}/index.html" if name else f"{home}index.html")


@lru_cache(maxsize=256)
def _headings_in(html: str) -> tuple[tuple[int, str], ...]:
    found = []
    for match in _HEADING.finditer(html):
        end = html.find(f"</h{match[1]}", match.end(), match.end() + 8000)
        inner = html[match.end() : end if end >= 0 else match.end()]
        found.append((int(match[1]), " ".join(unescape(_TAG.sub("", inner)).split())))
    return tuple(found)


@lru_cache(maxsize=256)
def _words(text: str) -> str:
    """The words of a text alone, in small letters, one space before, between and behind."""
    return f" {' '.join(_WORD.findall(_NOTE.sub(' ', unescape(text)).casefold()))} "


@lru_cache(maxsize=64)
def _loosened(text: str) -> str:
    return _loose(text)


def _loose(text: str) -> str:
    """Addresses as people read them, however they are written."""
    return unquote(unescape(text))
