"""Words for which there are better ones: what is told, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from edgepress.check.words import gendered, house_words, person_first, plainer_word
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.lists import load_lists
from edgepress.mend import apply
from edgepress.model import Article, Page, Settings, Site
from edgepress.seen import Details
from edgepress.source import Source

PATH = "issues/2026-12-auckland/10-slippers.md"
LISTS = load_lists(Path("nowhere"), ["en", "fr"])

Check = Callable[[Page, Site], Iterator[Diagnostic]]


def article(text: str, language: str = "en") -> Article:
    source = Source(PATH, text)
    return Article(
        source=source, start=0, details=Details(source.span(0)), issue="2026-12-auckland", name="slippers", title="Slippers",
        language=language,
    )  # fmt: skip


def site(**house: str) -> Site:
    words: Mapping[str, str] = {phrase.replace("_", " "): instead for phrase, instead in house.items()}
    lists = {**LISTS, "en": {**LISTS["en"], "house-words": words}}
    return Site(settings=Settings(title="The Edge", language="en-GB"), lists=lists)


def told(check: Check, text: str, language: str = "en", desk: Site | None = None) -> list[str]:
    page = article(text, language)
    found = check(page, desk or site())
    return [page.source.text[slice(*offsets(page, d))] for d in found]


def offsets(page: Page, finding: Diagnostic) -> tuple[int, int]:
    where = finding.where
    return page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We utilise the card.", ["utilise"]),
        ("Utilise the card.", ["Utilise"]),
        ("## Utilise the card", ["Utilise"]),
        ("- Utilise the card", ["Utilise"]),
        ("Tea. **Prior to** that, coffee.", ["Prior to"]),
        ("We met in *order* to talk.", ["in *order* to"]),
        ("We met in\norder to talk.", ["in\norder to"]),
        ("We met due to the fact that it rained.", ["due to the fact that"]),
        ("We utilise this and utilise that.", ["utilise"]),  # once is enough
        ("We keep it in order. To talk is better.", []),
        ("We keep it in order, to talk.", []),
        ("We met in order\n\nto talk.", []),
        ("Plain Utilise Ltd came.", []),
        ("Utilise Ltd came.", []),
        ("She said “we utilise it” and went.", []),
        ('She said "we utilise it" and went.', []),
        ("> We utilise it.", []),
        ("Say use, not “utilise”.", []),
        ("`utilise` and [x](https://example.org/utilise)", []),
        ("<!-- utilise -->", []),
        ("The majority of patients and the majority of the wards agreed.", ["The majority of", "the majority of the"]),
    ],
)
def test_plainer_words(text: str, words: list[str]) -> None:
    assert told(plainer_word, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nous avons effectué un essai suite à la panne.", ["effectué", "suite à"]),
        ("C’est à l’heure actuelle la règle.", ["à l’heure actuelle"]),
        ("« Nous avons effectué un essai », dit-elle.", []),
        ("Nous avons fait un essai.", []),
    ],
)
def test_plainer_words_in_french(text: str, words: list[str]) -> None:
    assert told(plainer_word, text, "fr-CA") == words


def test_at_most_five_words_of_a_page_could_be_plainer() -> None:
    text = "Utilise, commence, ascertain, disseminate, expedite, elucidate and necessitate."
    assert len(told(plainer_word, text.lower())) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The chairman came.", ["chairman"]),
        ("Ask what he/she needs.", ["he/she"]),
        ("We need to man the desk.", ["to man the"]),
        ("Chairman Smith came.", []),
        ("We met Chairman Smith.", []),
        ("I met a man the other day.", []),
        ("He or, as I thought, she came.", []),
    ],
)
def test_gendered_words(text: str, words: list[str]) -> None:
    assert told(gendered, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le nom de jeune fille est demandé.", ["nom de jeune fille"]),
        ("Elle lit la déclaration universelle des droits de l'homme.", []),
        ("Elle défend les droits de l'homme.", ["droits de l'homme"]),
    ],
)
def test_gendered_words_in_french(text: str, words: list[str]) -> None:
    assert told(gendered, text, "fr") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A card for the elderly.", ["the elderly"]),
        ("The elderly are fond of it.", ["The elderly"]),
        ("The elderly man is fond of it.", []),
        ("The Alliance for the Elderly met.", []),
        ("A diabetic foot clinic opened.", []),
        ("I met a diabetic who likes tea.", ["a diabetic"]),
        ("People suffering from dementia came.", ["suffering from"]),
        ("People suffering from Parkinson's came.", ["suffering from"]),
        ("He is suffering from severe bronchitis.", ["is suffering from"]),
        ("The service is suffering from cuts.", []),
        ("The service is suffering from cuts. Diabetes is rare here.", []),
        ("He died by suicide.", []),
        ("He committed suicide.", ["committed suicide"]),
        ("Say “uses a wheelchair”, not “wheelchair-bound”.", []),
        ("> I am wheelchair-bound and proud.", []),
        ("A wheelchair user came.", []),
    ],
)
def test_people_first(text: str, words: list[str]) -> None:
    assert told(person_first, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Une carte pour les handicapés.", ["les handicapés"]),
        ("Une personne souffrant d'asthme.", ["souffrant"]),
        ("Une personne souffrant du froid.", []),
        ("Les personnes handicapées viennent.", []),
    ],
)
def test_people_first_in_french(text: str, words: list[str]) -> None:
    assert told(person_first, text, "fr") == words


def test_languages_without_a_list_are_left_alone() -> None:
    for check in (plainer_word, gendered, person_first):
        assert told(check, "He utilise manpower: the elderly, wheelchair-bound.", "mi") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our e-mail is here. E-mail us.", ["e-mail", "E-mail"]),
        ("Our email is here. Email us.", []),
        ("An NHS and a Nhs ward, an nhs bed.", ["Nhs", "nhs"]),
        ("We read The Edge.", []),
        ("We read Edge.", ["Edge"]),
        ("Web site or website.", ["Web site"]),
        ("We met on the web. Site visits are rare.", []),
        ("Our learnings", ["learnings"]),
        ("`e-mail` [our page](https://example.org/e-mail)", []),
    ],
)
def test_words_of_the_house(text: str, words: list[str]) -> None:
    desk = site(**{"e-mail": "email", "nhs": "NHS", "Edge": "The Edge", "web_site": "website", "learnings": ""})
    assert told(house_words, text, desk=desk) == words


def test_what_is_offered_keeps_the_capital() -> None:
    page = article("Prior to lunch we utilise it.")
    edits = [
        e for d in plainer_word(page, site()) if d.fix and not d.fix.safe for e in d.fix.edits if isinstance(e, Edit)
    ]
    assert apply(page.source.text, edits) == "Before lunch we use it."


def test_an_entry_that_says_itself_switches_an_entry_of_the_press_off() -> None:
    lists = {**LISTS, "en": {**LISTS["en"], "plainer-word": {**LISTS["en"]["plainer-word"], "utilise": "utilise"}}}
    assert told(plainer_word, "We utilise it.", desk=Site(settings=Settings(language="en"), lists=lists)) == []


@pytest.mark.parametrize("check", [plainer_word, gendered, person_first, house_words])
@pytest.mark.parametrize(
    "sign", ["in order ", "the elderly ", "“", '"', "\n\n", "> ", "suffering from ", "*_", "utilise\n"]
)
def test_a_megabyte_is_read_in_a_moment(check: Check, sign: str) -> None:
    page, desk = article((sign * 1_000_000)[:1_000_000]), site(in_order="tidy")
    assert sum(1 for _ in check(page, desk)) <= 20


def test_the_lists_are_long_enough_and_say_something_else() -> None:
    for language, fewest in (("en", 80), ("fr", 40)):
        assert len(LISTS[language]["plainer-word"]) >= fewest
        for name in ("plainer-word", "gendered", "person-first", "person-first-illness"):
            assert all(instead for instead in LISTS[language][name].values())
