"""Why a details block cannot be read, in a guest's words: one function a cause, and the mend where only one reading exists.

What PyYAML says is right, and no guest could act on it. The causes are asked in order; the first that knows the fault
tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edgepress.load.quotes import in_quotes, is_clear, other_quotes

# Every detail there is. In front of a second colon such a name may begin a detail of its own; a test holds the list.
NAMES = frozenset(
    """title number date status takeover editors subject preview language licence tags embargo theme pictures allow authors
    kind summary starts ends timezone place link format size count name role organisation country photo logo orcid links
    agrees members colour banner banner-description credit people check because email due sent""".split()
)

_KEY_VALUE = re.compile(r"(\s*+(?:- ++)?)([^:#\n]+):[ \t]+(.*)")
_GLUED = re.compile(r"([A-Za-z][\w-]*):([^\s/].*)")
_TABS = re.compile(r"\t+")
_INDENTED = re.compile(r"^([ ]*\t[ \t]*)(.*)$", re.M)
_NEXT = re.compile(r"\s*(?:[A-Za-z][\w-]*:(?:\s|$)|$)")
_ITEM = re.compile(r"(\s*- +)(\S.*)")
_SECOND = re.compile(r"(?:^|\s)([a-z-]+):\s")
_SIGNS = "@`%|>&*!{}[],?#-"  # with one of these in front, a value without quotes cannot be read
_QUOTABLE = "@`%*&!"  # and with one of these, nothing but the words themselves can be meant

Edits = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a block cannot be read: offsets into it, a sentence, what to do, and how to mend it.

    Each of `edits` is a beginning, an end and what to put there: there are some only where nothing else can be meant.
    """

    start: int
    end: int
    message: str
    hint: str
    edits: Edits = ()


