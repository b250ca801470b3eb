"""What `edgepress new` asks for, question by question, and what is laid down when all is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgepress.cli import ask

if TYPE_CHECKING:
    from edgepress.pipeline.casting import Cast
    from edgepress.pipeline.starting import Present, Slot
    from edgepress.start.submission import Blanks, Files, Person


def spelt(name: str) -> str:
    """What is said above the question for a name of a file that cannot be made of a title or a name."""
    from edgepress.naming import short_name

    if short_name(name):
        return ""
    return f"“{name}” cannot be spelt in the letters of a web address, so choose a name for the file."


def listed(names: tuple[str, ...]) -> str | None:
    """Names that were given one by one, a name a line: there may be a comma in one."""
    return "".join(f"{name}\n" for name in names) if names else None


def named(flag: str, given: str | None, question: str, here: Present, kind: str, some: bool = False) -> Cast:
    """Who is meant, with those who are there already beside the question."""
    from edgepress.pipeline import casting, starting

    there = starting.listed(here.of_kind(kind))
    note = f"In contributors/: {there}. A new name gets a file of its own." if there else ""
    return ask.answer(flag, given, question, casting.cast(here, kind, some), note=note)


def place(here: Present, number: str | None, day: str | None, today: date) -> tuple[int | None, date | None]:
    """The number and the day of a new issue: the next are offered."""
    from edgepress.pipeline import answers
    from edgepress.start import offer

    free = [str(d) for d in offer.free_days(here.days, today)]
    note = f"Free days: {', '.join(free)}. Write “later” when none is set yet."
    found = ask.answer("--number", number, "Number", answers.number(here), str(offer.next_number(here.numbers)))
    return found, ask.answer("--date", day, "Day it goes out", answers.day(here), (*free, "later")[0], note=note)


def manner(here: Present, language: str | None, licence: str | None) -> tuple[str, str]:
    """Language and licence of a new issue; empty where they are the newsletter's."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers

    ours = here.settings
    spoken = ask.answer("--language", language, "Language", kinds.language, ours.language or "en")
    shared = ask.answer(
        "--licence", licence, "Licence", answers.said(kinds.line, "a licence"), ours.licence or "CC-BY-4.0"
    )
    return "" if spoken == ours.language else spoken, "" if shared == ours.licence else shared


def draft(here: Present) -> str:
    """The issue that is offered: the only draft, or the latest where somebody can choose another."""
    some = here.drafts
    return some[0].slug if some and (len(some) == 1 or ask.somebody_is_there()) else ""


def which(here: Present, slug: str | None, offered: str) -> Slot:
    """The issue that a piece belongs to."""
    from edgepress.pipeline import answers, starting

    note = f"Drafts: {starting.listed(s.slug for s in here.drafts)}." if here.drafts else ""
    return ask.answer("--issue", slug, "Issue", answers.issue(here), offered, note=note)


def more(kind: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What a piece of its kind says besides."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers

    link = ("link", "Web address (Enter: none)", answers.perhaps(kinds.web))
    event = (
        ("starts", "Begins, like 2027-03-27T09:00", answers.moment),
        ("ends", "Ends (Enter: not said)", answers.perhaps(answers.moment)),
        ("timezone", "Time zone, like Europe/London (Enter: not said)", answers.perhaps(kinds.line)),
        ("place", "Place (Enter: not said)", answers.perhaps(kinds.line)),
    )
    asked = {"event": (*event, link), "resource": (link,), "pledge": (link,)}.get(kind, ())
    return {name: ask.answer(f"--{name}", given[name], question, judge) for name, question, judge in asked}


def spot(slot: Slot, title: str, kind: str, given: Mapping[str, Any]) -> tuple[int, str]:
    """The number in front of a piece and its name, which no other piece of its issue has."""
    from edgepress import naming
    from edgepress.pipeline import answers
    from edgepress.start import offer

    following = str(offer.next_order(slot.orders))
    order = ask.answer("--order", given["order"], "Number in front", answers.order(slot), following)
    offered = naming.short_name(title, 60) or naming.free(kind, slot.names)
    return order, ask.answer("--name", given["name"], "Name of its file", answers.piece_name(slot), offered)


def person(kind: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What is said of a person; of a group only where it is at home."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers

    line = answers.perhaps(kinds.line)
    place = (("place", "Town (Enter: not said)", line), ("country", "Country (Enter: not said)", answers.country))
    work = (("role", "Role (Enter: none)", line), ("organisation", "Works at (Enter: not said)", line))
    asked = (*work, *place) if kind == "person" else place
    return {name: ask.answer(f"--{name}", given[name], question, judge) for name, question, judge in asked}


def willing(people: Iterable[Person], agrees: bool | None) -> tuple[Person, ...]:
    """Those who have no file yet, with what they agreed to; nobody's word is given for them."""
    from edgepress.diagnostics import Stop

    some = []
    for who in people:
        if who.kind == "person" and agrees is None and not ask.somebody_is_there():
            raise Stop(
                f"{who.name}, who has no file yet, needs --agrees or --no-agrees, because nobody can be asked here"
            )
        agreed = ask.yes("--agrees", agrees, f"Did {who.name} agree to be named here?")
        some.append(who._replace(agrees=agreed))
    return tuple(some)


def lay(root: Path, fill: Callable[[Blanks], Files]) -> None:
    """Write the files that are made of blank ones, all or none, and say which."""
    from edgepress import lay as laying
    from edgepress.load.blanks import blank_submission

    files = fill(blank_submission(root))
    laying.lay(root, files)
    ask.made(path for path in files if not path.endswith(".gitkeep"))
