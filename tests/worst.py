"""What a regular expression fears most, read off its own parse tree: texts that nearly match, over and over.

A text that makes an expression slow has a head that begins a match, a stretch that can go on for ever, and no end. So each
beginning of the expression is written out once, with each of its choices, and something of it is repeated behind it:
`head`, then `again` many times, then a sign that hardly anything wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as names  # type: ignore[attr-defined]  # the parse tree has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Tree = Iterable[tuple[Any, Any]]

END = "\x00"
PLAIN = "a0 \n.-"  # tried by every expression, whatever letters stand in it
FEW = 4  # ways to write one part of an expression
MANY = 20  # a part that may stand so often may as well stand for ever
SIGNS = 12  # letters of an expression that are repeated; one of a long list of emoji is like the next
_KINDS = {
    names.CATEGORY_DIGIT: "0",
    names.CATEGORY_SPACE: " ",
    names.CATEGORY_WORD: "a",
    names.CATEGORY_NOT_DIGIT: "a",
    names.CATEGORY_NOT_SPACE: "a",
    names.CATEGORY_NOT_WORD: ".",
}
_REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)
_INNER = {names.SUBPATTERN: 3, names.ASSERT: 1, **dict.fromkeys(_REPEATS, 2)}  # where their own tree stands


class Text(NamedTuple):
    """A text of any length: a head, and what is written behind it again and again."""

    head: str
    again: str

    def of(self, size: int) -> str:
        """So many letters of it, and an end that does not fit."""
        return (self.head + self.again * (size // len(self.again) + 1))[:size] + END


class Part(NamedTuple):
    """One part of an expression: some ways to write it, and what of it can be written for ever."""

    ways: list[str]
    again: list[str]


def worst(pattern: re.Pattern[str]) -> list[Text]:
    """The texts to try: each beginning over and over, and each beginning with something over and over behind it."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    signs = _letters(tree)
    texts: dict[Text, None] = {}
    for way in _straight(tree):
        heads, plain = [""], signs[: len(PLAIN)] if _goes_on(way) else []  # else only the way itself can be repeated
        for part in _parts(way):
            for head in heads:
                for again in dict.fromkeys(["", *part.again[:FEW], *(signs if part.again else plain)]):
                    texts |= dict.fromkeys((Text("", head + again), Text(head, again)))
            heads = _few(head + way for way in part.ways for head in heads)
        texts |= dict.fromkeys(Text("", head) for head in heads)
    return [text for text in texts if text.again]


def _goes_on(tree: Tree) -> bool:
    """Whether something stands in a tree, however deep, that can be written for ever."""
    return any(kind in _REPEATS and what[1] >= MANY for way in _straight(tree) for kind, what in way)


def _letters(tree: Tree) -> list[str]:
    """Letters to repeat: the plain ones, and those that the expression names."""
    return list(dict.fromkeys([*PLAIN, *_named(tree)]))[:SIGNS]


def _named(tree: Tree) -> Iterator[str]:
    for kind, what in tree:
        if kind in (names.LITERAL, names.NOT_LITERAL):
            yield chr(what)
        elif kind is names.IN:
            yield from _members(what)
        elif kind is names.BRANCH:
            for branch in what[1]:
                yield from _named(branch)
        elif kind is names.ATOMIC_GROUP:
            yield from _named(what)
        elif kind is names.ASSERT_NOT or kind in _INNER:
            yield from _named(what[_INNER.get(kind, 1)])


def _straight(tree: Tree) -> Iterator[Tree]:
    """The tree, and every tree inside it: a stretch inside a choice may be slow of its own."""
    yield tree
    for kind, what in tree:
        if kind is names.BRANCH:
            for branch in what[1]:
                yield from _straight(branch)
        elif kind is names.ATOMIC_GROUP:
            yield from _straight(what)
        elif kind in _INNER:
            yield from _straight(what[_INNER[kind]])


def _parts(tree: Tree) -> Iterator[Part]:
    """The parts of a tree, one after the other; places and what must not follow write nothing."""
    for kind, what in tree:
        if kind is names.LITERAL:
            yield Part([chr(what)], [])
        elif kind is names.NOT_LITERAL:
            yield Part([next(sign for sign in PLAIN if ord(sign) != what)], [])
        elif kind in (names.ANY, names.GROUPREF):
            yield Part(["a"], [])
        elif kind is names.IN:
            yield Part(_fitting(what), [])
        elif kind is names.BRANCH:
            yield Part([way for branch in what[1] for way in _ways(branch)[:2]][: FEW * 3], [])
        elif kind in _REPEATS:
            ways = _ways(what[2])
            yield Part([way * max(what[0], 1) for way in ways], ways if what[1] >= MANY else [])
        elif kind in (names.SUBPATTERN, names.ATOMIC_GROUP):
            yield from _parts(what[3] if kind is names.SUBPATTERN else what)


def _ways(tree: Tree) -> list[str]:
    """Some ways to write a tree."""
    ways = [""]
    for part in _parts(tree):
        ways = _few(begun + way for way in part.ways for begun in ways)
    return [way for way in ways if way]


def _few(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))[:FEW]


def _members(what: Tree) -> list[str]:
    """A letter of each kind that a set names."""
    signs = (
        chr(sign if kind is names.LITERAL else sign[0]) if kind in (names.LITERAL, names.RANGE) else _KINDS[sign]
        for kind, sign in what
        if kind is not names.NEGATE
    )
    return list(dict.fromkeys(signs))


def _fitting(what: list[tuple[Any, Any]]) -> list[str]:
    """Letters that a set takes: some that it names or, where it names what it does not take, some others."""
    named = _members(what)
    if what[0][0] is not names.NEGATE:
        return named[:FEW]
    takes = re.compile(_set(what))
    return [sign for sign in PLAIN if takes.fullmatch(sign)][:FEW] or ["\u4e00"]


def _set(what: Tree) -> str:
    """A set of letters as it is written in an expression."""
    kinds = {
        names.CATEGORY_DIGIT: r"\d",
        names.CATEGORY_SPACE: r"\s",
        names.CATEGORY_WORD: r"\w",
        names.CATEGORY_NOT_DIGIT: r"\D",
        names.CATEGORY_NOT_SPACE: r"\S",
        names.CATEGORY_NOT_WORD: r"\W",
    }
    written = {
        names.NEGATE: lambda _: "^",
        names.LITERAL: lambda sign: re.escape(chr(sign)),
        names.RANGE: lambda ends: f"{re.escape(chr(ends[0]))}-{re.escape(chr(ends[1]))}",
        names.CATEGORY: kinds.__getitem__,
    }
    return f"[{''.join(written[kind](sign) for kind, sign in what)}]"
