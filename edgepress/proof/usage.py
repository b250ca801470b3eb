"""Which features an email uses, and where: every element, attribute, declaration, selector, @-rule and picture is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from edgepress.proof import tree
from edgepress.proof.features import (
    AT,
    ATTRIBUTE,
    ELEMENT,
    FUNCTION,
    MEDIA,
    PICTURE,
    PROPERTY,
    TEXT,
    UNIT,
    WORD,
    Index,
    index,
    kind_of,
)
from edgepress.proof.letter import Letter
from edgepress.proof.selectors import made_of
from edgepress.proof.sheet import Declaration, Rule, Sheet, declarations
from edgepress.proof.tree import Element

_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.I)
_QUIET = re.compile(r"\"[^\"]*\"|'[^']*'|url\([^()]*\)", re.I)
_FUNCTION = re.compile(r"(?<![\w-])(-?[a-zA-Z][a-zA-Z-]*)\(")
_UNIT = re.compile(r"(?<![\w#.-])[+-]?[\d.]+([a-zA-Z]+|%)")
_WORD = re.compile(r"(?<![\w-])[a-zA-Z][a-zA-Z-]*(?![\w(-])")
_FEATURE = re.compile(r"\(\s*([a-z-]+)", re.I)
_ENDING = re.compile(r"\.([a-z0-9]{2,5})(?:[?#].*)?$", re.I | re.S)
_DATA = re.compile(r"data:\s*(?:image|video)/([\w.+-]+)", re.I)
_SOURCES = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "v:fill": ("src",),
    "v:image": ("src",),
    "v:imagedata": ("src",),
}


class Use(NamedTuple):
    """One use of a feature: where it stands, who reads it, and the element, declaration or rule that it is.

    `web` and `word` say whether browsers and whether Word read it. `kept` says that it stands in a sheet, `nested` that it
    is in an @-rule there. `number` is that of the declaration among those of the style attribute.
    """

    start: int
    end: int
    web: bool
    word: bool
    element: Element | None = None
    declaration: Declaration | None = None
    rule: Rule | None = None
    sheet: Sheet | None = None
    selector: str = ""
    number: int = 0
    value: str = ""

    @property
    def kept(self) -> bool:
        """Whether it stands in a sheet, and not at an element."""
        return self.sheet is not None


Uses = dict[str, list[Use]]


@lru_cache(maxsize=4)
def uses(letter: Letter) -> Uses:
    """Every feature that an email uses, with its uses in order."""
    found: Uses = {}
    signs = index(tuple(letter.clients.features))
    for element, web, word in elements(letter):
        for slug, use in _of_element(signs, element, web, word):
            found.setdefault(slug, []).append(use)
    for sheet in letter.sheets:
        for slug, use in _of_sheet(signs, sheet):
            found.setdefault(slug, []).append(use)
    for slug, use in _of_text(signs, letter):
        found.setdefault(slug, []).append(use)
    return found


def elements(letter: Letter) -> Iterator[tuple[Element, bool, bool]]:
    """Every element, with who reads it; one that both read is the browser's."""
    if letter.word is letter.web:
        yield from ((element, True, True) for element in tree.every(letter.web))
        return
    of_word = {element.start: element for element in tree.every(letter.word)}
    for element in tree.every(letter.web):
        yield element, True, of_word.pop(element.start, None) is not None
    yield from ((element, False, True) for element in of_word.values())


def _of_element(signs: Index, element: Element, web: bool, word: bool) -> Iterator[tuple[str, Use]]:
    tag, attrib = element.tag, element.attrib
    for slug in signs.of(ELEMENT, tag, kind_of(tag, attrib)) if tag in signs.by.get(ELEMENT, ()) else ():
        yield slug, Use(element.start, element.inner, web, word, element)
    known = signs.by.get(ATTRIBUTE, {})
    for name, value in attrib.items():
        if name in known:
            for slug in signs.of(ATTRIBUTE, name, value):
                yield slug, Use(element.start, element.inner, web, word, element, value=value)
    for name in (*_SOURCES.get(tag, ()), "background"):
        if attrib.get(name):
            for slug in pictured(signs, attrib[name]):
                yield slug, Use(element.start, element.inner, web, word, element, value=attrib[name])
    style = attrib.get("style") if ":" not in tag else ""  # the style of a drawing, <v:rect>, is VML's own
    for number, d in enumerate(declarations(style)) if style else ():
        for slug in declared(signs, d.name, d.value, d.important):
            yield slug, Use(element.start, element.inner, web, word, element, d, number=number, value=d.value)


