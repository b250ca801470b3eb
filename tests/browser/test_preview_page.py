"""The page of the preview: what axe finds, what the keyboard reaches, what asks the network, and what hostile words do."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edgepress import develop
from edgepress.pipeline.previewing import Scene, scene
from edgepress.preview.page import shell
from edgepress.preview.whole import whole
from tests.conftest import ROOT, SETTINGS, needed

from .conftest import audit_part
from .press import SHOWN, until

SLUG = "2026-11-auckland"
HOSTILE = "</script><script>top.ran=1</script><img src=x onerror=top.ran=2>"
NEEDING = """---
title: Tea at four
authors: [nobody]
---

Read [here](https://example.org/) and call 021 555 0147 {hostile} before the the rain.

![](images/none.jpg)
"""
ISSUE = """---
title: "Tea {hostile}"
date: 2026-12-04
status: draft
number: 7
language: {language}
subject: "Tea {hostile}"
preview: "A cup {hostile} for everybody who reads along at home or in the ward"
---

Opening words, a few of them, {hostile} so that there is something to read.
"""


def newsletter(root: Path, hostile: str = HOSTILE, language: str = "en") -> Path:
    folder = root / "issues" / "tea"
    folder.mkdir(parents=True)
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "issue.md").write_text(ISSUE.format(hostile=hostile, language=language), encoding="utf-8")
    (folder / "10-tea.md").write_text(NEEDING.format(hostile=hostile), encoding="utf-8")
    return root


def written(path: Path, seen: Scene, root: Path) -> str:
    path.write_bytes(whole(seen, lambda order: develop.develop(root, order)))
    return path.as_uri()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages in files: of an issue without findings, and of one with many and with hostile words."""
    folder = tmp_path_factory.mktemp("preview")
    bad = newsletter(folder / "bad")
    return {
        "none": written(folder / "none.html", scene(ROOT, SLUG), ROOT),
        "many": written(folder / "many.html", scene(bad, "tea"), bad),
    }


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    """Opens an address in a fresh window, and waits until its document is shown."""
    opened: list[Any] = []

    def open_at(address: str, width: int = 1280, height: int = 800, **how: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **how)
        opened.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(address)
        until(page, "document.querySelector('h1').textContent !== 'Preview'")
        if "tab=inbox" not in address:
            until(page, SHOWN)
        return page

    yield open_at
    for context in opened:
        context.close()


def axe_says(page: Any) -> tuple[list[tuple[str, str]], set[str]]:
    """What axe finds wrong, and which rules it could not decide. The frame holds what is judged by the proofs."""
    page.evaluate(audit_part("axe-core/axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run({exclude: [['#frame']]}, {iframes: false})")
    found = [(v["id"], node["html"][:160]) for v in result["violations"] for node in v["nodes"]]
    return found, {v["id"] for v in result["incomplete"]}


@pytest.mark.parametrize("width", [320, 600, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["none", "many"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    pages: dict[str, str], window: Any, kind: str, scheme: str, width: int
) -> None:
    page = window(f"{pages[kind]}#shade={scheme}", width, color_scheme=scheme)
    for key in "1234":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        found, undecided = axe_says(page)
        assert found == [], key
        assert undecided <= {"color-contrast"}, key  # of a list with an arrow drawn in it: looked at by hand
        assert page.evaluate("document.documentElement.scrollWidth") == width, key
    assert page.errors == []


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_help(pages: dict[str, str], window: Any, width: int) -> None:
    page = window(pages["many"], width)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert axe_says(page)[0] == []


def test_nothing_is_asked_of_anybody(pages: dict[str, str], browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in pages.values():
        for tab in ("email", "web", "text", "inbox"):
            page.goto(f"{name}#tab={tab}")
            page.wait_for_timeout(150)
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_pictures_are_in_the_file_and_the_file_is_not_too_large(pages: dict[str, str], window: Any) -> None:
    page = window(pages["none"])
    page.wait_for_timeout(300)
    sizes = page.evaluate("[...document.getElementById('frame').contentDocument.images].map(i => i.naturalWidth)")
    assert len(sizes) > 5 and min(sizes) > 0
    assert Path(pages["none"].removeprefix("file://")).stat().st_size < 3_000_000


@pytest.mark.parametrize("tab", ["email", "web", "text", "inbox"])
def test_words_of_a_guest_run_nothing_and_are_shown_as_words(pages: dict[str, str], window: Any, tab: str) -> None:
    page = window(f"{pages['many']}#tab={tab}")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.locator("#title").text_content() == f"Tea {HOSTILE}"
    assert page.locator("#findings script, #findings img, #inbox img, #bar img").count() == 0
    assert page.errors == []


def test_a_script_that_got_into_a_document_would_not_run(pages: dict[str, str], window: Any) -> None:
    page = window(pages["none"])
    page.evaluate("""
        const doc = document.getElementById('frame').contentDocument;
        doc.body.innerHTML = '<img src=x onerror="parent.ran=1"><p onclick="parent.ran=2">x</p>';
        const script = doc.createElement('script'); script.textContent = 'parent.ran = 3'; doc.body.append(script);
        doc.querySelector('p').click();
    """)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("tab", ["email", "web", "text"])
@pytest.mark.parametrize("machine", ["light", "dark"])
def test_dark_is_dark_and_light_is_light_whatever_the_machine_likes(
    pages: dict[str, str], window: Any, machine: str, tab: str
) -> None:
    ground = """(() => {
        const view = document.getElementById('frame').contentWindow, doc = view.document;
        const colour = (one) => view.getComputedStyle(one).backgroundColor;
        const words = view.getComputedStyle([...doc.querySelectorAll('p, pre')].sort((a, b) => b.textContent.length - a.textContent.length)[0]).color;
        const sum = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0);
        const scheme = view.getComputedStyle(doc.documentElement).colorScheme;
        return [sum(words) > 382 ? 'dark' : 'light', scheme];
    })()"""
    for shade in ("light", "dark"):
        page = window(f"{pages['none']}#tab={tab}&shade={shade}&page=the-corridor-card", color_scheme=machine)
        words, scheme = page.evaluate(ground)
        assert scheme in (shade, "normal")
        assert words == shade


def test_the_tabs_are_walked_with_arrows_and_what_is_chosen_outlives_a_reload(
    pages: dict[str, str], window: Any
) -> None:
    page = window(pages["none"])
    page.locator("#tab-email").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-web"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == "tab-inbox"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("d")
    page.keyboard.press("w")
    page.reload()
    until(page, SHOWN)
    chosen = page.evaluate("[...document.querySelectorAll('[aria-selected=true], :checked')].map(e => e.id || e.value)")
    assert [name for name in chosen if name in ("tab-web", "phone", "dark")] == ["tab-web", "phone", "dark"]


def test_keys_work_inside_the_document_and_never_with_another_key_held(pages: dict[str, str], window: Any) -> None:
    page = window(pages["none"])
    for held in ("Control", "Alt", "Meta"):
        page.locator("h1").click()
        page.keyboard.down(held)
        page.keyboard.press("2")
        page.keyboard.up(held)
    assert page.locator("#tab-email").get_attribute("aria-selected") == "true"
    page.frame_locator("#frame").locator("body").press("3")
    assert page.locator("#tab-text").get_attribute("aria-selected") == "true"
    page.keyboard.press("?")
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("1")
    assert page.locator("#tab-text").get_attribute("aria-selected") == "true"


def test_everything_is_reached_with_tab(pages: dict[str, str], window: Any) -> None:
    page = window(pages["many"])
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(e => e.id || e.name || e.className)(document.activeElement)"))
    assert {"skip", "verdict", "ask", "tab-email", "view", "width", "shade", "pictures", "size", "go", "copy"} <= set(
        reached
    )


def test_a_finding_is_shown_where_it_stands_in_email_and_page(pages: dict[str, str], window: Any) -> None:
    page = window(pages["many"])
    marked = """() => {
        const view = document.getElementById('frame').contentWindow;
        const found = [...(view.CSS.highlights.get('edgepress') ?? [])][0];
        return found ? [found.toString(), found.getBoundingClientRect().top < view.innerHeight] : null;
    }"""
    finding = page.locator(".finding", has_text="vague-link-text").locator(".go")
    finding.click()
    page.wait_for_timeout(700)
    assert page.evaluate(marked) == ["here", True]
    assert finding.locator("xpath=ancestor::li").get_attribute("aria-current") == "true"
    page.keyboard.press("2")
    finding.click()
    page.wait_for_timeout(700)
    assert page.evaluate(marked) == ["here", True]
    assert page.locator("#page").input_value() == "tea"


def test_findings_are_filtered_by_how_grave_they_are(pages: dict[str, str], window: Any) -> None:
    page = window(pages["many"])
    whole_count = page.locator(".finding").count()
    page.locator(".filter.error").click()
    assert 0 < page.locator(".finding").count() < whole_count
    assert page.locator(".finding:not(.error)").count() == 0
    assert page.locator(".filter.error").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.show") == "error"


def test_links_within_the_issue_turn_the_page_and_others_open_beside_it(pages: dict[str, str], window: Any) -> None:
    page = window(f"{pages['none']}#tab=web")
    page.frame_locator("#frame").get_by_role("link", name="The corridor card").first.click()
    until(page, "document.getElementById('page').value === 'the-corridor-card'")
    heading = page.frame_locator("#frame").locator("h1")
    assert heading.text_content() == "The corridor card"
    page.keyboard.press("1")
    page.context.route("**/*", lambda route: route.abort())
    with page.context.expect_page() as opened:
        page.frame_locator("#frame").locator("a[href*='creativecommons']").first.click()
    assert opened.value.evaluate("window.opener") is None
    assert page.locator("#tab-email").get_attribute("aria-selected") == "true"


def test_large_text_is_twice_as_large_and_pictures_off_are_descriptions(pages: dict[str, str], window: Any) -> None:
    size = "(w => parseFloat(w.getComputedStyle(w.document.querySelector('h1')).fontSize))(document.getElementById('frame').contentWindow)"
    page = window(f"{pages['none']}#tab=web")
    before = page.evaluate(size)
    page.keyboard.press("t")
    page.wait_for_timeout(100)
    assert page.evaluate(size) == 2 * before
    page.keyboard.press("p")
    page.wait_for_timeout(100)
    assert page.evaluate("document.getElementById('frame').contentDocument.images.length") == 0
    assert "sailing boats" in page.frame_locator("#frame").locator("body").inner_text()


def test_it_works_where_nothing_can_be_stored(pages: dict[str, str], window: Any, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(pages["none"])
    page.keyboard.press("2")
    until(page, "document.getElementById('frame').contentDocument.querySelector('h1') !== null")
    context.close()
    assert errors == []


@pytest.mark.parametrize("width", [320, 1280])
def test_lines_from_the_right_and_long_words_stick_out_nowhere(tmp_path: Path, window: Any, width: int) -> None:
    root = newsletter(tmp_path / "rtl", hostile="شاي" + "ـ" * 200, language="ar")
    page = window(written(tmp_path / "rtl.html", scene(root, "tea"), root), width)
    for key in "1234":
        page.keyboard.press(key)
        page.wait_for_timeout(80)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.getElementById('title')).direction") in ("ltr", "rtl")


def test_four_hundred_percent_leaves_all_in_one_column(pages: dict[str, str], window: Any) -> None:
    page = window(pages["many"], 320, 256)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("#frame").bounding_box()["height"] > 200


def test_the_nu_validator_finds_nothing_in_the_page(tmp_path: Path, pages: dict[str, str]) -> None:
    java = needed(shutil.which("java"), "no java on this machine; .ci/run installs one")
    jar = audit_part("vnu-jar/build/dist/vnu.jar")
    live = tmp_path / "live.html"
    live.write_bytes(shell())
    files = [str(live), *(url.removeprefix("file://") for url in pages.values())]
    answer = subprocess.run(
        [java, "-jar", str(jar), "--format", "gnu", "--exit-zero-always", *files], capture_output=True, text=True
    )
    assert [re.sub(r"^\S+?:", "", line) for line in answer.stderr.splitlines()] == []


def test_a_device_that_is_scaled_down_does_not_grow_without_end(pages: dict[str, str], window: Any) -> None:
    page = window(f"{pages['many']}#width=wide", 320, 640)
    page.wait_for_timeout(600)
    heights = [page.evaluate("document.documentElement.scrollHeight")]
    page.wait_for_timeout(600)
    heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert heights[0] == heights[1]
    assert page.locator("#fit").bounding_box()["height"] == 448
    assert "shown at" in page.locator("#measure").inner_text()


def test_a_view_that_is_only_dark_says_so(pages: dict[str, str], window: Any) -> None:
    page = window(f"{pages['none']}#view=outlook-com-dark")
    assert page.locator("[name=shade][value=light]").is_disabled()
    assert page.locator("[name=shade][value=dark]").is_checked()
    page.locator("#view").select_option("gmail")
    assert page.locator("[name=shade][value=light]").is_checked()


def test_findings_are_walked_with_n_and_b(pages: dict[str, str], window: Any) -> None:
    page = window(pages["many"])
    current = "[...document.querySelectorAll('.finding')].findIndex((one) => one.hasAttribute('aria-current'))"
    for key, place in (("n", 0), ("n", 1), ("b", 0)):
        page.keyboard.press(key)
        until(page, f"{current} === {place}")


def test_a_newsletter_without_an_address_has_a_preview_too(tmp_path: Path, window: Any) -> None:
    root = newsletter(tmp_path / "young", hostile="and milk")
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    (root / "pyproject.toml").write_text(re.sub(r"base-url.*\n", "", settings), encoding="utf-8")
    page = window(f"{written(tmp_path / 'young.html', scene(root, 'tea'), root)}#tab=web")
    page.frame_locator("#frame").get_by_role("link", name="Tea at four").first.click()
    page.wait_for_timeout(200)
    assert page.errors == []
