"""What GitHub asks and answers, held against its own description of its API and of its events."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft7Validator

from ..conftest import ROOT, needed

API = ROOT / ".audit" / "github-api.json"
EVENTS = ROOT / ".audit" / "node_modules" / "@octokit" / "webhooks-schemas" / "schema.json"
WHERE = {
    "pulls.list": ("/repos/{owner}/{repo}/pulls", "get"),
    "issues.listComments": ("/repos/{owner}/{repo}/issues/{issue_number}/comments", "get"),
    "issues.createComment": ("/repos/{owner}/{repo}/issues/{issue_number}/comments", "post"),
    "issues.updateComment": ("/repos/{owner}/{repo}/issues/comments/{comment_id}", "patch"),
    "actions.listWorkflowRunArtifacts": ("/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", "get"),
}


@cache
def api() -> Any:
    """GitHub's description of its API, as a schema of JSON: "nullable" is OpenAPI's own word."""
    return _plain(json.loads(needed(_there(API), "no .audit/github-api.json; .ci/run fetches it").read_text("utf-8")))


@cache
def events() -> Any:
    """The same of its events."""
    return json.loads(needed(_there(EVENTS), "no @octokit/webhooks-schemas; .ci/run installs it").read_text("utf-8"))


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _plain(it: Any) -> Any:
    if isinstance(it, list):
        return [_plain(inner) for inner in it]
    if not isinstance(it, dict):
        return it
    found = {key: _plain(inner) for key, inner in it.items()}
    if found.get("nullable") is True:
        found.pop("nullable")
        return {"anyOf": [found, {"type": "null"}]}
    return found


def assert_asked_rightly(call: str, given: dict[str, Any]) -> None:
    """A call names only what GitHub knows, each of its kind, and all that it needs."""
    path, verb = WHERE[call]
    operation = api()["paths"][path][verb]
    parts = [_at(part["$ref"]) if "$ref" in part else part for part in operation.get("parameters", [])]
    kinds = {part["name"]: part["schema"] for part in parts}
    needs = {part["name"] for part in parts if part.get("required")}
    if "requestBody" in operation:
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        kinds |= body["properties"]
        needs |= set(body["required"])
    assert set(given) <= set(kinds), call
    assert needs <= set(given), call
    for name, value in given.items():
        _hold(value, kinds[name], api())


def answer(call: str) -> Any:
    """GitHub's own example of an answer."""
    path, verb = WHERE[call]
    (example,) = _good(path, verb)["examples"].values()
    return copy.deepcopy((_at(example["$ref"]) if "$ref" in example else example)["value"])


def assert_answered_rightly(call: str, given: Any) -> None:
    """An answer that a test makes up is one that GitHub could give."""
    _hold(given, _good(*WHERE[call])["schema"], api())


def _good(path: str, verb: str) -> Any:
    answers = api()["paths"][path][verb]["responses"]
    return next(it for code, it in answers.items() if code.startswith("2"))["content"]["application/json"]


def _at(ref: str) -> Any:
    found = api()
    for part in ref.removeprefix("#/").split("/"):
        found = found[part]
    return found


def _hold(value: Any, schema: Any, whole: Any) -> None:
    problems = [
        f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft4Validator({**whole, **schema}).iter_errors(value)
    ]
    assert problems == []


def event(name: str) -> Any:
    """The smallest event of a name that its description allows."""
    return _smallest(events()["definitions"][name])


def assert_happened_rightly(name: str, given: Any) -> None:
    """An event that a test makes up is one that GitHub could send."""
    schema = {**events(), "$ref": f"#/definitions/{name}"}
    schema.pop("oneOf", None)
    assert [f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft7Validator(schema).iter_errors(given)] == []


def _smallest(schema: Any) -> Any:
    if "$ref" in schema:
        return _smallest(events()["definitions"][schema["$ref"].rpartition("/")[2]])
    if "allOf" in schema:
        found: dict[str, Any] = {}
        for part in schema["allOf"]:
            found |= _smallest(part)
        return found
    if "oneOf" in schema or "anyOf" in schema:
        return _smallest((schema.get("oneOf") or schema["anyOf"])[0])
    if "const" in schema or "enum" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: _smallest(schema["properties"][name]) for name in schema.get("required", [])}
    words = {
        "date-time": "2026-11-28T05:00:00Z",
        "uri": "https://example.org/",
        "uri-template": "https://example.org/{x}",
    }
    return {
        "string": words.get(schema.get("format", ""), "words"),
        "integer": 1,
        "number": 1,
        "boolean": False,
        "array": [],
    }.get(kind)
