"""Who owes what, at a terminal, as JSON, as a page, as a letter: whole texts in tests/report/owing/, and what holds of any."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from edgepress.report.owed import KINDS, OWN, STAGES, Board, Debt, by_person, days_words, ordered, sum_words
from edgepress.report.reminder import WIDTH
from edgepress.report.shown import folded, width_of
from edgepress.report.status import next_step, status_text
from edgepress.report.status_json import status_json
from edgepress.report.status_page import status_page

from ..conftest import ROOT
from .boards import DRAFT, EVIL, HOSTILE, READY, SENT, TODAY, WEEK, many
from .owing_texts import SAID, TEXTS, THEME

SCHEMA = Path(__file__).parent / "status.schema.json"
BOARDS = {"week": WEEK, "many": many(60), "hostile": HOSTILE, "empty": Board("The Edge", ())}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_word_is_the_one_that_was_accepted(name: str) -> None:
    assert TEXTS[name]() == (SAID / name).read_text(encoding="utf-8")


def test_no_accepted_text_is_left_over() -> None:
    assert sorted(path.name for path in SAID.iterdir()) == sorted(TEXTS)


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
@pytest.mark.parametrize("columns", [20, 40, 63, 64, 80, 91, 92, 100, 200])
def test_no_line_is_wider_than_the_terminal(board: Board, columns: int) -> None:
    room = max(40, min(columns, 100))
    assert [line for line in status_text(board, columns=columns).split("\n") if width_of(line) > room] == []


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_nothing_that_a_terminal_would_obey_comes_through(board: Board) -> None:
    text = status_text(board) + next_step(board)
    assert [c for c in text if c != "\n" and not c.isprintable()] == []


@pytest.mark.parametrize("name", [name for name in sorted(TEXTS) if name.startswith("letter")])
def test_a_letter_fits_every_mail_program(name: str) -> None:
    head, _, body = (SAID / name).read_text(encoding="utf-8").partition("\n\n")
    assert [line for line in body.split("\n") if width_of(line) > WIDTH] == []
    assert len(head.split("\n")) == 2
    assert [c for c in head + body if c != "\n" and not (c.isprintable() or c == "\N{NO-BREAK SPACE}")] == []


@pytest.mark.parametrize("name", [name for name in sorted(TEXTS) if name.startswith("letter")])
def test_a_letter_speaks_no_jargon_and_blames_nobody(name: str) -> None:
    text = (SAID / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"(?i)must fix|should fix|finding|invalid|wrong|fail|error|late\b|YAML|parse|still owe", text) == []
    )


def test_every_kind_has_its_words_in_both_languages_of_letters() -> None:
    for language in ("en", "fr"):
        words = THEME.words[language]
        assert {key.removeprefix("owes.").removesuffix("-several") for key in words if key.startswith("owes.")} == {
            *KINDS
        } - {*OWN}
    letters = [
        {key for key in THEME.words[language] if key.startswith(("letter.", "owes."))} for language in ("en", "fr")
    ]
    assert letters[0] == letters[1]


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_the_json_is_what_the_page_on_findings_describes(board: Board) -> None:
    found = json.loads(status_json(board))
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [issue["slug"] for issue in found["issues"]] == [s.slug for s in board.standings]
    assert sum(found["summary"].values()) == len(board.standings)


def test_the_page_on_findings_names_every_field_and_every_kind() -> None:
    page = (ROOT / "docs" / "reading-findings.md").read_text(encoding="utf-8").partition("## status\n")[2]
    found = json.loads(status_json(WEEK))
    issue = next(issue for issue in found["issues"] if issue["pieces"] and issue["owed"])
    fields = {*found, *issue, *issue["pieces"][0], *issue["owed"][0], *found["summary"]}
    assert [field for field in sorted(fields) if f'"{field}"' not in page] == []
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []


def test_json_of_hostile_words_holds_them_whole_and_shows_none_that_hides() -> None:
    text = status_json(HOSTILE)
    assert [c for c in text if c != "\n" and not c.isprintable()] == []
    assert EVIL in [issue["title"] for issue in json.loads(text)["issues"]]


def test_what_is_nearest_comes_first_and_what_was_sent_last() -> None:
    soon = READY._replace(slug="soon", due=None, day=TODAY)
    undated = DRAFT._replace(slug="undated", due=None)
    older = SENT._replace(slug="older", sent=date(2026, 10, 2))
    given = (older, SENT, undated, DRAFT, READY, soon)
    assert [s.slug for s in ordered(given)] == [READY.slug, "soon", DRAFT.slug, "undated", SENT.slug, "older"]
    assert ordered(reversed(given)) == ordered(given)


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (6, "in 6 days"), (-30, "30 days ago")],
)
def test_days_are_counted_in_words(days: int | None, words: str) -> None:
    assert days_words(days) == words


def test_two_who_owe_something_together_are_two_people() -> None:
    debts = (Debt(("A", "B"), "text"), Debt(("A",), "text"), Debt((), "date"))
    assert list(by_person(debts)) == ["A and B", "A", "The editor"]
    assert sum_words(debts) == "3 from 3 people"
    assert (sum_words(debts[1:2]), sum_words(())) == ("1 from 1 person", "nothing")


def test_the_next_step_is_the_letter_to_whoever_owes_something_else_nothing() -> None:
    only_me = DRAFT._replace(debts=(Debt((), "date"),))
    assert next_step(WEEK) == f"Next: edgepress remind {READY.slug}"
    assert next_step(Board("The Edge", (only_me,))) == "Nobody but you owes anything."
    assert next_step(Board("The Edge", (SENT,))) == "Nobody owes anything."


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_a_page_holds_no_markup_but_its_own(board: Board) -> None:
    page = status_page(board)
    assert page == status_page(board)
    assert "<script" not in page
    assert [c for c in page if c != "\n" and not c.isprintable()] == []
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "http" not in page


def test_a_page_without_a_day_counts_no_days() -> None:
    undated = Board(WEEK.title, tuple(s._replace(days=None) for s in WEEK.standings))
    assert "As of" not in status_page(undated)
    assert re.findall(r"in \d+ days|\d+ days ago", status_page(undated)) == []
    assert "in 6 days" in status_page(WEEK)


def test_every_stage_is_shown_with_as_many_dots_as_were_reached() -> None:
    for number, stage in enumerate(STAGES[:4], 1):
        page = status_page(Board("The Edge", (DRAFT._replace(stage=stage),)))
        assert page.partition("</tr>\n</tbody>")[0].count('<i class="on">') == number


def test_words_are_folded_by_columns_not_by_letters() -> None:
    assert folded("静かな夜", 4) == ["静か", "な夜"]
    assert folded("one two", 7) == ["one two"]
    assert folded("one two", 6) == ["one", "two"]
    assert folded("a extraordinarily", 5) == ["a", "extra", "ordin", "arily"]
    assert folded("", 5) == [""]
    assert folded("a\N{NO-BREAK SPACE}b c", 3) == ["a\N{NO-BREAK SPACE}b", "c"]


def test_only_a_draft_can_be_late() -> None:
    past = DRAFT._replace(due=TODAY - timedelta(1), days=-1)
    checked = past._replace(slug="c", stage="checked", debts=())
    page = status_page(Board("The Edge", (past, DRAFT._replace(slug="b"), checked), TODAY))
    assert page.count('class="late"') == 1
    assert page.count("yesterday") == 2
    assert "<dt>Next texts due</dt><dd>4 Dec 2026</dd>" in page
    assert "<dt>Late</dt><dd>1 issue</dd>" in page
