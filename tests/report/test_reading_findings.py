"""What docs/reading-findings.md shows is what the press says."""

import json
import re

import pytest

from edgepress.report import FORMATS, About

from ..conftest import ROOT
from .findings import SOURCES, TITLE

PAGE = (ROOT / "docs" / "reading-findings.md").read_text(encoding="utf-8")
ABOUT = About(asked=("2026-12-auckland",))


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


def test_the_comment_has_every_line_of_the_example() -> None:
    told = {line.strip() for line in FORMATS["comment"]([TITLE], SOURCES, about=ABOUT).splitlines()}
    assert {line.strip() for line in shown("comment").splitlines()} - told == set()


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
