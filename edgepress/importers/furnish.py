"""What stands in a Word document beside its words: charts, formulas, boxes, linked pictures; each kept as words or told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Relations = Mapping[str, tuple[str, str, bool]]


def furnish(text: Any, relations: Relations, numbering: Any, said: dict[str, None]) -> None:
    """Put into words what mammoth would drop, and take out what it would fetch. Changes the tree in place."""
