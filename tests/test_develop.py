"""Pictures as readers get them: upright, small, and nothing in them but the picture."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageSequence

from edgepress.develop import develop
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.load.image import load_asset
from edgepress.model import Asset, Print
from edgepress.parts import strip
from edgepress.render.picture import LIMIT, portrait, prints

SECRET = b"53 44 N 0 20 W"
RED, BLUE = (200, 20, 20), (20, 20, 200)


def halves(width: int = 60, height: int = 40, mode: str = "RGB") -> Any:
    """Red above, blue below."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width, height // 2))
    return picture.convert(mode)


def noise(width: int, height: int, mode: str = "RGB") -> Any:
    """What no format can pack."""
    return Image.frombytes(mode, (width, height), Random(7).randbytes(width * height * len(mode)))


def saved(picture: Any, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def exif(orientation: int = 1) -> Any:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = SECRET.decode()
    place = made.get_ifd(0x8825)
    place[1], place[2] = "N", (53.0, 44.0, 0.0)
    return made


def loaded(root: Path, data: bytes, name: str = "a.jpg") -> Asset:
    (root / name).write_bytes(data)
    asset = load_asset(root, name)
    assert not isinstance(asset, Diagnostic), asset
    return asset


def opened(data: bytes) -> Any:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def bare(data: bytes) -> bool:
    """Whether nothing of the picture's maker is in it."""
    picture = opened(data)
    hidden = {
        "exif",
        "comment",
        "icc_profile",
        "photoshop",
        "xmp",
        "XML:com.adobe.xmp",
        "Software",
        "Author",
        "parsed_exif",
    }
    return SECRET not in data and not hidden & set(picture.info) and not dict(picture.getexif())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunks(png: bytes) -> bytes:
    """A PNG with every hiding place there is."""
    more = b"".join(
        [chunk(b"tEXt", b"Author\0" + SECRET), chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET)), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
         chunk(b"tIME", b"\x07\xea\x0c\x04\x0a\x00\x00"), chunk(b"eXIf", exif().tobytes()[6:]), chunk(b"prVt", SECRET)]
    )  # fmt: skip
    return png[:33] + more + png[33:] + b"PK\x03\x04" + SECRET


HIDING: dict[str, Callable[[], tuple[bytes, str]]] = {
    "JPEG with EXIF, comment and a tail": lambda: (
        saved(halves(), "JPEG", exif=exif(), comment=SECRET) + SECRET,
        "a.jpg",
    ),
    "progressive JPEG": lambda: (
        saved(halves(), "JPEG", exif=exif(), progressive=True, restart_marker_rows=1),
        "a.jpg",
    ),
    "JPEG with XMP": lambda: (saved(halves(), "JPEG", xmp=b"<x>" + SECRET + b"</x>"), "a.jpg"),
    "JPEG on its side": lambda: (saved(halves(), "JPEG", exif=exif(6)), "a.jpg"),
    "PNG with words": lambda: (with_chunks(saved(halves(), "PNG")), "a.png"),
    "PNG with EXIF": lambda: (saved(halves(), "PNG", exif=exif()), "a.png"),
    "GIF with a comment": lambda: (saved(halves(), "GIF", comment=SECRET) + SECRET, "a.gif"),
    "WebP with EXIF": lambda: (saved(halves(), "WEBP", exif=exif(), xmp=SECRET), "a.webp"),
}


