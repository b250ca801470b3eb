"""An issue -> the HTML of its email."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from edgepress.diagnostics import Stop
from edgepress.model import Article, Asset, Issue, Site
from edgepress.render import view
from edgepress.render.body import for_email, tree
from edgepress.render.inline import inline_css
from edgepress.render.picture import prints, shown_size
from edgepress.render.stage import fill

BANNER_WIDTH = 600

# A colour is a word in the sheets (t-ink) and becomes a value last: issues differ in colour, and a sheet is read once.
_TOKEN = re.compile(r"\bt-([a-z-]+)")
_STYLED = re.compile(r"""(?<=[\s"'])(?:style|bgcolor)=(?:"[^"<>]*\bt-[^"<>]*"|'[^'<>]*\bt-[^'<>]*')(?=[^<>]*>)""")


def email_html(site: Site, issue: Issue) -> str:
    """The email of an issue: one document with every style in place, ready to be sent."""
    up = f"{site.settings.base_url}/"
    colours = view.colours(site, issue)
    keep = _coloured(site.theme.sheets["email/keep.css"], colours)
    values = {**_values(site, issue, up), "keep": keep, "colours": colours}
    html = fill(site.theme, "email/issue.html.j2", values)
    sheet = f"templates/{site.settings.theme}/email/inline.css"
    inlined = inline_css(html, site.theme.sheets["email/inline.css"], site.settings.inliner, sheet)
    return _STYLED.sub(lambda match: _coloured(match[0], colours), inlined)


def _coloured(text: str, colours: Mapping[str, str]) -> str:
    try:
        return _TOKEN.sub(lambda match: colours[match[1]], text)
    except KeyError as error:
        raise Stop(f"templates/…/email: t-{error.args[0]} names no colour of theme.yaml") from None


def _values(site: Site, issue: Issue, up: str) -> dict[str, Any]:
    say = view.say_in(site, issue.language)
    articles = [view.article(a, _body(a, site, issue), up, site, issue) for a in issue.articles]
    page = view.page_values(site, issue.language, issue.subject or issue.title, up, f"issues/{issue.slug}/")
    return {
        **page,
        "issue": view.issue_card(issue, up, site, say),
        "articles": articles,
        "opening": for_email(issue, view.frame(site, issue, issue.language), view.absolute(site, issue)),
        "preview": issue.preview,
        "banner": banner(issue, up, BANNER_WIDTH),
        "editors": view.people(issue.editors, up, site),
        "people": view.writers(issue, up, site),
        "licence": view.licence(issue.licence or site.settings.licence),
        "credits": view.credits(issue, issue, say),
        "unsubscribe": view.unsubscribe(site.settings),
        "browser": f"{up}issues/{issue.slug}/",
    }


def _body(piece: Article, site: Site, issue: Issue) -> str:
    html = for_email(piece, view.frame(site, issue, piece.language), view.absolute(site, issue, piece.name))
    return _steps(html) if piece.kind == "tips" else html


def _steps(html: str) -> str:
    """Each numbered list as a table of large numbers: no mail client lets a sheet set the numbers of a list."""
    from lxml import etree
    from lxml.builder import E

    root = tree(html)
    for numbered in root.findall("ol"):
        first = int(numbered.get("start", "1"))
        items = numbered.findall("li")
        for item in items:
            item.tag = "td"
            item.set("class", "step")
        rows = (E.tr(E.td(str(n), {"class": "step-no", "width": "56"}), item) for n, item in enumerate(items, first))
        shape = {
            "role": "presentation",
            "class": "steps",
            "cellpadding": "0",
            "cellspacing": "0",
            "border": "0",
            "width": "100%",
        }
        table = E.table(*rows, shape)
        table.tail = numbered.tail
        root.replace(numbered, table)
    return str(etree.tostring(root, method="html", encoding="unicode"))


def banner(issue: Issue, up: str, room: int) -> dict[str, Any] | None:
    """The issue's banner, as wide as the room."""
    asset: Asset | None = issue.assets.get(issue.banner)
    if asset is None or not asset.format:
        return None
    best = prints(issue.slug, asset)[-1]
    width, height = shown_size(best, room)
    return {
        "src": f"{up}issues/{issue.slug}/{best.name}",
        "width": width,
        "height": height,
        "description": issue.banner_description,
    }
