"""An issue with everything an email can hold, and its parts as readers of light and of dark colours see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lxml import html as lxml_html
from lxml.cssselect import CSSSelector

from edgepress.model import KINDS, Article, Issue, Site

from . import nouns

BODY = (
    '<p>We <a href="https://example.org/">drank</a> tea.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
    "<h2>How</h2><h3>Hot</h3><h4>Very</h4><h5>Indeed</h5><ul><li>one<ul><li>two</li></ul></li></ul>"
    "<ol><li><strong>First.</strong> Boil.</li></ol><blockquote><p>Milk?</p><p>— Ada</p></blockquote><pre><code>tea</code></pre><hr>"
    '<table><thead><tr><th>Day</th><th align="right">Cups</th></tr></thead><tbody><tr><td>One</td><td align="right">2</td></tr></tbody></table>'
    '<figure><img src="images/wide.jpg" alt="A cup"><figcaption>Cold</figcaption></figure>'
    '<figure><img src="images/tall.jpg" alt="A pot"><figcaption>Hot</figcaption></figure>'
    '<div class="footnote"><hr><ol><li id="fn:1"><p>Twice. <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
)


def full(language: str = "en-GB", **more: Any) -> tuple[Site, Issue]:
    """A newsletter and its one issue, with an article of each kind."""
    picture = nouns.asset("issues/tea/images/wide.jpg", 1200, 800)
    assets = {"images/wide.jpg": picture, "images/tall.jpg": nouns.asset("issues/tea/images/tall.jpg", 900, 1200)}
    people = {
        id: nouns.person(id, id.capitalize(), role="Nurse", html="<p>Pours.</p>", photo=picture)
        for id in ("ada", "bo", "cy")
    }
    people["quay"] = nouns.person("quay", "The Quay", kind="group", logo=picture)
    articles = [_article(kind, language) for kind in KINDS]
    values = {
        "language": language, "assets": assets, "banner": "images/wide.jpg", "banner_description": "A harbour",
        "takeover": "quay", "editors": ("ada",), "html": BODY, "preview": "A kettle, a harbour and three who pour", **more,
    }  # fmt: skip
    issue = nouns.issue(*articles, **values)
    settings = nouns.settings(reply_to="editor@example.org", language=language)
    return nouns.site(issue, contributors=people, settings=settings), issue


def _article(kind: str, language: str) -> Article:
    more: dict[str, Any] = {"title": f"About {kind}", "summary": "What happened.", "authors": ("ada", "bo", "cy")}
    more |= {"starts": datetime(2027, 3, 27, 9), "place": "Leeds"} if kind == "event" else {}
    more |= {"format": "PDF", "size": "2 MB"} if kind == "resource" else {}
    more |= {"count": 1276} if kind == "pledge" else {}
    more |= {"link": "https://example.org/x"} if kind in ("event", "resource", "pledge") else {}
    return nouns.article(BODY, kind, kind=kind, language=language, **more)


class Shown(NamedTuple):
    """A word as somebody sees it: its colour, and the ground it stands on."""

    word: str
    colour: str
    ground: str


def light(email: str) -> list[Shown]:
    """Every word in light colours: what stands in the elements."""
    return list(_shown(lxml_html.document_fromstring(email).body, {}))


def dark(email: str) -> list[Shown]:
    """Every word in dark colours: what the kept sheet says goes before what stands in the elements."""
    root = lxml_html.document_fromstring(email)
    sheet = max((style.text or "" for style in root.iter("style")), key=len)
    block = re.search(r"@media \(prefers-color-scheme: dark\)\{(.*?)\n\}", sheet, re.S)
    assert block
    found: dict[Any, dict[str, tuple[Any, str]]] = {}
    for at, (selectors, body) in enumerate(re.findall(r"([^{}]+)\{([^{}]*)\}", block[1])):
        for selector in selectors.split(","):
            weight = (selector.count("."), len(re.findall(r"(?:^|\s)[a-z]", selector.strip())), at)
            for element in CSSSelector(selector.strip())(root):
                for part in body.split(";"):
                    name, _, value = part.partition(":")
                    best = found.setdefault(element, {})
                    if name not in best or best[name][0] < weight:
                        best[name] = (weight, value.removesuffix(" !important"))
    over = {element: {name: value for name, (_, value) in some.items()} for element, some in found.items()}
    return list(_shown(root.body, over))


def _shown(element: Any, over: Mapping[Any, Mapping[str, str]], colour: str = "", ground: str = "") -> Iterator[Shown]:
    style = dict(part.split(":", 1) for part in element.get("style", "").split(";") if part) | over.get(element, {})
    if style.get("display") == "none":
        return
    colour, ground = style.get("color", colour), style.get("background-color", ground)
    words = [element.text or "", *(child.tail or "" for child in element)]
    word = next((w.strip() for w in words if w.strip("\u00a0\n ")), element.get("alt", ""))
    if word:
        yield Shown(word, colour, ground)
    for child in element:
        if isinstance(child.tag, str):
            yield from _shown(child, over, colour, ground)
