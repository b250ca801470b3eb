"""Numbers and addresses that lead to one person, and the many that do not."""

from __future__ import annotations

import pytest

from edgepress.check.privacy import direct_contact, patient_number

from ..pace import pace
from .desk import HEAD, LIZ, SETTINGS, found, piece, site


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ray (NHS number 943 476 5919) went home.", ["943 476 5919"]),
        ("Ray, NHS no. 9434765919, went home.", ["9434765919"]),
        ("Ray (NHS No: 943-476-5919) went home.", ["943-476-5919"]),
        ("NHS number:\n943\u00a0476\u00a05919", ["943\u00a0476\u00a05919"]),
        ("The patient 943 476 5919 went home.", ["943 476 5919"]),
        ("943 476 5919 was born in May 1950.", ["943 476 5919"]),
        ("DOB 3 May 1950, 943 476 5919", ["943 476 5919"]),
        ("hospital number 943 476 5919, MRN 987 654 3210", ["943 476 5919", "987 654 3210"]),
        ("On the phone he said: my NHS number is 943 476 5919.", ["943 476 5919"]),
        ("His card said: NHS 943 476 5919, allergic to plums.", ["943 476 5919"]),
        ("Pt 943 476 5919 went home, and the other pts, too.", ["943 476 5919"]),
        ("La patiente 943 476 5919, née en mai, est rentrée.", ["943 476 5919"]),
        ("Her PHN is 9698 658 215.", ["9698 658 215"]),
        ("health card 9698658215", ["9698658215"]),
        ("NHI ZAC5361 went home.", ["ZAC5361"]),
        ("The patient, ZBN77VL, went home.", ["ZBN77VL"]),
        ("Her NHI: WLD9413; his NHI: ZSC21TN", ["WLD9413", "ZSC21TN"]),
        ("Ko te tūroro ZVB97XQ.", ["ZVB97XQ"]),
        ("| Patient | Ward |\n|---|---|\n| 943 476 5919 | Elm |", ["943 476 5919"]),
    ],
)
def test_a_number_that_leads_to_a_patient_is_found(text: str, numbers: list[str]) -> None:
    assert found(patient_number, piece(HEAD + text + "\n")) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "NHS number 943 476 5918 is made up.",  # the check digit does not hold
        "We made 943 476 5919 cups of tea.",  # nobody's
        "Patients can ring 943 476 5919.",
        "Patients may text us: 943 476 5919",
        "A helpline for patients: 943-476-5919",
        "The NHS buys 943 476 5919 forms.",
        "Patients' stories, ISBN 0-14-143951-3 and ISBN 0141439513.",
        "The grant for patients, 943 476 5919, runs out.",
        "Patients are our charity (registered 9434765919).",
        "For patients: https://doi.org/10.1136/9434765919 and doi:10.1136/9434765919.",
        "Patients: [the study](https://example.org/9434765919?x=943-476-5919).",
        "The patient's card is 94347659191.",
        "The patient's `943 476 5919` is code.",
        "```\nNHS number 943 476 5919\n```",
        "<!-- NHS number 943 476 5919 -->",
        "A patient called on +44 943 476 5919.",
        "1,943 476 5919 patients",
        "Patients: 020 7946 0018 or 01632 960 001.",
        "The patient's ORCID 0000-0002-1825-0097",
        "NHS number 000 000 0000",
        "The patient 9698 658 215 is no NHS number.",  # not near the name of a Canadian card
        "NHI ZZZ0044 and NHI ZZZ00AA and NHI ABO1234",
        "The plane ZAC5361 landed.",
        "Patients, reference ZAC5361.",
        "Patients born 1950-2010, between 1914 and 1918 1939 1945",
        "Call the ward about the patient on 943 476 5919",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(patient_number, piece(HEAD + text + "\n")) == []


