"""Sentences, doubled words and days: what is told, and what is left alone."""

from __future__ import annotations

from itertools import islice

import pytest

from edgepress.check.phrasing import long_sentence, said_twice, unclear_date
from edgepress.diagnostics import Edit
from edgepress.mend import apply

from ..pace import pace
from .test_words import Check, article, site, told

LONG = "one two three four five six seven eight nine ten " * 4  # 40 words
POEM = "  \n".join(["the river went down to the sea again and we"] * 5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{LONG}end.", 41),
        (f"Tea. Then {LONG}end. Tea.", 42),
        (f"## Tea\n\n{LONG}end.", 41),
        ("one " * 35, None),
        ("one " * 36, 36),
        ("one " * 30 + ".\n\n" + "one " * 30, None),
        (f"{'one ' * 20}was.[^1] {'One ' * 20}was.\n\n[^1]: A note.", None),
        (f"> {LONG}", None),
        (f"| {LONG} | {LONG} |", None),
        (f"![{LONG}](images/coffee.jpg)", None),
        (f"[^1]: {LONG}", None),
        (POEM, None),
        ("We thank " + ", ".join(["Liz Doe", "Hine Parata"] * 12) + ".", None),
        ("We need " + ", ".join(["red wool", "tea", "a pen"] * 9) + ".", None),
        (f"- {'one ' * 20}\n- {'one ' * 20}", None),
        (f"`{LONG}`", None),
        (f"See [it](https://example.org/{'a/' * 80}) {'one ' * 20}.", None),
        ("ذهبنا إلى البيت؟ " * 20, None),
    ],
)
def test_long_sentences(text: str, words: int | None) -> None:
    found = list(long_sentence(article(text), site()))
    assert [d.message for d in found] == (
        [f"This sentence has {words} words, so readers may lose its thread"] if words else []
    )


def test_at_most_five_long_sentences_of_a_page_are_told() -> None:
    assert len(told(long_sentence, f"Then {LONG}was. " * 9)) == 5


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"{'one ' * 20}sea, and {'two ' * 20}", "a full stop after “one one sea” may make two of it"),
        (f"{'one ' * 20}sea; {'two ' * 20}", "a full stop after “one one sea” may make two of it"),
        (f"{'one ' * 20}sea, which {'two ' * 20}", "make two sentences of it, with one thought in each"),
        (f"{'one ' * 15}sea – {'two ' * 10} – {'two ' * 15}", "make two sentences of it, with one thought in each"),
        (f"{'one ' * 18}(sea, and {'two ' * 18})", "make two sentences of it, with one thought in each"),
        (f"one, and {'two ' * 40}", "make two sentences of it, with one thought in each"),
    ],
)
def test_where_a_long_sentence_may_be_cut(text: str, hint: str) -> None:
    assert [d.hint for d in long_sentence(article(text), site())] == [hint]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("We saw the the card.", "We saw the card."),
        ("The the card.", "The card."),
        ("We saw the the the card.", "We saw the card."),
        ("We saw the\nthe card.", "We saw the card."),
        ("- we saw the\n  the card", "- we saw the card"),
        ("We saw  the  the  card.", "We saw  the  card."),
        ("We saw the\u00a0the card.", "We saw the card."),
    ],
)
def test_a_small_word_said_twice_is_mended(text: str, mended: str) -> None:
    found = list(said_twice(article(text), site()))
    edits = [e for d in found if d.fix and d.fix.safe for e in d.fix.edits if isinstance(e, Edit)]
    assert apply(text, edits) == mended
    assert list(said_twice(article(mended), site())) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We had had enough, and knew that that was so.", "en"),
        ("Bye bye! Very very good. No no no.", "en"),
        ("Haere haere, pai pai, mea mea, pole pole.", "en"),
        ("She lives in Baden Baden and Wagga Wagga.", "en"),
        ("We heard The The and read the The Lancet.", "en"),
        ("Take vitamin A a day.", "en"),
        ("the, the", "en"),
        ("the *the*", "en"),
        ("the `x` the", "en"),
        ("[the](https://example.org) the", "en"),
        ("the <b>the", "en"),
        ("the &amp; the", "en"),
        ("## Falls and the\nThe end", "en"),
        ("We left the\n\nthe end", "en"),
        ("row the  \nthe boat", "en"),
        ("- the\n- the", "en"),
        ("| the | the |", "en"),
        ("> the\n> the", "en"),
        ("A ward\nward", "en"),
        ("10 10 and x x", "en"),
        ("Nous nous levons, vous vous levez.", "fr"),
        ("the the le le kei kei", "mi"),
        ("She checked in in the morning, and moved in in May.", "en"),
        ("The ward I sat in in Leeds was the one he is in in March.", "en"),
        ("The chart lies in in spring. It goes on on the wall.", "en"),
        ("This is the town they came in in.", "en"),
    ],
)
def test_words_that_may_stand_twice(text: str, language: str) -> None:
    assert told(said_twice, text, language) == []


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("The ward ward agreed.", ["ward ward"], "en"),
        ("It lies in in the tea room, on on a hook.", ["in in", "on on"], "en"),
        ("We waited for for them.", ["for for"], "en"),
        ("Nous avons vu dans dans le couloir.", ["dans dans"], "fr"),
    ],
)
def test_words_that_are_said_twice_by_mistake(text: str, words: list[str], language: str) -> None:
    assert told(said_twice, text, language) == words


