"""Style sheets and style attributes -> declarations, each with its place. Alone knows tinycss2 and cssselect2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

_IMPORTANT = re.compile(r"\s{0,9}!\s{0,9}important\s{0,9}\Z", re.I)
_BRACKET = re.compile(r"[(){}\[\]]")


class Declaration(NamedTuple):
    """One `name: value`. `start` and `end` are offsets in the text that it was read from, or in the letter once moved.

    `name` is in lower case, `value` as it is written without `!important`, `tail` what stands behind the value as written:
    empty, or ` !important`.
    """

    name: str
    value: str
    important: bool
    tail: str
    start: int
    end: int


class Rule(NamedTuple):
    """Declarations under selectors. `at` are the @-rules it stands in, outermost first: `@media (max-width: 480px)`."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    at: tuple[str, ...]
    start: int
    end: int


class AtRule(NamedTuple):
    """An @-rule: its name without the @, what stands before its block, in how many others it stands."""

    name: str
    prelude: str
    depth: int
    start: int


class Fault(NamedTuple):
    """What cannot be read as CSS, in words, and where."""

    words: str
    start: int


class Sheet(NamedTuple):
    """One <style>: its text from `start` to `end`, what stands in it, and who reads it.

    `word` says that Outlook on Windows reads it, `web` that browsers do; `in_head` that it stands in <head>; `media` is its
    own media attribute.
    """

    css: str
    start: int
    end: int
    rules: tuple[Rule, ...]
    at_rules: tuple[AtRule, ...]
    faults: tuple[Fault, ...]
    web: bool = True
    word: bool = True
    in_head: bool = True
    media: str = ""


