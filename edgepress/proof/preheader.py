"""Proofs of the preview: the words that an inbox shows behind the subject, which stand hidden at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.foot import first_words
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.link import BLANK
from edgepress.proof.shown import UNSEEN, headings, short, shown, spoken
from edgepress.proof.tree import Element, above, every

SHORTEST, LONGEST = 40, 130  # characters: what an inbox on a phone shows, and what the longest line on a desk does
FILLER = 60  # signs of filler: with as many, no inbox shows what comes behind

_FILLS = re.compile("[\u034f\u2007\u00ad\ufeff]")  # each still fills a line in Yahoo and in Apple Mail since 16.4
_OLD = re.compile("[\u200c\u00a0]")


class Preheader(NamedTuple):
    """The element that holds the preview, its words, and what fills the line behind them."""

    element: Element
    words: str
    raw: str


@lru_cache(maxsize=4)
def preheader(letter: Letter) -> Preheader | None:
    """The preview: the first words of the body, where they stand in something of their own that is not shown."""
    for word in shown(letter).words:
        if not _has_words(word.run.text):
            continue
        box = _box(letter, word.holder)
        if box is None:
            return None
        raw = "".join(part.run.text for part in shown(letter).words if _is_in(part.holder, box))
        return Preheader(box, " ".join(UNSEEN.sub("", raw).split()), raw)
    return None


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _is_in(holder: Element, box: Element) -> bool:
    return box.start <= holder.start < box.end


def _box(letter: Letter, holder: Element) -> Element | None:
    """The outermost element round some words that is hidden, or that tries to be."""
    tries = [one for one in (holder, *above(holder)) if one in shown(letter).hidden or _tries(one)]
    return tries[-1] if tries and tries[-1].tag not in ("body", "html") else None


def _tries(element: Element) -> bool:
    """Whether an element wants to be hidden without being so: by an attribute, or by being as small as nothing."""
    style = style_of(element)
    return (
        "hidden" in element.attrib
        or style.get("max-height", "").strip() in ("0", "0px")
        or style.get("opacity", "").strip() == "0"
    )


def preheader_missing(letter: Letter) -> Iterator[Diagnostic]:
    """An email begins with a preview, unless its first words make a good one.

    Bad:   <body><p>Read this in your browser</p>
    Good:  <body><div style="display: none; mso-hide: all;">Three boats came home this week</div>
    """
    if preheader(letter) is not None:
        return
    first = first_words(letter)
    if first is not None and len(first[0]) < SHORTEST:
        yield Diagnostic(
            "preheader-missing",
            f"Behind the subject an inbox shows what comes first: “{short(first[0])}”",
            letter.span(first[1]),
            hint="begin the body with a hidden element that says what the email is about",
        )


def preheader_length(letter: Letter) -> Iterator[Diagnostic]:
    """A preview has 40 to 130 characters: an inbox shows as many.

    Bad:   <div style="display: none; mso-hide: all;">Boats</div>
    Good:  <div style="display: none; mso-hide: all;">Three boats came home this week, one of them with a stowaway</div>
    """
    found = preheader(letter)
    if found is None or SHORTEST <= len(found.words) <= LONGEST or BLANK.search(found.words):
        return
    if len(found.words) < SHORTEST:
        message = f"The preview has {len(found.words)} characters and leaves much of the line empty"
        hint = f"say more of what is inside, in {SHORTEST} to {LONGEST} characters"
    else:
        message = f"The preview has {len(found.words)} characters, and no inbox shows the end of it"
        hint = f"keep to {LONGEST} characters, with what matters first"
    yield Diagnostic("preheader-length", message, letter.span(found.element), hint=hint, severity=Severity.CONSIDER)


def preheader_visible(letter: Letter) -> Iterator[Diagnostic]:
    """The preview is hidden in every program: by style, for Word too, and not by the attribute hidden (caniemail, 2024-01).

    Bad:   <div hidden>Three boats came home this week</div>
    Good:  <div style="display: none; max-height: 0; overflow: hidden; mso-hide: all;">Three boats came home this week</div>
    """
    found = preheader(letter)
    if found is None:
        return
    own = [style_of(one) for one in (found.element, *every(found.element))]
    if not any(style.get("display", "").lower() == "none" for style in own):
        yield Diagnostic(
            "preheader-visible",
            "The preview is shown above the email in programs that drop sheets and the attribute hidden",
            letter.span(found.element),
            hint="write display: none into its own style",
        )
    elif not any(style.get("mso-hide", "").lower() == "all" for style in own):
        inner = any(one.tag in ("table", "img") for one in every(found.element))
        yield Diagnostic(
            "preheader-visible",
            "Outlook on Windows may show the preview above the email",
            letter.span(found.element),
            hint="write mso-hide: all into its style, beside display: none",
            severity=Severity.MUST if inner else Severity.CONSIDER,
            why="it passes over display: none on tables and pictures (caniemail, tested 2019-02)",
        )


def filler_missing(letter: Letter) -> Iterator[Diagnostic]:
    """Behind a preview stand signs that cannot be seen, so that an inbox shows nothing of what comes after it.

    Bad:   <div style="display: none; mso-hide: all;">Three boats came home</div> <p>Read this in your browser</p>
    Good:  <div style="display: none; mso-hide: all;">Three boats came home&#8199;&#65279;&#847; &#8199;&#65279;&#847; …</div>
    """
    found = preheader(letter)
    if found is None or len(found.words) >= LONGEST:
        return
    raw = found.raw + _after(letter, found)
    if len(_FILLS.findall(raw)) >= FILLER:
        return
    if len(_OLD.findall(raw)) >= FILLER:
        message = "What fills the line behind the preview no longer does so in Yahoo and Apple Mail"
    else:
        message = "Behind the preview an inbox shows what comes next, such as a link to the browser"
    yield Diagnostic(
        "filler-missing",
        message,
        letter.span(found.element),
        hint="add &#8199;&#65279;&#847; and a space some fifty times behind its words",
        severity=Severity.SHOULD,
    )


def _after(letter: Letter, found: Preheader) -> str:
    """What stands hidden right behind the preview: some put the filler into an element of its own."""
    parts = []
    for word in shown(letter).words:
        if word.run.start >= found.element.end:
            if not word.hidden or _has_words(word.run.text):
                break
            parts.append(word.run.text)
    return "".join(parts)


def preheader_repeats(letter: Letter) -> Iterator[Diagnostic]:
    """The preview says something that the subject does not.

    Bad:   <title>The boats are back</title> … <div style="display: none; mso-hide: all;">The boats are back</div>
    Good:  <title>The boats are back</title> … <div style="display: none; mso-hide: all;">One of them brought a stowaway</div>
    """
    found = preheader(letter)
    if found is None:
        return
    first = next((spoken(one) for one in headings(letter)), "")
    subject = (letter.issue.subject or letter.issue.title) if letter.issue else ""
    if _plain(found.words) in {_plain(words) for words in (letter.title, subject, first) if words}:
        yield Diagnostic(
            "preheader-repeats",
            f"The preview says the subject again: “{short(found.words)}”",
            letter.span(found.element),
            hint="say what else is in the email",
            severity=Severity.SHOULD,
        )


def _plain(words: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())
