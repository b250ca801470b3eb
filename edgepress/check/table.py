"""Checks of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from edgepress.check.reading import Line, in_boxes, lines
from edgepress.diagnostics import Diagnostic, Edit, Fix, offered, safe
from edgepress.model import Page, Site

_INSIDE = re.compile(r"[ \t]*(?:> ?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_BAR = re.compile(r"(?<!\\)\|")
_DIVIDER = re.compile(r"[ \t|:\-–—−‒―=]+")
_DASHES = re.compile(r"[-–—−‒―=]+")
_RIGHT = re.compile(r"[-|: ]+")
_ALONE = re.compile(r"\|[ :]*--[-|: ]*\|")
AS_TEXT = "so the table would show as text with bars"

Block = list[tuple[Line, str]]  # lines, each with its text without the marks of a quote or a list


def table_broken(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The first row of a table and the line of hyphens under it have as many cells as each other.

    Bad:   | Ward | Falls | Nights |
           |------|-------|
           | Elm  | 14    | 3      |
    Good:  | Ward | Falls | Nights |
           |------|-------|--------|
           | Elm  | 14    | 3      |
    """
    if "|" not in page.html:
        return
    boxes = in_boxes(page)
    told_to = 0  # the last line of the stretch that was told last
    whole = False  # whether the block before was a table
    for block in _blocks(page):
        first, last = block[0][0], block[-1][0]
        barred = all("|" in text for _, text in block)
        if told_to and barred and first.number == told_to + 2:
            told_to = last.number  # the rest of the table that was told
            continue
        found = None if boxes and " ".join(block[0][0].text.split()) in boxes else _judged(page, block, whole)
        told_to = last.number if found else 0
        whole = found is None and _is_table(block)
        if found:
            yield found


def _blocks(page: Page) -> Iterator[Block]:
    """The lines between two empty ones."""
    block: Block = []
    for line in lines(page):
        if block and line.number != block[-1][0].number + 1:
            yield block
            block = []
        block.append((line, line.text[_INSIDE.match(line.text).end() :].rstrip()))  # type: ignore[union-attr]
    if block:
        yield block


def _cells(row: str, head: str) -> int:
    """How many cells a row has under a head; bars at both ends are none where the head has one at either."""
    if head.startswith("|") or _ends(head):
        row = row.removeprefix("|")
        row = row[:-1] if _ends(row) else row
    return len(_BAR.findall(row)) + 1


def _ends(row: str) -> bool:
    return row.endswith("|") and not row.endswith("\\|")


def _is_divider(row: str) -> bool:
    return bool(_DIVIDER.fullmatch(row) and _DASHES.search(row))


def _is_table(block: Block) -> bool:
    """Whether a table comes out of a block: its head is the first line, or follows one without bars."""
    rows = [text for _, text in block]
    return any(
        "|" in head and "-" in divider and _RIGHT.fullmatch(divider) and _cells(head, head) == _cells(divider, head)
        for i, (head, divider) in enumerate(pairwise(rows))
        if not i or "|" not in rows[i - 1]
    )


def _judged(page: Page, block: Block, follows: bool) -> Diagnostic | None:
    """What is wrong with a block that has bars and makes no table."""
    rows = [text for _, text in block]
    if not any("|" in row for row in rows) or _is_table(block):
        return None
    for at, row in enumerate(rows):
        head, below = rows[at - 1] if at else "", rows[at + 1] if at + 1 < len(rows) else ""
        if not _is_divider(row) or ("|" not in row and not (at == 1 and "|" in head and "|" in below)):
            continue
        if "|" in head or "|" in below or _ALONE.fullmatch(row):
            return _divider(page, block, at, head)
    if not all(row.startswith("|") and _ends(row) and _cells(row, row) > 1 for row in rows):
        return None
    line, row = block[0]
    if follows:
        message = "An empty line cuts this row off its table, so it would show as text with bars"
        return _said(page, line, row, message, "delete the empty line above it")
    if len(rows) == 1:
        return None
    hint = f"write {_hyphens(_cells(row, row))} under the first row"
    return _said(
        page, line, row, "These rows would show as text with bars, for no line of hyphens stands among them", hint
    )


def _divider(page: Page, block: Block, at: int, head: str) -> Diagnostic:
    """What is said of a line of hyphens that does not fit the row above it."""
    line, text = block[at]
    if "|" not in head:
        message = f"This line of hyphens has no first row above it, {AS_TEXT}"
        return _said(page, line, text, message, "write the names of the columns in a row right above it")
    count, below = _cells(head, head), _cells(text, head)
    wanted = _hyphens(count)
    if at > 1 and "|" in block[at - 2][1]:
        message = f"More than one row stands above the line of hyphens, {AS_TEXT}"
        return _said(page, line, text, message, f"write {wanted} under the first row, and nowhere else")
    begin = line.start + len(line.text.rstrip()) - len(text)
    where = page.source.span(begin, begin + len(text))
    if count == below:
        mended = _DASHES.sub(lambda dashes: "-" * max(3, len(dashes[0])), text)
        message = f"Under the first row stand other signs than hyphens, {AS_TEXT}"
        return _said(page, line, text, message, f"write {wanted} in its place", safe(Edit(where, mended)))
    message = f"The first row has {_number(count)} and the line under it {below}, {AS_TEXT}"
    return _said(page, line, text, message, f"write {wanted} under the first row", offered(Edit(where, wanted)))


def _said(page: Page, line: Line, text: str, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    begin = line.start + len(line.text.rstrip()) - len(text)
    return Diagnostic("table-broken", message, page.source.span(begin, begin + len(text)), hint=hint, fix=fix)


def _number(count: int) -> str:
    return f"{count} cell" + "s" * (count != 1)


def _hyphens(count: int) -> str:
    """The line that makes a table of so many columns."""
    return "|" + "---|" * count