@lru_cache(maxsize=8192)
def declared(signs: Index, name: str, value: str, important: bool) -> tuple[str, ...]:
    """The features that one declaration uses."""
    found = signs.of(PROPERTY, name, value)
    quiet = _QUIET.sub(" ", value)
    for function in _FUNCTION.findall(quiet) if "(" in quiet else ():
        found += signs.of(FUNCTION, function.lower())
    for unit in _UNIT.findall(quiet):
        found += signs.of(UNIT, unit.lower())
    for word in _WORD.findall(quiet):
        found += signs.of(WORD, word.lower())
    if important:
        found += signs.of(WORD, "!important")
    if name.startswith("--"):
        found += signs.of(TEXT, "variable")
    for address in _URL.findall(value) if "url(" in value.lower() else ():
        found += pictured(signs, address)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def pictured(signs: Index, address: str) -> list[str]:
    """The features of a picture, by its address: what it ends with, or what it says it is. Of many, those of each."""
    if address.lstrip()[:5].lower() == "data:":
        return _of_data(signs, address)
    found: list[str] = []
    for one in address.split(","):
        ending = _ENDING.search(one.strip().split(" ")[0])
        found += signs.of(PICTURE, ending[1].lower()) if ending else []
    return found


def _of_data(signs: Index, address: str) -> list[str]:
    kind = _DATA.match(address.lstrip())
    found = signs.of(PICTURE, kind[1].lower()) if kind else []
    return found + (signs.of(PICTURE, "base64") if ";base64" in address[:100].lower() else [])


def _of_sheet(signs: Index, sheet: Sheet) -> Iterator[tuple[str, Use]]:
    for at in sheet.at_rules:
        use = Use(at.start, at.start + len(at.name) + 1, sheet.web, sheet.word, sheet=sheet, value=at.prelude)
        yield from ((slug, use) for slug in signs.of(AT, at.name))
        yield from ((slug, use) for slug in _media(signs, at.prelude) if at.name == "media")
    if sheet.media and sheet.media.lower() not in ("all", "screen"):
        use = Use(sheet.start, sheet.start + 1, sheet.web, sheet.word, sheet=sheet, value=sheet.media)
        yield from ((slug, use) for slug in (*signs.of(AT, "media"), *_media(signs, sheet.media)))
    for rule in sheet.rules:
        yield from _of_rule(signs, sheet, rule)


def _media(signs: Index, prelude: str) -> list[str]:
    return [slug for name in _FEATURE.findall(prelude) for slug in signs.of(MEDIA, name.lower())]


def _of_rule(signs: Index, sheet: Sheet, rule: Rule) -> Iterator[tuple[str, Use]]:
    who = (sheet.web, sheet.word)
    if len(rule.selectors) > 1:
        use = Use(rule.start, rule.start + 1, *who, rule=rule, sheet=sheet)
        yield from ((slug, use) for slug in signs.of("selector", "grouping"))
    for selector in rule.selectors:
        use = Use(rule.start, rule.start + len(selector), *who, rule=rule, sheet=sheet, selector=selector)
        for kind, name in sorted(made_of(selector).signs):
            yield from ((slug, use) for slug in signs.of(kind, name))
    for d in rule.declarations:
        use = Use(d.start, d.end, *who, declaration=d, rule=rule, sheet=sheet, value=d.value)
        yield from ((slug, use) for slug in declared(signs, d.name, d.value, d.important))


_DOCTYPE = re.compile(r"\s*<!doctype\s+html", re.I)
_NOTE = re.compile(r"<!--(?!\[if|<!\[endif|>)", re.I)


def _of_text(signs: Index, letter: Letter) -> Iterator[tuple[str, Use]]:
    """What stands in no tree: the type, remarks in HTML and CSS, rules in rules."""
    text = letter.html.text
    if _DOCTYPE.match(text.lstrip("\ufeff")):
        yield from ((slug, Use(0, 15, True, True)) for slug in signs.of(TEXT, "doctype"))
    note = _NOTE.search(text)
    if note:
        yield from ((s, Use(note.start(), note.end(), True, True)) for s in signs.of(TEXT, "html-comment"))
    for sheet in letter.sheets:
        for name, at in (("css-comment", sheet.css.find("/*")), ("nesting", nested(sheet.css))):
            if at >= 0:
                use = Use(sheet.start + at, sheet.start + at + 2, sheet.web, sheet.word, sheet=sheet)
                yield from ((slug, use) for slug in signs.of(TEXT, name))
    for element in tree.every(letter.web):
        if "/*" in element.get("style"):
            use = Use(element.start, element.inner, True, True, element)
            yield from ((slug, use) for slug in signs.of(TEXT, "css-comment"))


_BRACE = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\n]*\"|'[^'\n]*'|[{};]", re.S)


def nested(css: str) -> int:
    """Where a rule begins inside another rule; -1 where none does."""
    open_: list[bool] = []  # of each block that is open: whether it is a rule
    begun = 0
    for sign in _BRACE.finditer(css):
        if sign[0] == "{":
            before = css[begun : sign.start()].strip()
            rule = not before.startswith("@")
            if open_ and open_[-1]:
                return begun + len(css[begun : sign.start()]) - len(css[begun : sign.start()].lstrip())
            open_.append(rule)
        elif sign[0] == "}":
            del open_[-1:]
        if sign[0] in "{};" or sign[0].startswith("/*"):
            begun = sign.end()
    return -1
