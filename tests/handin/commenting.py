"""The scripts of comment.yml, called as actions/github-script calls them, in an event and a GitHub that are made up."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..conftest import ROOT, needed
from . import github
from .runner import read

HERE = "edge/newsletter"
SHA = "5eed" * 10
MARKER = "<!-- edgepress:check -->"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
STEPS = {step["name"]: step for step in read(ROOT / ".github/workflows/comment.yml")["jobs"]["comment"]["steps"]}
LOOK, WRITE = STEPS["Look how large the findings are"], STEPS["Write the comment"]


class Said(NamedTuple):
    """What a script asked of GitHub, and what it told the people who look at its log."""

    calls: list[tuple[str, dict[str, Any]]]
    notices: list[str]
    outputs: dict[str, str]

    @property
    def written(self) -> list[tuple[str, dict[str, Any]]]:
        return [call for call in self.calls if call[0] in ("issues.createComment", "issues.updateComment")]

    @property
    def body(self) -> str:
        ((_, given),) = self.written
        body: str = given["body"]
        return body


class Time(NamedTuple):
    """One call of a script: the findings, the event, the pull requests and comments there are."""

    findings: Path
    payload: dict[str, Any]
    pulls: list[dict[str, Any]]
    comments: list[dict[str, Any]] = []  # noqa: RUF012
    artifacts: list[dict[str, Any]] = []  # noqa: RUF012


def happened(**run: Any) -> dict[str, Any]:
    """A check of a pull request from a fork has ended."""
    payload: dict[str, Any] = github.event("workflow_run$completed")
    whole = payload["workflow_run"]
    whole |= {
        "event": "pull_request",
        "path": ".github/workflows/check.yml",
        "head_sha": SHA,
        "head_branch": "guest",
        "id": 77,
    }
    whole["repository"]["full_name"] = HERE
    whole["head_repository"]["full_name"] = "ada/newsletter"
    whole["head_repository"]["owner"]["login"] = "ada"
    whole |= {"pull_requests": [], "conclusion": "failure", **run}
    github.assert_happened_rightly("workflow_run$completed", payload)
    return payload


def open_pull(
    number: int = 7, sha: str = SHA, state: str = "open", here: str = HERE, head: str = "ada/newsletter"
) -> dict[str, Any]:
    """A pull request as GitHub lists it."""
    (found,) = github.answer("pulls.list")
    found |= {
        "number": number,
        "state": state,
        "requested_teams": [],
    }  # GitHub's own example has a team that lacks its type
    found["head"]["sha"] = sha
    found["head"]["repo"]["full_name"] = head
    found["base"]["repo"]["full_name"] = here
    github.assert_answered_rightly("pulls.list", [found])
    pull: dict[str, Any] = found
    return pull


def comment(id: int, body: str, user: dict[str, str] = BOT) -> dict[str, Any]:
    """A comment as GitHub lists it."""
    found: dict[str, Any] = github.answer("issues.listComments")[0]
    found |= {"id": id, "body": body}
    found["user"] |= user
    github.assert_answered_rightly("issues.listComments", [found])
    return found


def write(times: Sequence[Time], step: Any = WRITE) -> list[Said]:
    """Call the script each time. All that it asks is what GitHub knows, and all that it is told is what GitHub says."""
    node = needed(shutil.which("node"), "no node on this machine; .ci/run installs one")
    told = {
        "script": step["with"]["script"],
        "here": HERE,
        "known": [*github.WHERE],
        "times": [_time(time) for time in times],
    }
    done = subprocess.run(
        [node, str(Path(__file__).parent / "script.mjs")],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answers = [
        (said, Said([(name, given) for name, given in said["calls"]], said["notices"], said["outputs"]))
        for said in json.loads(done.stdout)
    ]
    for raw, said in answers:
        assert raw["failed"] is None, raw["failed"]
        for name, given in said.calls:
            github.assert_asked_rightly(name, given)
    return [said for _, said in answers]


def _time(time: Time) -> dict[str, Any]:
    answers = {
        "pulls.list": time.pulls,
        "issues.listComments": time.comments,
        "issues.createComment": github.answer("issues.createComment"),
        "issues.updateComment": github.answer("issues.updateComment"),
        "actions.listWorkflowRunArtifacts": {"total_count": len(time.artifacts), "artifacts": time.artifacts},
    }
    return {"payload": time.payload, "answers": answers, "env": {"FINDINGS": str(time.findings)}}
