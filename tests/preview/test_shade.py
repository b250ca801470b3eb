"""A document is as dark, or as light, as it is asked to be."""

from __future__ import annotations

import pytest

from edgepress.preview.shade import shaded

PAGE = (
    '<meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark;supported-color-schemes: light dark}'
    "@media(prefers-color-scheme:dark){a{color:red}}@media (prefers-color-scheme: light) and (min-width: 9px){b{top:0}}</style>"
    '<source media="(prefers-color-scheme: dark)" srcset="x.png">'
)


def test_dark_is_always_and_light_is_never() -> None:
    assert shaded(PAGE, "dark") == (
        '<meta name="color-scheme" content="dark"><style>:root{color-scheme:dark;supported-color-schemes: dark}'
        "@media(min-width: 0px){a{color:red}}@media (max-width: 0px) and (min-width: 9px){b{top:0}}</style>"
        '<source media="(min-width: 0px)" srcset="x.png">'
    )


def test_light_is_always_and_dark_is_never() -> None:
    light = shaded(PAGE, "light")
    assert "@media(max-width: 0px){a{color:red}}@media (min-width: 0px) and (min-width: 9px)" in light
    assert 'content="light"' in light and ":root{color-scheme:light;" in light


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_a_page_that_knows_no_dark_stays_light(shade: str) -> None:
    page = '<meta name="color-scheme" content="light"><style>p{color-scheme:light only}</style>'
    assert shaded(page, shade) == '<meta name="color-scheme" content="light"><style>p{color-scheme:light}</style>'


def test_words_of_a_guest_are_left_as_they_are() -> None:
    page = '<p title="color-scheme: light dark">Write @media (prefers-color-scheme: dark) {} in your sheet.</p>'
    assert shaded(page, "dark") == page


def test_a_condition_in_a_property_of_another_name_is_left_alone() -> None:
    page = "<style>p{--my-color-scheme: light dark}</style>"
    assert shaded(page, "dark") == page
