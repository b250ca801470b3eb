"""The quick reading of plain details says just what PyYAML says, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgepress.load import details, plain
from edgepress.source import Source

from ..conftest import ROOT

PIECES = st.sampled_from(
    [
        "title", "a", "b-c", "images/a.jpg", "Tea", "a cup of tea", "10:30", "NO", "~", "1.10", "é", "x#y", "it's", '"quoted"',
        "'quoted'", "https://example.org/a?b=c", ":", ": ", ", ", "[", "]", "{", "}", "[a, b]", "{a: b}", "{a: b, c: 'd'}", "- ",
        "-", " ", "  ", "\n", "\n", "\n  ", "\n- ", "#", " # note", "&", "*", "!", "|", ">", "%", "@", "\\", '"', "'", "?", "🧦", "---",
    ]
)  # fmt: skip
LINES = st.sampled_from(
    [
        "title: Tea",
        "authors: [ada, ben]",
        "kind: story",
        "tags:",
        "  - one",
        "- two",
        "theme:",
        "  colour: '#fff'",
        "links: {a: b}",
        "",
        "  ",
    ]
)
BLOCKS = st.one_of(
    st.lists(LINES, max_size=8).map("\n".join), st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60)
)


def by_yaml(text: str) -> tuple[Any, dict[str, tuple[int, int]], int]:
    """What PyYAML makes of a block: values, places as offsets, the number of problems."""
    source = Source("a.md", text)
    block = details.Block()
    from edgepress.load import yaml

    node = yaml.compose(text, details.MAX_DEPTH)
    if isinstance(node, yaml.Refusal):
        return None, {}, 1
    if node is not None:
        details._collect(node, source, 0, block)
    places = {
        n: (source.offset(s.line, s.column), source.offset(s.end_line, s.end_column)) for n, s in block.places.items()
    }
    return block.values, places, len(block.problems)


def agree(text: str) -> None:
    quick = plain.read(text)
    if quick is None:
        return
    values, places, problems = by_yaml(text)
    assert (quick.values, problems) == (values, 0)
    source = Source("a.md", text)
    ours = {name: source.span(start, max(end, start + 1)) for name, (start, end) in quick.places.items()}
    theirs = {name: source.span(start, max(end, start + 1)) for name, (start, end) in places.items()}
    assert ours == theirs


@settings(max_examples=400, deadline=None, derandomize=True)
@given(BLOCKS)
@example("title: Tea\n")
@example("title:\n")
@example("tags:\n- one\n- two\n")
def test_both_readings_agree_on_any_block(text: str) -> None:
    agree(text)


def test_both_readings_agree_on_every_text_of_this_newsletter() -> None:
    files = [*ROOT.glob("issues/*/*.md"), *ROOT.glob("contributors/*.md")]
    assert len(files) > 20
    quick = 0
    for file in files:
        inside = _block_of(file)
        agree(inside)
        quick += plain.read(inside) is not None
    assert quick > len(files) / 2, "the quick reading should serve what people write"


@pytest.mark.parametrize(
    "text", ["a: 'it''s'", 'a: "\\n"', "a: &x b", "a: *x", "a: !t b", "a: |\n  b", "? a\n: b", "a: b\na: c", "a: b: c"]
)
def test_what_is_in_doubt_is_left_to_pyyaml(text: str) -> None:
    quick = plain.read(text)
    assert quick is None or quick.values == by_yaml(text)[0]


def _block_of(file: Path) -> str:
    parts = details.split(Source(file.name, file.read_text(encoding="utf-8")))
    assert isinstance(parts, tuple)
    return parts[0]
