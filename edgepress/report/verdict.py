"""How much is to be done, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from shlex import join, quote
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report.about import About, is_mendable


class Step(NamedTuple):
    """A sentence that leads to a command: what stands before it, the command, and what stands after it."""

    before: str
    command: str
    after: str = ""

    def __str__(self) -> str:
        """The sentence as a terminal shows it."""
        return f"{self.before}{self.command}{self.after}"


def tally(findings: Iterable[Diagnostic]) -> str:
    """How much is to be done, in words: "2 must fix, 1 should fix"; empty when nothing is."""
    counts = Counter(d.severity for d in findings)
    names = {Severity.MUST: "must fix", Severity.SHOULD: "should fix", Severity.CONSIDER: "to consider"}
    return ", ".join(f"{counts[s]} {names[s]}" for s in Severity if counts[s])


def is_bad(findings: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether something must be mended before a build; with `strict`, whether something should."""
    grave = {Severity.MUST, Severity.SHOULD} if strict else {Severity.MUST}
    return any(d.severity in grave for d in findings)


def steps(findings: Sequence[Diagnostic], about: About) -> tuple[Step, ...]:
    """What to do now; the last is the most important."""
    if about.command == "proof":
        return (_after_proof(findings, about),)
    one = about.asked or about.slugs  # of a change that touches one issue, only this one is to be mended
    name = f" {quote(one[0])}" if len(one) == 1 else ""  # a folder's name may hold a space
    mendable = sum(is_mendable(d) for d in findings)
    found = (Step(f"{mendable} can be mended for you: ", f"edgepress fix{name}"),) if mendable else ()
    if is_bad(findings, about.strict):
        return (*found, Step("Mend what must be fixed, then run ", f"edgepress check{name}", " again."))
    return (*found, Step("Next: ", "edgepress build"))


def _after_proof(findings: Sequence[Diagnostic], about: About) -> Step:
    if is_bad(findings, about.strict):
        return Step("Mend what must be fixed, then run ", join(("edgepress", "proof", *about.asked)), " again.")
    return Step(
        "Nothing that was proved stands against sending", "", "." if not findings else "; the rest is yours to weigh."
    )
