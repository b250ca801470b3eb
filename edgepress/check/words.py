"""Checks of words for which there are better ones, by the lists of the press and of the newsletter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from edgepress.check.reading import HARD_BREAK, WORD, Hit, body, first, hits, is_guests, listed
from edgepress.diagnostics import Diagnostic, Edit, Fix, Severity, offered
from edgepress.model import Page, Site

_MARKS = re.compile(r"[*_]+")
# What may stand between the beginning of a sentence and its first word.
_OPENING = re.compile(
    r"(?:\A|[.!?…:]|\n[ \t]{0,60}\n|\n[ \t]{0,60}(?:[-*+>#|]{1,60}|\d{1,60}[.)]))[\s\"'“”‘’«»(\[*_#>|+-]{0,60}\Z"
)
_BEFORE = re.compile(r"(?:(?<!\S)\S+[ \t]+){0,2}\Z")
_AFTER = re.compile(r"(?:[ \t]+[^\s.!?:;,]+){0,2}")
_LAYOUT = re.compile(r"[\[\]()<>`|*_#!]")
_QUOTES = (("“", "”"), ("‘", "’"), ("«", "»"))
_SICK = ("itis", "osis", "aemia", "emia", "pathy", "algia", "phrenia")  # how names of illnesses end
_REACH = 2000  # signs of a paragraph that are looked at
MOST = 500  # phrases of a page that are looked at: no text of a person holds so many


def plainer_word(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Where a plain word says the same, the plain word is used.

    Bad:   We met in order to utilise the card.
    Good:  We met to use the card.
    """
    for hit in first(_once(_plain(page, site, "plainer-word"))):
        written, better = _written(page, hit), _better(page, hit)
        message = f"“{written}” is slower to read than “{better}”" if better else f"“{written}” is slow to read"
        yield _told(page, hit, "plainer-word", message, why="plain words are read faster, and by more people")


