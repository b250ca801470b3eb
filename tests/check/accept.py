"""`python -m tests.check.accept`: what the press says now is what it shall say. Read the diff like prose."""

from __future__ import annotations

from edgepress.diagnostics import Severity

from .cases import CASES, findings
from .page import PAGE, page


def accept() -> None:
    """Write every said.txt, then docs/checks.md."""
    severities = {}
    for case in CASES:
        said, found = findings(case, "bad")
        case.said.write_text(said, encoding="utf-8")
        severities[case.code] = min((d.severity for d in found), key=lambda s: s.rank, default=Severity.MUST)
        strange = sorted({d.code for d in found} - {case.code})
        print(f"{case.code}: {len(found)} said{', also ' + ', '.join(strange) if strange else ''}")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(severities), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    accept()
