"""A details block that cannot be read: what is told, and the mend where nothing else can be meant."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Edit
from edgepress.load import fields
from edgepress.load.article import article
from edgepress.load.causes import NAMES
from edgepress.seen import Problem
from edgepress.source import Source

from ..pace import pace

PATH = "issues/x/10-a.md"


def problem(text: str) -> Problem | None:
    """What is told of a file whose details cannot be read."""
    told = article(Source(PATH, text), "x", "en")[0].details.problems
    return next((p for p in told if p.cause == "details-unreadable"), None)


def mended(text: str) -> str | None:
    """The file after its safe mend; None when there is none."""
    told = problem(text)
    assert told is not None
    if told.fix is None or not told.fix.safe:
        return None
    source = Source(PATH, text)
    for edit in reversed(told.fix.edits):
        assert isinstance(edit, Edit)
        start = source.offset(edit.where.line, edit.where.column)
        end = source.offset(edit.where.end_line, edit.where.end_column)
        text = text[:start] + edit.text + text[end:]
    return text


def block(text: str) -> str:
    return f"---\n{text}\n---\nBody.\n"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("title: Falls: a story", 'title: "Falls: a story"'),
        ('title: He said "hi": a story', "title: 'He said \"hi\": a story'"),
        ("title: “Falls: a story”", 'title: "Falls: a story"'),
        ("title: “Falls: a story”: two", 'title: "“Falls: a story”: two"'),
        ("title: Les chutes : une histoire", 'title: "Les chutes : une histoire"'),
        ("\ttitle: Tea", "  title: Tea"),
        ("title: Tea\n\tsummary: A cup", "title: Tea\nsummary: A cup"),
        (
            "title: Tea\npictures:\n\timages/a.jpg: {credit: Ada}",
            "title: Tea\npictures:\n  images/a.jpg: {credit: Ada}",
        ),
        ("tags:\n\t- one\n\t- two", "tags:\n  - one\n  - two"),
        ("title:\tTea", "title: Tea"),
        ("tags: [one,\ttwo]", "tags: [one, two]"),
        ("title: Tea\ntags: [", "title: Tea\ntags: []"),
        ("title: Tea\ntags: [one,", "title: Tea\ntags: [one,]"),
        ('title: "Falls\nauthors: [ada]', 'title: "Falls"\nauthors: [ada]'),
        ('title: "Falls" and more', "title: '\"Falls\" and more'"),
        ('title: "Falls" and "slips"', 'title: \'"Falls" and "slips"\''),
        ('title: "He said "hi" to me"', "title: 'He said \"hi\" to me'"),
        ("title: 'it's a day'", 'title: "it\'s a day"'),
        ("title: @home", "title: '@home'"),
        ("title: 50 %\nsummary: %FNAME%", "title: 50 %\nsummary: '%FNAME%'"),
        ("title: *Falls* again", "title: '*Falls* again'"),
        ("title: *Falls", 'title: "*Falls"'),
        ("title: !important", 'title: "!important"'),
        ("authors: [@ada, ben]", "authors: ['@ada', ben]"),
        ("links: {mastodon: @ada@example.social}", "links: {mastodon: '@ada@example.social'}"),
        ("tags:\n  - @home", "tags:\n  - '@home'"),
        ("title:Falls\nauthors: [ada]", "title: Falls\nauthors: [ada]"),
        ("title: Tea\n  authors: [ada]", "title: Tea\nauthors: [ada]"),
        ("authors: [ada\ntitle: Tea", "authors: [ada]\ntitle: Tea"),
        ("pictures: {images/a.jpg: none", "pictures: {images/a.jpg: none}"),
        ("format: #7", 'format: "#7"'),
        ("title: Tea\ntheme:\n  colour: #00677f", 'title: Tea\ntheme:\n  colour: "#00677f"'),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_mended(written: str, right: str) -> None:
    assert mended(block(written)) == block(right)
    assert problem(block(right)) is None


@pytest.mark.parametrize(
    "written",
    [
        "title: Falls authors: [ada]",  # two details on a line, perhaps
        "title: A summary: of things",
        "title: 'Tis the season\nauthors: [ada]",
        "title: 'Tis the nurse's season",
        'summary: "one\n  two\nauthors: [ada]',  # which line does it end in?
        "title: [A] day",
        "title: - a day",
        "summary: > a day",
        "authors: [ada, #7]",
        "title: Tea\nno colon here\nauthors: [ada]",
        "no colon here\ntitle: Tea",
        'title: "C:\\Users"',
        "title: Ward #7",  # or a remark; offered
        "tags: [*a, &b]",
        "title: Tea\nhttp://example.org\nsummary: A cup",
    ],
)
def test_what_can_be_meant_in_two_ways_is_told_and_left(written: str) -> None:
    assert mended(block(written)) is None


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("—\ntitle: Tea\n—\nBody.\n", "---\ntitle: Tea\n---\nBody.\n"),
        ("———\ntitle: Tea\n———\nBody.\n", "---\ntitle: Tea\n---\nBody.\n"),
        ("–\ntitle: Tea\n---\nBody.\n", "---\ntitle: Tea\n---\nBody.\n"),
        ("-----\ntitle: Tea\n-----\nBody.\n", "---\ntitle: Tea\n---\nBody.\n"),
        ("---\ntitle: Tea\n—\nBody.\n", "---\ntitle: Tea\n---\nBody.\n"),
        ("---\ntitle: Tea\n—\nBody.\n\n---\n\nMore.\n", "---\ntitle: Tea\n---\nBody.\n\n---\n\nMore.\n"),
    ],
)
def test_dashes_that_word_made_of_hyphens_become_hyphens(written: str, right: str) -> None:
    assert mended(written) == right
    assert problem(right) is None


@pytest.mark.parametrize("written", ["—\n\nHello.\n—\n", "---\ntitle: Tea\n\nWe met.\n—\nAnd left.\n", "--\nHello.\n"])
def test_dashes_that_may_be_a_line_of_the_text_are_left(written: str) -> None:
    assert mended(written) is None


def test_a_remark_behind_a_value_is_offered_back_and_not_taken_for_it() -> None:
    told = problem(block("title: Ward #7   "))
    assert told is not None
    assert told.fix is not None
    assert not told.fix.safe
    (edit,) = told.fix.edits
    assert isinstance(edit, Edit)
    assert (edit.text, edit.where.column, edit.where.end_column) == ('"Ward #7"', 8, 15)


def test_the_names_of_details_are_those_that_a_file_may_have() -> None:
    models = (fields.IssueFields, fields.ArticleFields, fields.ContributorFields)
    inner = (fields.PictureFields, fields.AllowFields, fields.ThemeFields)
    names = {name for model in models for name in model.names()}
    names |= {field.alias or name for model in inner for name, field in model.model_fields.items()}
    assert names == NAMES


@pytest.mark.parametrize(
    "text",
    [
        "a: " * 10_000,
        "\t" * 32_000,
        "title: " + "\"'" * 15_000,
        "\n".join("\ta: b" for _ in range(6_000)),
        "title: Falls: " + "x " * 15_000,
        "- " * 3 + "@" * 32_000,
        "summary: " + "a-" * 15_000,
        "[" * 8 + "@," * 15_000,
        "—" * 32_000,
        "—\n" + "a: b\n" * 8_000,
        "a: b\n" * 3_000 + "—",
    ],
)
def test_no_block_takes_long_to_be_refused(text: str) -> None:
    assert pace(lambda: [article(Source(PATH, whole), "x", "en") for whole in (block(text), text)], text) < 100


def test_a_name_nobody_knows_is_offered_as_the_near_one() -> None:
    noun = article(
        Source(PATH, block("title: Tea\nauthors: [ada]\nsumary: A cup\npictures:\n  a.jpg: {credt: Ada}")), "x", "en"
    )[0]
    unknown = sorted((p for p in noun.details.problems if p.cause == "field-unknown"), key=lambda p: p.where.line)
    fixes = [p.fix for p in unknown]
    assert [fix and (fix.safe, [e.text for e in fix.edits if isinstance(e, Edit)]) for fix in fixes] == [
        (False, ["summary"]),
        (False, ["credit"]),
    ]


def test_a_near_name_that_stands_there_already_is_not_offered_again() -> None:
    noun = article(Source(PATH, block("title: Tea\nauthors: [ada]\nsummary: A cup\nsumary: A cup")), "x", "en")[0]
    assert [p.fix for p in noun.details.problems] == [None]
