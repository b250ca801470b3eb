"""The details block: exact places, no value ever changed, all that is wrong told at once."""

from __future__ import annotations

import pytest

from edgepress.load import details
from edgepress.load.article import article
from edgepress.load.details import Block
from edgepress.model import Article
from edgepress.seen import Problem
from edgepress.source import Source, Span

PATH = "issues/x/10-a.md"


def block(text: str) -> Block:
    """The details block of a file that opens with `text` between two lines of hyphens."""
    source = Source(PATH, f"---\n{text}\n---\nBody.\n")
    parts = details.split(source)
    assert not isinstance(parts, Problem)
    inside, start, _ = parts
    return details.read(source, inside, start)


def piece(text: str) -> Article:
    """The article with these details."""
    return article(Source(PATH, f"---\n{text}\n---\nBody.\n"), "x", "en")[0]


def told(text: str) -> list[tuple[str, int, int, str, str]]:
    """Cause, line, column, message and hint of every problem of an article's details."""
    return [(p.cause, p.where.line, p.where.column, p.message, p.hint) for p in piece(text).details.problems]


def written(source: Source, span: Span) -> str:
    return source.text[source.offset(span.line, span.column) : source.offset(span.end_line, span.end_column)]


def test_every_value_has_its_place_under_a_dotted_name() -> None:
    text = "title: Tea\nauthors: [ada, ben]\ntags:\n  - one\n  - two\ntheme:\n  colour: '#fff'\npictures:\n  a.jpg: {credit: Ada}"
    source = Source(PATH, f"---\n{text}\n---\n")
    inside, start, _ = details.split(source)  # type: ignore[misc]
    found = details.read(source, inside, start)
    assert {name: written(source, span) for name, span in found.places.items()} == {
        "title": "Tea",
        "authors": "[ada, ben]",
        "authors.0": "ada",
        "authors.1": "ben",
        "tags": "- one\n  - two",
        "tags.0": "one",
        "tags.1": "two",
        "theme": "colour: '#fff'",
        "theme.colour": "'#fff'",
        "pictures": "a.jpg: {credit: Ada}",
        "pictures.a.jpg": "{credit: Ada}",
        "pictures.a.jpg.credit": "Ada",
    }


def test_no_value_is_changed() -> None:
    assert block("a: NO\nb: 10:30\nc: 1.10\nd: 0123\ne: ~\nf: 2026-12-04\ng: true\nh: 1e3\ni: .inf").values == {
        "a": "NO", "b": "10:30", "c": "1.10", "d": "0123", "e": "~", "f": "2026-12-04", "g": "true", "h": "1e3", "i": ".inf",
    }  # fmt: skip


def test_a_doubled_name_keeps_the_first_value_and_is_told_with_both_lines() -> None:
    found = block("title: Coffee\nauthors: [ada]\ntitle: Tea")
    assert found.values == {"title": "Coffee", "authors": ["ada"]}
    assert found.problems == [
        Problem(
            "field-twice",
            "title",
            Span(PATH, 4, 1, 4, 6),
            "“title” stands here twice, first in line 2; only one of them can count",
            "keep the right one and delete the other",
        )
    ]


def test_all_that_is_wrong_is_told_at_once_and_the_rest_is_kept() -> None:
    text = "title: Tea\nkind: event\nstarts: 2027-02-30\nlink: ihi.org\ncount: many\nsumary: A cup.\nlanguage: mi"
    assert [(cause, line) for cause, line, *_ in told(text)] == [
        ("field-wrong-kind", 4),
        ("field-wrong-kind", 5),
        ("field-wrong-kind", 6),
        ("field-unknown", 7),
        ("field-missing", 1),
    ]
    kept = piece(text)
    assert (kept.title, kept.kind, kept.starts, kept.link, kept.count, kept.language) == (
        "Tea",
        "event",
        None,
        "",
        None,
        "mi",
    )


def test_an_unknown_name_gets_the_nearest_one_we_know() -> None:
    assert told("title: Tea\nauthors: [ada]\ntilte: Tea") == [
        ("field-unknown", 4, 1, "Nothing is done with “tilte”: it is no detail we know", "did you mean “title”?")
    ]


def test_an_unknown_name_inside_another_gets_the_nearest_of_its_neighbours() -> None:
    assert told("title: Tea\nauthors: [ada]\npictures:\n  images/a.jpg: {credt: Ada}") == [
        ("field-unknown", 5, 18, "Nothing is done with “credt”: it is no detail we know", "did you mean “credit”?")
    ]


