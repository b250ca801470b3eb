"""Where a finding stands, for people, and one finding for many places."""

from __future__ import annotations

from edgepress.diagnostics import Diagnostic
from edgepress.proof.letter import Letter
from edgepress.proof.near import placed
from edgepress.source import Source

from ..render import nouns

HTML = "<body>\n<h1>Issue</h1>\n<p>a</p>\n<h2><a href='x'>First  piece</a></h2>\n<p>b</p>\n<h3>Part</h3>\n<p>c</p>\n<p>d</p>\n</body>"


def said(letter: Letter, *words: str) -> list[tuple[str, int, str, str]]:
    """What is told of places at which some words stand: message, line, heading, file."""
    spans = [letter.html.find(f"<p>{word}") for word in words]
    found = placed(letter, [Diagnostic("x", "This is wrong", span, hint="mend it") for span in spans if span])
    return [(d.message, d.where.line, d.near, d.origin) for d in found]


def test_a_finding_tells_the_heading_above_it() -> None:
    letter = Letter(html=Source("x.html", HTML))
    assert said(letter, "b") == [("This is wrong", 5, "First piece", "")]


def test_of_an_issue_it_tells_the_file_it_was_made_from() -> None:
    article = nouns.article("<p>b</p>", title="First piece")
    letter = Letter(html=Source("x.html", HTML), issue=nouns.issue(article))
    assert said(letter, "c") == [("This is wrong", 7, "Part", article.source.path)]
    assert said(letter, "a") == [("This is wrong", 3, "Issue", nouns.issue(article).source.path)]


def test_what_is_wrong_in_many_places_is_said_once() -> None:
    letter = Letter(html=Source("x.html", HTML))
    assert said(letter, "a", "b", "c", "d") == [("This is wrong; so in 3 more places (lines 5, 7, 8)", 3, "Issue", "")]
    assert said(letter, "a", "b") == [("This is wrong; so in 1 more place (line 5)", 3, "Issue", "")]
