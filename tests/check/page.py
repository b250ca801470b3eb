"""The page docs/checks.md, made from the functions' docstrings and their cases."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

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

FAMILIES = {"What stops a file from being read": "When a file cannot be read"}


class Named(Protocol):
    """A finding's name and the function that says it."""

    @property
    def code(self) -> str:
        """The name."""

    @property
    def function(self) -> Callable[..., object]:
        """The function of that name."""


def page(severities: Mapping[str, Severity]) -> str:
    """The whole page. `severities` is the gravest severity with which each code is said in its case."""
    parts = [OPENING, "\n".join(heading_list(CASES))]
    parts += [_section(case, severities[case.code]) for case in CASES]
    return "\n".join(parts)


def heading_list(cases: Sequence[Named]) -> Iterator[str]:
    """The names by family, each a link to its section."""
    for title in dict.fromkeys(map(family, cases)):
        links = ", ".join(f"[{case.code}](#{case.code})" for case in cases if family(case) == title)
        yield from (*textwrap.wrap(f"**{title}**: {links}", 118, break_long_words=False, break_on_hyphens=False), "")


def family(case: Named) -> str:
    """The family that a name is listed in: what the docstring of its module says its checks are of."""
    words = " ".join((inspect.getdoc(inspect.getmodule(case.function)) or "").split())
    title = re.sub(
        r"^(?:Checks|The check|Proofs|The proof|The proofs) (?:of|for|that) ", "", re.split(r"[.:,;]", words)[0]
    )
    return FAMILIES.get(title, title[:1].upper() + title[1:])


def _section(case: Case, severity: Severity) -> str:
    sentence, bad, good = examples(case.function)
    said = case.said.read_text(encoding="utf-8")
    return "\n".join(
        [
            f"## {case.code}",
            "",
            f"{severity.words}. {sentence}",
            "",
            *block("Bad", bad),
            *block("Good", good),
            *block("We say", said),
        ]
    )


def block(title: str, words: str) -> Iterator[str]:
    """An example with its title, fenced by more signs than it holds."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
    yield from (f"{title}:", "", f"{fence}text", words.rstrip("\n"), fence, "")


def examples(function: Callable[..., object]) -> tuple[str, str, str]:
    """The sentence, the bad and the good example in a function's docstring."""
    text = inspect.getdoc(function) or ""
    match = re.fullmatch(r"(.+?)\n\nBad:   (.+?)\nGood:  (.+)", text, re.S)
    if not match:
        raise ValueError(f"the docstring of {function.__name__} is not: a sentence, an empty line, Bad:, Good:")
    return " ".join(match[1].split()), _hang(match[2]), _hang(match[3])


def _hang(words: str) -> str:
    """An example whose later lines are indented under its first."""
    first, *rest = words.split("\n")
    return "\n".join([first, *(line.removeprefix(" " * 7) for line in rest)])
