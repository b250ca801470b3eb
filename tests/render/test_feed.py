"""Feeds and lists for programs: Atom, JSON Feed, sitemap, robots."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree

from lxml import html as lxml_html

from edgepress.model import Issue, Site
from edgepress.render.feed import feeds, sitemap
from edgepress.render.plan import ENTRIES

from . import nouns

ATOM = "{http://www.w3.org/2005/Atom}"
BODY = (
    '<p>See <a href="10-second.md">this</a>, <a href="#x">that</a>, <a href="notes.pdf">a file</a> &amp; <b>]]&gt;</b></p>'
    '<p><img src="images/a.jpg" alt="A cup"></p>'
)


def issues() -> list[Issue]:
    first = nouns.issue(
        nouns.article(
            BODY, "first", title="Tea & <cake>", authors=("ada",), summary="Why “tea”?", tags=("tea & cake",)
        ),
        nouns.article("<p>Deux</p>", "second", title="Deux", language="fr-CA"),
        assets={"images/a.jpg": nouns.asset("issues/tea/images/a.jpg", 900, 600)},
    )
    later = nouns.issue(nouns.article("<p>Late</p>", "late", issue="coffee"), slug="coffee", date=date(2027, 1, 8))
    return [first, later]


def site() -> Site:
    return nouns.site(*issues(), contributors={"ada": nouns.person("ada", "Ada <Wren>")})


def made() -> dict[str, bytes]:
    return {a.path: a.content for a in feeds(site(), issues()) if isinstance(a.content, bytes)}


def test_the_atom_feed_has_what_rfc_4287_asks_for() -> None:
    feed = ElementTree.fromstring(made()["web/feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert [feed.findtext(ATOM + name) for name in ("title", "id", "updated")] == [
        "The Edge",
        f"{nouns.HOME}/",
        "2027-01-08T06:00:00Z",
    ]
    assert [(link.get("rel"), link.get("href")) for link in feed.findall(f"{ATOM}link")] == [
        (None, f"{nouns.HOME}/"),
        ("self", f"{nouns.HOME}/feed.xml"),
    ]
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("title", "id", "updated", "published", "content"):
            assert entry.findtext(ATOM + name), name
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None


def test_entries_are_the_newest_first_each_with_an_id_of_its_own() -> None:
    feed = ElementTree.fromstring(made()["web/feed.xml"])
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert ids == [f"{nouns.HOME}/issues/{path}/" for path in ("coffee/late", "tea/first", "tea/second")]
    items = json.loads(made()["web/feed.json"])["items"]
    assert [item["id"] for item in items] == ids


def test_an_entry_says_who_wrote_it_about_what_and_in_which_language() -> None:
    entry = ElementTree.fromstring(made()["web/feed.xml"]).findall(f"{ATOM}entry")[1]
    assert entry.findtext(f"{ATOM}title") == "Tea & <cake>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada <Wren>"
    assert [c.get("term") for c in entry.findall(f"{ATOM}category")] == ["tea & cake"]
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert entry.findtext(f"{ATOM}summary") == "Why “tea”?"


def test_every_address_in_a_feed_is_whole() -> None:
    feed = ElementTree.fromstring(made()["web/feed.xml"])
    contents = [entry.findtext(f"{ATOM}content") for entry in feed.findall(f"{ATOM}entry")]
    assert contents == [item["content_html"] for item in json.loads(made()["web/feed.json"])["items"]]
    addresses = [
        part.split()[0]
        for content in contents
        for element in lxml_html.fragment_fromstring(content, create_parent="div").iter()
        for name in ("href", "src", "srcset")
        for part in (element.get(name) or "").split(",")
        if part.strip()
    ]
    assert len(addresses) >= 5
    assert [a for a in addresses if urlsplit(a).scheme != "https" or not urlsplit(a).netloc] == []
    assert f"{nouns.HOME}/issues/tea/first/#x" in addresses
    assert f"{nouns.HOME}/issues/tea/second/" in addresses


def test_the_json_feed_has_what_version_1_1_asks_for() -> None:
    feed = json.loads(made()["web/feed.json"])
    assert {k: feed[k] for k in ("version", "title", "home_page_url", "feed_url", "language")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Edge",
        "home_page_url": f"{nouns.HOME}/",
        "feed_url": f"{nouns.HOME}/feed.json",
        "language": "en-GB",
    }
    assert feed["items"][1] == {
        "id": f"{nouns.HOME}/issues/tea/first/",
        "url": f"{nouns.HOME}/issues/tea/first/",
        "title": "Tea & <cake>",
        "content_html": feed["items"][1]["content_html"],
        "summary": "Why “tea”?",
        "date_published": "2026-12-04T06:00:00Z",
        "authors": [{"name": "Ada <Wren>"}],
        "tags": ["tea & cake"],
        "language": "en-GB",
    }


def test_a_feed_of_nothing_and_a_feed_of_very_much_are_feeds() -> None:
    empty = {a.path: a.content for a in feeds(nouns.site(), [])}
    assert isinstance(empty["web/feed.xml"], bytes)
    assert ElementTree.fromstring(empty["web/feed.xml"]).findtext(f"{ATOM}updated") == "1970-01-01T06:00:00Z"
    many = nouns.issue(*(nouns.article("<p>x</p>", f"n{n}") for n in range(ENTRIES + 20)))
    full = {a.path: a.content for a in feeds(nouns.site(many), [many])}
    assert isinstance(full["web/feed.json"], bytes)
    assert len(json.loads(full["web/feed.json"])["items"]) == ENTRIES


def test_the_sitemap_names_every_page_with_its_day_and_robots_names_the_sitemap() -> None:
    paths = [("", date(2026, 12, 4)), ("issues/tea/", date(2026, 12, 4)), ("tags/a&b/", None)]
    files = {a.path: a.content for a in sitemap(nouns.site(), paths)}
    assert files["web/robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {nouns.HOME}/sitemap.xml\n".encode()
    assert isinstance(files["web/sitemap.xml"], bytes)
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.fromstring(files["web/sitemap.xml"]).findall(f"{name}url")
    assert [(url.findtext(f"{name}loc"), url.findtext(f"{name}lastmod")) for url in urls] == [
        (f"{nouns.HOME}/", "2026-12-04"),
        (f"{nouns.HOME}/issues/tea/", "2026-12-04"),
        (f"{nouns.HOME}/tags/a&b/", None),
    ]
