"""Proofs of the words of links: whether somebody who hears only them knows where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.shown import Link, all_links, language_of, short, shown
from edgepress.proof.tree import every

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.[^\s/]+/.|[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/.)\S*", re.I)
LONGEST = 12  # words of a link that are looked at for phrases: more say something
_LASTING = ("doi.org", "dx.doi.org", "orcid.org", "hdl.handle.net")  # numbers that are written out when they are cited
_OPAQUE = re.compile(r"(?=[\w=-]{0,80}\d)(?=[\w=-]{0,80}[A-Z])[\w=-]{24,}")


def link_silent(letter: Letter) -> Iterator[Diagnostic]:
    """A link has words, or a picture with a description: a label or a title alone is not heard everywhere.

    Bad:   <a href="https://harbour.example.org/"><img src="https://harbour.example.org/logo.png" alt=""></a>
    Good:  <a href="https://harbour.example.org/"><img src="https://harbour.example.org/logo.png" alt="Harbour news"></a>
    """
    for link in all_links(letter):
        if link.words or link.hidden or link.element.tag.startswith("v:"):
            continue
        if any("alt" not in one.attrib for one in every(link.element, "img")):
            continue  # description-unsaid tells of it
        label = link.element.get("aria-label") or link.element.get("title")
        also = f"; its label “{short(label, 40)}” is dropped by Yahoo" if label else ""
        yield Diagnostic(
            "link-silent",
            f"A link has no words, so readers who listen hear its address letter by letter{also}",
            letter.span(link.element),
            hint="give it words, or describe its picture by where the link leads",
        )


def link_vague(letter: Letter) -> Iterator[Diagnostic]:
    """The words of a link say where it leads; those that do not are known in eight languages.

    Bad:   <a href="https://harbour.example.org/cat/">Read more</a>
    Good:  <a href="https://harbour.example.org/cat/">Read how the cat came on board</a>
    """
    meant = _meant(letter, "vague-link-text")
    for link in shown(letter).links:
        if link.words and not link.hidden and _is_vague(letter, link) and _plain(link.words) not in meant:
            words = short(link.words)
            yield Diagnostic(
                "link-vague",
                f"A link says “{words}”, so a list of links would just read “{words}”",
                letter.span(link.element),
                hint="say what readers will find there",
                severity=Severity.SHOULD,
                why="people using screen readers often jump from link to link",
            )


def _is_vague(letter: Letter, link: Link) -> bool:
    listed = letter.lists.get(language_of(letter, link.element), {}).get("vague-link-text", {})
    return bool(listed) and _only(_plain(link.words), tuple(listed), _small(letter, link))


def _small(letter: Letter, link: Link) -> frozenset[str]:
    """The commonest words of the language of a link, which tell nothing by themselves."""
    return frozenset(letter.lists.get("languages", {}).get(language_of(letter, link.element), ()))


@lru_cache(512)
def _only(words: str, phrases: tuple[str, ...], small: frozenset[str]) -> bool:
    """Whether words are one of some phrases, or some of them with small words between: click here to read more."""
    known = _plain_set(phrases)
    if words in known:
        return True
    left = words.split()
    sizes = []
    while left and len(words.split()) <= LONGEST:
        size = next((n for n in range(len(left), 0, -1) if " ".join(left[:n]) in known), 0)
        if not size and left[0] not in small:
            return False
        sizes += [size] if size else []
        del left[: size or 1]
    return not left and len(sizes) > 1 and sizes[0] > 1  # a word such as view may say more with others


def _plain(words: str) -> str:
    """Words in small letters, without punctuation and arrows."""
    return " ".join(_WORD.findall(words.lower().replace("’", "'")))


@lru_cache(16)
def _plain_set(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(phrase) for phrase in phrases)


def _meant(letter: Letter, check: str) -> frozenset[str]:
    """The words of links in texts whose guest says that a check of theirs is meant as it is."""
    if letter.issue is None:
        return frozenset()
    pages = [p for p in (letter.issue, *letter.issue.articles) if any(one.check == check for one in p.allow)]
    return frozenset(_plain(link.text) for page in pages for link in page.seen.links)


def link_bare(letter: Letter) -> Iterator[Diagnostic]:
    """A link is words, not a web address, which is read out letter by letter.

    Bad:   <a href="https://harbour.example.org/cat/">https://harbour.example.org/cat/</a>
    Good:  <a href="https://harbour.example.org/cat/">how the cat came on board</a>
    """
    meant = _meant(letter, "address-as-text")
    for link in shown(letter).links:
        if link.hidden or not _ADDRESS.fullmatch(link.words) or _plain(link.words) in meant or _lasts(link.words):
            continue
        yield Diagnostic(
            "link-bare",
            f"The words of a link are an address, “{short(link.words, 50)}”, and are read out letter by letter",
            letter.span(link.element),
            hint="say in words where it leads",
            severity=Severity.CONSIDER,
        )


def _lasts(address: str) -> bool:
    return _host(address if "://" in address else f"https://{address}").removeprefix("www.") in _LASTING


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def link_twice(letter: Letter) -> Iterator[Diagnostic]:
    """Links with the same words lead to the same place.

    Bad:   <a href="https://…/cat/">The story</a> … <a href="https://…/dog/">The story</a>
    Good:  <a href="https://…/cat/">The cat’s story</a> … <a href="https://…/dog/">The dog’s story</a>
    """
    meant = _meant(letter, "same-text-two-places")
    first: dict[str, tuple[Link, set[str]]] = {}
    for link in shown(letter).links:
        words = _plain(link.words)
        if not words or link.hidden or words in meant or _ADDRESS.fullmatch(link.words) or _is_vague(letter, link):
            continue
        place = _place(link.href)
        if not place or link.href.startswith("#"):
            continue  # a note and the way back from it have the same number
        known, places = first.setdefault(words, (link, {place}))
        if place in places:
            continue
        places.add(place)
        line = letter.span(known.element).line
        yield Diagnostic(
            "link-twice",
            f"The link “{short(link.words)}” leads elsewhere than the link with the same words in line {line}",
            letter.span(link.element),
            hint="say in the words of each what is different",
            severity=Severity.SHOULD,
            why="people using screen readers often hear links without what stands round them",
        )


def _place(href: str) -> str:
    """Where an address leads, however it is written; empty where a mail service stands between."""
    if is_counted(href):
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    query = urlencode([pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(("utm_", "mc_"))])
    host = (parts.netloc or "").lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{query}#{parts.fragment}".lower()


def is_counted(href: str) -> bool:
    """Whether an address is one that a mail service made to count who follows it: each link has its own."""
    return _OPAQUE.search(href) is not None
