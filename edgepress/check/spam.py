"""The check for advertisements that somebody slipped into a text, hidden or as a link.

A link is an advertisement when its address and words say so several times over, and the rest of the text is about
something else: a hospital's pharmacy, a loan of wheelchairs and a casino night are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from edgepress.check.reading import body, is_guests, short
from edgepress.check.tags import pieces
from edgepress.diagnostics import Diagnostic, Edit, Fix, offered
from edgepress.model import Article, Contributor, Issue, Page, Site
from edgepress.source import Span

_ADDRESS = re.compile(r"http(?<![\w/]http)s?://[^\s<>()\[\]\"'“”]+", re.I)
_HOST = re.compile(r"^https?://(?:www\.)?([^/?#:]+)", re.I)
_PARTS = re.compile(r"[^\W_]+")
SALE = "sale"  # what the list calls words of selling, which are no goods themselves
GAMES = "gambling"  # whose words are glued together in the names of sites
BRAND = 2  # what a word counts that hardly stands in other addresses; others count 1
ENOUGH, ENOUGH_WITH_BRAND = 4, 3  # with a word of selling
LOUD, CRIES = 6, 3  # in a text about such things: all together with a brand, and the words of selling among them
BRANDS_ALONE = 6  # without one
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
        yield from _links(page, _book_for(site))


class _Book:
    """The list as it is looked up: by word, and the longer ones and phrases that are looked for inside."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self.kinds: dict[str, tuple[str, int]] = {}
        for phrase, entry in phrases:
            brand = entry.endswith(f" {BRAND}")
            self.kinds[phrase] = (entry.removesuffix(f" {BRAND}") or "things", BRAND if brand else 1)
        self.goods = {word: kind for word, (kind, _) in self.kinds.items() if kind != SALE}
        self.phrases = [word for word in self.kinds if " " in word]
        self.openers = frozenset(phrase.split()[0] for phrase in self.phrases)
        self.glued = [
            word for word in self.kinds if len(word) >= GLUED and " " not in word and word not in _MEDICINE_IN
        ]
        self.hosts: dict[str, list[str]] = {}

    def inside(self, name: str) -> list[str]:
        """The longer words that stand inside the name of a site, whose links all say the same."""
        if name not in self.hosts:
            self.hosts[name] = [word for word in self.glued if word in name]
        return self.hosts[name]


_last: list[tuple[object, _Book]] = []  # the lists that were asked for last


def _book_for(site: Site) -> _Book:
    if not _last or _last[0][0] is not site.lists:
        _last[:] = [(site.lists, _Book(site.lists.get("en", {}).get("injected-spam", {}).items()))]
    return _last[0][1]


def _links(page: Page, book: _Book) -> Iterator[Diagnostic]:
    for address, words, at, end in _addresses(page):
        kind, loud = _advertises(address, words, book)
        if not kind or not body(page).prose[at:end].strip():
            continue
        about = _is_about(page, kind, book)
        if loud or not about:
            where = page.source.span(at, end)
            yield Diagnostic(
                "injected-spam",
                f"This link leads to a shop for {kind}, and the rest of the text is about something else"
                if not about
                else f"This link leads to a shop for {kind}, and cries its wares aloud",
                where,
                hint=f"delete “{short(page.source.text[at:end], 60)}”, if you did not put it there",
                why="such links are slipped into web pages that somebody broke into, and are copied with them",
                fix=_without(page, at, end),
            )


def _addresses(page: Page) -> Iterator[tuple[str, str, int, int]]:
    """Every web address of a text, the words that lead there, and its place; those that are no link, too."""
    for link in page.seen.links:
        if "://" in link.href:
            yield link.href, link.text, *_offsets(page, link.where)
    known = {link.href for link in page.seen.links}
    for match in _ADDRESS.finditer(page.source.text, page.start):
        address = match[0].rstrip(".,;:!?*_")
        if address not in known:
            yield address, "", match.start(), match.start() + len(address)


def _offsets(page: Page, where: Span) -> tuple[int, int]:
    return page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)


def _advertises(address: str, words: str, book: _Book) -> tuple[str, bool]:
    """What an address and its words sell, empty when they do not; and whether they cry so loud that nobody else would."""
    said = _said(address, words, book)
    goods: dict[str, int] = {}
    sale = 0
    for word, weight in said.items():
        kind = book.kinds[word][0]
        if kind == SALE:
            sale += weight
        else:
            goods[kind] = goods.get(kind, 0) + weight
    if not goods:
        return "", False
    kind = max(goods, key=lambda name: goods[name])
    brand = any(book.kinds[word] == (kind, BRAND) for word in said)
    enough = goods[kind] + sale >= (ENOUGH_WITH_BRAND if brand else ENOUGH)
    if not (sale and enough) and goods[kind] < BRANDS_ALONE:
        return "", False
    return kind, brand and sale >= CRIES and goods[kind] + sale >= LOUD


def _said(address: str, words: str, book: _Book) -> dict[str, int]:
    """The words of the list in an address and in the words of its link, and what each counts."""
    parts = _PARTS.findall(f"{unquote(address)} {words}".lower())
    said = {part: book.kinds[part][1] for part in parts if part in book.kinds}
    host = _HOST.match(address)
    name = host[1].lower().replace("-", "") if host else ""
    glued = [word for word in book.inside(name) if word not in said]
    if any(book.kinds[word][0] != SALE for word in glued):  # bestcasinobonus.example: nobody else is called so
        said |= {word: BRAND if book.kinds[word][0] == GAMES else book.kinds[word][1] for word in glued}
        said |= {word: 1 for word, (kind, _) in book.kinds.items() if kind == SALE and len(word) > 3 and word in name}
    if said or not book.openers.isdisjoint(parts):
        flat = f" {' '.join(parts)} "
        said |= {phrase: book.kinds[phrase][1] for phrase in book.phrases if f" {phrase} " in flat}
    return said


def _is_about(page: Page, kind: str, book: _Book) -> bool:
    """Whether the words of a text, apart from its links, speak of such things themselves."""
    read = list(body(page).words)
    apart = [_offsets(page, link.where) for link in page.seen.links]
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
