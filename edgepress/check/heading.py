"""Checks of headings: what makes one, what makes none, and in which order they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from edgepress.check.outline import UNDER, Head, heads, place
from edgepress.check.reading import body, lines, short
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered, safe
from edgepress.model import Article, Issue, Page, Site

MOST = 60  # letters of a heading that are quoted
LONG = 12  # words after which a line is no heading

_UNSEEN = " \u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff"
_SHOWN = re.compile(rf"[^{_UNSEEN}\s]")
_NOTHING = re.compile(rf"(?:[{_UNSEEN}\s#]|&nbsp;|&\#160;)*")
_HASHTAG = re.compile(r"#(?=[^\W_])")
_NOT_MADE = re.compile(
    rf"^(?:> ?)*+(?P<bad>[{_UNSEEN}]{{1,3}}(?P<signs>#{{1,6}})[{_UNSEEN}]*|(?P<stars>\*\*|__)(?P<bold>\#{{2,6}})[{_UNSEEN}]*)"
    r"(?P<words>(?:\*\*|__|[*_])?[^\W_][^\n]*|[“\"‘'«¿¡(][^\n]*)",
    re.M,
)
_SIGNS_SHOWN = re.compile(r"[>\n](?:[^<>\n\w#]|&nbsp;)*+(#{1,6})(?:[^\w\n<>#&]|&nbsp;|<[^<>]*>)*+(\w+)")
_FIRST = re.compile(r"\w+")
_BOLD = re.compile(
    r" {0,3}(\*\*|__)(?=[^\s*_])([^*\n]{1,90}?)(?<=[^\s*_])(?:\1([:：]?)|[ \u00a0\u202f]?([:：])\1)[ \t]*"
)
_NO_HEADING_IN = re.compile(r"\]\(|\]\[|://|www\.|[@<|,;،؛、]|[.!?…؟。！？][\"'”’»)]*\Z")
_LOWER_BY = re.compile(r"by ", re.I)
_NO_TEXT = re.compile(r" {0,3}(?:#|[-*_=]{3,}[ \t]*\Z|\||!\[|\[[^\]]*\]:|<)")
_LIST = re.compile(r" {0,3}(?:[-*+•–]|o(?=\t|  |\u00a0)|\d{1,9}[.)])[ \t\u00a0]")
_SENTENCE = re.compile(r"[.,;…،؛。、][\"'”’»)*_\]]*[ \t]*\Z")
_CALL = re.compile(r"[!?:؟：][\"'”’»)*_\]]*[ \t]*\Z")
_BEGUN = re.compile(r"[ \t]*(?:>|(?:[-*+•]|\d{1,9}[.)])[ \t\u00a0]|!\[)")


def title_in_body(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A heading in a text begins with two signs or more: the one of level 1 is the title in the details.

    Bad:   # Why it matters
    Good:  ## Why it matters
    """
    for i, heading in enumerate(page.seen.headings):
        if heading.level != 1 or not _SHOWN.search(heading.text):
            continue
        head = heads(page)[i]
        words = f"#{heading.text}" if head and _is_hashtag(page, head) else heading.text
        words = short(words, MOST)
        yield Diagnostic(
            "title-in-body",
            f"“{words}” would be a second title on the page",
            place(page, heading, head),
            hint=_lower(page, head, words),
            why="people who listen to a page find their way by its one title",
            fix=_one_title(page, i, head) if head else None,
        )


def _lower(page: Page, head: Head | None, words: str) -> str:
    """What to write in the place of a second title."""
    if head and _is_hashtag(page, head):
        return f"write \\{words}, with a backslash, if the # is meant; or ## {words[1:]} for a heading"
    if head and head.below and not _is_title(page, head):
        return "leave an empty line above the signs, and write --- for them"
    return f"write ## {words}"


def _is_hashtag(page: Page, head: Head) -> bool:
    """Whether a heading may be meant as a hashtag: one sign, and a letter right after it."""
    return not head.below and bool(_HASHTAG.match(page.source.text, head.begin))


