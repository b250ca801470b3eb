"""The check for advertisements that somebody slipped into a text, hidden or as a link.

A link is an advertisement when its address and words say so several times over, and the rest of the text is about
something else: a hospital's pharmacy, a loan of wheelchairs and a casino night are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from edgepress.check.reading import body, is_guests, short
from edgepress.check.tags import pieces
from edgepress.diagnostics import Diagnostic, Edit, Fix, offered
from edgepress.model import Article, Contributor, Issue, Page, Site
from edgepress.source import Span

_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>()\[\]\"'“”]+", re.I)
_HOST = re.compile(r"^https?://(?:www\.)?([^/?#:]+)", re.I)
_PARTS = re.compile(r"[^\W_]+")
SALE = "sale"  # what the list calls words of selling, which are no goods themselves
BRAND = 2  # what a word counts that hardly stands in other addresses; others count 1
ENOUGH, ENOUGH_WITH_BRAND = 4, 3
GLUED = 6  # letters of a word that is looked for inside the name of a site
_MEDICINE_IN = ("cialis", "specialis", "socialis")  # the first is a medicine; who writes the others means none


def injected_spam(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No advertisement stands in a text, neither hidden from readers nor as a link to a shop that has to do with nothing.

    Bad:   We met in May. https://example.com/buy-viagra-online/. It rained.
    Good:  We met in May. It rained.
    """
    for tag in page.seen.tags:
        if tag.hidden:
            yield Diagnostic(
                "injected-spam",
                f"The words after {short(tag.written)} are hidden from readers",
                tag.where,
                hint="delete them, or the tag, if readers should see them",
                why="somebody may have slipped an advertisement into the page you copied from",
            )
    if "://" in page.source.text and is_guests(page):
        yield from _links(page, _book(tuple(site.lists.get("en", {}).get("injected-spam", {}).items())))


class _Book:
    """The list as it is looked up: by word, and the longer ones and phrases that are looked for inside."""

    def __init__(self, phrases: tuple[tuple[str, str], ...]) -> None:
        self.kinds: dict[str, tuple[str, int]] = {}
        for phrase, entry in phrases:
            brand = entry.endswith(f" {BRAND}")
            self.kinds[phrase] = (entry.removesuffix(f" {BRAND}") or "things", BRAND if brand else 1)
        self.goods = {word: kind for word, (kind, _) in self.kinds.items() if kind != SALE}
        self.phrases = [word for word in self.kinds if " " in word]
        self.glued = [
            word for word in self.kinds if len(word) >= GLUED and " " not in word and word not in _MEDICINE_IN
        ]


@lru_cache(4)
def _book(phrases: tuple[tuple[str, str], ...]) -> _Book:
    return _Book(phrases)


def _links(page: Page, book: _Book) -> Iterator[Diagnostic]:
    for address, words, where in _addresses(page):
        kind = _advertises(address, words, book)
        if kind and not _is_about(page, kind, book):
            at = page.source.offset(where.line, where.column)
            end = page.source.offset(where.end_line, where.end_column)
            yield Diagnostic(
                "injected-spam",
                f"This link leads to a shop for {kind}, and the rest of the text is about something else",
                where,
                hint=f"delete “{short(page.source.text[at:end], 60)}”, if you did not put it there",
                why="such links are slipped into web pages that somebody broke into, and are copied with them",
                fix=_without(page, at, end),
            )


def _addresses(page: Page) -> Iterator[tuple[str, str, Span]]:
    """Every web address of a text, the words that lead there, and its place; those that are no link, too."""
    for link in page.seen.links:
        if "://" in link.href:
            yield link.href, link.text, link.where
    known = {link.href for link in page.seen.links}
    for match in _ADDRESS.finditer(page.source.text, page.start):
        address = match[0].rstrip(".,;:!?*_")
        if address not in known and body(page).prose[match.start()] == "h":
            yield address, "", page.source.span(match.start(), match.start() + len(address))


def _advertises(address: str, words: str, book: _Book) -> str:
    """What an address and its words sell; empty when they do not, or not loudly enough."""
    said = _said(address, words, book)
    goods = {kind: 0 for kind in (book.kinds[word][0] for word in said) if kind != SALE}
    if not goods:
        return ""
    sale = sum(book.kinds[word][1] for word in said if book.kinds[word][0] == SALE)
    for word in said:
        kind, weight = book.kinds[word]
        if kind != SALE:
            goods[kind] += weight
    brand = any(book.kinds[word][1] >= BRAND for word in said)
    kind = max(goods, key=lambda name: goods[name])
    enough = goods[kind] + sale >= (ENOUGH_WITH_BRAND if brand else ENOUGH)
    return kind if enough and (sale or goods[kind] >= ENOUGH) else ""


def _said(address: str, words: str, book: _Book) -> set[str]:
    """The words of the list in an address and in the words of its link."""
    parts = _PARTS.findall(f"{unquote(address)} {words}".lower())
    said = {part for part in parts if part in book.kinds}
    host = _HOST.match(address)
    name = host[1].lower().replace("-", "") if host else ""
    glued = {word for word in book.glued if word in name}
    if any(book.kinds[word][0] != SALE for word in glued):
        glued |= {word for word in book.kinds if len(word) > 3 and book.kinds[word][0] == SALE and word in name}
        said |= glued
    if said:
        flat = f" {' '.join(parts)} "
        said |= {phrase for phrase in book.phrases if f" {phrase} " in flat}
    return said


def _is_about(page: Page, kind: str, book: _Book) -> bool:
    """Whether the words of a text, apart from its links, speak of such things themselves."""
    read = list(body(page).words)
    source, links = page.source, [link.where for link in page.seen.links]
    apart = [(source.offset(w.line, w.column), source.offset(w.end_line, w.end_column)) for w in links]
    hidden = [pieces(page).tags.get(tag.where, ()) for tag in page.seen.tags if tag.hidden]
    apart += [(parts[0].begin, parts[-1].end) for parts in hidden if parts]
    for begin, end in apart:
        read[begin:end] = " " * (end - begin)
    words = set(_PARTS.findall(f"{''.join(read[page.start :])} {_details(page)}".lower()))
    return any(book.goods.get(word) == kind for word in words) or any(
        book.goods.get(word[:-1]) == kind for word in words if word.endswith("s")
    )


def _details(page: Page) -> str:
    if isinstance(page, (Article, Issue)):
        return f"{page.title} {getattr(page, 'summary', '')} {' '.join(page.tags)}"
    return f"{page.role} {page.organisation}" if isinstance(page, Contributor) else ""


def _without(page: Page, at: int, end: int) -> Fix:
    """The text without the link, the full stop after a bare address, and one of the spaces round them."""
    text = page.source.text
    bare = text.startswith("http", at)
    if bare and text[at - 2 : at] in (". ", "? ", "! ") and text[end : end + 1] == ".":
        end += 1
    if text[at - 1 : at] == " " and text[end : end + 1] in (" ", "\n", "", "."):
        at -= 1
    return offered(Edit(page.source.span(at, end), ""))
