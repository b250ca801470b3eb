"""No text makes a check slow: each is tried on a megabyte of what a regular expression fears most.

The yardstick is the time that finding every word of the same text takes, measured in the same run.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from edgepress.check import CHECKS, Check, judge, reading
from edgepress.model import Article, Settings, Site
from edgepress.seen import Details, Heading, Link, Picture, Seen, Tag
from edgepress.source import Source

SIZE = 1_000_000
TIMES = 20  # the yardstick takes about a twentieth of a second for such a text
FLOOR = 0.02  # seconds: below, the clock is coarser than what is measured
PATH = "issues/2026-12-auckland/10-slippers.md"

WORST = [
    "a", "a ", " ", "\n", "\n\n", "- ", "* ", "**", "*a", "_a_ ", "#", "## ", "[", "]", "[a](", "](", "(a)[", "[a] (", "[a](http://a ",
    "[a]", "[a]\n", "@a", "http://a", "(a)[http://a.b] ", "[a] (http://a.b) ", "![", "(", ")", "<", "<a ",
    "<!-- ", "{{", "{%", "*|", "%%", "`", "|", "| a ", "---\n", "1. ", "> ", "@", "a@", "a.", "www.", "http://", "https://a.b/?utm_source=",
    "0", "1 ", "943 476 591", "ABC12", "AKIA", "eyJ", "password: ", "NHS ", "the the ", "A", "AB ", "a-", "'", "“", "\u00a0", "\u200b", "\u200d",
    "\u202e", "é", "â€", "🎉", "ا", "[caption ", "[insert ", "Posted in ", "Share this: ", "x\t", "[AB1] ", "[a]x", "x[a]", "[TB: ", "[x check ", "Normal 0 false ", "{{< a", "[vc_row]", "[vc_row a=", "o  x\n", "my own ", "a in in ", "a, ", "06/11/",
]  # fmt: skip


def page(text: str) -> Article:
    source = Source(PATH, text)
    where = source.span(0, len(text))
    words = text[:300_000]
    seen = Seen(
        links=(
            Link(words, "here", where),
            Link("https://example.org/", words, where),
            Link(f"https://example.org/?{words}", "a", where),
        ),
        pictures=(Picture("images/a.png", words, words, where), Picture(words, "", "", where)),
        headings=(Heading(2, words, where),),
        tags=(Tag("a", words, where),),
    )
    return Article(
        source=source, start=0, details=Details(where), seen=seen, html="<p>a](</p>", issue="2026-12-auckland", name="slippers",
        title=words[:300], language="en", authors=("liz-doe",),
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


SITE = Site(settings=Settings(title="The Edge", base_url="https://edge.example.org", language="en-GB"))


@pytest.mark.parametrize("sign", WORST, ids=lambda sign: ascii(sign).strip("'\""))
def test_no_check_is_slow_on_its_worst_text(sign: str) -> None:
    worst = page((sign * (SIZE // len(sign) + 1))[:SIZE])
    yardstick = max(FLOOR, seconds(lambda: re.findall(r"\w+|\W", worst.source.text)))
    slow = {}
    for read in (
        reading.body,
        reading.words,
        lambda page: list(reading.sentences(page)),
        lambda page: list(reading.lines(page)),
    ):
        begin = time.process_time()
        read(worst)
        if time.process_time() - begin > TIMES * yardstick:
            slow[f"reading {read.__name__}"] = round((time.process_time() - begin) / yardstick)
    for check in CHECKS:
        taken = _taken(check, worst)
        if taken > TIMES * yardstick:
            slow[check.__name__] = round(taken / yardstick)
    assert slow == {}


def _taken(check: Check, worst: Article) -> float:
    begin = time.process_time()
    for found, _ in enumerate(check(worst, SITE)):
        if found > 10_000:  # a finding a line is a matter of the report, not of the expression
            break
    return time.process_time() - begin


def test_a_whole_page_is_judged_in_time_that_grows_in_line_with_its_length() -> None:
    text = "The ward counted [falls](https://example.org/falls) again, and found 14 of them on the 3rd night.\n\n"
    small, large = (page(text * count) for count in (200, 800))
    ratio = seconds(lambda: judge(large, SITE)) / max(FLOOR, seconds(lambda: judge(small, SITE)))
    assert ratio < 4 * 3