def _one_title(page: Page, index: int, head: Head) -> Fix:
    """Make way for the one title: all headings down to the next of level 1 go down one level."""
    span = page.source.span
    if _is_hashtag(page, head):
        return offered(Edit(span(head.begin, head.begin), "\\"))
    if head.below and not _is_title(page, head):
        return offered(Edit(span(*head.signs), "\n---"))
    words = page.seen.headings[index].text
    if words.casefold() == (page.title if isinstance(page, (Article, Issue)) else "").casefold():
        return offered(Edit(span(head.begin, head.after), ""))
    edits = list(_down(page, head))
    for heading, below in zip(page.seen.headings[index + 1 :], heads(page)[index + 1 :], strict=True):
        if heading.level == 1:
            break
        edits += _down(page, below) if below else ()
    return safe(*edits)


def _down(page: Page, head: Head) -> Iterator[Edit]:
    """One level down."""
    span = page.source.span
    begin, end = head.signs
    if not head.below:
        if head.level < 6:
            yield Edit(span(begin, begin), "#")
    elif head.level == 1:
        yield Edit(span(begin, end), "-" * (end - begin))
    elif not page.source.text.startswith(">", head.begin):
        yield Edit(span(head.begin, head.begin), "### ")
        yield Edit(span(head.end, end), "")


