"""Whatever an email holds, no proof falls over it, and none takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgepress.model import Settings
from edgepress.pipeline.supporting import known
from edgepress.proof.every import PROOFS, prove
from edgepress.proof.letter import Letter
from edgepress.source import Source

from ..pace import paces
from .cases import HYBRID
from .letters import message

PIECES = [
    "<", ">", "</", "/>", '"', "'", "=", " ", "\n", "&", "&amp;", "&#0;", "&#xD800;", "<!--", "-->", "<!--[if mso]>", "<![endif]-->",
    "<!--[if !mso]><!-->", "<!--<![endif]-->", "<table", "<td", "<tr>", "</table>", "<a href=", "https://[", "//x", "{{", "}}", "*|",
    "<img alt=", " src=", " width=", "600", "9" * 30, "%", "<p style=", "color:", "#fff", "rgb(", "font-size:", "0", "px", ";", "url(",
    "background:", "<style>", "</style>", "@media (prefers-color-scheme: dark) {", "[data-ogsc] a {", "}", "<v:rect", " href=", "<h1>",
    "</h1>", "<h9>", " id=a", " role=", "heading", " lang=", "xx-", "<body", "<title>", "<html", "\u2028", "\x00", "e\u0301", "\ud800",
    " hidden", "display:none", "<b>", "\u05d0", "a@b.example", "+44 1632 960000", "<![CDATA[", "<?", "<!DOCTYPE",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_no_soup_of_signs_breaks_a_proof(soup: str) -> None:
    prove(Letter(html=Source("a.html", soup)))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    SOUP,
    st.sampled_from(["From", "Subject", "List-Unsubscribe", "Message-ID", "Date", "Content-Type", "List-Id"]),
    st.data(),
)
def test_no_message_breaks_a_proof(soup: str, name: str, data: st.DataObject) -> None:
    value = data.draw(SOUP).replace("\ud800", "")
    html = soup.replace("\ud800", "")
    raw = message(html, headers=f"{name}: {value}\n")
    prove(Letter(html=Source("a.eml (HTML)", html), text=Source("a.eml (text)", value), raw=raw))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_no_damage_to_a_good_email_breaks_a_proof(data: st.DataObject) -> None:
    good = HYBRID.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 400)))
    prove(Letter(html=Source("a.html", good[:start] + data.draw(SOUP) + good[end:])))


BIG = 4_000
LONG = {
    "nested tables": "<table><tr><td>" * BIG + "Tea",
    "nested spans": "<span>" * BIG + "Tea",
    "nested boxes": "<div style='padding:1px;width:9px;background:linear-gradient(red,red);max-width:9px;margin:0 auto'>" * (BIG // 2) + "Tea",
    "boxes for Word": "<!--[if mso]>" + "<div style='padding:1px;width:9px'>" * BIG + "<![endif]-->",
    "links": "<p>Read " + "<a href='https://a.example/x'>the tea</a> and " * BIG,
    "links of one paragraph without a line": "<p>Read " + "<a href='https://a.example/x' style='text-decoration:none'>tea</a> or " * 1_500,
    "pictures": "<td><img width=600 height=300 src='https://a.example/b.png'></td>" * BIG,
    "headings": "<h2>Tea</h2>" * BIG,
    "blanks": "<p>" + "{{ tea " * BIG,
    "digits": "<p>" + "0123456789 " * BIG,
    "dots and signs": "<p>" + "a.b@c.d-" * BIG,
    "fillers": "<div style='display:none'>" + "&#847;&zwnj; " * BIG + "</div>",
    "ids": "".join(f"<p id=a{n % 9}>" for n in range(BIG)),
    "shapes": "<!--[if mso]>" + "<v:rect><a href=x>" * 600 + "<![endif]-->",
    "a long attribute": "<img alt='" + "a" * 500_000 + "'>",
    "an open tag": "<a href='https://a.example/" + "x" * 500_000,
    "signs of control": "\x01" * BIG,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_a_long_email_takes_no_longer_than_its_length(name: str) -> None:
    clients, readers = known(Path(), Settings())
    letter = Letter(html=Source("a.html", LONG[name]), clients=clients, readers=readers)
    found = paces({proof.__name__: partial(_read_by, proof, letter) for proof in PROOFS}, LONG[name])
    assert {proof: times for proof, times in found.items() if times > 150} == {}


def _read_by(proof: Callable[[Letter], Iterator[object]], letter: Letter) -> None:
    for _ in proof(letter):
        pass
