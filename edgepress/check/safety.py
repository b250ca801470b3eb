"""Checks for what could harm or deceive a reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from edgepress.check.address import file_path, is_outside, is_private, is_web, links, scheme
from edgepress.check.signs import words_in_brackets
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Contributor, Issue, Page, Site
from edgepress.source import Span

_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
# The same written as a code, which details (\u202e) and Markdown (&#x202e;) turn into the mark itself.
_CODED = re.compile(
    r"\\u(202[a-e]|206[6-9])|\\U(000e00[0-7][0-9a-f])|&#x0*(202[a-e]|206[6-9]|e00[0-7][0-9a-f]);|&#0*(\d{4,6});", re.I
)
_SMUGGLED = re.compile(
    "[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{5,}"
)  # nobody types so many; letters can be hidden in them
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_ISOLATES = re.compile("[\u2066-\u2069]")
_SITE_IN_WORDS = re.compile(r"^\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?\s*$", re.I)
_MAIL_IN_WORDS = re.compile(r"^\s*[^\s@]+@((?:[\w-]+\.)+[a-z]{2,})\s*$", re.I)
_NAME_OF_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")  # the second is an address in version 6
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?")
_SAFE_FILES = frozenset("pdf docx xlsx pptx odt ods odp csv txt ics epub zip png jpg jpeg gif webp mp3 md".split())


def active_content(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Nothing in a text acts by itself: no scripts, forms, frames, styles, or addresses that run something.

    Bad:   [Vote](javascript:vote())
    Good:  [Vote](https://example.org/vote)
    """
    for tag in page.seen.tags:
        if tag.active:
            message = f"{_short(tag.written)} could do something in a reader's mail program, so it is not sent"
            yield Diagnostic("active-content", message, tag.where, hint="delete it")
    for link in links(page):
        if scheme(link.href) and not is_web(link.href):
            message = f"A link that begins with {scheme(link.href)}: is not sent"
            yield Diagnostic("active-content", message, link.where, hint="link to a web page that begins with https://")
        ending = (file_path(link.href) or "").rpartition(".")[2].lower()
        path = file_path(link.href)
        if path and not is_outside(path) and path in _assets(site) and ending not in _SAFE_FILES:
            message = f"Opening a file that ends in .{ending} may run something on a reader's computer"
            yield Diagnostic("active-content", message, link.where, hint="give the file as PDF, or in a zip")


def _assets(site: Site) -> dict[str, object]:
    return dict(site.desk.assets) if site.desk else {}


