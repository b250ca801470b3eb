"""The bench's own sums and its table; nothing is measured here."""

from pathlib import Path

from . import newsletters
from .corpora import sentence
from .goals import Goal, Verdict, judge, memory_of, time_of, unmeasured
from .measure import Cost
from .table import END, START, page_with, table

ROUNDS = [
    {"ours": Cost(1.0, 2.0, 80), "theirs": Cost(4.0, 4.0, 50)},
    {"ours": Cost(6.0, 2.0, 90), "theirs": Cost(8.0, 4.0, 50)},  # a slow minute: both are slow
    {"ours": Cost(1.2, 2.0, 85), "theirs": Cost(4.0, 4.0, 50)},
]
GOAL = Goal("a build", 0.45, time_of("ours", "theirs"))


def test_ratios_are_taken_round_by_round_and_their_median_is_the_verdict() -> None:
    assert judge(GOAL, ROUNDS) == Verdict("a build", 0.45, 0.3, 0.25, 0.75, 3)
    assert judge(GOAL, ROUNDS).met


def test_a_goal_is_missed_by_a_median_above_it() -> None:
    assert not judge(Goal("a build", 0.29, GOAL.measure), ROUNDS).met


def test_an_objection_spoils_the_best_figure() -> None:
    assert not judge(Goal("a build", 0.45, GOAL.measure, objection=lambda: "other bytes"), ROUNDS).met


def test_the_table_shows_met_missed_and_unmeasured_rows() -> None:
    verdicts = [
        judge(GOAL, ROUNDS),
        judge(Goal("memory", 80, memory_of("ours"), "MB"), ROUNDS),
        judge(Goal("spoilt", 0.45, GOAL.measure, objection=lambda: "other bytes"), ROUNDS),
        unmeasured("cold", "npm is missing\nor | broken"),
    ]
    assert table(verdicts, "2 cores.") == (
        "| what is compared | goal | measured (median) | lowest to highest | rounds | met |\n"
        "|---|---|---|---|---|---|\n"
        "| a build | at most 0.45 | 0.300 | 0.250 to 0.750 | 3 | yes |\n"
        "| memory | at most 80 MB | 85 MB | 80 MB to 90 MB | 3 | no |\n"
        "| spoilt | at most 0.45 | 0.300 | 0.250 to 0.750 | 3 | no: other bytes |\n"
        "| cold |  | not measured |  | 0 | no: npm is missing or / broken |\n"
        "\n2 cores.\n"
    )


def test_a_new_page_explains_the_table_and_a_second_run_replaces_only_the_table() -> None:
    first = page_with("old table\n", "")
    assert first.startswith("# How fast the press is\n")
    assert page_with("new table\n", first) == first.replace("old table", "new table")


def test_a_page_without_markers_keeps_its_words_and_gets_the_table_at_its_end() -> None:
    assert page_with("a table\n", "# Speed\n") == f"# Speed\n\n{START}\n\na table\n\n{END}\n"


def test_newsletters_to_inline_are_the_same_in_every_run(tmp_path: Path) -> None:
    for name in ("one", "two"):
        newsletters.write(tmp_path / name, 2)
    assert newsletters.difference(tmp_path / "one", tmp_path / "two") == ""
    assert newsletters.sheet().count("{") == 80


def test_a_differing_newsletter_is_named_with_its_place(tmp_path: Path) -> None:
    for name, html in (("one", "<p>a</p>"), ("two", "<p>b</p>")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "00.html").write_text(html)
    assert newsletters.difference(tmp_path / "one", tmp_path / "two") == "other bytes in 00.html from byte 3 on"


def test_every_round_adds_another_sentence() -> None:
    assert len({sentence(number) for number in range(30)}) == 30
    assert sentence(12) == "The tide gauge on the harbour wall read one two today."
