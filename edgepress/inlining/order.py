"""Declarations in the order of the cascade -> one style, in which no shorthand undoes what was said after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

Pair = tuple[str, str]

_SIDES = ("top", "right", "bottom", "left")
_LINES = ("width", "style", "color")
_PARTS = {
    "margin": tuple(f"margin-{side}" for side in _SIDES),
    "padding": tuple(f"padding-{side}" for side in _SIDES),
    "border": (*(f"border-{side}-{line}" for side in _SIDES for line in _LINES), "border-image"),
    **{f"border-{side}": tuple(f"border-{side}-{line}" for line in _LINES) for side in _SIDES},
    **{f"border-{line}": tuple(f"border-{side}-{line}" for side in _SIDES) for line in _LINES},
    "border-radius": tuple(f"border-{v}-{h}-radius" for v in ("top", "bottom") for h in ("left", "right")),
    "outline": tuple(f"outline-{line}" for line in _LINES),
    "background": tuple(
        f"background-{part}" for part in "color image position repeat attachment size origin clip".split()
    ),
    "font": (*(f"font-{part}" for part in "family size style variant weight stretch".split()), "line-height"),
    "list-style": tuple(f"list-style-{part}" for part in ("type", "image", "position")),
    "text-decoration": tuple(f"text-decoration-{part}" for part in ("line", "style", "color", "thickness")),
    "overflow": ("overflow-x", "overflow-y"),
}
_GROUPED = re.compile(r"[\"'(]")
# A colour before a background is what a client shows that cannot read the background.
_FALLBACKS = {"background-color"}


def parts(body: str) -> Iterator[tuple[int, str]]:
    """The declarations of a rule or a style attribute, each with its offset: parted by ; outside of quotes and brackets."""
    start = 0
    if not _GROUPED.search(body):
        for part in body.split(";"):
            yield start, part
            start += len(part) + 1
        return
    closing = ""
    for at, letter in enumerate(body):
        if closing:
            closing = "" if letter == closing else closing
        elif letter in "\"'(":
            closing = ")" if letter == "(" else letter
        elif letter == ";":
            yield start, body[start:at]
            start = at + 1
    yield start, body[start:]


def pairs_of(body: str) -> list[Pair]:
    """The declarations as names and values."""
    split = (part.partition(":") for _, part in parts(body))
    return [(name.strip().lower(), " ".join(value.split())) for name, _, value in split if value.strip()]


def settled(pairs: Iterable[Pair]) -> list[Pair]:
    """What holds of declarations that are given in the order of the cascade.

    Each name stands once, where it was said first. One that overlaps with another (margin, margin-top) stands where it was
    said last, and goes when a shorthand after it covers it.
    """
    held: dict[str, str] = {}
    for name, value in pairs:
        for other in [o for o in held if o != name and overlap(o, name)]:
            if covers(name, other):
                del held[other]
            else:
                held.pop(name, None)
        held[name] = value
    return list(held.items())


def undone(names: Sequence[str]) -> tuple[str, str] | None:
    """The first name that stands before a shorthand which covers it, and that shorthand."""
    if not any(name in _PARTS for name in names):
        return None
    found = ((a, b) for at, a in enumerate(names) for b in names[at + 1 :] if a != b and covers(b, a))
    return next(found, None)


@cache
def covers(shorthand: str, name: str) -> bool:
    """Whether a shorthand says all that the other says, too."""
    return shorthand in _PARTS and name not in _FALLBACKS and _longhands(name) <= _longhands(shorthand)


@cache
def overlap(one: str, other: str) -> bool:
    """Whether two properties say something of the same."""
    return not _longhands(one).isdisjoint(_longhands(other))


@cache
def _longhands(name: str) -> frozenset[str]:
    return frozenset(_PARTS.get(name, (name,)))
