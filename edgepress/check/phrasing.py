"""Checks of sentences: how long they are, what stands in them twice, which day they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from edgepress.check.reading import HARD_BREAK, WORD, body, is_guests, language, listed, sentences, short, words
from edgepress.check.word import word_settings
from edgepress.check.words import opens
from edgepress.diagnostics import Diagnostic, Edit, Severity, safe
from edgepress.diagnostics import offered as offer
from edgepress.model import Page, Site

LONGEST = 35  # words
_SHORTEST_WORDS = 3 * LONGEST  # signs: fewer cannot hold so many words
# Where a sentence ends as well: before the mark of a footnote, and in scripts that end it with another sign.
_ALSO_END = re.compile(r"[.!?…][\"'”’»)*_]*(?:\[\^[^\]\n]{1,40}\])+|[؟۔।。！？]")
_DASH = re.compile(r"\s[–—]\s")
_JOINT = re.compile(r"\s[–—]\s|;\s|,\s+([^\W\d_]+)\s")
_OPEN_SYLLABLES = re.compile(r"(?:(?:ng|wh|sh|ch|th|[bdfghjklmnprstvwyz])?[aeiouāēīōū])+")
_PARTICLES = ("in", "on")  # small words that belong to the verb before them, or to what comes after
_DATE = re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\w/-])")


def long_sentence(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A sentence has 35 words or fewer.

    Bad:   We met on Monday, and because the lift was broken and the ward is on the ninth floor we were late, so that the
           night staff had gone home before anybody could ask them what they had seen of the patient who fell.
    Good:  We met on Monday. The lift was broken, and the ward is on the ninth floor, so we were late. The night staff had
           gone home. Nobody could ask them about the patient who fell.
    """
    if is_guests(page):
        yield from islice(_long(page, listed(page, site, "long-sentence")), 5)


def _long(page: Page, joints: Mapping[str, str]) -> Iterator[Diagnostic]:
    text = body(page).words
    for begin, end in sentences(page):
        if end - begin < _SHORTEST_WORDS or _is_no_prose(text[begin:end]):
            continue
        at = begin
        for stop in (*(m.end() for m in _ALSO_END.finditer(text, begin, end)), end):
            count = len(WORD.findall(text, at, stop))
            if count > LONGEST and not _is_list(text[at:stop], count):
                start = at + len(text[at:stop]) - len(text[at:stop].lstrip())
                yield Diagnostic(
                    "long-sentence",
                    f"This sentence has {count} words, so readers may lose its thread",
                    page.source.span(start, stop),
                    hint=_cut(text[start:stop], joints),
                    severity=Severity.CONSIDER,
                )
            at = stop


def _is_no_prose(words: str) -> bool:
    """Whether words stand in a table, a quote, a note or a poem, or describe a picture."""
    return words.startswith((">", "|", "[^", "*[", "![")) or " | " in words or bool(HARD_BREAK.search(words))


def _is_list(words: str, count: int) -> bool:
    """Whether a sentence lists names or things, which can be as long as it likes."""
    names = sum(word[0].isupper() for word in WORD.findall(words))
    return names * 5 > count * 2 or (words.count(",") + words.count(";")) * 4 > count