@lru_cache(maxsize=4096)  # an email has a few hundred different style attributes, and thousands of elements
def declarations(css: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute, with offsets in it."""
    import tinycss2

    if _depth(css) > DEEPEST:
        return ()
    return tuple(_declared(tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True), _Lines(css)))


@lru_cache(maxsize=64)
def sheet(css: str) -> Sheet:
    """A whole sheet, with offsets in it."""
    import tinycss2

    if _depth(css) > DEEPEST:
        return Sheet(css, 0, len(css), (), (), (Fault("too many blocks stand in one another", 0),))
    lines = _Lines(css)
    rules: list[Rule] = []
    at_rules: list[AtRule] = []
    faults: list[Fault] = []
    _walk(
        tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), (), lines, (rules, at_rules, faults)
    )
    return Sheet(css, 0, len(css), tuple(rules), tuple(at_rules), tuple(faults))


def _depth(css: str) -> int:
    """How deep brackets stand in one another, at most; those in quotes count too."""
    deepest = depth = 0
    for sign in _BRACKET.findall(css):
        depth = depth + 1 if sign in "({[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def moved(one: Sheet, by: int) -> Sheet:
    """The same sheet, with its offsets counted from elsewhere."""
    return one._replace(
        start=one.start + by,
        end=one.end + by,
        rules=tuple(
            r._replace(start=r.start + by, end=r.end + by, declarations=shifted(r.declarations, by)) for r in one.rules
        ),
        at_rules=tuple(a._replace(start=a.start + by) for a in one.at_rules),
        faults=tuple(f._replace(start=f.start + by) for f in one.faults),
    )


def shifted(some: tuple[Declaration, ...], by: int) -> tuple[Declaration, ...]:
    """The same declarations, with their offsets counted from elsewhere."""
    return tuple(d._replace(start=d.start + by, end=d.end + by) for d in some)


@lru_cache(maxsize=2048)
def colour_of(value: str) -> tuple[float, float, float, float] | None:
    """Red, green, blue and how opaque, each from 0 to 1, of a colour as it is written; None where it is none."""
    import tinycss2.color4

    try:
        colour = tinycss2.color4.parse_color(value)
    except ValueError:
        return None
    if colour is None or colour == "currentcolor":
        return None
    try:
        red, green, blue, alpha = colour.to("srgb")
    except (ValueError, NotImplementedError, TypeError):
        return None
    return float(red), float(green), float(blue), float(alpha)


def matches(top: Any, selectors: Mapping[str, Any]) -> Iterator[tuple[Any, list[tuple[Any, Any]]]]:
    """Each element, with what belongs to the selectors that mean it: pairs of (specificity with order, payload), in order.

    `selectors` is text -> payload. One that cannot be read means nothing; so does one of a state, such as :hover.
    """
    import cssselect2

    matcher = cssselect2.Matcher()
    for text, payload in selectors.items():
        for one in _compiled(text):
            matcher.add_selector(one, payload)
    root = next((e for e in top if e.tag == "html"), None)
    if root is None:
        root = top
    for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        found = [((m[0], m[1]), m[3]) for m in matcher.match(wrapped)]
        yield wrapped.etree_element, found


@lru_cache(maxsize=2048)
def _compiled(selector: str) -> tuple[Any, ...]:
    import cssselect2

    try:
        return tuple(cssselect2.compile_selector_list(selector))
    except (cssselect2.SelectorError, ValueError):
        return ()


DEEPEST = 20  # blocks in one another: nobody writes as many, and reading goes down one step for each
_Into = tuple[list[Rule], list[AtRule], list[Fault]]
_HOLDS_RULES = ("media", "supports", "layer", "container", "document")


class _Lines:
    """Turns the lines and columns of tinycss2 into offsets."""

    def __init__(self, css: str) -> None:
        self.css = css
        self.starts = [0]
        for at, sign in enumerate(css):
            if sign == "\n":
                self.starts.append(at + 1)

    def at(self, node: Any) -> int:
        return self.starts[min(int(node.source_line), len(self.starts)) - 1] + int(node.source_column) - 1


def _walk(nodes: Any, at: tuple[str, ...], lines: _Lines, into: _Into) -> None:
    import tinycss2

    rules, _, faults = into
    for node in nodes:
        if node.type == "qualified-rule":
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            faults += _faults(inside, lines)
            names = tuple(s for s in _split(node.prelude) if s)
            found = tuple(_declared(inside, lines))
            rules.append(Rule(names, found, at, lines.at(node), _end(node, lines)))
        elif node.type == "at-rule":
            _walk_at(node, at, lines, into)
        elif node.type == "error":
            faults.append(Fault(str(node.message), lines.at(node)))


def _walk_at(node: Any, at: tuple[str, ...], lines: _Lines, into: _Into) -> None:
    import tinycss2

    prelude = tinycss2.serialize(node.prelude).strip()
    into[1].append(AtRule(node.lower_at_keyword, prelude, len(at), lines.at(node)))
    if node.content is None:
        return
    name = f"@{node.lower_at_keyword} {prelude}".strip()
    if node.lower_at_keyword in _HOLDS_RULES and len(at) < DEEPEST:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        _walk(inner, (*at, name), lines, into)
        return
    inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    into[0].append(Rule((), tuple(_declared(inside, lines)), (*at, name), lines.at(node), _end(node, lines)))


def _split(prelude: Any) -> list[str]:
    """The selectors of a rule: its prelude, cut at commas that stand in no brackets."""
    import tinycss2

    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _declared(nodes: Any, lines: _Lines) -> Iterator[Declaration]:
    for node in nodes:
        if node.type != "declaration":
            continue
        start = lines.at(node)
        gap = max(
            0, lines.css.find(":", start) - start - len(node.name)
        )  # tinycss2 drops the space in front of a colon
        end = _end(node, lines) + gap
        written = lines.css[start:end].partition(":")[2]
        behind = _IMPORTANT.search(written) if node.important else None
        value = written[: behind.start()] if behind else written
        yield Declaration(node.lower_name, value.strip(), node.important, behind[0] if behind else "", start, end)


def _end(node: Any, lines: _Lines) -> int:
    return lines.at(node) + max(1, len(node.serialize().strip()))


def _faults(nodes: Any, lines: _Lines) -> list[Fault]:
    return [Fault(str(node.message), lines.at(node)) for node in nodes if node.type == "error"]
