"""Nouns -> what a template says of them: plain values, addresses that a page may use, phrases in its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote

from edgepress.colour import palette
from edgepress.diagnostics import Stop
from edgepress.direction import direction
from edgepress.model import LICENCES, Article, Asset, Card, Contributor, Issue, IssueCard, Settings, Site
from edgepress.render.body import WIDTHS, Frame, Places
from edgepress.render.picture import is_tall, portrait, prints
from edgepress.render.plan import tag_name
from edgepress.render.words import day, moment, number, phrases

Say = Callable[..., str]

UNSUBSCRIBE = "https://edgepress.invalid/unsubscribe"  # a carrier puts its own address here, so it is plain letters

FACE = 160  # pixels: a face is shown 64 to 80 points wide

_TYPED = re.compile("[\"']|--|[.]{3}")  # what a typesetter sets in another way

_palette = cache(palette)


def say_in(site: Site, language: str) -> Say:
    """The theme's phrases in a language."""
    return phrases(site.theme, language)


def colours(site: Site, issue: IssueCard | None) -> dict[str, str]:
    """Every colour of the theme by name; an issue's own colour decides the accents."""
    values = site.theme.values
    _sound(values)
    plain = {f"{name.removeprefix('light.')}": v for name, v in values.items() if name.startswith("light.")}
    dark = {f"{name.removeprefix('dark.')}-dark": v for name, v in values.items() if name.startswith("dark.")}
    return {**plain, **dark, **(tone(site, issue) or _palette(values["accent"], plain["paper"], dark["paper-dark"]))}


def _sound(values: Mapping[str, str]) -> None:
    for name in ("accent", "light.paper", "dark.paper"):
        if not re.fullmatch("#[0-9a-fA-F]{6}", values.get(name, "")):
            raise Stop(f'templates/…/theme.yaml: {name} must be a colour of six digits, like "#0b5d73"')


def tone(site: Site, issue: IssueCard | None) -> dict[str, str] | None:
    """The palette of an issue's own colour, where it has one and we know it."""
    colour = issue.colour if issue else ""
    values = site.theme.values
    return _palette(colour, values["light.paper"], values["dark.paper"]) if colour else None


def page_values(site: Site, language: str, title: str, up: str, path: str) -> dict[str, Any]:
    """What every page needs: the newsletter, its language, where it stands, and the way up to the top.

    `up` leads from the page to the top of the archive (`../../`); `path` leads from the top to the page.
    """
    settings = site.settings
    return {
        "site": settings,
        "language": language,
        "direction": direction(language),
        "say": say_in(site, language),
        "title": title,
        "up": up,
        "address": f"{settings.base_url}/{path}",
        "path": path,
    }


def person(who: Contributor | None, id: str, up: str, site: Site) -> dict[str, Any]:
    """A contributor as a byline or a card shows them; somebody unknown has a name only."""
    if who is None:
        return {
            "id": id,
            "name": id,
            "url": "",
            "role": "",
            "organisation": "",
            "place": "",
            "face": None,
            "bio": "",
            "kind": "person",
        }
    group = site.contributors.get(who.organisation)
    return {
        "id": who.id,
        "name": who.name,
        "url": f"{up}contributors/{who.id}/",
        "role": who.role,
        "organisation": group.name if group else who.organisation,
        "organisation_url": f"{up}contributors/{group.id}/" if group else "",
        "place": who.place,
        "country": who.country,
        "face": face(who.photo or who.logo, up, FACE),
        "bio": who.html,
        "kind": who.kind,
        "orcid": who.orcid,
    }


def face(asset: Asset | None, up: str, side: int) -> dict[str, Any] | None:
    """A contributor's picture as a square."""
    if asset is None:
        return None
    made = portrait(asset, side)
    return {"src": f"{up}contributors/{made.name}", "width": made.width, "height": made.height}


def people(ids: Iterable[str], up: str, site: Site) -> list[dict[str, Any]]:
    """Several contributors, in their order."""
    return [person(site.contributors.get(id), id, up, site) for id in ids]


def writers(issue: Issue, up: str, site: Site) -> list[dict[str, Any]]:
    """Everybody who wrote in the issue, each once, in the order of the articles."""
    return people(dict.fromkeys(id for a in issue.articles for id in a.authors if id in site.contributors), up, site)


def unsubscribe(settings: Settings) -> str:
    """The web address that ends the emails: the newsletter's own, or a place that a carrier fills."""
    return settings.unsubscribe if settings.unsubscribe.startswith("https://") else UNSUBSCRIBE


def issue_card(issue: IssueCard, up: str, site: Site, say: Say) -> dict[str, Any]:
    """An issue as an index shows it."""
    group = site.contributors.get(issue.takeover)
    return {
        "slug": issue.slug,
        "url": f"{up}issues/{issue.slug}/",
        "title": set_words(issue.title, issue.language),
        "number": issue.number,
        "date": day(issue.date, say),
        "iso": issue.date.isoformat() if issue.date else "",
        "year": issue.date.year if issue.date else None,
        "preview": set_words(issue.preview, issue.language),
        "language": issue.language,
        "direction": direction(issue.language),
        "group": person(group, issue.takeover, up, site) if issue.takeover else None,
        "count": issue.count,
        "tone": tone(site, issue),
    }


def set_words(line: str, language: str) -> str:
    """A title or a summary with a typesetter's marks, as the words below it have them."""
    if not _TYPED.search(line):
        return line
    from edgepress.markup.typography import set_line  # brings in Python-Markdown, which most pages do without

    return set_line(line, language)


