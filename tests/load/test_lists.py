"""A newsletter's own words: they add to the press's, and a list that cannot be read is one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.diagnostics import Stop
from edgepress.load.lists import LANGUAGES, MAX_BYTES, OWN, load_lists
from edgepress.pipeline import review

from ..check.cases import NEWSLETTER


def write(root: Path, words: str | bytes, code: str = "en") -> None:
    path = root / OWN / f"{code}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words if isinstance(words, bytes) else words.encode())


def test_a_newsletter_without_lists_has_those_of_the_press(tmp_path: Path) -> None:
    lists = load_lists(tmp_path, ["en-NZ", "en", "mi"])
    assert lists["en"]["plainer-word"]["utilise"] == "use"
    assert set(lists) == {"en", "mi", LANGUAGES}


def test_small_words_of_many_languages_come_with_every_newsletter(tmp_path: Path) -> None:
    assert "injected-spam" in load_lists(tmp_path, ["mi"])["en"]
    known = load_lists(tmp_path, ["mi"])[LANGUAGES]
    codes = [code for code in known if not code.endswith("-months")]
    assert len(codes) == 12
    assert {code: len(known[code]) for code in known} == {
        code: 12 if code.endswith("-months") else 25 for code in known
    }


def test_the_lists_of_a_newsletter_add_to_those_of_the_press(tmp_path: Path) -> None:
    write(tmp_path, "house-words:\n  e-mail: email\nplainer-word:\n  cuppa: cup of tea\n  utilise: employ\n")
    lists = load_lists(tmp_path, ["en-GB", "fr"])
    assert lists["en"]["house-words"] == {"e-mail": "email"}
    assert lists["en"]["plainer-word"]["cuppa"] == "cup of tea"
    assert lists["en"]["plainer-word"]["utilise"] == "employ"
    assert lists["en"]["plainer-word"]["prior to"] == "before"
    assert "house-words" not in lists["fr"]


def test_a_language_that_the_press_has_no_list_for_can_have_one(tmp_path: Path) -> None:
    write(tmp_path, "house-words:\n  whanau: whānau\n", "sm")
    assert load_lists(tmp_path, ["sm"])["sm"] == {"house-words": {"whanau": "whānau"}}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {}),
        ("# later\n", {}),
        ("house-words:\n", {}),
        ("house-words:\n  # later\n", {}),
        ("house-words: {e-mail: email}", {"e-mail": "email"}),
        ("house-words: [learnings, synergy]", {"learnings": "", "synergy": ""}),
        ("house-words:\n  - learnings\n  - e-mail: email\n", {"learnings": "", "e-mail": "email"}),
        ("house-words:\n  learnings:\n", {"learnings": ""}),
        ("house-words:\n  - no\n  - 24/7\n", {"no": "", "24/7": ""}),
        ('house-words:\n  "too:  long": "a: b"\n', {"too: long": "a: b"}),
        ("house-words:\n  a: b\nhouse-words:\n  c: d\n", {"a": "b", "c": "d"}),
        ("house-words:\n  - ''\n", {}),
        ("\ufeffhouse-words:\n  - learnings\n", {"learnings": ""}),
        ("house-words:\r\n  - learnings\r\n", {"learnings": ""}),
    ],
)
def test_the_ways_to_write_a_list(tmp_path: Path, words: str, found: dict[str, str]) -> None:
    write(tmp_path, words)
    assert load_lists(tmp_path, ["en"])["en"].get("house-words", {}) == found


NAME = "templates/lists/en.yaml"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("learnings", f"{NAME}, line 1: write the name of a check, a colon, and its words below"),
        ("- learnings\n", f"{NAME}, line 1: write the name of a check, a colon, and its words below"),
        (
            "house-words:\n  - a\n? [b]\n: c\n",
            f"{NAME}, line 3: write the name of a check, a colon, and its words below",
        ),
        (
            "\nhouse-words: learnings\n",
            f"{NAME}, line 2: the words of a check stand below it, one a line, each after a hyphen",
        ),
        (
            "house-word:\n  - a\n",
            f"{NAME}, line 1: no check “house-word” takes a list of words; did you mean house-words?",
        ),
        (
            "tea:\n  - a\n",
            f"{NAME}, line 1: no check “tea” takes a list of words; for words of your own, write house-words",
        ),
        (
            "house-words:\n  - [a, b]\n",
            f"{NAME}, line 2: write one phrase a line, and what to write instead after a colon",
        ),
        (
            "house-words:\n  a: [b]\n",
            f"{NAME}, line 2: write one phrase a line, and what to write instead after a colon",
        ),
        ("house-words:\n\t- a\n", f"{NAME}, line 2: This line begins with a Tab (use spaces instead)"),
        (
            'house-words:\n  - "a\n',
            f'{NAME}, line 2: The quote mark opened here is never closed (close it at the end of the value: "a")',
        ),
        (
            "house-words:\n  - &a b\n  - *a\n",
            f"{NAME}, line 2: A name with & or * in front is not read here (put quotes round a value that begins with & or *)",
        ),
        (b"house-words:\n  - caf\xe9\n", f"{NAME}: this list cannot be read; save it as UTF-8"),
        (
            b"# " + b"a" * MAX_BYTES,
            f"{NAME}: this list is larger than 256 KB; keep the words that matter most",
        ),
    ],
)
def test_a_list_that_cannot_be_read_is_one_sentence(tmp_path: Path, words: str | bytes, sentence: str) -> None:
    write(tmp_path, words)
    with pytest.raises(Stop) as stop:
        load_lists(tmp_path, ["en"])
    assert str(stop.value) == sentence


@pytest.mark.parametrize(
    "words",
    ["a: " * 1000, "[" * 5000, "{" * 5000, "- " * 5000, "? " * 5000, "\x00", "%a\n---\n", "a:\n  - |\n", "!!x y"],
)
def test_no_list_brings_the_press_down(tmp_path: Path, words: str) -> None:
    write(tmp_path, words)
    with pytest.raises(Stop) as stop:
        load_lists(tmp_path, ["en"])
    assert str(stop.value).startswith(NAME)
    assert "detail" not in str(stop.value)


def test_a_folder_in_the_place_of_a_list_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir(parents=True)
    with pytest.raises(Stop, match="cannot be read"):
        load_lists(tmp_path, ["en"])


def test_the_words_of_a_newsletter_reach_its_guests(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(NEWSLETTER, tmp_path / "n")
    write(tmp_path / "n", "house-words:\n  our week: this week\n")
    assert [(d.code, d.hint) for d in review(tmp_path / "n").findings] == [
        ("house-words", "write “Welcome to this week”"),
    ]


@pytest.mark.parametrize("language", ["../lists/de", "/etc/x", "de\x00", "x" * 5000, "", "d.e", "ar\u200f"])
def test_what_an_email_calls_its_language_is_no_path_to_a_file(language: str, tmp_path: Path) -> None:
    assert set(load_lists(tmp_path, [language])) == {"en", "languages"}
