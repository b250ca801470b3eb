"""A folder of documents becomes a whole issue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edgepress.diagnostics import Stop
from edgepress.importers.article import BY_NOBODY
from edgepress.pipeline import review
from edgepress.pipeline.foldering import bring_folder
from edgepress.pipeline.gathering import is_opening
from tests.conftest import SETTINGS
from tests.hostile.driver import run
from tests.importers.brought import SLUG, newsletter
from tests.importers.make import MADE, SOURCES

NEW = "2027-06-whole"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a group sends: texts in four formats with numbers in front of their names, and other things."""
    here = tmp_path / "From the ward"
    here.mkdir()
    for source, name in (
        (MADE / "letter.docx", "00 Welcome from ward 12.docx"),
        (MADE / "interview.docx", "2. Interview.docx"),
        (MADE / "table.docx", "10 - Numbers.docx"),
        (MADE / "footnotes.odt", "3 footnotes.ODT"),
        (SOURCES / "word-filtered.html", "04_quiet.htm"),
        (SOURCES / "word-filtered_files" / "image001.jpg", "Our Ward.JPG"),
    ):
        shutil.copy(source, here / name)
    shutil.copytree(SOURCES / "word-filtered_files", here / "word-filtered_files")
    return here


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    root = tmp_path / "letter"
    root.mkdir()
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return root


def _standing(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_folder_becomes_an_issue_in_the_order_of_its_names(empty: Path, folder: Path) -> None:
    brought = bring_folder(empty, NEW, folder)
    assert brought.refused == {}
    assert [one.article for one in brought.made] == [
        f"issues/{NEW}/10-the-porter-who-draws-maps.md",
        f"issues/{NEW}/20-reading-the-small-print-of-discharge.md",
        f"issues/{NEW}/30-the-quiet-hour.md",
        f"issues/{NEW}/40-how-four-clinics-count-no-shows.md",
    ]
    assert brought.left == {}


def test_the_welcome_becomes_the_opening_words_with_its_author_as_editor(empty: Path, folder: Path) -> None:
    brought = bring_folder(empty, NEW, folder)
    text = (empty / "issues" / NEW / "issue.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "Welcome from ward 12 [to be confirmed]"\nnumber: 1\nstatus: draft\neditors: [thandeka-moyo]\n'
    )
    assert "---\nWard 12  \nSt Brigid’s Hospital  \nBulawayo\n" in text
    assert text.endswith("P.S. The chairs squeak. That is on card number 12.\n")
    assert brought.said[0] == f"00 Welcome from ward 12.docx became the opening words in issues/{NEW}/issue.md."


def test_whoever_wrote_the_welcome_is_asked_for_as_its_editor(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("Welcome", "Falls"):
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{name}\n\nWe sat down together.\n", encoding="utf-8")
    brought = bring_folder(empty, NEW, tmp_path / "texts")
    assert BY_NOBODY.format("editors") in brought.said
    assert [BY_NOBODY.format("authors") in one.guesses for one in brought.made] == [True]


def test_what_came_of_a_folder_loads_and_is_found_wanting_only_in_what_nobody_could_guess(
    empty: Path, folder: Path
) -> None:
    bring_folder(empty, NEW, folder)
    codes = {f.code for f in review(empty, [NEW]).findings if f.severity.value == "error"}
    assert codes == {"placeholder", "editors-agreed", "field-missing", "people-in-picture", "picture-credit"}


def test_pictures_that_lie_loose_go_into_the_issue_and_are_told(empty: Path, folder: Path) -> None:
    brought = bring_folder(empty, NEW, folder)
    assert (empty / "issues" / NEW / "images" / "our-ward.jpg").read_bytes() == (folder / "Our Ward.JPG").read_bytes()
    assert any(sentence.startswith("our-ward.jpg is in images/ now") for sentence in brought.said)


def test_an_issue_that_is_there_keeps_its_opening_words(tmp_path: Path, folder: Path) -> None:
    root = newsletter(tmp_path / "letter")
    before = (root / "issues" / SLUG / "issue.md").read_bytes()
    brought = bring_folder(root, SLUG, folder)
    assert (root / "issues" / SLUG / "issue.md").read_bytes() == before
    assert len(brought.made) == 4
    assert brought.left == {
        "00 Welcome from ward 12.docx": f"issues/{SLUG}/issue.md is there already and stays as it is. "
        "Copy what you need of this text into it."
    }


def test_what_is_no_text_and_no_picture_is_told_and_left(empty: Path, folder: Path) -> None:
    for name in ("budget.xlsx", "plan.pdf", "notes.md", "~$lock.docx", ".DS_Store", "song.mp3"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "older").mkdir()
    (folder / "link.docx").symlink_to(folder / "2. Interview.docx")
    assert bring_folder(empty, NEW, folder).left == {
        "budget.xlsx": "This is a spreadsheet. Copy the rows that matter into a text.",
        "link.docx": "This is only a pointer to another file. Put the file itself into the folder.",
        "notes.md": "This is Markdown already. Copy it into the folder of the issue.",
        "older": "This is a folder. Only what lies in the folder itself was looked at.",
        "plan.pdf": "This is a PDF, which is made for printing. Ask for the Word file, or copy its text.",
        "song.mp3": "Files that end in “.mp3” cannot be taken. Save it as .docx.",
    }


def test_a_text_that_cannot_be_read_is_refused_and_the_others_are_taken(empty: Path, folder: Path) -> None:
    (folder / "05 broken.docx").write_bytes(b"%PDF-1.7 renamed")
    brought = bring_folder(empty, NEW, folder)
    assert list(brought.refused) == ["05 broken.docx"]
    assert len(brought.made) == 4


def test_a_trial_writes_nothing(empty: Path, folder: Path) -> None:
    before = _standing(empty)
    assert len(bring_folder(empty, NEW, folder, write=False).made) == 4
    assert _standing(empty) == before


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("Our Issue!", "“Our Issue!” cannot be the name of an issue. Write it like our-issue"),
        ("../up", "“../up” cannot be the name of an issue. Write it like up"),
    ],
)
def test_a_name_that_no_issue_can_have_stops_with_one_that_it_can(
    empty: Path, folder: Path, slug: str, said: str
) -> None:
    with pytest.raises(Stop) as stopped:
        bring_folder(empty, slug, folder)
    assert str(stopped.value) == said
    assert _standing(empty) == ["pyproject.toml"]


