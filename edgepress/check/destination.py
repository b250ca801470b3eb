"""Checks of what a link leads to: a page that is there, that everybody may open, and that is of the type one expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from edgepress.check.address import (
    after_scheme,
    file_path,
    host,
    is_on_disk,
    is_private,
    links,
    meant,
    page_of,
    scheme,
    written,
)
from edgepress.check.detour import unwrapped
from edgepress.check.reading import issue_of, language, short
from edgepress.diagnostics import Diagnostic, Edit, Severity, offered
from edgepress.model import Page, Site
from edgepress.seen import Link

# Places that ask readers to sign in, by the name of the site and what follows it.
_SIGN_IN = re.compile(
    r"""(?P<microsoft>(?!www\.)[\w-]+\.sharepoint\.(?:com|us)(?:/|$)
      |onedrive\.live\.com/(?!embed|redir|download)(?![^\#]*authkey=)
      |teams\.microsoft\.com/(?:_\#/)?l/file/)
    |(?P<google>docs\.google\.com/(?:a/[\w.-]+/)?(?:document|spreadsheets|presentation|drawings|forms|file)/(?:u/\d+/)?d/[\w-]+/edit
      |docs\.google\.com/(?:document|spreadsheets|presentation|forms)/(?:u/\d+/?)?(?:$|\?)
      |drive\.google\.com/(?:drive/(?:u/\d+|my-drive|shared-with-me|home|recent)|file/(?:u/\d+/)?d/[\w-]+/edit)
      |(?:mail|calendar)\.google\.com/(?:mail|calendar)/u/)
    |(?P<other>app\.slack\.com/client/|[\w-]+\.slack\.com/(?:archives|files)/|(?:www\.)?canva\.com/design/[^?\#]+/edit
      |[\w.-]+/(?:[^?\#]*/)?wp-admin/(?:post|edit|index)\.php|[\w.-]+/[^?\#]*\?(?:[^\#]*&)?preview=true
      |web\.yammer\.com/
      |teams\.microsoft\.com/(?:_\#|v2|l/(?:message|channel|chat|team|entity|task)/)
      |outlook\.(?:office|office365|live)\.com/(?:mail|owa)/
      |forms\.(?:office\.com|microsoft\.com|cloud\.microsoft)/pages/designpage)""",
    re.I | re.X,
)
_INSIDE = frozenset("intranet intra nww".split())  # the first names of sites inside one organisation
_LATIN = re.compile(r"[a-z]+")
_OPEN_TO_ALL = "link to a page that is open to everybody"
_WAYS = {
    "microsoft": f"put the file into the issue's folder and link to it there, or {_OPEN_TO_ALL}",
    "google": f"in Google, choose File, Share, Publish to web and link to that address, or {_OPEN_TO_ALL}",
    "other": _OPEN_TO_ALL,
    "inside": _OPEN_TO_ALL,
    "disk": f"put the file into the issue's folder and link to it there, or {_OPEN_TO_ALL}",
}

# The endings of files, what to call the type, and the words that say it already.
_TYPES = {
    "pdf": ("PDF", "pdf"),
    "doc": ("Word", "doc docx word"),
    "docx": ("Word", "doc docx word"),
    "xls": ("Excel", "xls xlsx excel spreadsheet tableur"),
    "xlsx": ("Excel", "xls xlsx excel spreadsheet tableur"),
    "ppt": ("PowerPoint", "ppt pptx powerpoint"),
    "pptx": ("PowerPoint", "ppt pptx powerpoint"),
    "zip": ("ZIP", "zip"),
}


def private_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads to where every reader can go, not to a computer in one building or a file that asks them to sign in.

    Bad:   [the rota](https://ourtrust.sharepoint.com/sites/ward/rota.xlsx)
    Good:  [the rota](https://example.org/rota)
    """
    for link in links(page):
        barrier = _barrier(link.href)
        if barrier:
            yield Diagnostic("private-link", _behind(barrier, link.href), link.where, hint=_WAYS[barrier])


def _behind(barrier: str, address: str) -> str:
    """What keeps readers from an address, in words."""
    if barrier == "disk":
        return f"“{short(address)}” lies on a disk that readers do not have, so the link opens nothing"
    if barrier == "inside":
        return f"“{host(address)}” can only be opened inside one building, so readers would get an error"
    return f"“{host(address)}” would ask readers to sign in here, and most of them cannot"


@lru_cache(2048)
def _barrier(address: str) -> str:
    """What keeps readers from an address: a name in `_WAYS`, or empty."""
    if is_on_disk(address):
        return "disk"
    name = host(address)
    if not name:
        return ""
    if is_private(name) or not _INSIDE.isdisjoint(name.split(".")[:-2]):
        return "inside"
    closed = _SIGN_IN.match(after_scheme(meant(address)))
    return (closed.lastgroup or "") if closed else ""


def insecure_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The address of another site begins with https://, so that nobody on the way can read or change the page.

    Bad:   [the institute](http://ihi.org)
    Good:  [the institute](https://ihi.org)
    """
    for link in links(page):
        if scheme(link.href) != "http" or meant(link.href)[:5].lower() != "http:":
            continue
        name = host(link.href)
        if name and not is_private(name) and not unwrapped(link.href):
            place = written(page, link)
            edit = Edit(page.source.span(place[0] + 4, place[0] + 4), "s") if place else None
            yield Diagnostic(
                "insecure-link",
                f"Anybody on the way to {name} could read or change what readers get there",
                link.where,
                hint=f"write https{short(link.href[4:], 80)} and try whether it opens",
                severity=Severity.SHOULD,
                why="some browsers warn readers before they open such a page",
                fix=offered(edit) if edit else None,
            )


def dead_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads to a page that is still there. This is asked only by `edgepress check --online`.

    Bad:   [the survey](https://example.org/survey-2019) where that page is gone
    Good:  [the survey](https://example.org/survey)
    """
    if not site.answers:
        return
    for link in links(page):
        answer = site.answers.get(page_of(link.href))
        if answer:
            yield Diagnostic(
                "dead-link",
                f"“{short(page_of(link.href), 60)}” {answer}, so readers would find no page",
                link.where,
                hint="look where the page is now and link to that, or take the link out",
                severity=Severity.SHOULD,
            )


def file_type_unsaid(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The words of a link to a file say of which type it is, and how large.

    Bad:   [the poster](poster.pdf)
    Good:  [the poster (PDF, 200 KB)](poster.pdf)
    """
    for link in page.seen.links:
        path = meant(link.href).partition("#")[0].partition("?")[0]
        kind, said = _TYPES.get(path.rpartition(".")[2].lower(), ("", ""))
        if not kind or not link.text:
            continue
        size = _size_of(page, site, link.href)
        if size is None or _says_type(page, link, said):
            continue
        label = f" ({kind}, {size})" if size else f" ({kind})"
        place = written(page, link)
        end = page.source.text.rfind("](", 0, place[0]) if place else -1
        inside = place and end >= 0 and page.source.text[end : place[0]] in ("](", "](<")
        where = page.source.span(end, end) if inside else None
        yield Diagnostic(
            "file-type-unsaid",
            f"“{short(link.text)}” opens {'an' if kind == 'Excel' else 'a'} {kind} file, and its words do not say so",
            link.where,
            hint=f"write [{short(link.text)}{label}]({short(link.href, 60)})",
            severity=Severity.CONSIDER,
            why="on a phone, or with little data left, people want to know before they open it",
            fix=offered(Edit(where, label)) if where else None,
        )


def _says_type(page: Page, link: Link, said: str) -> bool:
    """Whether the type of a file is named in the words of a link or close to them."""
    text, where = page.source.text, link.where
    begin, end = page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)
    near = f"{text[max(page.start, begin - 30) : begin]} {link.text} {text[end : end + 30]}"
    return not frozenset(said.split()).isdisjoint(_LATIN.findall(near.lower()))


def _size_of(page: Page, site: Site, address: str) -> str | None:
    """The size of a guest's file as people read it, empty for a file of another site, None for a file that is not there."""
    if scheme(address):
        return "" if host(address) else None
    path, issue = file_path(meant(address)), issue_of(page, site)
    asset = issue.assets.get(path) if issue and path else None
    if asset is None:
        return None
    french = language(page, site) == "fr"
    kilo = max(1, round(asset.size / 1000))
    if kilo < 1000:
        return f"{kilo} {'ko' if french else 'KB'}"
    mega = f"{kilo / 1000:.1f}".removesuffix(".0")
    return f"{mega.replace('.', ',')} Mo" if french else f"{mega} MB"