def _cut(words: str, joints: Mapping[str, str]) -> str:
    """Where a sentence may best be cut: near its middle, at a lone dash, or at a comma with a joining word behind it."""
    dashes = len(_DASH.findall(words))
    places = [
        m.start()
        for m in _JOINT.finditer(words)
        if (m[1].lower() in joints if m[1] else dashes == 1 or m[0][0] == ";")
        and words.count("(", 0, m.start()) == words.count(")", 0, m.start())
    ]
    place = min(places, key=lambda at: abs(at - len(words) // 2), default=0)
    if len(words) // 5 < place < len(words) * 4 // 5:
        return f"a full stop after “{short(' '.join(words[:place].split()[-3:]))}” may make two of it"
    return "make two sentences of it, with one thought in each"


def said_twice(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No word stands twice in a row by mistake.

    Bad:   We asked the the night staff.
    Good:  We asked the night staff.
    """
    never = listed(page, site, "said-twice")
    if not never or not is_guests(page):
        return
    allowed = listed(page, site, "said-twice-allowed")
    text = page.source.text
    settings = word_settings(page)
    for i, (one, two) in enumerate(pairwise(words(page))):
        if one.small != two.small or any(begin <= one.start < end for begin, end in settings):
            continue
        if one.small in allowed:
            if one.small in _PARTICLES and _is_doubled(page, site, i):
                yield _twice(page, one.start, one.end, two.end, sure=False)
            continue
        gap = text[one.end : two.start]
        if gap.strip() or not text[two.start].islower() or gap.count("\n") > 1 or HARD_BREAK.search(gap):
            continue
        if text[one.start].isupper() and not opens(page, one.start):
            continue
        sure = one.small in never
        if sure if "\n" not in gap else sure and not _is_heading(page, one.start):
            yield _twice(page, one.start, one.end, two.end, sure=True)
        elif not sure and gap == " " and _is_slip(one.small, text[one.start]):
            yield _twice(page, one.start, one.end, two.end, sure=False)


def _is_doubled(page: Page, site: Site, index: int) -> bool:
    """Whether “in in” is a slip: no verb goes with the first, and no time, name or number with the second."""
    found, text = words(page), page.source.text
    verbs, times = (listed(page, site, f"said-twice-{side}") for side in ("after", "before"))
    before, (one, two), after = found[index - 1 : index], found[index : index + 2], found[index + 2 : index + 4]
    if not verbs or not before or not after or text[one.end : two.start] != " ":
        return False
    gap = text[before[0].end : one.start]
    return (
        (gap == ", " or (gap == " " and before[0].small not in verbs))
        and text[after[0].start].islower()
        and not any(word.small in times for word in after)
    )


def _is_heading(page: Page, at: int) -> bool:
    return page.source.line(page.source.place(at)[0]).lstrip().startswith("#")


def _is_slip(word: str, letter: str) -> bool:
    """Whether a word said twice is a slip: in many languages, such as Māori, words of open syllables are often doubled."""
    return len(word) > 2 and word.isalpha() and letter.islower() and not _OPEN_SYLLABLES.fullmatch(word[:30])


def _twice(page: Page, start: int, middle: int, end: int, sure: bool) -> Diagnostic:
    word = page.source.text[start:middle]
    edit = Edit(page.source.span(middle, end), "")
    over = "\n" in page.source.text[middle:end]
    return Diagnostic(
        "said-twice",
        f"“{word}” ends this line and begins the next" if over else f"“{word}” stands here twice",
        page.source.span(start, end),
        hint=f"delete one, so that it reads “{_with_next(page, word, end)}”",
        severity=Severity.SHOULD,
        fix=safe(edit) if sure else offer(edit),
    )


def _with_next(page: Page, word: str, end: int) -> str:
    match = re.match(r"[ \t]+([^\W_]+)", page.source.text[end : end + 40])
    return f"{word} {match[1]}" if match else word


def unclear_date(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A day is written so that it is the same day everywhere: the month in letters.

    Bad:   We meet again on 06/11/2026.
    Good:  We meet again on 6 November 2026.
    """
    text = body(page).words
    if "/" not in text or not is_guests(page):
        return
    for match in _DATE.finditer(text):
        one, two, year = int(match[1]), int(match[2]), int(match[3])
        if not (1 <= one <= 12 and 1 <= two <= 12) or one == two:
            continue
        if len(match[3]) == 2:
            year += 2000 if year < 50 else 1900
        days = [_day(page, site, one, two, year), _day(page, site, two, one, year)]
        yield Diagnostic(
            "unclear-date",
            f"“{match[0]}” is one day for some readers and another day for others",
            page.source.span(match.start(), match.end()),
            hint=f"write “{days[0]}” or “{days[1]}”, whichever you mean",
            severity=Severity.SHOULD,
            why="in some countries the day stands first, in others the month",
        )


def _day(page: Page, site: Site, day: int, month: int, year: int) -> str:
    """A day in the words of the page's language, or in numbers that mean one day only."""
    months = list(site.lists.get("languages", {}).get(f"{language(page, site)}-months", ()))
    if len(months) != 12:
        return f"{year}-{month:02}-{day:02}"
    return f"{day} {months[month - 1]} {year}".replace(" .", ".")
