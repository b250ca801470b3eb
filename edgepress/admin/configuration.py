"""A newsletter and a wish -> what config.yml says: where texts are kept, and which of them a guest may write."""

from __future__ import annotations

from typing import Any

from edgepress.admin import asking
from edgepress.admin.fields import PEOPLE, PICTURES, fields
from edgepress.admin.wish import Draft, Newsletter, Wish

WIDEST = 2400  # px: as wide as a picture may be before the press says that it is too large
HEAVIEST = 20_000_000  # bytes of a picture, as docs/guests.md says
PROXY = "http://127.0.0.1:8081/api/v1"  # where decap-server listens on one's own machine
LONGEST = 60  # letters of a file name

_OWN = ("number", "status", "date", "editors", "subject", "preview", "takeover", "theme")  # details of no piece
_SLUG_HINT = "Part of the web address for ever: small letters a to z, digits and hyphens."
_SLUG = [r"^[a-z0-9]+(-[a-z0-9]+)*$", "Only small letters a to z, digits and hyphens"]


def configuration(newsletter: Newsletter, wish: Wish) -> dict[str, Any]:
    """All of config.yml, for the program that is wished."""
    drafts = newsletter.drafts
    pieces = [_pieces(newsletter, draft, wish.cms) for draft in drafts]
    openings = [_openings(newsletter, wish.cms)] if wish.cms == "decap" and drafts else []
    return {
        "backend": _backend(wish),
        **_workflow(wish),
        "media_folder": f"contributors/{PICTURES}",
        "public_folder": f"/contributors/{PICTURES}",
        **_uploads(wish.cms),
        "site_url": newsletter.address,
        "display_url": newsletter.address,
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-", **_trimmed(wish.cms)},
        "editor": {"preview": False},
        **_house(newsletter, wish.cms),
        "collections": [*openings, *pieces, _people(newsletter, wish.cms)],
    }


def _backend(wish: Wish) -> dict[str, Any]:
    if wish.backend == "test":
        return {"name": "test-repo"}
    if wish.backend == "proxy":
        return {"name": "proxy", "proxy_url": PROXY, "branch": wish.branch or "main"}
    given: dict[str, Any] = {"name": wish.backend, "repo": wish.repo}
    if wish.branch or wish.cms == "decap":
        given["branch"] = wish.branch or "main"  # Decap would take master
    if wish.backend == "github":
        given |= {"open_authoring": True, "auth_scope": "public_repo"}
    if wish.sign_in:
        given["base_url"] = wish.sign_in
    elif wish.cms == "sveltia":
        given["auth_methods"] = ["token"]  # no button that leads nowhere
    return given


def _workflow(wish: Wish) -> dict[str, Any]:
    """A branch and a pull request for each text, where the program can make them."""
    able = wish.cms == "decap" or wish.backend != "test"
    return {"publish_mode": "editorial_workflow"} if able else {}


def _uploads(cms: str) -> dict[str, Any]:
    """Pictures are made smaller before they are handed in, which also takes out where they were taken."""
    if cms == "decap":
        return {"media_processing": {"enabled": True, "strip_metadata": True, "width": WIDEST}}
    shrunk = {"raster_image": {"format": "webp", "quality": 90, "width": WIDEST, "height": WIDEST}}
    settings = {"max_file_size": HEAVIEST, "slugify_filename": True, "transformations": shrunk}
    return {"media_libraries": {"default": {"config": settings}, "stock_assets": {"providers": []}}}


def _trimmed(cms: str) -> dict[str, Any]:
    return {"maxlength": LONGEST} if cms == "sveltia" else {}


def _house(newsletter: Newsletter, cms: str) -> dict[str, Any]:
    """What only one of the programs can be told: its title, and to leave out what is empty."""
    if cms == "decap":
        return {"locale": "en"}
    return {"app_title": newsletter.title, "output": {"omit_empty_optional_fields": True}}


def _pieces(newsletter: Newsletter, draft: Draft, cms: str) -> dict[str, Any]:
    """The pieces of an issue. Its own file lies in the same folder, and is no piece."""
    own: dict[str, Any]
    if cms == "sveltia":
        slug: Any = {
            "template": f"{draft.next}-{{{{slug}}}}",
            "editable": ["create"],
            "hint": _SLUG_HINT,
            "pattern": _SLUG,
        }
        asked = fields(newsletter.issue, asking.ISSUE, cms)
        own = {"index_file": {"name": "issue", "label": "The issue itself", "icon": "home", "fields": asked}}
    else:
        slug = f"{draft.next}-{{{{slug}}}}"
        only = next((name for name in _OWN if name in draft.own), "")
        own = {"filter": {"field": only}} if only else {}  # with no value: a piece has no such detail
    return {
        "name": _safe(draft.slug),
        "label": f"{'Pieces: ' if cms == 'decap' else ''}{_called(newsletter, draft)}",
        "label_singular": "piece",
        "folder": f"issues/{draft.slug}",
        "create": True,
        "slug": slug,
        **own,
        **_texts(),
        "summary": "{{title}}",
        "fields": fields(newsletter.article, asking.ARTICLE, cms),
    }


def _openings(newsletter: Newsletter, cms: str) -> dict[str, Any]:
    asked = fields(newsletter.issue, asking.ISSUE, cms)
    files = [
        {"name": _safe(d.slug), "label": _called(newsletter, d), "file": f"issues/{d.slug}/issue.md", "fields": asked}
        for d in newsletter.drafts
    ]
    return {"name": "issues", "label": "Issues", **_texts(), "files": files}


def _people(newsletter: Newsletter, cms: str) -> dict[str, Any]:
    return {
        "name": PEOPLE,
        "label": "People",
        "label_singular": "person or group",
        "folder": "contributors",
        "create": True,
        "identifier_field": "name",
        "slug": "{{slug}}",
        **_texts(),
        "summary": "{{name}}",
        "fields": fields(newsletter.contributor, asking.CONTRIBUTOR, cms),
    }


def _texts() -> dict[str, Any]:
    """What all our texts have in common."""
    return {"extension": "md", "format": "frontmatter", "media_folder": PICTURES, "public_folder": PICTURES}


def _called(newsletter: Newsletter, draft: Draft) -> str:
    """The title of an issue; with its folder, when another one is called the same."""
    same = [other for other in newsletter.drafts if other.title == draft.title]
    return draft.title if len(same) == 1 else f"{draft.title} ({draft.slug})"


def _safe(slug: str) -> str:
    """The name of an issue's collection, which is never that of another one."""
    return f"issue-{slug}"
