"""A details block as an editor reads it: the YAML 1.2 core schema, in which 214 is a number and NO is a word."""

from __future__ import annotations

import re
from typing import Any

from edgepress.load import yaml

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE, _FALSE = re.compile(r"true|True|TRUE"), re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def typed(text: str) -> Any:
    """The value of a block; what cannot be read is an error of the test."""
    node = yaml.compose(text, 8)
    assert not isinstance(node, yaml.Refusal), text
    return _value(node) if node is not None else {}


def _value(node: Any) -> Any:
    if yaml.is_mapping(node):
        return {key.value: _value(value) for key, value in node.value}
    if not yaml.is_scalar(node):
        return [_value(item) for item in node.value]
    return node.value if node.style is not None else plain(node.value)


def plain(word: str) -> Any:
    """What a word without quotes is taken for."""
    if _NULL.fullmatch(word):
        return None
    if _TRUE.fullmatch(word) or _FALSE.fullmatch(word):
        return word.lower() == "true"
    if _INT.fullmatch(word):
        return int(word)
    return float(word) if _FLOAT.fullmatch(word) else word
