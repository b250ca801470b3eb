"""Values of a details block, with quotes where a sign in them would be taken for another thing."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_][\w ’.,()!?–—/+&;-]*")
_TAKEN = frozenset("true false yes no on off null y n".split())


def value(words: str) -> str:
    """One line of words."""
    if _PLAIN.fullmatch(words) and words == words.strip() and words.lower() not in _TAKEN:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(details: dict[str, str]) -> str:
    """A details block: those that are empty are left out."""
    return "".join(["---\n", *(f"{name}: {words}\n" for name, words in details.items() if words), "---\n"])
