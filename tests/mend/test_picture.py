"""Guests' pictures, mended: what needs no mending stays byte for byte, twice changes nothing, and a reader sees the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from edgepress.diagnostics import Diagnostic, Stop
from edgepress.load.image import load_asset
from edgepress.mend.picture import MENDS, convert, photo, shrink, strip, upright
from edgepress.model import Asset
from edgepress.parts import HEAVIEST, WIDEST

from ..test_develop import BLUE, RED, SECRET, chunk, halves, near, noise, opened, saved, with_chunks
from ..test_develop import exif as half_a_place

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 1) -> Any:
    made = half_a_place(orientation)
    made.get_ifd(0x8825).update({3: "W", 4: (0.0, 20.0, 0.0)})
    return made


def loaded(data: bytes, folder: Path, name: str) -> Asset:
    (folder / name).write_bytes(data)
    asset = load_asset(folder, name)
    assert not isinstance(asset, Diagnostic), asset
    return asset


def moving(frames: int = 3, size: tuple[int, int] = (40, 30), kind: str = "GIF", **how: Any) -> bytes:
    pictures = [halves(*size) for _ in range(frames)]
    for i, picture in enumerate(pictures):
        picture.paste((i * 40, 90, 120), (0, 0, 8, 8))
    return saved(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=500, **how)


def xmp_place(data: bytes) -> bytes:
    """A JPEG whose place stands only in XMP, as some programs write it."""
    return saved(opened(data), "JPEG", xmp=b'<x exif:GPSLatitude="36,51.9S" exif:GPSLongitude="174,45.8E"/>')


FULL: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved(halves(), "JPEG", exif=exif(), comment=SECRET, icc_profile=PROFILE) + SECRET,
    "progressive JPEG": lambda: saved(halves(), "JPEG", exif=exif(), progressive=True),
    "JPEG on its side": lambda: saved(halves(), "JPEG", exif=exif(6), icc_profile=PROFILE),
    "JPEG in printers' colours": lambda: saved(halves(mode="CMYK"), "JPEG", exif=exif()),
    "JPEG with the place in XMP": lambda: xmp_place(saved(halves(), "JPEG")),
    "PNG": lambda: with_chunks(saved(halves(), "PNG", icc_profile=PROFILE, exif=exif())),
    "PNG on its side": lambda: saved(halves(), "PNG", exif=exif(8)),
    "PNG that moves": lambda: moving(kind="PNG"),
    "GIF that moves": lambda: moving(loop=0, comment=SECRET) + SECRET,
    "WebP": lambda: saved(halves(), "WEBP", exif=exif(), xmp=SECRET, icc_profile=PROFILE),
    "WebP on its side": lambda: saved(halves(), "WEBP", exif=exif(3), lossless=True),
    "WebP that moves": lambda: moving(kind="WEBP"),
}  # fmt: skip


def frames(data: bytes) -> list[bytes]:
    from PIL import ImageSequence

    with Image.open(io.BytesIO(data)) as picture:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(picture)]


@pytest.mark.parametrize("name", FULL)
def test_what_is_stripped_keeps_its_pixels_bit_for_bit_its_profile_and_how_it_was_held(name: str) -> None:
    before = FULL[name]()
    after = strip(before)
    was, now = opened(before), opened(after)
    assert frames(after) == frames(before)
    assert (now.format, now.mode, now.size, now.info.get("icc_profile")) == (
        was.format, was.mode, was.size, was.info.get("icc_profile"),
    )  # fmt: skip
    assert {k: v for k, v in now.getexif().items() if v != 1} == {
        k: v for k, v in was.getexif().items() if k == 0x0112 and v != 1
    }
    assert now.info.get("loop") == was.info.get("loop")
    assert SECRET not in after and b"GPS" not in after
    assert strip(after) == after


@pytest.mark.parametrize("name", FULL)
def test_a_place_is_known_before_and_not_after(name: str, tmp_path: Path) -> None:
    ending = {"P": ".png", "G": ".gif", "W": ".webp"}.get(name[:1], ".jpg")
    before = loaded(FULL[name](), tmp_path, "a" + ending if name != "progressive JPEG" else "a.jpg")
    after = loaded(strip(FULL[name]()), tmp_path, "b" + ending if name != "progressive JPEG" else "b.jpg")
    placeless = {"PNG that moves", "GIF that moves", "WebP that moves"}
    assert bool(before.place) == (name not in placeless)
    assert after.place == ""
    assert (after.turned, after.width, after.height, after.frames) == (
        before.turned, before.width, before.height, before.frames,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("held", range(2, 9))
def test_upright_turns_the_pixels_and_takes_the_note_away_and_nothing_else(
    kind: str, held: int, tmp_path: Path
) -> None:
    ending = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}[kind]
    before = saved(halves(64, 48), kind, exif=exif(held), icc_profile=PROFILE)
    after = upright(before)
    one, other = loaded(before, tmp_path, "a" + ending), loaded(after, tmp_path, "b" + ending)
    assert (one.turned, other.turned) == (True, False)
    assert (other.width, other.height, other.place) == (one.width, one.height, one.place)
    assert opened(after).info.get("icc_profile") == PROFILE
    from PIL import ImageOps

    want, got = ImageOps.exif_transpose(opened(before)).convert("RGB"), opened(after).convert("RGB")
    spots = [(x, y) for x in (3, want.width - 4) for y in (3, want.height - 4)]
    assert all(near(want.getpixel(spot), got.getpixel(spot)) for spot in spots)
    assert upright(after) == after


HEAVY: dict[str, Callable[[], bytes]] = {
    "wide JPEG": lambda: saved(halves(2600, 80), "JPEG", icc_profile=PROFILE),
    "heavy JPEG": lambda: saved(noise(1200, 900), "JPEG", quality=95, icc_profile=PROFILE),
    "wide JPEG on its side": lambda: saved(halves(80, 2600), "JPEG", exif=exif(6)),
    "heavy JPEG in printers' colours": lambda: saved(noise(800, 700, "CMYK"), "JPEG", quality=95),
    "heavy PNG": lambda: saved(noise(700, 600), "PNG", icc_profile=PROFILE),
    "heavy PNG with holes": lambda: saved(noise(700, 600, "RGBA"), "PNG"),
    "wide PNG with a palette": lambda: saved(halves(2600, 80).quantize(8), "PNG"),
    "heavy grey PNG": lambda: saved(noise(1200, 1000, "L"), "PNG"),
    "heavy WebP": lambda: saved(noise(900, 800), "WEBP", lossless=True, icc_profile=PROFILE),
    "wide GIF": lambda: saved(halves(2600, 40).quantize(8), "GIF"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_shrunk_is_light_in_its_own_format_and_has_its_shape(name: str, tmp_path: Path) -> None:
    before = HEAVY[name]()
    after = shrink(before)
    ending = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}[opened(before).format]
    one, other = loaded(before, tmp_path, "a" + ending), loaded(after, tmp_path, "b" + ending)
    assert one.size > HEAVIEST or one.width > WIDEST
    assert other.size <= HEAVIEST and other.width <= WIDEST
    assert (other.format, other.alpha, other.turned) == (one.format, one.alpha, False)
    assert abs(other.width / other.height - one.width / one.height) <= one.width / one.height / other.height
    profile = opened(before).info.get("icc_profile")
    assert opened(after).info.get("icc_profile") == profile
    assert shrink(after) == after


@pytest.mark.parametrize(
    "data", [saved(halves(), "JPEG"), saved(halves(2400, 20), "PNG"), moving(loop=0), moving(kind="WEBP")]
)
def test_what_is_light_or_moves_is_left_byte_for_byte(data: bytes) -> None:
    assert [name for name in ("shrink", "upright") if MENDS[name](data) != data] == []


@pytest.mark.parametrize("kind", ["TIFF", "BMP"])
@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P"])
def test_a_scan_becomes_the_same_picture_as_png(kind: str, mode: str, tmp_path: Path) -> None:
    before = saved(halves().convert(mode) if mode != "P" else halves().quantize(4), kind)
    after = convert(before)
    assert opened(after).convert("RGB").tobytes() == opened(before).convert("RGB").tobytes()
    assert loaded(after, tmp_path, "a.png").format == "PNG"
    assert convert(after) == after


def test_sixteen_bits_of_grey_become_eight_and_printers_colours_become_a_screens() -> None:
    grey = opened(convert(saved(Image.new("I;16", (20, 20), 30000), "TIFF")))
    assert abs(grey.convert("L").getpixel((9, 9)) - 117) < 2
    red = opened(convert(saved(halves(mode="CMYK"), "TIFF"))).convert("RGB")
    assert near(red.getpixel((5, 5)), RED) and near(red.getpixel((5, 38)), BLUE)


def test_a_photo_that_was_saved_as_png_becomes_a_light_jpeg(tmp_path: Path) -> None:
    after = photo(saved(noise(900, 700), "PNG", icc_profile=PROFILE))
    asset = loaded(after, tmp_path, "a.jpg")
    assert (asset.format, asset.width, asset.height) == ("JPEG", 900, 700)
    assert asset.size <= HEAVIEST and opened(after).info["icc_profile"] == PROFILE
    assert photo(after) == after


@pytest.mark.parametrize("name", MENDS)
@pytest.mark.parametrize("data", [b"", b"no picture", saved(halves(), "PNG")[:60], b"\x00\x00\x00\x18ftypheic"])
def test_what_cannot_be_drawn_is_said_and_not_made_worse(name: str, data: bytes) -> None:
    with pytest.raises(Stop, match=r"cannot be drawn; open it, and save it again as JPEG or PNG$"):
        MENDS[name](data)


def test_a_chunk_that_nobody_knows_goes() -> None:
    png = saved(halves(), "PNG")
    assert strip(png[:33] + chunk(b"prVt", SECRET) + png[33:]) == strip(png)
