"""Checks of where a link leads: to a page that everybody may open, by the straight way, and unwatched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

from edgepress.check.address import host, is_private, links, meant, page_of, scheme, written
from edgepress.check.reading import short
from edgepress.diagnostics import Diagnostic, Edit, Severity, offered, safe
from edgepress.model import Page, Site

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
_INSIDE = re.compile(r"(?:.+\.)?(?:intranet|intra|nww)(?:\.[\w-]+){2,}")
_START = re.compile(r"https?://+(?:[^/?#@]*@)?", re.I)
_OPEN_TO_ALL = "link to a page that is open to everybody"
_WAYS = {
    "microsoft": f"put the file into the issue's folder and link to it there, or {_OPEN_TO_ALL}",
    "google": f"in Google, choose File, Share, Publish to web and link to that address, or {_OPEN_TO_ALL}",
    "other": _OPEN_TO_ALL,
    "inside": _OPEN_TO_ALL,
}

# What is added to an address to see who came from where; `_TAGS_OF` are names that mean something else on other sites.
_TAG = re.compile(
    r"""(?:utm_\w+|(?:pk|mtm|piwik)_(?:campaign|kwd|source|medium|content|cid|group|vid|keyword)
    |fbclid|fb_(?:action_ids|action_types|source|ref)|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|msclkid|yclid|ysclid|twclid|ttclid
    |epik|igshid|igsh|li_fat_id|mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs(?:tc|sc|fp)|hsctatracking|vero_(?:conv|id)|oly_(?:anon|enc)_id
    |ml_subscriber(?:_hash)?|ck_subscriber_id|sc_campaign|wickedid|_openstat|at_campaign|at_medium|elqtrack(?:id)?
    |guce_referrer(?:_sig)?|guccounter|_branch_match_id|_bhlid|ss_email_id|bbeml|s_kwcid|ef_id)""",
    re.I | re.X,
)
_TAGS_OF = {
    "youtube.com": {"si", "feature", "pp"},
    "youtu.be": {"si", "feature"},
    "open.spotify.com": {"si"},
    "twitter.com": {"s", "t", "ref_src", "ref_url"},
    "x.com": {"s", "t", "ref_src", "ref_url"},
    "linkedin.com": {"trk", "trackingid", "lipi", "rcm"},
    "bbc.co.uk": {"xtor"},
}
_BETWEEN = re.compile(r"(&amp;|&)")

# Services that put themselves between a reader and a page, and the part of their address that says which page it is.
_WRAPPER = re.compile(
    r"""(?:[\w.-]+\.safelinks\.protection\.outlook\.(?:com|us|cn)/|statics\.teams\.(?:cdn\.office\.net|microsoft\.com)/.*safelinks
      |(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}/url\?|lm?\.facebook\.com/l\.php|l\.(?:instagram|threads|messenger)\.(?:com|net)/
      |(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)|(?:www\.)?youtube\.com/redirect\?|out\.reddit\.com/
      |t\.umblr\.com/redirect|(?:away\.)?vk\.com/away\.php|slack-redir\.net/link|linkprotect\.cudasvc\.com/url
      |lnkd\.in/.|urldefense(?:\.proofpoint)?\.(?:com|us)/v\d/|[\w.-]*protect[\w-]*\.mimecast\.com/s/
      |[\w.-]+\.list-manage\d*\.com/track/click|[\w.-]+\.ct\.sendgrid\.net/ls/click)""",
    re.I | re.X,
)
_INNER = re.compile(r"[?&](?:url|q|u|z|to|a)=([^&#]+)", re.I)
_PROOFPOINT = re.compile(r"urldefense[\w.]*/v3/__(https?://?[^*]+?)__;", re.I)
_PLAIN_SITE = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)", re.I)
_UNWRITABLE = re.compile(r"[\s()<>\[\]\"“”‘’\\`{|}]")

_SHORTENERS = frozenset(
    """bit.ly bitly.com t.co tinyurl.com goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rb.gy shorturl.at tiny.cc tiny.one t.ly bl.ink
    dlvr.it fb.me wp.me trib.al ift.tt eepurl.com qrco.de j.mp rebrand.ly snip.ly po.st db.tt tr.im u.to hubs.ly hubs.la amzn.to
    spoti.fi clck.ru soo.gd adf.ly urlz.fr lc.cx zpr.io me2.do shorturl.com shrtco.de 1drv.ms aka.ms qr.ae mcaf.ee su.pr
    x.gd urlr.me bitl.to tny.im""".split()
)


def private_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads to where every reader can go, not to a computer in one building or a file that asks them to sign in.

    Bad:   [the rota](https://ourtrust.sharepoint.com/sites/ward/rota.xlsx)
    Good:  [the rota](https://example.org/rota)
    """
    for link in links(page):
        barrier = _barrier(link.href)
        if barrier:
            name = host(link.href)
            message = f"“{name}” can only be opened inside one building, so readers would get an error"
            if barrier != "inside":
                message = f"“{name}” would ask readers to sign in here, and most of them cannot"
            yield Diagnostic("private-link", message, link.where, hint=_WAYS[barrier])


