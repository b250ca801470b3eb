"""One colour of a guest gives a palette that can be read."""

from __future__ import annotations

from random import Random

import pytest

from edgepress.colour import AA, contrast, luminance, mix, palette, readable
from edgepress.render import view
from edgepress.render.email import email_html

from .render import letters, nouns

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
BASE = {name.removeprefix("light."): value for name, value in VALUES.items() if name.startswith("light.")}
BASE |= {f"{name.removeprefix('dark.')}-dark": value for name, value in VALUES.items() if name.startswith("dark.")}
# Which letters stand on which ground in an email: a test below reads it from one that holds everything.
IN_EMAIL = {
    ("accent", "paper"), ("accent", "tint"), ("ink", "paper"), ("ink", "tint"), ("on-accent", "accent"),
    ("soft", "ground"), ("soft", "paper"), ("soft", "tint"),
    ("accent-dark", "paper-dark"), ("accent-dark", "tint-dark"), ("ink-dark", "paper-dark"), ("ink-dark", "tint-dark"),
    ("on-accent", "deep"), ("on-accent-dark", "accent-dark"), ("soft-dark", "ground-dark"), ("soft-dark", "paper-dark"),
    ("soft-dark", "tint-dark"),
}  # fmt: skip
# And what the archive has besides (web.css): white on a field of the colour, and the colour on a white button.
IN_WEB = {("#ffffff", "accent"), ("#ffffff", "deep"), ("accent", "#ffffff"), ("deep", "#ffffff"), ("paper", "ink"),
          ("paper-dark", "ink-dark")}  # fmt: skip
PAIRS = sorted(IN_EMAIL | IN_WEB)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_whatever_colour_a_guest_chooses_letters_can_be_read(ink: str, ground: str) -> None:
    bad = []
    for colour in COLOURS:
        made = BASE | palette(colour, LIGHT, DARK)
        if contrast(made.get(ink, ink), made.get(ground, ground)) < AA:
            bad.append(colour)
    assert bad == []


def test_an_email_has_no_other_letters_on_other_grounds(monkeypatch: pytest.MonkeyPatch) -> None:
    site, issue = letters.full()
    names = list(view.colours(site, issue))
    marked = {name: f"#0000{at:02x}" for at, name in enumerate(names)}
    monkeypatch.setattr(view, "colours", lambda site, issue: marked)
    html = email_html(site, issue)
    back = {value: name for name, value in marked.items()}
    shown = [*letters.light(html), *letters.dark(html)]
    assert {(back[one.colour], back[one.ground]) for one in shown} == IN_EMAIL


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
