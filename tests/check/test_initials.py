"""Initials that need an explanation, and those that do not."""

from __future__ import annotations

import pytest

from edgepress.check.initials import initials_unexplained

from .test_words import article, site, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We drew one PDSA.", ["PDSA"]),
        ("The PDSA, then the PDSA again.", ["PDSA"]),
        ("Our PDSAs and the ward's QI's end.", ["PDSA", "QI"]),
        ("**PDSA** and *QI* and “SPC”", ["PDSA", "QI", "SPC"]),
        ("plan-do-study-act (PDSA) and later PDSA", []),
        ("PDSA (plan, do, study, act)", []),
        ("PDSA stands for a cycle.", []),
        ("PDSA: one cycle", []),
        ("A QI, or quality improvement, project", []),
        ("PDSA here\n\n*[PDSA]: plan, do, study, act", []),
        ("We plan, do, study and act. The PDSA helps.", []),
        ("We plan, do, study, act. The PDSA helps.", []),
        ("Quality improvement is slow. QI is not.", []),
        ("The NHS in the UK and a GP with a PDF on TV, in ICU", []),
        ("Part IV, chapter XII, MCMXCIX, Henry VIII", []),
        ("TODO: ask the ward, date TBC, XXX beds, FIXME", []),
        ("NEVER and NOT and ALL", []),
        ("WET FLOOR HERE", []),
        ("ISO 9001, BS 5750, RFC 1149", []),
        ("In Halifax, NS, and Liz Doe, FRCN", []),
        ("JK Rowling came", []),
        ("README.md, #QIHUB, @QIHUB, QI-HUB, A&E, COVID-19, H1N1, kWh", []),
        ("`PDSA` [words](https://example.org/PDSA) <!-- PDSA -->", []),
        ("ABCDEFG", []),
    ],
)
def test_initials(text: str, words: list[str]) -> None:
    assert told(initials_unexplained, text) == words


def test_initials_of_a_language_without_a_list_are_left_alone() -> None:
    assert told(initials_unexplained, "PDSA", "mi") == []
    assert told(initials_unexplained, "Le PDSA et le CHU", "fr") == ["PDSA"]


def test_a_newsletter_adds_what_its_readers_know() -> None:
    desk = site()
    known = {**desk.lists["en"]["initials-unexplained"], "PDSA": ""}
    lists = {**desk.lists, "en": {**desk.lists["en"], "initials-unexplained": known}}
    assert told(initials_unexplained, "PDSA", desk=type(desk)(settings=desk.settings, lists=lists)) == []


def test_at_most_five_are_told() -> None:
    text = "A QQA, a QQB, a QQC, a QQD, a QQE, a QQF and a QQG."
    assert len(told(initials_unexplained, text)) == 5


@pytest.mark.parametrize("sign", ["QI ", "A", "AB ", "AB, ", "AB (", "(QI", "a QQ", "QQ: "])
def test_a_megabyte_is_read_in_a_moment(sign: str) -> None:
    assert sum(1 for _ in initials_unexplained(article((sign * 1_000_000)[:1_000_000]), site())) <= 5
