"""What is no honest document is refused with one sentence, within a bounded time, and nothing is written."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from edgepress.load.text import MAX_TEXT
from tests.hostile.driver import run
from tests.importers.brought import SLUG, newsletter
from tests.importers.hostile import REFUSED, TAKEN, Case, docx
from tests.importers.make import MADE

LONGEST = 20.0  # seconds for a worker's whole answer, on a machine that does other things, too


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return newsletter(tmp_path / "letter")


def _standing(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def _run(root: Path, *files: Path) -> tuple[int, str, str]:
    return run(["import", *map(str, files), "--issue", SLUG, "--root", str(root)])


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in REFUSED])
def test_it_is_refused_with_a_sentence_and_nothing_is_written(root: Path, tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.make())
    before, began = _standing(root), time.monotonic()
    code, out, said = _run(root, file)
    assert time.monotonic() - began < LONGEST
    assert (code, out) == (1, "")
    lines = said.splitlines()
    assert lines[0].startswith(f"{case.name}: not taken. ") and case.says in lines[0], said
    assert lines[1:] == ["Nothing was written."]
    assert _standing(root) == before


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in TAKEN])
def test_what_only_looks_dangerous_is_taken_without_the_danger(root: Path, tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.make())
    began = time.monotonic()
    code, _, said = _run(root, file)
    assert time.monotonic() - began < LONGEST
    assert code == 0, said
    (article,) = (root / "issues" / SLUG).glob("10-*.md")
    text = article.read_text(encoding="utf-8")
    assert "Words stay." in text
    assert len(text.encode()) <= MAX_TEXT
    assert not any(bad in text for bad in ("<script", "alert(", "onclick", "iframe"))


def test_a_picture_of_30_mb_is_told_and_the_words_are_taken(root: Path, tmp_path: Path) -> None:
    from tests.importers.word import Word  # noqa: F401  a document that python-docx makes

    file = tmp_path / "heavy.odt"
    file.write_bytes(_heavy())
    code, out, said = _run(root, file)
    assert code == 0, said
    assert "MB and was left out" in out
    assert not list((root / "issues" / SLUG).glob("images/*"))


def _heavy() -> bytes:
    from tests.importers.hostile import packed

    body = '<text:p>Words stay.</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/big.png"/></draw:frame></text:p>'
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    picture = b"\x89PNG\r\n\x1a\n" + os.urandom(30 * 2**20)
    return packed({"content.xml": content.encode(), "Pictures/big.png": picture}, 0)


def test_a_folder_under_the_name_of_a_file_stops(root: Path, tmp_path: Path) -> None:
    (tmp_path / "story.docx").mkdir()
    code, out, said = _run(root, tmp_path / "story.docx")
    assert (code, out) == (2, "")
    assert "No text in" in said and "can be taken" in said


def test_a_pointer_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "story.docx").symlink_to(MADE / "letter.docx")
    code, out, said = _run(root, tmp_path / "story.docx")
    assert (code, out) == (2, "")
    assert "story.docx is only a pointer to another file. Name the file itself" in said


def test_a_pipe_is_not_waited_for(root: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.docx")
    code, out, said = _run(root, tmp_path / "story.docx")
    assert (code, out) == (2, "")
    assert "could not be opened" in said


def test_a_file_that_may_not_be_opened_stops_with_nothing_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("edgepress.pipeline.importing.read_bytes", refuse)
    (tmp_path / "a.docx").write_bytes(docx(""))
    before = _standing(root)
    code, out, said = _run(root, tmp_path / "a.docx")
    assert (code, out) == (2, "")
    assert "a.docx could not be opened: permission denied" in said
    assert _standing(root) == before


def test_a_file_that_is_not_there_is_named(root: Path, tmp_path: Path) -> None:
    code, out, said = _run(root, tmp_path / "gone.docx")
    assert (code, out) == (2, "")
    assert "gone.docx" in said


def test_pictures_outside_of_the_folder_of_a_page_stay_there(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes((MADE / "pictures.docx").read_bytes())
    inner = tmp_path / "page"
    inner.mkdir()
    (inner / "link.png").symlink_to(tmp_path / "secret.png")
    (inner / "a.html").write_text(
        "<p>Words.</p><img src='../secret.png'><img src='link.png'><img src='/etc/passwd'><img src='file:///etc/passwd'>",
        encoding="utf-8",
    )
    code, out, _ = _run(root, inner / "a.html")
    assert code == 0
    assert not list((root / "issues" / SLUG).glob("images/*"))
    assert "A picture is not beside the page." in out
