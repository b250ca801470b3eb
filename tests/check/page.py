"""The page docs/checks.md, made from the functions' docstrings and their cases."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping

from edgepress.diagnostics import Severity

from .cases import CASES, TESTS, Case

PAGE = TESTS.parent / "docs" / "checks.md"

OPENING = """\
# What the press says, and why

Each finding of `edgepress check` and `edgepress build` ends with its name. Here is each name: what we ask for, an
example, and the whole of what we say.

**Must fix** stops an issue from going out. **Should fix** and **Consider** do not; where one of them is meant as it is,
say so in the details, with the reason:

    allow:
      - {check: raw-html, because: the article is about HTML}

This page is generated: change a docstring in `edgepress/`, or a case in `tests/`, and run `make accept`.
"""

FAMILIES = {"load": "When a file cannot be read", "proof": "What subscribers will get"}


def page(severities: Mapping[str, Severity]) -> str:
    """The whole page. `severities` is the gravest severity with which each code is said in its case."""
    parts = [OPENING, _contents()]
    parts += [_section(case, severities[case.code]) for case in CASES]
    return "\n".join(parts)


def _contents() -> str:
    lines = []
    for title in dict.fromkeys(map(_family, CASES)):
        links = ", ".join(f"[{case.code}](#{case.code})" for case in CASES if _family(case) == title)
        lines += [*textwrap.wrap(f"**{title}**: {links}", 118, break_long_words=False, break_on_hyphens=False), ""]
    return "\n".join(lines)


def _family(case: Case) -> str:
    """The family that a name is listed in: what the docstring of its module says its checks are of."""
    if case.room in FAMILIES:
        return FAMILIES[case.room]
    words = " ".join((inspect.getdoc(inspect.getmodule(case.function)) or "").split())
    title = re.sub(r"^(?:Checks|The check) (?:of|for) ", "", re.split(r"[.:,;]", words)[0])
    return title[:1].upper() + title[1:]


def _section(case: Case, severity: Severity) -> str:
    sentence, bad, good = examples(case)
    said = case.said.read_text(encoding="utf-8")
    return "\n".join(
        [
            f"## {case.code}",
            "",
            f"{severity.words}. {sentence}",
            "",
            *_block("Bad", bad),
            *_block("Good", good),
            *_block("We say", said),
        ]
    )


def _block(title: str, words: str) -> Iterator[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
    yield from (f"{title}:", "", f"{fence}text", words.rstrip("\n"), fence, "")


def examples(case: Case) -> tuple[str, str, str]:
    """The sentence, the bad and the good example in a function's docstring."""
    text = inspect.getdoc(case.function) or ""
    match = re.fullmatch(r"(.+?)\n\nBad:   (.+?)\nGood:  (.+)", text, re.S)
    if not match:
        raise ValueError(f"the docstring of {case.function.__name__} is not: a sentence, an empty line, Bad:, Good:")
    return " ".join(match[1].split()), _hang(match[2]), _hang(match[3])


def _hang(words: str) -> str:
    """An example whose later lines are indented under its first."""
    first, *rest = words.split("\n")
    return "\n".join([first, *(line.removeprefix(" " * 7) for line in rest)])
