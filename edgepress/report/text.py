"""Findings for a person at a terminal: each with the guest's own words and a line under the place."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report.about import ALONE, MENDABLE, WIDTH, About, Sources, is_mendable
from edgepress.report.shown import WINDOW, Painter, excerpt, line_of, place, printable, whereabouts, words_of

NARROW = 40  # columns: in fewer, a sentence falls to pieces
LABEL = 13  # columns before a message
COLOURS = {Severity.MUST: "31;1", Severity.SHOULD: "33;1", Severity.CONSIDER: "36;1"}


def text(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """Each finding with the guest's own words and a line under the place; empty when there is none."""
    width = max(NARROW, min(about.columns, WIDTH))
    return "\n\n".join(_whole(d, sources, _painter(colour), width) for d in findings) + ("\n" if findings else "")


def _whole(finding: Diagnostic, sources: Sources, paint: Painter, width: int) -> str:
    where, label, words = finding.where, finding.severity.words, words_of(finding)
    first, *rest = _wrapped(words.message, LABEL, width)
    lines = [paint(label, COLOURS[finding.severity]) + " " * (LABEL - len(label)) + first, *rest]
    lines.append(f"  {paint('-->', '2')} {place(where)}")
    if finding.near:
        lines.append(f"      {whereabouts(finding)}")
    lines += pointed(finding, sources, paint, width - WIDTH + WINDOW)
    for name, said in (("why", words.why), ("try", words.hint)):
        if said:
            first, *rest = _wrapped(said, 8, width)
            lines += [f"   {name}  {first}", *rest]
    mendable = f" ({MENDABLE})" if is_mendable(finding) else ""
    lines.append(f"   {paint(finding.code + mendable, '2')}")
    return "\n".join(lines)


def pointed(
    finding: Diagnostic, sources: Sources, paint: Painter = lambda words, code: words, window: int = WINDOW
) -> list[str]:
    """The guest's line and carets under the place, where a finding has a place and its text can be read."""
    line = line_of(sources.get(finding.where.path), finding.where)
    return excerpt(line, finding.where, paint, window) if line.strip() else []


def _wrapped(words: str, indent: int, width: int) -> list[str]:
    """A sentence in lines; all but the first are indented. Only spaces are broken, so that an address stays whole."""
    lines = textwrap.wrap(
        printable(words), width - indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return [line if not i else " " * indent + line for i, line in enumerate(lines)] or [""]


def _painter(colour: bool) -> Painter:
    return (lambda words, code: f"\x1b[{code}m{words}\x1b[0m") if colour else (lambda words, code: words)
