"""Straight quotes, hyphens and dots become the marks a typesetter would set; code and addresses stay as written."""

from __future__ import annotations

import pytest

from edgepress.markup import read
from edgepress.markup.typography import QUOTES, typeset
from edgepress.source import Source


def set_(text: str, language: str = "en") -> str:
    """The HTML of a text, without its last line break."""
    return read(Source("a.md", text), 0, language).html.strip()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"Tea," she said.', "“Tea,” she said."),
        ("It's Liz's cup, the nurses' tea.", "It’s Liz’s cup, the nurses’ tea."),
        ("She said 'tea'.", "She said ‘tea’."),
        ("He asked: 'why \"tea\" now?'", "He asked: ‘why “tea” now?’"),
        ("She said \"the 'old' tea\".", "She said “the ‘old’ tea”."),
        ("the '90s, rock 'n' roll, 'tis", "the ’90s, rock ’n’ roll, ’tis"),
        ('("aside") ["note"]', "(“aside”) [“note”]"),
        ("5'10\" tall", "5’10” tall"),
        ("2019--2026", "2019–2026"),
        ("tea---or coffee", "tea—or coffee"),
        ("and so on...", "and so on…"),
        ("a - b, well-known", "a - b, well-known"),
        ("nothing to set", "nothing to set"),
    ],
)
def test_english_marks_are_set(written: str, printed: str) -> None:
    assert typeset(written) == printed


def test_a_quote_that_opens_within_a_quote_that_opens() -> None:
    assert typeset("\"'Nested' quotes\"") == "“‘Nested’ quotes”"


def test_german_single_quotes_close_as_german_does() -> None:
    assert typeset("Er sagt 'nein'.", " ", QUOTES["de"]) == "Er sagt ‚nein‘."


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"*Tea*", she said', "<p>“<em>Tea</em>”, she said</p>"),
        ('*"Tea"*, she said', "<p><em>“Tea”</em>, she said</p>"),
        ('He said **"no"**.', "<p>He said <strong>“no”</strong>.</p>"),
        ('["Tea"](https://example.org) it\'s', '<p><a href="https://example.org">“Tea”</a> it’s</p>'),
        ('"[Tea](https://example.org)"', '<p>“<a href="https://example.org">Tea</a>”</p>'),
        ("*Liz*'s cup", "<p><em>Liz</em>’s cup</p>"),
    ],
)
def test_quotes_see_the_letter_before_them_across_marks(written: str, printed: str) -> None:
    assert set_(written) == printed


def test_quotes_begin_anew_in_every_paragraph_item_and_cell() -> None:
    assert set_('Tea\n\n"one"\n\n- "two"\n\n> "three"') == (
        "<p>Tea</p>\n<p>“one”</p>\n<ul>\n<li>“two”</li>\n</ul>\n<blockquote>\n<p>“three”</p>\n</blockquote>"
    )


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-NZ", "<p>“oui”</p>"),
        ("fr", "<p>«&nbsp;oui&nbsp;»</p>"),
        ("fr-CA", "<p>«&nbsp;oui&nbsp;»</p>"),
        ("de", "<p>„oui“</p>"),
        ("sv", "<p>”oui”</p>"),
        ("mi", "<p>“oui”</p>"),
    ],
)
def test_each_language_has_its_quotes(language: str, printed: str) -> None:
    assert set_('"oui"', language) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('`"a" -- b` and "c"', '<p><code>"a" -- b</code> and “c”</p>'),
        ('```\n"a" -- b...\n```', '<pre><code>"a" -- b...\n</code></pre>'),
        ('    "a" -- b', '<pre><code>"a" -- b\n</code></pre>'),
    ],
)
def test_code_stays_as_it_was_written(written: str, printed: str) -> None:
    assert set_(written) == printed


def test_an_address_that_stands_as_its_own_words_stays_as_it_was_written() -> None:
    assert (
        set_("<https://example.org/a--b> it's")
        == '<p><a href="https://example.org/a--b">https://example.org/a--b</a> it’s</p>'
    )


def test_the_address_of_a_link_is_no_text() -> None:
    assert set_("[a--b](https://example.org/a--b)") == '<p><a href="https://example.org/a--b">a–b</a></p>'
