"""edgepress proof --sheet: pictures of what each mail program shows, on one page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from edgepress.report.contact import MARK

from ..conftest import ROOT
from ..proof.cases import HYBRID, MESSAGE

PICTURES = 30
PROGRAM = (sys.executable, "-m", "edgepress", "proof")


@pytest.fixture(scope="module")
def environ(chromium: str) -> dict[str, str]:
    return {**os.environ, "CHROME_PATH": chromium, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def taken(environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """The folder in which a sheet was asked for, and what the press said."""
    folder = tmp_path_factory.mktemp("sheet")
    done = subprocess.run(
        [*PROGRAM, str(MESSAGE), "--sheet"], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    return folder, done


def test_a_sheet_is_written_here_and_named(taken: tuple[Path, Any]) -> None:
    folder, done = taken
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == (
        f"proof-hybrid.html shows the email as its readers see it, in {PICTURES} pictures. Open it in a browser."
    )
    assert [path.name for path in folder.iterdir()] == ["proof-hybrid.html"]


def test_every_view_has_its_pictures_and_the_page_is_no_giant(taken: tuple[Path, Any]) -> None:
    page = (taken[0] / "proof-hybrid.html").read_text(encoding="utf-8")
    assert page.count('src="data:image/webp;base64,') == PICTURES
    shown = re.findall(r'<figure class="shot w[0-9]+" id="([^"]+)"', page)
    wide = [
        f"{view}-{width}-{shade}"
        for view in ("whole", "word", "gmail", "gmail-foreign-account", "yahoo", "pictures-off", "text-only")
        for width in (320, 600)
        for shade in ("light", "dark")
    ]
    rest = ["outlook-com-dark-320-dark", "outlook-com-dark-600-dark"]
    assert sorted(shown) == sorted([*wide, *rest])
    assert MARK in page and "Harbour news: the boats are back</h1>" in page
    assert len(page) < 8_000_000


def test_a_sheet_of_ours_is_replaced_and_a_file_of_somebody_else_is_not(
    tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch, chromium: str
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs = tmp_path / "proof-hybrid.html"
    theirs.write_text("<p>notes</p>", encoding="utf-8")
    heard = say("proof", str(HYBRID), "--sheet")
    assert heard.code == 2
    assert heard.err.splitlines()[-1] == (
        "edgepress: proof-hybrid.html is there already and is no contact sheet; move it away, or call this in another folder."
    )
    assert theirs.read_text(encoding="utf-8") == "<p>notes</p>"


def test_a_folder_that_cannot_be_written_is_told_before_the_pictures(
    tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    writable = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **more: mode != os.W_OK and writable(path, mode, **more))
    heard = say("proof", str(HYBRID), "--sheet")
    assert heard.code == 2
    assert heard.err.splitlines()[-1] == (
        f"edgepress: nothing can be written into {tmp_path.resolve()}; call this in another folder."
    )


def test_without_playwright_it_says_what_to_install(tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    heard = say("proof", str(HYBRID), "--sheet")
    assert heard.code == 2
    assert heard.err.splitlines()[-1] == (
        "edgepress: a sheet needs playwright and a browser: pip install 'edgepress[sheet]', then playwright install chromium."
    )
    assert list(tmp_path.glob("*.html")) == []


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_who_breaks_off_finds_nothing_half_written(environ: dict[str, str], tmp_path: Path) -> None:
    shutil.copyfile(HYBRID, tmp_path / "boats.html")
    running = subprocess.Popen(
        [*PROGRAM, "boats.html", "--sheet"],
        cwd=tmp_path,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    while (
        "proved stands against" not in running.stderr.readline()
    ):  # the findings are told, the pictures are being taken
        assert running.poll() is None
    time.sleep(2.5)
    os.killpg(running.pid, signal.SIGINT)
    rest = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert rest.splitlines()[-1] == "Stopped. Nothing was changed."
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["boats.html"]
