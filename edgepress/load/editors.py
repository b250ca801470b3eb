"""What editors are given so that they help while somebody writes: schemas, and snippets for VS Code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from edgepress.load.blanks import blank_newsletter
from edgepress.load.meanings import Meaning, meanings
from edgepress.load.schema import DIALECT, MODELS, Schema, schema

SNIPPETS = ".vscode/edgepress.code-snippets"
_OWN = (".vscode/settings.json", ".vscode/tasks.json", ".vscode/extensions.json")  # an editor's owner may change them
_INSIDE = re.compile(r"[\\$}]")


def made() -> dict[str, bytes]:
    """What the press makes anew: a schema for each details block, one for pyproject.toml, and snippets."""
    files = {f"schemas/details-{name}.json": schema(name) for name in MODELS}
    return {
        path: _text(data)
        for path, data in {**files, "schemas/pyproject.json": _pyproject(), SNIPPETS: _snippets()}.items()
    }


def wiring() -> dict[str, bytes]:
    """What tells VS Code of it, for a newsletter that has no such file yet."""
    files = blank_newsletter()
    return {path: files[path] for path in _OWN}


def _text(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, indent=2) + "\n").encode()


def _pyproject() -> Schema:
    """The settings as a part of their file, for editors that look at the whole."""
    inner = {key: value for key, value in schema("settings").items() if key not in ("$schema", "$id")}
    tool = {"type": "object", "properties": {"edgepress": inner}}
    return {"$schema": DIALECT, "$id": "pyproject.json", "type": "object", "properties": {"tool": tool}}


def _snippets() -> dict[str, Any]:
    """Every detail as VS Code offers it in a Markdown file, where it knows no schemas."""
    found: dict[str, Any] = {}
    for name in ("issue", "article", "contributor"):
        model, _ = MODELS[name]
        properties = schema(name)["properties"]
        for key, meaning in meanings()[model].items():
            offer = {
                "scope": "markdown",
                "prefix": key,
                "body": _body(key, meaning, properties[key]),
                "description": meaning.whole,
            }
            if offer not in found.values():
                found[f"{key} ({'piece' if name == 'article' else name})"] = offer
    return found


def _body(key: str, meaning: Meaning, detail: Schema) -> list[str]:
    words = next((part["enum"] for part in (detail, *detail.get("anyOf", ())) if "enum" in part), None)
    if words:
        return [f"{key}: ${{1|{','.join(words)}|}}"]
    example = meaning.example
    if isinstance(example, bool):
        return [f"{key}: ${{1|true,false|}}"]
    if isinstance(example, list) and isinstance(example[0], str):
        return [f"{key}: [{_hole(1, example[0])}]"]
    if isinstance(example, list):
        return [f"{key}:", f"  - {_pairs(example[0], 1)}"]
    if isinstance(example, dict):
        return [f"{key}:", *_lines(example)]
    return [f"{key}: {_hole(1, str(example))}"]


def _lines(example: Mapping[str, Any]) -> Iterator[str]:
    for number, (name, value) in enumerate(example.items(), 1):
        if isinstance(value, dict):
            yield f"  {_hole(number, name)}: {_pairs(value, number + 1)}"
        else:
            yield f"  {name}: {_hole(number, str(value))}"


def _pairs(values: Mapping[str, Any], first: int) -> str:
    return f"{{{', '.join(f'{name}: {_hole(n, value)}' for n, (name, value) in enumerate(values.items(), first))}}}"


def _hole(number: int, words: str) -> str:
    """A place to be written into; in quotes where the details would read a sign in it as their own."""
    hole = f"${{{number}:{_INSIDE.sub(lambda sign: chr(92) + sign[0], words)}}}"
    return f'"{hole}"' if re.search(r"^[@#&*!]|: |\s#", words) else hole
