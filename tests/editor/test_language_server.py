"""The real YAML language server, with our schemas: what it offers and what it complains of while somebody writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ROOT, needed
from .server import Server

PROGRAM = ROOT / ".audit" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    program = needed(
        PROGRAM if PROGRAM.exists() else None, "yaml-language-server is not in .audit; .ci/run installs it"
    )
    server = Server(program, ROOT)
    yield server
    server.close()


def block(name: str, details: str) -> str:
    """A details block as a document that names its schema."""
    return f"# yaml-language-server: $schema={(ROOT / 'schemas' / f'details-{name}.json').as_uri()}\n{details}"


def said(server: Server, name: str, details: str, tmp_path: Path) -> list[tuple[int, str]]:
    found = server.open((tmp_path / "block.yaml").as_uri(), block(name, details))
    return sorted((f["range"]["start"]["line"], f["message"]) for f in found)


GOOD = {
    "issue": "title: Kia ora\nnumber: 214\ndate: 2026-12-04\nstatus: ready\nlanguage: en-NZ\ntheme: {colour: '#00677f'}\npreview:\n",
    "article": "title: 1984\nauthors: [liz-doe]\nkind: event\nstarts: 2027-03-27T09:00\ncount: 1,276\nlanguage: no\ntags: falls, nights\n",
    "contributor": "name: Kari\ncountry: NO\nagrees: yes\nlinks: {site: https://example.org}\n",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_guests_write_is_accepted(server: Server, name: str, tmp_path: Path) -> None:
    assert said(server, name, GOOD[name], tmp_path) == []


def test_what_is_wrong_is_told_at_its_place_in_our_words(server: Server, tmp_path: Path) -> None:
    details = "title: Coffee\nauthers: [liz-doe]\nkind: sketch\nstarts: 2026-13-01\nlink: example.org\n"
    assert said(server, "article", details, tmp_path) == [
        (1, 'Missing property "authors".'),
        (2, "Property authers is not allowed."),
        (
            3,
            'Value is not accepted. Valid values: "story", "interview", "event", "resource", "pledge", "tips", "responses".',
        ),
        (4, "Write it like 2027-03-27T09:00"),
        (5, "Begin it with https://"),
    ]


def test_an_event_must_say_when_it_starts(server: Server, tmp_path: Path) -> None:
    assert said(server, "article", "title: Tea\nauthors: [liz-doe]\nkind: event\n", tmp_path) == [
        (1, 'Missing property "starts".')
    ]


def test_details_are_offered_with_what_they_are(server: Server, tmp_path: Path) -> None:
    uri = (tmp_path / "block.yaml").as_uri()
    server.open(uri, block("article", "title: Coffee\nauthors: [liz-doe]\n\n"))
    offered = {i["label"]: i.get("documentation") for i in server.at("textDocument/completion", uri, 3, 0)["items"]}
    assert (
        offered["summary"] == "One or two sentences, at most 1,000 characters. If it is left out: no summary is shown."
    )
    assert {"kind", "starts", "pictures"} <= set(offered)
    assert "title" not in offered  # it is there already


def test_the_words_that_a_detail_may_have_are_offered(server: Server, tmp_path: Path) -> None:
    uri = (tmp_path / "block.yaml").as_uri()
    server.open(uri, block("issue", "title: Coffee\nstatus: \n"))
    assert [i["label"] for i in server.at("textDocument/completion", uri, 2, 8)["items"]] == ["draft", "ready"]


def test_a_detail_explains_itself_under_the_pointer(server: Server, tmp_path: Path) -> None:
    uri = (tmp_path / "block.yaml").as_uri()
    server.open(uri, block("contributor", "name: Ada\ncountry: GB\n"))
    shown = server.at("textDocument/hover", uri, 2, 2)["contents"]["value"]
    assert "Two letters, such as NZ; kept, and not shown yet." in shown
