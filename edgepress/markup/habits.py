"""Markdown as GitHub, editors and word processors write it -> Markdown as Python-Markdown reads it, in one pass.

Python-Markdown wants an empty line before a list or a table, four spaces a level, a full stop after a number, and fences
that begin their line; where it does not get them it says nothing, and lists and tables run together.
"""

from __future__ import annotations

import re

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

STEP = 4  # spaces a level of a list takes in Python-Markdown
NESTS = 2  # spaces after which everybody else sees a level

_BLANK = re.compile(r"\n +(?=\n)")
_NEEDED = re.compile(r" *(?:[-*+] |\d{1,9}[.)] |`{3}|~{3}|(?:> ?)+(?:[-*+]|1[.)]) )")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)]) +(?=\S)(.*)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_FENCE = re.compile(r"( *)(`{3,}|~{3,})([^`]*)$")
_DIVIDER = re.compile(r" {0,3}\|?[ :]*-[-|: ]*$")
_QUOTED = re.compile(r" {0,3}((?:> ?)+)(?:[-*+]|1[.)]) +\S")
_BLOCK = re.compile(r" {0,1}(?:#{1,6} |>)")


class Spaces(Preprocessor):
    """Tabs become spaces, lines of nothing but spaces empty, and Markdown's own signs go; line ends were seen to before."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, and the two empty ones that Python-Markdown wants at the end."""
        text = "\n".join(lines).replace(STX, "").replace(ETX, "") + "\n\n"
        text = text.expandtabs(STEP) if "\t" in text else text
        return (_BLANK.sub("\n", text) if " \n" in text else text).split("\n")


class Fences(FencedBlockPreprocessor):
    """Python-Markdown's own, where there is a fence at all."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with fenced code set aside."""
        return super().run(lines) if any("```" in line or "~~~" in line for line in lines) else lines


class Habits(Preprocessor):
    """The lines of a text, with the empty lines and indents that Python-Markdown needs. Words are never changed."""

    def run(self, lines: list[str]) -> list[str]:
        """Leave a text alone that has no list, table or fence."""
        needed = any(_NEEDED.match(line) or ("|" in line and "-" in line) for line in lines)
        return _Writer(lines).write() if needed else lines


class _Writer:
    """One pass over the lines.

    `levels` holds the indents of the lists that are open, as they were written, `kinds` whether each is a numbered one.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.out = lines, [""]
        self.levels: list[int] = []
        self.kinds: list[bool] = []
        self.apart = False  # whether the last lines are a paragraph of its own in an item
        self.never: set[str] = set()  # fences that are not closed any more: looked for once

    def write(self) -> list[str]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
            indent = len(fence[1]) if fence else 0
            end = self._closing(at, fence[2]) if fence and (self.levels or indent < STEP) else -1
            if fence and end > at and (self._inside(indent) or indent < STEP):
                self._code(at, end, indent, fence[2])
                at = end
            else:
                self._line(line)
            at += 1
        return self.out[1:]

    def _line(self, line: str) -> None:
        item = _ITEM.match(line)
        if item and not _RULE.match(line):
            self._item(line, item)
        elif line and self.levels:
            self._in_list(line)
        elif "-" in line and "|" in line and _DIVIDER.match(line):
            self._divider(line)
        elif line[:4].lstrip(" ")[:1] == ">":
            self._quote(line)
        else:
            self.out.append(line)

    def _item(self, line: str, item: re.Match[str]) -> None:
        indent, mark, words = len(item[1]), item[2], item[3]
        if not self.levels:
            last = self.out[-1]
            if indent >= STEP or (last and (mark not in ("-", "*", "+", "1.", "1)") or last[0] in " >|")):
                self.out.append(line)  # code, or words that begin with a number
                return
            if last:
                self.out.append("")
            self._open(indent, mark)
        else:
            if self.apart and self.out[-1]:
                self.out.append("")
            self._level(indent, mark)
        self.apart = False
        mark = mark[:-1] + "." if mark[-1] == ")" else mark
        self.out.append(f"{' ' * (STEP * (len(self.levels) - 1))}{mark} {words}")

    def _level(self, indent: int, mark: str) -> None:
        """Close the lists that an item no longer stands in, and open one when it stands further in, or is of another kind."""
        while len(self.levels) > 1 and indent < self.levels[-1]:
            self._close()
        if indent >= self.levels[-1] + NESTS:
            self._open(indent, mark)
        elif self.kinds[-1] != mark[0].isdigit():
            self.kinds[-1] = mark[0].isdigit()
            if self.out[-1]:
                self.out.append("")

    def _open(self, indent: int, mark: str) -> None:
        self.levels.append(indent)
        self.kinds.append(mark[0].isdigit())

    def _close(self) -> None:
        self.levels.pop()
        self.kinds.pop()

    def _close_all(self) -> None:
        self.levels, self.kinds = [], []

    def _inside(self, indent: int) -> bool:
        """Whether a line so far in belongs to an item of an open list; lists that it does not belong to are closed."""
        while self.levels and indent < self.levels[-1] + NESTS:
            if self.out[-1]:
                return False  # only an empty line ends a list
            self._close()
        return bool(self.levels)

    def _in_list(self, line: str) -> None:
        """Words that follow an item, at once or after an empty line."""
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if self.out[-1]:
            if _BLOCK.match(line):
                self._close_all()
                self.out += ["", line]
            else:
                self.out.append(" " * (STEP * (len(self.levels) - 1)) + words)
        elif self._inside(indent):
            room = STEP * len(self.levels)
            self.apart = True
            self.out.append(line if indent >= room + STEP else " " * room + words)
        else:
            self._line(line)

    def _divider(self, line: str) -> None:
        """The line under the head of a table: the head stands in a paragraph of its own."""
        if "|" in self.out[-1] and self.out[-2:-1] != [""] and len(self.out) > 2 and "|" not in self.out[-2]:
            self.out.insert(len(self.out) - 1, "")
        self.out.append(line)

    def _quote(self, line: str) -> None:
        quoted = _QUOTED.match(line)
        last = self.out[-1].lstrip(" ")
        if quoted and last.startswith(quoted[1].rstrip()):
            words = last[len(quoted[1].rstrip()) :].strip()
            if words and words[0] != ">" and not _ITEM.match(words):
                self.out.append(quoted[1].rstrip())
        self.out.append(line)

    def _code(self, at: int, end: int, indent: int, fence: str) -> None:
        """Fenced code: in a list it becomes indented code of the item; elsewhere its fences stand alone in their lines."""
        code = [_without(line, indent) for line in self.lines[at + 1 : end]]
        if not self._inside(indent):
            self._close_all()
            self.out += [fence, *code, fence]
            return
        room = " " * (STEP * len(self.levels) + STEP)
        self.out += ["", *(room + line if line.strip() else "" for line in code), ""]

    def _closing(self, at: int, fence: str) -> int:
        """The line that closes a fence, or -1: one that is never closed fences nothing."""
        if fence in self.never:
            return -1
        for number in range(at + 1, len(self.lines)):
            line = self.lines[number].strip(" ")
            if line.startswith(fence) and not line.strip(fence[0]):
                return number
        self.never.add(fence)
        return -1


def _without(line: str, indent: int) -> str:
    """A line less the indent of its fence."""
    return line[indent:] if not line[:indent].strip(" ") else line.lstrip(" ")
