"""Pictures as guests bring them: what is told of their files, where, and what `edgepress fix` makes of them."""

from __future__ import annotations

import io
import shutil
import struct
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from edgepress import markup, pipeline
from edgepress.check.shown import plain_name
from edgepress.diagnostics import Diagnostic
from edgepress.load.image import load_asset
from edgepress.pipeline.mending import mend_all
from edgepress.source import Source

from ..mend.test_picture import exif, moving
from ..test_develop import halves, noise, saved
from .cases import ARTICLE, NEWSLETTER

ISSUE = "issues/2026-12-auckland/"
PHOTO = saved(halves(640, 480), "JPEG")
DETAILS = "---\ntitle: Slippers\nauthors: [liz-doe]\n---\n"
CUPS = "![Four cups on a trolley]"


FAMILY = (
    "picture-missing", "picture-heavy", "picture-format", "place-in-photo", "picture-sideways", "pasted-picture", "borrowed-picture",
    "unused-picture", "picture-file-name", "picture-blurry", "picture-moving", "description-missing", "file-not-found",
    "description-is-file-name", "file-unreadable", "picture-unreadable", "text-too-tangled", "words-dropped", "details-unreadable",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(NEWSLETTER, tmp_path / "newsletter")
    return tmp_path / "newsletter"


def lay(root: Path, body: str, files: Mapping[str, bytes], details: str = DETAILS) -> None:
    (root / ARTICLE).write_text(details + body + "\n", encoding="utf-8")
    for name, data in files.items():
        (root / ISSUE / name).parent.mkdir(parents=True, exist_ok=True)
        (root / ISSUE / name).write_bytes(data)


def told(root: Path, *codes: str) -> list[Diagnostic]:
    """What is said of pictures, or by the checks named; who made a picture and who is in it is not asked here."""
    return [d for d in pipeline.review(root).findings if d.code in (codes or FAMILY)]


def codes(root: Path) -> list[str]:
    return [d.code for d in told(root)]


def text(root: Path, name: str = ARTICLE) -> str:
    return (root / name).read_text(encoding="utf-8")


def test_what_is_wrong_with_a_file_is_told_once_where_it_is_first_shown(root: Path) -> None:
    lay(
        root,
        f"{CUPS}(images/a.jpg)\n\n{CUPS}(images/a.jpg)",
        {"images/a.jpg": saved(halves(640, 480), "JPEG", exif=exif())},
    )
    (root / ISSUE / "20-more.md").write_text(f"{DETAILS}{CUPS}(images/a.jpg)\n")
    (finding,) = told(root)
    assert (finding.code, finding.where.path, finding.where.line) == ("place-in-photo", ARTICLE, 5)


def test_a_picture_that_is_only_linked_to_may_be_small_and_move_and_still_says_no_place(root: Path) -> None:
    lay(
        root,
        "[full size](images/a.jpg)\n\n[it moves](images/b.gif)",
        {"images/a.jpg": saved(halves(300, 300), "JPEG", exif=exif()), "images/b.gif": moving(loop=0)},
    )
    assert [(d.code, d.where.path, d.where.line) for d in told(root)] == [("place-in-photo", ARTICLE, 5)]


def test_a_place_is_told_of_a_photo_that_nobody_shows_and_of_a_portrait(root: Path) -> None:
    lay(root, "Tea.", {"images/a.jpg": saved(halves(640, 480), "JPEG", exif=exif())})
    face = root / "contributors/images/liz.jpg"
    face.parent.mkdir()
    face.write_bytes(saved(halves(640, 480), "JPEG", exif=exif(6)))
    liz = root / "contributors/liz-doe.md"
    liz.write_text(liz.read_text().replace("role:", "photo: images/liz.jpg\nrole:"))
    found = {(d.code, d.where.path, d.where.line) for d in told(root)}
    assert found == {
        ("place-in-photo", "contributors/liz-doe.md", 3),
        ("picture-sideways", "contributors/liz-doe.md", 3),
        ("place-in-photo", ISSUE + "images/a.jpg", 1),
        ("unused-picture", ISSUE + "images/a.jpg", 1),
    }
    mend_all(root)
    assert codes(root) == ["unused-picture"]


def test_a_place_is_whole_degrees_and_a_camera_without_one_says_nothing(tmp_path: Path) -> None:
    def place(north: Any, east: Any, nothing: int = -1) -> str:
        made = Image.Exif()
        made.get_ifd(0x8825).update({1: "S", 2: north, 3: "W", 4: east})
        data = made.tobytes()
        for order in "<>":
            data = data.replace(struct.pack(f"{order}LL", nothing, 1), bytes(8)) if nothing >= 0 else data
        (tmp_path / "a.jpg").write_bytes(saved(halves(), "JPEG", exif=data))
        asset = load_asset(tmp_path, "a.jpg")
        assert not isinstance(asset, Diagnostic)
        return asset.place

    assert place((36.0, 51.0, 54.5), (174.0, 45.0, 48.9)) == "37° S, 175° W"
    assert place((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)) == ""
    assert place((77.0, 0.0, 0.0), (1.0, 1.0, 1.0), nothing=77) == ""
    assert place((1.0,), (2.0,)) == "1° S, 2° W"


def test_a_name_is_mended_in_every_text_and_in_the_details(root: Path) -> None:
    name = "images/My Photo (2).JPG"
    body = (
        f"{CUPS}(<{name}>)\n\n[![Four cups]({name})]({name})\n\nSee [it](images/My%20Photo%20(2).JPG), and [this][p].\n\n"
        f"`{CUPS}(<{name}>)`\n\n[p]: <{name}>"
    )
    details = DETAILS.replace(
        "---\n", f'---\npictures:\n  "{name}": {{credit: Liz Doe, licence: CC-BY-4.0, people: none}}\n', 1
    )
    lay(root, body, {name: PHOTO}, details)
    assert set(codes(root)) == {"picture-file-name"}
    assert len(mend_all(root).done) == 1
    assert codes(root) == []
    new = "images/my-photo-2.jpg"
    assert text(root).startswith(details.replace(name, new))
    assert text(root).endswith(
        f"{CUPS}(<{new}>)\n\n[![Four cups]({new})]({new})\n\nSee [it]({new}), and [this][p].\n\n`{CUPS}(<{name}>)`\n\n[p]: <{new}>\n"
    )
    assert (root / ISSUE / new).read_bytes() == PHOTO and not (root / ISSUE / name).exists()


def test_a_banner_and_a_portrait_are_renamed_where_they_are_named(root: Path) -> None:
    lay(root, "Tea.", {"images/Banner 1.jpg": PHOTO})
    opening = root / ISSUE / "issue.md"
    opening.write_text(
        opening.read_text().replace(
            "\n---\nWelcome", '\ntheme: {banner: "images/Banner 1.jpg", banner-description: Four cups}\n---\nWelcome'
        )
    )
    (root / "contributors/images").mkdir()
    (root / "contributors/images/Liz Doe.JPG").write_bytes(PHOTO)
    for name in ("liz-doe", "auckland-improvers"):
        who = root / f"contributors/{name}.md"
        who.write_text(who.read_text().replace("name:", "photo: images/Liz Doe.JPG\nname:"))
    mend_all(root)
    assert codes(root) == []
    assert 'banner: "images/banner-1.jpg"' in text(root, ISSUE + "issue.md")
    assert "photo: images/liz-doe.jpg\n" in text(root, "contributors/liz-doe.md")
    assert "photo: images/liz-doe.jpg\n" in text(root, "contributors/auckland-improvers.md")


def test_two_names_that_would_become_one_stay_two(root: Path) -> None:
    lay(
        root,
        f"{CUPS}(<images/A 1.jpg>)\n\n{CUPS}(<images/A (1).jpg>)\n\n{CUPS}(images/a-1.jpg)",
        dict.fromkeys(("images/A 1.jpg", "images/A (1).jpg", "images/a-1.jpg"), PHOTO),
    )
    mend_all(root)
    assert codes(root) == []
    assert sorted(p.name for p in (root / ISSUE / "images").iterdir()) == [
        "a-1-2.jpg",
        "a-1-3.jpg",
        "a-1.jpg",
        "coffee.jpg",
    ]


def test_an_address_that_cannot_be_found_in_the_text_leaves_the_name_to_the_guest(root: Path) -> None:
    lay(root, f"{CUPS}(images/A&amp;B.jpg)", {"images/A&B.jpg": PHOTO})
    (finding,) = told(root, "picture-file-name")
    assert finding.fix is None and finding.hint.startswith("call it a-b.jpg")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("images/Screenshot 2026-11-01 at 09.14 (2).PNG", "images/screenshot-2026-11-01-at-09-14-2.png"),
        ("A.JPG", "a.jpg"), ("Tūī on a branch.jpeg", "tūī-on-a-branch.jpeg"), ("صورة 1.jpg", "صورة-1.jpg"), ("(1).png", "1.png"), ("().png", "picture.png"),
    ],
)  # fmt: skip
def test_a_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize("name", ["a.jpg", "ward_board-2.jpg", "tūī.jpg", "صورة.jpg", "תמונה-1.png", "a.b.jpg"])
def test_a_plain_name_is_left_alone(root: Path, name: str) -> None:
    lay(
        root,
        f"{CUPS}(images/{name})",
        {f"images/{name}": PHOTO if name.endswith("jpg") else saved(halves(640, 480), "PNG")},
    )
    assert codes(root) == []


