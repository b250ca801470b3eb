"""A guest's words -> the same words in Markdown, with a backslash only where they would be taken for a mark."""

from __future__ import annotations

import re

from edgepress.importers import REVIEW

_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|")
_SIGN = re.compile(r"[\\`*_\[\]<&!]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9a-zA-Z]{1,31});")
_TAG = re.compile(r"<[A-Za-z/!?]")
_REVIEW = str.maketrans(dict(REVIEW))
# What begins a line and would make of it something else.
_HEADING_OR_QUOTE = re.compile(r"[#>]")
_BULLET = re.compile(r"[-+*](?=\s|$)|([-*_])(?: *\1)+ *$")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_DEFINITION = re.compile(r"\[[^\]]*\]:")
_FENCE = re.compile(r"~{3}")
_UNDERLINE = re.compile(r"=+ *$")
_DIVIDER = re.compile(r" {0,3}\|?[ :]*-[-|: ]*$")


def escape(text: str, before: str = "", after: str = "") -> str:
    """Words in the middle of a line. `before` and `after` are the signs of the text that stand beside them."""

    def written(match: re.Match[str]) -> str:
        at = match.start()
        last = text[at - 1] if at else before
        following = text[at + 1] if at + 1 < len(text) else after
        return _sign(match[0], text, at, last, following)

    return _SIGN.sub(written, text)


def _sign(sign: str, text: str, at: int, last: str, following: str) -> str:
    alone = (not last or last.isspace()) and (not following or following.isspace())
    if sign == "\\":
        return "\\\\" if not following or following in _ESCAPABLE or following in REVIEW else sign
    if sign == "`":
        return "\\`"
    if sign == "*":
        return sign if alone else "\\*"
    if sign == "_":
        return sign if alone or (last.isalnum() and following.isalnum()) else "\\_"
    if sign == "[":
        return "\\[" if following == "^" else sign
    if sign == "]":
        return "\\]" if following == "(" else sign
    if sign == "!":
        return "\\!" if at + 1 == len(text) and following == "[" else sign
    if sign == "<":
        return "&lt;" if _TAG.match(sign + following) else sign
    return "&amp;" if _ENTITY.match(text, at) else sign


def reviewed(text: str) -> str:
    """The text with the marks of a review in place of the signs that stood for them."""
    return text.translate(_REVIEW)


def line_start(line: str) -> str:
    """A line of a paragraph, with a backslash where its beginning would make a list, a heading or a rule of it."""
    if _HEADING_OR_QUOTE.match(line) or _BULLET.match(line) or _DEFINITION.match(line):
        return "\\" + line
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{number[2]}{line[number.end() :]}"
    if _FENCE.match(line) or _UNDERLINE.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    if "|" in line and _DIVIDER.match(line):
        return line.replace("|", "\\|")
    return line