def heading_skip(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Headings go down one level at a time: a part of a ## begins with ###.

    Bad:   ## The ward
           #### The corridor
    Good:  ## The ward
           ### The corridor
    """
    said = [(i, heading) for i, heading in enumerate(page.seen.headings) if _SHOWN.search(heading.text)]
    levels = [heading.level for _, heading in said]
    jumps = [n for n, level in enumerate(levels) if level > (levels[n - 1] if n else 1) + 1]
    if not jumps:
        return
    right, places = _right_levels(levels), heads(page)
    for n, end in zip(jumps, [*jumps[1:], len(said)], strict=True):
        index, heading = said[n]
        above = f"“{short(said[n - 1][1].text)}” has level {levels[n - 1]}" if n else "The title has level 1"
        wrong = [(places[said[m][0]], right[m]) for m in range(n, end) if levels[m] != right[m]]
        edits = [Edit(page.source.span(*head.signs), "#" * level) for head, level in wrong if head and not head.below]
        can_mend = edits and len(edits) == len(wrong) and 1 not in levels  # a second title is mended first
        yield Diagnostic(
            "heading-skip",
            f"{above} and “{short(heading.text)}” level {levels[n]}: a level is missing between them",
            place(page, heading, places[index]),
            hint=f"write {'#' * right[n]} {short(heading.text, MOST)}",
            severity=Severity.SHOULD,
            why="people who listen to a page think that they missed a part",
            fix=safe(*edits) if can_mend else None,
        )


def _right_levels(levels: list[int]) -> list[int]:
    """The levels without gaps: what stood side by side still does."""
    right, above = [], [(1, 1)]
    for level in levels:
        while len(above) > 1 and above[-1][0] >= level:
            above.pop()
        right.append(min(level, above[-1][1] + 1))
        above.append((level, right[-1]))
    return right


def heading_empty(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A heading has words.

    Bad:   ##
    Good:  ## Why it matters
    """
    for i, heading in enumerate(page.seen.headings):
        if _SHOWN.search(heading.text):
            continue
        head = heads(page)[i]
        written = page.source.text[head.begin : head.end] if head else ""
        if head and ("![" in written or head.below):
            continue  # a picture has its description for words
        alone = head and _NOTHING.fullmatch(page.source.line(page.source.place(head.begin)[0]).lstrip("> "))
        yield Diagnostic(
            "heading-empty",
            "A heading without words stands here",
            place(page, heading, head),
            hint=f"write its words after the {'#' * heading.level}, or delete the line",
            why="people who go from heading to heading would land on nothing",
            fix=safe(Edit(page.source.span(head.begin, head.end), "")) if head and alone else None,
        )


def heading_not_made(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The signs of a heading are the first in their line, with no space, hidden mark or star before them.

    Bad:    ## Why it matters
    Good:  ## Why it matters
    """
    if page.html.count("#") == page.html.count('="#'):
        return
    prose, shown = body(page).prose, {match.groups() for match in _SIGNS_SHOWN.finditer(page.html)}
    for match in _NOT_MADE.finditer(prose, page.start):
        signs, words = match["signs"] or match["bold"], match["words"].rstrip()
        if match["stars"]:
            if not words.endswith(match["stars"]) or match["stars"] in words[:-2]:
                continue
            words = words[:-2].rstrip()
        first = _FIRST.search(words)
        if not first or (signs, first[0]) not in shown or (signs == "#" and prose[match.start("words") - 1] == "#"):
            continue  # it is a heading after all, or a hashtag
        where = page.source.span(match.start("bad"), match.start("words") + len(match["words"].rstrip()))
        yield Diagnostic(
            "heading-not-made",
            f"Readers would see the {signs} before “{short(words)}”, and no heading",
            where,
            hint=f"begin the line with {signs} {short(words, MOST)}",
            why="a space, a star or a hidden mark stands before the signs",
            fix=safe(Edit(where, f"{signs} {words}")),
        )


def fake_heading(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A heading is written with signs: a bold line alone only looks like one.

    Bad:   **Why it matters**
    Good:  ## Why it matters
    """
    if "<p><strong>" not in page.html:
        return
    some = list(lines(page))
    above = [(head.begin, head.level) for head in heads(page) if head]
    for i, line in enumerate(some[:-1]):
        bold = _BOLD.fullmatch(line.text) if line.text.lstrip(" ")[:2] in ("**", "__") else None
        before, after = some[i - 1] if i else None, some[i + 1]
        if not bold or (before and before.number == line.number - 1) or after.number == line.number + 1:
            continue
        if not _looks_like_heading(bold, before is None) or not _has_text(after.text):
            continue
        if before and _is_heading(before.text):
            continue
        last = bisect_left(above, (line.start, 0))
        level = min(6, above[last - 1][1] + 1) if last else 2
        words = bold[2].strip()
        where = page.source.span(line.start + bold.start(1), line.start + len(line.text.rstrip()))
        yield Diagnostic(
            "fake-heading",
            f"“{short(words)}” looks like a heading, and is only bold",
            where,
            hint=f"write {'#' * level} {words}",
            severity=Severity.SHOULD,
            why="people who listen go from heading to heading, and would pass over this part",
            fix=offered(Edit(where, f"{'#' * level} {words}")),
        )


def _looks_like_heading(bold: re.Match[str], is_first: bool) -> bool:
    """Few words and no sentence; with a colon, more words than a name; at the top, no “By Liz Doe”."""
    words = bold[2].strip()
    count = len(words.split())
    colon = bool(bold[3] or bold[4])
    return (
        (2 if colon else 1) <= count <= 10
        and any(c.isalpha() for c in words)
        and not _NO_HEADING_IN.search(words)
        and not words.startswith("##")  # heading-not-made tells of those
        and not (is_first and _LOWER_BY.match(words))
    )


def _is_heading(text: str) -> bool:
    return text.lstrip(" ").startswith("#") or bool(_BOLD.fullmatch(text))


def _has_text(text: str) -> bool:
    """Whether words follow that a heading could stand over: a paragraph or a list, not a signature or a table."""
    if _BOLD.fullmatch(text) or _NO_TEXT.match(text):
        return False
    return bool(_LIST.match(text)) or len(text.strip()) >= 40


def accidental_heading(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A line of --- has an empty line above it, or the words above become a heading.

    Bad:   We counted every fall in June.
           ---
    Good:  We counted every fall in June.

           ---
    """
    if not page.seen.headings or not UNDER.search(page.source.text, page.start):
        return
    for head in heads(page):
        if head is None or not head.below or head.level != 2 or _is_title(page, head):
            continue
        words = page.source.text[head.begin : head.end]
        if "|" in words and "|" in page.source.line(page.source.place(head.signs[0])[0] + 1):
            continue  # half of a table
        signs = page.source.text[slice(*head.signs)]
        begun = page.source.span(head.signs[0], head.signs[0])
        quoted = page.source.text[head.signs[0] - 1] != "\n"
        yield Diagnostic(
            "accidental-heading",
            f"The {signs[:3]} makes a heading of “{short(words)}”",
            page.source.span(head.begin, head.end),
            hint=f"leave an empty line above the {signs[:3]}"
            if len(signs) > 2
            else f"delete the {signs}, or write --- with an empty line above it",
            severity=Severity.SHOULD,
            fix=safe(Edit(begun, "\n")) if len(signs) > 2 and not quoted else None,
        )


def _is_title(page: Page, head: Head) -> bool:
    """Whether a line with signs below it is meant as a heading: short and no sentence, or underlined all along."""
    words = page.source.text[head.begin : head.end].strip()
    count = head.signs[1] - head.signs[0]
    if _BEGUN.match(words) or count < 3:
        return False
    most = LONG // 2 if _CALL.search(words) else LONG
    return count >= max(4, 0.6 * len(words)) or (not _SENTENCE.search(words) and len(words.split()) <= most)
