"""`python -m tests.proof.accept`: what the proofs say now is what they shall say. Read the diff like prose."""

from __future__ import annotations

from .cases import CASES, findings
from .others import OTHERS
from .others import findings as others_findings
from .page import PAGE, page
from .views import snapshots


def accept() -> None:
    """Write every said.txt, what is said of others' emails, then docs/proofs.md."""
    for case in CASES:
        said, found = findings(case, "bad")
        case.said.write_text(said, encoding="utf-8")
        strange = sorted({d.code for d in found} - {case.code})
        print(f"{case.code}: {len(found)} said{', also ' + ', '.join(strange) if strange else ''}")
    for other in OTHERS:
        told, found = others_findings(other)
        other.said.write_text(told, encoding="utf-8")
        print(f"{other.name}: {len(found)} said")
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
    snapshots.accept()


if __name__ == "__main__":
    accept()
