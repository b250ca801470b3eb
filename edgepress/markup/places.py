"""What Markdown made of a body -> where each link, picture and heading of it stands in the source."""

from __future__ import annotations

import re

from edgepress.markup.engine import STASHED, Tree, shown
from edgepress.markup.kept import dropped
from edgepress.markup.prose import PASTED
from edgepress.seen import Heading, Link, Picture, Seen, Tag
from edgepress.source import Source, Span

_PASTED_AT = re.compile(r"\(<?data:image/|\[([^\[\]\n]{0,100})\]")
_AFTER_ADDRESS = ") \t\n>\"'"


def seen(tree: Tree, text: str, source: Source, prose: str, start: int, tags: tuple[Tag, ...]) -> Seen:
    """What stands in a body, each with its place: the nth link to X in the tree is the nth X in the source.

    `text` is the body without HTML, which the tree was made of.
    """
    finder = _Finder(source, prose, start)
    links = tuple(Link(shown(href), words, finder.address(href, words)) for href, words in tree.links)
    pictures = tuple(
        Picture(shown(src), shown(alt), shown(title), finder.address(src, alt)) for src, alt, title in tree.pictures
    )
    headings = tuple(Heading(level, words, finder.heading(words)) for level, words in tree.headings)
    known = [*(link.href for link in links), *(words for picture in tree.pictures for words in picture)]
    return Seen(links, pictures, headings, tags, tree.words, dropped(text, tree.html, known, source, prose, start))


class _Finder:
    """Looks for what Markdown made in the source, from the top, each occurrence once."""

    def __init__(self, source: Source, prose: str, start: int) -> None:
        self.source, self.prose, self.start = source, prose, start
        self.next: dict[str, int] = {}
        # The names of pictures that lie below as letters, once they were looked for.
        self.pasted: set[str] | None = None

    def address(self, href: str, words: str) -> Span:
        """A link or picture: all of `[words](address)` where it stands so, else the address, else the words."""
        written = (
            STASHED.sub(lambda match: f"\\{chr(int(match[1]))}" if match[1] else "&", href) if "\x02" in href else href
        )
        bare = shown(href).removeprefix("mailto:")
        at = self._take(f"<{words}>") if words == bare else -1
        if at >= 0:
            return self.source.span(at + 1, at + 1 + len(words))
        pasted = self._pasted(words) if href == "data:" else None
        if pasted:
            return self.source.span(*pasted)
        addresses = (f"]({written}", f"](<{written}", written, bare)
        for needle, after in (*((address, _AFTER_ADDRESS) for address in addresses), (words, "")):
            at = self._take(needle, after) if needle else -1
            if at < 0:
                continue
            if not needle.startswith("]("):
                return self.source.span(at, at + len(needle))
            opening = self._opening(at)
            end = self.prose.find(")", at + len(needle))
            return self.source.span(opening, end + 1 if end >= 0 else at + len(needle))
        return self.source.span(self.start)

    def _pasted(self, words: str) -> tuple[int, int] | None:
        """Where a picture stands whose letters were left out: with them, or with the name under which they lie below."""
        if self.pasted is None:
            self.pasted = {match["id"].lower() for match in PASTED.finditer(self.prose, self.start) if match["id"]}
        needle = f"![{words}]"
        at = self._take(needle, "([")
        while at >= 0:
            match = _PASTED_AT.match(self.prose, at + len(needle))
            if match and (match[1] is None or (match[1] or words).lower() in self.pasted):
                return at, match.end()
            at = self._take(needle, "([")
        at = self._take("data:image/")
        return (at, at + len("data:image/")) if at >= 0 else None

    def heading(self, words: str) -> Span:
        """A heading's words, or failing that its first word."""
        for needle in (words, words.split(" ", 1)[0]):
            at = self._take(needle) if needle else -1
            if at >= 0:
                begin = self.prose.rfind("\n", 0, at) + 1
                end = self.prose.find("\n", at)
                return self.source.span(begin, end if end >= 0 else len(self.prose))
        return self.source.span(self.start)

    def _take(self, needle: str, after: str = "") -> int:
        """The next place of a needle, where one of the signs in `after` follows: no address ends within a longer one."""
        at = self.prose.find(needle, self.next.get(needle, self.start))
        while after and at >= 0 and self.prose[at + len(needle) : at + len(needle) + 1] not in after:
            at = self.prose.find(needle, at + len(needle))
        self.next[needle] = at + len(needle) if at >= 0 else len(self.prose)
        return at

    def _opening(self, at: int) -> int:
        """The bracket that opens the link whose words end at `at`; it stands in the same paragraph."""
        depth, floor = 0, max(self.start, self.prose.rfind("\n\n", 0, at))
        for i in range(at - 1, floor - 1, -1):
            char = self.prose[i]
            if char == "]":
                depth += 1
            elif char == "[":
                if not depth:
                    return i - 1 if self.prose[i - 1 : i] == "!" else i
                depth -= 1
        return at
