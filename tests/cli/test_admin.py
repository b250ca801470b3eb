"""edgepress admin: both files or none, what was said is kept, and what is somebody else's is left alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import yaml

from ..test_cli import DRAFT


def config(root: Path) -> str:
    return (root / "admin/config.yml").read_text(encoding="utf-8")


def test_both_files_are_made_for_the_issues_that_are_still_drafts(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("admin", "--repo", "the-edge/newsletter")
    assert (heard.code, heard.out) == (0, "admin/index.html\nadmin/config.yml\n")
    assert heard.err.startswith("For 1 open issue. Next: put the folder admin/ online")
    folders = [c["folder"] for c in yaml.safe_load(config(root))["collections"]]
    assert folders == [f"issues/{DRAFT}", "contributors"]


def test_what_was_said_is_kept_the_next_time(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    say("admin", "--repo", "the-edge/newsletter", "--sign-in", "https://sign-in.example.org")
    before = config(root)
    (root / "admin/index.html").unlink()
    assert say("admin").code == 0
    assert config(root) == before
    assert (root / "admin/index.html").is_file()


def test_where_git_fetches_from_is_where_the_newsletter_is_kept(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    for words in (["init", "-q"], ["remote", "add", "origin", "git@gitlab.com:the-edge/newsletter.git"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    assert say("admin").code == 0
    assert yaml.safe_load(config(root))["backend"] == {
        "name": "gitlab",
        "repo": "the-edge/newsletter",
        "auth_methods": ["token"],
    }


def test_without_git_the_place_is_asked_for_and_nothing_is_written(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("admin")
    assert heard.code == 2
    assert heard.err == (
        "edgepress: nobody has said where the newsletter is kept; say it: edgepress admin --repo OWNER/NAME.\n"
    )
    assert not (root / "admin").exists()


def test_a_page_that_the_press_did_not_make_is_left_alone(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    (root / "admin").mkdir()
    (root / "admin/index.html").write_text("<h1>Mine</h1>", encoding="utf-8")
    heard = say("admin", "--repo", "the-edge/newsletter")
    assert heard.code == 2
    assert "admin/index.html was not made by edgepress, so it was left alone; move it away first" in heard.err
    assert [path.name for path in (root / "admin").iterdir()] == ["index.html"]


def test_a_pointer_to_elsewhere_is_not_followed(say, root: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "admin").symlink_to(elsewhere)
    heard = say("admin", "--repo", "the-edge/newsletter")
    assert (heard.code, heard.err) == (2, "edgepress: admin is no folder, so nothing can be put into it.\n")
    assert list(elsewhere.iterdir()) == []


def test_an_issue_that_is_ready_or_cannot_be_read_is_not_offered(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    (root / "issues" / "2027-03-odd name").mkdir()
    (root / "issues" / "2027-04-empty").mkdir()
    (root / "issues" / "2027-05-broken").mkdir()
    (root / "issues/2027-05-broken/issue.md").write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    (root / "issues/2027-03-odd name/issue.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    assert say("admin", "--repo", "the-edge/newsletter").err.startswith("For 1 open issue.")


def test_a_draft_whose_details_are_broken_is_offered_by_its_folder(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    path = root / "issues" / DRAFT / "issue.md"
    path.write_text("---\ntitle: [a, b]\nstatus: {x: y}\n---\nWords.\n", encoding="utf-8")
    assert say("admin", "--repo", "the-edge/newsletter").code == 0
    assert yaml.safe_load(config(root))["collections"][0]["label"] == DRAFT
