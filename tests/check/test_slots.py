"""Checks of what the details say: quotes, subject, preview, ORCID iD, number and day."""

from __future__ import annotations

from datetime import date

import pytest

from edgepress.check.slots import (
    curly_quotes_in_details,
    duplicate_slot,
    orcid_wrong,
    preview_missing,
    subject_too_long,
)
from edgepress.model import Page
from edgepress.seen import Details
from edgepress.source import Source, Span

from .desk import DESK, HEAD, found, mended, opening, person, piece, site, slots

ISSUE = "---\ntitle: Kia ora\ndate: {day}\nnumber: {number}\n---\nWelcome.\n"


def with_details(lines: str) -> str:
    return HEAD.replace("title: It was the slippers\n", lines + "\n") + "Words.\n"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("title: “Falls”", 'title: "Falls"'),
        ("title: ‘Falls at night’", 'title: "Falls at night"'),
        ("title: „Stürze“", 'title: "Stürze"'),
        ('title: “Falls "at" night”', "title: 'Falls \"at\" night'"),
        ("title: Tea\ntags: [“one”, two]", 'title: Tea\ntags: ["one", two]'),
        ("title: Tea\ntags:\n  - “one”", 'title: Tea\ntags:\n  - "one"'),
        ("title: Tea\nlicence: “CC-BY-4.0”", 'title: Tea\nlicence: "CC-BY-4.0"'),
        (
            "title: Tea\nsummary: “#7 is a ward with six beds and a view”",
            'title: Tea\nsummary: "#7 is a ward with six beds and a view"',
        ),
    ],
)
def test_curly_quotes_that_were_to_hold_a_value_become_straight(line: str, right: str) -> None:
    assert mended(with_details(line), "curly-quotes-in-details") == with_details(right)
    assert found(curly_quotes_in_details, piece(with_details(right))) == []


def test_a_sentence_in_curly_quotes_is_only_offered_without_them() -> None:
    text = with_details("title: “We looked at the feet of everybody”")
    assert found(curly_quotes_in_details, piece(text)) == ["“We looked at the feet of everybody”"]
    assert mended(text, "curly-quotes-in-details") == text
    assert '"We looked' in mended(text, "curly-quotes-in-details", safe=False)


@pytest.mark.parametrize(
    "line",
    [
        "title: The word “falls”",
        "title: “Falls” and “slips”",
        "title: “Falls” at night",
        "title: ‘Tis the season",
        "title: “None of us is as smart as all of us.”",
        "title: « Une fête »",
        'title: "“Falls”"',
        "title: Tea\nsummary: It’s a day",
        "title: “”",
    ],
)
def test_curly_quotes_among_words_are_words(line: str) -> None:
    assert found(curly_quotes_in_details, piece(with_details(line))) == []


def test_settings_are_no_details_of_a_guest() -> None:
    source = Source("pyproject.toml", "title = “x”\n")
    page = Page(source=source, start=12, details=Details(Span(""), {"title": Span("", 1, 9, 1, 12)}))
    assert found(curly_quotes_in_details, page) == []


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ("title: " + "x" * 66, ["x" * 66]),
        ("title: Tea\nsubject: " + "ab " * 22 + "a", ["ab " * 22 + "a"]),
        ("title: " + "x" * 65, []),
        ("title: " + "x" * 90 + "\nsubject: Short", []),
        ("title: " + "קָ" * 40, []),  # marks below a letter take no room
    ],
)
def test_a_subject_is_measured_as_an_inbox_shows_it(lines: str, where: list[str]) -> None:
    assert found(subject_too_long, opening(f"---\n{lines}\n---\nHello.\n")) == where


def test_an_issue_without_a_preview_is_told_with_one_made_of_its_titles() -> None:
    articles = tuple(
        piece(f"---\ntitle: {t}\nauthors: [liz-doe]\n---\nWords.\n") for t in ("The tin", '"Ward: 7"', "x" * 90)
    )
    page = opening("---\ntitle: Kia ora\n---\nHello.\n", articles=articles)
    (told,) = preview_missing(page, site())
    assert told.hint == 'say what is in it: preview: "The tin; Ward: 7"'


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Kia ora\npreview: A kettle\n---\nHello.\n",
        "---\ntitle: Kia: ora\n---\nHello.\n",  # one thing at a time
        "Hello.\n",
        "---\ntitle: Kia ora\npreview: [a, b]\n---\nHello.\n",
        "",
    ],
)
def test_a_preview_that_is_there_or_cannot_be_seen_is_not_missed(text: str) -> None:
    assert found(preview_missing, opening(text)) == []
    assert found(preview_missing, piece(HEAD + "Words.\n")) == []


@pytest.mark.parametrize(
    "orcid",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://orcid.org/0000-0002-1694-233X",
        "0000-0002-1694-233x",
    ],
)
def test_a_right_orcid_is_taken_in_each_form(orcid: str) -> None:
    who = person("ada", f"---\nname: Ada\norcid: {orcid}\n---\n")
    assert found(orcid_wrong, who) == []
    assert who.orcid.upper() in ("0000-0002-1825-0097", "0000-0002-1694-233X")


@pytest.mark.parametrize(
    ("orcid", "hint"),
    [
        ("0000-0002-1825-0079", "copy the 16 digits of Ada again from orcid.org"),
        ("0000-0002-1852-0097", "copy the 16 digits of Ada again from orcid.org"),
        ("0000-0002-1694-2330", "copy the 16 digits of Ada again from orcid.org"),
        ("'0000000218250097'", "write its 16 digits in fours: 0000-0002-1825-0097"),
        ("0000–0002–1825–0097", "write its 16 digits in fours: 0000-0002-1825-0097"),
        ("0000-0002-1825", "write its 16 digits in fours: 0000-0002-1825-0097"),
        ("https://example.org/0000-0002-1825-0097", "write its 16 digits in fours: 0000-0002-1825-0097"),
        ("٠٠٠٠-0002-1825-0097", "write its 16 digits in fours: 0000-0002-1825-0097"),
    ],
)
def test_a_wrong_orcid_is_told_with_what_to_write(orcid: str, hint: str) -> None:
    (told,) = orcid_wrong(person("ada", f"---\nname: Ada\norcid: {orcid}\n---\n"), site())
    assert told.hint == hint


def test_the_later_issue_is_told_that_a_number_or_a_day_is_taken() -> None:
    taken = slots(a_first=(7, date(2026, 12, 4)), b_second=(7, date(2026, 12, 4)), c_third=(7, date(2027, 1, 1)))
    for slug, day, number, told in (
        ("a-first", "2026-12-04", 7, []),
        ("b-second", "2026-12-04", 7, ["7", "2026-12-04"]),
        ("c-third", "2027-01-01", 7, ["7"]),
    ):
        page = opening(ISSUE.format(day=day, number=number), slug)
        assert found(duplicate_slot, page, site(slots=taken)) == told
    (told_c,) = duplicate_slot(opening(ISSUE.format(day="2027-01-01", number=7), "c-third"), site(slots=taken))
    assert told_c.message == "Number 7 is taken: the issue a-first has it"
    assert told_c.hint == "write number: 8, or give a-first another one"


def test_an_issue_without_a_day_takes_no_place() -> None:
    taken = slots(a_first=(7, None), b_second=(7, date(2026, 12, 4)))
    assert found(duplicate_slot, opening(ISSUE.format(day="2026-12-04", number=7), "b-second"), site(slots=taken)) == []
    undated = opening(ISSUE.format(day="9999-12-31", number=7), "c-third")
    assert found(duplicate_slot, undated, site(slots=taken)) == []
    assert found(duplicate_slot, DESK) == []
