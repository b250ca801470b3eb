"""Questions on a real terminal: what is offered, what is asked again, and how one leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..golden.tiny import lay
from ..terminal import END, INTERRUPT, Seen, at_terminal
from .test_init import tree

STOPPED = "\nStopped. Nothing was changed.\n"  # on a line of its own, below the question
INIT = ["Ward Post", "https://ward.example.org", "en-GB", "Ward <ward@example.org>", "2 Road, Cardiff"]
ISSUE = ["Kia ora", "Night Shift", "Zoë Smith", "", "2031-01-03", "", "", "", "y", "n"]
EVENT = [
    "tea",
    "First cup",
    "Kit Marlow",
    "event",
    "2031-03-27T09:00",
    "",
    "",
    "Leeds",
    "https://example.org",
    "",
    "",
    "y",
]
PERSON = ["Ana Lima", "person", "Nurse", "", "Porto", "Portugal", "", "y"]
COMMANDS = {
    "init": (["init", "news"], INIT),
    "issue": (["new", "issue", "--today", "2030-12-28"], ISSUE),
    "article": (["new", "article"], EVENT),
    "contributor": (["new", "contributor"], PERSON),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = lay(tmp_path / "Zoë’s “näme” & spaces")
    (place / "issues" / "tea").mkdir()
    (place / "issues" / "tea" / "issue.md").write_text("---\ntitle: Tea\n---\nHello.\n", encoding="utf-8")
    return place


def questions(seen: Seen) -> list[str]:
    """What was asked: the lines that end where somebody typed."""
    return [line for line in seen.lines if re.search(r": |\? ", line)]


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_question_has_an_answer_and_the_next_step_stands_last(root: Path, command: str, columns: int) -> None:
    words, answers = COMMANDS[command]
    before = tree(root)
    seen = at_terminal(words, root, answers, columns)
    assert seen.code == 0, seen.screen
    assert seen.lines[-2].startswith("Next: ")
    assert set(before.items()) < set(tree(root).items())
    assert "\x1b" not in seen.screen


@pytest.mark.parametrize("key", [INTERRUPT, END], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("command", COMMANDS)
def test_whoever_leaves_at_any_question_leaves_nothing_behind(root: Path, command: str, key: str) -> None:
    words, answers = COMMANDS[command]
    before = tree(root)
    for count in range(len(answers)) if key == INTERRUPT else (0, len(answers) - 1):
        seen = at_terminal(words, root, [*answers[:count], key])
        assert (seen.code, seen.screen.endswith(STOPPED)) == (130, True), (count, seen.screen)
        assert tree(root) == before, count


def test_a_wrong_answer_is_told_and_asked_again(root: Path) -> None:
    answers = [
        "",
        "Kia ora",
        "the-quai",
        "the-quay",
        "",
        "x",
        "7",
        "12",
        "2026-13-01",
        "2031-01-03",
        "english",
        "en-GB",
        "",
    ]
    answers += ["Tea Time", "tea", "milk"]
    seen = at_terminal(["new", "issue", "--today", "2030-12-28"], root, answers)
    assert seen.code == 0, seen.screen
    told = " ".join(seen.screen.split())
    for sentence in (
        "Nothing was written, and a title is needed; write it in one line.",
        "Nobody in contributors/ is called “the-quai”; did you mean “the-quay”? Somebody new gets a file with edgepress new contributor.",
        "“x” is not a whole number; write only digits, like 214.",
        "Number 7 is taken: issues/2026-11-quay has it; choose another.",
        "The date has month 13, and a year has 12; write it year-month-day, like 2026-12-04.",
        "“english” is not the code of a language; write it like en-NZ, mi or fr-CA.",
        "“Tea Time” cannot be a web address as it stands; write it like tea-time.",
        "The folder issues/tea is there already; choose another name.",
    ):
        assert sentence in told
    assert (root / "issues" / "milk" / "issue.md").is_file()


def test_what_stands_in_brackets_is_taken_with_enter(root: Path) -> None:
    seen = at_terminal(["new", "issue", "--today", "2030-12-28"], root, ["Kia ora", "", "", "", "", "", "", ""])
    offered = [re.search(r"\[(.*)\]: $", line) for line in questions(seen)]
    number, day, language, licence, slug = [match[1] for match in offered if match]
    text = (root / "issues" / slug / "issue.md").read_text(encoding="utf-8")
    assert f"number: {number}\n" in text
    assert f"date: {day}\n" in text
    assert slug == f"{day[:7]}-kia-ora"
    assert (language, licence) == ("en-GB", "CC-BY-4.0")


def test_lines_of_talk_are_as_wide_as_the_terminal(root: Path) -> None:
    seen = at_terminal(["new", "contributor"], root, ["Ana", "robot", "person", *PERSON[2:]], 40)
    talk = [
        line for line in seen.lines if not line.startswith(("made ", "Next: ")) and "[" not in line and ": " not in line
    ]
    assert [line for line in talk if len(line) > 40 and " " in line] == []
    assert "is none of the words we know; you can write person, group." in " ".join(seen.screen.split())


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}], ids=str)
def test_the_words_are_the_same_on_any_terminal(root: Path, environ: dict[str, str]) -> None:
    seen = at_terminal(["new", "contributor"], root, PERSON, **environ)
    assert seen.code == 0
    assert "\x1b" not in seen.screen
    assert seen.lines[-2] == "Next: edgepress check"
