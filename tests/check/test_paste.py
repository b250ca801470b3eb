"""What comes along when a text is pasted: what must be told, what must not, and what a fix leaves behind."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .laid import findings, mended, shown, told, whole

ZWSP, BOM, SHY, WJ, ZWNJ, ZWJ, LRM, RLM = "\u200b", "\ufeff", "\u00ad", "\u2060", "\u200c", "\u200d", "\u200e", "\u200f"
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (f"pati{ZWSP}ents", "patients"), (f"Mark {BOM}within", "Mark within"), (f"slip{SHY}pers", "slippers"), (f"a{WJ} year", "a year"),
        (f"and{LRM} more", "and more"), (f"An{ZWNJ} English{ZWJ} word", "An English word"), (f"{ZWSP}The ward", "The ward"),
        (f"**{ZWSP}Bold**", "**Bold**"), (f"one{ZWSP}two{ZWSP}three", "onetwothree"),
    ],
)  # fmt: skip
def test_marks_that_nobody_sees_are_told_and_taken_out(body: str, after: str) -> None:
    assert len(told(body, "invisible-characters")) == 1
    assert mended(body, "invisible-characters") == after


@pytest.mark.parametrize(
    "body",
    [
        f"A family 👨{ZWJ}👩{ZWJ}👧 and 🏳️{ZWJ}🌈 and 👩🏽{ZWJ}⚕️", f"می{ZWNJ}خواهم", f"क्{ZWJ}ष and क्{ZWNJ}ष", f"ന്{ZWJ}", f"ශ්{ZWJ}ර", f"שלום{RLM}, and{LRM} more",
        f"مرحبا{RLM}!", f"สวัสดี{ZWSP}ครับ", f"`pati{ZWSP}ents`", f"```\npati{ZWSP}ents\n```", f"<!-- pati{ZWSP}ents -->", f"ខ្មែរ{ZWSP}ភាសា",
        "Whānau, naïve, “quoted” — and … all", f"A{ZWSP * 6}b",  # six in a row are a trick, and told as one
    ],
)  # fmt: skip
def test_marks_that_do_honest_work_stay(body: str) -> None:
    assert told(body, "invisible-characters") == []


def test_right_to_left_marks_stay_in_a_right_to_left_text() -> None:
    assert told(f"NHS{RLM} 2026", "invisible-characters", "ar") == []
    assert len(told(f"NHS{RLM} 2026", "invisible-characters", "en")) == 1


def test_a_mark_in_a_title_is_told_too() -> None:
    assert told("Words.", "invisible-characters", details=f"title: Slip{ZWSP}pers") == [ZWSP]


@pytest.mark.parametrize("body", [f"{ZWSP}# no heading", f"{ZWSP}- no list", f"*{ZWSP}*not bold*{ZWSP}*"])
def test_a_mark_that_keeps_a_sign_from_working_is_only_offered(body: str) -> None:
    assert len(told(body, "invisible-characters")) == 1
    assert mended(body, "invisible-characters") == body


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (f"our{NBSP}ward counted{NBSP}falls every{NBSP}day", "our ward counted falls every day"),
        (f"end.{NBSP} Next one.{NBSP} And one.{NBSP} Last.", "end. Next one. And one. Last."),
        (f"our{NBSP}ward counted{NBSP}falls every{NBSP}day{NBSP}\nand night  \nand day", "our ward counted falls every day\nand night  \nand day"),
        (f"{NBSP}{NBSP}our{NBSP}ward counted{NBSP}falls every{NBSP}day", "our ward counted falls every day"),
        (f"has a bad{NBSP}scale in{NBSP}its floor", "has a bad scale in its floor"),
        (f"on Sunday.{NBSP}{NBSP}{NBSP}On Monday", "on Sunday. On Monday"),
    ],
)  # fmt: skip
def test_sticky_spaces_between_ordinary_words_become_spaces(body: str, after: str) -> None:
    assert len(told(body, "sticky-spaces")) == 1
    assert mended(body, "sticky-spaces") == after


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (f"10{NBSP}kg, 5{NBSP}000, 27{NBSP}March, page{NBSP}3, §{NBSP}5, £{NBSP}4", "en"), (f"Dr{NBSP}Doe, Mrs.{NBSP}Roe, J.{NBSP}Doe, p.{NBSP}3, St{NBSP}Ives", "en"),
        (f"«{NBSP}pourquoi{NBSP}?{NBSP}» Oui{NBSP}; non{NBSP}: bien{NBSP}!", "fr"), (f"27{NBSP}mars à 9{NBSP}h et 20{NBSP}% de M.{NBSP}Dupont et Mme{NBSP}Roy", "fr"),
        (f"one{NBSP}thing or more than that and{NBSP}another", "en"), (f"on Sunday.{NBSP} On", "en"), (f"one{NBSP}line\nand{NBSP}another", "en"),
        (f"one{NBSP}thing – and{NBSP}another", "en"), (f"Te{NBSP}Whatu{NBSP}Ora and New{NBSP}Zealand and NHS{NBSP}England", "en"), (f"v{NBSP}Praze a{NBSP}v{NBSP}Brně", "cs"),
        (f"so{NBSP}– as{NBSP}– we{NBSP}– say", "en"), (f"`a{NBSP}b c{NBSP}d e{NBSP}f g{NBSP}h`", "en"),
    ],
)  # fmt: skip
def test_a_sticky_space_that_somebody_set_stays(body: str, language: str) -> None:
    assert told(body, "sticky-spaces", language) == []


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("donâ€™t", "don’t"), ("the cafÃ© on ward 3", "the café on ward 3"), ("â€œyesâ€\u009d", None), ("10Â° and Â£20 and Â©2026", "10° and £20 and ©2026"), ("a smile ðŸ˜€", "a smile 😀"),
        ("lâ€™Ã©tÃ© Ã  Paris", None), (f"lâ€™Ã©tÃ© Ã{NBSP}", "l’été à"), ("donÃ¢â‚¬â„¢t", "don’t"), ("2015â€“2020", "2015–2020"), (f"aÂ{NBSP}word", f"a{NBSP}word"), ("**fiancÃ©eâ€™s**", "**fiancée’s**"),
    ],
)  # fmt: skip
def test_garbled_letters_are_told_and_those_that_are_clear_are_mended(body: str, after: str | None) -> None:
    assert told(body, "garbled")
    if after is not None:
        assert mended(body, "garbled") == after


@pytest.mark.parametrize(
    "body",
    [
        "SÃO PAULO, Âge, Ångström, Åse, Ñandú, Österreich, naïve, château, forêt, à la carte, “Ça va”", "ÃO and Ã", "Whānau Māori tūmanako wāhine", "don’t … “quoted” – 20 °C ×2",
        "`donâ€™t`", "Привет, мир. Ð is a letter. Ελληνικά", "مرحبا שלום हिन्दी 日本語", "à\u00a0demain", "ÂNGELA â", "Việt Nam: Đà Nẵng, Â Ă Ê", "ﬁ ½ ™ ©",
    ],
)  # fmt: skip
def test_letters_of_other_languages_are_not_garbled(body: str) -> None:
    assert told(body, "garbled") == []


def test_a_lost_letter_is_told_and_nobody_guesses_it() -> None:
    (finding,) = findings(whole("the caf\ufffd on ward 3"), "garbled")
    assert (finding.hint, finding.fix) == ("type it again: it stands in “caf\ufffd”", None)


def test_ftfy_is_loaded_only_for_a_text_that_looks_garbled() -> None:
    program = (
        "import sys; from tests.check.laid import told;"
        "told('Whānau, “quoted”, à la carte, SÃO PAULO – naïve', 'garbled'); print('ftfy' in sys.modules);"
        "told('donâ€™t', 'garbled'); print('ftfy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Elm\tward", "Elm ward"), ("a \t b\tc", "a b c"), ("- item\tone", "- item one"), ("the end\t\nand more", "the end\nand more"),
        ("one\ttwo\n\nthree\tfour", "one two\n\nthree four"),
    ],
)  # fmt: skip
def test_a_tab_between_words_becomes_a_space(body: str, after: str) -> None:
    assert len(told(body, "odd-breaks")) == 1
    assert mended(body, "odd-breaks") == after
    assert shown(after).split() == shown(body).split()


@pytest.mark.parametrize(
    "body",
    [
        "\tcode",
        "-\titem",
        "1.\titem",
        "(a)\titem",
        "•\titem",
        "`a\tb`",
        "```\na\tb\n```",
        "| a\t| b |\n|---|---|\n| c | d |",
        "- a\n\t- b",
    ],
)
def test_a_tab_that_does_something_stays(body: str) -> None:
    assert told(body, "odd-breaks") == []


def test_columns_set_with_tabs_are_offered_as_a_table() -> None:
    body = "Ward\tFalls\nElm\t14\nOak\t9"
    assert told(body, "odd-breaks") == [body]
    assert mended(body, "odd-breaks") == body
    assert mended(body, "odd-breaks", offered=True) == "| Ward | Falls |\n|---|---|\n| Elm | 14 |\n| Oak | 9 |"


def test_a_great_many_marks_become_few_edits() -> None:
    body = f"pati{ZWSP}ents sle{SHY}ep\n" * 2_000
    (finding,) = findings(whole(body), "invisible-characters")
    assert finding.fix is not None
    assert len(finding.fix.edits) <= 300
    assert mended(f"pati{ZWSP}ents sle{SHY}ep\n" * 900, "invisible-characters") == "patients sleep\n" * 900
