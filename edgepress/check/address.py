"""What an address in a text points to: a web page, a file of the guest, a place on the page, or something to refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from edgepress.model import Article, Contributor, Page
from edgepress.seen import Link

SCHEMES = ("https:", "http:", "mailto:", "tel:")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_DOMAIN = re.compile(
    r"^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|int|info|io|eu|uk|nz|au|ca|ie|de|fr|nhs|us|za|in)(?:/|$)",
    re.I,
)
_AT_HOME = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".private", ".home.arpa")
# Slips of the hand in an address, with the address that was meant: http://https://…, https:// …, … “a title”.
_TWICE = re.compile(r"^https?:/{0,2}(?=https?://)", re.I)
_GAP = re.compile(r"^(https?://) +(?=[^\s/])", re.I)
_CURLY_TITLE = re.compile(r"^([^\s<>]+) +[“”„«‘’‚‹][^\n]*[“”»‘’›]$")
_GOES_ON = re.compile(r"[\w/?&=#%~+.-]")
_START = re.compile(r"https?://+(?:[^/?#@]*@)?", re.I)
_UNSEEN = re.compile(r"[\x00-\x20\u200b-\u200f\u2060\ufeff]")


@lru_cache(2048)  # a dozen checks ask of the same addresses
def scheme(address: str) -> str:
    """The scheme of an address in lower case, without its colon; empty for one without."""
    match = _SCHEME.match(_UNSEEN.sub("", address))
    return match[1].lower() if match else ""


def is_web(address: str) -> bool:
    """Whether it is an address that readers may be sent to as it stands."""
    return scheme(address) + ":" in SCHEMES


def is_on_disk(address: str) -> bool:
    """Whether it names a place on somebody's own computer: file:///home/liz/cups.jpg, C:/Users/liz/cups.jpg."""
    return scheme(address) == "file" or len(scheme(address)) == 1


def looks_like_site(address: str) -> bool:
    """Whether somebody meant a web page and left out https://."""
    return bool(_DOMAIN.match(address))


@lru_cache(2048)
def file_path(address: str) -> str | None:
    """The path of a file in the issue's folder, decoded, without ? and #; None for anything else.

    The path may still lead out of the folder: see `is_outside`.
    """
    if not address or address.startswith(("#", "//")) or scheme(address):
        return None
    path = unquote(address.split("#")[0].split("?")[0])
    while path.startswith("./"):
        path = path[2:]
    return path or None


def is_outside(path: str) -> bool:
    """Whether a path leads out of the folder, on any computer."""
    decoded = unquote(path)
    parts = re.split(r"[/\\]", decoded)
    return (
        decoded.startswith(("/", "\\", "~"))
        or ".." in parts
        or bool(re.match(r"^[A-Za-z]:", decoded))
        or "\\" in decoded
    )


@lru_cache(2048)
def is_private(host: str) -> bool:
    """Whether the name of a host means a computer in a house or on a desk: localhost, a single word, 10.0.0.7."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".")
        return name == "localhost" or name.endswith(_AT_HOME) or ("." not in name and name.isidentifier())


def begun(address: str) -> str:
    """An address that begins as it was meant to: http://https://x and https:// x are https://x."""
    return _GAP.sub(r"\1", _TWICE.sub("", address))


@lru_cache(2048)
def meant(address: str) -> str:
    """An address without the slips that `link-not-made` tells of; what it leads to is judged by this."""
    if "://" not in address and " " not in address:
        return address
    address = begun(address)
    titled = _CURLY_TITLE.match(address)
    return titled[1] if titled else address


@lru_cache(2048)
def host(address: str) -> str:
    """The name of the site in a web address, in small letters; empty where there is none."""
    if scheme(address) not in ("http", "https"):
        return ""
    try:
        return (urlsplit(meant(address)).hostname or "").lower()
    except ValueError:
        return ""


def after_scheme(address: str) -> str:
    """A web address from the name of its site on."""
    return _START.sub("", address, count=1)


def written(page: Page, link: Link) -> tuple[int, int] | None:
    """Where the address of a link begins and ends in the source, as offsets; None where it stands there in other letters."""
    text, where = page.source.text, link.where
    begin, end = page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)
    for address in (link.href, link.href.replace("&", "&amp;")):
        if not address:
            return None
        for opening in ("](", "](<", ""):
            at = text.find(opening + address, begin, end)
            after = at + len(opening) + len(address)
            if at >= 0 and not _GOES_ON.match(text, after):
                return at + len(opening), after
    return None


def page_of(address: str) -> str:
    """The address of a page on the web, without the place on it."""
    return meant(address).partition("#")[0]


def askable(page: Page) -> Iterator[str]:
    """The web pages that a text links to and that can be asked for, each without the place on it."""
    for link in links(page):
        name = host(link.href)
        if name and not is_private(name):
            yield page_of(link.href)


def links(page: Page) -> Iterator[Link]:
    """Every link that a page shows, in the text or in its details, with its place."""
    yield from page.seen.links
    if isinstance(page, Article) and page.link:
        yield Link(page.link, "", page.at("link"))
    if isinstance(page, Contributor):
        for name, address in page.links.items():
            if scheme(address):
                yield Link(address, "", page.at(f"links.{name}"))
