"""A machine that does the steps of a job: shell for real, actions by a stand-in for each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .expressions import STATUS, fill, names, value

INSTALL = "Install the press"
SITE = next(path for path in sys.path if path.endswith("site-packages"))
# Nothing is fetched: pip finds what a build needs among the packages of the tests.
STILL = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "false", "PYTHONPATH": SITE, "PYTHONDONTWRITEBYTECODE": "1"}


class Plain(yaml.BaseLoader):
    """`on` stays a word, and so does everything else."""


@dataclass
class Machine:
    """What a job finds and leaves: its folders, what it printed, what it kept, how its steps ended."""

    home: Path
    contexts: dict[str, Any]
    uses: Mapping[str, Callable[[Machine, Mapping[str, str]], None]]
    log: dict[str, str] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        return self.home / "work"

    @property
    def temp(self) -> Path:
        return self.home / "temp"

    @property
    def summary(self) -> str:
        return (self.home / "summary.md").read_text(encoding="utf-8")

    @property
    def is_well(self) -> bool:
        return "failure" not in self.ended.values()

    def printed(self) -> str:
        return "".join(self.log.values())


def read(path: Path) -> dict[str, Any]:
    """A workflow or an action."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Plain)
    return found


def work(
    machine: Machine, steps: Sequence[Mapping[str, Any]], env: Mapping[str, str], press: Path | None = None
) -> Machine:
    """Do the steps one after the other, as GitHub does: after one that failed only those that ask for it.

    With `press`, the one that another machine installed is used again, because that step takes longest.
    """
    for folder in (machine.workspace, machine.temp, machine.home / "bin", machine.home / "person"):
        folder.mkdir(parents=True, exist_ok=True)
    (machine.home / "summary.md").touch()
    python = machine.home / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    machine.contexts.setdefault("steps", {})
    machine.contexts["runner"] = {"temp": str(machine.temp)}
    if press:
        place = machine.temp / press.relative_to(press.parents[press.parts[::-1].index("temp") - 1])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(press)
        machine.ended[INSTALL] = "success"
    for step in steps:
        if step["name"] not in machine.ended:
            _step(machine, step, env)
    return machine


def _step(machine: Machine, step: Mapping[str, Any], env: Mapping[str, str]) -> None:
    functions = {
        "success": lambda: machine.is_well, "failure": lambda: not machine.is_well, "always": lambda: True, "cancelled": lambda: False,
    }  # fmt: skip
    condition = step.get("if", "success()")
    condition = condition.removeprefix("${{").removesuffix("}}")
    if not any(f"{status}()" in names(condition) for status in STATUS):
        condition = f"success() && ({condition})"
    if not value(condition, machine.contexts, functions):
        machine.ended[step["name"]] = "skipped"
        return
    if "uses" in step:
        said = {key: fill(words, machine.contexts, functions) for key, words in step.get("with", {}).items()}
        machine.uses[step["uses"].partition("@")[0]](machine, said)
        machine.ended[step["name"]] = "success"
        return
    own = {**env, **step.get("env", {})}
    _shell(machine, step, {key: fill(words, machine.contexts, functions) for key, words in own.items()})


def _shell(machine: Machine, step: Mapping[str, Any], env: Mapping[str, str]) -> None:
    output = machine.home / "output"
    output.write_text("", encoding="utf-8")
    script = machine.home / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    github = {
        "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": machine.workspace, "GITHUB_OUTPUT": output, "RUNNER_TEMP": machine.temp,
        "GITHUB_STEP_SUMMARY": machine.home / "summary.md", "GITHUB_ENV": machine.home / "never", "CI": "true",
        "GITHUB_ACTION_PATH": machine.contexts.get("github", {}).get("action_path", ""),
    }  # fmt: skip
    whole = {
        "PATH": f"{machine.home / 'bin'}:/usr/local/bin:/usr/bin:/bin", "HOME": machine.home / "person", "LC_ALL": "C.UTF-8",
        **STILL, **github, **env,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=machine.workspace / step.get("working-directory", "."), env={k: str(v) for k, v in whole.items()},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip
    machine.log[step["name"]] = done.stdout + done.stderr
    machine.codes[step["name"]] = done.returncode
    machine.ended[step["name"]] = "success" if done.returncode == 0 else "failure"
    said = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    if "id" in step:
        machine.contexts["steps"][step["id"]] = {"outputs": said}


def keep(machine: Machine, said: Mapping[str, str]) -> None:
    """actions/upload-artifact: what it would have kept, by path from the folder that was named."""
    place = Path(said["path"])
    files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else []
    top = place.parent if place.is_file() else place
    found = [path.relative_to(top).as_posix() for path in files]
    assert not [path for path in found if re.search(r'[":<>|*?\r\n\\]', path)], "GitHub keeps no file of such a name"
    assert found or said["if-no-files-found"] == "ignore"
    if found:
        machine.kept[said["name"]] = found


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for git where nobody's own settings count."""
    return {**environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