class Fault(NamedTuple):
    """Where PyYAML stopped: the block, the offset, where what it was reading began (-1 if unknown), and what it says."""

    text: str
    at: int
    opened: int
    what: str

    @property
    def start(self) -> int:
        """Where the line begins in which it stopped."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line(self) -> str:
        """That line."""
        return line_at(self.text, self.at)

    @property
    def detail(self) -> re.Match[str] | None:
        """Indent, name and value, where the line has them."""
        return _KEY_VALUE.match(self.line)


def plainly(fault: Fault) -> Refusal:
    """One sentence a cause, and what to do."""
    for cause in CAUSES:
        told = cause(fault)
        if told is not None:
            return told
    return Refusal(
        fault.at,
        fault.at + 1,
        "From here on the details block cannot be read",
        "write one detail a line, like title: My title",
    )


def marked(text: str, at: int, sign: str) -> Refusal:
    """A value that begins with &, * or !, which other programs take for something else."""
    start = text.rfind("\n", 0, at) + 1
    found = _KEY_VALUE.match(line_at(text, at))
    edits: Edits = ()
    hint = "put quotes round the value" if sign == "!" else "put quotes round a value that begins with & or *"
    if found and start + found.start(3) == at:
        quoted = in_quotes(found[3].strip())
        edits = ((at, at + len(found[3].rstrip()), quoted),)
        hint = f"put quotes round it: {found[2].strip()}: {quoted}"
    message = (
        "A word that begins with ! is not read here" if sign == "!" else "A name with & or * in front is not read here"
    )
    return Refusal(at, at + 1, message, hint, edits)


def line_at(text: str, at: int) -> str:
    """The line in which an offset lies."""
    return text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]


def _tab(fault: Fault) -> Refusal | None:
    line = fault.line
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent and "'\\t'" not in fault.what:
        return None
    tab = fault.start + max(line.find("\t"), 0)
    if line[: tab - fault.start].strip():
        edits: Edits = tuple((fault.start + m.start(), fault.start + m.end(), " ") for m in _TABS.finditer(line))
        return Refusal(tab, tab + 1, "This line holds a Tab", "use spaces instead", edits)
    return Refusal(tab, tab + 1, "This line begins with a Tab", "use spaces instead", tuple(_untabbed(fault.text)))


def _untabbed(text: str) -> Iterator[tuple[int, int, str]]:
    """Two spaces for each Tab in front of a line, or none where it can only be a detail like the one above."""
    for found in _INDENTED.finditer(text):
        name, above = found[2].partition(":")[0], text[: max(0, found.start() - 1)].rpartition("\n")[2]
        beside = name in NAMES and re.search(r":[ \t]+\S", above) and not above[:1].isspace()
        yield found.start(1), found.end(1), "" if beside else found[1].replace("\t", "  ")


def _no_colon_above(fault: Fault) -> Refusal | None:
    """Told where the next line begins; the fault is in this one."""
    return _no_colon(fault.text, fault.opened) if "expected ':'" in fault.what and fault.opened >= 0 else None


def _opening(text: str, at: int) -> int:
    """The last bracket before a place that is open there; the place itself where none is."""
    shut = 0
    for index in range(at - 1, -1, -1):
        if text[index] in "]}":
            shut += 1
        elif text[index] in "[{" and not shut:
            return index
        elif text[index] in "[{":
            shut -= 1
    return at


def _open_bracket(fault: Fault) -> Refusal | None:
    text, opened = fault.text, fault.opened
    if "while parsing a flow" not in fault.what or opened < 0:
        return None
    opened = opened if text[opened : opened + 1] in ("[", "{") else _opening(text, opened)
    bracket = text[opened : opened + 1]
    shut = "]" if bracket == "[" else "}"
    message = f"The bracket {bracket} opened here is never closed"
    line = line_at(text, opened)
    end = text.rfind("\n", 0, opened) + 1 + len(line.rstrip())
    edits: Edits = ((end, end, shut),) if line.count(bracket) == 1 and shut not in line else ()
    if fault.at < len(text.rstrip()) and text[opened : fault.at].count("\n") == 0:
        message = f"Something inside the brackets that open here cannot be read ({text[fault.at : fault.at + 1]})"
        edits = ()
    hint = f'close it with {shut}, and put quotes round words with other signs, such as "#7"'
    return Refusal(opened, opened + 1, message, hint, edits)


def _open_quote(fault: Fault) -> Refusal | None:
    what, opened = fault.what, fault.opened if fault.opened >= 0 else fault.at
    if "unexpected end of stream" not in what and "document separator" not in what:
        return None
    line = line_at(fault.text, opened)
    end = fault.text.rfind("\n", 0, opened) + 1 + len(line.rstrip())
    value = fault.text[opened:end]
    alone = value.count(value[:1]) == 1 and '"' not in value[1:] and "\\" not in value
    sure = value[:1] == '"' and alone and _NEXT.match(fault.text, end) is not None
    hint = f"close it at the end of the value: {value}{value[:1]}" if sure else "close it at the end of the value"
    if value[:1] == "'" and alone:  # it may be 'Tis the season
        hint += f', or put other quotes round it: "{value}"'
    edits: Edits = ((end, end, '"'),) if sure else ()
    return Refusal(opened, opened + 1, "The quote mark opened here is never closed", hint, edits)


def _strange_escape(fault: Fault) -> Refusal | None:
    if "quoted scalar" not in fault.what:
        return None
    message = "Something stands here that quotes do not take"
    hint = r"write \\ for one backslash, or use single quotes"
    return Refusal(fault.at, fault.at + 1, message, hint)


def _space_missing(fault: Fault) -> Refusal | None:
    above = fault.text[: max(0, fault.start - 1)].rpartition("\n")[2]
    glued = _GLUED.match(above)
    if "mapping values are not allowed" not in fault.what or not fault.detail or not glued:
        return None
    at = fault.start - 1 - len(above)
    colon = at + glued.end(1) + 1
    edits: Edits = ((colon, colon, " "),) if glued[1] in NAMES else ()
    return Refusal(at, at + len(above), "A space is missing after the colon", f"write {glued[1]}: {glued[2]}", edits)


def _further_in(fault: Fault) -> Refusal | None:
    found, start = fault.detail, fault.start
    if "mapping values are not allowed" not in fault.what or not found:
        return None
    above = fault.text[: max(0, start - 1)].rpartition("\n")[2]
    if found[1].strip(" ") or not found[1] or ": " not in above or ": " in found[3]:
        return None
    column = len(above) - len(above.lstrip(" "))
    edits: Edits = ((start, start + len(found[1]), " " * column),) if found[2].strip() in NAMES else ()
    message = "This line stands further in than the line above it"
    hint = "begin it in the same column as the other details"
    return Refusal(start, start + len(fault.line), message, hint, edits)


def _no_colon_before(fault: Fault) -> Refusal | None:
    """The colon that is told is the only one of its line: then the line above is words, and this one was taken for more."""
    found, above = fault.detail, fault.text[: max(0, fault.start - 1)].rpartition("\n")[2]
    if "mapping values are not allowed" not in fault.what or not found or fault.at >= fault.start + found.start(3):
        return None
    return _no_colon(fault.text, fault.start - 1) if above.strip() and ": " not in above else None


def _two_colons(fault: Fault) -> Refusal | None:
    found, start = fault.detail, fault.start
    if "mapping values are not allowed" not in fault.what or not found:
        return None
    value = found[3].strip()
    quoted = other_quotes(value) if value[:1] in ("'", '"') else in_quotes(value)
    second = _SECOND.search(value)
    sure = value[:1] not in ("'", '"') and not (second and second[1] in NAMES)
    begin = start + found.start(3)
    edits: Edits = ((begin, begin + len(found[3].rstrip()), quoted),) if sure else ()
    message = "This line has two colons, so it is unclear where the value begins"
    hint = f"put quotes round the value: {found[2].strip()}: {quoted}"
    return Refusal(start, start + len(fault.line), message, hint, edits)


def _quote_closed_early(fault: Fault) -> Refusal | None:
    found = fault.detail
    if not found or found[3][:1] not in ("'", '"'):
        return None
    value = found[3].strip()
    quoted = other_quotes(value)
    begin = fault.start + found.start(3)
    message = "The quote mark that opens this value is closed before the value ends"
    edits: Edits = ((begin, begin + len(found[3].rstrip()), quoted),) if is_clear(value) else ()
    return Refusal(begin, fault.start + len(fault.line), message, f"write {found[2].strip()}: {quoted}", edits)


def _sign_in_front(fault: Fault) -> Refusal | None:
    found = fault.detail
    if not found or not found[3] or found[3][0] not in _SIGNS:
        return None
    quoted = "'" + found[3].strip().replace("'", "''") + "'"
    begin = fault.start + found.start(3)
    edits: Edits = ((begin, begin + len(found[3].rstrip()), quoted),) if found[3][0] in _QUOTABLE else ()
    message = f"A value that begins with {found[3][0]} cannot be read as it stands"
    hint = f"put quotes round it: {found[2].strip()}: {quoted}"
    return Refusal(begin, fault.start + len(fault.line), message, hint, edits)


def _sign_inside(fault: Fault) -> Refusal | None:
    """The same for one value of a list."""
    sign, item = fault.text[fault.at : fault.at + 1], _ITEM.match(fault.line)
    before = fault.line[: fault.at - fault.start]
    if (
        "cannot start any token" not in fault.what
        or sign not in _QUOTABLE
        or not (item or "[" in before or "{" in before)
    ):
        return None
    rest = fault.line[len(before) :]
    value = (re.split(r"[,\]}]", rest)[0] if "[" in before or "{" in before else rest).rstrip()
    quoted = "'" + value.replace("'", "''") + "'"
    message = f"A value that begins with {sign} cannot be read as it stands"
    end = fault.at + len(value)
    return Refusal(fault.at, end, message, f"put quotes round it: {quoted}", ((fault.at, end, quoted),))


def _percent_line(fault: Fault) -> Refusal | None:
    directive = re.search(r"^%", fault.text, re.M)
    if not directive or "document start" not in fault.what:
        return None
    at = directive.start()
    hint = "delete the line, or put quotes round the words"
    return Refusal(at, at + 1, "A line that begins with % is not read here", hint)


def _no_colon_here(fault: Fault) -> Refusal | None:
    return _no_colon(fault.text, fault.start) if ":" not in fault.line and fault.line.strip() else None


def _no_colon(text: str, at: int) -> Refusal:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    message = "This line is no detail: it has no colon with a space after it"
    return Refusal(start, end if end >= 0 else len(text), message, "write one detail a line, like title: My title")


CAUSES: tuple[Callable[[Fault], Refusal | None], ...] = (
    _tab,
    _no_colon_above,
    _open_bracket,
    _open_quote,
    _strange_escape,
    _space_missing,
    _further_in,
    _no_colon_before,
    _two_colons,
    _quote_closed_early,
    _sign_inside,
    _sign_in_front,
    _percent_line,
    _no_colon_here,
)
