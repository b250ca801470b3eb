"""Emails that others' programs make: what is said of them, all of it, as it was looked at and found to be true.

`others/README.md` says how each was made. `make accept` writes the findings anew: read the diff like prose.
"""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity

from ..conftest import ROOT
from .others import OTHERS, Other, findings


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.name)
def test_the_findings_are_exactly_those_that_were_looked_at(other: Other) -> None:
    assert findings(other)[0] == other.said.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "most"), [("mjml", 4), ("maizzle", 4)])
def test_a_good_email_of_others_does_not_drown_in_complaints(name: str, most: int) -> None:
    (other,) = (one for one in OTHERS if one.name == name)
    found = findings(other)[1]
    assert sum(d.severity is Severity.MUST for d in found) <= most
    assert len(found) <= 20


def test_the_readme_shows_one_of_them_word_for_word() -> None:
    (mjml,) = (one for one in OTHERS if one.name == "mjml")
    said = mjml.said.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    blocks = [
        "".join(f"    {line}\n" for line in block.replace("others/mjml.html", "theirs.html").split("\n"))
        for block in said
    ]
    assert [block for block in blocks if block in (ROOT / "README.md").read_text(encoding="utf-8")] != []
