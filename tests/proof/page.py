"""The page docs/proofs.md, made from the functions' docstrings and their cases."""

from __future__ import annotations

from ..check.page import block, examples, family, heading_list
from ..conftest import ROOT
from .cases import CASES, Case, findings

PAGE = ROOT / "docs" / "proofs.md"

OPENING = """\
# What is proved of an email, and why

`edgepress proof` judges finished emails: a file of anybody's, as .html or .eml, or an issue of this newsletter. Each
finding ends with its name. Here is each name: what is asked for, an example, and the whole of what is said.

    edgepress proof 2026-12-auckland
    edgepress proof somebody-elses.html
    edgepress proof message.eml --output-format json

**Must fix** is what a reader would stumble over. **Should fix** and **Consider** are told and stop nothing, unless
`--strict` is given.

This page is generated: change a docstring in `edgepress/proof/`, or a case in `tests/proof/`, and run `make accept`.
"""

# The criteria of the Email Markup Consortium's accessibility reports of 2025 and 2026, and what holds each of them here.
CRITERIA: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Content in the body has a direction", ("wrapper-missing",)),
    ("Content in the body has a language", ("wrapper-missing",)),
    ("Layout tables have a role", ("table-role",)),
    ("There is a first heading", ("first-heading",)),
    ("Links have words that can be read out", ("link-silent",)),
    ("The document has a language", ("language-unsaid",)),
    ("Colours have contrast", ("contrast-low",)),
    ("Pictures have alternative texts", ("description-unsaid",)),
    ("The document has a title", ("title-missing",)),
    ("The words of a link say where it leads", ("link-vague",)),
    ("Links in a text are not told by colour alone", ("link-unmarked",)),
    ("Readers may zoom", ("zoom-forbidden",)),
)


def page() -> str:
    """The whole page."""
    return "\n".join([OPENING, *heading_list(CASES), *criteria(), *map(_section, CASES)])


def criteria() -> list[str]:
    """The table of the criteria: each with the proofs that hold it, and the tests that hold the proofs."""
    rows = [
        f"| {number} | {words} | {', '.join(f'[{code}](#{code})' for code in codes)} | "
        f"{', '.join(f'`tests/proof/cases/{code}`' for code in codes)} |"
        for number, (words, codes) in enumerate(CRITERIA, 1)
    ]
    return [
        "## The criteria of the Email Markup Consortium",
        "",
        "Its reports of 2025 and 2026 judge emails by eleven criteria, and by whether zooming is allowed. Of 376,348 emails in",
        "the report of 2026, 8 met them all. Each has its proof here, and each proof its test:",
        "",
        "| # | Criterion | Proof | Test |",
        "|--:|:----------|:------|:-----|",
        *rows,
        "",
    ]


def _section(case: Case) -> str:
    sentence, bad, good = examples(case.function)
    severity = min((d.severity for d in findings(case, "bad")[1]), key=lambda s: s.rank)
    said = case.said.read_text(encoding="utf-8")
    lines = [f"## {case.code}", "", f"{severity.words}. {sentence}", ""]
    return "\n".join([*lines, *block("Bad", bad), *block("Good", good), *block("We say", said)])


__all__ = ["CRITERIA", "PAGE", "examples", "family", "page"]
