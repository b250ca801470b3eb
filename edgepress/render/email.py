"""An issue -> the HTML of its email."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from edgepress.model import Article, Asset, Issue, Site
from edgepress.render import view
from edgepress.render.email_body import for_email, steps
from edgepress.render.finish import coloured, finished, kept
from edgepress.render.inline import inline_css
from edgepress.render.picture import prints, shown_size
from edgepress.render.pieces import ROOM, height, pieces
from edgepress.render.short import settled, summary

FILLER = 50  # times four letters that show nothing: so an inbox shows the preview, and nothing of what follows it
PREVIEW = 120  # letters: what an inbox shows after the subject

_KEPT = "/* what stays */"
# Points: label, byline and margins above an article; of the box of an event, a resource or a pledge its edges, and a fact.
_LEAD, _BOX, _FACT = 160, 190, 60


class Laid(NamedTuple):
    """An email before its styles are put in: the document, the sheet that is kept in it, values for the names in both."""

    html: str
    sheet: str
    values: Mapping[str, str]


def email_html(site: Site, issue: Issue) -> str:
    """The email of an issue: one document with every style in place, ready to be sent."""
    laid = _laid(site, issue)
    inner, place = site.theme.sheets["email/inline.css"], f"templates/{site.settings.theme}/email/inline.css"
    return finished(inline_css(laid.html, inner, site.settings.inliner, place), laid.sheet, laid.values)


def unstyled_html(site: Site, issue: Issue) -> str:
    """The same document without the styles that are put in: what the finished email is held against."""
    laid = _laid(site, issue)
    return finished(laid.html, laid.sheet, laid.values)


def _laid(site: Site, issue: Issue) -> Laid:
    issue = settled(issue, site.settings)
    widths = view.widths(site)
    colours = view.colours(site, issue)
    values = {**_values(site, issue, widths), "keep": _KEPT, "colours": colours, "widths": widths}
    html = fill_in(site, values)
    sheet = kept(site.theme.sheets["email/keep.css"], html)
    tokens = {**colours, **{name: f"{points}px" for name, points in widths.items()}}
    tokens["beside"] = f"{widths['text'] - widths['tall']}px"
    return Laid(html.replace(_KEPT, coloured(sheet, tokens), 1), sheet, tokens)


def fill_in(site: Site, values: Mapping[str, Any]) -> str:
    """The document before its styles are put in."""
    from edgepress.render.stage import fill

    return fill(site.theme, "email/issue.html.j2", values)


def _values(site: Site, issue: Issue, widths: Mapping[str, int]) -> dict[str, Any]:
    up = f"{site.settings.base_url}/"
    say = view.say_in(site, issue.language)
    articles = [_article(a, site, issue, up, widths["text"]) for a in issue.articles]
    page = view.page_values(site, issue.language, issue.subject or issue.title, up, f"issues/{issue.slug}/")
    opening = for_email(issue, view.frame(site, issue, issue.language), view.absolute(site, issue))
    set_opening = pieces(opening, widths["text"] * 17 // 19)  # its letters are larger than those of an article
    people = view.writers(issue, up, site)
    return {
        **page,
        "issue": view.issue_card(issue, up, site, say),
        "articles": articles,
        "opening": "\n".join(set_opening),
        "opening_pieces": set_opening,
        "preview": issue.preview or _preview(issue),
        "filler": FILLER,
        "banner": banner(issue, up, widths["column"]),
        "editors": view.people(issue.editors, up, site),
        "people": people,
        "pairs": list(_pairs(people, widths["half"])),
        "licence": view.licence(issue.licence or site.settings.licence),
        "credits": view.credits(issue, issue, say),
        "unsubscribe": view.unsubscribe(site.settings),
        "browser": f"{up}issues/{issue.slug}/",
    }


def _article(piece: Article, site: Site, issue: Issue, up: str, room: int) -> dict[str, Any]:
    """An article with its body in pieces; without a body, where the email has only its summary."""
    if piece.in_email == "summary":
        values = view.article(piece, "", up, site, issue)
        label = values["say"]("read-on", title=values["title"])
        more = {"label": label, "url": values["url"]}
        return {**values, "summary": summary(piece), "pieces": [], "read_on": more, "credits": []}
    root = for_email(piece, view.frame(site, issue, piece.language), view.absolute(site, issue, piece.name))
    lines = len(piece.title) // 28 * 38 + len(piece.summary) // 60 * 28
    values = view.article(piece, "", up, site, issue)
    facts = len(values["facts"])
    some = pieces(
        steps(root) if piece.kind == "tips" else root, room, _LEAD + lines + (_BOX + _FACT * facts if facts else 0)
    )
    return {**values, "html": "\n".join(some), "pieces": some, "read_on": None}


def _preview(issue: Issue) -> str:
    """What an inbox shows where the guest wrote nothing for it: the first words of the opening, or what the issue holds."""
    from edgepress.render.body import tree

    first = next((p for p in tree(issue.html).iter("p")), None)
    words = " ".join("".join(first.itertext()).split()) if first is not None else ""
    words = words if len(words) >= 40 else " · ".join([*filter(None, [words]), *(a.title for a in issue.articles)])
    return words if len(words) <= PREVIEW else words[:PREVIEW].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def _pairs(people: Sequence[dict[str, Any]], room: int) -> Iterator[dict[str, Any]]:
    """The people two by two; `cut` where Word needs a new cell, because those before fill a page."""
    from edgepress.render.body import tree

    used = 0
    for at in range(0, len(people), 2):
        pair = people[at : at + 2]
        high = 180 + max(height(tree(who["bio"]), room if len(pair) > 1 else 2 * room) for who in pair)
        yield {"people": pair, "cut": used + high > ROOM}
        used = high if used + high > ROOM else used + high


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
