"""A style sheet -> what in it cannot be put into style attributes rightly.

premailer is right inside a small grammar (type, class and descendant selectors, plain values) and wrong in thirty ways
outside it. Mail clients are not better at it: what is refused here belongs into the sheet that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.inlining import Fault
from edgepress.inlining.order import Pair, pairs_of, parts

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_RULE = re.compile(r"(?<![^{}])([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(
    r"(?:[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)?|\.[a-z0-9_-]+)(?:\s+(?:[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)?|\.[a-z0-9_-]+))*"
)
_FORBIDDEN = re.compile(r"!important|var\(|calc\(|hsl|@|#(?:[0-9a-f]{3,4}|[0-9a-f]{8})\b(?![0-9a-f])", re.I)
_TYPE = re.compile(r"(?<![^\s])[a-z]")
_NAME = re.compile(r"-?[a-z][a-z0-9-]*", re.I)
_COLOUR = re.compile(r"#[0-9a-f]{6}|(?!inherit|initial|unset|currentcolor)[a-z][a-z-]*", re.I)


def grammar_faults(css: str) -> Iterator[Fault]:
    """Everything in a sheet that is outside what can be inlined, from the top."""
    plain = _uncommented(css)
    end = 0
    for rule in _RULE.finditer(plain):
        yield from _between(plain, end, rule.start())
        end = rule.end()
        yield from _selectors(rule[1], rule.start(1))
        yield from _declarations(rule[1].strip(), rule[2], rule.start(2))
    yield from _between(plain, end, len(plain))


def rules_of(css: str) -> Iterator[tuple[str, list[Pair]]]:
    """The rules of a sheet inside the grammar, one a selector, from the top: its selector, what it declares."""
    for rule in _RULE.finditer(_uncommented(css)):
        pairs = pairs_of(rule[2])
        yield from ((selector.strip(), pairs) for selector in rule[1].split(","))


def weight(selector: str) -> tuple[int, int]:
    """How much a selector weighs in the cascade: its classes, then its types."""
    return selector.count("."), len(_TYPE.findall(selector))


def _uncommented(css: str) -> str:
    """The sheet with blanks for its comments: every offset stays."""
    return _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)


def _between(plain: str, start: int, end: int) -> Iterator[Fault]:
    words = plain[start:end].strip()
    if words:
        yield Fault("braces do not pair, or an @-rule stands here; move it to keep.css", plain.index(words, start))


def _selectors(group: str, offset: int) -> Iterator[Fault]:
    for selector in group.split(","):
        words = selector.strip()
        if not _SELECTOR.fullmatch(words):
            at = offset + len(selector) - len(selector.lstrip())
            yield Fault(f"“{words}” cannot be inlined rightly; move it to keep.css", at)
        offset += len(selector) + 1


def _declarations(selectors: str, body: str, offset: int) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, part in parts(body):
        words = part.strip()
        start = offset + at + len(part) - len(part.lstrip())
        name, _, value = (piece.strip().lower() for piece in words.partition(":"))
        if not words:
            continue
        if not _NAME.fullmatch(name) or not value or name == "all":
            yield Fault(f"“{words}” in {selectors} is no property with a value; write it as name: value", start)
        elif name in seen:
            yield Fault(f"“{name}” stands twice in {selectors}, and only the last of them would stay; keep one", start)
        elif name == "background-color" and not _FORBIDDEN.search(value) and not _COLOUR.fullmatch(value):
            yield Fault(f"“{value}” in {selectors} cannot become a bgcolor for Outlook; write it as #aabbcc", start)
        else:
            yield from _values(selectors, words, start)
        seen.add(name)


def _values(selectors: str, words: str, offset: int) -> Iterator[Fault]:
    for found in _FORBIDDEN.finditer(words):
        yield Fault(f"“{found[0]}” in {selectors} belongs into keep.css", offset + found.start())
