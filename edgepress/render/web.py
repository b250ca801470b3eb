"""The archive: every page of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from edgepress.model import Artifact, Card, Contributor, Issue, IssueCard, Page, Print, Site
from edgepress.render import view
from edgepress.render.body import Places, for_web
from edgepress.render.email import banner
from edgepress.render.picture import LIMIT, portrait, prints
from edgepress.render.plan import tag_name
from edgepress.render.stage import fill

STYLE = "style.css"
BANNER_ROOM = 1120
_ALIGNED = re.compile(r'<(t[dh]) align="(left|right|center)"')  # in words, < is &lt;


def issue_pages(site: Site, issue: Issue) -> Iterator[Artifact]:
    """The page of an issue, a page for each of its articles, its pictures and the files it links to."""
    yield _issue_page(site, issue)
    for place in range(len(issue.articles)):
        yield _article_page(site, issue, place)
    yield from _files(site, issue)


def _issue_page(site: Site, issue: Issue) -> Artifact:
    path, up = f"issues/{issue.slug}/", "../../"
    say = view.say_in(site, issue.language)
    before, after = _neighbours(site, issue)
    return _page(
        site, "web/issue.html.j2", path, issue.language, issue.title, up,
        issue=view.issue_card(issue, up, site, say),
        colours=view.colours(site, issue),
        banner=banner(issue, up, BANNER_ROOM),
        opening=_cells(for_web(issue, view.frame(site, issue, issue.language), Places("", ""))),
        articles=[view.contents_card(a, up, site, issue) for a in issue.articles],
        editors=view.people(issue.editors, up, site),
        tags=[{"name": t, "url": f"{up}tags/{tag_name(t)}/"} for t in issue.tags if tag_name(t)],
        licence=view.licence(issue.licence or site.settings.licence),
        credits=view.credits(issue, issue, say),
        before=view.issue_card(before, up, site, say) if before else None,
        after=view.issue_card(after, up, site, say) if after else None,
        description=issue.preview,
    )  # fmt: skip


def _article_page(site: Site, issue: Issue, place: int) -> Artifact:
    piece, up = issue.articles[place], "../../../"
    path = f"issues/{issue.slug}/{piece.name}/"
    say = view.say_in(site, piece.language)
    html = _cells(for_web(piece, view.frame(site, issue, piece.language), Places("", "../")))
    others = [issue.articles[i] if 0 <= i < len(issue.articles) else None for i in (place - 1, place + 1)]
    before, after = (view.article_card(o, up, site, say) if o else None for o in others)
    return _page(
        site, "web/article.html.j2", path, piece.language, piece.title, up,
        issue=view.issue_card(issue, up, site, say),
        issue_say=view.say_in(site, issue.language),
        colours=view.colours(site, issue),
        article=view.article(piece, html, up, site, issue),
        before=before,
        after=after,
        description=piece.summary,
    )  # fmt: skip


def _cells(html: str) -> str:
    """Which way a cell of a table is set, as a class: the attribute that Markdown gives it is obsolete in HTML."""
    return _ALIGNED.sub(r'<\1 class="\2"', html)


def _neighbours(site: Site, issue: Issue) -> tuple[IssueCard | None, IssueCard | None]:
    """The issues before and after, of those the site knows."""
    slugs = [i.slug for i in site.issues]
    at = slugs.index(issue.slug) if issue.slug in slugs else -1
    if at < 0:
        return None, None
    return (site.issues[at - 1] if at else None), (site.issues[at + 1] if at + 1 < len(slugs) else None)


def _files(site: Site, issue: Issue) -> Iterator[Artifact]:
    """Pictures in the sizes that are shown, and the files that texts link to, as they are."""
    pages: list[Page] = [issue, *issue.articles]
    shown = {p.src.removeprefix("./") for page in pages for p in page.seen.pictures} | {issue.banner}
    linked = {link.href.partition("#")[0].removeprefix("./") for page in pages for link in page.seen.links}
    for name, asset in issue.assets.items():
        if asset.format and _meant(name, shown):
            for made in prints(issue.slug, asset):
                yield Artifact(f"web/issues/{issue.slug}/{made.name}", made)
        if _meant(name, linked):  # a picture goes out as it is, but without what a camera wrote into it
            whole = Print(f"files/{name}", asset, asset.width, asset.height, asset.format, max(asset.size, LIMIT))
            yield Artifact(f"web/issues/{issue.slug}/files/{name}", whole if asset.format else asset)


def _meant(name: str, written: set[str]) -> bool:
    from urllib.parse import quote

    return name in written or quote(name) in written


def contributor_page(
    site: Site, who: Contributor, pieces: Sequence[Card], issues: Sequence[IssueCard]
) -> Iterator[Artifact]:
    """The page of a person or a group: who they are, what they wrote, which issues they took over."""
    path, up = f"contributors/{who.id}/", "../../"
    say = view.say_in(site, site.settings.language)
    members = [m for m in who.members if m in site.contributors]
    yield _page(
        site, "web/contributor.html.j2", path, site.settings.language, who.name or who.id, up,
        colours=view.colours(site, issues[0] if issues else None),
        who={**view.person(who, who.id, up, site), "face": view.face(who.photo or who.logo, up, 320)},
        links=_links(who),
        members=view.people(members, up, site),
        pieces=[view.article_card(c, up, site, say) for c in pieces],
        issues=[view.issue_card(i, up, site, say) for i in issues],
        description="",
    )  # fmt: skip
    asset = who.photo or who.logo
    if asset:
        yield from (
            Artifact(f"web/contributors/{portrait(asset, side).name}", portrait(asset, side))
            for side in (view.FACE, 320)
        )


def _links(who: Contributor) -> list[tuple[str, str]]:
    """A contributor's links as a name and an address; a handle without a page is words alone."""
    links = []
    for name, value in who.links.items():
        if value.startswith(("https://", "http://")):
            links.append((name if name != "site" else value.partition("//")[2].strip("/"), value))
        elif name == "mastodon" and value.count("@") == 2:
            user, host = value.lstrip("@").split("@")
            links.append((value, f"https://{host}/@{user}"))
    if who.orcid:
        links.append(("ORCID", f"https://orcid.org/{who.orcid}"))
    return [(name, url) for name, url in links if " " not in url]