def link_in_disguise(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A link leads where its words say: the same site, in plain letters, with no name in front of an @.

    Bad:   [www.nhs.uk](https://example.com/)
    Good:  [www.nhs.uk](https://www.nhs.uk/)
    """
    for link in links(page):
        if scheme(link.href) == "mailto":
            shown = _MAIL_IN_WORDS.match(link.text)
            host, problem = link.href.partition("?")[0].rpartition("@")[2].lower(), ""
        elif scheme(link.href) in ("http", "https"):
            shown = _SITE_IN_WORDS.match(link.text)
            host, problem = _host(link.href)
        else:
            continue
        if problem:
            yield Diagnostic("link-in-disguise", problem, link.where, hint="write the plain address of the site")
        elif shown and not _same_site(shown[1].lower(), host):
            message = f"The words say {shown[1]}, and the link goes to {host}"
            yield Diagnostic(
                "link-in-disguise", message, link.where, hint=f"write {host} in the words, or mend the address"
            )


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
        return host, f"The name {host} holds a sign that names of sites do not have"
    if not is_private(host) and (_NUMBER.fullmatch(host) or ":" in host):
        return host, f"Readers cannot tell which site the number {host} is"
    labels = [_in_letters(label) for label in host.split(".")]
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
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _mixed(label: str, foreign: bool) -> bool:
    """Whether Latin letters and their doubles (Cyrillic, Greek) stand in one name, or only doubles under a Latin ending."""
    latin = any("a" <= c <= "z" for c in label)
    doubles = [c for c in label if "\u0370" <= c <= "\u052f"]
    alike = all(c in "асеорхуіѕјӏһԁԛԝѵօανικυρτογω" for c in label if c.isalpha())
    return bool(doubles) and (latin or (alike and not foreign))


def _same_site(shown: str, host: str) -> bool:
    shown, host = shown.removeprefix("www."), host.removeprefix("www.")
    return shown == host or shown.endswith("." + host) or host.endswith("." + shown)


def direction_trick(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No hidden mark turns the direction of letters or smuggles words that nobody sees.

    Bad:   an invisible mark that shows "gpj.exe" as "exe.jpg"
    Good:  the words in the order they are read
    """
    text = page.source.text
    plain = _western(text)
    flags = [(m.start(), m.end()) for m in _FLAG.finditer(text)] if "\U0001f3f4" in text else []
    for match in () if plain else _TRICKS.finditer(text):
        if any(start <= match.start() < end for start, end in flags) or _balanced(page, match):
            continue
        message = f"A hidden mark (code {ord(match[0]):04X}) stands here and changes how the words are read"
        yield Diagnostic(
            "direction-trick", message, page.source.span(match.start()), hint="delete it and type the words again"
        )
    for match in () if plain else _SMUGGLED.finditer(text):
        message = f"{len(match[0])} marks that nobody sees stand here in a row, and can hide words"
        yield Diagnostic("direction-trick", message, page.source.span(match.start(), match.end()), hint="delete them")
    for match in _CODED.finditer(text) if "&#" in text or "\\" in text else ():
        if (match[0][0] == "\\" and match.start() < page.start) or (match[0][0] == "&" and _is_trick(match)):
            message = f"{match[0]} stands for a hidden mark that changes how the words are read"
            yield Diagnostic("direction-trick", message, page.source.span(match.start(), match.end()), hint="delete it")


def _western(text: str) -> bool:
    """Whether a text has only letters of western Europe; told in a fiftieth of the time that a search takes."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _is_trick(match: re.Match[str]) -> bool:
    return bool(match[3]) or bool(match[4] and _TRICKS.match(chr(int(match[4]))))


def _balanced(page: Page, match: re.Match[str]) -> bool:
    """Whether an isolate is one of a pair in its line: right-to-left texts need those."""
    if not _ISOLATES.match(match[0]):
        return False
    line = page.source.line(page.source.place(match.start())[0])
    depth = 0
    for char in _ISOLATES.findall(line):
        depth += -1 if char == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0


def outside_folder(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A text uses only files of its own folder.

    Bad:   ![Cups](../../contributors/images/cups.jpg)
    Good:  ![Cups](images/cups.jpg)
    """
    for address, where in _addresses(page):
        path = file_path(address)
        if path is not None and is_outside(path):
            message = f"“{address}” lies outside this issue's folder"
            yield Diagnostic(
                "outside-folder", message, where, hint="copy the file into the folder, and write its path from there"
            )


def _addresses(page: Page) -> Iterator[tuple[str, Span]]:
    for link in page.seen.links:
        yield link.href, link.where
    for picture in page.seen.pictures:
        yield picture.src, picture.where
    if isinstance(page, Issue):
        yield page.banner, page.at("theme.banner")
    if isinstance(page, Contributor):
        for key in ("photo", "logo"):
            place = page.details.places.get(key)
            if place:
                yield page.source.line(place.line)[place.column - 1 : place.end_column - 1].strip("\"' "), place


def raw_html(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A text is Markdown, without HTML: the words in a tag stay, the tag does not.

    Bad:   <center>Good news</center>
    Good:  Good news
    """
    words = words_in_brackets(page)
    for tag in page.seen.tags:
        if not tag.active and not tag.hidden and not tag.written.startswith("</") and tag not in words:
            yield Diagnostic(
                "raw-html",
                f"{_short(tag.written)} is HTML, which is not used here: its words stay, the tag goes",
                tag.where,
                hint=_instead(tag.name),
                severity=Severity.SHOULD,
            )


def _instead(name: str) -> str:
    ways = {
        "a": "write a link as [words](https://address)",
        "img": "write a picture as ![what it shows](images/name.jpg)",
        "b": "write bold as **words**",
        "strong": "write bold as **words**",
        "i": "write emphasis as *words*",
        "em": "write emphasis as *words*",
        "br": "leave an empty line for a new paragraph",
    }
    return ways.get(name, "delete the tag")


def _short(written: str) -> str:
    flat = " ".join(written.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
