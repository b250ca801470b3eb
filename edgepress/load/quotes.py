"""Values of details in quotes that hold, whatever signs and quotes are in them."""

from __future__ import annotations

_CURLY = {"“": "”", "„": "“”", "‘": "’"}


def in_quotes(value: str) -> str:
    """A value in quotes that hold, whatever is in it."""
    if "“" <= value[:1] <= "„" or value[:1] == "‘":
        value = value[1:-1] if value[-1] in _CURLY.get(value[0], "") else value
    return f'"{value}"' if '"' not in value and "\\" not in value else "'" + value.replace("'", "''") + "'"


def other_quotes(value: str) -> str:
    """A value whose quotes end too early, in quotes that hold."""
    inner = value
    if len(value) > 1 and value[-1] == value[0] and not _own_quotes(value):
        inner = value[1:-1]
    elif value.count(value[0]) == 1:
        inner = value[1:]
    return f'"{inner}"' if '"' not in inner and "\\" not in inner else "'" + inner.replace("'", "''") + "'"


def _own_quotes(value: str) -> bool:
    """Whether the quotes in "Falls" and "slips" are the words' own: the second one closes, and more begins after it."""
    second = value.find(value[0], 1)
    return (
        value.count(value[0]) % 2 == 0 and not value[second - 1 : second].isspace() and value[second + 1 :][:1] == " "
    )


def is_clear(value: str) -> bool:
    """Whether only one thing can be meant by a value whose quotes end too early."""
    quote, count = value[0], value.count(value[0])
    if "\\" in value:
        return False
    if value[-1] != quote:
        return count % 2 == 0 and quote == '"'
    second = value.find(quote, 1)
    if quote == "'":
        return count == 3 and value[second - 1].isalpha() and value[second + 1].isalpha()
    return count == 4 and (_own_quotes(value) or value[second - 1].isspace())
