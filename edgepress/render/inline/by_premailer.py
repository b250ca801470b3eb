"""Styles put in by premailer, which nothing else here knows.

Its own way of finding elements (an XPath a rule), of reading a sheet (cssutils, every time) and of merging (which lets
`margin` undo a `margin-top` that was said after it) are replaced by an index of the document, by rules that are read once
and by our own order: the same bytes in a tenth of the time.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from types import ModuleType
from typing import Any, NamedTuple

from edgepress.inlining import grammar
from edgepress.inlining.order import Pair, pairs_of
from edgepress.render.inline import SHEET, SheetError, check_grammar, style_of

Rule = tuple[tuple[int, ...], str, str]
Pairs = list[Pair]

_OPTIONS = {
    "allow_network": False,
    "disable_validation": True,
    "align_floating_images": False,
    "disable_leftover_css": True,
    "disable_basic_attributes": ["width", "height", "align", "valign"],
}


class Rules(NamedTuple):
    """A sheet that was read: premailer's rules, and the declarations of each rule as pairs."""

    rules: Sequence[Rule]
    pairs: Mapping[str, Pairs]


_known: dict[str, Rules] = {}


def inline(html: str, css: str, sheet: str) -> str:
    """Put the declarations of `css`, which stands in the file `sheet`, into the style attributes of a whole document."""
    inner = load_premailer()
    top = inner.etree.fromstring(html, inner.etree.HTMLParser())
    read_rules(css, sheet)
    tree = top.getroottree()
    _Index.now = _Index(tree)
    try:
        _tuned()(css_text=css, **_OPTIONS).transform(top)
    finally:
        _Index.now = None
    out: str = inner.etree.tostring(tree, method="html", encoding="utf-8").decode("utf-8")
    return out


def read_rules(css: str, sheet: str = SHEET) -> Rules:
    """Read a sheet once. Raises SheetError when it leaves the grammar."""
    if css not in _known:
        check_grammar(css, sheet)
        found = [(selector, pairs) for selector, pairs in grammar.rules_of(css) if pairs]
        bulks = [";".join(map(":".join, pairs)) for _, pairs in found]
        rules = [
            ((0, 0, *grammar.weight(s), 0, n), s, bulk)
            for n, ((s, _), bulk) in enumerate(zip(found, bulks, strict=True))
        ]
        _known[css] = Rules(rules, {bulk: pairs for (_, pairs), bulk in zip(found, bulks, strict=True)})
    return _known[css]


class _Index:
    """The elements of a document by type and by class, in the order of the document: what selectors are looked up in."""

    now: _Index | None = None

    def __init__(self, tree: Any) -> None:
        self.types: dict[str, list[Any]] = {}
        self.classes: dict[str, list[Any]] = {}
        self.above: dict[Any, frozenset[str]] = {}  # by element, the types and .classes of all it stands in
        inside: dict[Any, frozenset[str]] = {}
        for element in tree.iter(load_premailer().etree.Element):
            names = element.get("class", "").split()
            self.types.setdefault(element.tag, []).append(element)
            for name in names:
                self.classes.setdefault(name, []).append(element)
            parent = element.getparent()
            above = inside.get(parent, frozenset())
            own = {element.tag, *(f".{name}" for name in names)}
            self.above[element] = above
            inside[element] = above if own <= above else above | own

    def find(self, selector: str) -> list[Any]:
        """All elements that a selector of the grammar means."""
        *above, last = selector.split()
        found = self._simple(last)
        # One plain type or class: nearly all there are.
        if len(above) == 1 and above[0].count(".") == (above[0][0] == "."):
            return [e for e in found if above[0] in self.above[e]]
        return [e for e in found if _within(e, above)] if above else found

    def _simple(self, part: str) -> list[Any]:
        tag, *classes = part.split(".")
        found = self.classes.get(classes[0], []) if classes else self.types.get(tag, [])
        if classes and tag:
            found = [e for e in found if e.tag == tag]
        return [e for e in found if _has(e, classes[1:])] if classes[1:] else found


def _has(element: Any, classes: Sequence[str]) -> bool:
    return set(classes) <= set(element.get("class", "").split())


def _within(element: Any, above: Sequence[str]) -> bool:
    """Whether the element stands inside what the parts mean, the last part innermost."""
    wanted = list(above)
    for parent in element.iterancestors():
        tag, *classes = wanted[-1].split(".")
        if (not tag or parent.tag == tag) and _has(parent, classes):
            wanted.pop()
            if not wanted:
                return True
    return False


class _Absent(ModuleType):
    """Stands in for a library while premailer is imported, and refuses to be used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise SheetError(f"premailer reached for {self.__name__}, which no email needs")


@cache
def load_premailer() -> Any:
    """Premailer's own module, without what it imports and we do not use.

    That is requests (a build asks no network, so there is nothing here it could ask with) and cssutils: sheets inside the
    grammar are read by `edgepress.inlining`, which leaves a colour its six digits.
    """
    standing = {name: _Absent(name) for name in ("requests", "cssutils")}
    added = [name for name in standing if sys.modules.setdefault(name, standing[name]) is standing[name]]
    from importlib import import_module

    try:
        inner = import_module("premailer.premailer")
    finally:
        for name in added:
            sys.modules.pop(name, None)
    _quieten(inner)
    return inner


def _quieten(inner: Any) -> None:
    """Give premailer our index for its XPaths, our pairs for its parsing, and our order, with a memory, for its merging."""
    select = inner._create_cssselector
    memory: dict[Any, str] = {}

    def selector(text: str) -> Any:
        return (lambda page: _Index.now.find(text)) if _Index.now is not None else select(text)

    def pairs(text: str, validate: bool = True) -> Pairs:
        for rules in _known.values():
            if text in rules.pairs:
                return rules.pairs[text]
        return pairs_of(text)

    def merged(inline: str, new: Sequence[Pairs], classes: Sequence[str], remove_unset_properties: bool = False) -> str:
        key = (inline, tuple(map(id, new)))
        if key not in memory:
            memory[key] = style_of(chain(*new, pairs(inline) if inline else ()))
        return memory[key]

    inner._create_cssselector, inner.csstext_to_pairs, inner.merge_styles = selector, pairs, merged


@cache
def _tuned() -> Any:
    class Tuned(load_premailer().Premailer):  # type: ignore[misc]
        """premailer that reads a sheet once, and looks for a bgcolor only where there can be one."""

        def _parse_style_rules(self, css_body: str, ruleset_index: int) -> tuple[Sequence[Rule], list[Any]]:
            if not css_body:
                return [], []
            rules = _known[css_body].rules
            used = (rule for rule in rules if _Index.now is None or _Index.now._simple(rule[1].split()[-1]))
            return [((*rule[0][:4], ruleset_index, rule[0][5]), rule[1], rule[2]) for rule in used], []

        def _style_to_basic_html_attributes(self, element: Any, style_content: str, force: bool = False) -> None:
            if "background-color" in style_content:
                super()._style_to_basic_html_attributes(element, style_content, force)

    return Tuned
