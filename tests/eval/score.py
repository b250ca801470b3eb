"""How good the press is: what it said of the drafts, held against what a good editor says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity

from .codes import KNOWN
from .drafts import Draft, Expected

GOAL = 0.98  # of what must be fixed: how much is right, and how much is found


class Judged(NamedTuple):
    """One draft after it was judged: what was told rightly and wrongly, what was met and missed."""

    draft: Draft
    right: tuple[Diagnostic, ...]
    wrong: tuple[Diagnostic, ...]
    met: tuple[Expected, ...]
    missed: tuple[Expected, ...]


class Count(NamedTuple):
    """Numbers of one name, or of several: things to be told, findings, how many of these are right, things met."""

    expected: int = 0
    found: int = 0
    right: int = 0
    met: int = 0

    @property
    def precision(self) -> float:
        """The part of the findings that is right; 1 where nothing was said."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The part of the things to be told that was told; 1 where there was nothing."""
        return self.met / self.expected if self.expected else 1.0

    @property
    def good(self) -> bool:
        """Whether it reaches the goal."""
        return min(self.precision, self.recall) >= GOAL


def judged(draft: Draft, found: Iterable[Diagnostic], codes: Iterable[str]) -> Judged:
    """Hold the findings on a draft against what is expected; only `codes` that somebody can say are expected."""
    can = frozenset(codes)
    found, expected = tuple(found), tuple(e for e in draft.expected if e.code in can)
    right = tuple(d for d in found if any(e.is_met_by(d) for e in draft.expected))
    met = tuple(e for e in expected if any(e.is_met_by(d) for d in found))
    return Judged(
        draft,
        right,
        tuple(d for d in found if d not in right),
        met,
        tuple(e for e in expected if e not in met),
    )


def count(some: Iterable[Judged], codes: Iterable[str]) -> Count:
    """The numbers of all drafts for the names given."""
    wanted, counts = frozenset(codes), [0, 0, 0, 0]
    for one in some:
        right = sum(d.code in wanted for d in one.right)
        met = sum(e.code in wanted for e in one.met)
        counts[0] += met + sum(e.code in wanted for e in one.missed)
        counts[1] += right + sum(d.code in wanted for d in one.wrong)
        counts[2] += right
        counts[3] += met
    return Count(*counts)


def must(some: Sequence[Judged]) -> Count:
    """The numbers of all that must be fixed."""
    return count(some, (code for code, severity in _severities(some).items() if severity is Severity.MUST))


def said_of_clean(some: Iterable[Judged]) -> tuple[Diagnostic, ...]:
    """Every finding on a draft in which there is nothing to mend."""
    return tuple(d for one in some if one.draft.clean for d in one.wrong)


def _severities(some: Iterable[Judged]) -> dict[str, Severity]:
    """How much each name matters: as the catalogue says, and as the press says of names that the catalogue has not."""
    strange = {d.code: d.severity for one in some for d in one.wrong if d.code not in KNOWN}
    return {**KNOWN, **strange}


def table(some: Sequence[Judged], codes: frozenset[str]) -> Iterator[str]:
    """The lines of a table in Markdown: a name a row, then all that must be fixed, then the clean drafts."""
    yield "| Finding | Expected | Found | Right | Missed | Precision | Recall |"
    yield "|:--|--:|--:|--:|--:|--:|--:|"
    for code, severity in sorted(_severities(some).items(), key=lambda entry: (entry[1].rank, entry[0])):
        numbers = count(some, [code])
        if (code in codes or code not in KNOWN) and (numbers.expected or numbers.found):
            yield _row(f"{code} ({severity.words})", numbers)
    yield _row("**Must fix, all together**", must(some))
    clean = [one for one in some if one.draft.clean]
    yield ""
    yield f"{len(some)} drafts. On the {len(clean)} clean ones, {len(said_of_clean(some))} findings."
    waiting = sorted({e.code for one in some for e in one.draft.expected} - codes)
    if waiting:
        yield ""
        yield f"Not there yet, and not counted: {', '.join(waiting)}."


def _row(name: str, numbers: Count) -> str:
    cells = (numbers.expected, numbers.found, numbers.right, numbers.expected - numbers.met)
    return f"| {name} | {' | '.join(map(str, cells))} | {numbers.precision:.3f} | {numbers.recall:.3f} |"


def differences(some: Iterable[Judged]) -> Iterator[str]:
    """Where the press and the editor differ, draft by draft, one line each."""
    for one in some:
        for finding in one.wrong:
            where = finding.where
            yield f"{one.draft.name}: {where.path}:{where.line}:{where.column} {finding.code} should not be said: {finding.message}"
        for expected in one.missed:
            places = " or ".join(
                f"{p.path}:{p.first}" + (f"-{p.last}" if p.last > p.first else "") for p in expected.places
            )
            yield f"{one.draft.name}: {places} {expected.code} is not said"