def test_a_heavy_photo_with_everything_wrong_is_right_after_one_fix(root: Path) -> None:
    data = saved(noise(1500, 2600), "JPEG", quality=92, exif=exif(6))
    lay(root, f"{CUPS}(<images/IMG 1.JPG>)", {"images/IMG 1.JPG": data})
    assert sorted(codes(root)) == ["picture-file-name", "picture-heavy", "picture-sideways", "place-in-photo"]
    mend_all(root)
    assert codes(root) == []
    asset = load_asset(root, ISSUE + "images/img-1.jpg")
    assert not isinstance(asset, Diagnostic)
    assert (asset.width > asset.height, asset.turned, asset.place) == (True, False, "")


def test_a_photo_saved_as_png_becomes_jpeg_and_a_scan_becomes_png(root: Path) -> None:
    lay(
        root, f"{CUPS}(images/photo.png)\n\n{CUPS}(images/Scan.TIF)",
        {"images/photo.png": saved(noise(800, 600), "PNG"), "images/Scan.TIF": saved(halves(640, 480), "TIFF")},
    )  # fmt: skip
    assert sorted(codes(root)) == ["picture-format", "picture-heavy"]
    mend_all(root)
    assert codes(root) == []
    assert text(root) == DETAILS + f"{CUPS}(images/photo.jpg)\n\n{CUPS}(images/scan.png)\n"


