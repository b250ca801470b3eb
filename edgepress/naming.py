"""Titles and names of people to names of folders and files, which are web addresses and stay so for ever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

ROOM = 40  # letters of a name that is made: it can be read out, and still be told from its neighbours
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 80  # what the checks let stand
_SMALL = frozenset("a an and the of from for to in on at la le les un une des du de et der die das und von".split())
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng",
}  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяєіїґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya ye i yi g".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans({**_LATIN, **_GREEK, **_CYRILLIC, "ъ": "", "ь": "", "’": "", "'": ""})


def spelt(words: str) -> str:
    """Words in small letters, digits and hyphens: Māori and Łódź as they are spelt, Greek and Cyrillic by their sound.

    Empty for a script that has no such spelling here.
    """
    told = unicodedata.normalize("NFC", words).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", told)
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def short_name(words: str, room: int = ROOM) -> str:
    """The name that is made of a title: spelt out, cut between words where it is long, without a small word at its end."""
    parts = spelt(words).split("-")
    kept = ""
    for part in parts:
        if kept and len(kept) + 1 + len(part) > room:
            break
        kept = f"{kept}-{part}" if kept else part[:room]
    while "-" in kept and len(kept) < len("-".join(parts)) and kept.rpartition("-")[2] in _SMALL:
        kept = kept.rpartition("-")[0]
    return kept


def free(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number behind it that nobody has yet."""
    if name not in taken:
        return name
    return next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)


def is_name(name: str) -> bool:
    """Whether it may be the name of a folder or a file of a guest."""
    return bool(_NAME.fullmatch(name)) and len(name) <= _LONGEST
