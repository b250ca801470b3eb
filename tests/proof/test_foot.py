"""The proofs of what stands at the end of a newsletter, in several languages, and of links that programs make."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.model import Settings
from edgepress.proof.foot import link_by_program, way_out_missing
from edgepress.proof.mailing import list_unnamed, list_unsubscribe_missing

from ..render import nouns
from .letters import found, message, page, said

LEAVE, PLACE = "Nothing says how to leave, so readers call the email spam", "Nothing says from where the email comes"
BROWSER, WHY = "Nothing leads to the email in a browser", "Nothing says why readers get this email"
WHOLE = (
    "<p>You get this because you asked. 1 Quay Street, Porthaven."
    " <a href='https://a.example/u'>Unsubscribe</a> <a href='https://a.example/w'>Read in your browser</a></p>"
)


def test_a_whole_foot_is_met_with_silence() -> None:
    assert said(way_out_missing, WHOLE) == []


@pytest.mark.parametrize(
    ("gone", "put", "answer"),
    [
        ("Unsubscribe", "Tea", [LEAVE]),
        ("1 Quay Street", "Quay Street", [PLACE]),
        ("1 Quay Street", "© 2026 Quay Street", [PLACE]),
        ("Read in your browser", "Tea", [BROWSER]),
        ("You get this because you asked. ", "", [WHY]),
        ("<a href='https://a.example/u'>Unsubscribe</a>", "<a href='https://a.example/unsubscribe?x'>Tea</a>", []),
        ("<a href='https://a.example/u'>Unsubscribe</a>", "<a href='*|UNSUB|*'>Tea</a>", []),
        (
            "<a href='https://a.example/u'>Unsubscribe</a>",
            "<a href='https://edgepress.invalid/unsubscribe'>Tea</a>",
            [],
        ),
        ("<a href='https://a.example/u'>Unsubscribe</a>", "Unsubscribe", [LEAVE]),
        ("https://a.example/w'>Read in your browser", "https://a.example/archive/7'>Tea", []),
        ("1 Quay Street, Porthaven", "{{ company.address }}", []),
    ],
)
def test_each_part_is_asked_for(gone: str, put: str, answer: list[str]) -> None:
    assert gone in WHOLE
    assert said(way_out_missing, WHOLE.replace(gone, put)) == answer


def test_what_cannot_be_seen_is_no_way_out() -> None:
    assert said(way_out_missing, f"<div style='display:none'>{WHOLE}</div><p>Tea</p>") == [LEAVE, PLACE, BROWSER, WHY]


@pytest.mark.parametrize(
    ("lang", "why", "leave", "read"),
    [
        ("fr", "Vous recevez cette lettre", "Se désabonner", "Lire dans votre navigateur"),
        ("de", "Sie erhalten diesen Brief", "Newsletter abbestellen", "Im Browser ansehen"),
        ("es", "Recibes este correo", "Darse de baja", "Ver en el navegador"),
        ("mi", "Nā tō tono", "Whakakore i te ohaurunga", "Pānuitia i tō pūtirotiro"),
        ("ar", "تصلك هذه الرسالة", "إلغاء الاشتراك", "اقرأها في المتصفح"),
        ("nl", "U ontvangt deze nieuwsbrief", "Uitschrijven", "Lees in uw browser"),
        ("it", "Ricevi questa email", "Cancella l’iscrizione", "Leggi nel browser"),
        ("pt", "Você recebe este email", "Cancelar a inscrição", "Ver no navegador"),
        ("da", "Du modtager dette brev", "Afmeld nyhedsbrev", "Læs i din browser"),
        ("sv", "Du får detta brev", "Avsluta prenumerationen", "Läs i webbläsaren"),
        ("nb", "Du får dette brevet", "Meld deg av", "Les i nettleseren"),
        ("pl", "Otrzymujesz tę wiadomość", "Wypisz się", "Zobacz w przeglądarce"),
        ("he", "קיבלת את המייל", "הסרה מרשימת התפוצה", "לצפייה בדפדפן"),
        ("fa", "چون شما خواسته‌اید", "لغو اشتراک", "در مرورگر بخوانید"),
    ],
)
def test_the_words_are_known_in_other_languages(lang: str, why: str, leave: str, read: str) -> None:
    foot = f"<p>{why}. 1 Quay. <a href='https://a.example/1'>{leave}</a> <a href='https://a.example/2'>{read}</a></p>"
    assert said(way_out_missing, foot, lang=lang) == []
    assert said(way_out_missing, "<p>1 Quay</p>", lang=lang) == [LEAVE, BROWSER, WHY]


def test_in_a_language_without_a_list_only_the_address_of_a_link_can_tell() -> None:
    foot = "<p>1 kade <a href='{}'>weg</a></p>"
    assert said(way_out_missing, foot.format("https://a.example/unsubscribe"), lang="fy") == []
    assert said(way_out_missing, foot.format("https://a.example/x"), lang="fy") == [LEAVE]
    assert said(way_out_missing, foot.format("https://c.example/AbC123dEf456GhI789jKl012MnO"), lang="fy") == []


def test_of_a_language_without_a_list_is_guessed_what_may_be_said() -> None:
    told = found(way_out_missing, page("<p>1 kade <a href='https://a.example/x'>weg</a></p>", lang="fy"))
    assert [(d.severity, d.hint) for d in told] == [
        (
            Severity.SHOULD,
            "add a link that unsubscribes, unless one does: what is said in “fy” is not known here",
        )
    ]


@pytest.mark.parametrize(
    ("lang", "leave"),
    [("ja", "配信停止はこちら"), ("zh-Hans", "退订"), ("ru", "Отписаться"), ("tr", "Abonelikten çık")],
)
def test_the_commonest_words_of_other_languages_are_known(lang: str, leave: str) -> None:
    assert said(way_out_missing, f"<p>1-2-3 <a href='https://a.example/x'>{leave}</a></p>", lang=lang) == []


def test_campaign_monitor_makes_links_of_elements_of_its_own() -> None:
    foot = "<p>You get this because you asked. 1 Quay. <{0}>Leave</{0}> <webversion>Tea</webversion></p>"
    assert said(way_out_missing, foot.format("unsubscribe")) == []
    assert said(way_out_missing, foot.format("b")) == [LEAVE]


@pytest.mark.parametrize(
    "title",
    ["Reset your password", "Your order 1234", "Your receipt from Teapot", "Ihr Termin am Montag", "Invoice #12"],
)
def test_an_email_to_one_person_needs_no_way_out_unless_it_advertises(title: str) -> None:
    html = page(f"<h1>{title}</h1><p>1 Quay Street</p>")
    told = found(way_out_missing, html)
    assert [(d.message, d.severity) for d in told] == [("Nothing says how to leave", Severity.CONSIDER)]
    to_many = message(html, headers="List-Id: <tea.example.org>\nFrom: a@example.org\n")
    assert LEAVE in [d.message for d in found(way_out_missing, html, raw=to_many)]
    to_one = message(html, headers="From: a@example.org\n")
    assert [*found(list_unsubscribe_missing, html, raw=to_one), *found(list_unnamed, html, raw=to_one)] == []


def test_a_newsletter_of_passwords_is_a_newsletter() -> None:
    html = page("<h1>Tea for everybody</h1><h2>Choose a good password</h2><p>1 Quay Street</p>")
    assert [d.message for d in found(way_out_missing, html)] == [LEAVE, BROWSER, WHY]


def test_an_issue_whose_settings_give_no_reason_says_the_one_of_its_theme() -> None:
    settings = Settings(base_url="https://e.example", unsubscribe="https://e.example/stop", postal_address="1 Quay")
    links = "<p>1 Quay <a href='https://e.example/stop'>x</a><a href='https://e.example/issues/tea/'>y</a></p>"
    reason = "<p>You get this email because you are on the list of Tea.</p>"
    for lang in ("en", "mi", "fr"):
        assert found(way_out_missing, page(links + reason, lang=lang), issue=nouns.issue(), settings=settings) == []
        told = found(way_out_missing, page(links, lang=lang), issue=nouns.issue(), settings=settings)
        assert [d.message for d in told] == [WHY]
    assert found(way_out_missing, page(links, lang="fy"), issue=nouns.issue(), settings=settings) == []


def test_of_an_issue_the_settings_say_what_must_be_there_and_everything_is_grave() -> None:
    settings = Settings(
        base_url="https://e.example", unsubscribe="https://e.example/stop", postal_address="1 Quay", why="You asked."
    )
    body = (
        "<p>You asked. 1 Quay <a href='https://e.example/stop'>x</a><a href='https://e.example/issues/tea/'>y</a></p>"
    )
    assert found(way_out_missing, page(body), issue=nouns.issue(), settings=settings) == []
    told = found(way_out_missing, page("<p>2 Quay</p>"), issue=nouns.issue(), settings=settings)
    assert [d.message for d in told] == [LEAVE, PLACE, BROWSER, WHY]
    assert {d.severity for d in told} == {Severity.MUST}
    guessed = found(way_out_missing, page("<p>Quay</p>"))
    assert [d.severity for d in guessed] == [Severity.MUST, *[Severity.SHOULD] * 3]


RESET = (
    "<style>a[x-apple-data-detectors] { color: inherit } u + .body a { color: inherit }"
    " #MessageViewBody a { color: inherit }</style>"
)


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("Call +44 1632 960000", "+44 1632 960000"),
        ("Call 01632 960 000 now", "01632 960 000"),
        ("Call (01632) 960000", "(01632) 960000"),
        ("Write to tea@example.org.", "tea@example.org"),
        ("On 4 December 2026", "4 December 2026"),
        ("On 2026-12-04 at nine", "2026-12-04"),
        ("le 4 décembre 2026", "4 décembre 2026"),
        ("el 4 de diciembre de 2026", "4 de diciembre de 2026"),
        ("3,185 pledges and 41 days", ""),
        ("Issue 214", ""),
        ("@ihi on Mastodon", ""),
        ("in December 2026", ""),
        ("ISBN 978-3-16-148410-0", ""),
        ("doi 10.1000/182", ""),
        ("https://example.org/0163296000011", ""),
    ],
)
def test_what_programs_turn_into_links_is_found(words: str, turned: str) -> None:
    html = page(f"<p>caf&eacute;: {words}</p>")
    told = found(link_by_program, html)
    assert [html.splitlines()[d.where.line - 1][d.where.column - 1 : d.where.end_column - 1] for d in told] == [
        turned
    ] * bool(turned)
    assert found(link_by_program, page(f"<p>{words}</p>", RESET)) == []


def test_a_link_of_ones_own_is_not_turned() -> None:
    assert said(link_by_program, "<a href='tel:+441632960000'>+44 <b>1632 960000</b></a>") == []
    assert said(link_by_program, "<p style='display:none'>+44 1632 960000</p>") == []


def test_the_programs_that_a_sheet_forgets_are_named() -> None:
    sheet = "<style>a[x-apple-data-detectors] { color: inherit }</style>"
    assert said(link_by_program, "<p>+44 1632 960000</p>", sheet) == [
        "Gmail, Samsung Email may turn a number, an address or a day into a blue link of its own"
    ]
