"""What changed is told to every open page."""

from __future__ import annotations

import json

import pytest

from edgepress.preview import events
from edgepress.preview.events import MOST, Hub, event


def test_every_page_is_told() -> None:
    hub = Hub()
    streams = [hub.join(), hub.join()]
    hub.tell("a", 7, "pages")
    told = [stream.wait(1) for stream in streams]
    assert told[0] == told[1] == event("change", 7, {"slug": "a", "version": 7, "part": "pages"})


def test_an_event_is_three_lines_whatever_stands_in_it() -> None:
    told = event("change", 1, {"slug": "a\nevent: b", "version": 1, "part": "gone"}).decode()
    assert told.endswith("\n\n")
    lines = told.strip().split("\n")
    assert [line.partition(": ")[0] for line in lines] == ["event", "id", "data"]
    assert json.loads(lines[2][6:])["slug"] == "a\nevent: b"


def test_what_changed_while_a_page_was_loaded_is_told_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = Hub()
    hub.tell("a", 1, "pages")
    assert hub.join().wait(0.01) == event("change", 1, {"slug": "a", "version": 1, "part": "pages"})
    monkeypatch.setattr(events, "MOMENT", 0.0)
    assert hub.join().wait(0.01) == b""


def test_a_page_that_was_closed_is_forgotten() -> None:
    hub = Hub()
    stream = hub.join()
    hub.leave(stream)
    hub.leave(stream)
    hub.tell("a", 1, "pages")
    assert stream.wait(0.01) == b""


def test_the_oldest_page_makes_room() -> None:
    hub = Hub()
    streams = [hub.join() for _ in range(MOST + 2)]
    assert [stream.wait(0.01) for stream in streams[:3]] == [None, None, b""]


def test_the_end_is_told() -> None:
    hub = Hub()
    stream = hub.join()
    hub.end()
    assert stream.wait(1) is None
