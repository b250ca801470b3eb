"""A value as it is written in a details block: with quotes where a sign in it would be taken for another thing."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_][\w ’.,()!?–—/+&;-]*")
_TAKEN = frozenset("true false yes no on off null y n".split())  # words that other programs read as something else


def value(words: str) -> str:
    """One line of words."""
    if _PLAIN.fullmatch(words) and words == words.strip() and words.lower() not in _TAKEN:
        return words
    return quoted(words)


def quoted(words: str) -> str:
    """One line of words in quotes."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
