"""docs/guests.md, "Step by step, once": every command in it, typed in a terminal in an empty folder by somebody new."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

import edgepress

from .conftest import ROOT
from .terminal import INTERRUPT, Terminal

PAGE = (ROOT / "docs" / "guests.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Step by step, once\n")[2].partition("\n## ")[0]


class Step(NamedTuple):
    """A command and what is shown below it; or a file (`path`) and what it shall say."""

    command: str
    lines: list[str]
    path: str = ""


def _steps() -> Iterator[Step]:
    """The blocks of the section in order. A block that begins with --- is the file that was named last above it."""
    path, block = "", list[str]()
    for line in [*SECTION.split("\n"), "end"]:
        if line.startswith("    ") or (block and not line):
            block.append(line[4:].rstrip())
            continue
        if block:
            yield from _block([*block], path)
            block.clear()
        named = re.findall(r"`((?:issues|contributors)/[^`]+\.md)`", line)
        path = named[-1] if named else path


def _block(block: list[str], path: str) -> Iterator[Step]:
    if block[0] == "---":
        yield Step("", block, path)
        return
    for line in filter(None, block):
        if line.startswith("$ "):
            step = Step(line[2:], [])
            yield step
        else:
            step.lines.append(line)


STEPS = list(_steps())


class Typing(Terminal):
    """A command of the page in a terminal. Questions are answered as the page answers them."""

    def __init__(self, words: str, folder: Path, environ: dict[str, str]) -> None:
        super().__init__(["/bin/sh", "-c", f"exec {words}"], folder, environ)

    def play(self, lines: list[str]) -> int:
        """Answer all that is asked, as `lines` do, and give the exit code."""
        answered = 0
        while self.more():
            question = self.heard[answered:].rpartition("\n")[2]
            if question.endswith(": "):
                self.press(_answer(question.rstrip(), lines) + "\n")
                answered = len(self.heard)
        return self.code()


def _offer(line: str) -> str:
    """A line without the days that are offered: they depend on today."""
    return re.sub(r"(\[|: |, )\d{4}-\d\d-\d\d(?=[\].,])", r"\1a day", line)


def _answer(asked: str, lines: list[str]) -> str:
    """What the page answers. A question that the page does not show would puzzle whoever follows it."""
    answers = [_offer(x)[len(_offer(asked)) :].strip() for x in lines if _offer(x).startswith(_offer(asked))]
    assert answers, f"the page does not show the question “{asked}”"
    return answers[0]


class Somebody(NamedTuple):
    """Somebody new: an empty folder with the wheel and a Word file in it, and a home of their own."""

    folder: Path
    environ: dict[str, str]


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Somebody:
    top = tmp_path_factory.mktemp("somebody")
    (top / "home").mkdir()
    (top / "here").mkdir()
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(top / "here"), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    text = docx.Document()
    text.add_paragraph("Soup at eleven", style="Title")
    text.add_paragraph("By Mereana Tūhoro")
    text.add_paragraph("The kitchen closed at seven, and the night began at nine. So we kept a pot.")
    text.save(str(top / "here" / "soup.docx"))
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_", "GITHUB_"))}
    # What the press needs is installed here already, and is lent (see _lend): a test reaches no network.
    lent = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "TERM": "xterm"}
    return Somebody(top / "here", {**environ, **lent, "HOME": str(top / "home"), "LC_ALL": "C.UTF-8"})


def _lend(venv: Path) -> None:
    """Lend a new environment the libraries of this one. What is installed in it comes first."""
    site = next(venv.glob("lib/python*/site-packages"))
    mine = Path(docx.__file__).resolve().parent.parent
    (site / "lent.pth").write_text(f"{mine}\n", encoding="utf-8")


def test_every_command_of_the_page_does_what_it_says(somebody: Somebody) -> None:
    place, environ = somebody.folder, dict(somebody.environ)
    for step in STEPS:
        words = step.command.split()
        if step.path:
            assert (place / step.path).is_file()  # begun by a command before
            (place / step.path).write_text("\n".join(step.lines).rstrip() + "\n", encoding="utf-8")
        elif words[0] == "cd":
            place = place / words[1]
        elif words[0] == ".":
            environ["PATH"] = f"{(place / words[1]).parent}{os.pathsep}{environ['PATH']}"
            _lend((place / words[1]).parent.parent)
        elif words[1] == "preview":
            _looked_at(step, place, environ)
        else:
            terminal = Typing(step.command, place, environ)
            assert terminal.play(step.lines) == 0, f"{step.command}\n{terminal.heard}"
            assert _said(step.lines, terminal.heard) == [], f"{step.command}\n{terminal.heard}"
    which = shutil.which("edgepress", path=environ["PATH"])
    assert which == str(somebody.folder / "press/bin/edgepress")  # and not the one of this checkout
    asked = subprocess.run([which, "--version"], capture_output=True, text=True, env=environ, cwd=place, check=True)
    assert asked.stdout == f"edgepress {edgepress.__version__}\n"


def _said(lines: list[str], heard: str) -> list[str]:
    """The lines of the page that were not shown, in this order."""
    rest, missing = _offer(heard), []
    for line in map(_offer, lines):
        before, found, after = rest.partition(line)
        rest = after if found else before
        missing += [] if found else [line]
    return missing


def _looked_at(step: Step, place: Path, environ: dict[str, str]) -> None:
    """The preview shows the issue, and says that nothing must be mended."""
    terminal = Typing(step.command, place, {**environ, "BROWSER": "true %s"})  # `true` opens nothing, and well
    try:
        terminal.until("Ctrl+C stops")
        address = re.search(r"http://127\.0\.0\.1:\d+/(\S+)/", terminal.heard)
        assert address is not None
        assert address[1] == step.command.split()[-1]
        assert re.sub(r":\d+/", ":4321/", address[0]) == step.lines[0]
        with urllib.request.urlopen(f"{address[0]}state.json") as answer:
            state = json.load(answer)
        with urllib.request.urlopen(f"{address[0]}text.txt") as answer:
            text = answer.read().decode("utf-8")
    finally:
        terminal.press(INTERRUPT)
        code = terminal.play([])
    assert code == 0
    assert [f for f in state["findings"] if f["severity"] == "error"] == []
    for words in ("Kia ora from the harbour", "The bench at bed 12", "Soup at eleven", "Harbour Improvers"):
        assert words in text


def test_the_page_shows_each_way_to_begin() -> None:
    commands = [step.command for step in STEPS if step.command]
    assert [c.split()[1] for c in commands if c.startswith("edgepress")] == [
        "init", "new", "new", "import", "check", "preview",
    ]  # fmt: skip


GIT = r"git|commit(?:s|ted)?|branch(?:es)?|repositor(?:y|ies)|repos?|clones?|forks?|merge[sd]?|push(?:es)?|pull|checkout|rebase|HEAD"


def test_guests_need_no_word_of_git() -> None:
    """What GitHub has on its buttons is quoted in bold, so that guests find it; nothing else is asked of them."""
    plain = re.sub(r"\*\*[^*]+\*\*", "", PAGE)
    assert re.findall(rf"\b(?:{GIT})\b", plain, re.I) == []
