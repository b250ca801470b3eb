"""The board for a program: one object, as docs/reading-findings.md describes it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from edgepress.report.machine import dumped
from edgepress.report.owed import STAGES, Board, Debt, Standing, words_of

VERSION = 1


def status_json(board: Board) -> str:
    """One object: version, today, issues, and how many stand at each stage."""
    counts = Counter(s.stage for s in board.standings)
    return dumped(
        {
            "version": VERSION,
            "today": _day(board.today),
            "issues": [_issue(s) for s in board.standings],
            "summary": {stage: counts[stage] for stage in STAGES},
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _issue(s: Standing) -> dict[str, Any]:
    return {
        "slug": s.slug,
        "title": s.title,
        "number": s.number,
        "stage": s.stage,
        "ready": s.ready,
        "changed": s.changed,
        "date": _day(s.day),
        "due": _day(s.due),
        "days": s.days,
        "sent": _day(s.sent),
        "must_fix": s.must,
        "group": s.group,
        "editors": list(s.editors),
        "language": s.language,
        "pieces": [
            {"title": p.title, "authors": list(p.authors), "must_fix": p.must, "there": p.there} for p in s.pieces
        ],
        "owed": [_debt(debt) for debt in s.debts],
    }


def _debt(debt: Debt) -> dict[str, Any]:
    return {
        "who": list(debt.who),
        "what": debt.kind,
        "times": debt.times,
        "piece": debt.where,
        "path": debt.path,
        "about": debt.about,
        "needed": debt.grave,
        "words": words_of(debt),
    }