@lru_cache(2048)
def _barrier(address: str) -> str:
    """What keeps readers from an address: a name in `_WAYS`, or empty."""
    name = host(address)
    if not name:
        return ""
    if is_private(name) or _INSIDE.fullmatch(name):
        return "inside"
    closed = _SIGN_IN.match(_START.sub("", meant(address), 1))
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
        if name and not is_private(name) and not _inner(link.href):
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


def tracking_tags(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An address ends where the page is named, without tags that tell others who clicked.

    Bad:   [the toolkit](https://ihi.org/toolkit?utm_source=mail)
    Good:  [the toolkit](https://ihi.org/toolkit)
    """
    for link in links(page):
        name = host(link.href) if "?" in link.href else ""
        if not name or _inner(link.href):
            continue
        clean, names = _without_tags(link.href, name)
        if not names:
            continue
        place = written(page, link)
        edit = None
        if place:
            raw = page.source.text[slice(*place)]
            start, mended = raw.index("?"), _without_tags(raw, name)[0]
            end = raw.find("#", start)
            rest = len(raw) - end if end >= 0 else 0
            where = page.source.span(place[0] + start, place[1] - rest)
            edit = Edit(where, mended[start : len(mended) - rest])
        several = "tell" if len(names) > 1 else "tells"
        shown = " and ".join(f"“{short(tag, 30)}”" for tag in names[:2])
        yield Diagnostic(
            "tracking-tags",
            f"{shown} in this address {several} others what readers click",
            link.where,
            hint=f"write {short(clean, 100)}",
            severity=Severity.SHOULD,
            fix=None if edit is None else offered(edit) if link.text == link.href else safe(edit),
        )


@lru_cache(2048)
def _without_tags(address: str, name: str) -> tuple[str, tuple[str, ...]]:
    """An address less its tags, every other letter as it stands, and the names of the tags."""
    before, _, rest = address.partition("?")
    if "#" in before:
        return address, ()
    query, sign, part = rest.partition("#")
    there = next((tags for owner, tags in _TAGS_OF.items() if name == owner or name.endswith("." + owner)), set())
    pieces = ["", *_BETWEEN.split(query)]  # a sign before each parameter
    kept: list[str] = []
    names = []
    for between, parameter in zip(pieces[::2], pieces[1::2], strict=True):
        tag = unquote(parameter.partition("=")[0])
        if _TAG.fullmatch(tag) or tag.lower() in there:
            names.append(tag)
        else:
            kept.append((between if kept else "?") + parameter)
    return (f"{before}{''.join(kept)}{sign}{part}" if names else address), tuple(dict.fromkeys(names))


def wrapped_link(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads straight to its page, not through a service that watches or filters whoever clicks.

    Bad:   [the toolkit](https://www.google.com/url?q=https://ihi.org/toolkit)
    Good:  [the toolkit](https://ihi.org/toolkit)
    """
    for link in links(page):
        name = host(link.href)
        if not name or not _is_wrapped(link.href):
            continue
        inner, place = _inner(link.href), written(page, link)
        edit = Edit(page.source.span(*place), inner) if inner and place else None
        yield Diagnostic(
            "wrapped-link",
            f"This link goes through {name}, which sees who clicks, and may stop working",
            link.where,
            hint=f"write {short(inner, 100)}" if inner else _OPEN_AND_COPY,
            severity=Severity.SHOULD,
            fix=None if edit is None else offered(edit) if link.text == link.href else safe(edit),
        )


_OPEN_AND_COPY = "open the link, and copy the address of the page you land on"


@lru_cache(2048)
def _is_wrapped(address: str) -> bool:
    return bool(_WRAPPER.match(_START.sub("", address, 1)))


@lru_cache(2048)
def _inner(address: str) -> str:
    """The page that a wrapped address leads to, as it is written in Markdown; empty where it does not stand in it."""
    if not host(address) or not _is_wrapped(address):
        return ""
    rest = _START.sub("", address, 1)
    direct = _PROOFPOINT.match(rest)
    if direct:
        inner = direct[1] if "://" in direct[1] else direct[1].replace(":/", "://", 1)
    else:
        found = _INNER.search(rest)
        inner = found[1] if found else ""
        if re.match(r"urldefense[\w.]*/v2/", rest, re.I):
            inner = inner.replace("-", "%").replace("_", "/")
        inner = unquote(inner)
    if not _PLAIN_SITE.match(inner) or "&amp;" in inner or is_private(host(inner)):
        return ""
    return _UNWRITABLE.sub(lambda sign: quote(sign[0], safe=""), inner)


def link_shortener(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An address shows where it leads, so that readers can decide whether to go there.

    Bad:   [the toolkit](https://bit.ly/3xYz)
    Good:  [the toolkit](https://ihi.org/toolkit)
    """
    for link in links(page):
        name = host(link.href).removeprefix("www.")
        if name in _SHORTENERS:
            yield Diagnostic(
                "link-shortener",
                f"Readers cannot see where a link to {name} will take them",
                link.where,
                hint=_OPEN_AND_COPY,
                severity=Severity.SHOULD,
                why=f"{name} counts every click, and the link ends when {name} does",
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
