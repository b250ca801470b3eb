"""`[tool.edgepress.readers]`: which mail programs readers use, in percent, judged like every other setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from edgepress.clients import NAMES, families, name_of
from edgepress.diagnostics import Edit, offered
from edgepress.load import kinds
from edgepress.load.details import Block
from edgepress.seen import Problem
from edgepress.source import Source, Span

KEY = "readers"
_HEADER = re.compile(
    r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?edgepress[\"']?[ \t]*\.[ \t]*[\"']?readers[\"']?[ \t]*\]", re.M
)
_END = re.compile(r"^[ \t]*\[", re.M)
_ROOM = 100.5  # percent: shares that were rounded may add up to a little over 100


def judge(block: Block, source: Source, where: Span) -> None:
    """Lay out the shares of readers as name -> share, give each its place, and tell of names that nobody has."""
    if KEY not in block.values:
        return
    header = _HEADER.search(source.text)
    if header:
        block.places[KEY] = source.span(header.start(), header.end())
    table = block.values[KEY]
    if not isinstance(table, dict):
        message = "readers: names of mail programs are expected here, each with its share"
        hint = "write a heading [tool.edgepress.readers], and below it lines like gmail = 25"
        block.problems.append(Problem("field-wrong-kind", KEY, block.places.get(KEY, where), message, hint))
        del block.values[KEY]
        return
    places = _places(source, header.end()) if header else {}
    shares = dict(_flat(table))
    for name in shares:
        block.places[f"{KEY}.{name}"] = places.get(name, block.places.get(KEY, where))
    known = _known()
    block.problems += [_strange(name, known, source, block) for name in shares if name not in known]
    block.values[KEY] = {name: share for name, share in shares.items() if name in known}
    block.problems += _too_many(block.values[KEY], block.places.get(KEY, where))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """TOML reads outlook.windows = 40 as a table in a table, and "outlook.windows" = 40 as one name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _places(source: Source, begin: int) -> dict[str, Span]:
    """Where each name of the table stands."""
    after = _END.search(source.text, begin)
    found, at = {}, begin
    for line in source.text[begin : after.start() if after else len(source.text)].splitlines(keepends=True):
        name, sign, _ = line.partition("=")
        start = at + len(name) - len(name.lstrip())
        if sign and name.strip():
            found[_bare(name)] = source.span(start, start + len(name.strip()))
        at += len(line)
    return found


def _bare(written: str) -> str:
    """A name without its quotes, and without spaces round its points."""
    return ".".join(part.strip() for part in re.sub(r"[\"']", "", written).split("."))


def _known() -> list[str]:
    """Every name that may stand here: clients, and families of them."""
    from edgepress.load.clients import load_clients

    clients = (*NAMES, *load_clients(None).clients)
    return [*dict.fromkeys((*families(clients), *clients))]


def _strange(name: str, known: list[str], source: Source, block: Block) -> Problem:
    where = block.places[f"{KEY}.{name}"]
    near = get_close_matches(name, known, n=1) or _by_words(name, known)
    hint = f"did you mean “{near[0]}”?" if near else "run edgepress clients, which lists every name"
    written = source.line(where.line)[where.column - 1 : where.end_column - 1]
    mend = offered(Edit(where, f'"{near[0]}"')) if near and name == _bare(written) else None
    return Problem("field-unknown", f"{KEY}.{name}", where, f"We know of no mail program “{name}”", hint, mend)


def _by_words(name: str, known: list[str]) -> list[str]:
    """A client by how people call it: "Apple Mail on iPhone"."""
    names = {name_of(client).lower(): client for client in known if "." in client}
    near = get_close_matches(name.lower(), names, n=1)
    return [names[near[0]]] if near else []


def _too_many(shares: Mapping[str, Any], where: Span) -> Iterator[Problem]:
    total = sum(_percent(share) for share in shares.values())
    if total > _ROOM:
        message = f"The shares of readers add up to {total:g} percent"
        hint = "a hundred is all of them; what is left out counts as programs that show everything"
        yield Problem("field-wrong-kind", KEY, where, message, hint)


def _percent(share: Any) -> float:
    """A share, or nothing for what is none: that is told for itself."""
    try:
        return kinds.share(share)
    except kinds.Wrong:
        return 0.0
