"""Real texts: those of ../shared/corpus where they are at hand, and the newsletter of this repository."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .commands import Said
from .conftest import ROOT

SLUG = "2026-12-common-ground"
ARTICLES = (
    "going-global",
    "treading-common-ground",
    "healthcare-radicals",
    "continue-the-conversation",
    "looking-out-for-the-unknown",
)
PEOPLE = ("edge-team", "julian-stodd", "km-network", "mygpevents", "stuart-bolton")
FILES = (
    f"email/{SLUG}/index.html",
    f"email/{SLUG}/index.txt",
    f"email/{SLUG}/message.eml",
    "web/index.html",
    f"web/issues/{SLUG}/index.html",
    *(f"web/issues/{SLUG}/{name}/index.html" for name in ARTICLES),
    *(f"web/contributors/{name}/index.html" for name in PEOPLE),
    "web/feed.xml",
    "web/feed.json",
    "web/sitemap.xml",
    "web/robots.txt",
    "web/404.html",
)


def edgepress(*words: object) -> Said:
    """Run the command as an editor does."""
    line = [sys.executable, "-m", "edgepress", *map(str, words)]
    done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


def findings(said: Said) -> list[dict[str, Any]]:
    """The findings in an answer in JSON."""
    whole: dict[str, Any] = json.loads(said.out)
    assert sorted(whole) == ["findings", "issues", "notes", "summary", "version"]
    return list(whole["findings"])


def test_the_ready_texts_have_nothing_that_must_be_mended(corpus: Path) -> None:
    said = edgepress("check", "--root", corpus / "ready", "--output-format", "json")
    assert (said.code, [f for f in findings(said) if f["severity"] == "error"]) == (0, [])


def test_the_ready_texts_become_every_file_of_the_format(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    said = edgepress("build", "--root", corpus / "ready", "--out", out)
    assert said.code == 0, said.err
    manifest = json.loads((out / "manifest.json").read_text())
    assert [path for path in FILES if path not in manifest["files"]] == []
    assert list(manifest["issues"]) == [SLUG]
    for path, mark in manifest["files"].items():
        content = (out / path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (mark["bytes"], mark["sha256"])


def test_the_drafts_are_judged_without_a_crash(corpus: Path) -> None:
    said = edgepress("check", "--root", corpus / "drafts", "--output-format", "json")
    assert said.code in (0, 1), said.err
    told = findings(said)
    assert all(f["path"].startswith(("issues/", "contributors/", "pyproject.toml")) for f in told)
    assert said.code == (1 if any(f["severity"] == "error" for f in told) else 0)


def test_the_drafts_are_told_what_is_expected_of_the_checks_there_are(corpus: Path) -> None:
    from edgepress.check import CHECKS

    codes = {check.__name__.replace("_", "-") for check in CHECKS}
    expected = json.loads((corpus / "drafts.expected.json").read_text())
    told = {
        (f["path"], f["line"], f["code"])
        for f in findings(edgepress("check", "--root", corpus / "drafts", "--output-format", "json"))
    }
    wanted = {(f["path"], f["line"], f["code"]) for f in expected if f["code"] in codes}
    assert sorted(wanted - told) == []


def test_the_newsletter_of_this_repository_has_three_ready_issues_without_a_finding() -> None:
    ready = sorted(p.parent.name for p in ROOT.glob("issues/*/issue.md") if "\nstatus: ready\n" in p.read_text())
    assert len(ready) == 3
    said = edgepress("check", *ready, "--output-format", "json")
    assert (said.code, findings(said)) == (0, [])


def test_a_newsletter_without_a_finding_is_told_the_next_command() -> None:
    assert edgepress("check", "2026-11-auckland") == Said(
        0, "", "2026-11-auckland: nothing to mend\nNext: edgepress build\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "end"),
    [
        (
            ("check", "2026-11-aukland"),
            2,
            "edgepress: no folder issues/2026-11-aukland holds an issue; did you mean 2026-11-auckland?\n",
        ),
        (("chek",), 2, "Error: There is no command “chek”. Did you mean “check”?\n"),
        (
            ("check", "--root", "tests"),
            2,
            "tests holds no newsletter: there is no pyproject.toml with [tool.edgepress] in it; go to the folder of the newsletter, or begin one (edgepress init NAME).\n",
        ),
    ],
)
def test_what_was_called_wrongly_is_told_in_one_sentence(words: tuple[str, ...], code: int, end: str) -> None:
    said = edgepress(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err.endswith(end)