def test_a_word_with_a_meaning_of_its_own_is_only_offered() -> None:
    (found,) = said_twice(article("The ward ward agreed."), site())
    assert found.fix and not found.fix.safe


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We meet on 06/11/2026.", ["06/11/2026"]),
        ("We meet on 6/11/26, at ten.", ["6/11/26"]),
        ("(06/11/26)", ["06/11/26"]),
        ("On 25/12/2026, 12/25/2026, 06/06/2026, 13/13/2026, 0/1/2026.", []),
        ("On 2026/06/11 and 6 November 2026 and 06.11.2026.", []),
        ("Open 24/7, 3/4 of us, 1/2/3, 1/2/3/4, 5/6/100.", []),
        ("[the page](https://example.org/06/11/2026/) `06/11/2026` https://example.org/06/11/2026", []),
        ("The order 1-06/11/2026-4", []),
    ],
)
def test_days_that_mean_two_days(text: str, words: list[str]) -> None:
    assert told(unclear_date, text) == words


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("en-NZ", "write “6 November 2026” or “11 June 2026”, whichever you mean"),
        ("fr-CA", "write “6 novembre 2026” or “11 juin 2026”, whichever you mean"),
        ("mi", "write “6 o Whiringa-ā-rangi 2026” or “11 o Pipiri 2026”, whichever you mean"),
        ("de", "write “6. November 2026” or “11. Juni 2026”, whichever you mean"),
        ("es", "write “6 de noviembre de 2026” or “11 de junio de 2026”, whichever you mean"),
        ("gd", "write “2026-11-06” or “2026-06-11”, whichever you mean"),
    ],
)
def test_a_day_is_written_out_in_the_language_of_the_page(language: str, hint: str) -> None:
    assert [d.hint for d in unclear_date(article("06/11/26", language), site())] == [hint]


@pytest.mark.parametrize("check", [long_sentence, said_twice, unclear_date])
@pytest.mark.parametrize("sign", ["the ", "ward ", "06/11/26 ", "1/", "a, and ", "– ", "a.[^1] ", "(", "  \n", "Word "])
def test_a_megabyte_is_read_in_a_moment(check: Check, sign: str) -> None:
    page = article((sign * 1_000_000)[:1_000_000])
    # More findings than these are a matter of the report.
    assert pace(lambda: list(islice(check(page, site()), 1000)), page.source.text) < 40
