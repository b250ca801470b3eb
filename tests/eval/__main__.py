"""`python -m tests.eval`: precision and recall of every check on drafts as people paste them.

Answers 1 when what must be fixed falls short of the goal, or anything is said of a clean draft.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from .codes import there_now
from .drafts import drafts, findings
from .score import Judged, differences, judged, must, said_of_clean, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks-measured.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def main(words: list[str]) -> int:
    """Judge all drafts, or those whose names hold a word given."""
    parser = ArgumentParser(prog="python -m tests.eval", description="How good the checks are, as a number.")
    parser.add_argument("names", nargs="*", help="only drafts whose names hold one of these")
    parser.add_argument("--write", action="store_true", help=f"write the numbers into docs/{PAGE.name}")
    parser.add_argument("--date", default="", help="the day to write above them, such as 2026-11-23")
    asked = parser.parse_args(words)
    if asked.write and (asked.names or not asked.date):
        parser.error("--write takes all drafts, and the day: --date 2026-11-23")
    results = judge_all(asked.names)
    lines = list(table(results, there_now()))
    print("\n".join([*lines, "", *differences(results)]))
    if asked.write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), asked.date, lines), encoding="utf-8")
    return 0 if must(results).good and not said_of_clean(results) else 1


def judge_all(names: list[str]) -> list[Judged]:
    """Every draft, judged."""
    codes = there_now()
    chosen = (draft for draft in drafts() if not names or any(name in draft.name for name in names))
    return [judged(draft, findings(draft), codes) for draft in chosen]


def written(page: str, date: str, lines: list[str]) -> str:
    """The page with new numbers between its two marks."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return "\n".join([before + BEGIN, "", f"Measured on {date}.", "", *lines, "", END]) + after


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