def article_card(card: Card, up: str, site: Site, say: Say) -> dict[str, Any]:
    """An article as a list shows it."""
    return {
        "url": f"{up}issues/{card.issue}/{card.name}/",
        "name": card.name,
        "title": set_words(card.title, card.language),
        "kind": card.kind,
        "label": say(f"kind.{card.kind}"),
        "summary": set_words(card.summary, card.language),
        "authors": people(card.authors, up, site),
        "date": day(card.date, say),
        "iso": card.date.isoformat() if card.date else "",
        "language": card.language,
        "direction": direction(card.language),
        "shot": None,
        "mark": None,
    }


def contents_card(piece: Article, up: str, site: Site, issue: Issue) -> dict[str, Any]:
    """An article as its own issue shows it: with its first picture, or the figures it is about."""
    say = say_in(site, piece.language)
    return {**article_card(piece, up, site, say), "shot": shot(piece, issue, up), "mark": mark(piece, say)}


def shot(piece: Article, issue: Issue, up: str) -> dict[str, Any] | None:
    """The first picture of an article, in a size for a list."""
    for picture in piece.seen.pictures:
        asset = issue.assets.get(unquote(picture.src).removeprefix("./"))
        if asset and asset.format:
            made = prints(issue.slug, asset)[-2:][0]
            tall = is_tall(made.width, made.height)
            src = f"{up}issues/{issue.slug}/{made.name}"
            return {"src": src, "width": made.width, "height": made.height, "tall": tall}
    return None


def mark(piece: Article, say: Say) -> str:
    """The few letters that stand for an article without a picture: its count, its day, its format."""
    if piece.count is not None:
        return number(piece.count, say)
    return f"{piece.starts.day} {say(f'month.{piece.starts.month}')}" if piece.starts else piece.format


def article(piece: Article, html: str, up: str, site: Site, issue: Issue) -> dict[str, Any]:
    """An article with all that a template shows of it. `html` is its body, set for where it will stand."""
    say = say_in(site, piece.language)
    # Words a minute of an adult reading to themselves, Brysbaert 2019: 238.
    minutes = max(1, round(piece.seen.words / 220))
    return {
        **article_card(piece, up, site, say),
        "html": html,
        "say": say,
        "minutes": say("minutes", count=minutes),
        "tags": [{"name": t, "url": f"{up}tags/{tag_name(t)}/"} for t in piece.tags if tag_name(t)],
        "licence": licence(piece.licence or issue.licence or site.settings.licence),
        "credits": credits(piece, issue, say),
        "facts": facts(piece, say),
        "day": {"day": piece.starts.day, "month": say(f"month.{piece.starts.month}")} if piece.starts else None,
        "button": button(piece, say),
    }


def facts(piece: Article, say: Say) -> list[tuple[str, str]]:
    """What an event, a resource or a pledge tells in its box: pairs of a name and a value."""
    rows: list[tuple[str, str]] = []
    if piece.starts:
        zone = f" ({piece.timezone})" if piece.timezone else ""
        rows.append((say("starts"), moment(piece.starts, say) + zone))
    if piece.ends:
        same = piece.starts and piece.starts.date() == piece.ends.date() and piece.ends.time() > piece.starts.time()
        rows.append((say("ends"), f"{piece.ends:%H:%M}" if same else moment(piece.ends, say)))
    if piece.place:
        rows.append((say("place"), piece.place))
    if piece.format:
        rows.append((say("format"), piece.format))
    if piece.size:
        rows.append((say("size"), piece.size))
    if piece.count is not None:
        rows.append((say("pledged"), number(piece.count, say)))
    return rows


def button(piece: Article, say: Say) -> dict[str, str] | None:
    """The one thing to do at an event, a resource or a pledge."""
    return {"url": piece.link, "label": say(f"button.{piece.kind}")} if piece.link else None


def licence(code: str) -> dict[str, str] | None:
    """A licence by its SPDX code: a name people know, and where it can be read."""
    if not code:
        return None
    name, url = LICENCES.get(code, (code, ""))
    return {"name": name, "url": url, "code": code}


def credits(piece: Article | Issue, issue: Issue, say: Say) -> list[str]:
    """Who made each picture that is shown."""
    shown = {p.src.removeprefix("./") for p in piece.seen.pictures}
    if isinstance(piece, Issue) and piece.banner:
        shown.add(piece.banner)
    named = dict(issue.pictures) | dict(piece.pictures)
    lines = []
    for path, note in named.items():
        if path in shown and note.credit:
            terms = licence(note.licence)
            lines.append(note.credit + (f" ({terms['name']})" if terms else ""))
    return list(dict.fromkeys(lines))


def frame(site: Site, issue: Issue, language: str) -> Frame:
    """What a body needs to be set."""
    return Frame(issue, say_in(site, language), direction(language), widths(site))


def widths(site: Site) -> dict[str, int]:
    """The widths of an email's columns by name, in points. Raises Stop for one that is no whole number."""
    given = {name: site.theme.values.get(f"widths.{name}", str(points)) for name, points in WIDTHS.items()}
    for name, points in given.items():
        if not re.fullmatch("[1-9][0-9]{0,3}", points):
            raise Stop(f"templates/…/theme.yaml: widths: {name} must be a whole number of points, like 600")
    return {name: int(points) for name, points in given.items()}


def absolute(site: Site, issue: Issue, name: str = "") -> Places:
    """Addresses for texts that leave the archive: email and feeds."""
    home = f"{site.settings.base_url}/issues/{issue.slug}/"
    return Places(page=f"{home}{name}/" if name else home, issue=home)
