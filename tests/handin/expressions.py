"""Expressions of workflows, such as `steps.check.outputs.code == '0'`: read as GitHub reads them, as far as ours go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

FILLED = re.compile(r"\$\{\{(.*?)\}\}", re.S)
STATUS = ("success", "failure", "always", "cancelled")
_TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w-]*(?:\.[A-Za-z_*][\w-]*)*)|(&&|\|\||==|!=|[!()])|(\d+))")

Functions = Mapping[str, Callable[[], bool]]


def names(expression: str) -> set[str]:
    """What an expression looks at, such as github.base_ref; functions end in ()."""
    tokens = list(_tokens(expression))
    after = [*tokens[1:], ("", "")]
    return {
        word + "()" * (sign == "(") for (kind, word), (_, sign) in zip(tokens, after, strict=True) if kind == "name"
    }


def value(expression: str, contexts: Mapping[str, Any], functions: Functions) -> Any:
    """What an expression comes to. Raises ValueError where it cannot be read, KeyError for what is not there."""
    left = list(_tokens(expression))

    def take(*signs: str) -> str | None:
        return left.pop(0)[1] if left and left[0][0] == "sign" and left[0][1] in signs else None

    def either() -> Any:
        found = both()
        while take("||"):
            other = both()
            found = found or other
        return found

    def both() -> Any:
        found = same()
        while take("&&"):
            other = same()
            found = found and other
        return found

    def same() -> Any:
        found = one()
        while sign := take("==", "!="):
            found = (found == one()) is (sign == "==")
        return found

    def one() -> Any:
        if take("!"):
            return not one()
        if take("("):
            found = either()
            if not take(")"):
                raise ValueError(f"an open bracket in {expression!r}")
            return found
        if not left:
            raise ValueError(f"something is missing in {expression!r}")
        kind, word = left.pop(0)
        if kind == "name" and take("("):
            if not take(")"):
                raise ValueError(f"{word} takes nothing in {expression!r}")
            return functions[word]()
        if kind == "name":
            return (
                {"true": True, "false": False, "null": None}[word]
                if word in ("true", "false", "null")
                else at(contexts, word)
            )
        if kind == "sign":
            raise ValueError(f"{word!r} stands alone in {expression!r}")
        return word[1:-1].replace("''", "'") if kind == "words" else int(word)

    found = either()
    if left:
        raise ValueError(f"too much in {expression!r}: {left}")
    return found


def fill(text: str, contexts: Mapping[str, Any], functions: Functions) -> str:
    """A text with its expressions in their places."""

    def put(match: re.Match[str]) -> str:
        found = value(match[1], contexts, functions)
        return (
            {None: "", True: "true", False: "false"}.get(found, str(found))
            if found is None or isinstance(found, bool)
            else str(found)
        )

    return FILLED.sub(put, text)


def at(contexts: Mapping[str, Any], name: str) -> Any:
    """What stands under a dotted name; what a step did not say, or a step that was not done, is empty, as on GitHub."""
    found: Any = contexts
    for part in name.split("."):
        found = found.get(part, {}) if name.startswith("steps.") else found[part]
    return found or ""


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    place = 0
    expression = expression.strip()
    while place < len(expression):
        match = _TOKEN.match(expression, place)
        if not match:
            raise ValueError(f"{expression[place:]!r} cannot be read in {expression!r}")
        kind = ("words", "name", "sign", "number")[next(n for n in range(4) if match[n + 1] is not None)]
        yield kind, match[match.lastindex or 0]
        place = match.end()
