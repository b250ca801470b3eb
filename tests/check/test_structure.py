"""Checks of how a text is built: what must be found, what must not, and what is left when it is mended."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

import pytest

from edgepress.check import heading, signs, structure, table
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.article import article
from edgepress.mend import apply, together
from edgepress.model import Article, Settings, Site
from edgepress.seen import Heading, Seen
from edgepress.source import Source

from ..pace import pace

SITE = Site(settings=Settings(language="en-GB"))
FAMILY = (
    heading.title_in_body, heading.heading_skip, heading.heading_empty, heading.heading_not_made, heading.fake_heading,
    heading.accidental_heading, signs.typed_bullets, signs.year_starts_list, signs.stray_stars, signs.vanishing_brackets,
    structure.article_empty, structure.too_long, structure.indented_paragraph, table.table_broken,
)  # fmt: skip
HEAD = "---\ntitle: It was the slippers\n---\n"


def read(text: str, language: str = "en") -> Article:
    return article(Source("issues/2026-12-auckland/10-slippers.md", HEAD + text), "2026-12-auckland", language)[0]


def said(text: str, language: str = "en") -> list[Diagnostic]:
    page = read(text, language)
    return [d for check in FAMILY for d in check(page, SITE)]


def found(text: str, language: str = "en") -> list[tuple[str, int]]:
    """What is said, as code and line of the body."""
    return [(d.code, d.where.line - 3) for d in said(text, language)]


def mended(text: str, unasked: bool = True) -> str:
    """The text after all fixes that are safe, or all, in rounds."""
    for _ in range(5):
        wanted = [d for d in said(text) if d.fix and (d.fix.safe or not unasked)]
        edits = [e for d in together(wanted) for e in (d.fix.edits if d.fix else ()) if isinstance(e, Edit)]
        if not edits:
            break
        text = apply(HEAD + text, edits)[len(HEAD) :]
    return text


CLEAN = "The floor was dry, as it always was that year."

MUST_BE_FOUND = [
    # a second title
    ("# A\n\n## B", [("title-in-body", 1)]),
    ("A ward\n======\n\nWords", [("title-in-body", 1)]),
    ("words\n#flu is here", [("title-in-body", 2)]),
    # gaps between levels
    ("### A\n\nwords", [("heading-skip", 1)]),
    ("# A\n\n## B\n\n#### C", [("title-in-body", 1), ("heading-skip", 5)]),
    ("**## A**\n\nThe words that follow are long enough for one.", [("heading-not-made", 1)]),
    ("Words.\n\n**A thing we bought**\n\no  one\no  two", [("fake-heading", 3), ("typed-bullets", 5)]),
    ("## A\n\n##### B\n\n##### C\n\n## D\n\n#### E", [("heading-skip", 3), ("heading-skip", 9)]),
    # headings without words
    ("#", [("heading-empty", 1)]),
    ("words\n##\nmore", [("heading-empty", 2)]),
    ("## \u200b\u00a0", [("heading-empty", 1)]),
    ("> ## ##", [("heading-empty", 1)]),
    ("####", [("heading-empty", 1)]),
    # signs that readers would see
    ("\u00a0## Title", [("heading-not-made", 1)]),
    ("\u200b## Title", [("heading-not-made", 1)]),
    ("   ### Title\n\nwords\n # Other", [("heading-not-made", 1), ("heading-not-made", 4)]),
    ("- item\n ## Title", [("heading-not-made", 2)]),
    (">  ## Title", [("heading-not-made", 1)]),
    ("**## “Title”**", [("heading-not-made", 1)]),
    (" ## العنوان", [("heading-not-made", 1)]),
    # bold lines
    (f"**Why it matters**\n\n{CLEAN}", [("fake-heading", 1)]),
    (f"__Why it matters__\n\n{CLEAN}", [("fake-heading", 1)]),
    ("**Le pourquoi :**\n\nLe sol était sec, comme toujours cette année-là.", [("fake-heading", 1)]),
    ("**لماذا نظرنا**\n\nكانت الأرض جافة كما كانت دائما في ذلك العام كله.", [("fake-heading", 1)]),
    # headings that nobody meant
    ("We counted.\n---\nMore", [("accidental-heading", 1)]),
    ("- socks\n---", [("accidental-heading", 1)]),
    ("> We counted\n---", [("accidental-heading", 1)]),
    ("![Socks](images/a.png)\n---", [("accidental-heading", 1)]),
    ("Thank you\n--\nLiz", [("accidental-heading", 1)]),
    # lists that are none
    ("• one\n  and a half\n• two", [("typed-bullets", 1)]),
    ("• one\n\n• two", [("typed-bullets", 1)]),
    ("o\tone\no\ttwo", [("typed-bullets", 1)]),
    ("-\u00a0one\n-\u00a0two", [("typed-bullets", 1)]),
    ("> ▪ one\n> ▪ two", [("typed-bullets", 1)]),
    ("Words:\n– one\n– two\n\nWords:\n· one\n· two", [("typed-bullets", 2), ("typed-bullets", 6)]),
    # boxes of code
    (f"    {CLEAN} Nobody knew.\n\nwords", [("indented-paragraph", 1)]),
    (f"words\n\n\t{CLEAN} Nobody knew.", [("indented-paragraph", 3)]),
    ("    كانت الأرض جافة كما كانت دائما في ذلك العام كله.", [("indented-paragraph", 1)]),
    # years
    ("2024. A year", [("year-starts-list", 1)]),
    ("> 1948. The NHS", [("year-starts-list", 1)]),
    ("2019. The first\n2022. The second", [("year-starts-list", 2)]),
    # stars
    ("a ** bold ** b", [("stray-stars", 1)]),
    ("a **bold **b and ** bold** c", [("stray-stars", 1), ("stray-stars", 1)]),
    ("- **[words](https://example.org) ** b", [("stray-stars", 1)]),
    ("(** bold **)", [("stray-stars", 1)]),
    # brackets
    ("a <b and c> d", [("vanishing-brackets", 1)]),
    ("See <section 3>, <Address> and <time of day>.", [("vanishing-brackets", 1)] * 3),
    # tables
    ("| a | b |\n|---|---|---|\n| 1 | 2 |", [("table-broken", 2)]),
    ("a | b\n-----\n1 | 2", [("table-broken", 2)]),
    ("|---|---|\n| 1 | 2 |", [("table-broken", 1)]),
    ("| a | b |\n|—|—|\n| 1 | 2 |", [("table-broken", 2)]),
    ("| a | b |\n\n|---|---|\n\n| 1 | 2 |", [("table-broken", 3)]),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", [("table-broken", 5)]),
    ("| t | t |\n| a | b |\n|---|---|\n| 1 | 2 |", [("table-broken", 3)]),
    ("- item\n\n    | a | b |\n    |---|\n    | 1 | 2 |", [("table-broken", 4)]),
    ("> | a | b |\n> |---|\n> | 1 | 2 |", [("table-broken", 2)]),
]  # fmt: skip

MUST_NOT_BE_FOUND = [
    "##Title\n\nwords",  # Python-Markdown makes a heading of it
    "##\u00a0Title",
    "words #flu and #MatExp",
    " #flu is here\n #1 of all",
    "o mo chroí\no mo chara",
    "**What we bought**\n\no one",
    "# A\n\n## B\n\n### C"[4:],
    "\\#flu is here",
    "- ## Title\n\n  ### Title",
    "```\n ## x\n#\n• a\n• b\n2024. A\n```",
    "Type ` ## x` and `** x **` and `<time>`.",
    "## ![A chart](images/a.png)",
    "## `x`",
    "## 14",
    "## 🎉",
    f"**Liz:**\n\n{CLEAN}",
    f"**By Liz Doe**\n\n{CLEAN}",
    f"**What did you see?**\n\n{CLEAN}",
    f"**Nobody fell.**\n\n{CLEAN}",
    f"**[Sign up](https://example.org)**\n\n{CLEAN}",
    f"## Tea\n\n**Tuesday 5 March**\n\n{CLEAN}",
    f"**Tuesday 5 March, 2 pm**\n\n{CLEAN}",
    "**Liz Doe**\n\n**Ann Lee**\n\nAuckland",
    "**Table 1**\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    f"**Why** it matters\n\n{CLEAN}",
    "Why it matters\n--------------\n\nwords",
    "Why it matters\n---\n\nwords",
    "What now?\n---\n\nwords",
    "We counted every fall.\n----------------------\n\nwords",
    "One line\nand two.\n---\nmore",
    "We counted.\n\n---\n\nMore",
    "- one\n- two\n---\nmore",
    "• alone",
    "· · ·\n\n· · ·",
    "– Who is there? she asked.\n\n– Nobody.",
    "Words – and\nmore – words",
    "Temp:\n-5 °C\n-6 °C",
    "    for night in nights:\n        print(night.falls)",
    "    Roses are red.\n    Violets are blue.\n    Sugar is sweet, and so are you.",
    "    pip install edgepress. Then run it: edgepress check --root .",
    "- one\n\n    It was late. Nobody had found the switch in the corridor.",
    "It was in\n2024. A year of falls",
    "2024\\. A year",
    "> 1948) The NHS",
    "2023. One\n2024. Two\n2025. Three",
    "12. December was cold",
    "1. one\n2. two",
    "p < .05** and p < .01** for all",
    "2 ** 3 ** 4",
    "** p < .01",
    "**a **b** c**",
    "**`x` bold** and word**bold**word",
    "\\** bold **",
    "the <ward> of <Insert name> is <your name here>",
    "a <small>b</small> <details open>c</details> <br> <hr noshade>",
    "1 < 2 and 3 > 2",
    "words | words",
    "Home | News | Us\nHome | News",
    "— | —",
    "| a | b |\n|:-:|--:|\n| 1 | `x|y` |",
    "a | b\n--|\n1 | 2",
    "Name | Age\n-----|----\n\nwords",
    "| a \\| x | c |\n|---|---|\n| 1 | 2 |",
    "words\n\n    | a | b |\n    |---|\n    | 1 | 2 |",
    "```\n| a | b |\n|---|\n```\n\na | b",
]


@pytest.mark.parametrize(("text", "wanted"), MUST_BE_FOUND)
def test_what_a_reader_would_trip_over_is_found_and_nothing_else(text: str, wanted: list[tuple[str, int]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize("text", MUST_NOT_BE_FOUND)
def test_what_arrives_right_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [text for text, _ in MUST_BE_FOUND])
def test_after_the_safe_mends_none_is_left_and_words_stay(text: str) -> None:
    once = mended(text)
    assert mended(once) == once
    assert [d for d in said(once) if d.fix and d.fix.safe] == []
    assert set(re.findall(r"[^\W_]{2,}", text)) <= set(re.findall(r"[^\W_]{2,}", once))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# A\n\n## B\n\n### C\n\n# D", "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>\n<h2>D</h2>"),
        ("A a\n===\n\nB b\n---", "<h2>A a</h2>\n<h3>B b</h3>"),
        ("## A\n\n#### B\n\n#### C\n\n### D\n\n##### E", "<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>\n<h3>D</h3>\n<h4>E</h4>"),
        ("### A\n\n#### B\n\n### C", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        (" # A", "<h2>A</h2>"),
        ("a\n##\nb", "<p>a</p>\n<p>b</p>"),
        ("- socks\n---\nb", "<ul>\n<li>socks</li>\n</ul>\n<hr>\n<p>b</p>"),
        (
            "•\ta\no\tb\n•\tc",
            "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>",
        ),
        ("2024. A year", "<p>2024. A year</p>"),
        ("a **bold **b ** bold**, c", "<p>a <strong>bold</strong> b <strong>bold</strong>, c</p>"),
        ("<i@example.org>", '<p><a href="mailto:i@example.org">i@example.org</a></p>'),
        ("a <time of day> b", "<p>a &lt;time of day&gt; b</p>"),
        ("    The floor was dry. Nobody had fallen.", "<p>The floor was dry. Nobody had fallen.</p>"),
    ],
)
def test_what_readers_get_after_the_safe_mends(text: str, html: str) -> None:
    assert re.sub(r' id="[^"]*"', "", read(mended(text)).html) == html


@pytest.mark.parametrize(
    ("text", "language", "safe"),
    [
        ("– Bonjour.\n– Bonjour, dit-il.", "fr", False),
        ("– un\n– deux", "en", True),
        ("• un\n• deux", "fr", True),
        ("Today:\n– 5 °C\n– 6 °C", "en", False),
        ("#flu is here", "en", False),
        ("# It was the slippers\n\nwords", "en", False),
        ("We counted.\n===\nMore", "en", False),
        ("| a | b |\n|---|\n| 1 | 2 |", "en", False),
        ("| a | b |\n|–|–|\n| 1 | 2 |", "en", True),
    ],
)
def test_what_may_be_meant_otherwise_is_only_offered(text: str, language: str, safe: bool) -> None:
    assert [d.fix.safe for d in said(text, language) if d.fix] == [safe]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("words\n#flu is here", "<p>words\n#flu is here</p>"),
        ("# It was the slippers\n\nwords", "<p>words</p>"),
        ("We counted.\n===\nMore", "<p>We counted.</p>\n<hr>\n<p>More</p>"),
        (f"## A\n\nb\n\n**C**\n\n{CLEAN}", f"<h2>A</h2>\n<p>b</p>\n<h3>C</h3>\n<p>{CLEAN}</p>"),
    ],
)
def test_what_readers_get_after_all_mends(text: str, html: str) -> None:
    assert re.sub(r' id="[^"]*"', "", read(mended(text, unasked=False)).html) == html


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "<!-- the rest comes on Monday -->",
        "&nbsp;",
        "<p>&nbsp;</p>\n\n<br>",
        "<!-- a -->\n\u00a0\n<!-- b -->",
        "<p class=MsoNormal></p>",
    ],
)
def test_an_article_of_which_readers_would_see_nothing_is_empty(text: str) -> None:
    assert [code for code, _ in found(text)] == ["article-empty"]


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "<!-- never closed",
        "![Cups](images/coffee.jpg)",
        "<https://ihi.org>",
        "`<p>`",
        "&copy;",
        "<p>x</p>",
        "---",
    ],
)
def test_an_article_with_anything_to_see_is_not(text: str) -> None:
    assert "article-empty" not in [code for code, _ in found(text)]


def test_a_long_article_is_told_in_minutes() -> None:
    assert [(d.code, d.message) for d in said("word\n" * 2_640)] == [
        ("too-long", "This article has 2,640 words, about 12 minutes of reading")
    ]
    assert said("word\n" * 2_400) == []


def test_a_heading_is_pointed_at_where_it_stands_not_where_its_words_stand_first() -> None:
    (skip,) = said("Why not.\n\nWhy we looked.\n\n### *Why* we `x` looked & saw")
    assert (skip.where.line, skip.where.column) == (3 + 5, 1)


SLOW = [
    "#\n",
    "## a\n\n",
    " ## a\n",
    "**a b**\n\n",
    "a\n---\n",
    "• a\n",
    "2024. a\n",
    "** a ",
    "| a |\n",
    "|-",
    "- ",
    "    a b.\n\n",
    "> ",
    "*" * 3 + " ",
]


@pytest.mark.parametrize("sign", SLOW)
def test_no_text_that_wants_a_closer_look_makes_a_check_slow(sign: str) -> None:
    """The pages here pass the first cheap test of every check, as a page of a real text would."""
    text = HEAD + (sign * (1_000_000 // len(sign)))
    source = Source("issues/a/10-a.md", text)
    html = f"<p><strong>a</strong> | # ** </p><pre><code>a</code></pre>\n{text}"
    headings = tuple(Heading(2 + 2 * (i % 2), "a", source.span(0, 1)) for i in range(2_000))
    page = replace(read("a"), source=source, html=html, seen=Seen(headings=headings))
    for check in FAMILY:
        assert pace(lambda: list(islice(check(page, SITE), 5_000)), text) < 40, check.__name__


@pytest.mark.parametrize(
    ("body", "empty"), [("", True), (" \n\n", True), ("<!-- later -->\n", True), ("<!-- a --> b", False), ("b", False)]
)
def test_a_text_that_holds_nothing_but_a_remark_is_empty(body: str, empty: bool) -> None:
    assert [
        d.code
        for d in structure.article_empty(
            article(Source("issues/2026-12-a/10-a.md", f"---\ntitle: A\n---\n{body}"), "2026-12-a", "en")[0], SITE
        )
    ] == ["article-empty"] * empty
