"""edgepress new: an issue, a piece, a person or a group"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from edgepress.cli import Kind, ask, options, questions

_agrees = click.option(
    "--agrees/--no-agrees", default=None, help="Whether somebody new has agreed to be named here.  [asked]"
)


class _Things(Kind):
    """What can be made."""

    unknown = "Nothing that can be made is called “{}”."


@click.group(cls=_Things)
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

    now = options.day_of(today)
    here = starting.present(root)
    ask.need("A new issue", title=given["title"])
    title = ask.answer("--title", given["title"], "Title", answers.said(kinds.line, "a title"))
    group = questions.named("--group", given["group"], "Group that takes it over (Enter: none)", here, "group")
    people = questions.named(
        "--editor", questions.listed(given["editors"]), "Editors (Enter: nobody yet)", here, "person"
    )
    number, day = questions.place(here, given["number"], given["day"], now)
    language, licence = questions.manner(here, given["language"], given["licence"])
    takeover = group.ids[0] if group.ids else ""
    offered = submission.issue_slug(title, day, takeover, now, here.issues.keys())
    slug = ask.answer("--slug", given["slug"], "Name of its folder", answers.slug(here), offered)
    made = submission.Issue(slug, title, number, day, takeover, people.ids, language, licence)
    willing = questions.willing((*group.new, *people.new), agrees)
    questions.lay(root, lambda blanks: submission.issue_files(blanks, made, willing))
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
    from edgepress.start import submission

    here = starting.present(root)
    offered = questions.draft(here)
    event = {"starts": given["starts"]} if given["kind"] == "event" else {}
    ask.need("A new piece", issue=given["slug"] or offered, title=given["title"], author=given["authors"], **event)
    slot = questions.which(here, given["slug"], offered)
    title = ask.answer("--title", given["title"], "Title", answers.said(kinds.line, "a title"))
    authors = questions.listed(given["authors"])
    people = questions.named("--author", authors, "Authors, with commas between", here, "person", some=True)
    kind = ask.answer("--kind", given["kind"], "Kind", answers.kind, "story", note=_KINDS)
    more = questions.more(kind, given)
    order, name = questions.spot(slot, title, kind, given)
    manner = {
        "language": ask.flag("--language", given["language"], answers.perhaps(kinds.language)),
        "licence": ask.flag("--licence", given["licence"], kinds.line),
    }
    piece = submission.Piece(slot.slug, name, order, title, people.ids, kind, **manner, **more)
    willing = questions.willing(people.new, agrees)
    questions.lay(root, lambda blanks: submission.piece_files(blanks, piece, willing))
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
    from edgepress import naming
    from edgepress.load import kinds
    from edgepress.pipeline import answers, starting
    from edgepress.start import submission

    here = starting.present(root)
    ask.need("Somebody new", name=given["name"])
    name = ask.answer("--name", given["name"], "Name", answers.said(kinds.line, "a name"))
    kind = ask.answer("--kind", given["kind"], "Kind: person or group", answers.being, "person")
    told = questions.person(kind, given)
    offered = naming.short_name(name, 60)
    id = ask.answer("--id", given["id"], "Name of the file", answers.person_id(here), offered, questions.spelt(name))
    agreed = ask.yes("--agrees", agrees, f"Did {name} agree to be named here?")
    who = submission.Person(id, name, kind, agrees=agreed, **told)
    questions.lay(root, lambda blanks: submission.people_files(blanks, (who,)))
    ask.tell(f"Write a few words into contributors/{id}.md.")
    ask.next_step("edgepress check")
    return 0
