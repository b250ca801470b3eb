"""Checks of how a link is written: whether Markdown makes one of it, and whether it has a place to go to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from html import escape
from urllib.parse import quote

from edgepress.check.address import begun, file_path, is_outside, looks_like_site, meant, scheme, written
from edgepress.check.reading import body, is_guests, issue_of, short
from edgepress.diagnostics import Diagnostic, Edit, Fix, offered, safe
from edgepress.model import Page, Site
from edgepress.seen import Link

_MAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/.]{2,}")
_NO_COLON = re.compile(r"(https?)[;,]?//(?=\w)", re.I)
_WEB = re.compile(r"https?://\S|www\.\w|mailto:\S", re.I)
_GAP_IN_NAME = re.compile(r"https?:/*[^/?#]*\s", re.I)  # of the site: link-in-disguise tells it
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.M)
_TURN = re.compile(r"(?<!\s)\s*\n\s*")
_FILE_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
# What looks like a link and is none: (words)[address], [words][address], [words] (address), [words](address and no end.
_SWAPPED = re.compile(
    r"(?<![\]\\!])(?:\(([^()\[\]\n]{1,200})\)|\[([^()\[\]\n]{1,200})\])\[([^\[\]()\s]{4,2000})\](?![(\[:])"
)
_APART = re.compile(
    r"(?<![\]\\!])\[([^\[\]\n]{1,200})\]([ \t]++\n?[ \t]*+|\n[ \t]*+)\(([^()\s]{4,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
# [words][label] is an honest link, and a label has none of the signs at the end of this.
_MAY_BE_SWAPPED = re.compile(r"[)\]]\[[^\[\]()\s]*[./:]")
_MAY_BE_APART = re.compile(r"\]\s+\(")
_OPEN = re.compile(r"(?<![\\!])\[([^\[\]\n]{1,200})\]\(([^\s<>\]]{4,2000})\]?(?=\s|$)")


def file_not_found(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A file that a text links to stands in the issue's folder.

    Bad:   [the poster](files/Poster.pdf) where the file is called poster.pdf
    Good:  [the poster](files/poster.pdf)
    """
    for link in page.seen.links:
        path = file_path(meant(link.href))
        if path is None or is_outside(path) or looks_like_site(path) or _NO_COLON.match(link.href):
            continue
        names = _files(page, site)
        if path.rstrip("/") not in names:
            near = get_close_matches(path, names, n=1, cutoff=0.6) or [
                n for n in names if n.casefold() == path.casefold()
            ]
            yield Diagnostic(
                "file-not-found",
                f"No file “{path}” lies beside this text, so the link leads nowhere",
                link.where,
                hint=_way_to_file(path, near),
                fix=_other_address(page, link, quote(near[0])) if near else None,
            )


def _way_to_file(path: str, near: list[str]) -> str:
    """What to do about a file that is not there."""
    if _MAIL.fullmatch(path):
        return f"for an email address, write mailto:{path} between the round brackets"
    if near:
        return f"did you mean “{near[0]}”?"
    return "put the file into the issue's folder, or begin the address with https://"


def _other_address(page: Page, link: Link, address: str) -> Fix | None:
    """Another address in the place of a link's own, for a person to look at."""
    place = written(page, link)
    return offered(Edit(page.source.span(*place), address)) if place else None


