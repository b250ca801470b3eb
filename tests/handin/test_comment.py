"""The comment that comment.yml writes: the words of `edgepress check`, whatever stands in the file that they are taken from."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.report import About, as_comment, as_json
from edgepress.source import Source, Span

from ..report.findings import ALL, NASTY, SOURCES
from ..report.test_comment import said as seen
from ..report.test_comment import strange
from . import github
from .commenting import HERE, LOOK, MARKER, SHA, STEPS, Said, Time, comment, happened, open_pull, write

PAGE = (
    "\nSee it as readers would: open [the page of this check](https://github.com/edge/newsletter/actions/runs/77#artifacts)"
    " and take the file “preview”.\n"
)
FINDING = {
    "code": "title-in-body", "severity": "error", "message": "“Falls” would be a second title", "hint": "write ## Falls", "why": "",
    "path": "issues/a/1.md", "line": 5, "column": 1, "end_line": 5, "end_column": 8, "excerpt": ["5 | # Falls", "  | ^^^^^^^"],
    "fixable": True, "fingerprint": "9f", "url": "docs/checks.md#title-in-body",
}  # fmt: skip


@pytest.fixture
def told(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Lay a file of findings, however it looks, and let the script write about it."""

    def tell(
        whole: Any,
        payload: dict[str, Any] | None = None,
        pulls: list[Any] | None = None,
        comments: list[Any] | None = None,
    ) -> Said:
        path = tmp_path / "findings.json"
        path.write_bytes(whole if isinstance(whole, bytes) else json.dumps(whole).encode())
        pulls = [open_pull()] if pulls is None else pulls
        return write([Time(path, payload or happened(), pulls, comments or [])])[0]

    return tell


def report(*findings: dict[str, Any], issues: tuple[str, ...] = ("a",), notes: tuple[Any, ...] = ()) -> dict[str, Any]:
    return {"version": 1, "findings": list(findings), "summary": {}, "issues": list(issues), "notes": list(notes)}


def assert_harmless(body: str) -> None:
    """Nothing in a comment is a link, a picture, a call for somebody or a tag, but our marker and our one link."""
    assert len(body) < 60_000
    assert body.startswith(f"{MARKER}\n")
    assert strange(body.replace(PAGE, "")) == []


# The same words


def test_the_comment_says_what_the_press_says(told) -> None:  # type: ignore[no-untyped-def]
    about = About(
        slugs=("2026-12-auckland",),
        outside=("This change touches 2 issues: a, b.",),
        notes=("contributors/a_b.md is gone.",),
    )
    some = sorted(ALL, key=lambda d: d.order)
    written = told(json.loads(as_json(some, SOURCES, about=about)))
    assert written.body == as_comment(some, SOURCES, about=about) + PAGE
    assert [name for name, _ in written.calls] == ["pulls.list", "issues.listComments", "issues.createComment"]
    assert written.written[0][1]["issue_number"] == 7


def _words(dice: random.Random) -> str:
    letters = "`*_[]()<>!#@-:\\|~&; \nab1éß“”…靴\u202e\u200b\x1b\t"
    return dice.choice(
        [dice.choice(NASTY), "".join(dice.choices(letters, k=dice.randrange(40))), "“a_b” and c", "in 0123abcd it"]
    )


def _finding(dice: random.Random) -> Diagnostic:
    line, column = dice.randrange(1, 4), dice.randrange(1, 9)
    path = f"issues/{dice.choice('ab')}/{dice.choice(['x', _words(dice)])}.md"
    where = Span(path, line, column, line, column + dice.randrange(1, 5)) if dice.random() < 0.9 else Span(path)
    return Diagnostic(
        "a-code", _words(dice), where, hint=_words(dice), why=_words(dice), severity=dice.choice([*Severity]),
        fix=safe(Edit(where, "x")) if dice.random() < 0.3 else None,
    )  # fmt: skip


