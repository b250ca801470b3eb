"""The check for letters that were stored in one way and read in another. Alone knows ftfy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.check.reading import few, is_guests, outside_code, short
from edgepress.diagnostics import Diagnostic, Severity, offered, safe
from edgepress.model import Page, Site

# What letters turn into: é becomes Ã©, a curly quote becomes â€™, a smile becomes ðŸ˜€. First comes one of a few letters,
# then one that seldom follows a letter.
_LEADS = "ÂÃâðÅÄÐÑØÙïà×‚"
_TELLTALE = re.compile(f"[{_LEADS}][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|‚Ä|[ÃÂ](?=[\\s.,;]|\\Z)")
_QUOTE = "â€"  # of which a letter was lost on the way: what it was, nobody knows
_CHUNK = re.compile(r"[^ \t\n|]+")
_STORED = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1250", "sloppy-windows-1251", "macroman")
_LOST = "\ufffd"
LONGEST = 400  # letters without a space: more are no word


_Place = tuple[int, str, str]  # where a garbled word begins, as it is written, and what it should be


def garbled(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every letter is the one that was typed, and not what another program took it for.

    Bad:   donâ€™t
    Good:  don’t
    """
    text = page.source.text
    if text.isascii() or not is_guests(page):
        return
    if any(lead in text for lead in _LEADS) and _TELLTALE.search(text):
        yield from _mended(page)
    at = outside_code(page).find(_LOST) if _LOST in text else -1
    if at >= 0:
        count = text.count(_LOST)
        yield Diagnostic(
            "garbled",
            "A letter was lost here" if count == 1 else f"A letter was lost here, and {count - 1} more in this text",
            page.source.span(at),
            hint=f"type it again: it stands in “{_word(text, at)}”",
            severity=Severity.SHOULD,
        )


def _word(text: str, at: int) -> str:
    """The word in which a letter stands."""
    before, after = text[max(0, at - 30) : at].split(), text[at : at + 30].split()
    begins = before[-1] if before and not text[at - 1].isspace() else ""
    return short(begins + (after[0] if after else ""))


def _mended(page: Page) -> Iterator[Diagnostic]:
    """One finding for what can be mended exactly, one for what a person must look at."""
    exact: list[_Place] = []
    near: list[_Place] = []
    lost: list[_Place] = []
    for match in _CHUNK.finditer(outside_code(page)):
        written = match[0]
        if written.isascii() or len(written) > LONGEST or not _TELLTALE.search(written):
            continue
        right = _right(written)
        if _QUOTE in right:
            lost.append((match.start(), written, ""))
        elif right != written:
            (exact if _is_exact(written, right) else near).append((match.start(), written, right))
    for found, mend in ((exact, safe), (near, offered), (lost, None)):
        if found:
            start, written, right = found[0]
            more = f", and {len(found) - 1} more like it in this text" if len(found) > 1 else ""
            mends = [(at, at + len(old), new) for at, old, new in found]
            yield Diagnostic(
                "garbled",
                f"Readers would see “{short(written)}” here{more}",
                page.source.span(start, start + len(written)),
                hint=f"write “{short(right)}”" if right else f"type “{short(written)}” again as you mean it",
                severity=Severity.SHOULD,
                why="the text was stored in one way and read in another, as when it goes through an old program",
                fix=mend(*few(page, mends)) if mend else None,
            )


def _right(written: str) -> str:
    """What was typed, in curly quotes if it was; the word itself where it is in order, or where letters would be lost."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        replace_lossy_sequences=False,
        fix_line_breaks=False,
        remove_terminal_escapes=False,
        remove_control_chars=False,
        normalization=None,
    )
    right = ftfy.fix_encoding(written, config).replace("Â\u00a0", "\u00a0")
    honest = (
        _LOST not in right
        and "\n" not in right
        and right.replace("\u00a0", " ").isprintable()
        and ftfy.fix_encoding(right, config) == right
    )
    return right if honest and len(right) < len(written) else written


def _is_exact(written: str, right: str) -> bool:
    """Whether the right letters, stored in one way and read in another, give just what is written."""
    return any(_misread(right, way) == written or _misread(_misread(right, way), way) == written for way in _STORED)


def _misread(text: str, way: str) -> str:
    try:
        return text.encode("utf-8").decode(way)
    except UnicodeError:
        return ""