@pytest.mark.parametrize("name", HIDING)
@pytest.mark.parametrize("size", ["as it is", "smaller", "portrait"])
def test_nothing_is_left_of_place_camera_words_or_tail(name: str, size: str, tmp_path: Path) -> None:
    data, path = HIDING[name]()
    asset = loaded(tmp_path, data, path)
    order = prints("tea", asset)[0] if size != "portrait" else portrait(asset, 16)
    if size == "smaller":
        order = Print(order.name, asset, asset.width // 2, asset.height // 2, order.format, LIMIT)
    made = develop(tmp_path, order)
    assert bare(made)
    assert opened(made).size == (order.width, order.height)
    assert opened(made).format == order.format


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright_however_the_camera_lay(orientation: int, kind: str, tmp_path: Path) -> None:
    upright = halves(60, 40)
    back = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}  # what the camera did, as Pillow's transpositions
    lying = upright
    for turn in back.get(orientation, []):
        lying = lying.transpose(Image.Transpose(turn))
    asset = loaded(tmp_path, saved(lying, kind, exif=exif(orientation)), f"a.{kind.lower()}")
    assert (asset.width, asset.height) == (60, 40)
    made = opened(develop(tmp_path, prints("tea", asset)[0])).convert("RGB")
    assert made.size == (60, 40)
    assert near(made.getpixel((30, 5)), RED)
    assert near(made.getpixel((30, 35)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_colours_is_a_png_of_the_same_picture(mode: str, tmp_path: Path) -> None:
    picture = halves(60, 40, "L").convert("I").convert("I;16") if mode == "I;16" else halves(60, 40, mode)
    asset = loaded(tmp_path, saved(picture, "PNG"), "a.png")
    whole, half = (opened(develop(tmp_path, Print("x", asset, w, h, "PNG", LIMIT))) for w, h in ((60, 40), (30, 20)))
    assert (whole.size, half.size) == ((60, 40), (30, 20))
    assert half.mode in ("RGB", "RGBA")
    assert whole.tobytes() == opened((tmp_path / "a.png").read_bytes()).tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_colours_ends_in_those_of_a_screen_when_it_is_drawn(mode: str, tmp_path: Path) -> None:
    asset = loaded(tmp_path, saved(halves(60, 40, mode), "JPEG"))
    made = opened(develop(tmp_path, Print("x", asset, 30, 20, "JPEG", LIMIT)))
    assert (made.mode, made.size) == ("RGB", (30, 20))
    if mode != "L":
        assert near(made.getpixel((15, 2)), RED)


def test_what_can_be_seen_through_stays_so_in_png_and_lies_on_white_in_jpeg(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    asset = loaded(tmp_path, saved(picture, "PNG"), "a.png")
    assert opened(develop(tmp_path, Print("x", asset, 20, 20, "PNG", LIMIT))).getpixel((5, 5))[3] == 0
    assert near(opened(develop(tmp_path, Print("x", asset, 20, 20, "JPEG", LIMIT))).getpixel((5, 5)), (255, 255, 255))


def test_a_cameras_own_colours_become_those_of_every_screen(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    asset = loaded(tmp_path, saved(halves(), "JPEG", icc_profile=profile))
    made = develop(tmp_path, prints("tea", asset)[0])
    assert bare(made)
    assert near(opened(made).getpixel((30, 5)), RED)


def test_broken_colours_of_a_camera_are_passed_over(tmp_path: Path) -> None:
    asset = loaded(tmp_path, saved(halves(), "JPEG", icc_profile=b"no profile at all"))
    assert near(opened(develop(tmp_path, prints("tea", asset)[0])).getpixel((30, 5)), RED)


def test_a_picture_that_was_plain_and_small_keeps_every_pixel(tmp_path: Path) -> None:
    for kind, data in (("JPEG", saved(halves(), "JPEG", exif=exif())), ("PNG", with_chunks(saved(halves(), "PNG")))):
        asset = loaded(tmp_path, data, f"a.{kind.lower()}")
        made = develop(tmp_path, prints("tea", asset)[0])
        assert opened(made).tobytes() == opened(data).tobytes()
        assert len(made) < len(data)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA")])
def test_a_heavy_picture_becomes_light(kind: str, mode: str, tmp_path: Path) -> None:
    soft = noise(*((90, 60) if mode == "RGB" else (9, 6)), mode).resize((1500, 1000), Image.Resampling.BICUBIC)
    asset = loaded(tmp_path, saved(soft, kind), f"a.{kind.lower()}")
    made = [develop(tmp_path, order) for order in prints("tea", asset)]
    assert [len(data) <= LIMIT for data in made] == [True] * 3
    assert [opened(data).width for data in made] == [480, 800, 1120]


def test_what_cannot_become_light_is_as_light_as_it_can_be(tmp_path: Path) -> None:
    asset = loaded(tmp_path, saved(noise(1200, 800), "JPEG", quality=95))
    made = develop(tmp_path, prints("tea", asset)[-1])
    assert opened(made).size == (1120, 747)
    assert len(made) < asset.size


def test_a_portrait_is_cut_from_the_middle(tmp_path: Path) -> None:
    wide = Image.new("RGB", (120, 40), RED)
    wide.paste(BLUE, (40, 0, 80, 40))
    made = opened(develop(tmp_path, portrait(loaded(tmp_path, saved(wide, "PNG"), "a.png"), 20)))
    assert made.size == (20, 20)
    assert all(near(made.getpixel((x, 10)), BLUE) for x in (2, 10, 17))


def test_a_moving_picture_moves_on_in_every_size(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (600, 300), colour) for colour in (RED, BLUE, RED)]
    data = saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 300, 200], loop=0, comment=SECRET
    )
    asset = loaded(tmp_path, data, "a.gif")
    for order in (*prints("tea", asset), portrait(asset, 60)):
        made = develop(tmp_path, order)
        picture = opened(made)
        assert (picture.format, picture.size, picture.n_frames) == ("GIF", (order.width, order.height), 3)
        assert [frame.info["duration"] for frame in ImageSequence.Iterator(picture)] == [100, 300, 200]
        assert [
            near(frame.convert("RGB").getpixel((5, 5)), c)
            for frame, c in zip(ImageSequence.Iterator(picture), (RED, BLUE, RED), strict=True)
        ] == [True] * 3
        assert picture.info.get("loop") == 0
        assert SECRET not in made


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "GIF", "WEBP"):
        asset = loaded(tmp_path, saved(halves(700, 500), kind), f"a.{kind.lower()}")
        for order in prints("tea", asset):
            assert develop(tmp_path, order) == develop(tmp_path, order)