def test_so_it_does_whatever_guests_write(tmp_path: Path) -> None:
    dice, times, wanted = random.Random(5), [], []
    payload, pulls = happened(), [open_pull()]
    for n in range(250):
        some = sorted((_finding(dice) for _ in range(dice.randrange(4))), key=lambda d: d.order)
        sources = {d.where.path: Source(d.where.path, "\n".join(_words(dice) for _ in range(3))) for d in some}
        about = About(
            slugs=dice.choice([("a",), ("a", "b")]), notes=tuple(_words(dice) or "x" for _ in range(dice.randrange(2)))
        )
        path = tmp_path / f"{n}.json"
        path.write_text(as_json(some, sources, about=about), encoding="utf-8")
        times.append(Time(path, payload, pulls))
        wanted.append(as_comment(some, sources, about=about) + PAGE)
    assert [said.body for said in write(times)] == wanted
    for body in wanted:
        assert_harmless(body)


def test_what_does_not_fit_is_counted_as_the_press_counts_it(told) -> None:  # type: ignore[no-untyped-def]
    some = sorted(
        (Diagnostic("a-code", f"Number {n}", Span(f"issues/a/{n % 7}.md", n + 1, 1, n + 1, 2), hint="x " * 300, severity=severity)
         for severity in (Severity.CONSIDER, Severity.MUST) for n in range(150)),
        key=lambda d: d.order,
    )  # fmt: skip
    about = About(slugs=("a",))
    body = told(json.loads(as_json(some, {}, about=about))).body
    assert len(body) < 60_000
    assert body.count("\n- **Must fix**") > 50
    assert body.count("\n- **") + int(re.search(r"^…and (\d+) more", body, re.M)[1]) == 300  # type: ignore[index]
    assert body.removesuffix(PAGE).endswith("run `edgepress check a` again.\n")


# A file that anybody could have made up


@pytest.mark.parametrize(
    "bytes_",
    [
        b"", b"no JSON", b"[]", b"null", b'"words"', b"7", b"{}", b'{"version": 2, "findings": []}', b'{"version": 1, "findings": {}}',
        b"[" * 200_000, b'{"version": 1, "findings": [' + b" " * 1_000_000 + b"]}", b" " * 50_000_000, b"PK\x03\x04",
        b"\xff\xfe{\x00}\x00", b'{"version": 1, "findings": ' + b'{"a":' * 100_000,
    ],
    ids=range(15),
)  # fmt: skip
def test_a_file_that_is_no_report_is_not_spoken_of(bytes_: bytes, told) -> None:  # type: ignore[no-untyped-def]
    said = told(bytes_)
    assert (said.written, said.notices) == ([], ["The findings could not be read."])


def test_a_hundred_thousand_findings_are_too_many_to_be_true(told) -> None:  # type: ignore[no-untyped-def]
    assert told(report(*[FINDING] * 100_000)).written == []


def test_many_findings_in_a_small_file_make_one_comment(told) -> None:  # type: ignore[no-untyped-def]
    tiny = {"severity": "note", "code": "a", "path": ""}
    body = told(report(*[tiny] * 20_000)).body
    assert_harmless(body)
    assert "20000 to consider" in body


WRONG = (
    None,
    True,
    -1,
    1e99,
    "",
    "x",
    [],
    {},
    ["error"],
    {"toString": "x"},
    {"__proto__": {"severity": "error"}},
    [[[]]],
)


def test_values_of_a_wrong_kind_break_nothing(tmp_path: Path) -> None:
    times, payload, pulls = [], happened(), [open_pull()]
    for n, (key, wrong) in enumerate(
        (key, wrong) for key in [*FINDING, "findings", "issues", "notes", "summary", "version"] for wrong in WRONG
    ):
        whole = report(FINDING, {**FINDING, key: wrong}) if key in FINDING else {**report(FINDING), key: wrong}
        path = tmp_path / f"{n}.json"
        path.write_text(json.dumps(whole), encoding="utf-8")
        times.append(Time(path, payload, pulls))
    told = write(times)
    for said in told:
        assert len(said.written) == 1 or said.notices == ["The findings could not be read."]
        if said.written:
            assert strange(said.body.partition("\nSee it as readers would")[0]) == []
            assert "undefined" not in said.body
            assert "[object" not in said.body
            assert "NaN" not in said.body
    assert sum(bool(said.written) for said in told) > 100


