"""Names and values as lines of config.yml. Every word stands in quotes, so that none can be taken for anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")  # may not stand there as they are
_PLAIN = re.compile(r"[a-z_]+")


def written(values: Any) -> str:
    """A mapping as lines; each list and each mapping is indented by two more spaces."""
    return "\n".join(_mapping(values, 0)) + "\n"


def _mapping(values: Any, depth: int) -> Iterator[str]:
    for key, value in values.items():
        name = key if _PLAIN.fullmatch(key) else _scalar(key)
        yield from _entry(f"{'  ' * depth}{name}:", value, depth)


def _entry(begin: str, value: Any, depth: int) -> Iterator[str]:
    if not isinstance(value, (dict, list)) or not value:
        yield f"{begin} {_scalar(value)}"
    elif isinstance(value, list) and all(not isinstance(item, (dict, list)) for item in value):
        yield f"{begin} [{', '.join(map(_scalar, value))}]"
    else:
        yield begin
        yield from _mapping(value, depth + 1) if isinstance(value, dict) else _list(value, depth + 1)


def _list(values: list[Any], depth: int) -> Iterator[str]:
    for item in values:
        first, *rest = _mapping(item, depth + 1)
        yield f"{'  ' * depth}- {first.lstrip()}"
        yield from rest


def _scalar(value: Any) -> str:
    return _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
