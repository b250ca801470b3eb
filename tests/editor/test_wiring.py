"""VS Code's own files: they are read as they should be, and say what is so."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from edgepress import pipeline, report
from edgepress.load.schema import MODELS, schema

from ..conftest import ROOT
from ..load.test_schema import VALIDATORS, told
from ..load.typed import typed

CODE = ROOT / ".vscode"
SHOWN = re.compile(r"\$\{\d+(?::((?:[^\\}]|\\.)*)|\|([^,|]*)[^|]*\|)\}")
NAMES = {"piece": "article", "issue": "issue", "contributor": "contributor"}


def read(name: str) -> Any:
    return json.loads((CODE / name).read_text(encoding="utf-8"))


def snippets() -> list[tuple[str, str]]:
    return [(label, "\n".join(offer["body"])) for label, offer in read("edgepress.code-snippets").items()]


@pytest.mark.parametrize(("label", "body"), snippets(), ids=lambda x: x if "\n" not in x and ":" not in x else "")
def test_a_snippet_writes_a_detail_that_is_right(label: str, body: str) -> None:
    name = NAMES[label.rpartition("(")[2].rstrip(")")]
    text = SHOWN.sub(lambda m: (m[1] or m[2]).replace("\\}", "}").replace("\\$", "$"), body) + "\n"
    needed = {"issue": {"title": "A"}, "article": {"title": "A", "authors": "[a]"}, "contributor": {"name": "A"}}[name]
    whole = "".join(f"{k}: {v}\n" for k, v in needed.items() if not text.startswith(f"{k}:")) + text
    assert told(name, whole) == []
    assert list(VALIDATORS[name].iter_errors(typed(whole))) == []


def test_every_detail_has_a_snippet() -> None:
    offered = {offer["prefix"] for offer in read("edgepress.code-snippets").values()}
    assert offered == {key for name in ("issue", "article", "contributor") for key in schema(name)["properties"]}


def test_the_task_finds_each_finding_in_what_check_says() -> None:
    review = pipeline.review(ROOT, ["2027-01-riverbend"])
    lines = report.FORMATS["concise"](review.findings, review.sources, False, report.About()).splitlines()
    matchers = read("tasks.json")["tasks"][0]["problemMatcher"]
    found = [m["severity"] for line in lines for m in matchers if re.search(m["pattern"]["regexp"], line)]
    assert found == ["error" if f.severity.words == "Must fix" else "warning" for f in review.findings]
    assert len(found) > 1


def test_every_schema_that_the_settings_name_is_there() -> None:
    named = read("settings.json")["yaml.schemas"]
    assert [path for path in named if not (ROOT / path).is_file()] == []
    assert len(named) == len(MODELS) - 1


def test_a_block_may_name_its_schema_itself() -> None:
    line = "# yaml-language-server: $schema=../../schemas/details-article.json\n"
    assert told("article", f"{line}title: Coffee\nauthors: [liz-doe]\n") == []
    assert told("article", f"{line}title: Coffee\nauthers: [liz-doe]\n") != []
