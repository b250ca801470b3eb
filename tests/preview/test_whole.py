"""One issue as one page in one file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from edgepress.develop import develop
from edgepress.diagnostics import Stop
from edgepress.pipeline.previewing import Scene, scene
from edgepress.preview import whole
from tests.conftest import ROOT


def held(page: bytes) -> dict[str, Any]:
    found = re.search(r'<template id="whole">(.*?)</template>', page.decode("utf-8"), re.S)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_it_holds_every_document_and_what_is_said_of_the_issue(tea: Scene) -> None:
    data = held(whole.whole(tea, lambda order: b""))
    assert data["state"]["newsletter"] == "The Edge"
    assert "before the the rain" in data["documents"]["email/whole-light.html"]


def test_words_of_a_guest_are_no_html_in_it(tea: Scene) -> None:
    bad = "</template></script><!--\u2028\u2029&\ud800"
    page = whole.whole(tea._replace(files={**tea.files, "email/tea/index.txt": bad.encode("utf-8", "replace")}), bytes)
    inside = page.decode().split('<template id="whole">')[1].split("</template>")[0]
    assert not set("<&\u2028\u2029") & set(inside)
    assert held(page)["documents"]["text.txt"] == "</template></script><!--\u2028\u2029&?"


def test_a_picture_is_in_it_once_and_small() -> None:
    orders = []

    def made(order):  # type: ignore[no-untyped-def]
        orders.append(order)
        return develop(ROOT, order)

    page = whole.whole(scene(ROOT, "2026-11-auckland"), made)
    assert len(page) < 2_500_000
    assert len({(o.asset.digest, o.width == o.height) for o in orders}) == len(orders)
    assert max(o.width for o in orders) <= whole.WIDEST
    assert max(o.limit for o in orders) <= whole.LIGHT
    data = held(page)
    assert all(value.startswith("data:image/") for value in data["drawn"])
    assert len(data["drawn"]) == len(orders) == len(set(data["pictures"].values()))


def test_a_picture_that_cannot_be_drawn_is_left_to_its_description() -> None:
    def gone(order):  # type: ignore[no-untyped-def]
        raise Stop("it went away")

    page = whole.whole(scene(ROOT, "2026-11-auckland"), gone)
    assert set(held(page)["drawn"]) == {"data:,"}


def test_the_file_is_written_whole(tea_root: Path, tmp_path: Path) -> None:
    path = tmp_path / "preview.html"
    assert whole.page(tea_root, "tea", path) == path.stat().st_size > 100_000


def test_an_older_page_is_replaced_and_nothing_else(tea_root: Path, tmp_path: Path) -> None:
    page = tmp_path / "preview.html"
    assert whole.page(tea_root, "tea", page) == whole.page(tea_root, "tea", page) == page.stat().st_size
    text = tea_root / "issues" / "tea" / "10-tea.md"
    before = text.read_bytes()
    with pytest.raises(Stop, match="is no preview, so it was left as it is"):
        whole.page(tea_root, "tea", text)
    assert text.read_bytes() == before


def test_an_issue_that_is_not_there_is_told(tea_root: Path, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="coffee"):
        whole.page(tea_root, "coffee", tmp_path / "preview.html")
    assert not (tmp_path / "preview.html").exists()