def gendered(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A word for people means all of them, where there is such a word.

    Bad:   We had no manpower for the night shift.
    Good:  We had no staff for the night shift.
    """
    for hit in first(_once(_plain(page, site, "gendered"))):
        yield _told(page, hit, "gendered", f"“{_written(page, hit)}” leaves out some of the people it means")


def spelling(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A word is spelt as readers know it; only what is right in no English or French is told.

    Bad:   Patients recieve a card.
    Good:  Patients receive a card.
    """
    for hit in first(_once(_plain(page, site, "spelling"))):
        message = f"“{_written(page, hit)}” looks like a slip of the keys for “{_better(page, hit)}”"
        yield _told(page, hit, "spelling", message)


def person_first(page: Page, site: Site) -> Iterator[Diagnostic]:
    """People are people first, and then what they live with.

    Bad:   The card helps the elderly, and people suffering from dementia.
    Good:  The card helps older people, and people with dementia.
    """
    ill = listed(page, site, "illnesses")
    after = listed(page, site, "person-first-after")
    told = chain(
        _plain(page, site, "person-first"),
        (hit for hit in _plain(page, site, "person-first-illness") if _illness(page, hit, ill)),
        (hit for hit in _plain(page, site, "person-first-group") if _stands_alone(page, hit, after)),
    )
    for hit in first(told, 20):
        message = f"“{_written(page, hit)}” may hurt the people it speaks of"
        why = "nobody is an illness, and most people want to be spoken of as people"
        yield _told(page, hit, "person-first", message, Severity.SHOULD, why)


def house_words(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Words are written as the newsletter writes them: its editor keeps the list.

    Bad:   The e-mail went to all members.
    Good:  The email went to all members.
    """
    phrases = listed(page, site, "house-words")
    some = islice(hits(page, phrases), MOST) if is_guests(page) else ()
    for hit in first((hit for hit in some if _is_strange(page, hit)), 20):
        written, better = _written(page, hit), _better(page, hit)
        message = f"This newsletter writes “{better}”" if better else f"This newsletter does not write “{written}”"
        yield _told(page, hit, "house-words", message, Severity.SHOULD)


def _told(
    page: Page, hit: Hit, code: str, message: str, severity: Severity = Severity.CONSIDER, why: str = ""
) -> Diagnostic:
    """A word for which there is a better one, with the better one to take in its place."""
    where = page.source.span(hit.start, hit.end)
    return Diagnostic(code, message, where, hint=_hint(page, hit), severity=severity, why=why, fix=_swap(page, hit))


def _plain(page: Page, site: Site, name: str) -> Iterator[Hit]:
    """Where phrases of a list stand as the writer's own words: no part of a name, not said by somebody else."""
    phrases = listed(page, site, name)
    if phrases and is_guests(page):
        for hit in islice(hits(page, phrases), MOST):
            if (
                hit.phrase != hit.instead
                and _is_whole(page, hit)
                and not _is_name(page, hit)
                and not is_said(page, hit)
            ):
                yield hit


def _once(some: Iterator[Hit]) -> Iterator[Hit]:
    known = set()
    for hit in some:
        if hit.phrase not in known:
            known.add(hit.phrase)
            yield hit


def _is_whole(page: Page, hit: Hit) -> bool:
    """Whether only space stands between the words of a phrase, or what its list has there."""
    written = page.source.text[hit.start : hit.end]
    return _bare(written) == _bare(hit.phrase) and not (
        written.count("\n") > 1 or HARD_BREAK.search(written) is not None
    )


def _bare(words: str) -> str:
    return " ".join(_MARKS.sub("", words).lower().replace("’", "'").split())


def opens(page: Page, start: int) -> bool:
    """Whether a sentence, a heading or an item of a list begins with the word at an offset."""
    begin = max(page.start, start - 60)
    match = _OPENING.search(page.source.text[begin:start])
    return match is not None and (match.start() > 0 or begin == page.start or match[0][:1] in ".!?…:\n")


def _is_name(page: Page, hit: Hit) -> bool:
    """Whether capitals say that a phrase is, or is part of, the name of something."""
    text = page.source.text
    one, *more = text[hit.start : hit.end].split()
    if any(word[:1].isupper() for word in more):
        return True
    follows = text[hit.end : hit.end + 2]
    return one[:1].isupper() and (not opens(page, hit.start) or (follows[:1] == " " and follows[1:].isupper()))


def is_said(page: Page, hit: Hit) -> bool:
    """Whether somebody else says it: in a block quote, in speech, or between quote marks because it is spoken about."""
    text = page.source.text
    line = text.rfind("\n", page.start, hit.start) + 1
    if text[line : hit.start].lstrip()[:1] == ">":
        return True
    reach = max(page.start, hit.start - _REACH)
    begin = max(text.rfind("\n\n", reach, hit.start), reach)
    above = text[begin : hit.start]
    return above.count('"') % 2 == 1 or any(above.rfind(a) > above.rfind(b) for a, b in _QUOTES)


def _illness(page: Page, hit: Hit, known: Mapping[str, str]) -> bool:
    """Whether an illness is named just behind a phrase: a service may suffer from cuts."""
    tail = re.split(r"[.!?;:]|\n\s*\n", body(page).words[hit.end : hit.end + 80], maxsplit=1)[0]
    for match in list(WORD.finditer(tail))[:4]:
        word = match[0].lower().replace("’", "'")
        if any(w in known or (w.endswith(_SICK) and known) for w in (word, word.partition("'")[2])):
            return True
    return False


def _stands_alone(page: Page, hit: Hit, after: Mapping[str, str]) -> bool:
    """Whether no noun follows: “the elderly man” is another matter than “the elderly”."""
    tail = page.source.text[hit.end : hit.end + 40]
    match = WORD.search(tail)
    return match is None or tail[: match.start()].strip() != "" or match[0].lower() in after


def _is_strange(page: Page, hit: Hit) -> bool:
    """Whether a word of the house's list is written otherwise than the house does."""
    text = page.source.text
    if not _is_whole(page, hit):
        return False
    written, better = text[hit.start : hit.end], hit.instead
    if written == better or (written[1:] == better[1:] and written[:1].isupper() and opens(page, hit.start)):
        return False
    at = better.lower().find(written.lower())  # “Edge” is right within “The Edge”
    around = text[max(0, hit.start - at) :][: len(better)] if at >= 0 else ""
    return len(better) == len(written) or around.lower() != better.lower() or not better


def _written(page: Page, hit: Hit) -> str:
    return " ".join(_MARKS.sub("", page.source.text[hit.start : hit.end]).split())


def _better(page: Page, hit: Hit) -> str:
    """What to write instead, with a capital where the guest's words have one."""
    return hit.instead[:1].upper() + hit.instead[1:] if page.source.text[hit.start].isupper() else hit.instead


def _hint(page: Page, hit: Hit) -> str:
    """The guest's own words with the better one among them."""
    better = _better(page, hit)
    if not better:
        return "say it in other words, or leave it out"
    if better.endswith("…"):
        return f"write “{better}”"
    text = page.source.text
    line, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    before = "" if opens(page, hit.start) else _last(text[max(line, hit.start - 40) : hit.start])
    after = _AFTER.match(text[hit.end : min(end if end >= 0 else len(text), hit.end + 40)])
    return f"write “{before}{better}{_shown(after[0].rstrip('.,:;!?') if after else '')}”"


def _last(words: str) -> str:
    """The last two words of a sentence that goes on."""
    match = _BEFORE.search(re.split(r"[.!?:]\s+", words)[-1])
    return _shown(match[0] if match else "")


def _shown(words: str) -> str:
    """Words around, or none where a link, a mark or a sign of a list stands among them."""
    return "" if _LAYOUT.search(words) or words.strip() in ("-", "+") else words


def _swap(page: Page, hit: Hit) -> Fix | None:
    better = _better(page, hit)
    if not better or better.endswith("…"):
        return None
    return offered(Edit(page.source.span(hit.start, hit.end), better))
