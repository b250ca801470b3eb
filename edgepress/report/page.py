"""The pages docs/checks.md and docs/proofs.md, section by section: what we ask for under each name, with examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Severity

_HERE = Path(__file__).resolve().parent.parent
HOME = _HERE / "docs" if (_HERE / "docs").is_dir() else _HERE.parent / "docs"  # in a wheel, and in a checkout

PAGES = ("checks.md", "proofs.md")

_NAME = re.compile(r"## ([a-z][a-z0-9-]*)\s*")  # a heading in words is no name
_FENCE = re.compile(r"(`{3,})(?:text)?")
_FAMILY = re.compile(r"\*\*(.+?)\*\*:\s+(.+)", re.S)
_WORDS = {severity.words: severity for severity in Severity}


class Line(NamedTuple):
    """A line of the page, and whether it stands in an example."""

    text: str
    example: bool


class Entry(NamedTuple):
    """One section: the name, how grave it can be, which family it stands in, what we ask for, and all of it in lines."""

    code: str
    severity: Severity
    family: str
    summary: str
    lines: tuple[Line, ...]


@cache
def entries() -> Mapping[str, Entry]:
    """Every section of the pages that came with the press, by name; none where they did not come along."""
    pages = [HOME / name for name in PAGES]
    return {k: v for p in pages if p.is_file() for k, v in sections(p.read_text(encoding="utf-8")).items()}


def sections(page: str) -> Mapping[str, Entry]:
    """Every section of a page, by its name, in its order."""
    found: dict[str, list[Line]] = {}
    code = ""
    for line in _told(page.splitlines()):
        if not line.example and (name := _NAME.fullmatch(line.text)):
            code = name[1]
        else:
            found.setdefault(code, []).append(line)
    families = _families("\n".join(line.text for line in found.pop("", [])))
    return {code: _entry(code, families.get(code, ""), lines) for code, lines in found.items()}


def _told(lines: Iterable[str]) -> Iterator[Line]:
    """Lines without the fences round the examples, each with whether it stands in one."""
    fence = ""
    for line in lines:
        match = _FENCE.fullmatch(line)
        if fence and line == fence:
            fence = ""
        elif match and not fence:
            fence = match[1]
        else:
            yield Line(line, bool(fence))


def _families(opening: str) -> dict[str, str]:
    """The family of each name, as the contents have them."""
    found = {}
    for paragraph in re.split(r"\n\s*\n", opening):
        match = _FAMILY.fullmatch(paragraph.strip())
        if match:
            found.update(dict.fromkeys(re.findall(r"\(#([^()]+)\)", match[2]), match[1]))
    return found


def _entry(code: str, family: str, lines: list[Line]) -> Entry:
    first = next((line.text for line in lines if line.text.strip()), "")
    words, _, summary = first.partition(". ")
    return Entry(code, _WORDS.get(words, Severity.MUST), family, summary, tuple(lines))
