"""Blank files to filled ones: names between at signs, such as @TITLE@, are replaced by what was answered.

An answer is never read again, so one that holds such a name stays as it was typed. How it is quoted depends on where it
stands: in a details block, in settings, in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from edgepress.quoting import quoted, value

Answer = str | int | bool | tuple[str, ...] | None
Quote = Callable[[Answer], str]

_MARK = re.compile(r"@([A-Z]+(?:-[A-Z]+)*)@")
_BODY = re.compile(r"^---[ \t]*\n.*?^---[ \t]*\n", re.M | re.S)


def filled(text: str, answers: Mapping[str, Answer], path: str) -> str:
    """The text of a file with the answers in their places.

    A line that waits for an answer of None goes. Raises KeyError for a name that nobody answers: that is our own fault.
    """
    if path.endswith(".md"):
        block = _BODY.match(text)
        end = block.end() if block else 0
        return _put(text[:end], answers, in_details) + _put(text[end:], answers, in_words)
    quote = {"toml": in_settings, "yml": in_details, "yaml": in_details, "json": in_settings}
    return _put(text, answers, quote.get(path.rpartition(".")[2], in_words))


def _put(text: str, answers: Mapping[str, Answer], quote: Quote) -> str:
    lines = []
    for line in text.splitlines(keepends=True):
        marks = _MARK.findall(line)
        if any(answers[mark] is None for mark in marks):
            continue
        lines.append(_MARK.sub(lambda mark: quote(answers[mark[1]]), line))
    return "".join(lines)


def in_details(answer: Answer) -> str:
    """An answer as a value in a details block: with quotes where something in it would be read as a sign."""
    if isinstance(answer, tuple):
        return f"[{', '.join(quoted(item) if ',' in item else in_details(item) for item in answer)}]"
    words = str(answer).lower() if isinstance(answer, bool) else str(answer)
    if isinstance(answer, int) or re.fullmatch(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?)?", words):
        return words
    if re.fullmatch(r"https?://[^\s\"'#,\[\]{}]+[^\s\"'#,\[\]{}:]", words):
        return words
    return value(words)


def in_settings(answer: Answer) -> str:
    """An answer as a value in pyproject.toml, or in a file of an editor: always with quotes."""
    if isinstance(answer, tuple):
        return f"[{', '.join(in_settings(item) for item in answer)}]"
    return str(answer) if isinstance(answer, int) else json.dumps(answer, ensure_ascii=False)


def in_words(answer: Answer) -> str:
    """An answer in a text: signs that Markdown would take for its own are told to be none."""
    if isinstance(answer, tuple):
        return ", ".join(in_words(item) for item in answer)
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", str(answer))
