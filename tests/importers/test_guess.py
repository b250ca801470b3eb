"""What is taken for the title, the authors and the summary, and what is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from .word import Word, brought, saved

TITLE = "The title is “It was the slippers”."
ASK = "{} is new: contributors/{}.md was made. Ask whether they agree to be named, and write agrees: true."
NOBODY = "The text does not say who wrote it. Write authors: with their names in contributors/."


def made(*blocks: tuple[str, str], author: str = "", title: str = "", **others: Any) -> tuple[str, tuple[str, ...]]:
    """The article of blocks (style, words), and what is told. The styles bold and italic are those of the words."""
    document = Word()
    document.core_properties.author, document.core_properties.title = author, title
    for style, words in blocks:
        run = document.add_paragraph(style=None if style in ("bold", "italic", "") else style).add_run(words)
        run.bold, run.italic = style == "bold" or None, style == "italic" or None
    came = brought(saved(document), "falls_report-v2", **others)
    return came.files[came.article].decode(), came.guesses


def test_a_title_a_byline_and_a_standfirst_become_details() -> None:
    standfirst = "We counted falls, and they went down because of slippers."
    text, told = made(
        ("Title", "It was the slippers"),
        ("", "By Ada Byron, ward sister, and Dr C. D. de la Cruz"),
        ("italic", standfirst),
        ("", "Words."),
    )
    assert text == (
        f"---\ntitle: It was the slippers\nauthors: [ada-byron, c-d-de-la-cruz]\nsummary: {standfirst}\n---\n\nWords.\n"
    )
    assert told == (
        TITLE,
        "Written by Ada Byron and C. D. de la Cruz, because the text says “By Ada Byron, ward sister, and Dr C. D. de la Cruz”.",
        f"The summary is “{standfirst}”.",
        ASK.format("Ada Byron", "ada-byron"),
        ASK.format("C. D. de la Cruz", "c-d-de-la-cruz"),
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Byron", "[ada-byron]"),
        ("Written by: Ada Byron, Li Wei & Ana Cruz", "[ada-byron, li-wei, ana-cruz]"),
        ("Par Zoë Müller et Li Wei", "[zoe-muller, li-wei]"),
        ("Von Jürgen von der Höh und Li Wei", "[jurgen-von-der-hoh, li-wei]"),
        ("Por María José Núñez y Li Wei", "[maria-jose-nunez, li-wei]"),
        ("Автор: Анна Иванова", "[anna-ivanova]"),
        ("By Teresa Quispe, La Paz", "[teresa-quispe]"),
    ],
)
def test_bylines_are_known_in_many_languages(line: str, names: str) -> None:
    text, _ = made(("Title", "It was the slippers"), ("", line), ("", "Words."))
    assert text == f"---\ntitle: It was the slippers\nauthors: {names}\n---\n\nWords.\n"


@pytest.mark.parametrize(
    "line", ["By the time we came, it was cold.", "By then", "Por la mañana llueve", "Von hier an blind"]
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    text, told = made(("Title", "It was the slippers"), ("", line), ("", "Words."))
    assert text == f"---\ntitle: It was the slippers\n---\n\n{line}\n\nWords.\n"
    assert told == (TITLE, NOBODY)


def test_a_first_line_in_bold_is_taken_for_the_title() -> None:
    text, told = made(("bold", "It was the slippers"), ("", "Words."))
    assert text == "---\ntitle: It was the slippers\n---\n\nWords.\n"
    assert told == ("The first line, “It was the slippers”, is all bold. It was taken for the title.", NOBODY)


def test_where_the_text_has_no_title_the_check_asks_for_one() -> None:
    text, told = made(("", "Words."), title="Two halls: #1")
    assert text == '---\ntitle: "Two halls: #1 [to be confirmed]"\n---\n\nWords.\n'
    assert told == (
        "The text has no title. “Two halls: #1” comes from the properties of the file. Write the right one, and take [to be confirmed] out.",
        NOBODY,
    )
    assert made(("", "Words."))[0] == '---\ntitle: "falls report v2 [to be confirmed]"\n---\n\nWords.\n'


def test_the_file_says_who_wrote_it_where_the_text_does_not() -> None:
    text, told = made(("Title", "It was the slippers"), ("", "Words."), author="Liz Doe")
    assert text == "---\ntitle: It was the slippers\nauthors: [liz-doe]\n---\n\nWords.\n"
    assert told[1] == "Written by Liz Doe, because the file's properties say so. The text names nobody."
    for nobody in ("Microsoft Office User", "python-docx", "liz@example.org", "user1", "Admin"):
        assert "authors" not in made(("Title", "It was the slippers"), ("", "Words."), author=nobody)[0]


def test_authors_are_matched_to_those_who_are_known() -> None:
    people = {"ada-b": "Ada Byron", "priya-r": "Priya  Ravindran"}
    text, told = made(
        ("Title", "It was the slippers"), ("", "By ADA BYRON and Priya Ravindra"), ("", "Words."), people=people
    )
    assert text == "---\ntitle: It was the slippers\nauthors: [ada-b, priya-ravindra]\n---\n\nWords.\n"
    assert told[2:] == ("Is Priya Ravindra the same as Priya  Ravindran? Then write authors: [priya-r].",)
    text, _ = made(("Title", "It was the slippers"), ("", "Ada Byron"), ("", "Words."), people=people)
    assert text == "---\ntitle: It was the slippers\nauthors: [ada-b]\n---\n\nWords.\n"


def test_somebody_of_another_name_under_the_same_file_is_asked_about() -> None:
    text, told = made(
        ("Title", "It was the slippers"), ("", "By J. Doe"), ("", "Words."), people={"j-doe": "Jacqueline Doe"}
    )
    assert "authors: [j-doe]" in text
    assert told[2:] == (
        "Is J. Doe the same as Jacqueline Doe, in contributors/j-doe.md? If not, make a file of another name for J. Doe.",
    )


def test_a_language_that_is_not_the_issues_is_said() -> None:
    assert "language: en-US\n" in made(("Title", "Kia ora"), ("", "Words."), language="mi")[0]
    assert "language" not in made(("Title", "Kia ora"), ("", "Words."), language="en-NZ")[0]
