"""A tiny newsletter and its whole build, byte by byte: `python -m tests.golden.accept` rewrites it, and the diff is read."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from edgepress.model import KINDS
from edgepress.pipeline import Review, review

from .tiny import BUILD, NEWSLETTER, files, press


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("golden") / "build"
    press(NEWSLETTER, out)
    return files(out)


def test_the_tiny_newsletter_has_nothing_to_mend() -> None:
    assert review(NEWSLETTER) == Review((), {}, ("2026-11-quay", "2026-12-plain", "2027-01-draft"))


def test_the_build_has_exactly_the_files_that_were_accepted(made: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(files(BUILD))


@pytest.mark.parametrize("path", sorted(files(BUILD)))
def test_every_byte_is_the_one_that_was_accepted(path: str, made: dict[str, bytes]) -> None:
    wanted = (BUILD / path).read_bytes()
    if path.endswith((".png", ".jpg")):
        assert made[path] == wanted
    else:
        assert made[path].decode().split("\n") == wanted.decode().split("\n")


def test_the_golden_build_shows_every_kind_in_email_text_and_archive(made: dict[str, bytes]) -> None:
    labels = {"story": "Story", "responses": "Letters", "event": "Évènement"} | {k: k.capitalize() for k in KINDS[1:6] if k != "event"}
    for path in ("email/2026-11-quay/index.html", "email/2026-11-quay/index.txt", "web/issues/2026-11-quay/index.html"):
        assert [kind for kind in KINDS if labels[kind] not in made[path].decode()] == []


def test_every_picture_of_the_golden_build_went_through_without_being_drawn_again(made: dict[str, bytes]) -> None:
    from io import BytesIO

    from PIL import Image

    sources = {p.stem: p for p in NEWSLETTER.rglob("images/*")}
    shown = [path for path in made if path.endswith((".png", ".jpg"))]
    assert len(shown) == len(sources) == 4
    for path in shown:
        with Image.open(sources[Path(path).name.split("-")[0]]) as before, Image.open(BytesIO(made[path])) as after:
            assert (after.size, after.tobytes()) == (before.size, before.tobytes())
            assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_manifest_names_every_file_with_its_sha256_and_size(made: dict[str, bytes]) -> None:
    manifest = json.loads(made["manifest.json"])
    assert manifest["files"] == {
        path: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
        for path, content in made.items()
        if path != "manifest.json"
    }
    assert {slug: (i["title"], i["number"], i["date"], i["status"]) for slug, i in manifest["issues"].items()} == {
        "2026-11-quay": ("Hello from “The Quay” & friends", 7, "2026-11-06", "ready"),
        "2026-12-plain": ("A plain issue", 8, "2026-12-04", "ready"),
    }
