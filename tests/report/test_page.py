"""The page docs/checks.md as the press itself reads it."""

from edgepress.report.page import HOME, Entry, Line, entries, sections

from ..check.cases import CASES
from ..check.page import PAGE
from ..conftest import ROOT
from ..proof.cases import CASES as PROVED

SMALL = """\
# What the press says

Words.

**Links**:
[a-code](#a-code),
[b-code](#b-code)

**Pictures**: [c-code](#c-code)

## a-code

Should fix. A link says where it goes.

Bad:

````text
```
## no heading
```
````

## b-code

Consider. Something: else.
"""


def test_a_page_is_read_section_by_section_and_an_example_is_no_heading() -> None:
    found = sections(SMALL)
    assert list(found) == ["a-code", "b-code"]
    entry = found["a-code"]
    assert (entry.severity.words, entry.family, entry.summary) == ("Should fix", "Links", "A link says where it goes.")
    assert [line.text for line in entry.lines if line.example] == ["```", "## no heading", "```"]
    assert found["b-code"] == Entry(
        "b-code",
        found["b-code"].severity,
        "Links",
        "Something: else.",
        (Line("", False), Line("Consider. Something: else.", False)),
    )


def test_the_page_of_this_checkout_is_found_and_every_name_has_family_and_summary() -> None:
    assert HOME == ROOT / "docs"
    assert (HOME / "checks.md").samefile(PAGE)
    names = [case.code for case in (*CASES, *PROVED)]
    assert sorted(entries()) == sorted(names)
    assert [e.code for e in entries().values() if not e.family or not e.summary.endswith(".")] == []
