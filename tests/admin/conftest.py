"""A photo as a telephone takes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def photo() -> Callable[[Path], Path]:
    """Makes a photo in a folder: its name has a space and a capital, and the place where it was taken stands in it."""

    def make(folder: Path) -> Path:
        exif = Image.Exif()
        exif.get_ifd(0x8825).update({1: "S", 2: (36.0, 50.0, 0.0), 3: "E", 4: (174.0, 45.0, 0.0)})
        file = folder / "Two Cups.jpg"
        Image.new("RGB", (900, 600), "#2f6b47").save(file, exif=exif)
        assert b"Exif" in file.read_bytes()
        return file

    return make
