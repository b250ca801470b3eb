"""Checks of the words of a link: whether somebody who hears or sees only them knows where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from edgepress.check.address import host, meant, scheme
from edgepress.check.reading import body, is_guests, listed, short
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Page, Site
from edgepress.seen import Link
from edgepress.source import Span

MOST = 5  # addresses or handles of which one text is told

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]\"“”«»]*[^\s<>()\[\]\"“”«».,;:!?'’…*_]", re.I)
_HALF_A_LINK = re.compile(r"[\])]\s{0,2}[\[(]$|[<=\"]$")  # link-not-made tells of those
_IN_A_CODE = re.compile(r"(?:\]|\[[a-z][\w-]{1,40} (?:\w{1,20}=[\"']?)?)$")  # [embed]https://…[/embed] is a shortcode's
_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.[^\s/]+/.)\S*", re.I)
_WAY = re.compile(r"^https?://(?:www\.)?", re.I)
_NOTE = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:|[ ]{4}")
_HANDLE = re.compile(r"(?<![\w@./:&=+~-])@([A-Za-z][A-Za-z0-9_]{1,29})(?![\w@]|[.-][A-Za-z])")
_NO_HANDLES = frozenset("home work school scale media".split())  # Hospital @home is a name of its own
_SITES = re.compile(
    r"\b(?:twitter|tweet\w*|mastodon|blue ?sky|instagram|insta|linkedin|facebook|threads|tiktok|github|gitlab|youtube|telegram"
    r"|pinterest|tumblr|flickr|snapchat|whatsapp|wechat|weibo|x\.com)\b|(?-i:\bX\b)",
    re.I,
)
_NO_NAMES = frozenset("index html htm php aspx default home page pages node post posts article articles www".split())


def vague_link_text(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The words of a link say where it goes.

    Bad:   Download the toolkit [here](https://ihi.org/falls-toolkit)
    Good:  Download the [falls toolkit](https://ihi.org/falls-toolkit)
    """
    if not page.seen.links:
        return
    vague = _vague(page, site)
    for link in page.seen.links:
        if _plain(link.text) in vague:
            words = short(link.text)
            yield Diagnostic(
                "vague-link-text",
                f"This link says “{words}”, so a list of links would just read “{words}”",
                link.where,
                hint=f"say what readers will find, as in {_example(link.href)}",
                severity=Severity.SHOULD,
                why="people using screen readers often jump from link to link",
            )


def _plain(words: str) -> str:
    """Words in small letters, without punctuation and arrows."""
    return " ".join(_WORD.findall(words.lower().replace("’", "'")))


def _vague(page: Page, site: Site) -> frozenset[str]:
    return _plain_set(tuple(listed(page, site, "vague-link-text")))


@lru_cache(16)
def _plain_set(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(phrase) for phrase in phrases)


def _example(address: str) -> str:
    """A link to an address, with the words that its own last part suggests."""
    return f"“[{_name(address) or 'words that name it'}]({short(address, 60)})”"


def _name(address: str) -> str:
    """What a page is probably called: the words at the end of its address; empty where it ends in none."""
    if scheme(address) == "mailto":
        return "write to us"
    path = unquote(re.sub(r"^[a-z]+://[^/]*", "", meant(address).split("?")[0].split("#")[0], flags=re.I))
    for part in reversed(path.split("/")):
        words = _WORD.findall(re.sub(r"\.\w{2,5}$", "", part).replace("-", " ").replace("_", " "))
        told = [word for word in words if len(word) > 1 and word.isalpha() and word.lower() not in _NO_NAMES]
        if len(told) == len(words) and sum(map(len, told)) > 3:
            return short(" ".join(told[:6]))
    return ""


