"""Names of files tell the place of a piece in its issue."""

from __future__ import annotations

from edgepress.load.article import orders


def test_the_numbers_in_front_of_pieces_are_read_off_their_names() -> None:
    files = (
        "issues/a/issue.md",
        "issues/a/05-first.md",
        "issues/a/10_second.md",
        "20.md",
        "7up.md",
        "15-a-picture.png",
    )
    assert orders(files) == (5, 10, 20, 7)


def test_a_number_too_long_for_an_order_counts_for_none() -> None:
    assert orders(("20261204-dated.md", f"{'9' * 200}-long.md")) == (20261204,)
