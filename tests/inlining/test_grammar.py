"""What of a sheet cannot be inlined rightly, all of it, each with its place."""

from __future__ import annotations

import pytest

from edgepress.inlining.grammar import grammar_faults, rules_of, weight


def told(css: str) -> list[tuple[str, str]]:
    """The words of each fault, and what stands at its offset, to the end of the line."""
    return [(fault.words, css[fault.offset :].split("\n")[0]) for fault in grammar_faults(css)]


def test_everything_that_is_outside_is_told_from_the_top_with_its_place() -> None:
    css = "/* p:hover {\n} */\na:hover, p { color: red !important }\ntd { width: calc(1px);\n  color: #abc }\n@media (x) { p { x: y } }\n"
    assert told(css) == [
        ("“a:hover” cannot be inlined rightly; move it to keep.css", "a:hover, p { color: red !important }"),
        ("“!important” in a:hover, p belongs into keep.css", "!important }"),
        ("“calc(” in td belongs into keep.css", "calc(1px);"),
        ("“#abc” in td belongs into keep.css", "#abc }"),
        ("braces do not pair, or an @-rule stands here; move it to keep.css", "@media (x) { p { x: y } }"),
        ("braces do not pair, or an @-rule stands here; move it to keep.css", "}"),
    ]


@pytest.mark.parametrize(
    ("css", "words", "place"),
    [
        ("p { color: red; color: blue }", "“color” stands twice in p, and only the last of them would stay; keep one", "color: blue }"),
        ("p { color red }", "“color red” in p is no property with a value; write it as name: value", "color red }"),
        ("p { color: }", "“color:” in p is no property with a value; write it as name: value", "color: }"),
        ("p { *zoom: 1 }", "“*zoom: 1” in p is no property with a value; write it as name: value", "*zoom: 1 }"),
        ("p { all: unset }", "“all: unset” in p is no property with a value; write it as name: value", "all: unset }"),
        ("td { background-color: rgba(0, 0, 0, .5) }", "“rgba(0, 0, 0, .5)” in td cannot become a bgcolor for Outlook; write it as #aabbcc", "background-color: rgba(0, 0, 0, .5) }"),
        ("td { background-color: inherit }", "“inherit” in td cannot become a bgcolor for Outlook; write it as #aabbcc", "background-color: inherit }"),
    ],
)  # fmt: skip
def test_a_declaration_that_an_inliner_would_lose_is_told(css: str, words: str, place: str) -> None:
    assert told(css) == [(words, place)]


@pytest.mark.parametrize(
    "css",
    [
        "", "p { }", "p { ; }", "a.b .c d { color: #aabbcc; background: url(x.png?a=1;b=2) }", "/* @media { */ p{color:red}",
        "td { background-color: transparent; mso-padding-alt: 0; -webkit-text-size-adjust: 100% }",
        "p { font-family: 'A;B', serif; color: t-ink; background-color: t-paper }", "p { color: rgba(0, 0, 0, .5) }",
    ],
)  # fmt: skip
def test_what_can_be_inlined_is_left_alone(css: str) -> None:
    assert told(css) == []


def test_rules_come_one_a_selector_and_selectors_have_a_weight() -> None:
    assert list(rules_of("p, .a b { color: red } /* x { y: z } */ td.c .d p {}")) == [
        ("p", [("color", "red")]),
        (".a b", [("color", "red")]),
        ("td.c .d p", []),
    ]
    weights = [("p", (0, 1)), (".a b", (1, 1)), ("td.c .d p", (2, 2)), (".a-b", (1, 0)), ("td p", (0, 2))]
    assert [weight(selector) for selector, _ in weights] == [found for _, found in weights]
