"""Checks of the way that a link takes: straight to its page, and unwatched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

from edgepress.check.address import after_scheme, host, is_private, links, written
from edgepress.check.reading import short
from edgepress.diagnostics import Diagnostic, Edit, Severity, offered, safe
from edgepress.model import Page, Site

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
      |lnkd\.in/.|urldefense(?:\.proofpoint)?\.(?:com|us)/v\d/|[\w.-]*protect[\w-]{0,60}\.mimecast\.com/s/
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


def tracking_tags(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An address ends where the page is named, without tags that tell others who clicked.

    Bad:   [the toolkit](https://ihi.org/toolkit?utm_source=mail)
    Good:  [the toolkit](https://ihi.org/toolkit)
    """
    for link in links(page):
        name = host(link.href) if "?" in link.href else ""
        if not name or unwrapped(link.href):
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
        inner, place = unwrapped(link.href), written(page, link)
        inside = place and place[0] < page.start  # in the details a comma may end a value
        fresh = inner.replace(",", "%2C") if inside else inner
        edit = Edit(page.source.span(*place), fresh) if inner and place else None
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
    return bool(_WRAPPER.match(after_scheme(address)))


@lru_cache(2048)
def unwrapped(address: str) -> str:
    """The page that a wrapped address leads to, as it is written in Markdown; empty where it does not stand in it."""
    if not host(address) or not _is_wrapped(address):
        return ""
    rest = after_scheme(address)
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
