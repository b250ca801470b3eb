"""New files are laid into a newsletter all at once, and never over what exists."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edgepress import lay
from edgepress.diagnostics import Stop


def _files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_new_folders_and_files_beside_old_ones_are_written(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues/old.md").write_bytes(b"old")
    lay.lay(tmp_path, {"issues/new/issue.md": b"1", "issues/new/images/.keep": b"", "contributors/ada.md": b"2"})
    assert _files(tmp_path) == {
        "contributors/ada.md": b"2",
        "issues/new/images/.keep": b"",
        "issues/new/issue.md": b"1",
        "issues/old.md": b"old",
    }
    lay.lay(tmp_path, {"contributors/bea.md": b"3"})
    assert _files(tmp_path)["contributors/bea.md"] == b"3"


def test_a_root_that_is_not_there_is_made(tmp_path: Path) -> None:
    lay.lay(tmp_path / "deep/new", {"a/b.md": b"1", "c": b"2"})
    assert _files(tmp_path) == {"deep/new/a/b.md": b"1", "deep/new/c": b"2"}


def test_what_exists_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    with pytest.raises(Stop, match=r"^a.md is there already, so nothing was written$"):
        lay.lay(tmp_path, {"b.md": b"1", "a.md": b"2"})
    assert _files(tmp_path) == {"a.md": b"mine"}


def test_files_that_are_the_presss_own_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"ours")
    lay.lay(tmp_path, {"a.md": b"2", "b.md": b"1"}, over=["a.md", "b.md"])
    assert _files(tmp_path) == {"a.md": b"2", "b.md": b"1"}


def test_a_file_that_stands_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "issues").write_bytes(b"a file")
    with pytest.raises(Stop, match=r"^issues is no folder, so nothing can be put into it$"):
        lay.lay(tmp_path, {"issues/new/issue.md": b"1"})


def test_a_pointer_out_of_the_newsletter_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root/issues").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Stop, match=r"^issues is no folder"):
        lay.lay(tmp_path / "root", {"issues/new/issue.md": b"1"})
    assert _files(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_is_broken_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    (tmp_path / "contributors").mkdir()
    real, calls = os.link, []

    def breaks(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise trouble
        real(source, target)

    def full(source: Path, target: Path) -> None:
        raise trouble

    monkeypatch.setattr(os, "link", breaks)
    monkeypatch.setattr(os, "rename", full)
    with pytest.raises((Stop, KeyboardInterrupt)):
        lay.lay(tmp_path, {f"contributors/{name}.md": b"1" for name in "abc"})
    assert [p.name for p in tmp_path.rglob("*")] == ["contributors"]
