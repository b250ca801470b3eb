"""What guests may write that is longer, wider or runs the other way, in a narrow window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from edgepress import pipeline
from edgepress.diagnostics import Severity

from ..conftest import SETTINGS

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
FILES = {
    "pyproject.toml": SETTINGS,
    "contributors/ada.md": f"---\nname: {LONG}\nrole: {LONG}\nagrees: true\n---\nShe works.\n",
    "issues/wide/issue.md": f"---\ntitle: {LONG}\nnumber: 7\ndate: 2027-03-05\nstatus: ready\neditors: [ada]\n"
    f"preview: {LONG}\ntags: [{LONG.lower()}]\n---\n{LONG}\n",
    "issues/wide/10-words.md": f"---\ntitle: {LONG}\nauthors: [ada]\nkind: event\nstarts: 2027-04-03T18:30\nplace: {LONG}\n"
    f"summary: {LONG}\n---\n## {LONG}\n\n> {LONG}\n\n- {LONG}\n\n`{LONG}`\n\n"
    "| One | Two | Three | Four | Five | Six | Seven |\n|--|--|--|--|--|--|--|\n"
    "| Alpha | Beta | Gamma | Delta | Epsilon | Zeta | Eta |\n",
    "issues/wide/20-number.md": "---\ntitle: A pledge of millions\nauthors: [ada]\nkind: pledge\ncount: 1234567\n"
    "link: https://example.org/pledge\n---\nWe pledge.\n",
    "issues/right/issue.md": "---\ntitle: رسالة من عمّان\nnumber: 8\ndate: 2027-03-06\nstatus: ready\neditors: [ada]\n"
    "language: ar\n---\nأهلا وسهلا.\n",
    "issues/right/10-night.md": "---\ntitle: الليل أطول مما نظن\nauthors: [ada]\nkind: tips\n---\n1. **ابدأ بالشاي.** لا تبدأ.\n\n"
    "| القياس | قبل |\n|:--|--:|\n| السقوط | 59 |\n",
}


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of such a newsletter."""
    root = tmp_path_factory.mktemp("extremes")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    built = pipeline.build(root, root / "build", pipeline.Wishes())
    assert [f.code for f in built.review.findings if f.severity is Severity.MUST] == []
    assert built.files
    return root / "build"


@pytest.mark.parametrize("width", [320, 600])
def test_no_page_and_no_email_is_wider_than_its_window(extremes: Path, browser: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.route("https://**", lambda route: route.abort())
    wide = {}
    for path in sorted(extremes.rglob("*.html")):
        page.goto(path.as_uri())
        if path.parent.parent.name != "email":
            page.add_style_tag(content=(extremes / "web/style.css").read_text(encoding="utf-8"))
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide[path.relative_to(extremes).as_posix()] = over
    context.close()
    assert wide == {}
