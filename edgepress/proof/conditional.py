"""What stands in conditional comments: <!--[if mso]> ... <![endif]-->, opened as Word opens them.

Outlook on Windows shows mail with Word, and Word reads such a comment. To judge what it shows, the signs of the comments
are blotted out with spaces: what is left is the document that Word reads, and every sign stands where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = 16.0  # the version by which Outlook 2016 and every one after it call themselves

# Hidden from browsers: <!--[if mso]>. Shown to browsers: <!--[if !mso]><!-->, <!--[if !mso]>-->, <![if !mso]>, and the first
# two as some tools write them: <!--[if !mso]><!---->, <!--[if !mso]><!-- -->, <!--[if !mso]> -->, <!-- <![endif]-->.
_MARK = re.compile(
    r"(?P<shown><!--\[if ([^\]\[<>]{0,200})\]>(?:<!-{2,4}|<!--\s{1,9}--|\s{0,9}--)>|<!\[if ([^\]\[<>]{0,200})\]>)"
    r"|(?P<hidden><!--\[if ([^\]\[<>]{0,200})\]>)"
    r"|(?P<end><!--\s{0,9}<!\[endif\]\s{0,9}-->|<!\[endif\]\s{0,9}-->|<!\[endif\]>)"
    r"|(?P<plain><!--)",
    re.I,
)
_TEST = re.compile(
    r"(!?)\s{0,9}(?:(gte|gt|lte|lt)\s{1,9})?(mso|ie|true|false|vml|gecko|webkit)(?:\s{1,9}(\d{1,4}(?:\.\d{0,4})?))?",
    re.I,
)


class Conditional(NamedTuple):
    """One such comment: its condition, whether browsers pass it over, and where its signs and its inside stand."""

    condition: str
    hidden: bool
    start: int
    inner: int
    close: int
    end: int


class Marks(NamedTuple):
    """All of them in a text, and the offsets of signs that have no partner."""

    blocks: tuple[Conditional, ...]
    alone: tuple[int, ...]


def conditionals(text: str) -> Marks:
    """The conditional comments of a text, in order. They do not nest."""
    blocks: list[Conditional] = []
    alone: list[int] = []
    begun: re.Match[str] | None = None
    for mark in _marks(text):
        if mark["end"] is None:
            if begun is not None:
                alone.append(begun.start())
            begun = mark
        elif begun is None:
            alone.append(mark.start())
        else:
            blocks.append(_block(begun, mark))
            begun = None
    if begun is not None:
        alone.append(begun.start())
    return Marks(tuple(blocks), tuple(alone))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The signs in order; those inside a plain comment are nobody's."""
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark["plain"] is None:
            yield mark
        elif (end := text.find("-->", at)) >= 0:
            at = end + 3
        else:
            return


def _block(begun: re.Match[str], ended: re.Match[str]) -> Conditional:
    condition = next((g for g in begun.groups()[1:] if g is not None and not g.startswith("<")), "")
    hidden = begun["hidden"] is not None
    return Conditional(condition.strip(), hidden, begun.start(), begun.end(), ended.start(), ended.end())


def holds(condition: str, mso: float = WORD) -> bool:
    """Whether Word of that version takes a condition for true; 0 is a program that is not Word."""
    ways = condition.replace("(", " ").replace(")", " ").split("|")
    return any(all(_one(test, mso) for test in way.split("&")) for way in ways)


def _one(test: str, mso: float) -> bool:
    match = _TEST.search(test)
    if match is None:
        return False
    negated, order, what, number = match.groups()
    if what.lower() == "mso":
        answer = bool(mso) and _compared(mso, (order or "").lower(), float(number) if number else None)
    else:
        answer = what.lower() in ("true", "vml") and (bool(mso) or what.lower() == "true")
    return answer != bool(negated)


def _compared(mso: float, order: str, number: float | None) -> bool:
    if number is None:
        return True
    return {"gte": mso >= number, "gt": mso > number, "lte": mso <= number, "lt": mso < number}.get(
        order, mso == number
    )


def as_word(text: str, marks: Marks | None = None) -> str:
    """The text as Word reads it, as long as before: opened comments opened, what is not for it blotted out."""
    out, at = [], 0
    for block in (marks or conditionals(text)).blocks:
        out.append(text[at : block.start])
        if holds(block.condition):
            out += [_blank(text[block.start : block.inner]), text[block.inner : block.close]]
            out.append(_blank(text[block.close : block.end]))
        else:
            out.append(_blank(text[block.start : block.end]))
        at = block.end
    return "".join([*out, text[at:]])


def _blank(text: str) -> str:
    return "".join("\n" if sign == "\n" else " " for sign in text)
