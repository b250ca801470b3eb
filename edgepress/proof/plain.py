"""Proofs of the plain-text part of a message: for readers of text, for watches, and for those who filter spam."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.message import message_of
from edgepress.proof.shown import shown
from edgepress.source import Source, Span

STUB = 0.3  # of the words of the HTML: a text with fewer only says that there is more elsewhere
SMALL = 40  # words: an email as short as that can be said in fewer

_FILLER = re.compile("[\u034f\u2007\u00ad\ufeff]|(?:[\u200b-\u200f]\\s?){4}")
_TOUCHED = re.compile(r"(?<=[\[(])https?://[^\s<>\"\[\]()]{1,2000}[\])]")
_TAG = re.compile(r"</?(?:p|div|td|tr|table|span|a|br|strong|em|h[1-6]|style|img|ul|li)\b[^<>\n]{0,300}/?>", re.I)
_WORD = re.compile(r"[^\W_]+")


def plain_text_missing(letter: Letter) -> Iterator[Diagnostic]:
    """A message has a part in plain text that says what its HTML says.

    Bad:   a message of HTML alone, or “Please open this email in a browser”
    Good:  multipart/alternative with text/plain, then text/html
    """
    if not letter.raw:
        return
    where = Span(letter.message_path)
    if letter.text is None or not letter.text.text.strip():
        yield Diagnostic(
            "plain-text-missing",
            "There is no plain text, so some watches and text programs show nothing, and filters suspect spam",
            where,
            hint="add a part text/plain with the same words before the HTML",
        )
        return
    html = sum(len(_WORD.findall(word.run.text)) for word in shown(letter).words if not word.hidden)
    text = len(_WORD.findall(letter.text.text))
    if html > SMALL and text < STUB * html:
        yield Diagnostic(
            "plain-text-missing",
            f"The HTML has {html} words and the plain text {text}, so readers of text miss most of it",
            letter.text.span(0),
            hint="give the plain text every word of the HTML",
        )


def plain_text_late(letter: Letter) -> Iterator[Diagnostic]:
    """The plain text stands before the HTML: programs show the last part that they understand (RFC 2046, 5.1.4).

    Bad:   multipart/alternative: text/html, then text/plain
    Good:  multipart/alternative: text/plain, then text/html
    """
    message = message_of(letter)
    if message is None:
        return
    for part in message.walk():
        kinds = [one.get_content_type() for one in part.iter_parts()] if part.is_multipart() else []
        holder = part.get_content_type()
        if holder == "multipart/alternative":
            html = next((n for n, kind in enumerate(kinds) if kind in ("text/html", "multipart/related")), None)
            if html is not None and "text/plain" in kinds[html + 1 :]:
                yield _late(letter, "Many programs show the plain text in the place of the HTML, because it comes last")
        elif "text/html" in kinds and "text/plain" in kinds:
            yield _late(
                letter, "Many programs show text and HTML one after the other, because they are not said to be one"
            )


def _late(letter: Letter, message: str) -> Diagnostic:
    return Diagnostic(
        "plain-text-late",
        message,
        Span(letter.message_path),
        hint="make it multipart/alternative, with text/plain first and text/html last",
    )


def plain_text_unclean(letter: Letter) -> Iterator[Diagnostic]:
    """The plain text holds words alone: no tags, no filler of the preview, no bracket right at the end of an address.

    Bad:   Meet the cat (https://harbour.example.org/cat/)
    Good:  Meet the cat: https://harbour.example.org/cat/
    """
    text = letter.text
    if text is None:
        return
    for found, message, hint in (
        (_TAG, "The plain text holds tags of HTML, which readers see as they are", "take the tags out"),
        (_FILLER, "The plain text holds signs that fill a preview, and some programs show boxes", "leave them out"),
        (_TOUCHED, "A bracket touches an address, and some programs make it a part of the link", "put a space between"),
    ):
        match = found.search(text.text)
        if match and not (found is _TAG and letter.issue is not None):  # an article about HTML may speak of tags
            yield Diagnostic("plain-text-unclean", message, _in(text, match), hint=hint, severity=Severity.SHOULD)


def _in(text: Source, match: re.Match[str]) -> Span:
    return text.span(match.start(), min(match.end(), match.start() + 100))
