"""Whether a use meets what a client lacks: much that is supported in part is whole for the value, element or account at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from edgepress.clients import NO, WORD, Verdict
from edgepress.proof.cascade import pixels
from edgepress.proof.usage import Use

OTHER_ACCOUNT = 0.15  # of those who read in the app of Gmail or Samsung: an assumption; work accounts of other houses
_ACCOUNT = re.compile(r"not supported with (?:non Google|Hotmail|Outlook|Microsoft)[\w/ ]{0,40} accounts?", re.I)
_OTHERWISE = re.compile(r"only (?:supported )?with non Google accounts|with non Google accounts only", re.I)
_KNOWN_VALUES = re.compile(r"Supports ((?:`[\w-]{1,30}`[, and]{0,6}){1,9}) but not")
_TAGS = re.compile(r"<([a-z0-9]+)>")
_SIZED = frozenset({"body", "span", "div", "p"})  # what Word gives no size (css-width, css-height)
_LENGTH = re.compile(r"-?[\d.]+[a-z%]*")

Hit = Callable[[Use, str], bool]


def part_of(verdict: Verdict) -> float:
    """Which part of a client's readers a verdict is of: 1, unless it depends on their account."""
    if any(_OTHERWISE.search(note) for note in verdict.notes):
        return 1 - OTHER_ACCOUNT
    accounts = [bool(_ACCOUNT.search(note)) for note in verdict.notes]
    return OTHER_ACCOUNT if accounts and verdict.status != NO and any(accounts) else 1.0


def hits(slug: str, use: Use, client: str, verdict: Verdict) -> bool:
    """Whether this use is one of those that the client fails."""
    if slug == "html-semantics" and not _would_lose(use):
        return False
    if slug == "html-style":
        return verdict.status == NO or part_of(verdict) < 1
    if _knows_value(use, verdict):
        return False
    narrow = _NARROW.get(slug)
    if narrow is not None:
        return narrow(use, client)
    if verdict.status == NO:
        return True
    if slug.startswith("image-"):
        return part_of(verdict) < 1  # the other notes are of files that are made anew, or stand still
    if part_of(verdict) < 1:
        return True
    return _by_tags(use, verdict) if any(_TAGS.search(note) for note in verdict.notes) else not _only_buggy(verdict)


def _knows_value(use: Use, verdict: Verdict) -> bool:
    """Whether a note names the value as one that is supported, where others are not."""
    found = (_KNOWN_VALUES.search(note) for note in verdict.notes if verdict.status != NO)
    return any(match is not None and f"`{use.value.strip().lower()}`" in match[1] for match in found)


def _would_lose(use: Use) -> bool:
    """Whether anything is lost with an element: its style, or the line of its own that its words stand in."""
    from edgepress.proof.tree import Run

    inside = use.element.content if use.element is not None else ()
    words = any(isinstance(part, Run) and part.text.strip() for part in inside)
    return words or bool(use.element is not None and use.element.get("style").strip())


def _only_buggy(verdict: Verdict) -> bool:
    return bool(verdict.notes) and all(re.match(r"Buggy|Supported", note) for note in verdict.notes)


def _by_tags(use: Use, verdict: Verdict) -> bool:
    """What a note says of elements: only <time> is supported; <main> and <nav> are not."""
    tag = _tag(use)
    for note in verdict.notes:
        named = _TAGS.findall(note)
        if named and "nly" in note.split("supported")[0]:
            return tag not in named
        if tag in named:
            return True
    return False


_IDLE = {
    "css-width": ("auto", "100%", "inherit"),
    "css-height": ("auto", "100%", "inherit"),
    "css-max-width": ("none",),
    "css-min-width": ("0", "0px", "auto", "100%"),
    "css-min-height": ("0", "0px", "auto"),
    "css-max-height": ("none",),
    "css-position": ("static",),
    "css-float": ("none",),
    "css-table-layout": ("auto",),
    "css-opacity": ("1",),
    "css-visibility": ("visible",),
    "css-overflow": ("visible", "hidden"),
    "css-border-spacing": ("0", "0px"),
    "css-white-space": ("normal", "nowrap"),
    "css-transform": ("none",),
    "css-filter": ("none",),
    "css-animation": ("none",),
    "css-text-shadow": ("none",),
    "css-border-image": ("none",),
    "css-column-count": ("auto", "1"),
    "css-aspect-ratio": ("auto",),
    "css-writing-mode": ("horizontal-tb",),
    "css-text-transform": ("none", "uppercase", "capitalize"),
    "css-background-image": ("none",),
    "css-text-decoration-line": ("none",),
}


def idle(slug: str, use: Use) -> bool:
    """Whether it says only what is so anyway."""
    value = use.value.strip().lower()
    if slug == "css-width" and use.element is not None and use.element.tag == "img":
        return value == "auto"
    if slug in ("html-link", "css-at-import"):
        address = use.element.get("href") if use.element is not None else use.value
        return "font" in address.lower()  # letters that are not there are replaced by those that come next
    if slug == "css-text-decoration-line" and _tag(use) == "a" and value == "underline":
        return True
    return value in _IDLE.get(slug, ()) or (slug.startswith(("css-padding-", "css-margin-")) and _zero(value))


def _zero(value: str) -> bool:
    numbers = _LENGTH.findall(value)
    return bool(numbers) and all(not number.strip("-0.abcdefghijklmnopqrstuvwxyz%") for number in numbers)


def _tag(use: Use) -> str:
    return use.element.tag if use.element is not None else ""


def _word(client: str) -> bool:
    return client in WORD


