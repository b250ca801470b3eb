"""Style sheets and attributes: every rule and declaration, with its place, whatever stands between."""

from __future__ import annotations

import pytest

from edgepress.proof.sheet import colour_of, declarations, moved, sheet

CSS = """/* a comment; with } signs */
p, .a > b[title="x,y"] { color: red; MARGIN: 0 auto !important }
@media (max-width: 480px) { .a { width: 100%!important } @media print { p { color: black } } }
@font-face { font-family: X; src: url(https://example.org/x;y.woff) }
@import url(x.css);
"""


def test_rules_are_found_with_what_they_stand_in() -> None:
    found = sheet(CSS)
    assert [(r.selectors, r.at) for r in found.rules] == [
        (("p", '.a > b[title="x,y"]'), ()),
        ((".a",), ("@media (max-width: 480px)",)),
        (("p",), ("@media (max-width: 480px)", "@media print")),
        ((), ("@font-face",)),
    ]
    assert [(a.name, a.prelude, a.depth) for a in found.at_rules] == [
        ("media", "(max-width: 480px)", 0), ("media", "print", 1), ("font-face", "", 0), ("import", "url(x.css)", 0)
    ]  # fmt: skip
    assert found.faults == ()


def test_a_declaration_has_name_value_and_place() -> None:
    first, _, _, font = sheet(CSS).rules
    assert [(d.name, d.value, d.important, d.tail) for d in first.declarations] == [
        ("color", "red", False, ""),
        ("margin", "0 auto", True, " !important"),
    ]
    assert [CSS[d.start : d.end] for d in first.declarations] == ["color: red", "MARGIN: 0 auto !important"]
    assert sheet(CSS).rules[1].declarations[0].tail == "!important"
    assert font.declarations[1].value == "url(https://example.org/x;y.woff)"


def test_a_style_attribute_is_read_alike() -> None:
    style = " color:red;background: url(a;b) ; ; x ; font-family:'A;B', serif"
    assert [(d.name, d.value, style[d.start : d.start + 5]) for d in declarations(style)] == [
        ("color", "red", "color"),
        ("background", "url(a;b)", "backg"),
        ("font-family", "'A;B', serif", "font-"),
    ]


def test_a_moved_sheet_counts_from_elsewhere() -> None:
    here = sheet("p { color: red }")
    there = moved(here, 10)
    assert (there.start, there.rules[0].start, there.rules[0].declarations[0].start) == (10, 10, 14)


@pytest.mark.parametrize("css", ["p { color }", "p { : red }", "} p {}", "p { color: red", "@media {", "p"])
def test_what_cannot_be_read_is_told_and_never_stumbled_over(css: str) -> None:
    found = sheet(css)
    assert found.faults or found.rules or found.at_rules


def test_blocks_that_stand_in_one_another_without_end_are_not_gone_into() -> None:
    assert [f.words for f in sheet("a{" * 5_000).faults] == ["too many blocks stand in one another"]
    assert declarations("color: " + "(" * 5_000) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#fff", (1, 1, 1, 1)),
        ("RED", (1, 0, 0, 1)),
        ("rgb(0 128 0 / 50%)", (0, 128 / 255, 0, 0.5)),
        ("hsl(120, 100%, 25%)", (0, 0.5, 0, 1)),
        ("#0b5d73", (11 / 255, 93 / 255, 115 / 255, 1)),
        ("transparent", (0, 0, 0, 0)),
        ("currentcolor", None),
        ("bold", None),
        ("url(x)", None),
        ("", None),
    ],
)
def test_colours_are_known_however_they_are_written(written: str, meant: tuple[float, ...] | None) -> None:
    found = colour_of(written)
    assert found == (pytest.approx(meant, abs=0.003) if meant else None)


@pytest.mark.parametrize("css", ["color : red", "Color\t:\tred ", "top: 1px; color  : red", "color : red !important"])
def test_a_space_in_front_of_a_colon_costs_the_value_nothing(css: str) -> None:
    found = declarations(css)[-1]
    assert (found.name, found.value) == ("color", "red")
    assert css[found.start : found.end].rstrip().endswith(("red", "!important"))
