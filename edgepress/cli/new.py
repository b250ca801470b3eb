"""edgepress new: an issue, a piece, a person or a group"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgepress.cli import ask, options

if TYPE_CHECKING:
    from edgepress.pipeline.answers import Cast
    from edgepress.pipeline.starting import Slot, Standing
    from edgepress.start.submission import Person

_agrees = click.option(
    "--agrees/--no-agrees", default=None, help="Whether somebody new has agreed to be named here.  [asked]"
)


@click.group()
def new() -> None:
    """Make the files of a new issue, piece, person or group.

    On a terminal you are asked for what is missing. What exists is never overwritten.
    """


@new.command()
@options.root
@click.option("--title", help="The title, which readers see in their inbox.")
@click.option("--group", help="The group that takes it over: a name, or a file name in contributors/.")
@click.option("--editor", "editors", multiple=True, help="Who edits it; may be given more than once.")
@click.option("--number", help="The number of the issue, or none.  [the next]")
@click.option("--date", "day", help="The day it goes out, or later.  [the next in the newsletter's rhythm]")
@click.option("--language", help="Its language, such as en-NZ.  [the newsletter's]")
@click.option("--licence", help="Its licence, such as CC-BY-4.0.  [the newsletter's]")
@click.option("--slug", help="The name of its folder, which becomes its web address.  [made of date and title]")
@click.option("--today", type=options.Day(), help="The day from which free days are counted.  [today]")
@_agrees
def issue(root: Path, agrees: bool | None, today: datetime | None, **given: Any) -> int:
    """Make the folder of a new issue."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers, starting
    from edgepress.start import submission

    now: date = (today or datetime.now().astimezone()).date()
    stand = starting.standing(root)
    ask.need("A new issue", title=given["title"])
    title = ask.answer("--title", given["title"], "Title", answers.said(kinds.line, "a title"))
    group = _named("--group", given["group"], "Group that takes it over (Enter: none)", stand, "group")
    people = _named("--editor", _list(given["editors"]), "Editors (Enter: nobody yet)", stand, "person")
    number, day = _place(stand, given["number"], given["day"], now)
    language, licence = _manner(stand, given["language"], given["licence"])
    taken = {*stand.issues}
    offered = submission.issue_slug(title, day, group.ids[0] if group.ids else "", now, taken)
    slug = ask.answer("--slug", given["slug"], "Name of its folder", answers.slug(stand), offered)
    made = submission.Issue(slug, title, number, day, (*group.ids, "")[0], people.ids, language, licence)
    _lay(root, "issue", made, _willing((*group.new, *people.new), agrees))
    ask.tell(f"Write the welcome into issues/{slug}/issue.md, and put pictures into issues/{slug}/images.")
    ask.next_step(f"edgepress new article --issue {slug}")
    return 0


@new.command()
@options.root
@click.option("--issue", "slug", help="The issue it belongs to: the name of its folder.  [the draft, if there is one]")
@click.option("--title", help="The title of the piece.")
@click.option("--author", "authors", multiple=True, help="Who wrote it: a name, or a file name in contributors/.")
@click.option("--kind", help="story, interview, event, resource, pledge, tips or responses.  [story]")
@click.option("--starts", help="When an event begins, like 2027-03-27T09:00.")
@click.option("--ends", help="When an event ends.")
@click.option("--timezone", help="The time zone of an event, such as Europe/London.")
@click.option("--place", help="Where an event takes place.")
@click.option("--link", help="The web address of an event, a resource or a pledge.")
@click.option("--order", help="The number in front of the file, which gives its place in the issue.  [the next ten]")
@click.option("--name", help="Its part of the web address.  [made of the title]")
@click.option("--language", help="Its language, when it differs from the issue's.")
@click.option("--licence", help="Its licence, when it differs from the issue's.")
@_agrees
def article(root: Path, agrees: bool | None, **given: Any) -> int:
    """Make the file of a new piece."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers, starting
    from edgepress.start import naming, offer, submission

    stand = starting.standing(root)
    offered = stand.drafts[0].slug if stand.drafts and (len(stand.drafts) == 1 or ask.somebody_is_there()) else ""
    starts = None if given["kind"] == "event" else "not asked"
    ask.need(
        "A new piece",
        issue=given["slug"] or offered,
        title=given["title"],
        author=given["authors"],
        starts=given["starts"] or starts,
    )
    slot = _which(stand, given["slug"], offered)
    title = ask.answer("--title", given["title"], "Title", answers.said(kinds.line, "a title"))
    people = _named("--author", _list(given["authors"]), "Authors, with commas between", stand, "person", some=True)
    kind = ask.answer("--kind", given["kind"], "Kind", answers.kind, "story", note=_KINDS)
    more = _more(kind, given)
    order = ask.answer(
        "--order", given["order"], "Number in front", answers.order(slot), str(offer.next_order(slot.orders))
    )
    named = naming.short_name(title, 60) or naming.free(kind, slot.names)
    name = ask.answer("--name", given["name"], "Name of its file", answers.piece_name(slot), named)
    manner = {
        "language": ask.flag("--language", given["language"], answers.perhaps(kinds.language)),
        "licence": ask.flag("--licence", given["licence"], kinds.line),
    }
    piece = submission.Piece(slot.slug, name, order, title, people.ids, kind, **manner, **more)
    _lay(root, "piece", piece, _willing(people.new, agrees))
    ask.tell(f"Open {piece.path} and write where square brackets stand.")
    ask.next_step(f"edgepress preview {slot.slug}")
    return 0


_KINDS = "Kinds: story, interview, event, resource, pledge, tips, responses."


@new.command()
@options.root
@click.option("--name", help="The name, as readers shall see it.")
@click.option("--kind", help="person or group.  [person]")
@click.option("--role", help="What the person does, such as ward nurse.")
@click.option("--organisation", help="Where the person works: words, or a group's file name.")
@click.option("--place", help="A town.")
@click.option("--country", help="A country: two letters such as NZ, or its English name.")
@click.option("--id", help="The name of the file.  [made of the name]")
@_agrees
def contributor(root: Path, agrees: bool | None, **given: Any) -> int:
    """Make the file of a new person or a new group."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers, starting
    from edgepress.start import naming, submission

    stand = starting.standing(root)
    ask.need("Somebody new", name=given["name"])
    name = ask.answer("--name", given["name"], "Name", answers.said(kinds.line, "a name"))
    kind = ask.answer("--kind", given["kind"], "Kind: person or group", answers.being, "person")
    line = answers.perhaps(kinds.line)
    asked = (("organisation", "Works at (Enter: not said)"), ("place", "Town (Enter: not said)"))
    told = {"role": ask.answer("--role", given["role"], "Role (Enter: none)", line)} if kind == "person" else {}
    told |= {
        key: ask.answer(f"--{key}", given[key], question, line)
        for key, question in asked
        if kind == "person" or key == "place"
    }
    told["country"] = ask.answer("--country", given["country"], "Country (Enter: not said)", answers.country)
    id = ask.answer(
        "--id", given["id"], "Name of the file", answers.person_id(stand), naming.short_name(name, 60), _spelt(name)
    )
    agreed = ask.yes("--agrees", agrees, f"Did {name} agree to be named here?")
    who = submission.Person(id, name, kind, agrees=agreed, **told)
    _lay(root, "people", None, (who,))
    ask.tell(f"Write a few words into contributors/{id}.md.")
    ask.next_step("edgepress check")
    return 0


