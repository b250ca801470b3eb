"""The board as one HTML page for the editor: a table on a desk, cards on a telephone. It needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from edgepress.report.owed import (
    MEANING,
    STAGES,
    Board,
    Debt,
    Standing,
    by_person,
    day_words,
    days_words,
    is_late,
    place_of,
    stage_notes,
    sum_words,
    thing_of,
)
from edgepress.report.shown import printable
from edgepress.report.status_style import STYLE

COLUMNS = ("Issue", "Stage", "Texts due", "Goes out", "Still to come")


def status_page(board: Board) -> str:
    """The whole page. The same board gives the same page."""
    title = _words(board.title) or "A newsletter without a title"
    still = [s for s in board.standings if not s.sent]
    gone = [s for s in board.standings if s.sent]
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex, nofollow">',
            f"<title>{title}: who owes what</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            '<a class="skip" href="#issues">Skip to the issues</a>',
            *_header(title, board, still, gone),
            '<main id="issues">',
            *_still(still),
            *_gone(gone),
            *_stages(),
            "</main>",
            _footer(),
            "</body>\n</html>\n",
        ]
    )


def _words(words: str) -> str:
    return escape(printable(words))


def _header(title: str, board: Board, still: Sequence[Standing], gone: Sequence[Standing]) -> Iterator[str]:
    yield f'<header class="head">\n<p class="kicker">Who owes what</p>\n<h1 dir="auto">{title}</h1>'
    if board.today:
        yield f'<p class="file">As of {day_words(board.today)}</p>'
    yield '<dl class="facts">'
    yield from (f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in _facts(board.today, still, gone))
    yield "</dl>\n</header>"


def _facts(today: date | None, still: Sequence[Standing], gone: Sequence[Standing]) -> Iterator[tuple[str, str]]:
    yield "In the making", _counted(len(still), "issue")
    ahead = [s.due for s in still if s.due and s.stage == STAGES[0] and (not today or s.due >= today)]
    if ahead:
        yield "Next texts due", day_words(min(ahead))
    late = sum(map(is_late, still))
    if late:
        yield "Late", _counted(late, "issue")
    yield "Still to come", sum_words(debt for s in still for debt in s.debts)
    yield "Sent", _counted(len(gone), "issue")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _still(still: Sequence[Standing]) -> Iterator[str]:
    yield '<section aria-labelledby="making">\n<h2 id="making">In the making</h2>'
    if still:
        yield '<table class="board">\n<thead>\n<tr>'
        yield from (f'<th scope="col">{name}</th>' for name in COLUMNS)
        yield "</tr>\n</thead>\n<tbody>"
        yield from (line for standing in still for line in _row(standing))
        yield "</tbody>\n</table>"
    else:
        yield '<p class="none">Every issue has gone out, or there is none yet.</p>'
    yield "</section>"


def _row(s: Standing) -> Iterator[str]:
    yield f'<tr class="{s.stage}">\n<th scope="row"><span class="title" dir="auto">{_words(s.title)}</span>'
    yield f'<span class="slug">{_words(s.slug)}</span>{_group(s)}</th>'
    yield f'<td>{_track(s)}</td>\n<td data-name="{COLUMNS[2]}">{_due(s)}</td>'
    yield f'<td data-name="{COLUMNS[3]}">{_day(s.day)}</td>\n<td class="owed">'
    yield from _owed(s)
    yield "</td>\n</tr>"


def _group(s: Standing) -> str:
    number = f"No. {s.number}" if s.number is not None else ""
    by = f'<bdi dir="auto">{_words(s.group)}</bdi>' if s.group else ""
    said = ", ".join(part for part in (number, by) if part)
    return f'<span class="group">{said}</span>' if said else ""


def _track(s: Standing) -> str:
    """The five stages as five dots, and the stage in words."""
    at = STAGES.index(s.stage)
    dots = "".join("<i></i>" if n > at else '<i class="on"></i>' for n in range(len(STAGES)))
    notes = "".join(f'<span class="note">{note}</span>' for note in stage_notes(s))
    return f'<span class="track" aria-hidden="true">{dots}</span><b class="stage">{s.stage}</b>{notes}'


def _day(day: date | None) -> str:
    return f'<time datetime="{day}">{day_words(day)}</time>' if day else '<span class="none">not set</span>'


def _due(s: Standing) -> str:
    if s.days is None or s.stage not in STAGES[:2]:
        return _day(s.due)
    soon = s.stage == STAGES[0] and s.days < 7
    late = ' class="late"' if is_late(s) else ' class="soon"' if soon else ""
    return f"{_day(s.due)}<span{late}> {days_words(s.days)}</span>"


def _owed(s: Standing) -> Iterator[str]:
    if not s.debts:
        yield '<p class="none">Nothing: all is here.</p>'
    for who, debts in by_person(s.debts).items():
        yield f'<p class="who" dir="auto">{escape(who)}</p>\n<ul>'
        yield from (f"<li{_light(debt)}>{_thing(debt)}</li>" for debt in debts)
        yield "</ul>"


def _light(debt: Debt) -> str:
    return "" if debt.grave else ' class="welcome"'


def _thing(debt: Debt) -> str:
    where = f" in <bdi>{escape(place_of(debt))}</bdi>" if place_of(debt) else ""
    return f"{escape(thing_of(debt))}{where}"


def _gone(gone: Iterable[Standing]) -> Iterator[str]:
    rows = [
        f'<li><time datetime="{s.sent}">{day_words(s.sent)}</time><span><bdi>{_words(s.title)}</bdi>'
        f'<span class="slug">{_words(s.slug)}</span></span></li>'
        for s in gone
    ]
    if rows:
        yield f'<section class="gone">\n<details>\n<summary><h2>Sent</h2> {_counted(len(rows), "issue")}</summary>\n<ol>'
        yield from rows
        yield "</ol>\n</details>\n</section>"


def _stages() -> Iterator[str]:
    yield '<section class="meaning" aria-labelledby="stages">\n<h2 id="stages">What the stages mean</h2>\n<dl>'
    yield from (f"<div><dt>{stage}</dt><dd>{MEANING[stage]}</dd></div>" for stage in STAGES)
    yield "</dl>\n</section>"


def _footer() -> str:
    return (
        '<footer class="foot">\n<p>This page is for the editor. It stands beside the archive and not in it: put only the folder '
        "<code>web/</code> online. What is set in a lighter colour would be welcome, and nothing waits for it.</p>\n"
        "<p>Made by <code>edgepress build</code>. The same at a terminal: <code>edgepress status</code>. "
        "A letter to those who owe something: <code>edgepress remind</code> and the name of an issue.</p>\n</footer>"
    )
