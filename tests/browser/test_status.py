"""The page of who owes what in a browser: nothing that axe or the validator finds, nothing that sticks out, cards and table."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from edgepress.pipeline.noting import PATH
from edgepress.report.owed import Board
from edgepress.report.status_page import status_page
from tests.conftest import needed
from tests.report.boards import HOSTILE, WEEK, many

from .conftest import audit_part

BOARDS = {"week": WEEK, "sixty": many(60), "hostile": HOSTILE, "empty": Board("The Edge", ())}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, built: Path) -> dict[str, Path]:
    """A page of each board, and the one of the newsletter of this repository as a build made it."""
    folder = tmp_path_factory.mktemp("status")
    for name, board in BOARDS.items():
        (folder / f"{name}.html").write_text(status_page(board), encoding="utf-8")
    return {**{name: folder / f"{name}.html" for name in BOARDS}, "built": built / PATH}


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *(("week", width, scheme) for width in (320, 1280) for scheme in ("light", "dark")),
        ("sixty", 320, "dark"),
        ("sixty", 860, "light"),
        ("hostile", 320, "light"),
        ("hostile", 861, "dark"),
        ("empty", 1280, "light"),
        ("built", 1280, "dark"),
    ],
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    pages: dict[str, Path], browser: Any, name: str, width: int, scheme: str
) -> None:
    axe = audit_part("axe-core/axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(pages[name].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(axe)
    result = page.evaluate("axe.run()")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]] == []
    assert {"color-contrast", "heading-order"} <= {v["id"] for v in result["passes"]}
    assert wide == width


def test_it_is_a_table_on_a_desk_and_cards_on_a_telephone(pages: dict[str, Path], browser: Any) -> None:
    shown = {}
    for width in (320, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(pages["week"].as_uri())
        cells = page.locator(".board tbody tr").nth(1).locator("th, td")
        boxes = [cell.bounding_box() for cell in cells.all()]
        shown[width] = (len({round(box["y"]) for box in boxes}), page.get_by_role("columnheader").count())
        page.close()
    assert shown == {320: (5, 5), 1280: (1, 5)}


def test_what_was_sent_opens_with_the_keyboard_and_without_a_script(pages: dict[str, Path], browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["week"].as_uri())
    assert not page.get_by_text("2026-11-hello").is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("2026-11-hello").is_visible()
    context.close()


def test_the_validator_finds_nothing(pages: dict[str, Path]) -> None:
    java = needed(shutil.which("java"), "no java on this machine; .ci/run installs one")
    jar = audit_part("vnu-jar/build/dist/vnu.jar")
    command = [java, "-jar", str(jar), "--format", "gnu", "--exit-zero-always", *map(str, pages.values())]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert answer.stderr.splitlines() == []
