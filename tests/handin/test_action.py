"""action.yml, done step by step: what goes in, what comes out, and that no value of an input is ever run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT, needed
from ..golden.tiny import lay
from ..test_changed import git
from ..test_changed import keep as commit_all
from .expressions import fill
from .repository import newsletter
from .runner import INSTALL, Machine, read, work

QUAY, PLAIN = "2026-11-quay", "2026-12-plain"
ACTION = read(ROOT / "action.yml")
CHECK, STOP = "Say what is to be mended", "Stop here if something must be fixed"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the press, as GitHub lays it down for an action."""
    needed(shutil.which("git"), "git is not on this machine")
    place = tmp_path_factory.mktemp("press")
    git(place, "clone", "--quiet", str(newsletter(place)), "action")
    return place / "action"


@pytest.fixture(scope="module")
def press(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    machine = called(tmp_path_factory.mktemp("first"), home, None, slug=PLAIN)
    assert machine.ended[INSTALL] == "success", machine.log
    return machine.temp / "edgepress" / "press"


def called(place: Path, home: Path, press: Path | None, root: str = ".", **inputs: str) -> Machine:
    """A machine on which a newsletter lies, and the action was called."""
    given = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
    given |= {"root": root, **{name.replace("_", "-"): value for name, value in inputs.items()}}
    machine = Machine(
        place / "machine",
        {"github": {"action_path": str(home)}, "inputs": given},
        {"actions/setup-python": lambda *_: None},
    )
    if not machine.workspace.exists():
        lay(machine.workspace / root)
    return work(machine, ACTION["runs"]["steps"], {}, press)


def outputs(machine: Machine) -> dict[str, Any]:
    return {name: fill(entry["value"], machine.contexts, {}) for name, entry in ACTION["outputs"].items()}


def spoil(machine_home: Path, words: str) -> None:
    path = lay(machine_home / "machine/work") / "issues" / PLAIN / "10-only.md"
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def test_its_outputs_say_how_much_there_is_and_where(home: Path, press: Path, tmp_path: Path) -> None:
    spoil(tmp_path, "\n# Once more\n\nRead it [here](https://example.org/).\n")
    machine = called(tmp_path, home, press, slug=PLAIN)
    assert (machine.ended[STOP], machine.codes[STOP]) == ("failure", 1)
    said = outputs(machine)
    assert (said["must-fix"], said["should-fix"]) == ("1", "1")
    whole = json.loads(Path(said["findings-json"]).read_text(encoding="utf-8"))
    assert whole["issues"] == [PLAIN]
    assert f"::error title=Must fix (title-in-body),file=issues/{PLAIN}/10-only.md," in machine.log[CHECK]
    assert "## What edgepress says of" in machine.summary
    assert (Path(said["preview-path"]) / PLAIN / "preview.html").is_file()


def test_nothing_to_mend_is_well(home: Path, press: Path, tmp_path: Path) -> None:
    machine = called(tmp_path, home, press)
    assert machine.is_well, machine.printed()
    assert (outputs(machine)["must-fix"], outputs(machine)["preview-path"]) == ("0", "")


def test_strict_fails_for_what_should_be_fixed(home: Path, press: Path, tmp_path: Path) -> None:
    spoil(tmp_path, "\nRead it [here](https://example.org/).\n")
    machine = called(tmp_path, home, press, slug=f"{QUAY} {PLAIN}", strict="true", output_format="concise")
    assert machine.codes[STOP] == 1
    assert machine.log[CHECK].startswith(f"issues/{PLAIN}/10-only.md:")
    assert outputs(machine)["should-fix"] == "1"


def test_only_what_differs_is_looked_at(home: Path, press: Path, tmp_path: Path) -> None:
    root = lay(tmp_path / "machine/work")
    git(root, "init", "--quiet")
    commit_all(root)
    spoil(tmp_path, "\n# Once more\n")
    machine = called(tmp_path, home, press, changed_since="main")
    assert json.loads(Path(outputs(machine)["findings-json"]).read_text(encoding="utf-8"))["issues"] == [PLAIN]


def test_a_newsletter_may_lie_in_a_folder(home: Path, press: Path, tmp_path: Path) -> None:
    machine = called(tmp_path, home, press, root="post/a letter")
    assert machine.is_well, machine.printed()


@pytest.mark.parametrize(
    "inputs",
    [
        {"slug": "$(touch pwned)"}, {"slug": "`touch pwned`"}, {"slug": "--root=/etc"}, {"slug": "a; touch pwned"}, {"root": "$(touch pwned)"},
        {"changed_since": "$(touch pwned)"}, {"changed_since": "--output=pwned"}, {"output_format": "$(touch pwned)"},
        {"slug": "*"}, {"strict": "$(touch pwned)", "slug": "nowhere"},
    ],
    ids=str,
)  # fmt: skip
def test_no_value_of_an_input_is_run(inputs: dict[str, str], home: Path, press: Path, tmp_path: Path) -> None:
    lay(tmp_path / "machine/work")
    machine = called(tmp_path, home, press, **inputs)
    assert (machine.ended[CHECK], machine.codes[CHECK]) == ("failure", 2), machine.printed()
    assert list(tmp_path.rglob("pwned")) == []
    assert (outputs(machine)["must-fix"], outputs(machine)["findings-json"]) == ("", "")


@pytest.mark.parametrize(
    "version", ["1; touch pwned", "--index-url=https://evil.example", "1 --hash=x", "$(touch pwned)", "../evil"]
)
def test_only_a_version_is_a_version(version: str, home: Path, tmp_path: Path) -> None:
    machine = called(tmp_path, home, None, version=version)
    assert machine.codes[INSTALL] == 2
    assert machine.log[INSTALL] == f"::error::{version} is no version.\n"
    assert list(tmp_path.rglob("pwned")) == []


def test_a_version_is_asked_of_the_index(home: Path, tmp_path: Path) -> None:
    machine = called(tmp_path, home, None, version="99.0.1")
    assert machine.ended[INSTALL] == "failure"
    assert "No matching distribution found for edgepress==99.0.1" in machine.log[INSTALL]


def test_the_page_for_editors_tells_every_input_and_every_output() -> None:
    text = (ROOT / "docs/editors.md").read_text(encoding="utf-8").partition("## The action")[2].partition("\n## ")[0]
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert re.search(rf"^\| (`[a-z-]+`, )*`{name}`[,` a-z-]* \|", text, re.M), name
