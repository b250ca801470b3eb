"""Findings as a program reads them."""

import json

from edgepress.diagnostics import Diagnostic
from edgepress.report import About, as_json
from edgepress.report.fingerprint import fingerprint
from edgepress.source import Span

from .findings import SOURCE, SOURCES, TITLE, UNSEEN, VAGUE


def test_json_keeps_what_it_may_not_show() -> None:
    found = Diagnostic("a-code", f"a {UNSEEN} 🧦\ud800", Span("a.md"))
    assert json.loads(as_json([found], {}))["findings"][0]["message"] == f"a {UNSEEN} 🧦\ud800"


def test_json_has_every_key_of_the_format() -> None:
    assert json.loads(as_json([VAGUE, TITLE], SOURCES)) == {
        "version": 1,
        "findings": [
            {
                "code": "vague-link-text",
                "severity": "warning",
                "message": "This link says “here”, so a list of links would just read “here”",
                "hint": "download the [falls toolkit](https://example.org/)",
                "why": "people using screen readers often jump from link to link",
                "path": "issues/2026-12-auckland/20-falls.md",
                "line": 2,
                "column": 22,
                "end_line": 2,
                "end_column": 50,
                "excerpt": [
                    "2 | download the toolkit [here](https://example.org/) and share it",
                    "  |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
                ],
                "fixable": False,
                "fingerprint": fingerprint(VAGUE, SOURCE),
                "url": "docs/checks.md#vague-link-text",
            },
            {
                "code": "title-in-body",
                "severity": "error",
                "message": "“Falls” would be a second title on the page",
                "hint": "write ## Falls",
                "why": "",
                "path": "issues/2026-12-auckland/20-falls.md",
                "line": 3,
                "column": 1,
                "end_line": 3,
                "end_column": 8,
                "excerpt": ["3 | # Falls", "  | ^^^^^^^"],
                "fixable": True,
                "fingerprint": fingerprint(TITLE, SOURCE),
                "url": "docs/checks.md#title-in-body",
            },
        ],
        "summary": {"error": 1, "warning": 1, "note": 0},
        "issues": [],
        "notes": [],
    }


def test_json_of_no_findings_is_still_a_whole_object() -> None:
    assert json.loads(as_json([], {})) == {
        "version": 1,
        "findings": [],
        "summary": {"error": 0, "warning": 0, "note": 0},
        "issues": [],
        "notes": [],
    }


def test_json_says_which_issues_were_judged_and_what_is_to_be_said_of_the_change() -> None:
    key = "ghp_" + "a1B2c3D4e5" * 4
    about = About(slugs=("a",), outside=("This change reaches out.",), notes=(f"{key} is gone.",))
    whole = json.loads(as_json([], {}, about=about))
    assert whole["issues"] == ["a"]
    assert whole["notes"] == [
        {"code": "outside-folder", "message": "This change reaches out."},
        {"code": "", "message": f"ghp_{'•' * 40} is gone."},
    ]


def test_json_leads_to_the_page_on_the_web_where_there_is_one() -> None:
    whole = json.loads(as_json([VAGUE], SOURCES, about=About(docs="https://example.org/checks.md#")))
    assert whole["findings"][0]["url"] == "https://example.org/checks.md#vague-link-text"


def test_nothing_in_json_is_a_command_to_the_log_of_an_action() -> None:
    found = Diagnostic("a-code", "##[add-mask]x", Span("a.md"))
    told = as_json([found], {})
    assert "##[" not in told
    assert json.loads(told)["findings"][0]["message"] == "##[add-mask]x"
