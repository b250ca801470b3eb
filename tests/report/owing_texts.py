"""What is said of a board and in letters, as files to be read: `python -m tests.report.accept` writes them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path

from edgepress.load.theme import load_theme, read_theme
from edgepress.render.words import moment, phrases
from edgepress.report.owed import KINDS, OWN, Debt, Piece, Standing
from edgepress.report.reminder import Sender, reminder
from edgepress.report.status import status_text

from ..conftest import ROOT
from .boards import DRAFT, EVIL, HINE, HOSTILE, LIZ, READY, SENT, TODAY, WEEK

SAID = Path(__file__).parent / "owing"
THEME = load_theme(read_theme(ROOT, "default"))
FRENCH = Standing(
    "2027-02-quai", "Le quai", "draft", 218, date(2027, 2, 5), date(2027, 1, 15), language="fr", days=48, must=3,
    pieces=(Piece("Le thé", ("Maëlle Roy",), 2),), editors=("Maëlle Roy",), group="Coast to Coast",
    debts=(
        Debt(("Maëlle Roy",), "description", 2, "Le thé", "issues/2027-02-quai/10-the.md"),
        Debt(("Noor Haddad-West", "Maëlle Roy"), "words", 1, "", "issues/2027-02-quai/issue.md"),
        Debt(("Noor Haddad-West",), "biography", 1, "", "contributors/noor.md", grave=False),
    ),
)  # fmt: skip
# One of each kind, once and several times, so that every phrase is read by somebody.
EVERY = DRAFT._replace(
    debts=tuple(
        Debt((LIZ,), kind, times, "A kettle", "issues/2027-01-tea/10-kettle.md", about="ana")
        for kind in KINDS
        if kind not in OWN
        for times in (1, 3)
    )
)
EMPTY = DRAFT._replace(
    pieces=(), group="", editors=(), must=0, due=None, days=None, debts=(Debt((), "piece"), Debt((), "date"))
)
HOSTILE_ONE = HOSTILE.standings[1]


def letter(standing: Standing, language: str = "en", today: date = TODAY, newsletter: str = "The Edge") -> str:
    """The letter about an issue."""
    say = phrases(THEME, language)
    sender = Sender(newsletter, "editor@example.org")
    return reminder(standing, sender, say, lambda day: moment(datetime.combine(day, time()), say) if day else "", today)


TEXTS: Mapping[str, Callable[[], str]] = {
    "status-100.txt": lambda: status_text(WEEK, columns=100),
    "status-80.txt": lambda: status_text(WEEK, columns=80),
    "status-40.txt": lambda: status_text(WEEK, columns=40),
    "status-colour.txt": lambda: status_text(WEEK, colour=True, columns=100),
    "status-hostile-80.txt": lambda: status_text(HOSTILE, columns=80),
    "status-hostile-40.txt": lambda: status_text(HOSTILE, columns=40),
    "letter.txt": lambda: letter(DRAFT),
    "letter-past.txt": lambda: letter(DRAFT, today=date(2026, 12, 9)),
    "letter-today.txt": lambda: letter(DRAFT, today=date(2026, 12, 4)),
    "letter-whole.txt": lambda: letter(DRAFT._replace(debts=(Debt((), "date"),), must=0, stage="checked")),
    "letter-ready.txt": lambda: letter(READY._replace(debts=(), must=0)),
    "letter-sent.txt": lambda: letter(SENT._replace(group=HINE)),
    "letter-empty.txt": lambda: letter(EMPTY),
    "letter-light.txt": lambda: letter(DRAFT._replace(debts=tuple(d for d in DRAFT.debts if not d.grave))),
    "letter-every.txt": lambda: letter(EVERY),
    "letter-every-fr.txt": lambda: letter(EVERY, "fr"),
    "letter-fr.txt": lambda: letter(FRENCH, "fr"),
    "letter-whole-fr.txt": lambda: letter(FRENCH._replace(debts=()), "fr"),
    "letter-hostile.txt": lambda: letter(HOSTILE_ONE, newsletter=EVIL),
}