def tag_page(site: Site, tag: str, pieces: Sequence[Card], issues: Sequence[IssueCard]) -> Iterator[Artifact]:
    """Everything under one tag."""
    up = "../../"
    say = view.say_in(site, site.settings.language)
    yield _page(
        site, "web/tag.html.j2", f"tags/{tag_name(tag)}/", site.settings.language, tag, up,
        colours=view.colours(site, None),
        pieces=[view.article_card(c, up, site, say) for c in pieces],
        issues=[view.issue_card(i, up, site, say) for i in issues],
        description="",
    )  # fmt: skip


def index_pages(site: Site, people: Iterable[Contributor], tags: Iterable[tuple[str, int]]) -> Iterator[Artifact]:
    """Home, the lists of contributors and tags, the page for what is not there, and the style sheet."""
    language = site.settings.language
    say = view.say_in(site, language)
    colours = view.colours(site, None)
    cards = [view.issue_card(i, "", site, say) for i in reversed(site.issues)]
    latest = site.issues[-1] if site.issues else None
    pieces = [view.article_card(c, "", site, say) for c in latest.cards] if latest else []
    title = site.settings.title
    yield _page(
        site,
        "web/index.html.j2",
        "",
        language,
        title,
        "",
        colours=view.colours(site, latest),
        issues=cards,
        pieces=pieces,
        description=site.settings.description,
    )
    everybody = [view.person(who, who.id, "../", site) for who in people]
    yield _page(
        site,
        "web/contributors.html.j2",
        "contributors/",
        language,
        say("contributors"),
        "../",
        colours=colours,
        people=everybody,
        description="",
    )
    named = [{"name": tag, "url": f"../tags/{tag_name(tag)}/", "count": count} for tag, count in tags]
    yield _page(
        site, "web/tags.html.j2", "tags/", language, say("tags"), "../", colours=colours, tags=named, description=""
    )
    top = site.settings.base_url + "/"  # this page is shown at any address, so its links cannot be relative
    missing = _page(
        site, "web/404.html.j2", "404.html", language, say("not-found"), top, colours=colours, description=""
    )
    yield Artifact("web/404.html", missing.content)
    yield Artifact(f"web/{STYLE}", site.theme.sheets["web/web.css"].encode())


def _page(site: Site, template: str, path: str, language: str, title: str, up: str, **values: Any) -> Artifact:
    html = fill(
        site.theme, template, {**view.page_values(site, language, title, up, path), "style": f"{up}{STYLE}", **values}
    )
    return Artifact(f"web/{path}index.html", html.encode("utf-8"))
