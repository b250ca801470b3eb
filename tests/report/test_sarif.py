"""Findings in SARIF 2.1.0, held against the schema that Microsoft's own tests of SARIF carry."""

import json
from pathlib import Path
from typing import Any

import pytest

import edgepress
from edgepress.diagnostics import Diagnostic, Edit, FileEdit, offered, safe
from edgepress.report import ALONE, About, as_sarif
from edgepress.report.fingerprint import fingerprint
from edgepress.report.page import entries
from edgepress.source import Span

from ..conftest import ROOT, needed
from .findings import ALL, NASTY, PATH, SOURCE, SOURCES, TITLE, VAGUE, WHOLE

SCHEMAS = ROOT / ".audit" / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas"


@pytest.fixture(scope="module")
def schema() -> Any:
    found = sorted(SCHEMAS.glob("sarif-2.1.0*.json"))
    path: Path = needed(
        found[-1] if found else None, "@microsoft/jest-sarif is not in .audit; .ci/run installs it with npm"
    )
    return json.loads(path.read_text(encoding="utf-8"))


def run(*findings: Diagnostic, about: About = ALONE) -> Any:
    (only,) = json.loads(as_sarif(findings, SOURCES, about=about))["runs"]
    return only


def faults(schema: Any, told: str) -> list[str]:
    from jsonschema import Draft4Validator, FormatChecker

    return [e.message for e in Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(json.loads(told))]


@pytest.mark.parametrize("findings", [(), ALL, (WHOLE,)], ids=len)
@pytest.mark.parametrize(
    "about", [About(), About(prefix="post/", docs="https://example.org/checks.md#")], ids=["here", "github"]
)
def test_it_is_as_the_schema_wants_it(schema: Any, findings: tuple[Diagnostic, ...], about: About) -> None:
    assert faults(schema, as_sarif(findings, SOURCES, about=about)) == []


@pytest.mark.parametrize("words", NASTY)
def test_it_stays_so_whatever_a_guest_writes(schema: Any, words: str) -> None:
    mean = Diagnostic("a-code", words, Span(f"issues/a/{words}.md", 1, 1, 2, 1), hint=words, why=words)
    assert faults(schema, as_sarif([mean], {})) == []


def test_the_schema_would_notice(schema: Any) -> None:
    whole = json.loads(as_sarif([VAGUE], SOURCES))
    whole["runs"][0]["results"][0]["level"] = "warn"
    assert faults(schema, json.dumps(whole)) == ["'warn' is not one of ['none', 'note', 'warning', 'error']"]


def test_a_finding_has_place_level_words_and_fingerprint() -> None:
    (result,) = run(VAGUE)["results"]
    assert result == {
        "ruleId": "vague-link-text",
        "ruleIndex": 0,
        "level": "warning",
        "message": {
            "text": "This link says “here”, so a list of links would just read “here”\n"
            "Why: people using screen readers often jump from link to link\n"
            "Try: download the [falls toolkit](https://example.org/)"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 22, "endLine": 2, "endColumn": 50},
                }
            }
        ],
        "partialFingerprints": {"edgepress/v1": fingerprint(VAGUE, SOURCE)},
    }


def test_columns_are_counted_in_code_points_as_the_press_counts_them() -> None:
    assert run(VAGUE)["columnKind"] == "unicodeCodePoints"


def test_a_rule_says_what_is_asked_for() -> None:
    told = run(TITLE, TITLE)
    assert told["tool"]["driver"]["name"] == "edgepress"
    assert told["tool"]["driver"]["version"] == edgepress.__version__
    (rule,) = told["tool"]["driver"]["rules"]
    entry = entries()["title-in-body"]
    assert (rule["id"], rule["shortDescription"]) == ("title-in-body", {"text": entry.summary})
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["text"].startswith(f"Must fix. {entry.summary}\n\nBad:\n\n    # Why it matters\n\nGood:\n")
    assert "helpUri" not in rule


def test_a_rule_leads_to_its_page_where_the_page_stands_on_the_web() -> None:
    (rule,) = run(TITLE, about=About(docs="https://example.org/checks.md#"))["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/checks.md#title-in-body"


def test_rules_stand_in_the_order_of_their_names_and_results_point_at_them() -> None:
    told = run(*ALL)
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    assert rules == sorted({d.code for d in ALL})
    assert [rules[result["ruleIndex"]] for result in told["results"]] == [d.code for d in ALL]


def test_a_safe_mend_travels_along() -> None:
    (result,) = run(TITLE)["results"]
    assert result["fixes"] == [
        {
            "description": {"text": "Mend it as edgepress fix does"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 1},
                            "insertedContent": {"text": "#"},
                        }
                    ],
                }
            ],
        }
    ]


def test_a_mend_that_wants_eyes_or_changes_a_picture_does_not() -> None:
    edit, file = Edit(Span(PATH, 3, 1, 3, 1), "#"), FileEdit("a.jpg", "shrink")
    for fix in (offered(edit), safe(file), safe(edit, file), None):
        (result,) = run(Diagnostic("a-code", "A", Span(PATH, 3), fix=fix))["results"]
        assert "fixes" not in result


def test_a_path_becomes_an_address_and_a_whole_file_has_no_region() -> None:
    (result,) = run(WHOLE, about=About(prefix="post/"))["results"]
    (where,) = result["locations"]
    assert where["physicalLocation"] == {"artifactLocation": {"uri": "post/issues/A%20b", "uriBaseId": "%SRCROOT%"}}


def test_a_place_in_a_part_of_a_message_is_told_of_the_file_of_the_message() -> None:
    part = Diagnostic("a-code", "Something", Span("news/mail.eml (text)", 5, 1, 5, 2), hint="mend it")
    (result,) = json.loads(as_sarif([part], {}))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "news/mail.eml", "uriBaseId": "%SRCROOT%"}}
    assert result["message"]["text"] == "Something\nin its text, line 5, character 1\nTry: mend it"
