"""Findings as a comment on a pull request: the page that a guest reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edgepress.diagnostics import Diagnostic
from edgepress.report.about import ALONE, MENDABLE, About, Sources, is_mendable
from edgepress.report.shown import is_whole, printable, whereabouts, words_of
from edgepress.report.text import pointed
from edgepress.report.verdict import steps, tally

MOST = 59_000  # characters: GitHub takes 65,536 and some of its programs fewer
LONGEST = 2_000  # characters of one message; a hint may hold a guest's whole paragraph
MARKER = "edgepress"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What GitHub's pages read as more than words although each sign in it is harmless: addresses, numbers of issues and commits,
# the names of emoji.
_MORE = re.compile(r"://|\bwww\.|\bGH-\d|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b|:.*:", re.I)
_ROUND = (re.compile(r"(“)([^“”]+)(”[,.;!?]*)"), re.compile(r"()(.*[^,.;!?])([,.;!?]*)"))
_SIGNS = frozenset(".,;:?!'\"()/%+-")  # in the middle of a line neither Markdown nor HTML


def as_comment(findings: Sequence[Diagnostic], sources: Sources, colour: bool = False, about: About = ALONE) -> str:
    """Markdown that begins with a marker, so that one comment is written anew each time, and ends with what to do."""
    opening, closing = _opening(findings, about), _closing(findings, about)
    blocks = {id(d): _block(d, sources) for d in findings}
    told = set(_fitting(findings, blocks, MOST - len(opening) - len(closing)))
    parts = [opening]
    path = None
    for finding in (d for d in findings if id(d) in told):
        if finding.where.path != path:
            path = finding.where.path
            parts.append(_heading(path))
        parts.append(blocks[id(finding)])
    if len(findings) > len(told):
        parts.append(f"\n…and {len(findings) - len(told)} more.\n")
    return "".join([*parts, closing])


def _opening(findings: Sequence[Diagnostic], about: About) -> str:
    slug = about.asked[0] if len(about.asked) == 1 and _SLUG.fullmatch(about.asked[0]) else ""
    marker, whose = f"{MARKER}:{about.command}", ""
    if slug:
        marker, whose = f"{marker}:{slug}", f" of {code(slug)}"
    return f"<!-- {marker} -->\n## What edgepress says{whose}: {tally(findings) or 'nothing to mend'}\n"


def _heading(path: str) -> str:
    return f"\n### {code(path)}\n"


def _fitting(findings: Sequence[Diagnostic], blocks: dict[int, str], room: int) -> Iterator[int]:
    """Which findings there is room for, the gravest first."""
    room -= 40  # for the line that says how many more there are
    paths = set()
    for finding in sorted(findings, key=lambda d: (d.severity.rank, *d.order)):
        room -= len(blocks[id(finding)])
        if finding.where.path not in paths:
            paths.add(finding.where.path)
            room -= len(_heading(finding.where.path))
        if room < 0:
            return
        yield id(finding)


def _block(finding: Diagnostic, sources: Sources) -> str:
    """One item of a list: how grave, where, what the reader will see; the guest's line; why, and what to try."""
    where, words = finding.where, words_of(finding)
    place = "" if is_whole(where) else f", line {where.line}"
    near = f", {prose(whereabouts(finding))}" if finding.near else ""
    lines = [f"- **{finding.severity.words}**{place}{near} ({code(finding.code)}): {prose(words.message)}"]
    shown = pointed(finding, sources)
    if shown:
        fence = _fence("\n".join(shown), 3)
        lines += ["", f"  {fence}text", *(f"  {line}" for line in shown), f"  {fence}"]
    if words.why:
        lines += ["", f"  Why: {prose(words.why)}"]
    if words.hint:
        lines += ["", f"  Try: {prose(words.hint)}{_mendable(finding)}"]
    return "\n" + "\n".join(lines) + "\n"


def _mendable(finding: Diagnostic) -> str:
    command, _, rest = MENDABLE.partition(" can ")
    return f" ({code(command)} can {rest})" if is_mendable(finding) else ""


def _closing(findings: Sequence[Diagnostic], about: About) -> str:
    parts = [prose(note) for note in about.said]
    if findings:
        parts.append(
            f"{code('edgepress explain')} and a name say more, such as {code('edgepress explain ' + findings[0].code)}."
        )
    parts += [
        f"{step.before}{code(step.command) if step.command else ''}{step.after}" for step in steps(findings, about)
    ]
    return "\n---\n\n" + "\n\n".join(parts) + "\n"


def prose(words: str) -> str:
    """Words of a guest among ours: from the first to the last that could be read as a sign, they stand as code."""
    flat = " ".join(printable(words).split())
    flat = flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
    parts = flat.split(" ")
    odd = [i for i, part in enumerate(parts) if not _is_plain(part)]
    if not odd:
        return flat
    first = odd[0]
    last = len(parts) if set(parts[first]) <= set("#>") else odd[-1] + 1  # what opens a line belongs to all of it
    while last < len(parts) and _is_open(parts[first:last]):  # what is quoted is not cut in two
        last += 1
    return " ".join([*parts[:first], _quoted(" ".join(parts[first:last])), *parts[last:]])


def _is_open(parts: Sequence[str]) -> bool:
    """Whether a quote begins in some words and does not end there."""
    return sum(part.count("“") - part.count("”") for part in parts) > 0


def _quoted(words: str) -> str:
    """Words as code; the quotes round them and the sign that ends a sentence stay outside."""
    match = next(filter(None, (shape.fullmatch(words) for shape in _ROUND)), None)
    return f"{match[1]}{code(match[2])}{match[3]}" if match else code(words)


def _is_plain(part: str) -> bool:
    """Whether a word is nothing but a word to Markdown and to what GitHub does after it: no @name, no #number, no tag."""
    return all(c.isalnum() or not c.isascii() or c in _SIGNS for c in part) and not _MORE.search(part)


def code(words: str) -> str:
    """Words as code, in which nothing is read as a sign: between more backticks than stand side by side in them."""
    flat = " ".join(printable(words).split())
    fence = _fence(flat, 1)
    room = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{room}{flat}{room}{fence}" if flat else ""


def _fence(words: str, least: int) -> str:
    return "`" * max(least, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
