"""The proofs of headings, ids and roles."""

from __future__ import annotations

import pytest

from edgepress.proof.heading import first_heading, heading_jump, id_twice, meaning_by_aria

from .letters import said


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<h1>Tea</h1>", 0),
        ("<h2>Tea</h2>", 1),
        ("", 1),
        ("<h1>&nbsp;</h1>", 1),
        ("<h1 style='display:none'>Tea</h1>", 1),
        ("<h1>Tea</h1><h1>Cake</h1><h1>Jam</h1>", 2),
        ("<h1>Tea</h1><!--[if mso]><h1>Tea</h1><![endif]-->", 0),
        ("<h1><img alt='Tea'></h1>", 0),
    ],
)
def test_there_is_one_first_heading(body: str, count: int) -> None:
    assert len(said(first_heading, body)) == count


@pytest.mark.parametrize(
    ("levels", "jumps"),
    [
        ("12323", []),
        ("123412", []),
        ("13", ["After an h1 comes an h3, “x”, and readers who listen look for what is missing"]),
        ("1246", ["After an h2 comes an h4, “x”, and readers who listen look for what is missing",
                  "After an h4 comes an h6, “x”, and readers who listen look for what is missing"]),
        ("2", []),
        ("", []),
    ],
)  # fmt: skip
def test_levels_go_down_one_at_a_time(levels: str, jumps: list[str]) -> None:
    assert said(heading_jump, "".join(f"<h{n}>x</h{n}>" for n in levels)) == jumps


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p id=a><p id=b>", 0),
        ("<p id=a><p id=a><p id=a>", 2),
        ("<p id=a><p id=A>", 0),
        ("<p id=''><p id=''>", 0),
        ("<p id=a><!--[if mso]><p id=a><![endif]-->", 1),
        ("<!--[if mso]><v:shapetype id=a /><v:shapetype id=a /><![endif]-->", 0),
    ],
)
def test_an_id_stands_once(body: str, count: int) -> None:
    assert len(said(id_twice, body)) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<table role=presentation></table>", 0),
        ("<div role=article aria-label=Tea>Tea</div>", 0),
        ("<div role=group aria-label=Table><table></table>x</div>", 0),
        ("<p role=heading aria-level=2>Tea</p>", 1),
        ("<h2 role=heading>Tea</h2>", 0),
        ("<div role=list><div role=listitem>Tea</div></div>", 2),
        ("<ul role=list><li role=listitem>Tea</li></ul>", 0),
        ("<span role=img aria-label=tea>🍵</span>", 0),
        ("<span role=img aria-label=tea></span>", 1),
        ("<td aria-label='4 of 5'></td>", 1),
        ("<a href=h aria-label=Tea></a>", 0),
        ("<div aria-label=''></div>", 0),
        ("<div style='display:none'><p role=heading>Tea</p></div>", 0),
    ],
)
def test_meaning_stands_in_elements_and_words(body: str, count: int) -> None:
    assert len(said(meaning_by_aria, body)) == count
