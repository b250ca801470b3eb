"""A thing is told once: where another proof speaks of what clients lack, its finding says how many readers that is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter
from edgepress.source import Span

CODE = "client-support"
# What other proofs say of a feature, by how features begin: of one matter only one of them speaks.
TELLS: Mapping[str, tuple[str, ...]] = {
    "anchor-dead": ("html-anchor-links",),
    "attribute-selector": ("css-selector-attribute",),
    "border-too-wide": ("css-border",),
    "button-fragile": ("css-padding", "css-display", "html-button-"),
    "columns-too-wide": ("css-width", "css-max-width"),
    "dead-markup": ("html-", "css-at-import"),
    "direction-left-over": ("css-text-align",),
    "element-strange-to-word": ("html-semantics",),
    "ghost-missing": ("css-max-width", "css-width", "css-margin"),
    "ground-picture": ("css-background", "html-background"),
    "ground-twin-missing": ("css-background",),
    "link-dead": ("html-anchor-links",),
    "padding-off-cell": ("css-padding",),
    "picture-source": ("image-",),
    "picture-width": ("css-width", "css-max-width", "html-width", "html-height"),
    "preheader-visible": ("html-hidden", "css-display-none"),
    "quote-by-border": ("css-border",),
    "sheet-dropped": ("css-nesting", "css-rgb"),
    "style-unsafe": ("css-",),
}
# These speak of how something is written: who follows them still uses it, and some programs still do not know it.
SPELLING = frozenset({"colour-short", "important-inline", "important-missing", "shorthand-late"})
TAG = 1_500  # characters: a finding about more than that is about no one place


def unless_told(letter: Letter, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """All findings but those of clients of which another proof speaks: at the same words, or of the same matter nearby.

    That other proof knows more of the matter, and who follows it has mended both. Where both mean the very same words, it
    also says how many readers that is, and in which programs.
    """
    slugs = {feature.url: slug for slug, feature in letter.clients.features.items()}
    kept: dict[int, Diagnostic] = {n: d for n, d in enumerate(found) if d.code != CODE}
    mine = [n for n in range(len(found)) if n not in kept]
    spans = _spans(letter, kept) if mine else []
    for n in mine:
        slug = slugs.get(found[n].why.rpartition("; see ")[2], "")
        others = [o for o in _near(letter, spans, found[n].where) if _same(found[o], found[n], slug)]
        if not others:
            kept[n] = found[n]
        for o in others:
            if "caniemail.com" not in kept[o].why:
                kept[o] = replace(kept[o], why=_joined(kept[o].why, found[n]))
    return [kept[n] for n in sorted(kept)]


def _spans(letter: Letter, findings: Mapping[int, Diagnostic]) -> list[tuple[int, int, int]]:
    """From where to where each finding is, and its number; what is of a whole section is of no one place."""
    spans = [(*_offsets(letter, d.where), n) for n, d in findings.items() if d.where.path == letter.html.path]
    return sorted(span for span in spans if span[1] - span[0] <= TAG)


def _near(letter: Letter, spans: Sequence[tuple[int, int, int]], where: Span) -> list[int]:
    """The numbers of the findings that share a sign with a place."""
    start, end = _offsets(letter, where)
    some = spans[bisect_left(spans, (start - TAG, 0, 0)) : bisect_left(spans, (end, 0, 0))]
    return [n for _, stop, n in some if stop > start]


def _same(other: Diagnostic, d: Diagnostic, slug: str) -> bool:
    """Whether another finding speaks of the same matter as one of clients, and is as grave where it is of the same words."""
    by_name = slug.startswith(TELLS.get(other.code, ()))
    here = other.where == d.where and other.severity.rank <= d.severity.rank
    return by_name or (here and other.code not in SPELLING)


def _joined(why: str, d: Diagnostic) -> str:
    """A reason of another proof, with how many readers that is."""
    readers = d.message.partition("; ")[2]
    return "; ".join(part for part in (why, readers, d.why) if part)


def _offsets(letter: Letter, where: Span) -> tuple[int, int]:
    return letter.html.offset(where.line, where.column), letter.html.offset(where.end_line, where.end_column)
