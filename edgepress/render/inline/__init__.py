"""Style sheets -> style attributes, by the inliner that the settings name, and the judge of what it gives back.

The sheet is held to a small grammar before, and everything but styles is compared after: see `edgepress.inlining`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from edgepress.diagnostics import Stop
from edgepress.inlining.changes import changes
from edgepress.inlining.grammar import grammar_faults
from edgepress.inlining.order import Pair, settled

SHEET = "email/inline.css"

_LINKED = re.compile(r"<link\b[^<>]*\bstylesheet\b", re.I)


class SheetError(Stop):
    """The theme's sheet, or a template, is outside what can be inlined rightly: the theme's fault, never a guest's."""


def inline_css(html: str, css: str, how: str = "premailer", sheet: str = SHEET) -> str:
    """Put the declarations of `css`, which stands in the file `sheet`, into the style attributes of a whole document.

    `how` is the setting `inliner`. The `<style data-premailer="ignore">` of the document stays as it is. Raises
    SheetError when the sheet leaves the grammar, or when anything but styles would change.
    """
    html = html.strip()
    template = template_of(sheet)
    if _LINKED.search(html):
        raise SheetError(f"{template} links to a style sheet, which no email may; put its rules into keep.css")
    if not html:
        raise SheetError(f"{template} gives an empty document")
    if how == "css-inline":
        from edgepress.render.inline.by_css_inline import inline
    else:
        from edgepress.render.inline.by_premailer import inline
    out = inline(html, css, sheet)
    for fault in changes(html, out):
        raise SheetError(f"{template}: while styles were put in, {fault.words}")
    return out


def check_grammar(css: str, sheet: str = SHEET) -> None:
    """Raise SheetError unless every selector is of types, classes and descendants, and every value plain."""
    for fault in grammar_faults(css):
        line = css.count("\n", 0, fault.offset) + 1
        raise SheetError(f"{sheet}:{line}: {fault.words}")


def template_of(sheet: str) -> str:
    """The template whose emails the sheet is for."""
    return sheet.replace("inline.css", "issue.html.j2")


def style_of(pairs: Iterable[Pair]) -> str:
    """The value of a style attribute, of declarations in the order of the cascade."""
    return "; ".join(f"{name}:{value}" for name, value in settled(pairs))
