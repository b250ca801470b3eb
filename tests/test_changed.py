"""What differs from another state, asked of a real git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from edgepress import pipeline
from edgepress.changed import Reach, changed, named, reach, slugs_of
from edgepress.diagnostics import Stop

from .conftest import needed
from .golden.tiny import lay

ONE, OTHER = "2026-11-quay", "2026-12-plain"


def git(root: Path, *words: str) -> None:
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = (
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "protocol.file.allow=always",
    )
    subprocess.run(["git", *who, *words], cwd=root, env=environ, check=True, capture_output=True)


def keep(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "more")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tiny newsletter in git, on a branch of its own that has nothing new yet."""
    needed(shutil.which("git"), "git is not on this machine")
    place = lay(tmp_path / "newsletter")
    git(place, "init", "--quiet")
    keep(place)
    git(place, "checkout", "--quiet", "-b", "guest")
    return place


def write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def test_nothing_differs_where_nothing_was_done(root: Path) -> None:
    assert changed(root, "main") == ()


def test_what_is_committed_staged_changed_and_new_all_counts(root: Path) -> None:
    write(root / "a.md", "committed")
    keep(root)
    write(root / "b.md", "staged")
    git(root, "add", "b.md")
    write(root / "pyproject.toml", "changed")
    write(root / "issues/new/issue.md", "new")
    write(root / ".gitignore", "build/\n")
    write(root / "build/x", "never told")
    assert changed(root, "main") == (".gitignore", "a.md", "b.md", "issues/new/issue.md", "pyproject.toml")


def test_what_others_did_meanwhile_is_not_told(root: Path) -> None:
    write(root / "mine.md", "mine")
    keep(root)
    git(root, "checkout", "--quiet", "main")
    write(root / "theirs.md", "theirs")
    keep(root)
    git(root, "checkout", "--quiet", "guest")
    assert changed(root, "main") == ("mine.md",)


def test_a_file_that_was_renamed_counts_where_it_was_and_where_it_is_and_one_that_is_gone_counts(root: Path) -> None:
    git(root, "mv", f"issues/{OTHER}/10-only.md", f"issues/{ONE}/70-only.md")
    git(root, "rm", "--quiet", "contributors/bo.md")
    keep(root)
    assert changed(root, "main") == ("contributors/bo.md", f"issues/{ONE}/70-only.md", f"issues/{OTHER}/10-only.md")


@pytest.mark.parametrize(
    "name",
    ["a b.md", "-rf.md", "q\"uo'te.md", "ünï.md", "new\nline.md", "tab\there.md", "$(touch x).md", ";ls.md", "a\\b.md"],
)
def test_any_name_of_a_file_comes_through(name: str, root: Path) -> None:
    write(root / "issues" / ONE / name, "words")
    assert changed(root, "main") == (f"issues/{ONE}/{name}",)
    keep(root)
    assert changed(root, "main") == (f"issues/{ONE}/{name}",)


def test_a_name_that_is_no_text_comes_through(root: Path) -> None:
    path = os.path.join(os.fsencode(root), b"\xff.md")
    try:
        Path(os.fsdecode(path)).write_bytes(b"words")
    except OSError:
        pytest.skip("this file system holds only names that are text")
    assert changed(root, "main") == (os.fsdecode(b"\xff.md"),)


def test_a_newsletter_in_a_folder_of_a_repository_is_counted_from_its_root(tmp_path: Path) -> None:
    needed(shutil.which("git"), "git is not on this machine")
    top = tmp_path / "repository"
    root = lay(top / "post" / "letters")
    git(top, "init", "--quiet")
    keep(top)
    write(root / "issues/new/issue.md", "new")
    write(top / "code.py", "")
    write(top / "post/readme.txt", "")
    keep(top)
    write(top / "later.py", "")
    assert changed(root, "HEAD~1") == ("../../code.py", "../../later.py", "../readme.txt", "issues/new/issue.md")


@pytest.mark.parametrize("base", ["nowhere", "", "--output=x", "-p", "main..guest", "HEAD:pyproject.toml", "@{-9}"])
def test_a_base_that_git_does_not_know_is_one_sentence(base: str, root: Path) -> None:
    before = sorted(os.listdir(root))
    with pytest.raises(Stop, match="^git knows no “.*” here; name a branch, a tag or a commit"):
        changed(root, base)
    assert sorted(os.listdir(root)) == before


def test_a_place_without_a_repository_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed(shutil.which("git"), "git is not on this machine")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    place = lay(tmp_path / "newsletter")
    with pytest.raises(Stop, match="is in no git repository, so nothing can be compared; leave out --changed$"):
        changed(place, "main")


def test_a_machine_without_git_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(Stop, match="^git is not installed here, so --changed cannot compare anything$"):
        changed(root, "main")


def test_a_repository_of_which_only_the_end_was_fetched_is_one_sentence(root: Path, tmp_path: Path) -> None:
    write(root / "mine.md", "mine")
    keep(root)
    git(root, "checkout", "--quiet", "main")
    write(root / "theirs.md", "theirs")
    keep(root)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{root}", str(shallow))
    git(shallow, "checkout", "--quiet", "guest")
    with pytest.raises(
        Stop, match="no common beginning of “origin/main” and what stands here; fetch all of its history first"
    ):
        changed(shallow, "origin/main")


def test_a_file_that_was_only_saved_again_is_not_changed(root: Path) -> None:
    os.utime(root / f"issues/{ONE}/issue.md", (1, 1))
    assert changed(root, "main") == ()


