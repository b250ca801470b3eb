"""The pictures that lie beside a page are found by what the page calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.pipeline.nearby import near


@pytest.mark.parametrize(
    ("src", "file", "called"),
    [
        (b'"a.png"', "a.png", "a.png"),
        (b"'images/a%20b.png'", "images/a b.png", "images/a b.png"),
        (b"a.png?v=2", "a.png", "a.png"),
        (b'"a&amp;b.png"', "a&b.png", "a&b.png"),
        ('"Überblick-Dateien/a.png"'.encode(), "Überblick-Dateien/a.png", "Überblick-Dateien/a.png"),
        ('"Überblick-Dateien/a.png"'.encode("cp1252"), "Überblick-Dateien/a.png", "Überblick-Dateien/a.png"),
        (b'"%DCberblick/a.png"', "Überblick/a.png", "\ufffdberblick/a.png"),
        (b'"./x/../a.png"', "a.png", "./x/../a.png"),
    ],
)
def test_a_picture_is_found_beside_its_page(tmp_path: Path, src: bytes, file: str, called: str) -> None:
    place = tmp_path / file
    place.parent.mkdir(exist_ok=True)
    (tmp_path / "x").mkdir(exist_ok=True)
    place.write_bytes(b"picture")
    assert near(tmp_path / "page.html", b"<img src=" + src + b">") == {called: b"picture"}


@pytest.mark.parametrize(
    "src",
    ["../a.png", "/a.png", "file:///a.png", "C:\\a.png", "link.png", "folder", "gone.png", "a\x00.png", "x" * 390],
)
def test_what_lies_elsewhere_is_not_looked_for(tmp_path: Path, src: str) -> None:
    (tmp_path / "a.png").write_bytes(b"picture")
    inner = tmp_path / "inner"
    (inner / "folder").mkdir(parents=True)
    (inner / "link.png").symlink_to(tmp_path / "a.png")
    assert near(inner / "page.html", f'<img src="{src}">'.encode()) == {}
