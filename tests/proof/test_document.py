"""What the document says of itself: language, direction, wrapper, name, title."""

from __future__ import annotations

import pytest

from edgepress.proof.document import (
    article_unnamed,
    body_bare,
    direction_unsaid,
    doctype_missing,
    language_unsaid,
    title_missing,
    wrapper_missing,
)

from .bodies import letter, said

WRAPPER = '<div role="article" aria-label="Tides" lang="en" dir="ltr"><p>Hello</p></div>'


def page(html: str = 'lang="en" dir="ltr"', body: str = WRAPPER, title: str = "Tides") -> str:
    return f"<!DOCTYPE html><html {html}><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "<!doctype HTML>", '\ufeff<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">']
)
def test_any_way_to_write_the_type_of_html_is_right(start: str) -> None:
    assert said(doctype_missing, f"{start}<html></html>") == []


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-gb", "zh-Hant-TW", "es-419", "sr-Latn", "fil", "de-CH-1996"])
def test_tags_of_languages_are_known(tag: str) -> None:
    assert said(language_unsaid, page(f'lang="{tag}"')) == []


@pytest.mark.parametrize("tag", ["", " ", "und", "auto", "en_GB", "english", "e", "en-", "mul"])
def test_what_is_no_tag_of_a_language_is_told(tag: str) -> None:
    assert len(said(language_unsaid, page(f'lang="{tag}"'))) == 1


def test_an_underscore_is_mended_in_the_hint() -> None:
    (finding,) = language_unsaid(letter(page('lang="en_GB"')))
    assert finding.hint == 'write <html lang="en-GB">'


@pytest.mark.parametrize(
    ("tag", "direction", "count"),
    [
        ("ar", "rtl", 0), ("ar", "ltr", 1), ("ar", "", 1), ("he-IL", "RTL", 0), ("en", "rtl", 1), ("pa", "ltr", 0),
        ("pa-Arab", "rtl", 0), ("pa-Arab", "ltr", 1), ("az-Latn-IR", "ltr", 0), ("ur-Latn", "ltr", 0), ("fa", "auto", 1),
        ("und", "rtl", 0),
    ],
)  # fmt: skip
def test_a_language_and_a_script_go_with_their_direction(tag: str, direction: str, count: int) -> None:
    assert len(said(direction_unsaid, page(f'lang="{tag}" dir="{direction}"'))) == count


@pytest.mark.parametrize(
    "body",
    [
        WRAPPER,
        f'<div style="display: none">A preview</div>{WRAPPER}',
        f"<div>{WRAPPER}</div>",
        f"<center><div>{WRAPPER}</div></center>",
        '<table lang="EN" dir="LTR"><tr><td>Hello</td></tr></table>',
        '<div lang="en" dir="ltr">One</div><div lang="en" dir="ltr">Two</div>',
        f"<!-- a comment -->{WRAPPER}<div></div><style>p {{}}</style>",
        "",
    ],
)
def test_all_that_is_shown_stands_where_language_and_direction_are_said(body: str) -> None:
    assert said(wrapper_missing, page(body=body)) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Hello</p>",
        "Hello",
        '<div lang="en">Hello</div>',
        '<div dir="ltr">Hello</div>',
        f"{WRAPPER}<p>Goodbye</p>",
        f"{WRAPPER}<img src='x.png'>",
        '<table><tr><td lang="en" dir="ltr">Hello</td></tr></table>',
        '<div lang="de" dir="ltr">Hello</div>',
        '<p lang="en" dir="ltr">Hello</p>',
    ],
)
def test_what_stands_outside_of_the_wrapper_is_told(body: str) -> None:
    assert len(said(wrapper_missing, page(body=body))) == 1


@pytest.mark.parametrize(
    ("wrapper", "count"),
    [
        ('role="article" aria-label="Tides"', 0),
        ('role="ARTICLE" aria-label=" Tides "', 0),
        ('aria-label="Tides"', 1),
        ('role="article"', 1),
        ('role="article" aria-label=""', 1),
        ('role="article" aria-label="Newsletter"', 1),
    ],
)
def test_a_wrapper_has_a_role_and_the_title_as_its_name(wrapper: str, count: int) -> None:
    assert len(said(article_unnamed, page(body=f'<div {wrapper} lang="en" dir="ltr">Hello</div>'))) == count


def test_a_wrapper_may_be_called_by_the_subject_of_the_message() -> None:
    html = page(title="Harbour news: tides")
    assert len(said(article_unnamed, html)) == 1
    assert said(article_unnamed, html, raw=b"Subject: =?utf-8?q?Tides?=\r\n\r\n") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ('class="b" xml:lang="en"', 0), ('id="b" xml:lang="EN"', 0), ('class="b"', 1), ('xml:lang="en"', 1), ("", 2),
        ('class="b" xml:lang="de"', 1),
    ],
)  # fmt: skip
def test_the_body_says_its_language_to_word_and_can_be_named_in_a_sheet(body: str, count: int) -> None:
    assert len(said(body_bare, f'<html lang="en"><body {body}>x</body></html>')) == count


@pytest.mark.parametrize("title", ["", "   ", "Untitled", "untitled document", "Newsletter", "&nbsp;"])
def test_a_title_that_says_nothing_is_none(title: str) -> None:
    assert len(said(title_missing, page(title=title))) == 1


def test_a_document_without_a_title_is_told_at_its_start() -> None:
    assert said(title_missing, "<html><body>x</body></html>") == [
        "The email has no title, so a tab in a browser shows a file name"
    ]


@pytest.mark.parametrize(
    ("begin", "wrong"),
    [
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">', 0),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">', 0),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', 1),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">', 1),
        ("<!doctype html>", 0),
    ],
)  # fmt: skip
def test_a_type_of_1999_is_as_good_as_none(begin: str, wrong: int) -> None:
    assert len(said(doctype_missing, f"{begin}<html></html>")) == wrong
