"""Four programs that know nothing of each other read the same words out of every message."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ..render import tongues
from . import readers

EDGE = ("The Edge", "edge@example.org")


def meant(name: str, message: bytes, built: Path) -> readers.Letter:
    """What was put into a message."""
    if name not in tongues.ISSUES:
        subject = re.findall(rb"^Subject: ([ -~]*)\r$", message, re.M)[0].decode("ascii")
        text, html = ((built / name / f"index.{end}").read_text(encoding="utf-8") for end in ("txt", "html"))
        return readers.Letter(subject, EDGE, EDGE, text.rstrip("\n"), html.rstrip("\n"))
    text, html = tongues.sources(name)
    sender = (tongues.sender(name), "edge@example.org")
    return readers.Letter(tongues.ISSUES[name].title, sender, sender, text.rstrip("\n"), html.rstrip("\n"))


@pytest.mark.parametrize("reader", readers.READERS, ids=lambda reader: reader.__name__)
def test_every_program_reads_the_same_words(
    reader: Callable[[bytes, Path], readers.Letter], messages: dict[str, bytes], built: Path, tmp_path: Path
) -> None:
    assert len(messages) == 8
    for name, message in messages.items():
        home = tmp_path / name
        home.mkdir()
        found = reader(message, home)
        for field, value, wanted in zip(found._fields, found, meant(name, message, built), strict=True):
            assert value == wanted, (name, field)
