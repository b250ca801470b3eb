"""Which stretches of a Markdown text are words and which are code, found in one pass over the source."""

from __future__ import annotations

import re

# A picture that was pasted as letters, a million of them perhaps: after the words of a picture, or where one is defined.
PASTED = re.compile(
    r"(?:\]\(<?|^[ ]{0,3}\[(?P<id>[^\]\n]{1,100})\]:[ \t]{0,3}<?)"
    r"(?P<address>data:image/[\w.+-]{1,40};base64,(?P<letters>[A-Za-z0-9+/=%]+))",
    re.M,
)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^`\n]*$", re.M)  # in lists, fences stand further in
_TICKS = re.compile(r"`+")
_GAP = re.compile(r"\n[ \t]*\n")


def prose(text: str, start: int = 0) -> str:
    """The text with everything before `start` and all code turned into blanks: same length, same line breaks."""
    pieces, at = [_blank(text[:start])], start
    for fence_start, fence_end in _fences(text, start):
        pieces += [_without_ticks(text[at:fence_start]), _blank(text[fence_start:fence_end])]
        at = fence_end
    pieces.append(_without_ticks(text[at:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _fences(text: str, start: int) -> list[tuple[int, int]]:
    """Where fenced code stands. A fence that is never closed fences nothing, as in Python-Markdown."""
    found, opened = [], None
    for match in _FENCE.finditer(text, start):
        if opened is None:
            opened = match
        elif match[1][0] == opened[1][0] and len(match[1]) >= len(opened[1]) and match[0].strip() == match[1]:
            found.append((opened.start(), match.end()))
            opened = None
    return found


def _without_ticks(text: str) -> str:
    if "`" not in text:
        return text
    pieces, at = [], 0
    for gap in [*(m.start() for m in _GAP.finditer(text)), len(text)]:
        part = text[at:gap]
        pieces.append(_paragraph(part) if "`" in part else part)
        at = gap
    return "".join(pieces)


def _paragraph(text: str) -> str:
    """Blank the code spans of one paragraph: a run of ticks is closed by the next run of the same length."""
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(text) if text[m.start() - 1 : m.start()] != "\\"]
    closer: dict[int, int] = {}
    nexts = [0] * len(runs)
    for i in range(len(runs) - 1, -1, -1):
        size = runs[i][1] - runs[i][0]
        nexts[i] = closer.get(size, -1)
        closer[size] = i
    pieces, at, i = [], 0, 0
    while i < len(runs):
        if nexts[i] > i:
            end = runs[nexts[i]][1]
            pieces += [text[at : runs[i][0]], _blank(text[runs[i][0] : end])]
            at, i = end, nexts[i]
        i += 1
    return "".join([*pieces, text[at:]])
