"""One colour of a guest gives a palette that can be read."""

from __future__ import annotations

from random import Random

import pytest

from edgepress.colour import AA, contrast, luminance, mix, palette, readable

from .render import nouns

VALUES = nouns.theme().values
LIGHT, DARK = VALUES["light.paper"], VALUES["dark.paper"]
DICE = Random(214)
COLOURS = [f"#{DICE.randrange(1 << 24):06x}" for _ in range(500)] + [
    "#000000",
    "#ffffff",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#ffff00",
    "#808080",
]
# What stands on what (colour.py: palette).
PAIRS = [("accent", LIGHT), ("accent", "tint"), ("on-accent", "accent"), ("accent-dark", DARK), ("accent-dark", "tint-dark"),
         ("on-accent-dark", "accent-dark"), ("on-accent", "deep")]  # fmt: skip


@pytest.mark.parametrize(("letters", "ground"), PAIRS)
def test_whatever_colour_a_guest_chooses_letters_can_be_read(letters: str, ground: str) -> None:
    bad = []
    for colour in COLOURS:
        made = palette(colour, LIGHT, DARK)
        if contrast(made.get(letters, letters), made.get(ground, ground)) < AA:
            bad.append(colour)
    assert bad == []


def test_the_inks_of_the_theme_can_be_read_on_every_tint() -> None:
    for colour in COLOURS:
        made = palette(colour, LIGHT, DARK)
        assert contrast(VALUES["light.ink"], made["tint"]) >= AA, colour
        assert contrast(VALUES["dark.ink"], made["tint-dark"]) >= AA, colour


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#0b5d73", "#ffffff") == "#0b5d73"
    assert palette("#0b5d73", LIGHT, DARK)["accent"] == "#0b5d73"


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_black_is_0_and_white_is_1() -> None:
    assert (luminance("#000000"), round(luminance("#ffffff"), 6)) == (0.0, 1.0)


def test_a_mix_lies_between_its_two_colours() -> None:
    assert [mix("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#ffffff", "#808080", "#000000"]


def test_every_value_of_a_palette_is_a_colour_of_six_digits() -> None:
    for colour in COLOURS:
        assert [v for v in palette(colour, LIGHT, DARK).values() if len(v) != 7 or int(v[1:], 16) < 0] == []