def test_a_folder_without_texts_stops(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(Stop, match=r"can be taken. Put Word files \(.docx\) into it"):
        bring_folder(empty, NEW, tmp_path / "nothing")


def test_a_folder_in_which_no_text_can_be_read_writes_no_issue(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.docx").write_bytes(b"{\\rtf1 renamed}")
    brought = bring_folder(empty, NEW, tmp_path / "bad")
    assert list(brought.refused) == ["a.docx"]
    assert _standing(empty) == ["pyproject.toml"]


def test_a_folder_with_a_welcome_alone_becomes_an_issue_without_pieces(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "few").mkdir()
    shutil.copy(MADE / "letter.docx", tmp_path / "few" / "Welcome.docx")
    brought = bring_folder(empty, NEW, tmp_path / "few")
    assert brought.made == ()
    assert _standing(empty) == [
        "contributors/thandeka-moyo.md",
        f"issues/{NEW}/images/.gitkeep",
        f"issues/{NEW}/issue.md",
        "pyproject.toml",
    ]


@pytest.mark.parametrize(
    "stem", ["Welcome", "00 Editorial", "1. Introduction", "A - Foreword", "vorwort", "Éditorial", "welcome to issue 9"]
)
def test_the_opening_words_are_known_by_their_name(stem: str) -> None:
    assert is_opening(stem)


@pytest.mark.parametrize(
    "stem", ["Introduction to run charts", "Welcoming families", "10 The editor who fell", "story"]
)
def test_other_texts_are_pieces(stem: str) -> None:
    assert not is_opening(stem)


def test_the_command_says_what_it_wrote_what_it_left_and_what_to_type_next(empty: Path, folder: Path) -> None:
    (folder / "plan.pdf").write_text("x", encoding="utf-8")
    code, out, said = run(["import", str(folder), "--issue", NEW, "--root", str(empty)])
    assert code == 0
    assert f"  wrote  issues/{NEW}/issue.md\n" in out
    assert said.splitlines() == [
        "plan.pdf: left where it is. This is a PDF, which is made for printing. Ask for the Word file, or copy its text.",
        f"4 articles made. Next: edgepress check {NEW}",
    ]


def test_a_folder_is_named_alone(empty: Path, folder: Path) -> None:
    code, out, said = run(["import", str(folder), str(MADE / "letter.docx"), "--issue", NEW, "--root", str(empty)])
    assert (code, out) == (2, "")
    assert "Name one folder, or some files." in said
    assert _standing(empty) == ["pyproject.toml"]
