"""The contact sheet in a browser: nothing that axe finds, nothing that sticks out, and choices that need no script."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from edgepress.proof.views import VIEWS
from edgepress.report.contact import Contact, Picture, Strip, contact_sheet

from .conftest import audit_part


def picture(width: int, shade: str) -> Picture:
    into = io.BytesIO()
    Image.new("RGB", (width, 900), "#102030" if shade == "dark" else "#f0f0f0").save(into, "WEBP")
    return Picture(width, shade, into.getvalue(), 900, 2_000, "Apple Mail, Samsung Email")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> str:
    strips = tuple(
        Strip(
            v.name, v.title, v.says, "About 45 in 100 readers", tuple(picture(w, s) for s in v.shades for w in v.widths)
        )
        for v in VIEWS
    )
    path: Path = tmp_path_factory.mktemp("contact") / "proof-tea.html"
    facts = (("To mend", "2 must fix, 1 should fix"), ("Weight", "64 KB of the 102 that Gmail shows"))
    path.write_text(contact_sheet(Contact("Tea in the harbour", "build/x.html", facts, strips)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [320, 768, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_sheet_and_nothing_sticks_out(sheet: str, browser: Any, width: int, scheme: str) -> None:
    axe = audit_part("axe-core/axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(sheet)
    page.evaluate(axe)
    result = page.evaluate("axe.run()")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]] == []
    assert {"color-contrast", "scrollable-region-focusable", "image-alt"} <= {v["id"] for v in result["passes"]}
    assert wide == width


def test_what_is_shown_is_chosen_with_the_keyboard_and_without_a_script(sheet: str, browser: Any) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(sheet)
    frame = page.locator("#word-600-light .frame")
    assert frame.bounding_box()["height"] == 600
    page.locator("#colours-both").focus()
    page.keyboard.press("ArrowRight")
    assert [page.locator(f"#word-600-{shade}").is_visible() for shade in ("light", "dark")] == [True, False]
    page.locator("#width-any").focus()
    page.keyboard.press("ArrowRight")
    assert [page.locator(f"#word-{width}-light").is_visible() for width in (600, 320)] == [True, False]
    page.locator("#word-600-light figcaption a").focus()
    page.keyboard.press("Enter")
    assert frame.bounding_box()["height"] == 902
    context.close()


def test_on_paper_each_view_has_one_page(sheet: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(sheet)
    data = page.pdf(format="A4")
    page.close()
    assert len(re.findall(rb"/Type ?/Page\b", data)) in (
        len(VIEWS),
        len(VIEWS) + 1,
    )  # the words at the end may take one


def test_a_wide_picture_is_seen_whole_where_it_nearly_fits(sheet: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 600, "height": 800})
    page.goto(sheet)
    sizes = page.evaluate("(f => [f.scrollWidth, f.clientWidth])(document.querySelector('#word-600-light .frame'))")
    page.close()
    assert sizes[0] == sizes[1]
