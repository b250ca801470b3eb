"""Who is meant by names that somebody wrote: people who are there, and those who are new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from edgepress.load import kinds
from edgepress.load.kinds import Wrong
from edgepress.naming import free, is_name, short_name
from edgepress.pipeline.starting import Present
from edgepress.start.submission import Person


class Cast(NamedTuple):
    """Who was named: their ids, and those among them who have no file yet."""

    ids: tuple[str, ...] = ()
    new: tuple[Person, ...] = ()


def cast(here: Present, kind: str, some: bool = False) -> Callable[[str], Cast]:
    """Everybody named in a list with commas: by their ids, by their names, or as somebody new of that kind."""

    def judge(written: str) -> Cast:
        ids: list[str] = []
        new: dict[str, Person] = {}
        for name in _names(written):
            who = whose(kinds.line(name), kind, here, new)
            if isinstance(who, Person):
                new[who.id] = who
            ids.append(who.id if isinstance(who, Person) else who)
        if some and not ids:
            raise Wrong("Nobody was named", "write at least one name")
        return Cast(tuple(dict.fromkeys(ids)), tuple(new.values()))

    return judge


def _names(written: str) -> list[str]:
    """Names with commas between; or, where each stands on a line of its own, names that may hold a comma."""
    parts = written.split(",")
    if "\n" in written:
        lines = written.splitlines()
        parts = [part for line in lines for part in (line.split(",") if all(map(is_name, line.split(","))) else [line])]
    return [part.strip() for part in parts if part.strip()]


def whose(written: str, kind: str, here: Present, made: Mapping[str, Person]) -> str | Person:
    """Who is meant by an id or a name: the id of somebody who is there, or somebody new of that kind.

    Raises Wrong for what looks like a slip of the keys, and for a name whose letters give no name of a file.
    """
    known = {**here.people, **{id: (who.name, who.kind) for id, who in made.items()}}
    by_name = {name.casefold(): id for id, (name, _) in known.items()}
    id = written if written in known else by_name.get(written.casefold(), "")
    if id:
        return _of_kind(id, kind, known[id][1])
    near = get_close_matches(written, known, n=1, cutoff=0.8) if is_name(written) else []
    near = near or [by_name[n] for n in get_close_matches(written.casefold(), by_name, n=1, cutoff=0.9)]
    if near:
        hint = f"did you mean “{near[0]}”? Somebody new gets a file with edgepress new contributor"
        raise Wrong(f"Nobody in contributors/ is called “{written}”", hint)
    new = written if is_name(written) else short_name(written)
    if not new:
        hint = "give them a file first: edgepress new contributor"
        raise Wrong(f"“{written}” cannot be spelt in the letters of a web address", hint)
    name = " ".join(part.capitalize() for part in written.split("-")) if is_name(written) else written
    return Person(id=free(new, known), name=name, kind=kind)


def _of_kind(id: str, kind: str, is_a: str) -> str:
    if kind == "group" and is_a != "group":
        raise Wrong(f"“{id}” is a person, and an issue is taken over by a group", "name a group")
    return id
