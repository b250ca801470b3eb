"""What may be answered when something new is made: each function gives the value that is meant, or raises Wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from edgepress.load import kinds
from edgepress.load.kinds import Wrong
from edgepress.model import KINDS
from edgepress.naming import is_name, short_name
from edgepress.pipeline.starting import Present, Slot, listed
from edgepress.start.countries import code_of

NONE, LATER = "none", "later"


def said(kind: Callable[[Any], str], what: str) -> Callable[[str], str]:
    """A value of that kind that is not empty."""

    def judge(written: str) -> str:
        if not written.strip():
            raise Wrong(f"Nothing was written, and {what} is needed", "write it in one line")
        return kind(written)

    return judge


def perhaps(kind: Callable[[Any], str]) -> Callable[[str], str]:
    """A value of that kind, or nothing."""
    return lambda written: kind(written) if written.strip() else ""


def moment(written: str) -> str:
    """A day and time, as it was written."""
    kinds.moment(written)
    return written.strip().replace(" ", "T")


def country(written: str) -> str:
    """The two letters of a country that was written so, or named in English."""
    return kinds.country(code_of(written)) if written.strip() else ""


def slug(here: Present) -> Callable[[str], str]:
    """A name for the folder of an issue that no other has."""

    def judge(written: str) -> str:
        name = _name(written)
        if name in here.issues:
            raise Wrong(f"The folder issues/{name} is there already", "choose another name")
        return name

    return judge


def number(here: Present) -> Callable[[str], int | None]:
    """A number that no other issue has, or none."""

    def judge(written: str) -> int | None:
        if written.strip().lower() in ("", NONE):
            return None
        found: int = kinds.number(written)
        _not_taken(str(found), f"Number {found}", ((s.slug, str(s.number)) for s in here.issues.values()))
        return found

    return judge


def day(here: Present) -> Callable[[str], date | None]:
    """A day on which no other issue goes out, or later."""

    def judge(written: str) -> date | None:
        if written.strip().lower() in ("", LATER):
            return None
        found: date | None = kinds.day(written)
        _not_taken(str(found), f"The day {found}", ((s.slug, str(s.date)) for s in here.issues.values() if s.date))
        return found

    return judge


def _not_taken(value: str, what: str, others: Iterable[tuple[str, str]]) -> None:
    for name, theirs in others:
        if theirs == value:
            raise Wrong(f"{what} is taken: issues/{name} has it", "choose another")


def issue(here: Present) -> Callable[[str], Slot]:
    """An issue that is there."""

    def judge(written: str) -> Slot:
        name = written.strip().strip("/").removeprefix("issues/")
        if name not in here.issues:
            near = get_close_matches(name, here.issues, n=1)
            known = listed(s.slug for s in here.drafts) or listed(here.issues)
            hint = f"did you mean {near[0]}?" if near else f"there are {known}" if known else _FIRST
            raise Wrong(f"The issue “{name}” does not exist", hint)
        return here.issues[name]

    return judge


_FIRST = 'make one first: edgepress new issue --title "…"'


def kind(written: str) -> str:
    """One of the seven kinds of piece."""
    return _one_of(KINDS, written)


def being(written: str) -> str:
    """A person or a group."""
    return _one_of(("person", "group"), written)


def _one_of(words: tuple[str, ...], written: str) -> str:
    word = written.strip().lower()
    if word not in words:
        near = get_close_matches(word, words, n=1)
        mean = f"did you mean {near[0]}? You" if near else "you"
        raise Wrong(f"“{kinds.short(written)}” is none of the words we know", f"{mean} can write {', '.join(words)}")
    return word


def order(slot: Slot) -> Callable[[str], int]:
    """A number in front of a piece that no other piece of its issue has."""

    def judge(written: str) -> int:
        found: int = kinds.number(written)
        if found in slot.orders:
            raise Wrong(f"Number {found} stands in front of another piece", "choose another; numbers may have gaps")
        return found

    return judge


def piece_name(slot: Slot) -> Callable[[str], str]:
    """A part of a web address that no other piece of an issue has."""

    def judge(written: str) -> str:
        name = _name(written.removesuffix(".md"))
        if name in slot.names:
            raise Wrong(f"issues/{slot.slug}/{slot.names[name]} has this name already", "give this piece another one")
        return name

    return judge


def person_id(here: Present) -> Callable[[str], str]:
    """A name for the file of somebody that nobody else has."""

    def judge(written: str) -> str:
        name = _name(written.removesuffix(".md"))
        if name in here.people:
            raise Wrong(f"contributors/{name}.md is there already", "choose another name for this file")
        return name

    return judge


def _name(written: str) -> str:
    name = said(str.strip, "a name")(written)
    if not is_name(name):
        near = short_name(name, 80)
        hint = f"write it like {near}" if near else "use small letters from a to z, digits and hyphens"
        raise Wrong(f"“{kinds.short(name)}” cannot be a web address as it stands", hint)
    return name