def test_a_file_that_went_or_changed_since_it_was_read_stops_the_build(tmp_path: Path) -> None:
    asset = loaded(tmp_path, saved(halves(), "PNG"), "a.png")
    (tmp_path / "a.png").write_bytes(saved(halves(8, 8), "PNG"))
    with pytest.raises(Stop, match="^a.png changed while the newsletter was built; run the command again$"):
        develop(tmp_path, prints("tea", asset)[0])
    (tmp_path / "a.png").unlink()
    with pytest.raises(Stop, match="^a.png went away while the newsletter was built; run the command again$"):
        develop(tmp_path, prints("tea", asset)[0])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_that_breaks_off_anywhere_is_not_stripped(kind: str) -> None:
    data = saved(halves(), kind, **({"exif": exif()} if kind == "JPEG" else {}))
    whole = strip(data)
    assert whole is not None
    for end in range(0, len(data) - 2, 3):
        part = strip(data[:end])
        assert part is None or opened(part).size == (60, 40)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", b"words"],
)
def test_what_is_no_whole_png_or_jpeg_is_not_stripped(data: bytes) -> None:
    assert strip(data) is None


def segment(mark: int, data: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


@pytest.mark.parametrize("mark", [0xC3, 0xC5, 0xC9, 0xCA, 0xCC, 0xDC, 0x02])
def test_a_jpeg_of_a_rare_kind_is_drawn_anew_rather_than_broken(mark: int) -> None:
    """An arithmetic or lossless frame is no decoration: without it there is no picture."""
    plain = saved(halves(), "JPEG")
    assert strip(plain[:2] + segment(mark, b"\0" * 9) + plain[2:]) is None


def test_a_small_copy_of_the_picture_in_its_first_part_goes() -> None:
    """JFIF may hold a thumbnail: of the picture as it was before somebody was cut out of it."""
    plain = saved(halves(), "JPEG")
    assert plain[2:4] == b"\xff\xe0"
    size = 2 + int.from_bytes(plain[4:6], "big")
    thumbnail = segment(0xE0, plain[6:18] + bytes([2, 2]) + SECRET[:12]) + segment(0xE0, b"JFXX\0\x13" + SECRET)
    made = strip(plain[:2] + thumbnail + plain[2 + size :])
    assert made is not None
    assert SECRET[:12] not in made
    assert opened(made).tobytes() == opened(plain).tobytes()