def test_a_moving_picture_that_is_heavy_is_left_to_the_guest(root: Path) -> None:
    pictures = [noise(700, 500, "L") for _ in range(4)]
    heavy = saved(
        pictures[0],
        "GIF",
        save_all=True,
        append_images=[p.rotate(i * 90, expand=False) for i, p in enumerate(pictures[1:], 1)],
        duration=200,
    )
    lay(root, f"{CUPS}(images/a.gif)", {"images/a.gif": heavy})
    (finding,) = told(root)
    assert (finding.code, finding.fix) == ("picture-heavy", None)
    assert finding.message.startswith("Readers would have to fetch about 1.")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.gif", moving(size=(640, 480), loop=0), "This picture never stops"),
        ("a.gif", moving(frames=11, size=(640, 480)), "This picture moves for 6 seconds"),
        ("a.gif", moving(frames=10, size=(640, 480)), ""),
        (
            "a.webp",
            moving(size=(640, 480), kind="WEBP"),
            "This picture moves, but readers would see only its first moment",
        ),
        (
            "a.png",
            moving(size=(640, 480), kind="PNG"),
            "This picture moves, but readers would see only its first moment",
        ),
    ],
)
def test_what_moves(root: Path, name: str, data: bytes, found: str) -> None:
    lay(root, f"{CUPS}(images/{name})", {f"images/{name}": data})
    assert [d.message.partition(", and nobody")[0] for d in told(root)] == ([found] if found else [])


def test_a_phones_second_picture_in_a_jpeg_does_not_move(tmp_path: Path) -> None:
    out = io.BytesIO()
    halves(640, 480).save(out, "MPO", save_all=True, append_images=[halves(64, 48)])
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    asset = load_asset(tmp_path, "a.jpg")
    assert not isinstance(asset, Diagnostic)
    assert (asset.format, asset.frames, asset.seconds) == ("JPEG", 1, 0.0)


@pytest.mark.parametrize(
    ("body", "size", "found"),
    [
        (f"{CUPS}(images/a.jpg)", (599, 300), "stretch"), (f'{CUPS}(images/a.jpg "Tea")', (481, 300), "stretch"), (f"{CUPS}(images/a.jpg)", (480, 300), "smaller"),
        (f"{CUPS}(images/a.jpg)", (600, 300), ""), (f"{CUPS}(images/a.jpg)", (200, 200), ""), (f"{CUPS}(images/a.jpg)", (500, 90), ""),
        (f"See {CUPS}(images/a.jpg) here.", (320, 300), ""), (f"Tea.\n{CUPS}(images/a.jpg)", (320, 300), ""),
    ],
)  # fmt: skip
def test_a_picture_that_is_too_small_for_its_room(root: Path, body: str, size: tuple[int, int], found: str) -> None:
    lay(root, body, {"images/a.jpg": saved(halves(*size), "JPEG")})
    assert [d.code for d in told(root) if found in d.message] == (["picture-blurry"] if found else [])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/a.jpg", "fetched from another site"), ("//example.org/a.jpg", "fetched from another site"), ("C:/Users/liz/a.jpg", "stayed on the computer"),
        ("file:///home/liz/a.jpg", "stayed on the computer"), ("cid:image001.jpg@01D6", "stayed on the computer"), ("blob:x", "stayed on the computer"),
    ],
)  # fmt: skip
def test_a_picture_that_stayed_behind_is_not_called_one_of_another_site(root: Path, address: str, said: str) -> None:
    lay(root, f"{CUPS}({address})", {})
    assert [said in d.message for d in told(root)] == [True]