# What is judged of a change


def judged(root: Path) -> pipeline.Review:
    return pipeline.review_changed(root, changed(root, "main"))


def spoil(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n![](gone.jpg)\n", encoding="utf-8")


def test_only_the_issues_that_were_touched_are_judged(root: Path) -> None:
    spoil(root / f"issues/{ONE}/10-the-last-ferry.md")
    keep(root)
    git(root, "branch", "--force", "main")  # as it came from others
    spoil(root / f"issues/{OTHER}/10-only.md")
    review = judged(root)
    assert review.slugs == (OTHER,)
    assert {d.where.path for d in review.findings} == {f"issues/{OTHER}/10-only.md"}
    assert set(review.sources) == {f"issues/{OTHER}/10-only.md"}


def test_a_touched_issue_is_judged_whole(root: Path) -> None:
    spoil(root / f"issues/{ONE}/10-the-last-ferry.md")
    keep(root)
    git(root, "branch", "--force", "main")
    (root / f"issues/{ONE}/images/ferry.jpg").unlink()
    assert {d.where.path for d in judged(root).findings} >= {f"issues/{ONE}/10-the-last-ferry.md"}


def test_only_contributors_that_were_touched_are_judged_and_the_settings_only_when_they_were(root: Path) -> None:
    for name in ("ada", "bo"):
        write(root / f"contributors/{name}.md", "No details.\n")
    keep(root)
    git(root, "branch", "--force", "main")
    write(root / "contributors/bo.md", "Still none.\n")
    spoil(root / f"issues/{ONE}/10-the-last-ferry.md")
    assert {d.where.path for d in judged(root).findings if not d.where.path.startswith("issues/")} == {
        "contributors/bo.md"
    }
    settings = root / "pyproject.toml"
    write(settings, settings.read_text(encoding="utf-8").replace("[tool.edgepress]", "[tool.edgepress]\ncolor = 1"))
    assert "pyproject.toml" in {d.where.path for d in judged(root).findings}


def test_whoever_names_a_picture_that_went_is_touched(root: Path) -> None:
    write(root / "contributors/ada.md", "---\nname: Ada\nphoto: images/ada.png\nagrees: true\n---\nWords.\n")
    shutil.copy(root / f"issues/{ONE}/images/ferry.jpg", root / "contributors/ada.jpg")
    write(root / "contributors/images/ada.png", "")
    keep(root)
    git(root, "branch", "--force", "main")
    (root / "contributors/images/ada.png").unlink()
    assert {d.where.path for d in judged(root).findings} == {"contributors/ada.md"}


def test_a_pointer_laid_into_the_folder_of_issues_is_told(root: Path) -> None:
    (root / "issues/2027-02-trap").symlink_to("/etc")
    review = judged(root)
    assert [(d.code, d.where.path) for d in review.findings] == [("link-outside", "issues/2027-02-trap")]


def test_an_issue_that_went_is_not_looked_for(root: Path) -> None:
    shutil.rmtree(root / f"issues/{OTHER}")
    assert judged(root) == pipeline.Review((), {}, ())


def test_of_the_issues_that_were_named_only_the_touched_are_judged(root: Path) -> None:
    spoil(root / f"issues/{ONE}/10-the-last-ferry.md")
    spoil(root / f"issues/{OTHER}/10-only.md")
    review = pipeline.review_changed(root, changed(root, "main"), [OTHER])
    assert (review.slugs, {d.where.path for d in review.findings}) == ((OTHER,), {f"issues/{OTHER}/10-only.md"})


# What is said of a change as a whole


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["issues/a/issue.md", "issues/a/images/b.jpg", "contributors/ada.md"], Reach()),
        (["contributors/ada.md"], Reach()),
        ([], Reach(notes=("No issue and no contributor differs from main.",))),
        (["edgepress/cli/check.py"], Reach(notes=("No issue and no contributor differs from main.",))),
        (["issues/a/1.md", "issues/b/1.md"], Reach(("This change touches 2 issues: a, b. Is each of them meant?",))),
        (
            ["issues/a/1.md", "pyproject.toml", "templates/default/theme.yaml", "../code.py"],
            Reach(("This change reaches outside issues/a/ and contributors/: pyproject.toml, templates/default/theme.yaml, ../code.py. Is that meant?",)),
        ),
        (
            ["issues/a/1.md", *(f"x{n}" for n in range(7))],
            Reach(("This change reaches outside issues/a/ and contributors/: x0, x1, x2, x3, x4 and 2 more. Is that meant?",)),
        ),
        (
            ["issues/a/1.md", "contributors/gone.md"],
            Reach(notes=("contributors/gone.md is gone: edgepress check looks at all issues, and says who is missed.",)),
        ),
    ],
)  # fmt: skip
def test_a_change_that_reaches_further_than_one_issue_is_said_to(paths: list[str], said: Reach) -> None:
    assert reach(paths, "main", lambda path: "gone" not in path) == said


def test_files_that_are_named_are_counted_from_the_newsletter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "post/issues/a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    some = [
        "post/issues/a/1.md",
        "post/issues/gone/2.md",
        "./post/issues/b/../a/3.md",
        str(tmp_path / "post/x"),
        "readme.txt",
    ]
    assert named(Path("post"), some) == ("../readme.txt", "issues/a/1.md", "issues/a/3.md", "issues/gone/2.md", "x")
    assert slugs_of(named(Path("post"), some)) == ("a", "gone")
