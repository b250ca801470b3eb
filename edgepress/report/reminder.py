"""The letter to a group: what is here, with thanks; what is still to come, from whom, and how; what happens next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from edgepress.report.owed import Debt, Standing, by_person, joined
from edgepress.report.shown import folded, printable

WIDTH = 72  # columns: what every mail program shows without breaking a line again

Say = Callable[..., str]  # a phrase of the theme by its name, with the values for its places


class Sender(NamedTuple):
    """Who writes: the newsletter by its title, and the address that answers go to (may be empty)."""

    newsletter: str
    address: str = ""


def reminder(s: Standing, sender: Sender, say: Say, words_of_day: Callable[[date | None], str], today: date) -> str:
    """The whole letter as plain text. What only the editor can know is not in it."""
    debts = tuple(debt for debt in s.debts if debt.who)
    title, newsletter = printable(s.title), printable(sender.newsletter)
    paragraphs = [
        _head(s, title, debts, say),
        *_folded(_dear(s, say)),
        *_folded(say("letter.thanks-group" if s.group else "letter.thanks", newsletter=newsletter, title=title)),
    ]
    if s.sent:
        paragraphs += _folded(say("letter.went-out", day=words_of_day(s.sent)))
    else:
        paragraphs += _here(s, say)
        paragraphs += _owed(s, debts, say, words_of_day, today)
        paragraphs += _next(s, debts, say, words_of_day, today)
        paragraphs += _folded(say("letter.answer"))
    paragraphs.append(_signed(sender, newsletter, say))
    return "\n\n".join(paragraphs) + "\n"


def _folded(words: str) -> list[str]:
    return ["\n".join(folded(words, WIDTH))]


def _head(s: Standing, title: str, debts: Sequence[Debt], say: Say) -> str:
    names = [*s.editors, *([s.group] if s.group and s.group not in s.editors else [])]
    key = "owed" if any(d.grave for d in debts) and not s.sent else "whole"
    to = say("letter.to", names=", ".join(map(printable, names))).rstrip()
    return f"{to}\n{say('letter.subject', words=say(f'letter.subject-{key}', title=title))}"


def _dear(s: Standing, say: Say) -> str:
    names = s.editors or ((s.group,) if s.group else ())
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
    first, *rest = folded(words, WIDTH - 4)
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _owed(
    s: Standing, debts: Sequence[Debt], say: Say, words_of_day: Callable[[date | None], str], today: date
) -> Iterator[str]:
    """When it is wanted, and what is to come from whom; what would be welcome by itself."""
    grave, light = [d for d in debts if d.grave], [d for d in debts if not d.grave]
    if grave:
        yield from _folded(_when(s.due, today, say, words_of_day))
        yield "\n".join(_list(s, grave, say("letter.owed"), say))
    if light:
        yield "\n".join(_list(s, light, say("letter.light"), say))


def _when(due: date | None, today: date, say: Say, words_of_day: Callable[[date | None], str]) -> str:
    if due is None:
        return say("letter.no-day")
    key = "due" if due > today else "due-today" if due == today else "due-past"
    return say(f"letter.{key}", day=words_of_day(due))


def _list(s: Standing, debts: Iterable[Debt], opening: str, say: Say) -> Iterator[str]:
    yield from folded(opening, WIDTH)
    for some in by_person(debts).values():
        yield from ("", *folded(joined(some[0].who, say("and")), WIDTH))
        yield from (line for debt in some for line in _item(_thing(s, debt, say)))


def _thing(s: Standing, debt: Debt, say: Say) -> str:
    """What is to come, and how it is done."""
    several = f"owes.{debt.kind}-several"
    values = {
        "piece": say("letter.alone", title=printable(debt.where)) if debt.where else say("letter.opening"),
        "file": printable(debt.path.removeprefix(f"issues/{s.slug}/")),
        "about": say("letter.alone", title=printable(debt.about)),
        "slug": printable(s.slug),
        "count": debt.times,
    }
    return say(several if debt.times > 1 and debt.kind in COUNTED else f"owes.{debt.kind}", **values)


# The kinds of which the letter says how many, in a phrase of its own.
COUNTED = frozenset(("words", "details", "people", "credit", "description", "picture", "mend"))


def _next(
    s: Standing, debts: Sequence[Debt], say: Say, words_of_day: Callable[[date | None], str], today: date
) -> Iterator[str]:
    owed = any(d.grave for d in debts)
    key = "next-owed" if owed else "next-ready" if s.ready else "next-whole"
    when = [say("letter.goes-out", day=words_of_day(s.day))] if s.day and s.day >= today else []
    yield from _folded(" ".join((say(f"letter.{key}"), *when)))
    yield f"{_folded(say('letter.see'))[0]}\n\n    edgepress preview {printable(s.slug)}"


def _signed(sender: Sender, newsletter: str, say: Say) -> str:
    lines = [*folded(say("letter.wishes"), WIDTH), *folded(say("letter.editor", newsletter=newsletter), WIDTH)]
    return "\n".join([*lines, *([printable(sender.address)] if sender.address else [])])