def missing_https(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An address of another site begins with https://, or it would lead to a page of our own that is not there.

    Bad:   [the institute](ihi.org)
    Good:  [the institute](https://ihi.org)
    """
    for link in page.seen.links:
        path = file_path(meant(link.href))
        cut = _NO_COLON.match(link.href)
        if link.href.startswith("//"):
            message, start, end = f"“{link.href}” does not say how to get there", "https:", 0
        elif path and cut:
            message, start, end = f"“{link.href}” would open a page on our own site", f"{cut[1]}://", cut.end()
        elif path and looks_like_site(path) and path not in _files(page, site):
            message, start, end = f"“{link.href}” would open a page on our own site", "https://", 0
        elif link.href == "" and link.text:
            message = f"The link “{link.text}” has no address"
            hint = "put one between the round brackets"
            yield Diagnostic("missing-https", message, link.where, hint=hint)
            continue
        else:
            continue
        hint = f"write {start}{meant(link.href)[end:]}"
        place = written(page, link)
        edit = Edit(page.source.span(place[0], place[0] + end), start) if place else None
        near = get_close_matches(path or "", _files(page, site), n=1, cutoff=0.6)
        fix = None if edit is None else offered(edit) if near else safe(edit)
        yield Diagnostic("missing-https", message, link.where, hint=hint, fix=fix)


def link_not_made(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link is written [words](https://address): words in square brackets, the address in round ones, nothing between.

    Bad:   (the toolkit)[https://ihi.org/toolkit]
    Good:  [the toolkit](https://ihi.org/toolkit)
    """
    if not is_guests(page):
        return
    for link in page.seen.links:
        if " " in link.href or "\n" in link.href or "://" in link.href[8:]:
            yield from _slips(page, link)
    text = page.source.text
    if _MAY_BE_SWAPPED.search(text, page.start):
        yield from _swapped(page, site)
    if _MAY_BE_APART.search(text, page.start):
        yield from _apart(page, site)
    if "](" in page.html:
        yield from _open(page, site)


def _slips(page: Page, link: Link) -> Iterator[Diagnostic]:
    """What is wrong with the address of a link that Markdown did make."""
    href, place = link.href, written(page, link)
    begins, right = begun(href), meant(href)
    raw = page.source.text[slice(*place)] if place else ""
    where = page.source.span(*place) if place else link.where
    if begins != href:
        message = f"“{short(href, 60)}” is no address, so the link opens no page"
        fix = safe(Edit(where, begun(raw))) if place else None
        yield Diagnostic("link-not-made", message, link.where, hint=f"write {short(begins, 80)}", fix=fix)
    elif right != href:
        title = href[len(right) :].strip()
        inner = title[1:-1].strip()
        message = f"The curly quotes round “{short(inner)}” become part of the address, so the link opens no page"
        hint = f'put straight quotes round the title: [{short(link.text)}]({short(right, 60)} "{short(inner)}")'
        fits = raw.endswith(title) and '"' not in title
        fix = safe(Edit(where, f'{raw[: -len(title)]}"{inner}"')) if fits else None
        yield Diagnostic("link-not-made", message, link.where, hint=hint, fix=fix)
    elif scheme(href) in ("http", "https") and (" " in href or "\n" in href) and not _GAP_IN_NAME.match(href):
        filled = _TURN.sub("", raw).replace(" ", "%20")
        certain = bool(_FILE_ENDING.search(href)) and "\n" not in href
        message = f"The gap in “{short(href, 60)}” cuts the link off there in many mail programs"
        hint = f"write {short(filled or href, 80)}, or take out what is not part of the address"
        fix = (safe if certain else offered)(Edit(where, filled)) if place else None
        yield Diagnostic("link-not-made", message, link.where, hint=hint, fix=fix)


def _swapped(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Square brackets round the address."""
    read, files, defined = body(page), _files(page, site), _defined(page)
    for match in _SWAPPED.finditer(read.prose, read.start):
        address, words = match[3], match[1] or match[2]
        joined = read.prose[match.start() - 1].isalnum()  # as a Hebrew word is with the one before; or a command
        known = _WEB.match(address) if joined else _is_address(address, files)
        if known and address.lower() not in defined and _LETTERS.search(words):
            right = f"[{words}]({'https://' if address.lower().startswith('www.') else ''}{address})"
            yield _raw(page, match, right, safe(Edit(page.source.span(*match.span()), right)))


def _apart(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A gap between the words and the address."""
    read, files, defined = body(page), _files(page, site), _defined(page)
    for match in _APART.finditer(read.prose, read.start):
        words, address = match[1], match[3]
        said = words.lower() != "sic" and not words.startswith("^") and _LETTERS.search(words)
        if said and _is_address(address, files) and words.lower() not in defined:
            yield _raw(page, match, f"[{words}]({address})", safe(Edit(page.source.span(*match.span(2)), "")))


def _open(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No bracket that closes the address."""
    read, files = body(page), _files(page, site)
    for match in _OPEN.finditer(read.prose, read.start):
        address = match[2].rstrip(".,;:!?")
        if _is_address(address, files) and f"]({escape(address, quote=False)}" in page.html:
            where = page.source.span(match.start(2) + len(address), match.end())
            edit = Edit(where, ")" + match[2][len(address) :])
            yield _raw(page, match, f"[{match[1]}]({address})", offered(edit))


def _raw(page: Page, match: re.Match[str], right: str, fix: Fix) -> Diagnostic:
    message = f"Readers would see “{short(match[0], 60)}” as it stands here, and no link"
    where = page.source.span(match.start(), match.end())
    return Diagnostic("link-not-made", message, where, hint=f"write {short(right, 120)}", fix=fix)


def _is_address(words: str, files: list[str]) -> bool:
    return bool(_WEB.match(words)) or words in files


def _defined(page: Page) -> frozenset[str]:
    """The names of links whose addresses stand somewhere else in the text."""
    return frozenset(match[1].lower() for match in _DEFINED.finditer(page.source.text, page.start))


def _files(page: Page, site: Site) -> list[str]:
    """What a text of this issue may link to, by path in its folder: files, and the other articles."""
    issue = issue_of(page, site)
    if issue is None:
        return []
    return [*issue.assets, *(a.source.path.rpartition("/")[2] for a in issue.articles), "issue.md"]
