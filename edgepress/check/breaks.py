"""The check for Tabs between words. Other odd breaks, such as Word's, are plain line breaks once a text was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.check.reading import beside, body, few, is_guests
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered, safe
from edgepress.model import Page, Site

MANY = 3_000  # Tabs that are mended at once: a table of a whole ward has fewer
_TABS = re.compile(r"(?<![ \t]) *\t[ \t]*")
_ITEM = re.compile(r"\s*+(?:[-*+•·‣▪◦o–—]|\(?\w{1,3}[.)])?\s*")


def odd_breaks(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Words stand one space apart, and columns in a table: a Tab shows as a single space.

    Bad:   Elm ward→14 falls, where the arrow is a Tab
    Good:  Elm ward 14 falls
    """
    if "\t" not in page.source.text or not is_guests(page):
        return
    text, rows, plain = page.source.text, list(_rows(page)), []
    columns = [rows[a:b] for a, b in _tables(rows)]
    taken = {row[0] for table in columns for row in table}
    for start, _, tabs in rows:
        plain += [] if start in taken else tabs
    if plain:
        where = page.source.span(plain[0].start(), plain[0].end())
        yield Diagnostic(
            "odd-breaks",
            "A Tab stands between words here, and shows as a single space"
            if len(plain) == 1
            else f"{len(plain)} Tabs stand between words here, and each shows as a single space",
            where,
            hint=f"type a space before “{_next(text, plain[0].end())}”",
            severity=Severity.SHOULD,
            fix=safe(*few(page, [(m.start(), m.end(), _space_for(text, m)) for m in plain[:MANY]])),
        )
    for table in columns:
        begin, end = table[0][0], table[-1][0] + len(table[-1][1])
        yield Diagnostic(
            "odd-breaks",
            f"These {len(table)} lines have columns set with Tabs, which would run together",
            page.source.span(begin, end),
            hint="write a table: | before, between and after the words of each row",
            severity=Severity.SHOULD,
            fix=_as_table(page, table, begin, end),
        )


_Row = tuple[int, str, list[re.Match[str]]]  # where a line begins, its text, the Tabs between its words


def _rows(page: Page) -> Iterator[_Row]:
    """The lines of a body with a Tab between words; one after the sign of a list or before a line's first word is none."""
    prose, at = body(page).prose, page.start
    for line in prose[at:].split("\n"):
        if "\t" in line:
            tabs = [m for m in _TABS.finditer(prose, at, at + len(line)) if not _ITEM.fullmatch(prose, at, m.start())]
            if tabs and "|" not in line:
                yield at, line, tabs
        at += len(line) + 1


def _tables(rows: list[_Row]) -> Iterator[tuple[int, int]]:
    """Where two lines or more stand under each other with as many columns each."""
    begin = 0
    for i in range(1, len(rows) + 1):
        above = rows[i - 1]
        if i == len(rows) or rows[i][0] != above[0] + len(above[1]) + 1 or len(rows[i][2]) != len(above[2]):
            if i - begin > 1:
                yield begin, i
            begin = i


def _space_for(text: str, match: re.Match[str]) -> str:
    return "" if beside(text, match)[1] in ("", "\n") else " "


def _next(text: str, at: int) -> str:
    """The word after a place, or where its line ends."""
    return (text[at : at + 40].split("\n")[0].split() or ["the end of the line"])[0]


def _as_table(page: Page, table: list[_Row], begin: int, end: int) -> Fix:
    """The lines as a table, to be looked at."""
    lines = [page.source.text[start : start + len(line)].strip() for start, line, _ in table]
    rows = [[cell.strip() for cell in _TABS.split(line)] for line in lines]
    made = [f"| {' | '.join(row)} |" for row in rows]
    made.insert(1, f"|{'---|' * len(rows[0])}")
    return offered(Edit(page.source.span(begin, end), "\n".join(made)))
