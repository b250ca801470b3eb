"""Proofs of fonts: what Word shows in their place, and how high it makes their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import everything, hidden

_REMOTE = re.compile(r"url\(\s{0,9}[\"']?(?:https?:)?//", re.I)
# What Word has on every computer with Windows, or takes for one that it has (Helvetica is Arial, Times is Times New Roman).
_OF_WINDOWS = frozenset(
    "arial|arial black|calibri|cambria|candara|comic sans ms|consolas|constantia|corbel|courier|courier new|georgia|"
    "helvetica|impact|lucida console|lucida sans unicode|palatino linotype|segoe ui|tahoma|times|times new roman|"
    "trebuchet ms|verdana|sans-serif|serif|monospace|inherit".split("|")
)
_TEXT = frozenset("td th div p a h1 h2 h3 h4 h5 h6 li".split())


def font_unhidden(letter: Letter) -> Iterator[Diagnostic]:
    """A font from elsewhere is kept from Word, which else shows Times New Roman where the font is named.

    Bad:   <style>@font-face { font-family: Sail; src: url(https://harbour.example.org/sail.woff2); }</style>
    Good:  <!--[if !mso]><!--><style>@font-face { ... }</style><!--<![endif]-->
    """
    for sheet in letter.sheets:
        for rule in sheet.rules:
            named = sheet.word and len(rule.at) == 1 and rule.at[0].startswith("@font-face")
            if named and any(_REMOTE.search(d.value) for d in rule.declarations):
                yield Diagnostic(
                    "font-unhidden",
                    "Outlook on Windows shows Times New Roman instead of this font and of those named after it",
                    letter.html.span(rule.start, rule.start + len("@font-face")),
                    hint="put its <style> between <!--[if !mso]><!--> and <!--<![endif]-->",
                )


def word_font_unset(letter: Letter) -> Iterator[Diagnostic]:
    """A sheet for Word names a font of Windows for each kind of text where the first font is one that Windows lacks.

    Bad:   <p style="font-family: Inter, Arial, sans-serif">, and nothing for Word
    Good:  <!--[if mso]><style>td, th, div, p, a, h1, h2, h3, li { font-family: Arial, sans-serif; }</style><![endif]-->
    """
    known = _set_for_word(letter, "font-family")
    for element in everything(letter.word):
        first = style_of(element).get("font-family", "").split(",")[0].strip("\"' ").lower()
        if first and first not in _OF_WINDOWS and element.tag in _TEXT and element.tag not in known:
            yield Diagnostic(
                "word-font-unset",
                "Outlook on Windows lacks the first font here and may show Times New Roman",
                letter.attribute(element, "style"),
                hint="name a font of Windows for td, th, div, p, a, h1 to h6 and li in a <style> for Word",
                severity=Severity.SHOULD,
            )


def word_lines_unset(letter: Letter) -> Iterator[Diagnostic]:
    """Lines are as high in Word as they are told to be: `mso-line-height-rule: exactly`.

    Bad:   <p style="line-height: 26px">, and nothing for Word
    Good:  <!--[if mso]><style>td, th, div, p, a, h1, h2, h3, li { mso-line-height-rule: exactly; }</style><![endif]-->
    """
    known = _set_for_word(letter, "mso-line-height-rule")
    for element in everything(letter.word):
        style = style_of(element)
        height = style.get("line-height", "0")
        asked = element.tag in _TEXT and element.tag not in known and element.tag != "a" and not hidden(element)
        if asked and "mso-line-height-rule" not in style and not height.startswith(("0", "1px")):
            yield Diagnostic(
                "word-lines-unset",
                "Outlook on Windows takes the height of lines as the least, so some lines stand further apart",
                letter.attribute(element, "style"),
                hint="set mso-line-height-rule: exactly for all text in a <style> for Word",
                severity=Severity.SHOULD,
            )


def _set_for_word(letter: Letter, name: str) -> frozenset[str]:
    """The kinds of elements for which a sheet that Word reads sets a property."""
    return frozenset(
        selector.lower()
        for sheet in letter.sheets
        for rule in (sheet.rules if sheet.word else ())
        if not rule.at and any(d.name == name for d in rule.declarations)
        for selector in rule.selectors  # not *, which Word does not know (caniemail)
    )
