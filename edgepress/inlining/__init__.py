"""What may be put into style attributes, and what that may change: pure questions that renderers and proofs ask."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, in words, and where: an offset into the text that was looked at."""

    words: str
    offset: int
