"""The language that the details name, and the one that a text is written in."""

from __future__ import annotations

import pytest

from edgepress.check.tongue import language_mismatch
from edgepress.diagnostics import Edit
from edgepress.load.article import article as read_article
from edgepress.mend import apply
from edgepress.source import Source

from .test_words import PATH, article, site

TEXTS = {
    "en": "We met in the hall when it was raining, and they told us that the tea was cold. This is what we have learned from it: you are not at home in a place until you know who makes the tea. ",
    "fr": "Nous avons marché dans la neige pendant des heures, et il n'y avait plus personne sur la route. Une femme est venue avec une lampe, et elle a dit que les autres étaient dans la grange. ",
    "de": "Wir sind mit dem Zug in die Stadt gefahren, und es war nicht leicht, den Weg zu der Klinik zu finden. Eine Frau hat uns auf der Straße gesagt, dass sie auch von dort kommt. ",
    "es": "La enfermera de la noche nos dijo que no había más camas en el hospital, pero los vecinos vinieron con mantas y con pan para todos. Es una historia de las que no se olvidan. ",
    "it": "La notte era fredda e non c'era nessuno per la strada. Una donna con la lampada è venuta da noi e ha detto che gli altri sono nella casa del medico, anche i bambini. ",
    "pt": "A enfermeira da noite não disse nada, mas os vizinhos vieram com mantas e com pão para todos. É uma história que se conta no hospital do norte, e em todas as casas. ",
    "nl": "De zuster van de nacht zei dat er geen bed meer was, maar de buren kwamen met dekens en met brood voor ons. Het is een verhaal dat je niet vergeet als je er bij was. ",
    "nb": "Vi var på sykehuset i natt, og det var ikke noen som kunne si hvor jeg skulle gå. Men en kvinne med lampe kom til oss, og hun har vært der i mange år for å hjelpe de syke. ",
    "sv": "Vi var på sjukhuset i natt, och det var inte någon som kunde säga vart jag skulle gå. Men en kvinna med lampa kom till oss, och hon har varit där i många år för att hjälpa de sjuka. ",
    "mi": "I haere mai ngā tāngata ki te whare i te pō, ā, kei reira te kuia e noho ana. Ko tōna mahi he āwhina i ngā tūroro o te rohe. Kua roa ia e mahi ana i konei, ka mutu ka hoki atu ki te kāinga. ",
    "cy": "Mae'r nyrs yn gweithio yn y nos, ac mae hi wedi bod yma ers blynyddoedd. Roedd y bobl yn dod i mewn o'r glaw gyda bara i ni, ond nid oedd gan neb de. Dyma ei stori hi am y lamp yn y ffenestr. ",
    "ar": "جاء الجيران إلى المستشفى في الليل ومعهم الخبز والبطانيات للجميع وقالت الممرضة إنها لن تنسى هذه القصة أبدا ",
    "he": "השכנים באו אל בית החולים בלילה עם לחם ושמיכות לכולם והאחות אמרה שהיא לא תשכח את הסיפור הזה לעולם ",
    "ru": "Соседи пришли в больницу ночью с хлебом и одеялами для всех, и медсестра сказала, что никогда не забудет эту историю. ",
    "el": "Οι γείτονες ήρθαν στο νοσοκομείο τη νύχτα με ψωμί και κουβέρτες για όλους και η νοσοκόμα είπε ότι δεν θα το ξεχάσει. ",
    "zh": "邻居们晚上带着面包和毯子来到医院，护士说她永远不会忘记这个故事。我们在走廊里喝茶，听她讲夜里的事情。",
    "ja": "近所の人たちは夜にパンと毛布を持って病院に来ました。看護師はこの話を決して忘れないと言いました。私たちは廊下でお茶を飲みました。",
}


def hints(text: str, language: str) -> list[str]:
    return [d.hint for d in language_mismatch(article(text, language), site())]


@pytest.mark.parametrize("written", sorted(TEXTS))
@pytest.mark.parametrize("said", ["en", "fr", "mi", "ar", "zh", "nb", "es"])
def test_a_text_is_in_the_language_that_its_details_name_or_not(written: str, said: str) -> None:
    right = written == said or (said, written) == ("nb", "sv")  # neighbours share most small words
    assert hints(TEXTS[written] * 5, said) == ([] if right else [f"write “language: {written}” in the details"])


@pytest.mark.parametrize("language", ["da", "nn", "no", "sv"])
def test_neighbours_are_not_told_apart_in_doubt(language: str) -> None:
    assert hints(TEXTS["nb"] * 3, language) in ([], ["write “language: nb” in the details"])
    assert hints(TEXTS["nb"] * 3, "no") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXTS["fr"], "en"),  # too short
        (TEXTS["fr"] * 4 + "\n\n" + TEXTS["en"], "en"),  # a few words of its own
        (TEXTS["en"] * 3 + "\n\n" + TEXTS["mi"] * 3, "mi"),
        (TEXTS["en"] + "\n\n" + "".join(f"> {TEXTS['fr']}\n" for _ in range(6)), "en"),  # quotes
        (TEXTS["en"] * 2 + TEXTS["ar"] * 2, "en"),
        (TEXTS["ar"] * 3 + TEXTS["en"], "ar"),
        (TEXTS["ar"] * 5, "fa"),  # the script of many languages
        (TEXTS["ru"] * 5, "uk"),
        (TEXTS["en"] * 5, "sm"),  # a language without a list
        ("", "en"),
        ("tea " * 200, "en"),
        ("| a | b |\n" * 80, "fr"),
        ("`the of and to in` " * 50, "fr"),
    ],
)
def test_what_is_not_told(text: str, language: str) -> None:
    assert hints(text, language) == []


def test_what_is_offered_names_the_language() -> None:
    for details, mended in (
        ("title: Tea\nlanguage: en-NZ\n", "title: Tea\nlanguage: fr\n"),
        ("title: Tea\n", "title: Tea\nlanguage: fr\n"),
    ):
        source = Source(PATH, f"---\n{details}---\n{TEXTS['fr'] * 4}")
        page, _ = read_article(source, "2026-12-auckland", "en-NZ")
        (found,) = language_mismatch(page, site())
        edits = [e for e in (found.fix.edits if found.fix else ()) if isinstance(e, Edit)]
        assert apply(source.text, edits).startswith(f"---\n{mended}---\n")


@pytest.mark.parametrize("sign", ["the ", "> the\n", "的", "ا ", "de la "])
def test_a_megabyte_is_read_in_a_moment(sign: str) -> None:
    assert len(hints((sign * 1_000_000)[:1_000_000], "en")) <= 1
