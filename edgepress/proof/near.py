"""Where in an email a finding stands, for people: under which heading, of which Markdown file; and many places told once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from edgepress.diagnostics import Diagnostic
from edgepress.proof import tree
from edgepress.proof.letter import Letter, title_key

LINES = 8  # of further places that are named: more than that is all over the email


def placed(letter: Letter, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in order, each with the nearest heading above it; those that say the same are one, with the others' lines."""
    groups: dict[tuple[str, str, str, str], list[Diagnostic]] = {}
    for d in sorted(found, key=lambda d: d.order):
        groups.setdefault((d.code, d.message, d.hint, d.where.path), []).append(d)
    headings = _headings(letter) if groups else []
    return tuple(sorted((_near(letter, headings, _one(group)) for group in groups.values()), key=lambda d: d.order))


def _one(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *rest = group
    if not rest:
        return first
    lines = list(dict.fromkeys(str(d.where.line) for d in rest if d.where.line != first.where.line))
    which = ", ".join(lines[:LINES]) + (" and others" if len(lines) > LINES else "")
    places = "1 more place" if len(rest) == 1 else f"{len(rest)} more places"
    where = f" (line {which})" if len(lines) == 1 else f" (lines {which})" if lines else ""
    return replace(first, message=f"{first.message}; so in {places}{where}")


def _headings(letter: Letter) -> list[tuple[int, str, str]]:
    """Each heading: its offset, its words, and the Markdown file of the article that it is in."""
    titles = {title_key(a.title): a.source.path for a in letter.issue.articles} if letter.issue else {}
    path = letter.issue.source.path if letter.issue else ""
    found = []
    for heading in tree.every(letter.web, *tree.HEADINGS):
        words = tree.words(heading)
        path = titles.get(title_key(words), path)
        found.append((heading.start, words, path))
    return found


def _near(letter: Letter, headings: Sequence[tuple[int, str, str]], finding: Diagnostic) -> Diagnostic:
    if finding.where.path != letter.html.path or not headings:
        return finding
    offset = letter.html.offset(finding.where.line, finding.where.column)
    at = bisect_right([start for start, _, _ in headings], offset) - 1
    if at < 0 or offset < letter.body.inner:
        return finding
    _, words, path = headings[at]
    return replace(finding, near=words, origin=path)
