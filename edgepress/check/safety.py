"""Checks for what could harm or deceive a reader."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from edgepress.check.address import file_path, is_on_disk, is_outside, is_web, links, scheme
from edgepress.check.reading import body, short
from edgepress.check.signs import words_in_brackets
from edgepress.check.tags import hidden_stretches, is_pasted, mend, without
from edgepress.check.word import is_words
from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.model import Contributor, Issue, Page, Site
from edgepress.seen import Tag
from edgepress.source import TO_DIAL, Span

_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
# The same written as a code, which details (\u202e) and Markdown (&#x202e;) turn into the mark itself.
_CODED = re.compile(
    r"\\u(202[a-e]|206[6-9])|\\U(000e00[0-7][0-9a-f])|&#x0*(202[a-e]|206[6-9]|e00[0-7][0-9a-f]);|&#0*(\d{4,6});", re.I
)
# A code that stands for no letter at all: a bell, an escape, half of a pair.
_NUMBER = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.I)
# Nobody types so many; letters can be hidden in them.
_SMUGGLED = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{5,}")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_NUMBER_TO_DIAL = re.compile(f"tel:{TO_DIAL}", re.I)
_ISOLATES = re.compile("[\u2066-\u2069]")
_SAFE_FILES = frozenset("pdf docx xlsx pptx odt ods odp csv txt ics epub zip png jpg jpeg gif webp mp3 md".split())


def active_content(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Nothing in a text acts by itself: no scripts, forms, frames, styles, or addresses that run something.

    Bad:   [Vote](javascript:vote())
    Good:  [Vote](https://example.org/vote)
    """
    for tag in page.seen.tags:
        if tag.active:
            message = f"{short(tag.written)} could do something in a reader's mail program, so it is not sent"
            mended = mend(page, without(page, tag))
            yield Diagnostic("active-content", message, tag.where, hint="delete it", fix=mended)
    for link in links(page):
        dials = scheme(link.href) == "tel"
        if dials and not _NUMBER_TO_DIAL.fullmatch("".join(link.href.split())):
            message = "This telephone link holds more than a number, so it is not sent"
            yield Diagnostic("active-content", message, link.where, hint="write it like tel:+44-20-7946-0000")
        if scheme(link.href) and not is_web(link.href) and not is_on_disk(link.href):  # private-link tells of those
            message = f"A link that begins with {scheme(link.href)}: is not sent"
            yield Diagnostic("active-content", message, link.where, hint="link to a web page that begins with https://")
        ending = (file_path(link.href) or "").rpartition(".")[2].lower()
        path = file_path(link.href)
        if path and not is_outside(path) and path in _assets(site) and ending not in _SAFE_FILES:
            message = f"Opening a file that ends in .{ending} may run something on a reader's computer"
            yield Diagnostic("active-content", message, link.where, hint="give the file as PDF, or in a zip")


def _assets(site: Site) -> dict[str, object]:
    return dict(site.desk.assets) if site.desk else {}


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
        yield _trick(page, match, message, "delete it and type the words again")
    for match in () if plain else _SMUGGLED.finditer(text):
        message = f"{len(match[0])} marks that nobody sees stand here in a row, and can hide words"
        yield _trick(page, match, message, "delete them")
    for match in _CODED.finditer(text) if "&#" in text or "\\" in text else ():
        if (match[0][0] == "\\" and match.start() < page.start) or (match[0][0] == "&" and _is_trick(match)):
            message = f"{match[0]} stands for a hidden mark that changes how the words are read"
            yield _trick(page, match, message, "delete it")
    for match in _NUMBER.finditer(body(page).prose, page.start) if "&#" in text else ():
        if _is_no_letter(int(match[1], 16) if match[1] else int(match[2])):
            yield _trick(page, match, f"{match[0]} stands for a sign that no program can show", "delete it")


def _trick(page: Page, match: re.Match[str], message: str, hint: str) -> Diagnostic:
    where = page.source.span(match.start(), match.end())
    return Diagnostic("direction-trick", message, where, hint=hint, fix=safe(Edit(where, "")))


def _western(text: str) -> bool:
    """Whether a text has only letters of western Europe; told in a fiftieth of the time that a search takes."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _is_trick(match: re.Match[str]) -> bool:
    return bool(match[3]) or bool(match[4] and _TRICKS.match(chr(int(match[4]))))


def _is_no_letter(code: int) -> bool:
    """Whether a number names nothing that stands in a text: beyond the last, one half of a pair, a control, no character."""
    if code > 0x10FFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return unicodedata.category(chr(code)) in ("Cc", "Cs") and chr(code) not in "\t\n\r" and not 0x80 <= code < 0xA0


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

    A change that reaches outside of one issue is told under this name, too, and stops nothing.

    Bad:   ![Cups](../../contributors/images/cups.jpg)
    Good:  ![Cups](images/cups.jpg)
    """
    for address, where in _addresses(page):
        path = file_path(address)
        if path is not None and is_outside(path):
            message = f"“{address}” lies outside this issue's folder"
            yield Diagnostic("outside-folder", message, where, hint=_beside(path))


def _beside(path: str) -> str:
    """What to do with a file that lies elsewhere."""
    name = re.split(r"[/\\]", path)[-1]
    if "." not in name.strip("."):
        return "copy what it leads to into this folder, and link to it there"
    folder = "images" if name.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp")) else "files"
    return f"copy the file into {folder}/ beside this text, and write {folder}/{short(name)}"


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
    words = frozenset(words_in_brackets(page))
    unseen = tuple(hidden_stretches(page))
    for tag in page.seen.tags:
        told = tag.active or tag.hidden or is_pasted(tag) or is_words(tag, page) or tag in words
        if not told and not tag.written.startswith("</") and not _lies_in(unseen, page, tag):
            yield Diagnostic(
                "raw-html",
                f"{short(tag.written)} is HTML, which is not used here: its words stay, the tag goes",
                tag.where,
                hint=_INSTEAD.get(tag.name, "delete the tag"),
                severity=Severity.SHOULD,
                fix=mend(page, without(page, tag)) if tag.name in _ONLY_LOOKS else None,
            )


def _lies_in(stretches: tuple[tuple[int, int], ...], page: Page, tag: Tag) -> bool:
    """Whether a tag stands in one of some stretches, which are in order and apart."""
    at = page.source.offset(tag.where.line, tag.where.column) if stretches else 0
    place = bisect_right(stretches, (at, len(page.source.text) + 1))
    return place > 0 and at < stretches[place - 1][1]


_ONLY_LOOKS = frozenset("span font p div center big small section article".split())  # of these, only the words matter
_INSTEAD = {
    "a": "write a link as [words](https://address)",
    "img": "write a picture as ![what it shows](images/name.jpg)",
    "b": "write bold as **words**",
    "strong": "write bold as **words**",
    "i": "write emphasis as *words*",
    "em": "write emphasis as *words*",
    "br": "leave an empty line for a new paragraph",
}