MEAN = (
    *NASTY,
    "[a](javascript:alert(1)) <a href='javascript:alert(1)'>b</a>",
    "![x](https://evil.example/pixel.png) <img src=https://evil.example/p.png>",
    f"{MARKER}\n## What edgepress says: nothing to mend\n@everyone",
    "<!-- edgepress:check --> --> <!--",
    "| a | b |\n|---|---|\n| @ada | #1 |",
    "\u202eevil\u2066\u2069\u061c",
    "fixes #12, closes edge/newsletter#3, cc @edge/team",
    "```suggestion\nrm -rf /\n```",
    "`" * 3_000,
    "“" * 3_000,
    "a" * 900_000,
    "@" * 5_000,
    ("🧦" * 3_000) + "@ada",
)


def test_no_word_of_it_is_obeyed(tmp_path: Path) -> None:
    times, payload, pulls = [], happened(), [open_pull()]
    for n, words in enumerate(MEAN):
        whole = report(
            {**FINDING, **dict.fromkeys(("message", "hint", "why", "path", "url", "fingerprint"), words), "excerpt": [words, words]},
            {**FINDING, "code": words}, {**FINDING, "severity": words},
            issues=("a", words), notes=({"code": words, "message": words}, words),
        ) if len(words) < 100_000 else report({**FINDING, "path": words})  # fmt: skip
        path = tmp_path / f"{n}.json"
        path.write_text(json.dumps(whole), encoding="utf-8")
        times.append(Time(path, payload, pulls))
    for words, said in zip(MEAN, write(times), strict=True):
        assert_harmless(said.body)
        assert said.body.count("<!--") - seen(said.body).count("<!--") == 1, words
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u061c\u200b]", said.body)
        assert "](https://evil" not in re.sub(r"`+[^`]*`+", "", said.body)


@pytest.mark.parametrize(
    "whole",
    [
        report({**FINDING, "code": "a" * 500_000}),
        report({**FINDING, "code": "Code"}, FINDING),
        report(FINDING, issues=("a" * 500_000,)),
        report(FINDING, issues=("a; rm -rf /",)),
        report(FINDING, notes=tuple({"code": "", "message": "@ " * 1_000} for _ in range(400))),
    ],
    ids=["a long name", "a name that is none", "a long issue", "an issue that is none", "many notes"],
)
def test_what_the_press_would_never_say_is_left_out(whole: Any, told) -> None:  # type: ignore[no-untyped-def]
    body = told(whole).body
    assert_harmless(body)
    assert "`Code`" not in body
    assert "rm -rf" not in body
    assert body.count("@") <= 10_000


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps(report({**FINDING, "message": "a secret"})), encoding="utf-8")
    (tmp_path / "pointer.json").symlink_to(secret)
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    names = ("pointer.json", "folder.json", "pipe.json", "nothing.json")
    payload, pulls = happened(), [open_pull()]
    for said in write([Time(tmp_path / name, payload, pulls) for name in names]):
        assert (said.written, said.notices) == ([], ["The findings could not be read."])


# Of which pull request


def test_a_number_in_the_file_is_no_number_of_a_pull_request(told) -> None:  # type: ignore[no-untyped-def]
    forged = {"number": 1, "pull_request": 1, "pr": 1, "issue_number": 1, "head_sha": SHA}
    said = told({**report(FINDING), **forged})
    assert said.written[0][1]["issue_number"] == 7
    assert said.calls[0] == (
        "pulls.list", {"owner": "edge", "repo": "newsletter", "state": "open", "head": "ada:guest", "per_page": 100},
    )  # fmt: skip


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [open_pull],
        [lambda: open_pull(sha="0" * 40)],
        [lambda: open_pull(state="closed")],
        [lambda: open_pull(here="edge/other")],
        [lambda: open_pull(head="eve/newsletter")],
        [lambda: open_pull(7), lambda: open_pull(8)],
    ],
    ids=["none", "the right one", "stale", "closed", "of another repository", "from another fork", "two"],
)
def test_only_the_open_pull_request_of_this_repository_at_that_commit_is_spoken_to(pulls: list[Any], told) -> None:  # type: ignore[no-untyped-def]
    said = told(report(FINDING), pulls=[make() for make in pulls])
    if pulls == [open_pull]:
        assert len(said.written) == 1
    else:
        assert (said.written, said.notices) == ([], ["No open pull request stands at that commit any more."])


