"""The command line: what it answers, where it says it, and with which code it leaves."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import edgepress
from edgepress import crew, pipeline
from edgepress.cli import COMMANDS

from .commands import Said, Say, commands
from .conftest import ROOT
from .golden.tiny import files, lay
from .pace import start_up
from .terminal import at_terminal

HELLO, PLAIN, DRAFT = "2026-11-quay", "2026-12-plain", "2027-01-draft"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny newsletter, in a place with a difficult name; commands are typed there."""
    place = lay(tmp_path / "Zoë’s “näme” & spaces")
    monkeypatch.chdir(place)
    monkeypatch.setattr(crew, "cores", lambda: 1)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture
def say(root: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return commands(capsys)


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def spoil(root: Path, slug: str = PLAIN) -> None:
    path = root / "issues" / slug / ("10-only.md" if slug == PLAIN else "10-soon.md")
    path.write_text(re.sub(r"authors: .*", "authors: [nobody]", path.read_text(encoding="utf-8")), encoding="utf-8")


def edgepress_(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-m", "edgepress", *words], cwd=cwd, env=environ, capture_output=True, text=True, timeout=60
    )


# Well


def test_a_build_names_what_it_made_on_stdout_and_talks_on_stderr(say: Say) -> None:  # type: ignore[no-untyped-def]
    assert say("build") == Said(
        0,
        f"build/email/{HELLO}/\nbuild/email/{PLAIN}/\n",
        "2 issues, 36 files, 36 made anew. Open build/web/index.html\n",
    )


def test_a_second_build_says_that_nothing_had_changed(say: Say) -> None:  # type: ignore[no-untyped-def]
    time.sleep(0.05)
    say("build")
    time.sleep(0.05)
    assert say("build") == Said(
        0,
        f"build/email/{HELLO}/\nbuild/email/{PLAIN}/\n",
        "2 issues, 36 files, nothing had changed. Open build/web/index.html\n",
    )


def test_a_check_with_nothing_to_mend_leads_to_the_build(say: Say) -> None:  # type: ignore[no-untyped-def]
    assert say("check") == Said(
        0, "", f"{HELLO}: nothing to mend\n{PLAIN}: nothing to mend\n{DRAFT}: nothing to mend\nNext: edgepress build\n"
    )


def test_an_issue_that_lost_its_issue_md_does_not_leave_in_silence(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    (root / "issues" / PLAIN / "issue.md").unlink()
    for _ in range(2):
        said = say("build")
        assert (said.code, said.out) == (0, f"build/email/{HELLO}/\n")
        assert said.err.splitlines()[0] == f"issues/{PLAIN} has no issue.md, so it is left out."
        time.sleep(0.05)


def test_a_slug_builds_only_the_email_of_its_issue_and_the_whole_archive(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    assert say("build", PLAIN).code == 0
    made = files(root / "build")
    assert {path.split("/")[1] for path in made if path.startswith("email/")} == {PLAIN}
    assert {path.split("/")[2] for path in made if path.startswith("web/issues/")} == {HELLO, PLAIN}


@pytest.mark.parametrize(("only", "other"), [("email", "web"), ("web", "email")])
def test_only_one_part_is_made_where_only_one_is_wanted(only: str, other: str, say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    assert say("build", "--only", only).code == 0
    assert ((root / "build" / only).is_dir(), (root / "build" / other).exists()) == (True, False)


def test_drafts_are_built_when_they_are_asked_for(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    assert say("build", DRAFT, "--drafts").code == 0
    assert (root / "build/email" / DRAFT / "message.eml").is_file()
    assert say("build").code == 0
    assert not (root / "build/email" / DRAFT).exists()


def test_root_and_out_may_be_anywhere(say: Say, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir("/")
    out = tmp_path / "elsewhere" / "ümlaut build"
    heard = say("build", "--root", str(root), "--out", str(out))
    assert (heard.code, heard.out.split("\n")[0]) == (0, f"{out}/email/{HELLO}/")
    assert not (root / "build").exists()
    assert len(files(out)) == 37


def test_a_newsletter_without_an_issue_is_told_so(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    shutil.rmtree(root / "issues")
    heard = say("build")
    assert (heard.code, heard.out) == (0, "")
    assert heard.err.startswith("There is no issue in the folder issues/, so there is only an empty archive.\n")


def test_a_newsletter_of_drafts_alone_is_told_so(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    for slug in (HELLO, PLAIN):
        shutil.rmtree(root / "issues" / slug)
    assert say("build").err.startswith("No issue is ready yet (status: ready in issue.md)")


# The texts need work


def test_a_check_that_finds_something_tells_it_on_stdout_and_answers_1(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    spoil(root, DRAFT)
    heard = say("check")
    assert heard.code == 1
    assert "Must fix" in heard.out
    assert f"issues/{DRAFT}/10-soon.md:3:" in heard.out
    assert "\x1b[" not in heard.out
    assert heard.err.split("\n")[-3:] == [
        f"{DRAFT}: 1 must fix",
        "Mend what must be fixed, then run edgepress check again.",
        "",
    ]


def test_a_check_of_one_issue_says_nothing_of_the_others(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    spoil(root, DRAFT)
    assert say("check", PLAIN) == Said(0, "", f"{PLAIN}: nothing to mend\nNext: edgepress build\n")


def test_what_must_be_fixed_stops_the_build_and_the_last_one_stands(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    say("build")
    before = files(root / "build")
    spoil(root)
    heard = say("build")
    assert heard.code == 1
    assert f"issues/{PLAIN}/10-only.md" in heard.out
    assert heard.err == "Not built: 1 must fix. What stood in build is as it was.\n"
    assert files(root / "build") == before


def test_a_draft_with_faults_stops_nobody_elses_build(say: Say, root: Path) -> None:  # type: ignore[no-untyped-def]
    spoil(root, DRAFT)
    assert say("build").code == 0


# Called wrongly


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("biuld",), "There is no command “biuld”. Did you mean “build”?"),
        (("frobnicate",), f"There is no command “frobnicate”. There are {', '.join(sorted(COMMANDS))}."),
        (("build", "--draft"), "'--drafts'"),
        (("build", "--nonsense"), "No such option '--nonsense'."),
        (("check", "--output-format", "xml"), "'xml' is not one of"),
        (("build", "--only", "text"), "'text' is not one of"),
        (("build", "--today", "4.12.2026"), "“4.12.2026” is no day; write it like 2026-12-04"),
        (("build", "--root", "/nowhere/at/all"), "Directory '/nowhere/at/all' does not exist."),
        (("build", "2026-12-plane"), f"no folder issues/2026-12-plane holds an issue; did you mean {PLAIN}?"),
        (("check", "2026-12-plane"), f"no folder issues/2026-12-plane holds an issue; did you mean {PLAIN}?"),
        (("build", "xyz"), f"no folder issues/xyz holds an issue; there are {HELLO}, {PLAIN}, {DRAFT}."),
        (("build", "../.."), "no folder issues/../.. holds an issue"),
        (("build", DRAFT), f"{DRAFT} is still a draft; add --drafts to build it all the same."),
        (("build", "--root", "issues"), "issues holds no newsletter: there is no pyproject.toml with [tool.edgepress] in it; go to the folder of the newsletter, or begin one (edgepress init NAME)."),
        (("build", "--out", "issues"), "issues holds files that edgepress did not make, so nothing was written; name another folder with --out."),
        (("build", "--out", "pyproject.toml"), "pyproject.toml is not a folder; name another with --out."),
        (("build", "--out", "."), "holds files that edgepress did not make"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_answered_in_one_sentence_with_code_2(
    words: tuple[str, ...], said: str, say: Say, root: Path
) -> None:  # type: ignore[no-untyped-def]
    before = files(root)
    heard = say(*words)
    assert (heard.code, heard.out) == (2, "")
    assert said in heard.err.replace("option: --nonsense\n", "option '--nonsense'.\n").replace(
        "--drafts)", "'--drafts'"
    )
    assert "Traceback" not in heard.err
    assert files(root) == before


def _theme(root: Path, name: str, words: str | None, old: str = r"\A") -> None:
    path = root / "templates/golden" / name
    path.write_text(
        words
        if words is not None and old == ""
        else re.sub(old, lambda _: words or "", path.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("name", "words", "old", "said"),
    [
        ("web/issue.html.j2", "{% if %}", r"\A", "web/issue.html.j2, line 1: "),
        ("web/issue.html.j2", "{{ nothing.like.it }}", r"(?<=main %}\n)", "web/issue.html.j2: 'nothing' is undefined"),
        ("web/issue.html.j2", '{% include "gone.j2" %}', r"(?<=main %}\n)", "there is no template “gone.j2”"),
        ("web/issue.html.j2", '{% extends "web/issue.html.j2" %}', "", "web/issue.html.j2"),
        ("web/issue.html.j2", '{{ say("no such phrase") }}', r"(?<=main %}\n)", "the phrase “no such phrase” is missing"),
        ("email/inline.css", "a > b { color: red }", r"\A", "inline.css:1: “a > b” cannot be inlined rightly; move it to keep.css"),
        ("email/inline.css", "p { color: t-nothing }", r"\A", "nothing"),
        ("email/keep.css", "p { color: t-nothing }", r"\A", "nothing"),
        ("email/issue.html.j2", '<link rel="stylesheet" href="x.css">', r"(?=<title>)", "links to a style sheet"),
        ("theme.yaml", "x: [", r"\A", "theme.yaml"),
        ("theme.yaml", "", "", "theme.yaml"),
        ("theme.yaml", 'accent: "red"', r"accent: .*", "theme.yaml"),
        ("words/en.yaml", "x: {", r"\A", "words/en.yaml"),
        ("words/en.yaml", "", "", "the phrase “"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_newsletters_own_theme_is_one_sentence_with_code_2(
    name: str, words: str, old: str, said: str, say: Say, root: Path
) -> None:  # type: ignore[no-untyped-def]
    say("build")
    before = files(root / "build")
    _theme(root, name, words, old)
    heard = say("build")
    assert (heard.code, heard.out, heard.err.count("\n")) == (2, "", 1), heard.err[-500:]
    assert said in heard.err
    assert files(root / "build") == before


# Our own fault


def test_a_fault_of_ours_says_so_and_leaves_with_3(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def break_(*_: object) -> None:
        raise ZeroDivisionError("a slip of ours")

    monkeypatch.setattr(pipeline, "build", break_)
    heard = say("build")
    assert (heard.code, heard.out) == (3, "")
    assert "ZeroDivisionError: a slip of ours" in heard.err
    assert heard.err.endswith("\nedgepress failed. This is our fault, not yours: please send us the lines above.\n")


def test_a_worker_that_fails_by_a_fault_of_ours_is_not_taken_for_the_guests(root: Path) -> None:
    program = (
        "from edgepress import crew; crew.cores = lambda: 2\n"
        "import edgepress.proof as proof\n"
        "import edgepress.pipeline.work as work\n"
        "def slip(*_): raise ZeroDivisionError('a slip of ours')\n"
        "work.prove_made = slip\n"
        "from edgepress.cli import main; main(['build'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "a slip of ours" in done.stderr
    assert "This is our fault, not yours" in done.stderr
    assert not (root / "build").exists()


# Help


def test_help_names_every_command_and_what_it_is_for(say: Say) -> None:  # type: ignore[no-untyped-def]
    heard = say("--help")
    assert (heard.code, heard.err) == (0, "")
    for name, what in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(what)}$", heard.out, re.M)
    assert say("-h") == heard


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, say: Say) -> None:  # type: ignore[no-untyped-def]
    heard = say(command, "--help")
    assert (heard.code, heard.err) == (0, "")
    assert heard.out.startswith(f"Usage: edgepress {command} ")
    assert COMMANDS[command] in heard.out


def test_the_version_is_that_of_the_package(say: Say) -> None:  # type: ignore[no-untyped-def]
    assert say("--version") == Said(0, f"edgepress {edgepress.__version__}\n", "")


def test_without_a_word_the_help_is_shown(say: Say) -> None:  # type: ignore[no-untyped-def]
    heard = say()
    assert heard.code == 2
    assert "Usage: edgepress" in heard.out + heard.err


# Terminals and pipes


def test_in_a_pipe_there_is_no_bar_and_no_colour(root: Path) -> None:
    spoil(root, DRAFT)
    for words, environ in ((["build"], {}), (["check"], {}), (["build", "--no-cache"], {"TERM": "xterm-256color"})):
        done = edgepress_(*words, cwd=root, **environ)
        assert "Building" not in done.stderr
        assert "\r" not in done.stderr + done.stdout
        assert "\x1b[" not in done.stderr + done.stdout


def _on_a_terminal(root: Path, *words: str, **environ: str) -> str:
    """What a person at a terminal sees."""
    return at_terminal(words, root, (), TERM="xterm-256color", **environ).screen


def test_on_a_terminal_there_is_a_bar_and_colour_unless_no_color_is_set(root: Path) -> None:
    spoil(root, DRAFT)
    assert "Building" in _on_a_terminal(root, "build")
    painted = _on_a_terminal(root, "check")
    plain = _on_a_terminal(root, "check", NO_COLOR="1")
    assert "\x1b[" in painted
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_force_color_paints_in_a_pipe(root: Path) -> None:
    spoil(root, DRAFT)
    assert "\x1b[" in edgepress_("check", cwd=root, FORCE_COLOR="1").stdout


@pytest.mark.parametrize("words", ["check", "check --output-format json", "build", "--help"])
def test_a_reader_who_stops_listening_gets_no_traceback(words: str, root: Path) -> None:
    for number in range(120):
        shutil.copy(root / f"issues/{DRAFT}/10-soon.md", root / f"issues/{DRAFT}/{number + 11}-soon-{number}.md")
        add(root / f"issues/{DRAFT}/{number + 11}-soon-{number}.md", "\n![](gone.jpg)\n")
    program = f'"{sys.executable}" -m edgepress {words} | true'
    done = subprocess.run(
        ["sh", "-c", program], cwd=root, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
    assert "our fault" not in done.stderr


def test_where_the_terminal_knows_no_unicode_nothing_breaks(root: Path) -> None:
    spoil(root, DRAFT)
    done = edgepress_("check", cwd=root, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr[-400:]


# Stopped


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsletter that takes some seconds."""
    root = lay(tmp_path_factory.mktemp("large") / "newsletter")
    for number in range(400):
        shutil.copytree(root / "issues" / HELLO, root / "issues" / f"2020-01-{number:03}")
    return root


@pytest.mark.parametrize("seconds", [0.4, 0.9, 1.6])
def test_ctrl_c_stops_at_once_says_so_and_leaves_nothing(seconds: float, large: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "edgepress", "build", "--no-cache"], cwd=large, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    usual = start_up()
    time.sleep(max(0.0, seconds - usual))
    assert child.poll() is None, "it was done before it could be stopped"
    os.killpg(child.pid, signal.SIGINT)
    begin = time.monotonic()
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err.strip()) == (130, "", "Stopped. Nothing was changed.")
    assert time.monotonic() - begin < 10 * usual
    assert sorted(path.name for path in large.iterdir()) == ["contributors", "issues", "pyproject.toml", "templates"]
    with pytest.raises(ProcessLookupError):  # nobody of the crew is left
        os.killpg(child.pid, 0)
