"""What Chromium makes of inlined styles: the same as of the sheet itself, by either inliner; and juice agrees."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from edgepress.inlining.order import overlap, pairs_of, settled
from edgepress.render.inline import inline_css
from tests.conftest import needed
from tests.render.unstyled import NEWSLETTERS, Email, made, unstyled

from .conftest import audit_part
from .test_extremes import FILES

MADE_UP = 200
BATCH = 50  # emails handed to the browser at once

# Each version of an email stands in a frame of its own. Of every element the computed style is one text of all properties.
COMPARE = """
emails => {
    const shown = html => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.style.cssText = 'width: 640px; height: 800px';
        frame.contentDocument.open();
        frame.contentDocument.write(html);
        frame.contentDocument.close();
        const elements = [...frame.contentDocument.documentElement.querySelectorAll('body, body *')];
        const view = frame.contentWindow;
        const told = elements.map(e => {
            const style = view.getComputedStyle(e);
            return [e.tagName, e.className, ...[...style].map(name => name + ': ' + style.getPropertyValue(name))];
        });
        frame.remove();
        return told;
    };
    const apart = (one, other) => {
        if (one.length != other.length) return `${one.length} elements and ${other.length}`;
        for (let at = 0; at < one.length; at++) {
            const wrong = one[at].find((words, n) => words !== other[at][n]);
            if (wrong !== undefined)
                return `element ${at}, <${one[at][0]} class="${one[at][1]}">: ${wrong} | ${other[at][one[at].indexOf(wrong)]}`;
        }
        return '';
    };
    let elements = 0, properties = 0;
    const wrong = emails.map(([name, ...versions]) => {
        const known = new Map();  // the same text looks the same
        for (const html of versions) known.has(html) || known.set(html, shown(html));
        const [first, ...others] = versions.map(html => known.get(html));
        elements += first.length;
        properties = first[0].length;
        return [name, ...others.map(other => apart(first, other))];
    }).filter(([name, ...told]) => told.some(words => words));
    return {elements, properties, wrong};
}
"""


@pytest.fixture(scope="module")
def emails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Email]:
    """By name, every email of the newsletters in this repository and of the extremes, in colour and without the kept sheet."""
    extremes = tmp_path_factory.mktemp("extremes")
    for name, text in FILES.items():
        (extremes / name).parent.mkdir(parents=True, exist_ok=True)
        (extremes / name).write_text(text, encoding="utf-8")
    roots = (*NEWSLETTERS, extremes)
    found = [one for root in roots for one in unstyled(root, tmp_path_factory.mktemp("emails") / "build")]
    assert len(found) >= 12
    return {f"{at} {re.findall('<title>(.*)</title>', one.html)}": _plain(one) for at, one in enumerate(found)}


def _plain(email: Email) -> Email:
    """Each word for a colour becomes a colour; the sheet for wide windows and dark screens goes."""
    html = re.sub(r'<style data-premailer="ignore">.*?</style>', "", email.html, flags=re.S)
    return Email(*(re.sub(r"\bt-([a-z-]+)", _colour, text) for text in (html, email.css)))


def _colour(token: re.Match[str]) -> str:
    return f"#{sha256(token[1].encode()).hexdigest()[:6]}"


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A page in which every version of an email is laid out alike; pictures are nobody's matter here."""
    context = browser.new_context(viewport={"width": 700, "height": 900})
    page = context.new_page()
    page.route("**/*", lambda route: route.abort())
    page.set_content("<!DOCTYPE html><html><body></body></html>")
    yield page
    context.close()


def _versions(name: str, email: Email) -> list[str]:
    """By premailer, by css-inline, and as it was, with the sheet in its head."""
    sheet = email.html.replace("</head>", f"<style>{email.css}</style></head>", 1)
    return [name, inline_css(email.html, email.css), inline_css(email.html, email.css, "css-inline"), sheet]


def _compared(page: Any, emails: dict[str, Email]) -> tuple[int, list[Any]]:
    """How many elements were looked at, and what differs, by email: css-inline's from premailer's, the sheet's from it."""
    found = page.evaluate(COMPARE, [_versions(name, email) for name, email in emails.items()])
    assert found["properties"] > 300
    return found["elements"], found["wrong"]


def test_every_element_of_every_issue_has_the_style_that_the_sheet_gives_it(
    page: Any, emails: dict[str, Email]
) -> None:
    elements, wrong = _compared(page, emails)
    assert wrong == []
    assert elements > 2000


@pytest.mark.parametrize("first", range(0, MADE_UP, BATCH))
def test_every_element_of_made_up_emails_has_the_style_that_the_sheet_gives_it(page: Any, first: int) -> None:
    elements, wrong = _compared(page, {str(number): made(number) for number in range(first, first + BATCH)})
    assert wrong == []
    assert elements > 20 * BATCH


def test_a_style_that_differs_is_noticed(page: Any) -> None:
    """The comparison itself: one property of one element, said in two ways."""
    html = '<!DOCTYPE html><html><head></head><body><p style="margin:0">a</p><p class="x" style="text-align:left">b</p></body></html>'
    found = page.evaluate(COMPARE, [["this", html, html.replace("left", "right"), html]])
    assert found["wrong"] == [["this", 'element 2, <P class="x">: text-align: left | text-align: right', ""]]


def test_juice_gives_every_element_the_style_that_we_give_it(emails: dict[str, Email]) -> None:
    every = {**emails, **{str(number): made(number) for number in range(MADE_UP)}}
    wrong, styled = {}, 0
    for (name, one), theirs in zip(every.items(), _juiced(list(every.values())), strict=True):
        mine = _styles(inline_css(one.html, one.css))
        styled += sum(bool(style) for _, style in mine)
        if mine != _styles(theirs):
            wrong[name] = next(pair for pair in zip(mine, _styles(theirs), strict=False) if pair[0] != pair[1])
    assert wrong == {}
    assert styled > 2000


def _juiced(emails: Sequence[Email]) -> list[str]:
    node = needed(shutil.which("node"), "no node on this machine; .ci/run installs one")
    command = [node, str(Path(__file__).with_name("juice.cjs")), str(audit_part("juice"))]
    given = json.dumps([[one.html, one.css] for one in emails])
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return [str(html) for html in json.loads(done.stdout)]


def _styles(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each element's tag, and what holds of its style."""
    found = []
    for element in lxml_html.document_fromstring(html).iter():
        if isinstance(element.tag, str):
            pairs = [(name, re.sub(r"\s*,\s*", ",", value)) for name, value in pairs_of(element.get("style") or "")]
            found.append((element.tag, _ordered(settled(pairs))))
    return found


def _ordered(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The declarations, and which of two that overlap is said first."""
    names = [name for name, _ in pairs]
    return sorted(pairs) + sorted(two for two in combinations(names, 2) if overlap(*two))
