"""Which sizes of a picture readers get, and what they are called."""

from __future__ import annotations

import pytest

from edgepress.model import Print
from edgepress.render.body import WIDTHS
from edgepress.render.picture import LIMIT, is_tall, portrait, prints, shown_size

from . import nouns


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    return [(p.width, p.height) for p in prints("tea", nouns.asset("issues/tea/images/a.jpg", width, height))]


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    [
        (4000, 3000, [(480, 360), (800, 600), (1120, 840)]),
        (3000, 4000, [(480, 640), (800, 1067), (1120, 1493)]),
        (1120, 100, [(480, 43), (800, 71), (1120, 100)]),
        (900, 600, [(480, 320), (800, 533), (900, 600)]),
        (480, 480, [(480, 480)]),
        (40, 40, [(40, 40)]),
        (1, 1, [(1, 1)]),
        (5000, 1, [(480, 1), (800, 1), (1120, 1)]),
    ],
)
def test_a_picture_comes_in_several_widths_and_never_larger_than_it_is(
    width: int, height: int, wanted: list[tuple[int, int]]
) -> None:
    assert sizes(width, height) == wanted


@pytest.mark.parametrize(("width", "height", "side"), [(800, 600, 160), (600, 800, 160), (100, 300, 100), (1, 1, 1)])
def test_a_portrait_is_a_square_and_never_larger_than_the_picture(width: int, height: int, side: int) -> None:
    made = portrait(nouns.asset("contributors/images/a.jpg", width, height), 160)
    assert (made.width, made.height) == (side, side)


@pytest.mark.parametrize(("pixels", "shown"), [(1120, (544, 272)), (560, (544, 272)), (300, (300, 150)), (1, (1, 1))])
def test_a_picture_is_shown_as_wide_as_there_is_room_and_never_stretched(pixels: int, shown: tuple[int, int]) -> None:
    made = prints("tea", nouns.asset("a.jpg", pixels, max(1, pixels // 2)))[-1]
    assert shown_size(made, WIDTHS["text"]) == shown


@pytest.mark.parametrize(
    ("width", "height", "tall"),
    [(800, 1100, True), (800, 800, True), (1200, 800, False), (1, 1, True), (100, 90, False)],
)
def test_a_square_is_tall_and_a_picture_that_lies_is_not(width: int, height: int, tall: bool) -> None:
    assert is_tall(width, height) is tall


@pytest.mark.parametrize(
    ("path", "kind", "more", "name"),
    [
        ("issues/tea/images/Tea Cup (1).JPG", "JPEG", {}, "images/tea-cup-1-01234567-40.jpg"),
        ("issues/tea/images/Zoë’s cup.png", "PNG", {}, "images/zoes-cup-01234567-40.png"),
        ("issues/tea/images/字.gif", "GIF", {}, "images/picture-01234567-40.gif"),
        ("issues/tea/a.webp", "WEBP", {}, "images/a-01234567-40.jpg"),
        ("issues/tea/a.webp", "WEBP", {"alpha": True}, "images/a-01234567-40.png"),
        ("issues/tea/" + "long-" * 20 + ".jpg", "JPEG", {}, "images/" + ("long-" * 8)[:39] + "-01234567-40.jpg"),
        ("issues/tea/photo.png", "PNG", {"size": 2 * LIMIT}, "images/photo-01234567-40.jpg"),
        ("issues/tea/photo.png", "PNG", {"size": 2 * LIMIT, "alpha": True}, "images/photo-01234567-40.png"),
        ("issues/tea/.jpg", "JPEG", {}, "images/picture-01234567-40.jpg"),
    ],
)  # fmt: skip
def test_a_print_is_named_after_its_picture_its_bytes_and_its_width(
    path: str, kind: str, more: dict[str, object], name: str
) -> None:
    assert [p.name for p in prints("tea", nouns.asset(path, 40, 40, kind, **more))] == [name]


def test_two_pictures_of_one_name_have_prints_of_two_names() -> None:
    one, other = (prints("tea", nouns.asset("a.jpg", 40, 40, digest=d * 64))[0] for d in "ab")
    assert one.name != other.name


def test_a_print_says_all_that_decides_its_bytes() -> None:
    picture = nouns.asset("issues/tea/a.jpg", 40, 30)
    assert prints("tea", picture) == (Print("images/a-01234567-40.jpg", picture, 40, 30, "JPEG", LIMIT),)
