"""The last touches to an email: the kept sheet without what nothing uses, the tags without what nobody reads, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from edgepress.diagnostics import Stop

# A value is a word in the sheets (t-ink) and becomes what it is last: issues differ in colour, and a sheet is read once.
_TOKEN = re.compile(r"\bt-([a-z-]+)")
_OPENED = re.compile(r"""<[a-z][a-z0-9]*(?:\s+[a-zA-Z:-]+(?:=(?:"[^"]*"|'[^']*'))?)+\s*>""")
_SET = re.compile(r"""(?<!\s)\s++([a-zA-Z:-]++)(?:=("[^"]*+"|'[^']*+'))?""")
_PARTS = re.compile(r"""<!--.*?(?:-->|\Z)|</?[a-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>|[^<]++|<""", re.S)
_SPACE = re.compile(" ")
LINE = 800  # bytes: a line of mail has at most 998 (RFC 5322)
_TAG, _CLASS = re.compile(r"<([a-z][a-z0-9]*)"), re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)')""")
_GROUNDS = ("<td", "<table", "<tr", "<th", "<body")  # what may have a bgcolor; premailer gives one to anything
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)\s*", re.S)
_BLOCK = re.compile(r"(?<![^{}])\s*+(?:(@[^{}]*+)\{((?:[^{}]*+\{[^{}]*+\})*+)\s*+\}|([^{}@]*+)\{([^{}]*+)\})")
_RULE = re.compile(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_NAMED = re.compile(r"\.([a-z0-9_-]+)")
_TYPED = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
_DARK = "prefers-color-scheme: dark"


class Rule(NamedTuple):
    """A rule of the kept sheet: the @media it stands in, or nothing, its selectors, its declarations."""

    media: str
    selectors: tuple[str, ...]
    body: str


def kept(sheet: str, html: str) -> str:
    """The sheet that stays in the head of a document: only what means something in it, dark colours for Outlook too."""
    tags = set(_TAG.findall(html))
    classes = {name for pair in _CLASS.findall(html) for name in (pair[0] or pair[1]).split()}
    lines: list[str] = []
    for media, rules in groupby(_rules(sheet), lambda rule: rule.media):
        some = [(",".join(s for s in rule.selectors if _means(s, classes, tags)), rule.body) for rule in rules]
        inside = [f"{selectors}{{{body}}}" for selectors, body in some if selectors]
        lines += [f"{media}{{", *inside, "}"] if media and inside else inside
    return "\n".join([*lines, ""])


@lru_cache(8)
def _rules(sheet: str) -> tuple[Rule, ...]:
    """The rules of a sheet, and for each that is for dark colours its twins."""
    rules = list(_read(_COMMENT.sub("", sheet)))
    return (*rules, *(twin for rule in rules if _DARK in rule.media for twin in _twins(rule)))


def _read(sheet: str) -> Iterator[Rule]:
    for media, inside, selectors, body in _BLOCK.findall(sheet):
        for inner, declared in _RULE.findall(inside) if media else [(selectors, body)]:
            yield Rule(" ".join(media.split()), tuple(s.strip() for s in inner.split(",")), _plain(declared))


def _plain(body: str) -> str:
    parts = (part.partition(":") for part in body.split(";") if part.strip())
    return ";".join(f"{name.strip()}{colon}{value.strip()}" for name, colon, value in parts)


def _twins(rule: Rule) -> Iterator[Rule]:
    """What Outlook's apps and Outlook.com need in the place of a rule for dark colours: they mark letters and grounds."""
    parts = rule.body.split(";")
    for mark, some in (
        ("[data-ogsb]", [p for p in parts if p.startswith("background")]),
        ("[data-ogsc]", [p for p in parts if not p.startswith("background")]),
    ):
        if some:
            yield Rule("", tuple(f"{mark} {selector}" for selector in rule.selectors), ";".join(some))


@lru_cache(4096)
def _needs(selector: str) -> tuple[frozenset[str], frozenset[str]]:
    bare = re.sub(r"\[[^\[\]]*\]|:[a-z-]+(?:\([^()]*\))?|#\w+", " ", selector)
    return frozenset(_NAMED.findall(bare)), frozenset(_TYPED.findall(bare)) - {
        "u"
    }  # Gmail puts <u></u> before the body


def _means(selector: str, classes: set[str], tags: set[str]) -> bool:
    names, types = _needs(selector)
    return names <= classes and types <= tags


def finished(html: str, sheet: str, values: Mapping[str, str]) -> str:
    """A document whose styles are in place: no class that the kept sheet does not name, and values for their names."""
    named = frozenset(_NAMED.findall(sheet))
    known: dict[str, str] = {}

    def tag(match: re.Match[str]) -> str:
        whole = match[0]
        if whole not in known:
            known[whole] = _SET.sub(lambda attribute: _attribute(attribute, named, values), whole)
        return known[whole]

    return _short_lines(_OPENED.sub(tag, html))


def _short_lines(html: str) -> str:
    """A document without a line that a mail server would cut: a space becomes the end of a line, where it means no more."""
    lines = html.split("\n")
    in_code = False
    for at, line in enumerate(lines):
        if len(line) > LINE // 4 and len(line.encode()) > LINE:
            lines[at] = "".join(_broken(line, in_code))
        if "pre" in line:
            in_code = line.rfind("<pre") > line.rfind("</pre") or (in_code and "</pre" not in line)
    return "\n".join(lines)


def _broken(line: str, in_code: bool) -> Iterator[str]:
    """A long line in several: between the attributes of a tag, and between words that are no code."""
    used = 0
    for part in _PARTS.findall(line):
        in_code = part.startswith("<pre") or (in_code and not part.startswith("</pre"))
        breaks = _SET if re.match("<[a-z]", part) else None if in_code or part.startswith("<") else _SPACE
        for bit in _bits(part, breaks):
            size = len(bit.encode())
            broken = used + size > LINE and bit.startswith(" ")
            used = size if broken else used + size
            yield "\n" + bit[1:] if broken else bit


def _bits(part: str, breaks: re.Pattern[str] | None) -> Iterator[str]:
    """A tag or a run of words, divided before each space at which it may be broken."""
    begin = 0
    for match in breaks.finditer(part) if breaks else ():
        if match.start() > begin:
            yield part[begin : match.start()]
            begin = match.start()
    yield part[begin:]


def _attribute(match: re.Match[str], named: frozenset[str], values: Mapping[str, str]) -> str:
    name, value = match.groups()
    if name == "class":
        names = " ".join(n for n in value[1:-1].split() if n in named)
        return f' class="{names}"' if names else ""
    if name == "style":
        return f" style={coloured(value, values)}".replace("; ", ";").replace(", ", ",")
    if name == "bgcolor":
        return f" bgcolor={coloured(value, values)}" if match.string.startswith(_GROUNDS) else ""
    return match[0]


def coloured(text: str, values: Mapping[str, str]) -> str:
    """A text with the values for their names. Raises Stop for a name that is no value of the theme."""
    try:
        return _TOKEN.sub(lambda match: values[match[1]], text)
    except KeyError as error:
        raise Stop(f"templates/…/email: t-{error.args[0]} names no colour of theme.yaml") from None
