"""Styles put in by css-inline: the fast choice, for who installs it. Nothing else here knows it.

It is asked which rules mean which element, on a skeleton of the document: tags with their classes, nothing else. The
document itself never goes through its hands, so nothing of it can change: no doctype, no comment, no order of attributes.
What the rules say is merged as it is for premailer, because css-inline, too, lets `margin` undo a later `margin-top`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any, NamedTuple

from edgepress.diagnostics import Stop
from edgepress.inlining.changes import MARK, REFERENCE, character
from edgepress.inlining.grammar import rules_of, weight
from edgepress.inlining.order import Pair, pairs_of
from edgepress.render.inline import SheetError, check_grammar, style_of, template_of

_MARKUP = re.compile(r"(<(?:!--.*?(?:-->|\Z)|style\b.*?(?:</style>|\Z)|[^<>]*>))", re.S)
_TAG = re.compile(r"<([a-z][^<> /]*)(?: class=\"[^\"<>]*\")?(?: style=\"([^\"<>]*)\")?")
_CLASS = re.compile(r" class=(\"[^\"<>]*\"|'[^'<>]*')")
_STYLE = re.compile(r" style=(\"[^\"<>]*\"|'[^'<>]*')")
_OLD = {"style": _STYLE, "bgcolor": re.compile(r" bgcolor=(?:\"[^\"<>]*\"|'[^'<>]*')")}
_QUOTABLE = re.compile(r"&(?!amp;|lt;|gt;|quot;|#34;)#?[0-9A-Za-z]+;")
_RULE = re.compile(r"r([0-9]+)")
MISSING = (
    'pyproject.toml says inliner = "css-inline", and css-inline is not installed; '
    "type pip install 'edgepress[fast]', or write \"premailer\""
)
_ADDED = ("tbody", "colgroup")  # what a table has, whether it is written or not


class Sheet(NamedTuple):
    """A sheet that was read: css-inline with it, and each rule with its declarations."""

    inliner: Any
    rules: Sequence[tuple[str, Sequence[Pair]]]
    styles: dict[tuple[str, str], tuple[str, str]]  # what was made already of the names of rules and an own style


def inline(html: str, css: str, sheet: str) -> str:
    """Put the declarations of `css`, which stands in the file `sheet`, into the style attributes of a whole document."""
    known = _read(css, sheet)
    pieces = _MARKUP.split(html)
    pieces[::2] = [REFERENCE.sub(character, text) if "&" in text else text for text in pieces[::2]]
    for at, named in _meant(known, pieces, template_of(sheet)):
        pieces[at] = _tag(known, pieces[at], named)
    return "".join(pieces)


def _meant(known: Sheet, pieces: Sequence[str], template: str) -> Iterator[tuple[int, str]]:
    """Each start tag, by its place among the pieces, and the names of the rules that mean it."""
    bones = [_bone(piece) for piece in pieces[1::2]]
    found = iter(_TAG.findall(known.inliner.inline("".join([bone for _, bone in bones]))))
    for at, (name, _) in enumerate(bones):
        if name:
            tag, named = _next(found, name)
            if tag != name:
                raise SheetError(f"{template}: {pieces[2 * at + 1][:60]} stands where no browser would leave it")
            yield 2 * at + 1, named
    tag, _ = _next(found, "")
    if tag:
        raise SheetError(f"{template}: the end of a <{tag}> that nobody opened stands where no browser would leave it")


def _next(found: Iterator[tuple[str, str]], name: str) -> tuple[str, str]:
    """The next element, past those that a table has whether they are written or not."""
    for tag, named in found:
        if tag == name or tag not in _ADDED:
            return tag, named
    return "", ""


@lru_cache(2048)
def _bone(markup: str) -> tuple[str, str]:
    """What begins an element: its name, and a tag with its classes only. An end tag and a comment begin none."""
    if markup.startswith(("</", "<!")):
        return "", markup if markup[1] == "/" else ""
    name = markup[1:].split(">")[0].split()[0].rstrip("/").lower() if markup[1:2].isalpha() else ""
    classes = _CLASS.search(markup)
    end = "</style>" if name == "style" else ""
    return name, f"<{name}{classes[0] if classes else ''}>{end}" if name else ""


def _tag(known: Sheet, tag: str, named: str) -> str:
    """A start tag, or a sheet in the head, with what the named rules say."""
    if tag.startswith("<style"):
        return tag.replace(MARK, "", 1)
    if "&" in tag and "='" not in tag:
        tag = _QUOTABLE.sub(character, tag)
    if not named:
        return tag
    own = _STYLE.search(tag)
    style, ground = _style(known, named, unescape(own[1][1:-1]) if own else "")
    tag = _with(tag, "style", style)
    return _with(tag, "bgcolor", ground) if ground and "transparent" not in ground else tag


def _style(known: Sheet, named: str, own: str) -> tuple[str, str]:
    """The style attribute and the colour of the ground that the named rules give to a tag with a style of its own."""
    if (named, own) not in known.styles:
        style = style_of([*_pairs(known, map(int, _RULE.findall(named))), *pairs_of(own)])
        known.styles[named, own] = escape(style), dict(pairs_of(style)).get("background-color", "")
    return known.styles[named, own]


def _pairs(known: Sheet, numbers: Iterable[int]) -> Iterator[Pair]:
    """What rules say, in the order of the cascade."""
    for number in sorted(numbers, key=lambda n: (weight(known.rules[n][0]), n)):
        yield from known.rules[number][1]


def _with(tag: str, name: str, value: str) -> str:
    """The tag with an attribute: where it was, or at the end."""
    written = f' {name}="{value}"'
    old = _OLD[name].search(tag) if name in tag else None
    if old:
        return tag[: old.start()] + written + tag[old.end() :]
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return tag[:end].rstrip() + written + ">"


@cache
def _read(css: str, sheet: str) -> Sheet:
    """Read a sheet once. Raises SheetError when it leaves the grammar."""
    check_grammar(css, sheet)
    try:
        from css_inline import CSSInliner
    except ImportError:
        raise Stop(MISSING) from None
    rules = list(rules_of(css))
    names = "".join(f"{selector}{{r{n}:0}}" for n, (selector, _) in enumerate(rules))
    inliner = CSSInliner(extra_css=names, inline_style_tags=False, keep_style_tags=True, load_remote_stylesheets=False)
    return Sheet(inliner, rules, {})
