"""The letter to a group: what is here, with thanks; what is still to come, from whom, and how; what happens next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from shlex import quote
from typing import NamedTuple

from edgepress.report.owed import COUNTED, OWN, Debt, Standing, by_person, joined
from edgepress.report.shown import folded, printable

WIDTH = 72  # columns: what every mail program shows without breaking a line again
_COMMAND = re.compile(r"edgepress (?:check|new article --issue) (?:'[^'\n]*'|\S+)")
_GLUE = "\u2007"  # a space that no line is broken at; it never reaches the letter

Say = Callable[..., str]  # a phrase of the theme by its name, with the values for its places


class Sender(NamedTuple):
    """Who writes: the newsletter by its title, and the address that answers go to (may be empty)."""

    newsletter: str
    address: str = ""


def reminder(s: Standing, sender: Sender, say: Say, words_of_day: Callable[[date | None], str], today: date) -> str:
    """The whole letter as plain text. What only the editor can know is not in it."""
    debts = tuple(debt for debt in s.debts if debt.kind not in OWN)
    title, newsletter = printable(s.title), printable(sender.newsletter)
    paragraphs = [
        _head(s, title, debts, say),
        *_folded(_dear(s, say)),
        *_folded(say("letter.thanks-group" if s.group else "letter.thanks", newsletter=newsletter, title=title)),
    ]
    if s.sent:
        paragraphs += _folded(say("letter.went-out", day=words_of_day(s.sent)))
    else:
        paragraphs += [*_here(s, say), *_open(s, debts, say, words_of_day, today)]
    paragraphs.append(_signed(sender, newsletter, say))
    return "\n\n".join(paragraphs) + "\n"


def _folded(words: str) -> list[str]:
    return ["\n".join(folded(words, WIDTH))]


def _head(s: Standing, title: str, debts: Sequence[Debt], say: Say) -> str:
    """To whom, by name: addresses of guests are nowhere in a newsletter's folder. And what the letter is about."""
    names = (*_addressed(s), *([s.group] if s.group and s.group not in _addressed(s) else []))
    key = "sent" if s.sent else "owed" if any(d.grave for d in debts) else "whole"
    to = say("letter.to", names=", ".join(map(printable, names))).rstrip()
    return f"{to}\n{say('letter.subject', words=say(f'letter.subject-{key}', title=title))}"


def _addressed(s: Standing) -> tuple[str, ...]:
    """Who is spoken to: the issue's editors, else the group, else all who write in it."""
    authors = tuple(dict.fromkeys(name for piece in s.pieces for name in piece.authors))
    return s.editors or ((s.group,) if s.group else authors)


def _dear(s: Standing, say: Say) -> str:
    names = _addressed(s)
    return say("letter.dear", names=joined(names, say("and"))) if names else say("letter.dear-all")


def _here(s: Standing, say: Say) -> list[str]:
    """The pieces that have come, each with its authors."""
    there = [piece for piece in s.pieces if piece.there]
    if not there:
        return _folded(say("letter.none-yet"))
    lines = []
    for piece in there:
        key = "letter.by" if piece.authors else "letter.alone"
        names = {"names": joined(piece.authors, say("and"))} if piece.authors else {}
        lines += _item(say(key, title=printable(piece.title), **names))
    return ["\n".join([*folded(say("letter.here"), WIDTH), *lines])]


def _item(words: str) -> list[str]:
    """A line of a list. A command in it is kept whole: who copies half of one has none."""
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", _GLUE), words)
    first, *rest = (line.replace(_GLUE, " ") for line in folded(whole, WIDTH - 4))
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _open(
    s: Standing, debts: Sequence[Debt], say: Say, words_of_day: Callable[[date | None], str], today: date
) -> Iterator[str]:
    """By when it is wanted, what is to come from whom, what would be welcome, and what happens next."""
    grave, light = [d for d in debts if d.grave], [d for d in debts if not d.grave]
    next_key = "next-owed" if grave else "next-ready" if s.ready else "next-whole"
    out = [say("letter.goes-out", day=words_of_day(s.day))] if s.day and s.day >= today else []
    after = _folded(" ".join((say(f"letter.{next_key}"), *out)))
    if grave:
        yield from _folded(_when(s.due, today, say, words_of_day))
        yield "\n".join(_list(s, grave, say("letter.owed"), say))
    else:
        yield from after
    if light:
        yield "\n".join(_list(s, light, say("letter.light"), say))
    if grave:
        yield from after
    yield f"{_folded(say('letter.see'))[0]}\n\n    edgepress preview {quote(printable(s.slug))}"
    yield from _folded(say("letter.answer"))


def _when(due: date | None, today: date, say: Say, words_of_day: Callable[[date | None], str]) -> str:
    if due is None:
        return say("letter.no-day")
    key = "due" if due > today else "due-today" if due == today else "due-past"
    return say(f"letter.{key}", day=words_of_day(due))


def _list(s: Standing, debts: Iterable[Debt], opening: str, say: Say) -> Iterator[str]:
    yield from folded(opening, WIDTH)
    for some in by_person(debts).values():
        yield from ("", *(folded(joined(some[0].who, say("and")), WIDTH) if some[0].who else []))
        yield from (line for debt in some for line in _item(_thing(s, debt, say)))


def _thing(s: Standing, debt: Debt, say: Say) -> str:
    """What is to come, and how it is done."""
    several = f"owes.{debt.kind}-several"
    file = printable(debt.path.removeprefix(f"issues/{s.slug}/"))
    place = say("letter.opening") if file == "issue.md" else file
    if file.startswith("contributors/") and debt.who:
        place = say("letter.lines", name=printable(debt.who[0]))
    values = {
        "piece": say("letter.alone", title=printable(debt.where)) if debt.where else place,
        "file": file,
        "about": say("letter.alone", title=printable(debt.about)),
        "slug": quote(printable(s.slug)),
        "count": debt.times,
    }
    return say(several if debt.times > 1 and debt.kind in COUNTED else f"owes.{debt.kind}", **values)


def _signed(sender: Sender, newsletter: str, say: Say) -> str:
    lines = [*folded(say("letter.wishes"), WIDTH), *folded(say("letter.editor", newsletter=newsletter), WIDTH)]
    return "\n".join([*lines, *([printable(sender.address)] if sender.address else [])])
