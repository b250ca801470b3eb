"""Conditional comments: found, paired, weighed, and opened so that every sign stays where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgepress.proof.conditional import as_word, conditionals, holds


@pytest.mark.parametrize(
    ("condition", "word", "others"),
    [
        ("mso", True, False),
        ("!mso", False, True),
        ("gte mso 9", True, False),
        ("mso 12", False, False),
        ("lt mso 12", False, False),
        ("(gte mso 9)|(IE)", True, False),
        ("mso | IE", True, False),
        ("IE", False, False),
        ("!IE", True, True),
        ("(mso)&(lt mso 15)", False, False),
        ("true", True, True),
        ("MSO", True, False),
        ("something else", False, False),
    ],
)
def test_a_condition_is_weighed_as_word_and_as_others_do(condition: str, word: bool, others: bool) -> None:
    assert (holds(condition), holds(condition, 0)) == (word, others)


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<!--[if mso]><td><![endif]-->", "             <td>            "),
        ("<!--[if !mso]><!--><p>web</p><!--<![endif]-->x", " " * 45 + "x"),
        ("<!--[if !mso]>--><p>web</p><!--<![endif]-->x", " " * 43 + "x"),
        ("<!--[if !mso]> --><p>web</p><!-- <![endif]-->x", " " * 45 + "x"),
        ("<!--[if !mso]><!-- --><p>web</p><!--<![endif] -->x", " " * 49 + "x"),
        ("<!--[if !gte mso 9]><!----><p>web</p><!--<![endif]-->x", " " * 53 + "x"),
        ("<!-- <![endif] is what ends them -->x", "<!-- <![endif] is what ends them -->x"),
        ("<![if !mso]>web<![endif]>x", " " * 25 + "x"),
        ("<!--[if IE]>ie<![endif]-->x", " " * 26 + "x"),
        ("<!-- a [if mso]> comment -->x", "<!-- a [if mso]> comment -->x"),
        ("<!-- <!--[if mso]>x<![endif]-->", "<!-- <!--[if mso]>x<![endif]-->"),
        ("a<!--[if mso]>\n<b>\n<![endif]-->c", "a             \n<b>\n            c"),
    ],
)
def test_word_reads_what_is_for_it_and_nothing_else(html: str, seen: str) -> None:
    assert as_word(html) == seen


def test_what_has_no_partner_is_told() -> None:
    html = "<!--[if mso]>a<!--[if mso]>b<![endif]-->c<![endif]-->"
    marks = conditionals(html)
    assert [(html[b.start : b.inner], html[b.inner : b.close], html[b.close : b.end]) for b in marks.blocks] == [
        ("<!--[if mso]>", "b", "<![endif]-->")
    ]
    assert marks.alone == (0, html.rindex("<![endif]-->"))


@given(st.lists(st.sampled_from(["<!--[if mso]>", "<!--[if !mso]><!-->", "<!--<![endif]-->", "<![endif]-->", "<!--", "-->", "x\n"]), max_size=12).map("".join))  # fmt: skip
def test_the_length_and_the_lines_stay(html: str) -> None:
    opened = as_word(html)
    assert len(opened) == len(html)
    assert [i for i, c in enumerate(opened) if c == "\n"] == [i for i, c in enumerate(html) if c == "\n"]
