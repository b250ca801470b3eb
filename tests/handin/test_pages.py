"""pages.yml, and the workflows as a new newsletter gets them, done step by step."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..golden.tiny import lay
from ..test_changed import git
from ..test_changed import keep as commit_all
from .repository import done, pull
from .runner import INSTALL, Machine, read, work

QUAY, PLAIN = "2026-11-quay", "2026-12-plain"
NEW = ROOT / "templates" / "newsletter"
BUILD = "Build the archive, with the embargoes that end by today"


def published(place: Path, press: Path) -> Machine:
    """The newsletter that lies in the machine's workspace, put online; what was sent is kept."""
    job = read(ROOT / ".github/workflows/pages.yml")["jobs"]["build"]

    def send(machine: Machine, said: dict[str, str]) -> None:
        folder = machine.workspace / said["path"]
        machine.kept["pages"] = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())

    uses = {
        "actions/checkout": lambda *_: None,
        "actions/setup-python": lambda *_: None,
        "actions/upload-pages-artifact": send,
    }
    return work(Machine(place, {"github": {}}, uses), job["steps"], {}, press)  # type: ignore[arg-type]


def sealed(root: Path, until: datetime) -> None:
    """An issue that nobody may read before a day."""
    issue = root / "issues" / PLAIN / "issue.md"
    text = issue.read_text(encoding="utf-8").replace("\ntitle:", f"\nembargo: {until:%Y-%m-%dT00:00+00:00}\ntitle:", 1)
    issue.write_text(text, encoding="utf-8")
    assert "embargo:" in text


@pytest.mark.parametrize(("days", "open_"), [(0, True), (2, False)])
def test_the_archive_is_built_with_the_embargoes_that_end_by_today(
    days: int, open_: bool, press: Path, tmp_path: Path
) -> None:
    sealed(lay(tmp_path / "work"), datetime.now(UTC) + timedelta(days=days))
    machine = published(tmp_path, press)
    assert machine.is_well, machine.log
    pages = machine.kept["pages"]
    assert {"index.html", "feed.xml", f"issues/{QUAY}/index.html"} <= set(pages)
    assert (f"issues/{PLAIN}/index.html" in pages) is open_
    assert not [page for page in pages if page.startswith((".", "email"))]


def test_the_page_on_which_guests_write_goes_along_where_there_is_one(press: Path, tmp_path: Path) -> None:
    page = lay(tmp_path / "work") / "admin" / "index.html"
    page.parent.mkdir()
    page.write_text("a page", encoding="utf-8")
    assert [path for path in published(tmp_path, press).kept["pages"] if path.startswith("admin")] == [
        "admin/index.html"
    ]


def test_what_must_be_fixed_leaves_the_archive_online_as_it_was(press: Path, tmp_path: Path) -> None:
    path = lay(tmp_path / "work") / "issues" / PLAIN / "10-only.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n# Once more\n", encoding="utf-8")
    machine = published(tmp_path, press)
    assert (machine.codes[BUILD], machine.kept) == (1, {})


def test_the_page_for_guests_goes_online_beside_the_archive(press: Path, tmp_path: Path) -> None:
    root = lay(tmp_path / "work")
    (root / "admin").mkdir()
    (root / "admin/index.html").write_text("<h1>Write</h1>", encoding="utf-8")
    machine = published(tmp_path, press)
    assert machine.is_well, machine.log
    assert {"index.html", "admin/index.html"} <= set(machine.kept["pages"])


# A newsletter made by edgepress init


def founded(place: Path, line: str) -> Path:
    """Its repository, where somebody has said where the press comes from."""
    root = lay(place / "founded")
    shutil.copytree(NEW / ".github", root / ".github")
    (root / "requirements.txt").write_text(
        (NEW / "requirements.txt").read_text(encoding="utf-8") + line, encoding="utf-8"
    )
    git(root, "init", "--quiet")
    commit_all(root)
    git(place, "clone", "--quiet", "--bare", str(root), "origin.git")
    return place / "origin.git"


def change(root: Path) -> None:
    path = root / "issues" / PLAIN / "10-only.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n# Once more\n", encoding="utf-8")


def test_nothing_is_installed_before_somebody_says_where_the_press_comes_from(tmp_path: Path) -> None:
    machine = done(pull(founded(tmp_path, ""), tmp_path, change), tmp_path, home=NEW)
    assert machine.codes[INSTALL] == 2
    assert (
        "::error file=requirements.txt::This file does not say yet where the press comes from.\n"
        in machine.log[INSTALL]
    )


def test_a_new_newsletter_installs_the_press_that_its_own_branch_names(origin: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(origin), "press")
    environment = {"cwd": tmp_path / "press", "check": True, "capture_output": True}
    subprocess.run(
        ["git", "archive", "--format=tar.gz", "--prefix=edgepress/", "-o", "../edgepress.tar.gz", "HEAD"], **environment
    )  # type: ignore[call-overload]

    def other(root: Path) -> None:
        change(root)
        (root / "requirements.txt").write_text("evil==6.6.6\n", encoding="utf-8")

    asked = pull(founded(tmp_path, f"edgepress @ {(tmp_path / 'edgepress.tar.gz').as_uri()}\n"), tmp_path, other)
    machine = done(asked, tmp_path, home=NEW)
    assert machine.ended[INSTALL] == "success", machine.log[INSTALL]
    assert machine.codes["Stop here if something must be fixed"] == 1
    assert "requirements.txt. Is that meant?" in machine.summary
    assert (
        f"::error title=Must fix (title-in-body),file=issues/{PLAIN}/10-only.md,"
        in machine.log["Say what is to be mended"]
    )
