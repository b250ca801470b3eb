"""Style sheets -> style attributes. The only caller of premailer, and the judge of what it gives back.

premailer is right inside a small grammar (type, class and descendant selectors) and wrong in thirty ways outside it,
so the sheet is held to that grammar before, and words, links and pictures are compared after. Its own way of finding
elements (an XPath a rule) and of reading a sheet (cssutils, every time) are replaced by an index of the document and by
rules that are read once: the same bytes in a tenth of the time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from types import ModuleType
from typing import Any, NamedTuple

from edgepress.diagnostics import Stop

Rule = tuple[tuple[int, ...], str, str]
Pairs = list[tuple[str, str]]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_RULE = re.compile(r"(?<![^{}])([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(
    r"(?:[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)?|\.[a-z0-9_-]+)(?:\s+(?:[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)?|\.[a-z0-9_-]+))*"
)
_FORBIDDEN = re.compile(r"!important|var\(|calc\(|hsl|@|#(?:[0-9a-f]{3,4}|[0-9a-f]{8})\b(?![0-9a-f])", re.I)
_WORDS = re.compile(r"<(?:style|title)\b.*?(?:</(?:style|title)>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.S)
_LINKED = re.compile(r"<link\b[^<>]*\bstylesheet\b", re.I)
_OPTIONS = {
    "allow_network": False,
    "disable_validation": True,
    "align_floating_images": False,
    "disable_leftover_css": True,
    "disable_basic_attributes": ["width", "height", "align", "valign"],
}


class SheetError(Stop):
    """The theme's sheet, or a template, is outside what can be inlined rightly: the theme's fault, never a guest's."""


class Rules(NamedTuple):
    """A sheet that was read: premailer's rules, and the declarations of each rule as pairs."""

    rules: Sequence[Rule]
    pairs: Mapping[str, Pairs]


_known: dict[str, Rules] = {}


def inline_css(html: str, css: str) -> str:
    """Put the declarations of `css` into the style attributes of a whole document.

    Its `<style data-premailer="ignore">` stays as it is. Raises SheetError when the sheet leaves the grammar, or when
    anything but styles would change.
    """
    if _LINKED.search(html):
        raise SheetError("email/issue.html.j2 links to a style sheet, which no email may; put its rules into keep.css")
    inner = load_premailer()
    top = inner.etree.fromstring(html.strip(), inner.etree.HTMLParser())
    if top is None:
        raise SheetError("email/issue.html.j2 gives an empty document")
    tree = top.getroottree()
    _Index.now = _Index(tree)
    try:
        _tuned()(css_text=css, **_OPTIONS).transform(top)
    finally:
        _Index.now = None
    out: str = inner.etree.tostring(tree, method="html", encoding="utf-8").decode("utf-8")
    if words(html) != words(out):
        raise SheetError("words were lost while styles were put in; is something nested more than 200 deep?")
    return out


def words(html: str) -> str:
    """The words of a document that readers see, without white space: what inlining may not change."""
    return "".join(unescape(_WORDS.sub("", html)).split())


def read_rules(css: str) -> Rules:
    """Read a sheet once. Raises SheetError when it leaves the grammar."""
    if css not in _known:
        check_grammar(css)
        inner = load_premailer()
        rules, _ = inner.Premailer(html="<p>", **_OPTIONS)._parse_style_rules(css, 0)
        pairs = {bulk: inner.csstext_to_pairs(bulk, validate=False) for _, _, bulk in rules}
        _known[css] = Rules(rules, pairs)
    return _known[css]


def know_rules(css: str, rules: Rules) -> None:
    """Take rules that an earlier run read, so that cssutils need not be loaded at all."""
    _known.setdefault(css, rules)


def rules_of(css: str) -> Rules | None:
    """The rules of a sheet, if it was read in this process."""
    return _known.get(css)


def check_grammar(css: str) -> None:
    """Raise SheetError unless every selector is of types, classes and descendants, and every value plain."""
    plain = _COMMENT.sub("", css)
    for selectors, body in _RULE.findall(plain):
        for selector in selectors.split(","):
            if not _SELECTOR.fullmatch(selector.strip()):
                raise SheetError(f"inline.css: “{selector.strip()}” cannot be inlined rightly; move it to keep.css")
        found = _FORBIDDEN.search(body)
        if found:
            raise SheetError(f"inline.css: “{found[0]}” in {selectors.strip()} belongs into keep.css")
    if _RULE.sub("", plain).strip():
        raise SheetError("inline.css: braces do not pair, or an @-rule stands here; move it to keep.css")


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
    """Stands in for a library while premailer is imported: it is loaded when it is first used, or refused."""

    def __init__(self, name: str, refused: str = "") -> None:
        super().__init__(name)
        self.__dict__["_refused"] = refused

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._refused:
            raise SheetError(self._refused)
        return getattr(_load(self.__name__), name)


def _load(name: str) -> Any:
    from importlib import import_module

    if isinstance(sys.modules.get(name), _Absent):
        del sys.modules[name]
    return import_module(name)


@cache
def load_premailer() -> Any:
    """Premailer's own module, without what it imports and we do not use.

    That is requests (a build asks no network, so there is nothing here it could ask with) and cssutils, which is loaded
    when a sheet is read for the first time.
    """
    import os

    os.environ.setdefault("PREMAILER_CACHE_MAXSIZE", "10000")  # its 128 entries throw the sheet out on every message
    standing = {
        "requests": _Absent("requests", "a style sheet would be fetched from the network"),
        "cssutils": _Absent("cssutils"),
    }
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
    """Give premailer our index for its XPaths, our pairs for its parsing, and a memory for its merging."""
    select, merge, pairs_of = inner._create_cssselector, inner.merge_styles, inner.csstext_to_pairs
    memory: dict[Any, str] = {}

    def selector(text: str) -> Any:
        return (lambda page: _Index.now.find(text)) if _Index.now is not None else select(text)

    def pairs(text: str, validate: bool = True) -> Pairs:
        for rules in _known.values():
            if text in rules.pairs:
                return rules.pairs[text]
        found: Pairs = pairs_of(text, validate=validate)
        return found

    def merged(inline: str, new: Sequence[Pairs], classes: Sequence[str], remove_unset_properties: bool = False) -> str:
        key = (inline, tuple(map(id, new)), tuple(classes), remove_unset_properties)
        if key not in memory:
            memory[key] = merge(inline, new, classes, remove_unset_properties=remove_unset_properties)
        return memory[key]

    inner._create_cssselector, inner.csstext_to_pairs, inner.merge_styles = selector, pairs, merged


@cache
def _tuned() -> Any:
    class Tuned(load_premailer().Premailer):  # type: ignore[misc]
        """premailer that reads a sheet once, and looks for a bgcolor only where there can be one."""

        def _parse_style_rules(self, css_body: str, ruleset_index: int) -> tuple[Sequence[Rule], list[Any]]:
            if not css_body:
                return [], []
            rules = read_rules(css_body).rules
            used = (rule for rule in rules if _Index.now is None or _Index.now._simple(rule[1].split()[-1]))
            return [((*rule[0][:4], ruleset_index, rule[0][5]), rule[1], rule[2]) for rule in used], []

        def _style_to_basic_html_attributes(self, element: Any, style_content: str, force: bool = False) -> None:
            if "background-color" in style_content:
                super()._style_to_basic_html_attributes(element, style_content, force)

    return Tuned
