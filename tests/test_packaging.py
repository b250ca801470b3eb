"""What leaves the house as a wheel works on its own: the press, its theme, its page of findings, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import edgepress

from .conftest import ROOT

KINDS = {".py", ".j2", ".css", ".yaml", ".json", ".txt", ".md", ".typed"}
PAGES = {"edgepress/docs/checks.md", "edgepress/docs/proofs.md"}  # what `edgepress explain` says
SHELL = {  # the page of `edgepress preview`
    f"edgepress/preview/page/{path.name}"
    for path in (ROOT / "edgepress" / "preview" / "page").iterdir()
    if path.suffix in (".html", ".css", ".js")
}
NOTICE = {"edgepress/proof/clients.NOTICE"}  # whose data clients.json is

TINY = {
    "pyproject.toml": """\
[tool.edgepress]
title = "The Ward Post"
base-url = "https://ward.example.org"
language = "en-GB"
from = "The Ward Post <post@example.org>"
postal-address = "2 Example Road, Cardiff"
unsubscribe = "https://ward.example.org/unsubscribe"
licence = "CC-BY-4.0"
""",
    "contributors/ada-field.md": "---\nname: Ada Field\nagrees: true\n---\nAda carries people and parcels.\n",
    "issues/2027-05-porters/issue.md": """\
---
title: The porters' issue
preview: Two lifts, one stair, and who rests where
date: 2027-05-07
status: ready
---
Good morning from the lifts.
""",
    "issues/2027-05-porters/10-two-lifts.md": """\
---
title: Two lifts and a stair
authors: [ada-field]
---
One of them has been resting since March.
""",
}

BUILT = {
    "manifest.json",
    *(f"email/2027-05-porters/{name}" for name in ("index.html", "index.txt", "message.eml")),
    *(f"web/{name}" for name in ("404.html", "feed.json", "feed.xml", "index.html", "robots.txt", "sitemap.xml")),
    "web/issues/2027-05-porters/index.html",
    "web/issues/2027-05-porters/two-lifts/index.html",
    "web/contributors/ada-field/index.html",
}


class Away(NamedTuple):
    """A wheel that was unpacked away from the checkout, beside a newsletter."""

    names: list[str]
    home: Path
    newsletter: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Call Python with the unpacked wheel first on its path, in the newsletter's folder."""
        environ = {**os.environ, "PYTHONPATH": str(self.home), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, cwd=self.newsletter, env=environ, check=False
        )


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Away:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # no isolation, so no network
    assert done.returncode == 0, done.stdout + done.stderr
    wheel = folder / f"edgepress-{edgepress.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "home")
        names = packed.namelist()
    for path, text in TINY.items():
        file = folder / "newsletter" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Away(names, folder / "home", folder / "newsletter")


def test_the_wheel_holds_every_file_of_the_theme(away: Away) -> None:
    theme = {p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*") if p.suffix in KINDS}
    assert {f"edgepress/{path}" for path in theme} - set(away.names) == set()


def test_the_wheel_holds_what_a_new_newsletter_is_given(away: Away) -> None:
    blanks = {p.relative_to(ROOT).as_posix() for p in (ROOT / "templates" / "newsletter").rglob("*") if p.is_file()}
    assert "templates/newsletter/.github/workflows/check.yml" in blanks
    assert {f"edgepress/{path}" for path in blanks} - set(away.names) == set()


def test_the_wheel_holds_every_module(away: Away) -> None:
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "edgepress").rglob("*.py")}
    assert modules - set(away.names) == set()


def test_the_wheel_holds_nothing_else(away: Away) -> None:
    records = f"edgepress-{edgepress.__version__}.dist-info/"
    blanks = {f"edgepress/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "templates" / "newsletter").rglob("*")}
    own = [name for name in away.names if not name.startswith(records) and name not in PAGES | NOTICE | SHELL | blanks]
    assert [n for n in own if not n.startswith("edgepress/") or Path(n).suffix not in KINDS] == []
    kept = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert {name.removeprefix(records) for name in away.names if name.startswith(records)} == kept


def test_the_wheel_holds_what_mail_clients_support_with_whose_data_it_is(away: Away) -> None:
    data, notice = (away.home / "edgepress" / "proof" / name for name in ("clients.json", "clients.NOTICE"))
    assert data.read_bytes() == (ROOT / "edgepress" / "proof" / "clients.json").read_bytes()
    words = notice.read_text(encoding="utf-8")
    assert "Rémi Parmentier" in words
    assert "Permission is hereby granted, free of charge" in words
    said = away.run("-m", "edgepress", "clients")
    assert (said.returncode, "Outlook on Windows" in said.stdout) == (0, True), said.stderr


def test_the_press_runs_from_the_wheel(away: Away) -> None:
    place = away.run("-c", "import edgepress.load.theme as t; print(t.__file__); print(t.HOME)")
    assert place.stdout.split("\n")[:2] == [
        str(away.home / "edgepress" / "load" / "theme.py"),
        str(away.home / "edgepress" / "templates"),
    ]
    said = away.run("-m", "edgepress", "--version")
    assert (said.stdout, said.returncode) == (f"edgepress {edgepress.__version__}\n", 0)


def test_the_wheel_explains_its_findings(away: Away) -> None:
    assert set(away.names) >= PAGES
    for words in (["checks"], ["explain", "author-unknown"]):
        said = away.run("-m", "edgepress", *words)
        here = subprocess.run(
            [sys.executable, "-m", "edgepress", *words], capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert (said.returncode, said.stdout) == (0, here.stdout), said.stderr
        assert "author-unknown" in said.stdout


def test_the_wheel_shows_an_issue_on_one_page(away: Away) -> None:
    assert set(away.names) >= SHELL
    done = away.run("-m", "edgepress", "preview", "2027-05-porters", "--page", "preview.html")
    assert done.returncode == 0, done.stderr
    page = (away.newsletter / "preview.html").read_text(encoding="utf-8")
    assert "One of them has been resting since March." in page
    assert page.rstrip().endswith("</html>")


def test_the_wheel_builds_a_newsletter_away_from_the_checkout(away: Away) -> None:
    checked = away.run("-m", "edgepress", "check")
    assert (checked.stdout, checked.returncode) == ("", 0), checked.stderr
    done = away.run("-m", "edgepress", "build")
    assert (done.stdout, done.returncode) == ("build/email/2027-05-porters/\n", 0), done.stderr
    build = away.newsletter / "build"
    assert {path for path in BUILT if not (build / path).is_file()} == set()
    assert "One of them has been resting since March." in (build / "email/2027-05-porters/index.txt").read_text("utf-8")


def test_the_wheel_begins_a_newsletter(away: Away) -> None:
    for words in (
        ("init", "begun"),
        ("check", "--strict", "--root", "begun"),
        ("new", "issue", "--root", "begun", "--title", "Tea", "--slug", "tea", "--group", "Night Shift"),
        ("new", "article", "--root", "begun", "--issue", "tea", "--title", "First cup", "--author", "Kit", "--agrees"),
        ("schema", "--root", "begun"),
    ):
        done = away.run("-m", "edgepress", *words)
        assert done.returncode == 0, done.stderr
    assert (away.newsletter / "begun" / "issues" / "tea" / "10-first-cup.md").is_file()