def test_a_number_in_the_details_is_found_and_never_printed() -> None:
    page = piece(HEAD.replace("It was the slippers", "The patient 943 476 5919") + "Words.\n")
    (told,) = patient_number(page, site())
    assert "943" not in told.message + told.hint + told.why
    assert found(patient_number, page) == ["943 476 5919"]


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("Write to liz.doe@gmail.com today.", ["liz.doe@gmail.com"]),
        ("Write to <liz.doe@hotmail.co.uk>.", ["liz.doe@hotmail.co.uk"]),
        ("Write to [Liz](mailto:liz@Yahoo.com).", ["liz@Yahoo.com"]),
        ("[liz@icloud.com](mailto:liz@icloud.com)", ["liz@icloud.com"]),
        ("Ring 07911 123456 or +44 7911 123457.", ["07911 123456", "+44 7911 123457"]),
        ("Ring +44 (0)7911 123456.", ["+44 (0)7911 123456"]),
        ("Waea mai: 021 123 4567 or +64 21 123 4567", ["021 123 4567", "+64 21 123 4567"]),
        ("Appelez le 06 12 34 56 78.", ["06 12 34 56 78"]),
        ("Appelez le +33 6 12 34 56 78.", ["+33 6 12 34 56 78"]),
        ("My own number is 0722 000 417.", ["0722 000 417"]),
        ("Ring my mobile: (514) 555-0199", ["514) 555-0199"]),
        ("Mon numéro est le 02 98 00 12 34.", ["02 98 00 12 34"]),
    ],
)
def test_a_private_mailbox_or_mobile_is_something_to_consider(text: str, contacts: list[str]) -> None:
    assert found(direct_contact, piece(HEAD + text + "\n")) == contacts


@pytest.mark.parametrize(
    "text",
    [
        "Write to falls@example.org or liz@nhs.net or liz@adhb.govt.nz.",
        "Write to edge@gmail.com.",  # the newsletter's own
        "We use gmail.com and [Gmail](https://mail.google.com/).",
        "Ring 020 7946 0018, 0800 123 456, 0845 46 47, 111 or (617) 555-0123.",
        "Ring the actor on 07700 900123.",
        "My own number of falls was 41. Ring the ward on 0722 000 417.",
        "We met on my number 14 bus in 2019 2020.",
        "My phone rang at 0800 123 456.",
        "My number is up. In 2010-2015 and 1914 1918 we counted.",
        "In 2010-2015 and 1914 1918 1939 1945 we counted 07 12 09 2026.",
        "ISBN 978-0-14-143951-8, doi:10.1136/0791112345",
        "[poster](https://example.org/07911123456) `07911 123456` <!-- 07911 123456 -->",
        "@liz@example.social and https://medium.com/@liz",
        "From 021 we went to 022.",
    ],
)
def test_shared_addresses_and_other_numbers_are_not_private(text: str) -> None:
    from dataclasses import replace

    ours = site(settings=replace(SETTINGS, sender="The Edge <edge@gmail.com>"))
    assert found(direct_contact, piece(HEAD + text + "\n"), ours) == []


def test_a_contributor_may_give_an_address_in_the_details() -> None:
    from .desk import person

    who = person("ada", "---\nname: Ada\nlinks: {mail: 'mailto:ada@gmail.com'}\n---\nAda works.\n")
    assert found(direct_contact, who) == []
    assert found(patient_number, LIZ) == []


@pytest.mark.parametrize(
    "worst",
    [
        "943 476 591",
        "patient 943 476 5919 ",
        "1 ",
        "1",
        "0 0-",
        "a@",
        "a.",
        "a-a@gmail.co",
        "ABC12",
        "NHS number ",
        "+(0",
        "no. n° ",
    ],
)
def test_no_text_takes_long(worst: str) -> None:
    from dataclasses import replace

    from edgepress.source import Source

    page = piece(HEAD + "Words.\n")
    page = replace(page, source=Source(page.source.path, HEAD + worst * (1_000_000 // len(worst))))
    text = page.source.text
    assert pace(lambda: (list(patient_number(page, site())), list(direct_contact(page, site()))), text) < 40
