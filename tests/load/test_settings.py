"""The newsletter's settings are told with file and line, like a guest's details."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.diagnostics import Stop
from edgepress.load.settings import load_settings
from edgepress.model import Page, Settings

WHOLE = """\
[project]
name = "edge"

[tool.edgepress]
title = "The Edge"
base-url = "https://edge.example.org/"
language = "en-GB"
from = "The Edge <edge@example.org>"
postal-address = "1 Example Street, London"
unsubscribe = "https://edge.example.org/unsubscribe"

[tool.other]
titel = "not ours"
"""


def settings_of(folder: Path, text: str) -> tuple[Settings, Page]:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return load_settings(folder).value


def test_settings_have_the_values_that_were_written_and_defaults_for_the_rest(tmp_path: Path) -> None:
    settings, page = settings_of(tmp_path, WHOLE)
    assert settings == Settings(
        title="The Edge",
        base_url="https://edge.example.org",
        language="en-GB",
        sender="The Edge <edge@example.org>",
        postal_address="1 Example Street, London",
        unsubscribe="https://edge.example.org/unsubscribe",
    )
    assert page.details.problems == ()


def test_what_is_wrong_is_told_with_its_line_all_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace('title = "The Edge"', 'titel = "The Edge"').replace(
        '"https://edge.example.org/"', '"edge.example.org"'
    )
    _, page = settings_of(tmp_path, text)
    assert [(p.cause, p.key, p.where.path, p.where.line, p.hint) for p in page.details.problems] == [
        ("field-wrong-kind", "base-url", "pyproject.toml", 6, "begin it with https://"),
        ("field-unknown", "titel", "pyproject.toml", 5, "did you mean “title”?"),
        ("field-missing", "title", "pyproject.toml", 4, 'add a line title = "The Edge"'),
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("css_inline", "did you mean “css-inline”? You can write premailer or css-inline"),
        ("Premailer", "did you mean “premailer”? You can write premailer or css-inline"),
        ("juice", "write premailer or css-inline"),
    ],
)
def test_an_inliner_that_nobody_knows_is_told_with_the_one_that_was_meant(
    tmp_path: Path, written: str, hint: str
) -> None:
    settings, page = settings_of(tmp_path, WHOLE.replace("\n[tool.other]", f'inliner = "{written}"\n\n[tool.other]'))
    [problem] = page.details.problems
    assert (problem.message, problem.hint) == (f"inliner: “{written}” is none of the words we know", hint)
    assert (problem.where.path, problem.where.line) == ("pyproject.toml", 11)
    assert settings.inliner == "premailer"


def test_css_inline_is_an_inliner(tmp_path: Path) -> None:
    settings, page = settings_of(tmp_path, WHOLE.replace("\n[tool.other]", 'inliner = "css-inline"\n\n[tool.other]'))
    assert (settings.inliner, page.details.problems) == ("css-inline", ())


@pytest.mark.parametrize("key", ["title", "base-url", "language", "from", "postal-address", "unsubscribe"])
def test_a_setting_that_may_not_be_left_out_is_told_at_the_head_of_the_table(tmp_path: Path, key: str) -> None:
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(f"{key} "))
    _, page = settings_of(tmp_path, text)
    assert [(p.cause, p.key, p.where.line) for p in page.details.problems] == [("field-missing", key, 4)]


def test_a_folder_without_settings_holds_no_newsletter(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="holds no newsletter"):
        load_settings(tmp_path)
    for text in ("[project]\n", "", " \n"):
        (tmp_path / "pyproject.toml").write_text(text)
        with pytest.raises(Stop, match="holds no newsletter"):
            load_settings(tmp_path)


def test_a_settings_file_that_cannot_be_read_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.edgepress]\ntitle = "The Edge\n')
    with pytest.raises(Stop, match=r"pyproject\.toml:2: ") as stopped:
        load_settings(tmp_path)
    assert "nvalid" not in str(stopped.value)


READERS = WHOLE.replace("[tool.other]", "[tool.edgepress.readers]\n{}\n\n[tool.other]")


def readers_of(folder: Path, lines: str) -> tuple[dict[str, float], list[tuple[str, str, int, str, str]]]:
    settings, page = settings_of(folder, READERS.format(lines))
    return dict(settings.readers), [(p.cause, p.key, p.where.line, p.message, p.hint) for p in page.details.problems]


def test_the_shares_of_readers_are_named_with_and_without_quotes(tmp_path: Path) -> None:
    lines = 'outlook.windows = 40\n"outlook.ios" = "5 %"\ngmail = 25.5'
    assert readers_of(tmp_path, lines) == ({"outlook.windows": 40, "outlook.ios": 5, "gmail": 25.5}, [])


def test_no_table_of_readers_is_no_shares(tmp_path: Path) -> None:
    assert readers_of(tmp_path, "") == ({}, [])


def test_a_program_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    found, problems = readers_of(tmp_path, "gmail = 25\noutlok.windows = 40\nlotus = 1")
    assert found == {"gmail": 25}
    assert problems == [
        (
            "field-unknown",
            "readers.outlok.windows",
            14,
            "We know of no mail program “outlok.windows”",
            "did you mean “outlook.windows”?",
        ),
        (
            "field-unknown",
            "readers.lotus",
            15,
            "We know of no mail program “lotus”",
            "run edgepress clients, which lists every name",
        ),
    ]


def test_a_program_may_be_meant_by_how_people_call_it(tmp_path: Path) -> None:
    _, problems = readers_of(tmp_path, '"Apple Mail on iPhone" = 20')
    assert [(line, hint) for _, _, line, _, hint in problems] == [(13, "did you mean “apple-mail.ios”?")]


@pytest.mark.parametrize("share", ['"many"', "-1", "101", "true", "[1]", "1e9", '""', "nan"])
def test_what_is_no_share_is_told_with_its_line_and_left_out(tmp_path: Path, share: str) -> None:
    found, problems = readers_of(tmp_path, f"gmail = 25\nyahoo = {share}")
    assert found == {"gmail": 25}
    assert [(cause, key, line) for cause, key, line, _, _ in problems] == [("field-wrong-kind", "readers.yahoo", 14)]


def test_shares_of_more_than_all_readers_are_told(tmp_path: Path) -> None:
    _, problems = readers_of(tmp_path, "gmail = 60\noutlook.windows = 60")
    assert problems == [
        (
            "field-wrong-kind",
            "readers",
            12,
            "The shares of readers add up to 120 percent",
            "a hundred is all of them; what is left out counts as programs that show everything",
        )
    ]
    assert readers_of(tmp_path, "gmail = 60.2\noutlook.windows = 40.2")[1] == []


def test_readers_that_are_no_table_are_told(tmp_path: Path) -> None:
    settings, page = settings_of(tmp_path, WHOLE.replace("unsubscribe =", "readers = 5\nunsubscribe ="))
    assert settings.readers == {}
    assert [(p.cause, p.where.line, p.hint) for p in page.details.problems] == [
        ("field-wrong-kind", 10, "write a heading [tool.edgepress.readers], and below it lines like gmail = 25")
    ]
