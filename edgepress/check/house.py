"""What a guest says is meant: which findings that silences, and checks of the saying itself.

These two are asked after all others, because they have to know what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from edgepress.check.reading import short
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered, safe
from edgepress.model import Allowance, Page, Site

_ITEM = re.compile(r"[ \t]*-[ \t]+")
_HEAD = re.compile(r"allow:\s*(?:\[\s*|-[ \t]+)")
_TAIL = re.compile(r"(?:\s*+(?:,\s*+)?\])?[ \t]*(?:#.*)?(?:\n|\Z)")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


class Found(NamedTuple):
    """What the checks say of a page, the codes that a guest may allow, and those that nobody may."""

    told: frozenset[Diagnostic]
    codes: frozenset[str]
    never: frozenset[str]


def silences(allowed: Allowance, finding: Diagnostic) -> bool:
    """Whether a finding is of the kind, and in the place, that an allowance names."""
    return allowed.check == finding.code and (
        not allowed.line or finding.where.line <= allowed.line <= finding.where.end_line
    )


def allow_without_reason(page: Page, site: Site, found: Found) -> Iterator[Diagnostic]:
    """Who allows what a check finds says why, after the word because.

    Bad:   <!-- edgepress: allow raw-html -->
    Good:  <!-- edgepress: allow raw-html because the article is about HTML -->
    """
    for allowed in page.allow:
        if allowed.because or allowed.check not in found.codes:
            continue
        example = f"{{check: {allowed.check}, because: the article is about it}}"
        if allowed.line:
            example = f"<!-- edgepress: allow {allowed.check} because the article is about it -->"
        yield Diagnostic(
            "allow-without-reason",
            f"“{allowed.check}” is allowed here without a reason, so it does not count",
            allowed.where,
            hint=f"say why, in words of your own: {example}",
            severity=Severity.SHOULD,
            why="the editor decides by your reason, and cannot ask you every time",
        )


def allow_unused(page: Page, site: Site, found: Found) -> Iterator[Diagnostic]:
    """Whatever is allowed is there: when the text was mended, the allowance goes, too.

    Bad:   allow:
             - {check: raw-html, because: the article is about HTML}
           (and no HTML in the text)
    Good:  (no allow: in the details)
    """
    for allowed in page.allow:
        if allowed.check in found.never:
            message = f"“{allowed.check}” cannot be allowed, because it could harm a reader or somebody in the text"
            hint = "mend what is told, and delete this"
            yield _unused(message, allowed, hint, _removal(page, allowed))
        elif allowed.check not in found.codes:
            yield _unknown(page, allowed, found)
        elif allowed.because and not any(silences(allowed, finding) for finding in found.told):
            place = f"in line {allowed.line}" if allowed.line else "in this file"
            message = f"Nothing {place} is told as “{allowed.check}” any more, so there is nothing to allow"
            yield _unused(message, allowed, "delete it; nothing else changes", _removal(page, allowed))


def _unused(message: str, allowed: Allowance, hint: str, fix: Fix | None) -> Diagnostic:
    return Diagnostic("allow-unused", message, allowed.where, hint=hint, severity=Severity.SHOULD, fix=fix)


def _unknown(page: Page, allowed: Allowance, found: Found) -> Diagnostic:
    message = f"Nothing that can be allowed is called “{short(allowed.check)}”"
    near = get_close_matches(allowed.check.lower().replace("_", "-"), sorted(found.codes), n=1)
    if not near:
        hint = "write the name as it stands below the finding, or delete this"
        return _unused(message, allowed, hint, _removal(page, allowed, sure=False))
    begin, end = _place(page, allowed)
    at = page.source.text.find(allowed.check, begin, end)
    at = page.source.text.find(allowed.check, page.source.text.find("check", begin, end), end) if at < 0 else at
    edit = Edit(page.source.span(at, at + len(allowed.check)), near[0])
    return _unused(message, allowed, f"did you mean “{near[0]}”?", offered(edit) if at >= 0 else None)


def _place(page: Page, allowed: Allowance) -> tuple[int, int]:
    where = allowed.where
    return page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)


def _removal(page: Page, allowed: Allowance, sure: bool = True) -> Fix | None:
    """The text without an allowance, where it is plain what belongs to it."""
    stretch = _comment(page, allowed) if allowed.line else _item(page, allowed)
    return (safe if sure else offered)(Edit(page.source.span(*stretch), "")) if stretch else None


def _comment(page: Page, allowed: Allowance) -> tuple[int, int]:
    """A comment, with its lines where nothing else stands in them."""
    text, (begin, end) = page.source.text, _place(page, allowed)
    first, after = text.rfind("\n", 0, begin) + 1, text.find("\n", end)
    last = len(text) if after < 0 else after + 1
    return (begin, end) if text[first:begin].strip() or text[end:last].strip() else (first, last)


def _item(page: Page, allowed: Allowance) -> tuple[int, int] | None:
    """One item of the list `allow` in the details, with its hyphen or comma; the only one with the whole list."""
    text, (begin, end) = page.source.text, _place(page, allowed)
    first, tail, comma = text.rfind("\n", 0, begin) + 1, _TAIL.match(text, end), _COMMA.match(text, end)
    if sum(1 for other in page.allow if not other.line) == 1:
        head = text.rfind("\nallow:", 0, begin) + 1
        return (head, tail.end()) if tail and _HEAD.fullmatch(text, head, begin) else None
    if _ITEM.fullmatch(text, first, begin):
        return (first, tail.end()) if tail and "]" not in tail[0] else None
    return begin, comma.end() if comma else end
