"""The check for links that lead elsewhere than they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from edgepress.check.address import is_private, links, meant, scheme
from edgepress.check.detour import unwrapped
from edgepress.check.reading import short
from edgepress.diagnostics import Diagnostic
from edgepress.model import Page, Site
from edgepress.seen import Link

_SITE_IN_WORDS = re.compile(r"^\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?\s*$", re.I)
_SITE_AMONG_WORDS = re.compile(r"(?:https?://|(?<![\w.-])www\.)((?:[\w-]+\.)+[a-z]{2,})", re.I)
_MAIL_IN_WORDS = re.compile(r"^\s*[^\s@]+@((?:[\w-]+\.)+[a-z]{2,})\s*$", re.I)
_MAIL = re.compile(r"(?:[^\s@%:]|%(?!0[ad]))+@[\w-]+(?:\.[\w-]+)*", re.I)  # %0d%0a would begin another line of the mail
_NAME_OF_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f.]*:[0-9a-f:.]*")  # the second is an address in version 6
_HONEST = ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
_ALIKE = frozenset("асеорхуіѕјӏһԁԛԝѵօανικυρτογωոսհցզյꭵꮃꮪꮯꮋꭺꭱ")  # of Cyrillic, Greek, Armenian, Cherokee
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?")


def link_in_disguise(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads where its words say: the same site, in plain letters, with no name in front of an @.

    Bad:   [www.nhs.uk](https://example.com/)
    Good:  [www.nhs.uk](https://www.nhs.uk/)
    """
    for link in links(page):
        words = _plain(link.text)
        if scheme(link.href) == "mailto":
            shown = _MAIL_IN_WORDS.match(words)
            host, problem = _mail_host(link.href)
        elif scheme(link.href) in ("http", "https"):
            shown = _SITE_IN_WORDS.match(words) or _MAIL_IN_WORDS.match(words) or _SITE_AMONG_WORDS.search(words)
            host, problem = _host(meant(link.href))
        else:
            yield from _other_number(link) if scheme(link.href) == "tel" else ()
            continue
        if not problem and not (host.isascii() or link.href in unescape(page.html)):
            problem = f"The name “{host}” is one that no site can have, so this link would be gone"
        if problem:
            yield Diagnostic("link-in-disguise", problem, link.where, hint="write the plain address of the site")
        elif shown and not _same_site(shown[1].lower(), host) and not _is_only_wrapped(link.href, shown[1].lower()):
            message = f"The words say {shown[1]}, and the link goes to {host}"
            yield Diagnostic(
                "link-in-disguise", message, link.where, hint=f"write {host} in the words, or mend the address"
            )


def _other_number(link: Link) -> Iterator[Diagnostic]:
    """A telephone number in the words, and another behind them; what stands before the last six may be left out."""
    said, dialled = (re.sub(r"\D", "", text) for text in (link.text, unquote(link.href)))
    if len(said) >= 6 and said[-6:] != dialled[-6:]:
        message = f"The words say {short(link.text, 30)}, and the link calls {short(link.href[4:], 30)}"
        yield Diagnostic("link-in-disguise", message, link.where, hint="write the same number in both places")


def _plain(words: str) -> str:
    """The words of a link without what only looks like a dot or a letter, and without what nobody sees."""
    if words.isascii():
        return words
    return "".join(c for c in unicodedata.normalize("NFKC", words) if unicodedata.category(c) != "Cf")


def _mail_host(address: str) -> tuple[str, str]:
    """The site that mail to an address goes to, and what is wrong with it. One that names nobody asks the reader for whom."""
    people, _, more = address.partition(":")[2].partition("?")
    host = people.rpartition("@")[2].lower()
    if not (more if not people else all(_MAIL.fullmatch(one) for one in people.split(","))):
        return host, "This is no email address, so nobody would get the mail"
    return host, ""


def _is_only_wrapped(address: str, shown: str) -> bool:
    """Whether a mail program wrapped an address, and what is in it is the site that the words say: another check tells it."""
    inner = unwrapped(address)
    return bool(inner) and _same_site(shown, _host(inner)[0])


def _host(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        _ = parts.port
    except ValueError:
        return "", "This address cannot be read"
    if "@" in parts.netloc:
        return host, f"What stands before the @ hides that this link goes to {host}"
    if "\\" in address:
        return host, "A backslash in an address is read differently by different programs"
    if not host:
        return host, "This address names no site"
    if not _NAME_OF_HOST.fullmatch(host) or unicodedata.normalize("NFKC", host) != unicodedata.normalize("NFC", host):
        return host, f"The name “{host}” holds a sign that names of sites do not have"
    if not is_private(host) and (_NUMBER.fullmatch(host) or ":" in host):
        return host, f"Readers cannot tell which site the number {host} is"
    labels = [_in_letters(label) for label in host.split(".")]
    if any(label.startswith("xn--") for label in labels):
        return host, f"The name “{host}” holds a part that stands for no letters"
    foreign = not labels[-1].isascii()
    for label in labels:
        if _mixed(label, foreign):
            return host, f"The name {'.'.join(labels)} has letters of another alphabet that look like Latin ones"
    return host, ""


def _in_letters(label: str) -> str:
    """A part of a site's name as browsers may show it: xn--pypal-4ve is written with a Cyrillic letter."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode") or label
    except UnicodeError:
        return label


def _mixed(label: str, foreign: bool) -> bool:
    """Whether Latin letters and those of another alphabet stand in one name, or only doubles of Latin ones under a Latin ending.

    Letters of Chinese, Japanese and Korean stand beside Latin ones in honest names.
    """
    if label.isascii():
        return False
    latin = any("a" <= c <= "z" for c in label)
    others = [c for c in label if c.isalpha() and not c.isascii()]
    doubles = [c for c in others if not unicodedata.name(c, "").startswith(_HONEST)]
    alike = all(c in _ALIKE for c in label if c.isalpha())
    phonetic = any("\u0250" <= c <= "\u02af" for c in others)  # ɡ and ɑ look like g and a
    return phonetic or (bool(doubles) and (latin or (alike and not foreign)))


def _same_site(shown: str, host: str) -> bool:
    shown, host = shown.removeprefix("www."), host.removeprefix("www.")
    return shown == host or shown.endswith("." + host) or host.endswith("." + shown)
