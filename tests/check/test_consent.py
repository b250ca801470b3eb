"""Checks of what others agreed to: licence, credit, people in pictures, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edgepress.check.consent import editors_agreed, licence_missing, people_in_picture, picture_credit
from edgepress.model import Asset, Page
from edgepress.seen import Details
from edgepress.source import Source, Span

from .desk import COFFEE, DESK, GROUP, HEAD, LIZ, SETTINGS, found, opening, person, piece, site

BARE = site(settings=replace(SETTINGS, licence=""))
CUP = "![Four cups](images/coffee.jpg)"


def licensed(licence: str) -> str:
    return HEAD.replace("authors:", f"licence: {licence}\nauthors:") + "Words.\n"


def test_a_licence_of_the_newsletter_or_of_the_issue_is_enough() -> None:
    assert found(licence_missing, DESK) == []
    assert found(licence_missing, DESK, BARE) == ["---"]
    own = opening("---\ntitle: Kia ora\nlicence: CC-BY-4.0\n---\nHello.\n")
    assert found(licence_missing, own, BARE) == []
    assert found(licence_missing, piece(HEAD + "Words.\n"), BARE) == []  # told once, where the issue opens
    assert found(licence_missing, opening("---\ntitle: Kia: ora\n---\nHello.\n"), BARE) == []
    assert found(licence_missing, LIZ, BARE) == []


@pytest.mark.parametrize(
    "licence",
    [
        "CC-BY-4.0", "CC0-1.0", "CC-BY-NC-SA-3.0", "CC-BY-3.0-NZ", "CC-BY-SA-2.1-JP", "OGL-UK-3.0", "LicenseRef-Auckland",
        "May be printed for patients", "All rights reserved", "© Auckland Improvers", "Creative Commons Attribution 4.0",
        "Tous droits réservés", "جميع الحقوق محفوظة",
    ],
)  # fmt: skip
def test_codes_that_are_known_and_words_are_licences(licence: str) -> None:
    assert found(licence_missing, piece(licensed(licence))) == []


@pytest.mark.parametrize(
    ("licence", "near"),
    [
        ("CC-BY", "CC-BY-4.0"),
        ("cc-by-4.0", "CC-BY-4.0"),
        ("CC BY 4.0", "CC-BY-4.0"),
        ("CC-BY-SA-5.0", "CC-BY-SA-4.0"),
        ("CC0", "CC0-1.0"),
        ("OGL-UK-4.0", "OGL-UK-3.0"),
        ("none", "a code such as CC-BY-4.0"),
    ],
)
def test_a_code_that_nobody_knows_is_told_with_the_nearest(licence: str, near: str) -> None:
    (told,) = licence_missing(piece(licensed(licence)), site())
    assert told.hint == f"write {near}, or say in words what others may do with it"


def test_a_licence_of_a_picture_and_of_the_settings_is_looked_at_too() -> None:
    page = piece(noted("{credit: Liz Doe, people: none, licence: CC-BY}"))
    assert found(licence_missing, page) == ["CC-BY"]
    source = Source("pyproject.toml", 'licence = "CC-BY"\n')
    settings = Page(source=source, start=18, details=Details(Span(""), {"licence": Span("", 1, 1, 1, 18)}))
    assert found(licence_missing, settings, site(settings=replace(SETTINGS, licence="CC-BY"))) == ['licence = "CC-BY"']
    assert found(licence_missing, settings) == []


def noted(note: str, text: str = CUP) -> str:
    return HEAD.replace("]\n---", f"]\npictures:\n  images/coffee.jpg: {note}\n---") + f"Words.\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "credit", "people"),
    [
        (noted("{credit: Liz Doe, people: none}"), [], []),
        (noted("{credit: Liz Doe, people: agreed}"), [], []),
        (noted("{people: none}"), ["{people: none}"], []),
        (noted("{credit: Liz Doe}"), [], ["{credit: Liz Doe}"]),
        (HEAD + CUP, [CUP], [CUP]),
        (HEAD + f"{CUP}\n\nAnd again:\n\n{CUP}\n", [CUP], [CUP]),
        (HEAD + "![Cups](./images/coffee.jpg)", ["![Cups](./images/coffee.jpg)"], ["![Cups](./images/coffee.jpg)"]),
        (noted("{credit: Liz Doe, people: none}", "![Cups](./images/coffee.jpg)"), [], []),
        (noted("{credit: Liz Doe, people: maybe}"), [], []),  # told as what it is
        (noted("{credt: Liz Doe, people: none}"), ["{credt: Liz Doe, people: none}"], []),
        (noted("{}", "No picture here."), [], []),  # not shown
        (HEAD + "![Cups](images/tea.jpg)", [], []),  # not there: told as picture-missing
        (HEAD + "![Cups](https://example.org/coffee.jpg)", [], []),
        (HEAD + "[full size](images/coffee.jpg)", [], []),
        (HEAD + "```\n![Cups](images/coffee.jpg)\n```", [], []),
        (HEAD.replace("title: It", "title: It: it") + CUP, [], []),
    ],
)
def test_each_picture_that_is_shown_has_a_maker_and_a_word_about_people(
    text: str, credit: list[str], people: list[str]
) -> None:
    page = piece(text)
    assert found(picture_credit, page) == credit
    assert found(people_in_picture, page) == people


def test_the_issue_may_speak_for_the_pictures_of_its_articles() -> None:
    notes = "pictures:\n  images/coffee.jpg: {credit: Liz Doe, people: agreed}"
    desk = opening(f"---\ntitle: Kia ora\n{notes}\n---\nHello.\n")
    assert found(picture_credit, piece(HEAD + CUP), site(desk)) == []
    assert found(people_in_picture, piece(HEAD + CUP), site(desk)) == []


def test_a_banner_is_a_picture_and_the_example_names_an_editor() -> None:
    desk = opening("---\ntitle: Kia ora\neditors: [liz-doe]\ntheme: {banner: images/coffee.jpg}\n---\nHello.\n")
    (told,) = picture_credit(desk, site(desk))
    assert told.hint == "say it under pictures: images/coffee.jpg: {credit: Liz Doe, people: none}"
    assert found(people_in_picture, desk, site(desk)) == ["images/coffee.jpg"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [("scan.bmp", True), ("Cups.HEIC", True), ("drawing.svg", True), ("rules.pdf", False), ("a.docx", False)],
)
def test_a_picture_that_cannot_be_shown_as_it_is_has_a_maker_too(name: str, asked: bool) -> None:
    desk = replace(DESK, assets={f"images/{name}": Asset(path="x", size=1, digest="0")})
    shown = f"![Four cups](images/{name})"
    for check in (picture_credit, people_in_picture):
        assert found(check, piece(HEAD + shown), site(desk)) == ([shown] if asked else [])


def test_a_file_that_is_no_picture_and_a_portrait_need_no_credit() -> None:
    desk = replace(DESK, assets={"images/coffee.jpg": Asset(path="x", size=1, digest="0")})
    assert found(picture_credit, piece(HEAD + CUP), site(desk)) == []
    portrait = replace(LIZ, photo=COFFEE)
    assert found(picture_credit, portrait) == []
    assert found(people_in_picture, portrait) == []


SILENT = person("liz-doe", "---\nname: Liz Doe\n---\nLiz counts falls.\n")


def test_who_is_named_agreed() -> None:
    page = piece(HEAD + "Words.\n")
    desk = opening("---\ntitle: Kia ora\neditors: [liz-doe, improvers, nobody]\n---\nHello.\n")
    assert found(editors_agreed, page) == []
    assert found(editors_agreed, desk) == []
    assert found(editors_agreed, page, site(people=(SILENT, GROUP))) == ["liz-doe"]
    assert found(editors_agreed, desk, site(people=(SILENT, GROUP))) == ["liz-doe"]


@pytest.mark.parametrize("lines", ["name: Liz: Doe", "name: Liz Doe\nagrees: perhaps"])
def test_a_file_that_cannot_be_read_is_told_as_that_alone(lines: str) -> None:
    people = (person("liz-doe", f"---\n{lines}\n---\n"),)
    assert found(editors_agreed, piece(HEAD + "Words.\n"), site(people=people)) == []


def test_somebody_who_said_no_is_not_named() -> None:
    people = (person("liz-doe", "---\nname: Liz Doe\nagrees: false\n---\n"),)
    assert found(editors_agreed, piece(HEAD + "Words.\n"), site(people=people)) == ["liz-doe"]
