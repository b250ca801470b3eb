"""The board at a terminal: a table where there is room for one, and under it who owes what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from edgepress.report.owed import (
    STAGES,
    Board,
    Standing,
    by_person,
    day_words,
    days_words,
    is_late,
    stage_notes,
    sum_words,
    words_of,
)
from edgepress.report.shown import folded, printable, width_of

NARROW, WIDE, WIDEST = (
    40,
    92,
    100,
)  # columns: below the first words fall to pieces; from the second on there is room for a day more
TABLE = 64  # columns that a table needs
GAP = "  "
TITLES = ("Issue", "Stage", "Texts due", "Goes out", "Still to come")
DIM, BOLD, LATE = "2", "1", "31;1"


def status_text(board: Board, colour: bool = False, columns: int = WIDEST) -> str:
    """How all issues stand, then what each still lacks; ends with a line break."""
    width = max(NARROW, min(columns, WIDEST))
    if not board.standings:
        return "There is no issue yet.\n"
    blocks = ["\n".join(_table(board.standings, width, colour))] if width >= TABLE else []
    blocks += ["\n".join(_block(s, width, colour)) for s in board.standings if s.debts or width < TABLE]
    return "\n\n".join(blocks) + "\n"


def _paint(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour and words else words


def _cells(s: Standing, wide: bool) -> list[str]:
    if s.sent:
        return [printable(s.slug), f"sent {day_words(s.sent)}", "", *([""] if wide else []), ""]
    days = [day_words(s.day) or "not set"] if wide else []
    return [printable(s.slug), ", ".join((s.stage, *stage_notes(s))), _due(s), *days, sum_words(s.debts)]


def _due(s: Standing) -> str:
    days = days_words(s.days) if s.stage in STAGES[:2] else ""
    return ", ".join(part for part in (day_words(s.due), days) if part) or "not set"


def _table(standings: Sequence[Standing], width: int, colour: bool) -> Iterator[str]:
    wide = width >= WIDE
    titles = [title for title in TITLES if wide or title != TITLES[3]]
    rows = [_cells(s, wide) for s in standings]
    room = _rooms([titles, *rows], width)
    yield from _lines(titles, room, [DIM] * len(titles), colour)
    for s, row in zip(standings, rows, strict=True):
        yield from _lines(row, room, [BOLD, "", LATE if is_late(s) else "", *([""] * (len(row) - 3))], colour)


def _rooms(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as its words, where they fit; else the widest gives way first, word by word."""
    room = [max(width_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    least = [
        max(width_of(word) for cell in column for word in (cell.split() or [""])) for column in zip(*rows, strict=True)
    ]
    while sum(room) + len(GAP) * (len(room) - 1) > width:
        loose = [n for n, wide in enumerate(room) if wide > least[n]]
        widest = max(loose or range(len(room)), key=lambda n: room[n])
        room[widest] -= 1
    return room


def _lines(cells: Sequence[str], room: Sequence[int], codes: Sequence[str], colour: bool) -> Iterator[str]:
    """One row of the table, as many lines as its longest cell takes."""
    columns = [folded(cell, wide) for cell, wide in zip(cells, room, strict=True)]
    for n in range(max(map(len, columns))):
        parts = []
        for lines, wide, code in zip(columns, room, codes, strict=True):
            words = lines[n] if n < len(lines) else ""
            parts.append(_paint(words, code, colour and bool(code)) + " " * (wide - width_of(words)))
        yield GAP.join(parts).rstrip()


def _block(s: Standing, width: int, colour: bool) -> Iterator[str]:
    """One issue by itself: its name, where the table does not say it how it stands, and what it lacks from whom."""
    yield from (_paint(line, BOLD, colour) for line in folded(printable(s.slug), width))
    yield from _indented(printable(s.title), 2, width)
    if width < TABLE:
        _, stage, due, out, owed = _cells(s, wide=True)
        told = [stage] if s.sent else [stage, f"texts due: {due}", f"goes out: {out}", f"still to come: {owed}"]
        yield from (line for words in told for line in _indented(words, 2, width))
    for who, debts in by_person(s.debts).items():
        yield from _indented(f"{who}:", 2, width)
        for debt in debts:
            yield from _indented(words_of(debt) + ("" if debt.grave else " (would be welcome)"), 4, width, "- ")


def _indented(words: str, indent: int, width: int, mark: str = "") -> Iterator[str]:
    for n, line in enumerate(folded(words, width - indent - len(mark))):
        yield " " * indent + (mark if not n else " " * len(mark)) + line


def next_step(board: Board) -> str:
    """What to type next."""
    for s in board.standings:
        if any(debt.who for debt in s.debts):
            return f"Next: edgepress remind {quote(printable(s.slug))}"
    return "Nobody but you owes anything." if any(s.debts for s in board.standings) else "Nobody owes anything."
