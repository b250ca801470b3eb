"""Checks of how a text is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edgepress.check.reading import Line, in_boxes, lines, short, without_comments
from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.model import Article, Page, Site

MOST_WORDS = 2_400
PACE = 220  # words that are read in a minute

_BEGINS = re.compile(r"(?!\d{1,9}[.)])(?:[^\W_]|[\"'“‘«„(¿¡*])")
_TECHNICAL = re.compile(r"[{}<>=$\\|~^@#]|//|::|->|\(\)|;[ \t]*$|[^\W\d]_[^\W\d]|(?:^|\s)--?[a-z]", re.M)
_WRITTEN_LINK = re.compile(r"\]\([^()\n]*\)|https?://\S+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»)*_]*(?:\s|$)")
_NOTHING = re.compile(r"(?:[\s\u00a0\u200b\ufeff]|&nbsp;|&#160;|</?(?:p|div|span|br|b|i|em|strong|font)\b[^<>\n]*>)*+")
_ITEM = re.compile(r"[ >]*(?:[-*+]|\d{1,9}[.)])[ \t]")


def article_empty(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An article has words below its details.

    Bad:   (nothing after the second ---)
    Good:  At seven in the morning the corridor is still dark.
    """
    details_told = any(p.cause.startswith("details-") for p in page.details.problems)
    if (
        isinstance(page, Article)
        and not details_told
        and not page.seen.words
        and _NOTHING.fullmatch(without_comments(page.source.text[page.start :]))
    ):
        message = "This article has a title and no words"
        yield Diagnostic(
            "article-empty", message, page.details.where, hint="write it below the second ---, or remove the file"
        )


def words_dropped(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every word of a text stands where a reader can find it.

    Bad:   | Ward | Falls |
           |------|-------|
           | Elm  | 14    | three of them at night |
    Good:  | Ward | Falls | Notes                  |
           |------|-------|------------------------|
           | Elm  | 14    | three of them at night |
    """
    for lost in page.seen.dropped:
        words = short(" ".join(lost.words), 60)
        hint = _way_back(page.source.line(lost.where.line), page.source.text)
        yield Diagnostic(
            "words-dropped", f"“{words}” would reach no reader", lost.where, hint=hint, severity=Severity.SHOULD
        )


def _way_back(line: str, text: str) -> str:
    """What to do about a line of which words are dropped."""
    if "]:" in line and text.count(f"\n{line[: line.index(']:') + 2]}") > 1:
        return "another line has the same name in brackets: give this one a name of its own, or delete it"
    if "]:" in line:
        return "nothing in the text uses the name in the brackets: spell it the same in both places, or delete the line"
    if "|" in line:
        return "give the first row of the table a cell for every column"
    return "put the words into a paragraph of their own"


def too_long(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An article has at most 2,400 words, which take eleven minutes to read.

    Bad:   one article of 4,000 words on the whole project
    Good:  two articles, or 900 words and a link to the report
    """
    count = page.seen.words
    if count > MOST_WORDS and isinstance(page, Article):
        yield Diagnostic(
            "too-long",
            f"This article has {count:,} words, about {round(count / PACE)} minutes of reading",
            page.at("title"),
            hint="keep what readers can use, and link to the rest; or make two articles of it",
            severity=Severity.CONSIDER,
            why="many read a newsletter between two other things",
        )


def indented_paragraph(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A paragraph begins at the left: four spaces before it put it into a box of code.

    Bad:       The corridor was dark. Nobody had found the switch.
    Good:  The corridor was dark. Nobody had found the switch.
    """
    if "<pre><code" not in page.html:
        return
    boxes = in_boxes(page)
    for run, moved in _indented(page):
        text = "\n".join(line.text.strip() for line in run)
        if not all(" ".join(line.text.split()) in boxes for line in run) or not _reads_like_sentences(run, text):
            continue
        first, last = run[0], run[-1]
        begin = first.start + len(first.text) - len(first.text.lstrip())
        edits = [
            Edit(page.source.span(line.start, line.start + len(line.text) - len(line.text.lstrip())), "")
            for line in run
        ]
        yield Diagnostic(
            "indented-paragraph",
            f"The spaces before “{short(text)}” put it into a grey box, in the letters of code",
            page.source.span(
                begin, last.start + len(last.text.rstrip()) if first is last else begin + len(first.text.strip())
            ),
            hint=f"begin the line with “{short(text, 20)}”, or with > for a quotation",
            severity=Severity.SHOULD,
            fix=None if moved else safe(*edits),
        )


def _indented(page: Page) -> Iterator[tuple[list[Line], bool]]:
    """The lines of each stretch that begins with four spaces after an empty line, and whether it may belong to a list."""
    run: list[Line] = []
    last: Line | None = None
    in_list = False
    for line in lines(page):
        deep = line.text.startswith(("    ", "\t", " \t", "  \t", "   \t"))
        apart = last is None or line.number != last.number + 1
        if run and (apart or not deep):
            yield run, in_list
            run = []
        if deep and (apart or run):
            run.append(line)
        elif not deep:
            in_list = bool(_ITEM.match(line.text)) or (in_list and not apart)
        last = line
    if run:
        yield run, in_list


def _reads_like_sentences(run: Sequence[Line], text: str) -> bool:
    """Whether an indented stretch is prose: whole sentences in words, in lines longer than a verse or an address has."""
    bare = _WRITTEN_LINK.sub("", text)
    letters = sum(c.isalpha() or c.isspace() for c in bare)
    return (
        all(_BEGINS.match(line.text.strip()) for line in run)
        and len(_WORD.findall(bare)) >= 6
        and letters >= 0.85 * len(bare)
        and bool(_SENTENCE_END.search(bare))
        and not _TECHNICAL.search(bare)
        and (len(run) == 1 or len(text) / len(run) >= 45)
    )
