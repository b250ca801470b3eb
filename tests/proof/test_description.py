"""The proofs of descriptions of pictures."""

from __future__ import annotations

import pytest

from edgepress.proof.description import (
    description_endless,
    description_is_name,
    description_unreadable,
    description_unsaid,
)

from .letters import said


@pytest.mark.parametrize(("alt", "count"), [("", 1), ('alt=""', 0), ("alt", 0), ('alt="Tea"', 0)])
def test_an_empty_description_is_one(alt: str, count: int) -> None:
    assert len(said(description_unsaid, f"<img {alt}>")) == count


def test_a_picture_for_word_alone_needs_a_description_too() -> None:
    assert len(said(description_unsaid, "<!--[if mso]><img><![endif]-->")) == 1
    assert len(said(description_unsaid, "<!--[if !mso]><!--><img><!--<![endif]-->")) == 1


@pytest.mark.parametrize(
    ("alt", "src", "name"),
    [
        ("quay.jpg", "a.png", True),
        ("IMG_2041", "a.png", True),
        ("IMG 2041", "a.png", True),
        ("DSC00123.JPG", "a.png", True),
        ("Screenshot 2026-12-04 at 12.30", "a.png", True),
        ("the-quay-by-night", "https://a.example/the-quay-by-night.jpg", True),
        ("image", "a.png", True),
        ("Photo of", "a.png", True),
        ("Quay", "https://a.example/Quay.jpg", False),
        ("Three boats", "a.png", False),
        ("Photo finish at the regatta", "a.png", False),
        ("The label of IMG_2041.jpg, torn", "a.png", False),
        ("", "a.png", False),
        ("PIC 16", "a.png", True),
    ],
)
def test_a_name_of_a_file_describes_nothing(alt: str, src: str, name: bool) -> None:
    assert len(said(description_is_name, f'<img alt="{alt}" src="{src}">')) == name


@pytest.mark.parametrize(
    ("alt", "lang", "name"), [("image", "fr", True), ("photo", "fr-CA", True), ("image", "de", False)]
)
def test_which_words_are_no_description_depends_on_the_language(alt: str, lang: str, name: bool) -> None:
    assert len(said(description_is_name, f'<img alt="{alt}">', lang=lang)) == name


def test_the_longest_description_has_a_hundred_and_fifty_characters() -> None:
    assert said(description_endless, f'<img alt="{"a" * 150}">') == []
    assert said(description_endless, f'<img alt="{"a" * 151}">') == [
        "The description of a picture has 151 characters, and is heard in one breath"
    ]


@pytest.mark.parametrize(
    ("cell", "picture", "answer"),
    [
        ("", "", ""),
        ("font-size:0", "font-size:16px", ""),
        ("font-size:0", "", "letters of 0 px"),
        ("font-size:11px", "", "letters of 11 px"),
        ("font-size:12px", "", ""),
        ("background:#000000", "", "#000000 on #000000"),
        ("background:#000000", "color:#ffffff", ""),
        ("background:#777777", "color:#cccccc", "#cccccc on #777777"),
        ("background:url(https://a.example/b.png)", "", ""),
    ],
)
def test_the_letters_of_a_description_can_be_read(cell: str, picture: str, answer: str) -> None:
    body = f"<table><tr><td style='{cell}'><img alt='Tea' width=9 style='{picture}'></td></tr></table>"
    told = said(description_unreadable, body)
    assert [answer in message for message in told] == [True] * bool(answer)


def test_nobody_reads_the_description_of_a_dot_or_of_what_is_hidden() -> None:
    assert said(description_unreadable, "<div style='font-size:0'><img alt=a width=1><img alt='' width=9></div>") == []
    assert said(description_unreadable, "<div style='font-size:0;display:none'><img alt=a width=9></div>") == []
