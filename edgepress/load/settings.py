"""`[tool.edgepress]` of pyproject.toml -> settings, judged like a guest's details."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edgepress.diagnostics import Outcome, Stop
from edgepress.load import details, readers
from edgepress.load.text import read_bytes, read_text
from edgepress.model import Page, Settings
from edgepress.seen import Details
from edgepress.source import Source, Span

PATH = "pyproject.toml"
_ELSEWHERE = "go to the folder of the newsletter, or begin one (edgepress init NAME)"

_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?edgepress[\"']?[ \t]*\]", re.M)
_NEXT = re.compile(r"^[ \t]*\[", re.M)


def load_settings(root: Path) -> Outcome[tuple[Settings, Page]]:
    """The newsletter's settings, and their file as a page that the checks of details can judge.

    Raises Stop when the folder holds no newsletter, or the file cannot be read at all.
    """
    if not (root / PATH).is_file():
        where = root if str(root) != "." else "this folder"
        raise Stop(f"{where} holds no newsletter: there is no pyproject.toml with [tool.edgepress] in it; {_ELSEWHERE}")
    source = read_text(root, PATH)
    if not isinstance(source, Source) and _is_empty(root):
        raise Stop(f"{root} holds no newsletter: pyproject.toml has no [tool.edgepress]")
    if not isinstance(source, Source):
        place = PATH if source.where == Span(PATH) else f"{PATH}:{source.where.line}"
        raise Stop(f"{place}: {source.message}; {source.hint}")
    try:
        whole = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise Stop(_plainly(str(error), source)) from None
    table = whole.get("tool", {}).get("edgepress") if isinstance(whole.get("tool", {}), dict) else None
    if not isinstance(table, dict):
        raise Stop(f"{root} holds no newsletter: pyproject.toml has no [tool.edgepress]")
    return _settings(source, table)


def _is_empty(root: Path) -> bool:
    """Whether nothing stands in the file, which is a newsletter's without settings and no article to be written."""
    try:
        return not read_bytes(root, PATH, 4096).strip()
    except OSError:
        return False


def _plainly(error: str, source: Source) -> str:
    """Where the file cannot be read, and what is usually the matter; TOML's reader says it in words of its trade."""
    place = re.search(r"at line (\d+), column (\d+)", error)
    line = int(place[1]) if place else source.text.rstrip("\n").count("\n") + 1
    if "overwrite" in error or "twice" in error or "declare" in error:
        return f"{PATH}:{line}: this setting, or this heading, stands here for the second time; keep one of them"
    return f'{PATH}:{line}: this line cannot be read; write it as name = "value", with both quotes'


def _settings(source: Source, table: Mapping[str, Any]) -> Outcome[tuple[Settings, Page]]:
    header = _HEADER.search(source.text)
    where = source.span(header.start(), header.end()) if header else Span(PATH)
    block = details.Block(values={k: _text(v) for k, v in table.items()}, places=_places(source, table, header))
    readers.judge(block, source, where)
    fields, known = details.fill("SettingsFields", source, block, where)
    settings = Settings(
        **{
            **dict(vars(fields)),
            "base_url": fields.base_url.rstrip("/"),
            "email": fields.email.replace("summaries", "summary"),
        }
    )
    page = Page(source=source, start=len(source.text), details=Details(where, known.places, known.problems, known.keys))
    return Outcome((settings, page))


def _text(value: Any) -> Any:
    """TOML has kinds of its own; the details' kinds begin from words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {name: _text(inner) for name, inner in value.items()}
    return value if isinstance(value, (str, list)) else str(value)


def _places(source: Source, table: Mapping[str, Any], header: re.Match[str] | None) -> dict[str, Span]:
    """Where each setting stands: TOML's reader keeps no places, so the lines of the table are looked through."""
    begin = header.end() if header else 0
    after = _NEXT.search(source.text, begin)
    end = after.start() if after else len(source.text)
    places = {}
    for key in table:
        match = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.M).search(source.text, begin, end)
        if match:
            line_end = source.text.find("\n", match.end())
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            places[key] = source.span(start, line_end if line_end >= 0 else len(source.text))
    return places