def address_as_text(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link is words, not a web address, which is read out letter by letter.

    Bad:   See https://ihi.org/falls-toolkit
    Good:  See the [falls toolkit](https://ihi.org/falls-toolkit)
    """
    text = page.source.text
    if is_guests(page) and (text.find("://", page.start) >= 0 or text.find("www.", page.start) >= 0):
        yield from islice(_addresses(page), MOST)


def _addresses(page: Page) -> Iterator[Diagnostic]:
    """Links whose words are an address, and addresses that stand in the text as they are."""
    for link in page.seen.links:
        if _ADDRESS_ONLY.fullmatch(link.text) and not (_is_lasting(link.text) or _says_another(link)):
            yield _spelled(link.text, link.href, link.where, "would be read out letter by letter")
    prose = _without_links(page)
    if "://" not in prose and "www." not in prose.lower():
        return
    for match in _BARE.finditer(prose, page.start):
        begin = prose.rfind("\n", 0, match.start()) + 1
        half = _HALF_A_LINK.search(prose, max(begin, match.start() - 4), match.start())
        boxed = _IN_A_CODE.search(prose, max(begin, match.start() - 60), match.start())
        if not half and not boxed and not _is_lasting(match[0]) and not _NOTE.match(page.source.text, begin):
            address = match[0] if "://" in match[0] else f"https://{match[0]}"
            where = page.source.span(*match.span())
            yield _spelled(match[0], address, where, "is no link here, and would be read out letter by letter")


def _spelled(words: str, address: str, where: Span, what: str) -> Diagnostic:
    hint = f"give it words: {_example(address)}"
    return Diagnostic("address-as-text", f"“{short(words)}” {what}", where, hint=hint, severity=Severity.CONSIDER)


def _says_another(link: Link) -> bool:
    """Whether the words of a link are the address of another site: link-in-disguise tells of that."""
    said = link.text if "://" in link.text else f"https://{link.text}"
    return host(said).removeprefix("www.") != host(link.href).removeprefix("www.")


def _is_lasting(address: str) -> bool:
    """Whether an address is the number of a paper or a person, which those who cite it write out."""
    return host(address).removeprefix("www.").removeprefix("dx.") in ("doi.org", "orcid.org", "hdl.handle.net")


def _without_links(page: Page) -> str:
    """The prose with every link, picture and tag turned into blanks, of the same length."""
    prose = body(page).prose
    source, pieces, at = page.source, [], 0
    seen = page.seen
    places = [*(link.where for link in seen.links), *(picture.where for picture in seen.pictures)]
    for where in sorted([*places, *(tag.where for tag in seen.tags)]):
        begin, end = source.offset(where.line, where.column), source.offset(where.end_line, where.end_column)
        if begin >= at:
            pieces += [prose[at:begin], "\n".join(" " * len(line) for line in prose[begin:end].split("\n"))]
            at = end
    return "".join([*pieces, prose[at:]])


def same_text_two_places(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Links with the same words go to the same place.

    Bad:   The [report](https://ihi.org/falls) and the [report](https://ihi.org/sepsis)
    Good:  The [report on falls](https://ihi.org/falls) and the [report on sepsis](https://ihi.org/sepsis)
    """
    if len(page.seen.links) < 2:
        return
    vague = _vague(page, site)
    seen: dict[str, tuple[Link, set[str]]] = {}
    for link in page.seen.links:
        words, place = _plain(link.text), _place(link.href)
        none = not _LETTERS.search(words) or link.href[:1] in ("", "#")  # a place on the same page is no other page
        if words in vague or none or _ADDRESS_ONLY.fullmatch(link.text):
            continue
        first, places = seen.setdefault(words, (link, {place}))
        if place in places:
            continue
        places.add(place)
        one, other = _name(first.href), _name(link.href)
        example = f", such as “{one}” and “{other}”" if one and other and one.lower() != other.lower() else ""
        yield Diagnostic(
            "same-text-two-places",
            f"The link “{short(link.text)}” on line {first.where.line} goes somewhere else than this one",
            link.where,
            hint=f"say in the words of each what is different{example}",
            severity=Severity.SHOULD,
            why="people using screen readers often hear links without what stands round them",
        )


def _place(address: str) -> str:
    """Where an address leads, whichever way it is written."""
    return _WAY.sub("", meant(address)).rstrip("/").lower() or "/"


def bare_handle(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A name that begins with @ says on which site it is.

    Bad:   Write to @ihi
    Good:  Write to [@ihi on Mastodon](https://mastodon.social/@ihi)
    """
    if not is_guests(page) or page.source.text.find("@", page.start) < 0:
        return
    told: set[str] = set()
    prose = _without_links(page)
    for match in _HANDLE.finditer(prose, page.start):
        handle = match[0]
        if handle.lower() in told or match[1].lower() in _NO_HANDLES or _says_where(prose, match.start()):
            continue
        told.add(handle.lower())
        yield Diagnostic(
            "bare-handle",
            f"“{handle}” does not say on which site it is",
            page.source.span(*match.span()),
            hint=f"say it and link it, as in [{handle} on Mastodon](https://mastodon.social/{handle})",
            severity=Severity.CONSIDER,
        )
        if len(told) == MOST:
            return


def _says_where(prose: str, at: int) -> bool:
    """Whether the paragraph names a site near a handle."""
    begin = max(prose.rfind("\n\n", max(0, at - 200), at), at - 200, 0)
    end = prose.find("\n\n", at, at + 200)
    return bool(_SITES.search(prose, begin, end if end >= 0 else at + 200))
