"""A linear look at a text before Markdown reads it: what would take too long is named by its line."""

from __future__ import annotations

import pytest

from edgepress.markup import read
from edgepress.markup.look import MAX_RUN, look
from edgepress.source import Source

from ..pace import pace

HOSTILE = {
    "brackets": "[" * 5_000,
    "brackets apart": "[a " * 5_000,
    "stars": "*" * 20_000,
    "stars apart": "*a " * 5_000,
    "ticks": "`a " * 5_000,
    "quotes": "> " * 3_000 + "x",
    "lists": "- " * 3_000 + "x",
    "a staircase": "\n".join(" " * 4 * i + "- x" for i in range(200)),
    "a table": "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|b" * 3_000,
    "a long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 9_000,
    "definitions": "".join(f"[{i}]: https://example.org\n" for i in range(5_000)),
    "notes": "".join(f"[^{i}]: a note\n" for i in range(5_000)),
    "one line": "word " * 40_000,
    "entities": "&a " * 20_000,
    "less-than": "<a " * 20_000,
}


def tangles(text: str, start: int = 1) -> list[tuple[int, int, str]]:
    return [(t.line, t.column, t.message) for t in look(text, start)]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_markdown_too_long_is_told_at_once_and_not_read(name: str) -> None:
    bodies = []
    assert pace(lambda: bodies.append(read(Source("a.md", HOSTILE[name]), 0, "en")), HOSTILE[name]) < 50
    assert bodies[0].tangles
    assert bodies[0].html == ""


def test_a_run_of_one_mark_is_told_with_its_place_and_length() -> None:
    assert tangles("words\n\nmore ****" + "*" * MAX_RUN, 5) == [(7, 6, f"“*” stands here {MAX_RUN + 4} times in a row")]


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph with *stars*, [a link](x), `code` and <https://example.org>.\n\n" * 200,
        "- one\n    - two\n        - three\n\n> a quote\n>> in a quote",
        "|a|b|\n|-|-|\n" + "|c|d|\n" * 100,
        "-" * 90 + "\n" + "=" * 90,
        "".join(f"words[^{i}]\n\n[^{i}]: a note\n\n" for i in range(100)),
        "word " * 1_500,
        "",
    ],
)
def test_what_people_write_is_not_tangled(text: str) -> None:
    assert tangles(text) == []
