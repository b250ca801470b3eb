"""Every finding has its case, its page and its voice, all under one name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import edgepress

from .cases import CASES, ROOMS, TESTS, Case, findings
from .page import PAGE, examples, page

HOME = Path(edgepress.__file__).parent
TECHNICAL = re.compile(r"\b(?:pars(?:e|es|ed|er|ing)|invalid|tokens?|yaml|schemas?|null|syntax)\b", re.I)
LONGEST = 25  # words of a sentence

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)


@every_case
def test_a_bad_text_gets_exactly_what_is_written_down(case: Case) -> None:
    said, _ = findings(case, "bad")
    assert said == case.said.read_text(encoding="utf-8")


@every_case
def test_a_bad_text_gets_no_complaint_of_another_name(case: Case) -> None:
    assert {d.code for d in findings(case, "bad")[1]} == {case.code}


@every_case
def test_a_good_text_gets_no_complaint(case: Case) -> None:
    assert findings(case, "good")[0] == ""


@every_case
def test_a_function_says_what_it_asks_for_with_a_bad_and_a_good_example(case: Case) -> None:
    sentence, bad, good = examples(case.function)
    assert sentence.endswith(".")
    assert bad != good


@every_case
def test_what_is_said_is_in_a_guests_words(case: Case) -> None:
    for finding in findings(case, "bad")[1]:
        assert finding.hint, f"no hint: {finding.message}"
        for words in (finding.message, finding.hint, finding.why):
            assert faults(words) == [], words


def test_every_sentence_in_the_rooms_that_speak_to_guests_is_in_their_words() -> None:
    spoken = list(_spoken())
    assert len(spoken) > 100
    assert [f"{place}: {words!r}: {fault}" for place, words in spoken for fault in faults(words)] == []


def test_code_and_function_and_folder_and_page_have_one_name() -> None:
    codes = [case.code for case in CASES]
    assert len(codes) == len(set(codes))
    for room, functions in ROOMS.items():
        wanted = sorted(function.__name__.replace("_", "-") for function in functions)
        assert sorted(path.name for path in (TESTS / room / "cases").iterdir()) == wanted
    without_examples = re.sub(r"^(```+)text$.*?^\1$", "", PAGE.read_text(encoding="utf-8"), flags=re.M | re.S)
    sections = re.findall(r"^## (.+)$", without_examples, re.M)
    assert sections == codes


def test_docs_checks_is_current() -> None:
    severities = {
        case.code: min((d.severity for d in findings(case, "bad")[1]), key=lambda s: s.rank) for case in CASES
    }
    assert PAGE.read_text(encoding="utf-8") == page(severities), "run make accept, and read the diff"


def faults(words: str) -> list[str]:
    """What is wrong with the voice of a message, a hint or a reason."""
    faults = [f"says “{word}”" for word in TECHNICAL.findall(words)]
    if words.endswith(".") and not words.endswith("..."):
        faults.append("ends with a full stop")
    for sentence in re.split(r"[.;:!?]\s", words):
        count = len(re.findall(r"\w[\w’'-]*", sentence))
        if count > LONGEST:
            faults.append(f"{count} words in one sentence")
    return faults


def _spoken() -> Iterator[tuple[str, str]]:
    """What stands in calls that make a finding, and in the variables that are handed to them."""
    for path in sorted(
        [*HOME.glob("check/*.py"), *HOME.glob("load/*.py"), *HOME.glob("proof/*.py"), *HOME.glob("markup/*.py")]
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for value in _parts(node):
                words = _words(value)
                if words:
                    yield f"{path.relative_to(HOME)}:{value.lineno}", words


def _parts(node: ast.AST) -> Iterator[ast.expr]:
    makers = {"Diagnostic", "Problem", "Tangle", "Refusal", "_wrong", "_Refused", "Stop", "Lost"}
    if isinstance(node, ast.Call):
        name = (
            node.func.id
            if isinstance(node.func, ast.Name)
            else node.func.attr
            if isinstance(node.func, ast.Attribute)
            else ""
        )
        owner = (
            node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else ""
        )
        if name in makers or owner == "trouble":
            yield from node.args
            yield from (keyword.value for keyword in node.keywords)
    elif isinstance(node, ast.Assign) and any(
        isinstance(t, ast.Name) and t.id in ("message", "hint", "why") for t in node.targets
    ):
        yield node.value


def _words(value: ast.expr) -> str:
    """The words of a text as it is written, a name standing for each value that is put in."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in value.values)
    return ""
