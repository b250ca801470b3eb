"""Mail programs and what was noted of them, in words: those that fail a feature, as people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from edgepress.clients import Verdict, name_of
from edgepress.proof.partial import part_of

NAMED = 3  # clients that a finding names; one more where its sentence has room
ROOM = 14  # words
# What all have in common is said once.
_TOGETHER: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"Gmail app", "Gmail on the web"}), "Gmail"),
    (frozenset({"Outlook on Windows", "Outlook on the web", "Outlook on Mac", "Outlook app"}), "Outlook"),
    (frozenset({"Outlook on the web", "Outlook on Mac", "Outlook app"}), "Outlook but on Windows"),
)
_WHOLE = {"yahoo": "Yahoo Mail", "aol": "AOL", "apple-mail": "Apple Mail"}
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MARKED = re.compile(r"`<?([a-z0-9-]+)>?`")
_LONGEST = 22  # words of a note
_EMPTY = ("partial.", "buggy.", "not supported.", "partial and buggy.", "partial support.", "supported.")
_WORDS = (
    (re.compile(r"\bsyntax(?:es)?\b", re.I), "way of writing"),
    (re.compile(r"\binvalidat(?:es?|ing)\b", re.I), "spoiling"),
    (re.compile(r"`"), ""),
)


class Failing(NamedTuple):
    """A client that fails a feature, what is said of it, and how many percent of readers that is."""

    client: str
    verdict: Verdict
    share: float


def named(struck: Iterable[Failing]) -> str:
    """Clients as people call them, those with most readers first; all of a family by its name."""
    shares: dict[str, float] = {}
    clients: dict[str, list[str]] = {}
    for failing in struck:
        name = _group(failing)
        shares[name] = shares.get(name, 0) + failing.share
        clients.setdefault(name, []).append(failing.client)
    for name, some in clients.items():
        if len(some) == 1 and name.endswith(" app"):
            shares[name_of(some[0])] = shares.pop(name)
    ordered = sorted(_together(shares).items(), key=lambda item: -item[1])
    names = [name for name, _ in ordered]
    shown = next(some for count in range(NAMED, 0, -1) if _words(some := _first(names, count)) <= ROOM or count == 1)
    *some, last = shown
    return f"{', '.join(some)} and {last}" if some else last


def _first(names: list[str], count: int) -> list[str]:
    """The first names, and how many more there are; all of them where only one is left."""
    return names if len(names) <= count + 1 else [*names[:count], f"{len(names) - count} more"]


def _words(names: list[str]) -> int:
    return sum(len(name.split()) for name in names)


def _together(shares: dict[str, float]) -> dict[str, float]:
    for parts, whole in _TOGETHER:
        if parts <= shares.keys():
            shares[whole] = sum(shares.pop(part) for part in parts)
    if "Gmail" in shares:
        shares["Gmail"] += shares.pop("Gmail in a phone's browser", 0)
    return shares


def _group(failing: Failing) -> str:
    family, _, platform = failing.client.partition(".")
    account = part_of(failing.verdict) < 1
    if family == "gmail" and account:
        return "Gmail app with another account"
    if family == "samsung-email" and account:
        return "Samsung Email with an Outlook account"
    if family in ("gmail", "outlook") and platform in ("ios", "android"):
        return f"{family.title()} app"
    return _WHOLE.get(family, name_of(failing.client))


def plain_note(verdict: Verdict, value: str = "") -> str:
    """What was noted, by its first sentence that says something: of accounts, or of the value at hand, where a note is."""
    words = set(re.findall(r"[a-z0-9-]+", value.lower()))

    def fits(note: str) -> tuple[bool, bool, bool]:
        of_accounts = part_of(verdict) < 1 and " accounts" in note
        return (
            not of_accounts,
            words.isdisjoint(_MARKED.findall(note)),
            note.startswith("Buggy"),
        )

    notes = sorted(verdict.notes, key=fits)
    return _plain(notes[0]) if notes else ""


def _plain(note: str) -> str:
    """A note without the marks of its trade."""
    text = _LINK.sub(r"\1", note)
    for pattern, word in _WORDS:
        text = pattern.sub(word, text)
    sentences = [s.strip() for s in re.split(r"(?<=[.!])\s+", text) if s.strip()]
    kept = [s for s in sentences if s.lower() not in _EMPTY]
    words = (kept or sentences or [""])[0].split()
    return " ".join(words[:_LONGEST]).rstrip(".") + ("…" if len(words) > _LONGEST else "")