def test_one_bad_value_inside_another_loses_only_itself() -> None:
    noun = piece(
        "title: Tea\nauthors: [ada]\npictures:\n  images/a.jpg: {credit: Ada, people: maybe}\n  images/b.jpg: {credit: Ben}"
    )
    assert [(p.cause, p.key, p.where.line, p.where.column) for p in noun.details.problems] == [
        ("field-wrong-kind", "pictures.images/a.jpg.people", 5, 39)
    ]
    assert noun.pictures["images/b.jpg"].credit == "Ben"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "starts: 2026-13-01",
            "starts: The date has month 13, and a year has 12",
            "write it year-month-day, like 2026-12-04",
        ),
        ("starts: 2026-02-30", "starts: February 2026 has no day 30", "write it year-month-day, like 2026-12-04"),
        ("starts: 2026-02-03T25:00", "starts: There is no such time of day as 25:00", "write it like 2027-03-27T09:00"),
        ("count: lots", "count: “lots” is not a whole number", "write only digits, like 214"),
        ("link: example.org", "link: “example.org” is not a web address", "begin it with https://"),
        ("language: English", "language: “English” is not the code of a language", "write it like en-NZ, mi or fr-CA"),
        (
            "summary: [a, b]",
            "summary: One value is expected here, not a list",
            "write it on the same line, after the colon; quotes round it keep brackets as they are",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_in_words(line: str, message: str, hint: str) -> None:
    column = line.index(" ") + 2
    assert told(f"title: Tea\nauthors: [ada]\n{line}") == [("field-wrong-kind", 4, column, message, hint)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("title: Falls: a story", 2, "This line has two colons, so it is unclear where the value begins"),
        ("title: 'open\nauthors: [ada]", 2, "The quote mark opened here is never closed"),
        ("title: Tea\ntags: [", 3, "The bracket [ opened here is never closed"),
        ("title: Tea\npictures: {a.jpg: {credit: Ada},", 3, "The bracket { opened here is never closed"),
        ("title: Tea\n\tsummary: x", 3, "This line begins with a Tab"),
        (
            "title: Tea\nno colon here\nauthors: [ada]",
            3,
            "This line is no detail: it has no colon with a space after it",
        ),
        ("title: &a Tea", 2, "A name with & or * in front is not read here"),
        ("title: !tag Tea", 2, "A word that begins with ! is not read here"),
        ("title: @home", 2, "A value that begins with @ cannot be read as it stands"),
        ("just words", 2, "The details block holds words, but no details"),
    ],
)
def test_a_block_that_cannot_be_read_is_told_once_with_its_line_and_in_words(
    text: str, line: int, message: str
) -> None:
    unread = [(at, words) for cause, at, _, words, _ in told(text) if cause == "details-unreadable"]
    assert unread == [(line, message)]


def test_a_file_without_a_block_is_told_and_its_words_are_kept() -> None:
    noun, _ = article(Source(PATH, "We met at seven.\n"), "x", "en")
    assert [(p.cause, p.where) for p in noun.details.problems] == [("details-missing", Span(PATH, 1, 1, 1, 17))]
    assert noun.html.strip() == "<p>We met at seven.</p>"


def test_a_block_that_never_ends_is_told_at_its_first_line() -> None:
    noun, _ = article(Source(PATH, "---\ntitle: Tea\n\nWe met at seven.\n"), "x", "en")
    assert [(p.cause, p.where) for p in noun.details.problems] == [("details-unreadable", Span(PATH, 1, 1, 1, 4))]


def test_a_long_dash_of_word_is_told_as_what_it_is() -> None:
    noun, _ = article(Source(PATH, "—\ntitle: Tea\nauthors: [ada]\n—\nBody.\n"), "x", "en")
    assert [(p.cause, p.hint) for p in noun.details.problems] == [
        ("details-unreadable", "type --- (Word turns hyphens into a long dash)")
    ]


def test_a_value_that_is_empty_is_a_value_that_is_left_out() -> None:
    assert [(cause, line) for cause, line, *_ in told("title:\nauthors: []")] == [
        ("field-missing", 2),
        ("field-missing", 3),
    ]


# What Sveltia CMS makes of the path of a picture

SPLIT = "title: T\nauthors: [a]\npictures:\n  images/two.cups:\n    jpg:\n      credit: Liz Doe\n      people: none\n  images/b.png: {credit: Ada}"


def test_a_path_that_was_taken_apart_at_its_dots_is_one_path() -> None:
    assert {path: (n.credit, n.people) for path, n in piece(SPLIT).pictures.items()} == {
        "images/two.cups.jpg": ("Liz Doe", "none"),
        "images/b.png": ("Ada", ""),
    }
    assert told(SPLIT) == []


def test_the_place_of_what_is_said_is_found_under_the_whole_path() -> None:
    text = SPLIT.replace("people: none", "people: some")
    page = piece(text)
    assert written(page.source, page.details.places["pictures.images/two.cups.jpg.credit"]) == "Liz Doe"
    assert [(cause, line, message) for cause, line, _, message, _ in told(text)] == [
        ("field-wrong-kind", 8, "pictures.images/two.cups.jpg.people: “some” is none of the words we know")
    ]


@pytest.mark.parametrize(
    "said", ["{}", "words", "[a]", "{credit: [a]}", "{jpg: words}", "{credit: A, more: {people: none}}"]
)
def test_what_was_said_wrongly_of_a_picture_is_still_told(said: str) -> None:
    assert told(f"title: T\nauthors: [a]\npictures:\n  images/a.jpg: {said}") != [] or said == "{}"
