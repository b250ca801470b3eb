"""A text that somebody wrote, and the places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# What Unicode keeps free for ever, as a part of a pattern: the last two of each of its planes, and 32 more. XML ends there.
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
TO_DIAL = r"\+?[0-9][0-9().-]{1,24}"  # as an expression: a telephone number of RFC 3966, and nothing dialled after it


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive.

    A tuple, because a newsletter has a hundred thousand of them and they travel between processes.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True)
class Source:
    """A text and where it came from; `path` is relative to the newsletter's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def __getstate__(self) -> tuple[str, str]:
        """Only path and text travel between processes; line starts are found again where needed."""
        return self.path, self.text

    def __setstate__(self, state: tuple[str, str]) -> None:
        object.__setattr__(self, "path", state[0])
        object.__setattr__(self, "text", state[1])

    def place(self, offset: int) -> tuple[int, int]:
        """Turn an offset in code points into (line, column), both from 1."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int | None = None) -> Span:
        """The stretch from offset `start` to `end` (exclusive; one character if left out)."""
        line, column = self.place(start)
        end_line, end_column = self.place(start + 1 if end is None else end)
        return Span(self.path, line, column, end_line, end_column)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, both from 1."""
        line = max(1, min(line, len(self._starts)))
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """One line without its line break; empty past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def find(self, words: str, nth: int = 0, after: int = 0) -> Span | None:
        """The nth place (from 0) where `words` stand at or after the offset, or None."""
        at = self.text.find(words, after)
        for _ in range(nth):
            if at < 0:
                break
            at = self.text.find(words, at + 1)
        return None if at < 0 else self.span(at, at + len(words))
