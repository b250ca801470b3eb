"""A list of what stands in the newsletter's folders: regular files only, nothing read, nothing followed."""

from __future__ import annotations

import os
from pathlib import Path

from edgepress.load import survey
from edgepress.load.scan import scan, shown


def lay(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("words")


def listed(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The paths that were found, and code and path of every finding."""
    found, told = scan(root, ("issues", "contributors"))
    return [f.path for f in found], [(d.code, d.where.path) for d in told]


def test_regular_files_are_listed_by_path(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "issues/b/issue.md",
        "issues/a/issue.md",
        "issues/a/images/x.png",
        "contributors/ada.md",
        "docs/other.md",
    )
    assert listed(tmp_path) == (
        ["contributors/ada.md", "issues/a/images/x.png", "issues/a/issue.md", "issues/b/issue.md"],
        [],
    )


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path) == ([], [])


def test_what_computers_and_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "issues/a/.DS_Store",
        "issues/a/issue.md~",
        "issues/a/Thumbs.db",
        "issues/.git/x.md",
        "issues/README.md",
    )
    assert listed(tmp_path) == ([], [])


def test_a_pointer_is_told_and_never_followed(tmp_path: Path) -> None:
    lay(tmp_path, "issues/a/issue.md", "outside/secret.md")
    (tmp_path / "issues/a/10-secret.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "issues/b").symlink_to(tmp_path / "outside")
    assert listed(tmp_path) == (
        ["issues/a/issue.md"],
        [("link-outside", "issues/a/10-secret.md"), ("link-outside", "issues/b")],
    )


def test_a_pipe_is_told_and_never_opened(tmp_path: Path) -> None:
    lay(tmp_path, "issues/a/issue.md")
    os.mkfifo(tmp_path / "issues/a/10-pipe.md")
    assert listed(tmp_path) == (["issues/a/issue.md"], [("link-outside", "issues/a/10-pipe.md")])


def test_a_folder_too_deep_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "issues/a/1/2/3/4/5/6/deep.md")
    assert listed(tmp_path) == ([], [("file-name", "issues/a/1/2/3/4/5")])


def test_a_file_that_is_edited_has_another_mark(tmp_path: Path) -> None:
    lay(tmp_path, "issues/a/issue.md")
    before = scan(tmp_path, ("issues",))[0]
    (tmp_path / "issues/a/issue.md").write_text("other words")
    assert scan(tmp_path, ("issues",))[0] != before


def test_a_survey_sorts_the_files_by_issue_and_knows_the_people(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "issues/b/issue.md",
        "issues/a/10-x.md",
        "issues/stray.md",
        "contributors/ada.md",
        "contributors/images/a.png",
    )
    seen = survey(tmp_path)
    assert {slug: [f.path for f in files] for slug, files in seen.issues.items()} == {
        "a": ["issues/a/10-x.md"],
        "b": ["issues/b/issue.md"],
    }
    assert (seen.people, [(d.code, d.where.path) for d in seen.told]) == (
        ("contributors/ada.md",),
        [("text-misplaced", "issues/stray.md")],
    )


def test_a_name_that_cannot_be_printed_is_shown_as_its_code() -> None:
    assert shown("issues/a\nb\x1b.md") == "issues/a\\x0ab\\x1b.md"
