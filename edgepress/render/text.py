"""An issue -> the plain-text part of its email, from the tree that Markdown made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from edgepress.model import Article, Issue, Page, Site
from edgepress.render import view
from edgepress.render.body import Places, own_address, tree
from edgepress.render.short import settled, summary
from edgepress.render.stage import fill

WIDTH = 72  # columns: what plain-text mail has been wrapped to since RFC 678, with room for "> "

_UNUSUAL = re.compile("[^\x00-\u02ff\u2010-\u205e]")  # letters that may not be one column wide
_SPACE = re.compile(r"[ \t\n\r]+")
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table figure figcaption hr div dl dt dd".split())


@dataclass
class _Notes:
    """The web addresses of one text, numbered as they come."""

    issue: Issue
    places: Places
    say: Callable[..., str]
    addresses: list[str] = field(default_factory=list)
    titles: dict[str, list[str]] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)

    def number(self, address: str) -> int:
        """The number of an address; the same address keeps its number."""
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1


def email_text(site: Site, issue: Issue) -> str:
    """The plain text of an issue: every word, link and picture description that the email has."""
    issue = settled(issue, site.settings)
    up = f"{site.settings.base_url}/"
    say = view.say_in(site, issue.language)
    articles = [_article(piece, site, issue, up) for piece in issue.articles]
    values = {
        **view.page_values(site, issue.language, issue.title, up, f"issues/{issue.slug}/"),
        "issue": view.issue_card(issue, up, site, say),
        "opening": body_text(issue, site, issue, issue.language),
        "articles": articles,
        "people": [{**p, "text": _wrap(_plain(tree(p["bio"])), "", "")} for p in view.writers(issue, up, site)],
        "editors": view.people(issue.editors, up, site),
        "banner": issue.banner_description if issue.banner in issue.assets else "",
        "licence": view.licence(issue.licence or site.settings.licence),
        "credits": view.credits(issue, issue, say),
        "unsubscribe": view.unsubscribe(site.settings),
        "browser": f"{up}issues/{issue.slug}/",
        "wrap": lambda words, first="", rest="": _wrap(words, first, rest),
        "line": lambda words, mark: mark * min(WIDTH, _width(words)),
        "rule": "-" * WIDTH,
    }
    text = fill(site.theme, "text/issue.txt.j2", values)
    return re.sub(r"\n{4,}", "\n\n\n", re.sub(r"(?<![ \t])[ \t]+\n", "\n", text)).strip() + "\n"


def _article(piece: Article, site: Site, issue: Issue, up: str) -> dict[str, Any]:
    values = view.article(piece, "", up, site, issue)
    if piece.in_email != "summary":
        return {**values, "text": body_text(piece, site, issue, piece.language, piece.name), "read_on": False}
    text = f"{_wrap(values['say']('read-on', title=values['title']), '', '')}\n{values['url']}"
    return {**values, "summary": summary(piece), "text": text, "credits": [], "read_on": True}


def body_text(page: Page, site: Site, issue: Issue, language: str, name: str = "") -> str:
    """One body as text, wrapped; its web addresses stand numbered below it."""
    places = view.absolute(site, issue, name)
    notes = _Notes(issue, places, view.say_in(site, language))
    blocks = [b for b in _blocks(tree(page.html), notes, "", "") if b.strip()]
    if notes.meanings:  # what a mouse would show over an abbreviation, which nobody has over plain text
        blocks.append("\n".join(_wrap(f"{short}: {long}", "", "  ") for short, long in notes.meanings.items()))
    if notes.addresses:
        blocks.append("\n".join(_address(n, address, notes) for n, address in enumerate(notes.addresses, 1)))
    return "\n\n".join(blocks)


def _address(number: int, address: str, notes: _Notes) -> str:
    """A web address below its text, with what a mouse would show over its links."""
    titles = "; ".join(notes.titles.get(address, ()))
    return _wrap(f"[{number}] {address} ({titles})", "", "    ") if titles else f"[{number}] {address}"


def _blocks(element: Any, notes: _Notes, first: str, rest: str) -> Iterator[str]:
    """The blocks inside an element; `first` and `rest` stand before its first and its other lines."""
    inline: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _flush(inline, first, rest)
            first = rest if any(part.strip() for part in inline) else first
            inline = []
            for block in _block(child, notes, first, rest):
                yield block
                first = rest
        else:
            inline.append(_inline(child, notes))
        inline.append(child.tail or "")
    yield from _flush(inline, first, rest)


def _flush(inline: list[str], first: str, rest: str) -> Iterator[str]:
    words = "".join(inline)
    if words.strip():
        yield _wrap(words, first, rest)


def _block(element: Any, notes: _Notes, first: str, rest: str) -> Iterator[str]:
    tag = element.tag
    if tag in ("ul", "ol"):
        yield from _list(element, notes, first, rest)
    elif tag == "blockquote":
        yield from _blocks(element, notes, first + "> ", rest + "> ")
    elif tag == "pre":
        yield "\n".join(rest + "    " + line for line in "".join(element.itertext()).rstrip("\n").split("\n"))
    elif tag == "table":
        yield from _table(element, notes, rest)
    elif tag == "hr":
        if element.getparent().get("class") != "footnote":
            yield rest + "* * *"
    elif tag in ("h2", "h3", "h4", "h5", "h6"):
        words = _SPACE.sub(" ", _words(element, notes)).strip()
        mark = "-" if tag == "h2" else ""
        heading = _wrap(words, first, rest)
        yield heading + ("\n" + rest + mark * min(WIDTH - len(rest), _width(words)) if mark else "")
    elif tag == "div" and element.get("class") == "footnote":
        yield rest + notes.say("notes")
        yield from _blocks(element, notes, first, rest)
    else:
        yield from _blocks(element, notes, first, rest)


def _list(element: Any, notes: _Notes, first: str, rest: str) -> Iterator[str]:
    start = int(element.get("start", "1")) if (element.get("start") or "1").isdigit() else 1
    items = [child for child in element if child.tag == "li"]
    tight = not any(child.tag == "p" for item in items for child in item)
    lines: list[str] = []
    for place, item in enumerate(items):
        mark = f"{start + place}. " if element.tag == "ol" else "- "
        blocks = list(_blocks(item, notes, first + mark, rest + " " * len(mark)))
        first = rest
        lines.append(("\n" if tight else "\n\n").join(blocks))
    yield ("\n" if tight else "\n\n").join(lines)


def _table(element: Any, notes: _Notes, rest: str) -> Iterator[str]:
    """A narrow table in columns; a wide one row by row, each value after the name of its column."""
    rows = [
        [_SPACE.sub(" ", _words(cell, notes)).strip() for cell in row if cell.tag in ("th", "td")]
        for row in element.iter("tr")
    ]
    if not rows:
        return
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    widths = [max(_width(row[i]) for row in rows) for i in range(columns)]
    if sum(widths) + 3 * (columns - 1) <= WIDTH - len(rest):
        lines = [rest + " | ".join(_pad(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
        lines.insert(1, rest + "-|-".join("-" * w for w in widths))
        yield "\n".join(lines)
        return
    for row in rows[1:]:
        yield "\n".join(_wrap(f"{name}: {value}", rest, rest + "  ") for name, value in zip(rows[0], row, strict=True))


def _pad(words: str, width: int) -> str:
    return words + " " * (width - _width(words))


def _words(element: Any, notes: _Notes) -> str:
    inside = [_inline(child, notes) + (child.tail or "") for child in element]
    return (element.text or "") + "".join(inside)


def _inline(element: Any, notes: _Notes) -> str:
    tag = element.tag
    if tag == "img":
        description = element.get("alt", "").strip()
        title = element.get("title", "").strip()
        return (
            f"[{notes.say('picture')}: {description}]" + (f" {title}" if title else "") if description or title else ""
        )
    if tag == "br":
        return "\v"
    words = _words(element, notes)
    if tag == "a":
        return _link(element, words, notes)
    if tag in ("em", "strong"):
        mark = "*" if tag == "strong" else "_"
        return f"{mark}{words}{mark}" if words.strip() else words
    if tag == "sup" and element.get("id", "").startswith("fnref"):
        return f" ({words.strip()})"
    if tag == "abbr" and element.get("title"):
        notes.meanings.setdefault(words, element.get("title"))
        return words
    if tag in _BLOCKS:
        return f" {words} "
    return words


def _link(element: Any, words: str, notes: _Notes) -> str:
    kind = element.get("class", "")
    href = element.get("href", "")
    if kind == "footnote-backref":
        return ""
    if kind == "footnote-ref" or not href:
        return words
    if href.startswith("#"):
        href = notes.places.page + href
    elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href):
        href = own_address(href, notes.issue, notes.places)
    title = element.get("title", "").strip()
    if title and title not in notes.titles.setdefault(href, []):
        notes.titles[href].append(title)
    if words.strip() in (href, href.removeprefix("mailto:")) and not title:
        return words
    return f"{words} [{notes.number(href)}]"


def _plain(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _wrap(words: str, first: str, rest: str) -> str:
    """Words in lines of at most WIDTH columns, broken only at plain spaces; a longer word stands alone in its line."""
    lines: list[str] = []
    for number, part in enumerate(words.strip().split("\v")):
        lines += _lines(part, first if not number else rest, rest)
    return "\n".join(lines)


def _lines(words: str, first: str, rest: str) -> Iterator[str]:
    text = _SPACE.sub(" ", words.strip(" \t\n\r"))
    yield from (_wide_lines if _UNUSUAL.search(text) else _plain_lines)(text, first, rest)


def _plain_lines(text: str, first: str, rest: str) -> Iterator[str]:
    """Letters of one column each: a line ends at the last space that has room, or at the next where none has."""
    at, prefix = 0, first
    while len(text) - at > WIDTH - _width(prefix):
        end = text.rfind(" ", at + 1, at + WIDTH - _width(prefix) + 1)
        end = end if end >= 0 else text.find(" ", at + 1)
        if end < 0:
            break
        yield prefix + text[at:end]
        at, prefix = end + 1, rest
    yield (prefix + text[at:]).rstrip()


def _wide_lines(text: str, first: str, rest: str) -> Iterator[str]:
    """Letters of no column, or of two."""
    line: list[str] = []
    prefix, room, used = first, WIDTH - _width(first), -1
    for word in text.split(" "):
        width = _width(word)
        if line and used + 1 + width > room:
            yield prefix + " ".join(line)
            line, prefix, room, used = [], rest, WIDTH - _width(rest), -1
        line.append(word)
        used += 1 + width
    yield (prefix + " ".join(line)).rstrip()


def _width(words: str) -> int:
    """Columns: wide letters of East Asia take two, combining marks none."""
    if not _UNUSUAL.search(words):
        return len(words)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)
