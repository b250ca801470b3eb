"""The parts of a picture file, whole and broken."""

from __future__ import annotations

import math
from random import Random

import pytest

from edgepress.parts import seconds, strip

from .mend.test_picture import FULL, moving
from .test_develop import halves, saved


@pytest.mark.parametrize(
    ("gif", "wanted"),
    [
        (moving(), 1.5),
        (moving(loop=0), math.inf),
        (moving(loop=4), 6.0),
        (moving(frames=1), 0.0),
        (saved(halves(), "GIF"), 0.0),
        (b"", 0.0),
        (b"GIF89a", 0.0),
        (saved(halves(), "PNG"), 0.0),
    ],
)
def test_how_long_a_picture_moves(gif: bytes, wanted: float) -> None:
    assert seconds(gif) == pytest.approx(wanted)


def test_a_frame_that_asks_for_no_time_gets_what_browsers_give_it() -> None:
    assert seconds(moving().replace(b"\x32\x00", b"\x00\x00")) == pytest.approx(0.3)


@pytest.mark.parametrize("name", FULL)
def test_a_file_that_is_cut_or_altered_is_no_crash(name: str) -> None:
    whole, dice = FULL[name](), Random(5)
    for _ in range(150):
        data = bytearray(whole[: dice.randrange(len(whole))] if dice.random() < 0.4 else whole)
        for _ in range(dice.randrange(4) if data else 0):
            data[dice.randrange(len(data))] = dice.randrange(256)
        for own in (True, False):
            assert strip(bytes(data), own, 6) is None or len(strip(bytes(data), own, 6) or b"") <= len(data) + 80
        assert seconds(bytes(data)) >= 0
