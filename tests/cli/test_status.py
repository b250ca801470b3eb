"""`edgepress status` and `edgepress remind`: what goes where, and with which code they leave."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..test_cli import DRAFT, HELLO, PLAIN, Said

DAY = ("--today", "2026-11-28")


def test_the_table_goes_to_stdout_and_the_next_step_to_stderr(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say("status", *DAY)
    assert (heard.code, heard.err) == (0, "Nobody but you owes anything.\n")
    assert [line.split()[:2] for line in heard.out.split("\n")[1:4]] == [
        [HELLO, "ready"],
        [PLAIN, "ready"],
        [DRAFT, "checked"],
    ]


def test_after_a_build_the_ready_ones_are_built_wherever_it_stands(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    out = str(root.parent / "elsewhere")
    say("build", "--out", out)
    heard: Said = say("status", HELLO, "--out", out, *DAY)
    assert heard.out.split("\n")[1].split()[:2] == [HELLO, "built"]
    assert len(heard.out.split("\n")) == 3
    assert say("status", HELLO, *DAY).out.split("\n")[1].split()[:2] == [HELLO, "ready"]


def test_json_is_one_object_and_nothing_else(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say("status", "--json", *DAY)
    found = json.loads(heard.out)
    assert (heard.code, heard.err, found["version"], found["today"]) == (0, "", 1, "2026-11-28")
    assert found["summary"] == {"draft": 0, "checked": 1, "ready": 2, "built": 0, "sent": 0}


def test_what_needs_work_is_a_view_and_answers_0(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    path = root / "issues" / DRAFT / "10-soon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("[ada]", "[nobody]"), encoding="utf-8")
    heard: Said = say("status", DRAFT, *DAY)
    assert heard.code == 0
    assert "draft, 1 must fix" in heard.out


def test_what_was_sent_is_said_not_to_be_judged(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    path = root / "issues" / PLAIN / "issue.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: ready", "status: ready\nsent: 2026-11-20"), encoding="utf-8"
    )
    heard: Said = say("status", *DAY)
    assert heard.err.split("\n")[0] == "What was sent is not judged again."
    assert f"{PLAIN}" in heard.out.rstrip("\n").split("\n\n")[0].split("\n")[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("status", "2026-11-quai"), f"no folder issues/2026-11-quai holds an issue; did you mean {HELLO}?"),
        (("remind", "2026-11-quai"), f"no folder issues/2026-11-quai holds an issue; did you mean {HELLO}?"),
    ],
)
def test_an_issue_that_is_none_is_a_wrong_call(say, words: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say(*words)
    assert (heard.code, heard.out, heard.err) == (2, "", f"edgepress: {said}\n")


@pytest.mark.parametrize("command", ["status", "remind"])
def test_where_there_is_no_newsletter_nothing_can_be_said(say, tmp_path: Path, command: str) -> None:  # type: ignore[no-untyped-def]
    empty = tmp_path / "empty"
    empty.mkdir()
    heard: Said = say(command, "--root", str(empty))
    assert (heard.code, heard.out) == (2, "")
    assert "holds no newsletter" in heard.err


@pytest.mark.parametrize("command", ["status", "remind"])
def test_a_day_that_is_none_is_a_wrong_call(say, command: str) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say(command, "--today", "tomorrow")
    assert heard.code == 2
    assert "“tomorrow” is no day; write it like 2026-12-04" in heard.err


def test_the_letter_goes_to_stdout_and_says_that_nothing_was_sent(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say("remind", HELLO, *DAY)
    assert (heard.code, heard.err) == (0, "Nothing was sent: copy this letter into your mail program.\n")
    assert heard.out.startswith("To: ")
    assert say("remind", HELLO, "--lang", "fr", *DAY).out.split("\n")[1].startswith("Objet")


def test_without_an_issue_those_are_named_that_somebody_owes_something_for(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard: Said = say("remind", *DAY)
    assert (heard.code, heard.out) == (0, "")
    path = root / "issues" / DRAFT / "10-soon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Almost there.", "Almost there, TBC"), encoding="utf-8")
    heard = say("remind", *DAY)
    assert heard.out.startswith(f"{DRAFT}: ")
    assert heard.err == f"Next: edgepress remind {DRAFT}\n"


@pytest.mark.parametrize(("more", "painted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_on_a_terminal_the_table_is_as_wide_as_it_is(root: Path, more: dict[str, str], painted: bool) -> None:
    ours, theirs = pty.openpty()
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "40", "TERM": "xterm", **more}
    command = [sys.executable, "-m", "edgepress", "status", *DAY]
    done = subprocess.run(command, cwd=root, env=environ, stdout=theirs, stderr=subprocess.PIPE, timeout=60)
    os.close(theirs)
    text = b""
    while chunk := _read(ours):
        text += chunk
    os.close(ours)
    assert done.returncode == 0
    assert ("\x1b[" in text.decode()) is painted
    plain = text.decode().replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert [line for line in plain.split("\r\n") if len(line) > 40] == []
    assert "texts due: not set" in plain


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # the other end is closed
        return b""
