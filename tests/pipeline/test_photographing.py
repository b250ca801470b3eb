"""What stands round the pictures of a sheet: what it is called, and which pictures of an email are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.diagnostics import Stop
from edgepress.model import Settings
from edgepress.pipeline.photographing import album, jobs, name_of
from edgepress.proof.letter import Letter
from edgepress.report.contact import MARK
from edgepress.source import Source


def letter(path: str, base_url: str = "") -> Letter:
    return Letter(html=Source(path, "<p>x</p>"), settings=Settings(base_url=base_url))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("theirs.html", "theirs"),
        ("mail/march/index.html", "march"),
        ("build/email/2026-12-tea/message.eml (HTML)", "2026-12-tea"),
        ("Zoë’s “mail” & more.html", "Zoë-s--mail----more"),
        ("…/….html", "email"),
    ],
)
def test_a_sheet_is_called_after_its_email(path: str, name: str) -> None:
    assert name_of(letter(path)) == name


def test_two_emails_of_one_name_get_two_sheets(tmp_path: Path) -> None:
    made = jobs([letter("a/x.html"), letter("b/x.html"), letter("c/x.html")], (), tmp_path)
    assert [job.path.name for job in made] == ["proof-x.html", "proof-x-2.html", "proof-x-3.html"]


def test_only_a_sheet_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "proof-x.html").write_text(f"<html>{MARK}", encoding="utf-8")
    assert len(jobs([letter("x.html")], (), tmp_path)) == 1
    (tmp_path / "proof-x.html").write_text("my notes", encoding="utf-8")
    with pytest.raises(Stop, match="is there already and is no contact sheet"):
        jobs([letter("x.html")], (), tmp_path)


def test_only_pictures_of_the_own_archive_are_at_hand(tmp_path: Path) -> None:
    web = tmp_path / "web"
    (web / "issues").mkdir(parents=True)
    (web / "issues" / "a b.png").write_bytes(b"picture")
    (tmp_path / "secret").write_bytes(b"secret")
    fetch = album(letter("x.html", "https://edge.example.org/news/"), web)
    assert fetch("https://edge.example.org/news/issues/a%20b.png?v=1#x") == b"picture"
    for address in (
        "https://edge.example.org/news/issues/none.png",
        "https://edge.example.org/news/issues",
        "https://edge.example.org/news/../secret",
        "https://edge.example.org/news/%2e%2e/secret",
        "https://edge.example.org/news//etc/hostname",
        "https://edge.example.org.evil.example/news/issues/a%20b.png",
        "file:///etc/hostname",
    ):
        assert fetch(address) is None, address
    assert album(letter("x.html"), web)("https://edge.example.org/news/issues/a%20b.png") is None