@pytest.mark.parametrize(
    "body", [f"{CUPS}(images/b.jpg)", "[it](images/b.jpg)", f"{CUPS}(./images/b.jpg)", "[it][b]\n\n[b]: images/b.jpg", "<!-- images/b.jpg comes later -->\n\nTea."],
)  # fmt: skip
def test_a_picture_that_is_used(root: Path, body: str) -> None:
    lay(root, body, {"images/b.jpg": PHOTO})
    assert codes(root) == []


def test_pictures_of_a_draft_that_nothing_shows_are_told_one_by_one(root: Path) -> None:
    lay(root, "Tea.", {"images/b.jpg": PHOTO, "images/c d.gif": moving(size=(640, 480))})
    assert [(d.code, d.where.path) for d in told(root, "unused-picture")] == [
        ("unused-picture", ISSUE + "images/b.jpg"), ("unused-picture", ISSUE + "images/c d.gif"),
    ]  # fmt: skip


def pasted(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def test_a_pasted_picture_becomes_the_file_it_is_however_long_its_letters(root: Path) -> None:
    png, jpg = saved(halves(640, 480), "PNG"), saved(noise(300, 200), "JPEG", quality=90)
    body = f"![Four cups, on a trolley/bed]({pasted(png)})\n\n![A ward][image1]\n\n![]({pasted(jpg, 'jpeg')})\n\n[image1]: <{pasted(jpg, 'jpeg')}>"
    lay(root, body, {})
    assert len(body) > 50_000
    assert {d.code for d in told(root) if d.severity.value == "error"} == {"pasted-picture", "description-missing"}
    mend_all(root)
    assert [d.code for d in told(root) if d.severity.value == "error"] == ["description-missing"]
    assert text(root) == (
        f"{DETAILS}![Four cups, on a trolley/bed](images/four-cups-on-a-trolley-bed.png)\n\n![A ward][image1]\n\n![](images/picture.jpg)\n\n"
        "[image1]: <images/image1.jpg>\n"
    )
    assert (root / ISSUE / "images/four-cups-on-a-trolley-bed.png").read_bytes() == png


@pytest.mark.parametrize(
    "address",
    [pasted(b"no picture"), "data:image/png;base64,AAA", pasted(PHOTO)[:-3], "data:image/svg+xml;base64,PHN2Zz4="],
)
def test_letters_that_are_no_picture_are_told_and_left(root: Path, address: str) -> None:
    lay(root, f"![Four cups]({address})", {})
    (finding,) = [d for d in told(root) if d.code == "pasted-picture"]
    assert finding.fix is None
    assert mend_all(root).done == ()


def test_code_that_shows_how_pictures_are_pasted_is_left_alone(root: Path) -> None:
    lay(root, f"`![a]({pasted(PHOTO)[:200]})`\n\n```\n![a]({pasted(PHOTO)[:200]})\n```", {})
    assert codes(root) == []
    read = markup.read(Source(ARTICLE, text(root)), len(DETAILS), "en")
    assert read.html.count(pasted(PHOTO)[:200]) == 2


def test_every_way_to_show_a_pasted_picture_is_told_once(root: Path) -> None:
    png = pasted(saved(halves(640, 480), "PNG"))
    lay(root, f"{CUPS}({png} \"Tea\")\n\n{CUPS}(<{png}>)\n\n{CUPS}[a] {CUPS}[b]\n\n[a]: {png}\n[b]: <{png}> 'Tea'", {})
    assert codes(root) == ["pasted-picture"] * 4
    mend_all(root)
    names = [f"images/{name}.png" for name in ("four-cups-on-a-trolley", "four-cups-on-a-trolley-2", "a", "b")]
    assert codes(root) == [] and [name for name in names if not (root / ISSUE / name).is_file()] == []


def test_a_text_that_is_all_picture_says_so(root: Path) -> None:
    lay(root, f"![Four cups]({pasted(saved(noise(500, 400), 'PNG'))})", {})
    (finding,) = told(root, "file-unreadable")
    assert finding.message == "A picture stands inside this text as letters, more of them than can be read"