def _padding(use: Use, client: str) -> bool:
    return _word(client) and bool(_tag(use)) and _tag(use) not in _PADDED and not _zero(use.value)


_PADDED = frozenset("td th ul ol li dl dd body html".split())  # cells; and lists, which Word indents by itself


def _margin(use: Use, client: str) -> bool:
    if re.search(r"(?:^|\s)-(?:\d|\.)", use.value) and not _zero(use.value):
        return True
    return _word(client) and _auto(use) and _tag(use) in ("div", "table", "p", "img")


def _auto(use: Use) -> bool:
    return "auto" in use.value.lower().split()


def _border(use: Use, client: str) -> bool:
    value = use.value.lower()
    if not _word(client) or re.search(r"\b(?:none|hidden)\b", value) or _zero(value.split(" ")[0]):
        return False
    name = use.declaration.name if use.declaration is not None else ""
    sizes = [pixels(word) or 0 for word in value.split()]
    of_word = name.startswith(("border-top", "border-bottom"))  # lines of a paragraph, which Word draws
    return max(sizes, default=0) > 8 or (
        _tag(use) in ("p", "div") and not of_word and not name.endswith(("-color", "-style"))
    )


def _display(use: Use, client: str) -> bool:
    value = use.value.lower().strip()
    if _word(client):
        beside = value in ("inline-block", "table-cell", "inline-table") and _has_company(use)
        holds = value in ("table", "table-row") and use.element is not None and len(use.element) > 1
        return (beside or holds) and _tag(use) == "div"
    return value in ("flow-root", "contents", "revert", "unset") and client.startswith(("gmail", "yahoo", "aol"))


def _has_company(use: Use) -> bool:
    """Whether something stands beside it in what it stands in."""
    from edgepress.proof.tree import Run

    above = use.element.parent if use.element is not None else None
    parts = (p for p in above.content if not isinstance(p, Run) or p.text.strip()) if above is not None else iter(())
    return next(parts, None) is not None and next(parts, None) is not None


def _hidden(use: Use, client: str) -> bool:
    """Word shows a table in what is hidden, and a picture that is."""
    if not _word(client):
        return True
    return use.element is not None and (_tag(use) == "img" or any(e.tag == "table" for e in use.element))


def _position(use: Use, client: str) -> bool:
    value = use.value.lower().strip()
    style = use.element.get("style") if use.element is not None else ""
    return value in ("absolute", "fixed", "sticky") or (value == "relative" and _MOVED.search(style) is not None)


_MOVED = re.compile(r"(?<![\w-])(?:left|right|top|bottom)\s*:", re.I)


def _image(use: Use, client: str) -> bool:
    """A picture or gradient behind words; of those that know such, some drop a size behind / and more than one picture."""
    value = use.value.lower()
    if _word(client):
        return "url(" in value  # a gradient is a feature of its own
    bare = _BRACKETS.sub("", value)
    return "url(" in value and (not client.startswith(("yahoo", "aol")) or "/" in bare or "," in bare)


_BRACKETS = re.compile(r"\([^()]*\)")


def _spaced(use: Use, client: str) -> bool:
    """rgb(0 128 0 / 1), which many do not read, in place of rgb(0, 128, 0)."""
    return bool(re.search(r"rgba?\([^(),]*\)", use.value, re.I)) and not use.value.lower().startswith("var(")


# What is asked instead of a client's verdict alone, by feature. Each says whether a use is one that the client fails.
_NARROW: Mapping[str, Hit] = {
    "css-padding": _padding,
    "css-margin": _margin,
    "css-border": _border,
    "css-display": _display,
    "css-display-none": _hidden,
    "css-position": _position,
    "css-background": _image,
    "css-background-image": _image,
    "css-rgb": _spaced,
    "css-rgba": lambda use, client: _word(client) or _spaced(use, client),
    "css-width": lambda use, client: _tag(use) in (*_SIZED, "img") if _word(client) else False,
    "css-height": lambda use, client: _word(client) and _tag(use) in _SIZED,
    "css-max-width": lambda use, client: _word(client) and _tag(use) not in ("table", ""),
    "css-font-size": lambda use, client: "rem" in use.value and (_word(client) or client.startswith("yahoo")),
    "css-overflow": lambda use, client: _word(client) or bool(use.declaration and "-" in use.declaration.name[8:]),
    "css-list-style": lambda use, client: "url(" in use.value.lower(),
    "css-text-align": lambda use, client: use.value.lower().strip() in ("start", "end", "match-parent"),
    "css-text-decoration": lambda use, client: "overline" in use.value.lower(),
    "css-text-indent": lambda use, client: use.value.strip().startswith("-"),
    "css-text-transform": lambda use, client: use.value.lower().strip() == "lowercase",
    "css-float": lambda use, client: _word(client) or use.value.lower().strip().startswith("inline"),
    "css-visibility": lambda use, client: use.value.lower().strip() in ("hidden", "collapse"),
    "css-white-space": lambda use, client: use.value.lower().strip() in ("pre", "pre-wrap", "pre-line", "break-spaces"),
    "html-width": lambda use, client: _word(client) and _tag(use) == "img" and use.value.strip().endswith("%"),
    "html-height": lambda use, client: _word(client) and _tag(use) == "img" and use.value.strip().endswith("%"),
    "html-background": lambda use, client: not _word(client) or _tag(use) != "body",
    "html-lists": lambda use, client: use.element is not None and "reversed" in use.element.attrib,
    "image-base64": lambda use, client: not _word(client) or "image/gif" in use.value.lower()[:20],
    "css-unit-rem": lambda use, client: use.declaration is None or not use.declaration.name.startswith("font"),
}
