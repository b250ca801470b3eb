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
RULES = "{rules: {region: {enabled: false}, 'landmark-one-main': {enabled: false}}, resultTypes: ['violations', 'incomplete']}"
# The shade at the side of a table that scrolls is a gradient, on which axe judges no contrast: it shall judge the paper.
FLAT = ":not(#id) { background-image: none !important }"


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
        page.add_style_tag(content=FLAT)
        page.evaluate(axe)
        result = page.evaluate(f"axe.run({RULES})")
        told = [(v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]]
        told += [("unsure", *one) for one in _unsure(result["incomplete"])]
        judged[email.parent.name] = {v["id"] for v in result["passes"]}
        if told:
            found[email.parent.name] = told
    context.close()
    assert found == {}
    assert len(judged) >= 4
    assert all({"color-contrast", "link-name", "heading-order", "html-has-lang"} <= ids for ids in judged.values())


def _unsure(incomplete: list[Any]) -> Iterator[tuple[str, str]]:
    """What axe could not judge about contrast; of one letter, as of a note's number, it never says it is sure."""
    for rule in incomplete:
        for node in rule["nodes"] if rule["id"] == "color-contrast" else ():
            if [check["data"]["messageKey"] for check in node["any"]] != ["shortTextContent"]:
                yield rule["id"], node["html"][:120]


def _path(address: str) -> str:
    return address.removeprefix(BASE)
