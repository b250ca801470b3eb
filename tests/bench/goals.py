"""Goals, and the verdicts on them: the median over rounds is compared, the range is shown beside it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .measure import Round

Measure = Callable[[Sequence[Round]], list[float]]  # one figure for each round


def content() -> str:
    """No objection."""
    return ""


@dataclass(frozen=True, slots=True)
class Goal:
    """At most `limit`: a ratio, or MB or ms if `unit` says so. `objection` finds a fault no figure shows."""

    row: str
    limit: float
    measure: Measure
    unit: str = ""
    objection: Callable[[], str] = content


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row of the table; without figures (rounds = 0) the remark says why."""

    row: str
    limit: float | None
    middle: float
    lowest: float
    highest: float
    rounds: int
    unit: str = ""
    remark: str = ""

    @property
    def met(self) -> bool:
        """The goal is reached, and nothing speaks against it."""
        return self.limit is not None and self.rounds > 0 and self.middle <= self.limit and not self.remark


def time_of(ours: str, theirs: str) -> Measure:
    """Our wall time as a part of theirs in the same round, so that a slow minute counts on both sides."""
    return lambda rounds: [costs[ours].wall / costs[theirs].wall for costs in rounds]


def above(longer: str, shorter: str) -> Measure:
    """How much longer one command takes than another in the same round, in milliseconds."""
    return lambda rounds: [1000 * (costs[longer].wall - costs[shorter].wall) for costs in rounds]


def memory_of(name: str) -> Measure:
    """The largest process of a command, in MB."""
    return lambda rounds: [costs[name].peak for costs in rounds]


def noted(file: Path, name: str) -> Measure:
    """What a command itself noted, of each thing that it did in any round: lines of JSON with figures by name."""
    return lambda rounds: [json.loads(line)[name] for line in file.read_text(encoding="utf-8").splitlines()]


def judge(goal: Goal, rounds: Sequence[Round]) -> Verdict:
    """The verdict on one goal after all rounds."""
    figures = goal.measure(rounds)
    lowest, highest = min(figures), max(figures)
    return Verdict(goal.row, goal.limit, median(figures), lowest, highest, len(figures), goal.unit, goal.objection())


def unmeasured(row: str, why: str) -> Verdict:
    """A row that says why there is no figure; it counts as missed."""
    return Verdict(row, None, 0, 0, 0, 0, remark=why)
