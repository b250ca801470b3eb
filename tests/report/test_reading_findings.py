"""What docs/reading-findings.md shows is what the press says."""

import json
import re

import pytest

from edgepress.check.heading import title_in_body
from edgepress.report import FORMATS, About

from ..check.desk import HEAD, piece, site
from ..conftest import ROOT

PAGE = (ROOT / "docs" / "reading-findings.md").read_text(encoding="utf-8")
ABOUT = About(asked=("2026-12-auckland",))
FALLS = piece(f"{HEAD}# Falls\n\nWe met.\n")
SOURCES = {FALLS.source.path: FALLS.source}
TITLE = next(title_in_body(FALLS, site()))


def bare(words: str) -> str:
    """Without spaces and breaks: the page breaks lines to fit."""
    return "".join(words.split())


def shown(format: str) -> str:
    """The example of a format on the page."""
    section = PAGE.partition(f"\n## {format}\n")[2].partition("\n## ")[0]
    return "\n".join(line[4:] for line in section.strip("\n").partition("\n\n")[0].splitlines())


def test_every_format_has_a_row_and_an_example() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M)) == set(FORMATS)
    assert [format for format in FORMATS if not shown(format)] == []


@pytest.mark.parametrize(("format", "number"), [("text", 1), ("concise", 1), ("github", 1), ("narrated", 3)])
def test_the_example_is_what_the_press_says(format: str, number: int) -> None:
    told = FORMATS[format]([TITLE] * number, SOURCES, about=ABOUT)
    first = told.split("\n\n")[0] if format != "text" else told
    assert bare(shown(format)) == bare(first)


def test_the_example_of_a_comment_is_what_the_press_says_but_for_its_end() -> None:
    told = FORMATS["comment"]([TITLE], SOURCES, about=ABOUT).partition("\n---\n")[0]
    assert shown("comment").splitlines() == [line for line in told.splitlines() if line]


def test_the_example_in_json_has_every_key() -> None:
    example, told = json.loads(shown("json")), json.loads(FORMATS["json"]([TITLE], SOURCES))
    assert set(example) == set(told)
    assert set(example["findings"][0]) == set(told["findings"][0])
    assert example["summary"] == told["summary"]


def test_the_example_in_sarif_has_only_keys_that_there_are() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    told = FORMATS["sarif"]([TITLE], SOURCES)
    assert keys(json.loads(shown("sarif"))) - keys(json.loads(told)) == set()
