"""A style in which no shorthand undoes what was said after it."""

from __future__ import annotations

import pytest

from edgepress.inlining.order import covers, overlap, pairs_of, parts, settled, undone


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("color:red; margin:0; color:blue", "color:blue; margin:0"),
        ("margin-top:1px; margin:0", "margin:0"),
        ("margin-top:1px; margin:0; margin-top:9px", "margin:0; margin-top:9px"),
        ("margin-top:1px; margin-left:2px; margin:0; color:red", "margin:0; color:red"),
        ("border-color:red; border-top:1px solid; border-color:blue", "border-top:1px solid; border-color:blue"),
        ("border-top:1px solid; border-color:blue; border:0", "border:0"),
        ("border-radius:3px; border:0; border-collapse:collapse", "border-radius:3px; border:0; border-collapse:collapse"),
        ("line-height:20px; font:bold 12px Arial", "font:bold 12px Arial"),
        ("font:bold 12px Arial; line-height:20px", "font:bold 12px Arial; line-height:20px"),
        ("background-color:#ffffff; background:url(x.png)", "background-color:#ffffff; background:url(x.png)"),
        ("background-color:#ffffff; background:none; background-color:#000000", "background:none; background-color:#000000"),
        ("padding:1px; color:red; padding-top:2px; padding:3px; padding-top:4px", "padding:3px; color:red; padding-top:4px"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_holds_is_what_was_said_last(said: str, held: str) -> None:
    assert "; ".join(f"{name}:{value}" for name, value in settled(pairs_of(said))) == held


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a:b; c:d", [(0, "a:b"), (4, " c:d")]),
        ("a:url(x;y);c:';'", [(0, "a:url(x;y)"), (11, "c:';'")]),
        ('a:";', [(0, 'a:";')]),
        ("", [(0, "")]),
    ],
)
def test_declarations_are_parted_outside_of_quotes_and_brackets(body: str, found: list[tuple[int, str]]) -> None:
    assert list(parts(body)) == found


def test_a_declaration_is_a_name_and_a_value_in_one_spelling() -> None:
    assert pairs_of(" Margin : 0  1px ;; color:; x ; font-family: A ,\n B") == [
        ("margin", "0 1px"),
        ("font-family", "A , B"),
    ]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["margin-top", "color", "margin"], ("margin-top", "margin")),
        (["margin", "margin-top"], None),
        (["background-color", "background"], None),
        (["border-color", "border-top"], None),
        (["color", "color"], None),
    ],
)
def test_a_name_before_a_shorthand_that_covers_it_is_undone(names: list[str], found: tuple[str, str] | None) -> None:
    assert undone(names) == found


def test_overlapping_goes_both_ways_and_covering_one_way() -> None:
    assert overlap("border", "border-top-color") and overlap("border-top-color", "border")
    assert covers("border", "border-top-color") and not covers("border-top-color", "border")
    assert overlap("border-top", "border-color") and not covers("border-top", "border-color")
    assert not overlap("border", "border-radius") and not overlap("margin", "padding")
