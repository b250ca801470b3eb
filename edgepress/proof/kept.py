"""Proofs of the kept sheet: the <style> that mail programs read, drop, or take to mean nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import either, everything
from edgepress.proof.sheet import Declaration, Rule, matches

MOST = 16_384  # bytes of a <style> that Gmail reads (caniemail, email-bugs 90)
_SPACED = re.compile(r"\b(?:rgba?|hsla?)\(\s{0,9}[\d.]{1,9}%?\s{1,9}[\d.]{1,9}", re.I)
_HOOK = re.compile(r"\[data-ogs[cb]\]|^u\s?\+\s?(?=\.)|#MessageViewBody\b|\[data-outlook-cycle\]", re.I)
_BRACKET = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\n]*\"|'[^'\n]*'|[{}]", re.S)
_NOT_WORDS = re.compile(r"[\[:+>~]|#MessageViewBody\b")  # what Word does not know of selectors (caniemail)
_STATE = re.compile(r":hover\b|:active\b|:focus\b")


def sheet_too_large(letter: Letter) -> Iterator[Diagnostic]:
    """Each <style> is no larger than Gmail reads: 16,384 bytes.

    Bad:   one <style> of 20,000 bytes
    Good:  what every program needs in style attributes, and in <style> what phones and dark mode need
    """
    for sheet in letter.sheets:
        size = len(sheet.css.encode("utf-8", "replace"))
        if sheet.web and size > MOST:
            yield Diagnostic(
                "sheet-too-large",
                f"Gmail drops this sheet, because it has {size:,} bytes, and shows neither phones nor large screens well",
                letter.html.span(sheet.start, sheet.start + 1),
                hint=f"bring it under {MOST:,} bytes, or write two",
            )


def sheet_in_body(letter: Letter) -> Iterator[Diagnostic]:
    """Each <style> stands in the head: Gmail drops one in the body (caniemail).

    Bad:   <body><style>@media ...</style>
    Good:  <head><style>@media ...</style></head>
    """
    for sheet in letter.sheets:
        if sheet.web and not sheet.in_head:
            yield Diagnostic(
                "sheet-in-body",
                "Gmail drops this sheet, because it stands in the body",
                letter.html.span(sheet.start, sheet.start + 1),
                hint="move the <style> into <head>",
            )


def sheet_dropped(letter: Letter) -> Iterator[Diagnostic]:
    """Nothing stands in a sheet or a style for which Gmail drops all of it, or Outlook on the web a part.

    Bad:   h1 { color: rgb(29 34 38 / 1); }
    Good:  h1 { color: #1d2226; }
    """
    for sheet in letter.sheets:
        if not sheet.web:
            continue
        for fault in sheet.faults:
            yield _dropped(
                letter, fault.start, fault.start + 1, "this cannot be read as CSS", "mend it, or take it out"
            )
        if (lost := unclosed(sheet.css)) >= 0 and "{" in sheet.css[lost + 1 :]:
            yield Diagnostic(
                "sheet-dropped",
                "All rules behind this are read as parts of it, because its bracket is never closed",
                letter.html.span(sheet.start + lost, sheet.start + lost + 1),
                hint="write } where the rule ends",
            )
        for at_rule in sheet.at_rules:
            if at_rule.depth:
                start, end = at_rule.start, at_rule.start + len(at_rule.name) + 1
                words = "an @-rule stands in another"
                yield _dropped(letter, start, end, words, "write both conditions into one: @media screen and (...)")
        for rule in sheet.rules:
            yield from _spaced(letter, rule.declarations)
    for element in everything(letter.web):
        if "style" in element.attrib and _SPACED.search(element.attrib["style"]):
            yield from _spaced(letter, letter.style(element))


def unclosed(css: str) -> int:
    """Where the first bracket stands that is never closed; -1 where there is none."""
    opened: list[int] = []
    for sign in _BRACKET.finditer(css):
        if sign[0] == "{":
            opened.append(sign.start())
        elif sign[0] == "}":
            del opened[-1:]
    return opened[0] if opened else -1


def _spaced(letter: Letter, some: tuple[Declaration, ...]) -> Iterator[Diagnostic]:
    for d in some:
        if _SPACED.search(d.value):
            words = "a colour is written with spaces between its numbers"
            yield _dropped(letter, d.start, d.end, words, "write the colour with six digits, such as #1d2226")


def _dropped(letter: Letter, start: int, end: int, words: str, hint: str) -> Diagnostic:
    message = f"Gmail drops all that stands beside this, because {words}"
    if "@-rule" in words:
        message = f"Gmail drops the whole sheet, and Outlook on the web this part of it, because {words}"
    return Diagnostic("sheet-dropped", message, letter.html.span(start, end), hint=hint)


def important_missing(letter: Letter) -> Iterator[Diagnostic]:
    """What a sheet changes for phones, dark mode or one program wins over style attributes, by ` !important` in lower case.

    Bad:   @media (max-width: 480px) { h1 { font-size: 28px; } }, and <h1 style="font-size: 34px">
    Good:  @media (max-width: 480px) { h1 { font-size: 28px !important; } }
    """
    meant: dict[str, list[Declaration]] = defaultdict(list)
    for sheet in letter.sheets:
        for rule in sheet.rules if sheet.web else ():
            for d in rule.declarations:
                if d.important:
                    yield from _unread(letter, d, rule, sheet.word)
                else:
                    for selector in _overrides(rule, sheet.media):
                        meant[selector].append(d)
    if meant:
        yield from _beaten(letter, meant)


def _overrides(rule: Rule, media: str) -> Iterator[str]:
    """The selectors of a rule that is there to win over style attributes, without the signs of one program."""
    conditional = any(name.startswith("@media") for name in rule.at) or bool(media.strip())
    for selector in rule.selectors:
        if conditional or _HOOK.search(selector) or _STATE.search(selector):
            yield _STATE.sub("", _HOOK.sub("", selector)).strip()


def _beaten(letter: Letter, meant: dict[str, list[Declaration]]) -> Iterator[Diagnostic]:
    beaten = set()
    for element, found in matches(letter.web, meant):
        style = style_of(element)
        for d in (d for _, some in found for d in some) if style else ():
            if any(_same(name, d.name) for name in style):
                beaten.add(d)
    for d in sorted(beaten, key=lambda d: d.start):
        yield Diagnostic(
            "important-missing",
            f"The style attribute wins over this “{d.name}”, so nobody sees what the sheet wants",
            letter.html.span(d.start, d.end),
            hint="write !important behind it, with a space before it",
        )


def _same(one: str, other: str) -> bool:
    """Whether two properties speak of the same: margin and margin-left, font and line-height."""
    if one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-"):
        return True
    return {one, other} == {"font", "line-height"}


def _unread(letter: Letter, d: Declaration, rule: Rule, word: bool) -> Iterator[Diagnostic]:
    if d.tail.strip() == "!important" and d.tail[:1].isspace():
        return
    severity = Severity.MUST
    if d.tail.strip() != "!important":
        message = "Gmail drops this, because !important is not written in lower case and in one word"
    elif word and not rule.at and not all(_NOT_WORDS.search(selector) for selector in rule.selectors):
        message = "Outlook on Windows drops this, because there is no space before !important"
    else:  # Outlook on Windows reads no such rule
        message = "Orange Mail drops this, because there is no space before !important"
        severity = Severity.CONSIDER
    place = letter.html.span(d.start, d.end)
    hint = "write “ !important” behind it"
    yield Diagnostic("important-missing", message, place, hint=hint, severity=severity, why="caniemail, 2021-11")


def important_inline(letter: Letter) -> Iterator[Diagnostic]:
    """No style attribute holds `!important`: Outlook on Windows drops what it stands behind (email-bugs 31).

    Bad:   <h1 style="color: #1d2226 !important">
    Good:  <h1 style="color: #1d2226">
    """
    for element in either(letter):
        if "!" not in element.get("style"):
            continue
        said: set[str] = set()
        for d in letter.style(element):
            if d.important and d.name not in said:
                yield Diagnostic(
                    "important-inline",
                    "Outlook on Windows drops what stands before !important in a style attribute",
                    letter.html.span(d.start, d.end),
                    hint="leave out !important: nothing in the sheet wins over a style attribute without it",
                )
            said.add(d.name)
