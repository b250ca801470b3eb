"""What each detail is, and what stands or happens where it is left out, as the pages in docs/ say it (`meanings.txt`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple


class Meaning(NamedTuple):
    """A detail in words: what it is, what is done without it, and an example."""

    what: str
    otherwise: str
    example: Any

    @property
    def whole(self) -> str:
        """Both as two sentences."""
        return f"{self.what[0].upper()}{self.what[1:]}. If it is left out: {self.otherwise}."


def meanings() -> dict[str, dict[str, Meaning]]:
    """By the model in fields.py, then by the name of the detail."""
    told: dict[str, dict[str, Meaning]] = {}
    rows: dict[str, Meaning] = {}
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = told.setdefault(line.strip("[]"), {})
        elif line and line[0] != "#":
            name, what, otherwise, example = line.split(" | ")
            rows[name] = Meaning(what, otherwise, _example(example))
    return told


def _example(written: str) -> Any:
    """A list, names with values, a number or a yes as such; all else is words."""
    return json.loads(written) if written[0] in "[{" or written.isdigit() or written == "true" else written
