"""The archive in a browser: phone and desk, light and dark, without script and without anybody else's server."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import audit_part
from tests.conftest import ROOT, needed

SIZES = [pytest.param(320, "dark", id="phone-dark"), pytest.param(1280, "light", id="desk-light")]


BASE = "https://edge.example.org/"  # where the archive will stand: the page for what is not there links to it


def _at_home(page: Any, built: Path) -> None:
    """What would be asked of the newsletter's own site is answered from the build."""
    page.route(BASE + "**", lambda route: route.fulfill(path=str(built / "web" / route.request.url.removeprefix(BASE))))


def _pages(built: Path) -> list[str]:
    """The address of every page, from the top of the archive."""
    return sorted(
        p.relative_to(built / "web").as_posix().removesuffix("index.html") for p in (built / "web").rglob("*.html")
    )


def test_the_readme_counts_the_files_of_a_first_build(built: Path) -> None:
    files = [p for p in built.rglob("*") if p.is_file() and ".cache" not in p.parts and p.name != "manifest.json"]
    issues = len(list((built / "email").iterdir()))
    words = f"{issues} issues, {len(files)} files, {len(files)} made anew. Open build/web/index.html"
    assert words in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_every_page_fits_its_window_shows_its_pictures_and_asks_nobody_else(
    built: Path, address: str, browser: Any, width: int, scheme: str
) -> None:
    """No sideways scrolling, no broken picture, no word in the console, no request but to the archive itself."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    _at_home(page, built)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    wrong = {}
    for path in _pages(built):
        page.goto(address + path)
        found = page.evaluate(
            """async () => {
                for (const image of document.images) { image.loading = 'eager'; await image.decode().catch(() => {}); }
                return {
                    overflow: document.documentElement.scrollWidth - window.innerWidth,
                    broken: [...document.images].filter(i => !i.naturalWidth).map(i => i.src),
                    bare: [...document.images].filter(i => !i.hasAttribute('alt') || !i.width || !i.height).length,
                    titles: document.querySelectorAll('h1').length,
                    scripts: document.scripts.length,
                }
            }"""
        )
        if found != {"overflow": 0, "broken": [], "bare": 0, "titles": 1, "scripts": 0}:
            wrong[path] = found
    context.close()
    assert wrong == {}
    assert [url for url in asked if not url.startswith((address, BASE, "data:"))] == []
    assert said == []


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_email_fits_its_window(built: Path, browser: Any, width: int, scheme: str) -> None:
    """Phones and desktops show an email without sideways scrolling, and every picture finds its file in the archive."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []

    def from_the_archive(route: Any) -> None:
        path = route.request.url.removeprefix("https://edge.example.org/")
        asked.append(path)
        route.fulfill(path=str(built / "web" / path))

    page.route("https://edge.example.org/**", from_the_archive)
    for email in sorted((built / "email").glob("*/index.html")):
        page.goto(email.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, email
        assert page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)") == [], email
    context.close()
    assert asked
    assert [path for path in asked if not (built / "web" / path).is_file()] == []


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing(built: Path, address: str, browser: Any, width: int, scheme: str) -> None:
    """The rules of WCAG 2.2 AA and good practice, as axe-core checks them, on every kind of page."""
    axe = audit_part("axe-core/axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    _at_home(page, built)
    found = {}
    for path in _pages(built):
        page.goto(address + path)
        page.evaluate(axe)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        told = [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]]
        if told:
            found[path] = told
    context.close()
    assert found == {}


def test_the_nu_validator_finds_nothing(built: Path) -> None:
    """Every page of the archive is valid HTML."""
    java = needed(shutil.which("java"), "no java on this machine; .ci/run installs one")
    jar = audit_part("vnu-jar/build/dist/vnu.jar")
    pages = [str(p) for p in sorted((built / "web").rglob("*.html"))]
    answer = subprocess.run(
        [java, "-jar", str(jar), "--format", "gnu", "--exit-zero-always", *pages], capture_output=True, text=True
    )
    assert [line.replace(str(built), "") for line in answer.stderr.splitlines()] == []
