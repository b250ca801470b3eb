"""Every email of this newsletter in a browser, as readers of all kinds get it: small and wide windows, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edgepress import pipeline
from tests.conftest import ROOT

from .conftest import audit_part

BASE = "https://edge.example.org/"

# An email is shown inside a page that has landmarks of its own; all other rules hold, those of good practice, too.
RULES = "{rules: {region: {enabled: false}, 'landmark-one-main': {enabled: false}}}"

# axe judges no contrast on a gradient (the shade beside a table that scrolls) nor of what is scrolled out of sight: colours
# and sizes stay those of the window, and there is more room.
FLAT = (
    ":not(#id) { background-image: none !important; overflow: visible !important }body { min-width: 900px !important }"
)


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder, with the drafts."""
    out = tmp_path_factory.mktemp("emails") / "build"
    pipeline.build(ROOT, out, pipeline.Wishes(drafts=True))
    return out


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_email_and_can_judge_every_contrast(
    pressed: Path, browser: Any, width: int, scheme: str
) -> None:
    axe = audit_part("axe-core/axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.route(BASE + "**", lambda route: route.fulfill(path=str(pressed / "web" / _path(route.request.url))))
    found, judged = {}, {}
    for email in sorted((pressed / "email").glob("*/index.html")):
        page.goto(email.as_uri())
        page.evaluate(axe)
        result = page.evaluate(f"axe.run({RULES})")
        told = [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]]
        page.add_style_tag(content=FLAT)
        contrast = page.evaluate("axe.run({runOnly: ['color-contrast']})")
        told += [("contrast", html) for html in _unsure([*contrast["violations"], *contrast["incomplete"]])]
        judged[email.parent.name] = {v["id"] for v in result["passes"]}
        if told:
            found[email.parent.name] = told
    context.close()
    assert found == {}
    assert len(judged) >= 4
    assert all({"color-contrast", "link-name", "heading-order", "html-has-lang"} <= ids for ids in judged.values())


def _unsure(rules: list[Any]) -> Iterator[str]:
    """What is too faint or could not be judged; of a single letter, as of a note's number, axe never says it is sure."""
    for rule in rules:
        for node in rule["nodes"]:
            if [check["data"]["messageKey"] for check in node["any"]] != ["shortTextContent"]:
                yield node["html"][:120]


def _path(address: str) -> str:
    return address.removeprefix(BASE)
