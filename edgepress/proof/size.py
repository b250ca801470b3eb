"""Proofs of what is counted and not seen: how heavy an email is, how long its lines are, which signs stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter
from edgepress.proof.message import html_part
from edgepress.proof.weight import weights
from edgepress.source import Span

# Gmail cuts an email at about 102 KB and hides the rest behind a link; spamresource.com measured 105.
HEAVY, TOO_HEAVY = 90_000, 100_000
BURSTING = 150_000  # from here on, Gmail hides a third and more, so whole articles: that no build makes
TRACKED = 120  # bytes that a mail service adds to a link, to count who follows it
LINE = 998  # octets of a line, RFC 5322, 2.1.1: servers break what is longer, in the middle of a tag

_LINK = re.compile(r"<a\s[^<>]{0,2000}?href", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BREAK = re.compile("[\u2028\u2029]")
_UNREADABLE = re.compile("\ufffd")
_APOS = re.compile(r"&apos;")
_CHARSET = re.compile(r"<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w-]{2,30})", re.I)


def email_too_heavy(letter: Letter) -> Iterator[Diagnostic]:
    """An email with all its links counted weighs less than 90 KB: Gmail cuts it at about 102, and the way out is at its end.

    Bad:   an email of 5,000 words
    Good:  email: summary in the details of its longest articles, which readers open in the archive
    """
    size = _counted(letter)
    if HEAVY < size <= BURSTING:
        over = size > TOO_HEAVY
        hidden = "Gmail hides what comes after about 102" + (", with the way to unsubscribe" if over else "")
        yield _heavy(letter, "email-too-heavy", size, hidden, Severity.MUST if over else Severity.SHOULD)


def email_bursting(letter: Letter) -> Iterator[Diagnostic]:
    """An email is never so heavy that Gmail hides a third of it, and whole articles with that: no build makes one.

    Bad:   an email of 8,000 words
    Good:  email: summaries in issue.md, and every article whole in the archive
    """
    size = _counted(letter)
    if size > BURSTING:
        hidden = "Gmail hides a third of it or more, with whole articles"
        yield _heavy(letter, "email-bursting", size, hidden, Severity.MUST)


@lru_cache(maxsize=4)  # two proofs ask, and every build asks both
def _counted(letter: Letter) -> int:
    """The bytes of an email with its links as a mail service makes them longer; 0 where it is light at a glance."""
    text = letter.html.text
    if len(text) < HEAVY // 4:  # a sign has four bytes at most, and most have one
        return 0
    return len(text.encode("utf-8", "replace")) + TRACKED * len(_LINK.findall(text))


def _heavy(letter: Letter, code: str, size: int, hidden: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code,
        f"The email weighs {size / 1000:.0f} KB with its links counted, and {hidden}",
        letter.issue.details.where if letter.issue is not None else letter.html.span(0),
        hint=_shorter(letter, size - HEAVY),
        severity=severity,
        why=f"a mail service adds some {TRACKED} bytes to each link, and these are counted here",
    )


def _shorter(letter: Letter, over: int) -> str:
    """Which parts to shorten: the heaviest, as many as are needed."""
    files = {article.source.path for article in letter.issue.articles} if letter.issue is not None else set()
    parts = [one for one in weights(letter) if letter.issue is None or one.path in files]
    ranked = sorted(parts, key=lambda one: -one.size)
    named, saved = [], 0
    for one in ranked[:6]:
        if saved >= over:
            break
        named.append(f"“{one.title}” ({one.size / 1000:.0f} KB)")
        saved += one.size
    which = ", ".join(named) or "its longest parts"
    if letter.issue is None:
        return f"shorten {which}, and link to the rest"
    return f"write “email: summary” in the details of {which}; or “email: summaries” in issue.md"


def line_too_long(letter: Letter) -> Iterator[Diagnostic]:
    """No line is longer than 998 bytes where nothing packs it for the way (RFC 5322, 2.1.1).

    Bad:   an email without line breaks, sent as 8bit
    Good:  the same with line breaks between its elements, or sent as quoted-printable
    """
    raw = letter.raw.replace(b"\r\n", b"\n").split(b"\n") if letter.raw else ()
    for number, line in enumerate(raw, 1):
        if len(line) > LINE:
            yield _long(letter.message_path, number, len(line), Severity.MUST)
            return
    if letter.raw:
        return
    for number, words in enumerate(letter.html.text.split("\n"), 1):
        size = len(words) if words.isascii() else len(words.encode("utf-8", "replace"))
        if size > LINE:
            yield _long(letter.html.path, number, size, Severity.SHOULD)
            return


def _long(path: str, number: int, size: int, severity: Severity) -> Diagnostic:
    why = "servers break a longer line anywhere, in the middle of a word, a tag or an address"
    return Diagnostic(
        "line-too-long",
        f"A line has {size} bytes, and a server on the way may break it after {LINE}",
        Span(path, number, 1, number, 2),
        hint="break the line between two elements, or send the email as quoted-printable",
        severity=severity,
        why=why,
    )


def letters_undeclared(letter: Letter) -> Iterator[Diagnostic]:
    """A message and the HTML in it say the same of how letters are stored, which is UTF-8.

    Bad:   Content-Type: text/html; charset="iso-8859-1" … <meta charset="utf-8">
    Good:  Content-Type: text/html; charset="utf-8" … <meta charset="utf-8">
    """
    part = html_part(letter)
    if part is None or letter.html.text.isascii():
        return
    said = str(part.get_param("charset") or "").lower()
    meta = _CHARSET.search(letter.html.text[:4096])
    where = letter.html.span(meta.start(1), meta.end(1)) if meta else letter.html.span(0)
    if not said:
        yield Diagnostic(
            "letters-undeclared",
            "The message does not say how its letters are stored, so é may be shown as Ã©",
            where,
            hint='write charset="utf-8" into the Content-Type of its HTML part',
        )
    elif meta and _same(meta[1]) != _same(said):
        yield Diagnostic(
            "letters-undeclared",
            f"The message says that its letters are {said}, its HTML says {meta[1]}, so é may be shown as Ã©",
            where,
            hint="store both as UTF-8, and say so in both places",
        )


def _same(charset: str) -> str:
    return charset.lower().replace("_", "-").replace("utf8", "utf-8")


def letters_strange(letter: Letter) -> Iterator[Diagnostic]:
    """An email holds no signs that programs drop, show as boxes or take for something else.

    Bad:   It&apos;s back
    Good:  It&#39;s back, or: It’s back
    """
    text = letter.html.text
    for found, message, hint in (
        (_CONTROL, "A sign that controls machines stands in the email; readers see a box or nothing", "take it out"),
        (
            _BREAK,
            "A line break of another kind stands in the email, and some programs show a box",
            "write <br> instead",
        ),
        (
            _UNREADABLE,
            "A letter was lost before the email got here, and readers see \ufffd in its place",
            "write it anew, and save as UTF-8",
        ),
        (_APOS, "Outlook on Windows shows &apos; as it is written", "write &#39; or ’"),
    ):
        for match in found.finditer(text):
            yield Diagnostic("letters-strange", message, letter.html.span(*match.span()), hint=hint)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        at = _taken_apart(text)
        yield Diagnostic(
            "letters-strange",
            "A letter is stored as two, itself and its accent, and some programs show the accent beside it",
            letter.html.span(at, at + 2),
            hint="save the text in the form NFC",
            severity=Severity.SHOULD,
        )


def _taken_apart(text: str) -> int:
    """Where the first letter stands that would be another one if it were put together."""
    for at, line in _lines(text):
        if not unicodedata.is_normalized("NFC", line):
            for place in range(len(line)):
                if not unicodedata.is_normalized("NFC", line[place : place + 2]):
                    return at + place
            return at
    return 0


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
