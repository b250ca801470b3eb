"""Every proof has its case, its page and its voice, all under one name; and a correct email is met with silence."""

from __future__ import annotations

import pytest

from edgepress import report
from edgepress.diagnostics import Diagnostic
from edgepress.pipeline.proving import of_file
from edgepress.proof.every import prove

from ..check.cases import CASES as CHECKED
from ..check.test_cases import faults
from .cases import CASES, HYBRID, MESSAGE, Case, findings
from .page import PAGE, examples, page

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)


@pytest.mark.parametrize("path", [HYBRID, MESSAGE], ids=lambda path: path.name)
def test_a_correct_email_gets_no_complaint_of_any_kind(path) -> None:  # type: ignore[no-untyped-def]
    letter = of_file(path)
    assert report.text(prove(letter), {letter.html.path: letter.html}) == ""


@every_case
def test_a_bad_email_gets_exactly_what_is_written_down(case: Case) -> None:
    assert findings(case, "bad")[0] == case.said.read_text(encoding="utf-8")


@every_case
def test_a_bad_email_gets_no_complaint_of_another_name(case: Case) -> None:
    assert {d.code for d in findings(case, "bad")[1]} == {case.code}


@every_case
def test_a_good_email_gets_no_complaint(case: Case) -> None:
    if case.has("good"):
        assert findings(case, "good")[0] == ""


@every_case
def test_what_is_said_is_in_plain_words_with_what_to_do(case: Case) -> None:
    for finding in findings(case, "bad")[1]:
        assert finding.hint, f"no hint: {finding.message}"
        assert [fault for words in _words(finding) for fault in faults(words)] == []


@every_case
def test_a_proof_says_what_it_asks_for_with_a_bad_and_a_good_example(case: Case) -> None:
    sentence, bad, good = examples(case.function)
    assert sentence.endswith(".")
    assert bad != good


def test_code_and_function_and_folder_have_one_name_and_no_check_has_it() -> None:
    codes = [case.code for case in CASES]
    assert sorted(path.name for path in (HYBRID.parent / "cases").iterdir()) == sorted(codes)
    assert [case.code for case in CHECKED if case.code in codes] == []


def test_the_page_of_the_proofs_is_what_the_functions_and_cases_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def _words(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.message, finding.hint, finding.why