@pytest.mark.parametrize(
    "run",
    [
        {"event": "push"},
        {"path": ".github/workflows/evil.yml"},
        {"path": ".github/workflows/evil.yml@.github/workflows/check.yml"},
    ],
)
def test_a_run_of_another_kind_is_not_spoken_of(run: dict[str, str], told) -> None:  # type: ignore[no-untyped-def]
    said = told(report(FINDING), payload=happened(**run))
    assert (said.calls, said.notices) == ([], ["That was no check of a pull request."])


def test_a_fork_that_is_gone_is_not_spoken_of(told) -> None:  # type: ignore[no-untyped-def]
    payload = happened()
    payload["workflow_run"]["head_repository"] = None  # GitHub sends this, though its description does not say so
    assert told(report(FINDING), payload=payload).written == []


def test_the_branch_of_a_fork_may_have_any_name(told) -> None:  # type: ignore[no-untyped-def]
    said = told(report(FINDING), payload=happened(head_branch="$(touch pwned)&state=all"))
    assert said.calls[0][1]["head"] == "ada:$(touch pwned)&state=all"


# Which comment


def test_our_own_comment_is_written_anew(told) -> None:  # type: ignore[no-untyped-def]
    others = [comment(n, "Hello") for n in range(1, 130)]
    said = told(report(FINDING), comments=[*others, comment(500, f"{MARKER}\nold words")])
    ((name, given),) = said.written
    assert (name, given["comment_id"]) == ("issues.updateComment", 500)
    assert "issue_number" not in given


@pytest.mark.parametrize(
    "forged",
    [
        comment(9, f"{MARKER}\n", {"login": "eve", "type": "User"}) if github.API.is_file() else None,
        comment(9, f"{MARKER}\n", {"login": "github-actions[bot]", "type": "User"}) if github.API.is_file() else None,
        comment(9, f"{MARKER}\n", {"login": "evil[bot]", "type": "Bot"}) if github.API.is_file() else None,
        comment(9, f"As it says: {MARKER}\n") if github.API.is_file() else None,
        comment(9, "<!-- edgepress:check:other -->\n") if github.API.is_file() else None,
    ],
)
def test_a_comment_of_somebody_else_is_left_alone(forged: Any, told) -> None:  # type: ignore[no-untyped-def]
    assert told(report(FINDING), comments=[forged]).written[0][0] == "issues.createComment"


def test_where_nothing_was_judged_nothing_is_said(told) -> None:  # type: ignore[no-untyped-def]
    nothing = report(
        issues=(), notes=({"code": "", "message": "No issue and no contributor differs from origin/main."},)
    )
    assert told(nothing).written == []
    assert told(nothing, comments=[comment(5, f"{MARKER}\nold")]).body.startswith(
        f"{MARKER}\n## What edgepress says: nothing to mend\n"
    )


# Whether it is fetched at all


@pytest.mark.parametrize(
    ("sizes", "fit"),
    [([900], "true"), ([900, 1_000_000], "true"), ([50_000_000], "false"), ([900, 1_000_001], "false"), ([], "false")],
)
def test_what_is_too_large_is_not_fetched(sizes: list[int], fit: str, tmp_path: Path) -> None:
    kept = [
        {**github.answer("actions.listWorkflowRunArtifacts")["artifacts"][0], "name": "findings", "size_in_bytes": size}
        for size in sizes
    ]
    github.assert_answered_rightly("actions.listWorkflowRunArtifacts", {"total_count": len(kept), "artifacts": kept})
    (said,) = write([Time(tmp_path, happened(), [], [], kept)], LOOK)
    assert said.outputs == {"fit": fit}
    assert said.calls[0][1]["run_id"] == 77


def test_only_the_one_file_is_fetched_and_only_into_a_folder_of_its_own() -> None:
    fetch = STEPS["Fetch the findings"]
    assert fetch["with"] == {
        "name": "findings", "path": "${{ runner.temp }}/findings", "run-id": "${{ github.event.workflow_run.id }}",
        "github-token": "${{ github.token }}",
    }  # fmt: skip
    assert HERE not in str(STEPS)