def _spelt(name: str) -> str:
    """What is said above the question for a name of a file that cannot be made of a title or a name."""
    from edgepress.start.naming import short_name

    return (
        ""
        if short_name(name)
        else f"“{name}” cannot be spelt in the letters of a web address, so choose a name for the file."
    )


def _list(names: tuple[str, ...]) -> str | None:
    return ", ".join(names) if names else None


def _named(flag: str, given: str | None, question: str, stand: Standing, kind: str, some: bool = False) -> Cast:
    """Who is meant, with those who are there already beside the question."""
    from edgepress.pipeline import answers, starting

    there = starting.listed(stand.of_kind(kind))
    note = f"In contributors/: {there}. A new name gets a file of its own." if there else ""
    return ask.answer(flag, given, question, answers.cast(stand, kind, some), note=note)


def _place(stand: Standing, number: str | None, day: str | None, today: date) -> tuple[int | None, date | None]:
    """The number and the day of a new issue: the next are offered."""
    from edgepress.pipeline import answers
    from edgepress.start import offer

    known = [slot.number for slot in stand.issues.values() if slot.number is not None]
    free = [str(d) for d in offer.free_days([s.date for s in stand.issues.values() if s.date], today)]
    note = f"Free days: {', '.join(free)}. Write “later” when none is set yet."
    found = ask.answer("--number", number, "Number", answers.number(stand), str(offer.next_number(known)))
    return found, ask.answer("--date", day, "Day it goes out", answers.day(stand), (*free, "later")[0], note=note)


def _manner(stand: Standing, language: str | None, licence: str | None) -> tuple[str, str]:
    """Language and licence of a new issue; empty where they are the newsletter's."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers

    ours = stand.settings
    spoken = ask.answer("--language", language, "Language", kinds.language, ours.language or "en")
    shared = ask.answer(
        "--licence", licence, "Licence", answers.said(kinds.line, "a licence"), ours.licence or "CC-BY-4.0"
    )
    return "" if spoken == ours.language else spoken, "" if shared == ours.licence else shared


def _which(stand: Standing, slug: str | None, offered: str) -> Slot:
    """The issue that a piece belongs to."""
    from edgepress.pipeline import answers, starting

    note = f"Drafts: {starting.listed(s.slug for s in stand.drafts)}." if stand.drafts else ""
    return ask.answer("--issue", slug, "Issue", answers.issue(stand), offered, note=note)


def _more(kind: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What a piece of its kind says besides."""
    from edgepress.load import kinds
    from edgepress.pipeline import answers

    told: dict[str, str] = {}
    if kind == "event":
        told["starts"] = ask.answer("--starts", given["starts"], "Begins, like 2027-03-27T09:00", answers.moment)
        told["ends"] = ask.answer("--ends", given["ends"], "Ends (Enter: not said)", answers.perhaps(answers.moment))
        told["timezone"] = ask.answer(
            "--timezone",
            given["timezone"],
            "Time zone, like Europe/London (Enter: not said)",
            answers.perhaps(kinds.line),
        )
        told["place"] = ask.answer("--place", given["place"], "Place (Enter: not said)", answers.perhaps(kinds.line))
    if kind in ("event", "resource", "pledge"):
        told["link"] = ask.answer("--link", given["link"], "Web address (Enter: none)", answers.perhaps(kinds.web))
    return told


def _willing(people: Iterable[Person], agrees: bool | None) -> tuple[Person, ...]:
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


def _lay(root: Path, what: str, record: Any, people: tuple[Person, ...]) -> None:
    """Write the files, all or none, and say which."""
    from edgepress.lay import lay
    from edgepress.load.blanks import blank_submission
    from edgepress.start import submission

    blanks = blank_submission(root)
    if what == "people":
        files = submission.people_files(blanks, people)
    elif what == "issue":
        files = submission.issue_files(blanks, record, people)
    else:
        files = submission.piece_files(blanks, record, people)
    lay(root, files)
    ask.made(path for path in files if not path.endswith(".gitkeep"))
