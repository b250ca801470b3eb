"""A guest opens the page in a browser, writes and saves with Decap CMS; the texts arrive on branches of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright import sync_api

from edgepress import admin, pipeline
from edgepress.admin.wish import Wish
from edgepress.lay import lay
from edgepress.pipeline.administering import newsletter

from . import stage

PICTURE = {"people-in-picture", "picture-credit"}  # who made it and who is on it, which only a person can say
NEW = f"issues/{stage.SLUG}/20-two-cups-what-listening-costs.md"
WRITTEN = """\
---
title: "Two cups: what “listening” costs"
authors:
  - jocelyn-marrow
summary: ""
kind: story
tags:
  - carers
  - learning
link: ""
---
My coffee was cold before I \\*understood\\* it.

## How it grew

* You do not have to say why.
* You come back.

[We tell it all](https://example.org/bench)

![Two cups of coffee on a table](images/two-cups.jpg)
"""
ISSUE = """\
---
title: Kia ora from the weir
preview: A bench, a flask, and 340 steps to the bridge and back
editors:
  - jocelyn-marrow
allow:
  - check: vague-link-text
    because: the poster is called Click here
takeover: riverbend-carers
licence: CC-BY-4.0
number: 218
status: draft
---
There are 12 of us, and we meet on Wednesdays in the back room of the library.
"""


class Guest:
    """Somebody in a browser who has logged in. `saved` waits until the texts have arrived."""

    def __init__(self, page: Any, address: str, root: Path) -> None:
        self.page, self.address, self.root = page, address, root

    def open(self, way: str) -> None:
        self.page.goto(f"{self.address}/admin/#/collections/{way}")

    def fill(self, label: str, words: str) -> None:
        """Write into a field."""
        self.page.get_by_role("textbox", name=re.compile(rf"^{label}\b", re.I)).fill(words)

    def save(self) -> None:
        """Press Save, and wait for the answer of decap-server."""
        with self.page.expect_response(lambda r: "persistEntry" in (r.request.post_data or "")) as answer:
            self.page.get_by_role("button", name="Save").click()
        assert answer.value.ok

    def branches(self) -> list[str]:
        return [name for name in stage.git(self.root, "branch", "--format=%(refname:short)").split() if name != "main"]

    def read(self, path: str) -> str:
        """A file as it arrived."""
        (branch,) = self.branches()
        return stage.git(self.root, "show", f"{branch}:{path}")

    def findings(self) -> set[str]:
        """What the press says of the newsletter with what arrived."""
        (branch,) = self.branches()
        stage.git(self.root, "checkout", "--quiet", branch)
        return {finding.code for finding in pipeline.review(self.root, []).findings}


@pytest.fixture
def guest(tmp_path: Path, chromium: str) -> Iterator[Guest]:
    """A guest of a small newsletter, before a page that the press made."""
    root, site = stage.newsletter(tmp_path / "newsletter"), tmp_path / "site"
    wish = Wish(cms="decap", backend="proxy", script="decap-cms.js")
    lay(site, admin.pages(newsletter(root), wish))
    shutil.copy(stage.part("decap-cms/dist/decap-cms.js"), site / "admin")
    with stage.decap_server(root) as port, stage.site(site) as address, sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.set_default_timeout(30_000)
        elsewhere: list[str] = []
        page.on("request", lambda r: elsewhere.append(r.url) if not _at_home(r.url) else None)
        page.route("http://127.0.0.1:8081/**", lambda r: r.continue_(url=r.request.url.replace(":8081", f":{port}")))
        page.goto(f"{address}/admin/")
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="Contents").wait_for()
        yield Guest(page, address, root)
        browser.close()
        assert elsewhere == []


def _at_home(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


def test_a_piece_with_a_heading_a_list_a_link_and_a_picture_arrives_on_a_branch(
    guest: Guest, tmp_path: Path, photo: Callable[[Path], Path]
) -> None:
    page = guest.page
    guest.open(f"issue-{stage.SLUG}")
    pieces = page.locator("a[href*='/entries/']")
    pieces.first.wait_for()
    assert pieces.all_inner_texts() == ["The bench by the weir"]  # and not issue.md
    page.locator("a[href$='/new']").click()
    guest.fill("Title", "Two cups: what “listening” costs")
    page.get_by_label("Authors").press_sequentially("Joc")
    page.get_by_role("option", name="Jocelyn Marrow").click()
    _write(page)
    _put_in_picture(page, photo(tmp_path))
    for label in ("Summary", "Button"):  # filled in and emptied again
        guest.fill(label, "https://example.org/")
        guest.fill(label, "")
    guest.fill("Subjects", "carers, learning")
    guest.save()
    assert guest.branches() == [f"cms/issue-{stage.SLUG}/20-two-cups-what-listening-costs"]
    assert guest.read(NEW) == WRITTEN
    assert guest.findings() - {"preview-missing", "allow-unused"} == PICTURE  # the first two are the issue's own
    picture = guest.root / f"issues/{stage.SLUG}/images/two-cups.jpg"
    assert picture.is_file()
    assert b"Exif" not in picture.read_bytes()


def _write(page: Any) -> None:
    keys = page.keyboard
    page.locator("[data-slate-editor]").click()
    keys.type("My coffee was cold before I *understood* it.\n")
    _choose(page, "Headings", "Heading 2")
    page.locator("[data-slate-editor] h2").wait_for()
    keys.type("How it grew\n")
    page.get_by_title("Bulleted List").click()
    page.locator("[data-slate-editor] ul").wait_for()
    keys.type("You do not have to say why.\nYou come back.\n\nWe tell it all")
    keys.press("Shift+Home")
    page.wait_for_timeout(500)  # the editor looks only now and then at what is marked
    page.once("dialog", lambda dialog: dialog.accept("https://example.org/bench"))
    page.get_by_title("Link").click()
    keys.press("Control+End")


def _choose(page: Any, menu: str, item: str) -> None:
    """Choose from a menu; it closes when the editor is just drawn anew, and is then opened again."""
    for _ in range(5):
        page.get_by_title(menu).click()
        try:
            page.get_by_role("menuitem", name=item).click(timeout=5_000)
        except sync_api.TimeoutError:
            continue
        return
    raise AssertionError(f"{menu} never offered {item}")


def _put_in_picture(page: Any, file: Path) -> None:
    _choose(page, "Add Component", "Image")
    page.get_by_role("button", name="Choose an image").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Choose selected").click()
    page.get_by_label("Alt Text").fill("Two cups of coffee on a table")


def test_somebody_new_is_described_and_nothing_is_left_to_say(guest: Guest) -> None:
    page = guest.page
    guest.open("people/new")
    guest.fill("Name", "Māia Tūhoro-O'Neill")
    page.get_by_role("switch", name="They agree").click()
    page.locator("[data-slate-editor]").click()
    page.keyboard.type("Māia drives the night bus, and knows who waits at which stop.")
    guest.save()
    assert guest.branches() == ["cms/people/maia-tuhoro-oneill"]
    assert guest.read("contributors/maia-tuhoro-oneill.md") == (
        "---\nname: Māia Tūhoro-O'Neill\nkind: person\nagrees: true\n---\n"
        "Māia drives the night bus, and knows who waits at which stop.\n"
    )
    assert guest.findings() == {"preview-missing", "allow-unused"}


def test_an_issue_is_opened_and_what_the_page_does_not_show_stays(guest: Guest) -> None:
    guest.open(f"issues/entries/issue-{stage.SLUG}")
    guest.fill("Preview line", "A bench, a flask, and 340 steps to the bridge and back")
    guest.save()
    assert guest.read(f"issues/{stage.SLUG}/issue.md") == ISSUE
    assert guest.findings() == {"allow-unused"}
