"""What the page is told of an issue: the same words as everywhere."""

from __future__ import annotations

import json

from edgepress import report
from edgepress.pipeline.previewing import Scene
from edgepress.preview.state import state
from edgepress.proof.views import VIEWS


def test_an_issue_is_told_with_its_line_in_an_inbox(tea: Scene) -> None:
    assert state(tea, [])["issue"] == {
        "slug": "tea",
        "title": "Tea in the harbour",
        "status": "draft",
        "date": "2026-12-04",
        "number": 7,
        "subject": "Tea, and who brings it",
        "preview": "A cup for everybody who reads along at home, in the ward or on the last ferry",
        "from": {"name": "The Edge", "address": "edge@example.org"},
        "language": "en",
        "direction": "ltr",
        "takeover": "",
    }


def test_every_page_of_the_archive_is_named_with_its_document(tea: Scene) -> None:
    assert state(tea, [])["pages"] == [
        {"name": "", "title": "Tea in the harbour", "document": "web/issue", "address": "issues/tea/"},
        {"name": "tea", "title": "Tea at four", "document": "web/issue/tea", "address": "issues/tea/tea/"},
    ]


def test_every_view_of_a_proof_is_there_with_its_readers(tea: Scene) -> None:
    views = state(tea, [])["views"]
    assert [(v["name"], v["title"], v["says"]) for v in views] == [(v.name, v.title, v.says) for v in VIEWS]
    assert next(v["readers"] for v in views if v["name"] == "word").startswith("About ")


def test_findings_have_the_words_of_every_format_and_their_place(tea: Scene) -> None:
    told = state(tea, [])
    plain = json.loads(report.as_json(tea.findings, tea.sources, False, report.About(asked=("tea",))))
    assert len(told["findings"]) == len(plain["findings"]) > 2
    for mine, theirs in zip(told["findings"], plain["findings"], strict=True):
        same = theirs.keys() - {"excerpt"}  # of the line that is meant, the page has room for a part
        assert {name: mine[name] for name in same} == {name: theirs[name] for name in same}
    vague = next(one for one in told["findings"] if one["code"] == "vague-link-text")
    assert vague["place"] == "issues/tea/10-tea.md:6:6"
    assert vague["words"] == "Should fix"
    assert vague["excerpt"] == [
        "6 | … [here](https://example.org/) …",
        "  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]
    assert (vague["quote"], vague["page"], vague["piece"]) == ("[here](https://example.org/)", "tea", "Tea at four")


def test_the_verdict_and_the_next_step_are_those_of_a_check(tea: Scene) -> None:
    verdict = state(tea, [])["verdict"]
    assert verdict["tally"] == report.tally(tea.findings)
    assert verdict["steps"][-1] == {
        "before": "Mend what must be fixed, then run ",
        "command": "edgepress check tea",
        "after": " again.",
    }


def test_without_a_scene_there_is_the_trouble_and_nothing_else() -> None:
    trouble = {"title": "This issue cannot be shown yet", "lines": ["issue.md is missing."]}
    issues = [{"slug": "tea", "title": "Tea", "status": "draft"}]
    told = state(None, issues, trouble, 3, "The Edge")
    assert (told["newsletter"], told["issue"], told["pages"], told["findings"]) == ("The Edge", None, [], [])
    assert (told["trouble"], told["issues"], told["version"]) == (trouble, issues, 3)


def test_all_of_it_goes_into_json(tea: Scene) -> None:
    told = state(tea, [])
    assert json.loads(json.dumps(told)) == told
