"""A newsletter's folders -> what the page for the browser must know of it."""

from __future__ import annotations

from pathlib import Path

from edgepress import load
from edgepress.admin import mark
from edgepress.admin.wish import Draft, Newsletter
from edgepress.diagnostics import Stop
from edgepress.load import onward
from edgepress.load.article import SLUG, orders
from edgepress.load.scan import Found
from edgepress.load.schema import schema
from edgepress.load.settings import load_settings
from edgepress.start.offer import next_order


def newsletter(root: Path) -> Newsletter:
    """The settings, the issues that are still drafts, and which details there are. Raises Stop where no newsletter is."""
    settings = load_settings(root).value[0]
    issues = load.survey(root).issues
    drafts = [draft for slug, found in issues.items() if (draft := _draft(root, slug, found))]
    return Newsletter(
        title=settings.title or "the newsletter",
        address=settings.base_url,
        language=settings.language or "en",
        drafts=tuple(drafts),
        issue=schema("issue"),
        article=schema("article"),
        contributor=schema("contributor"),
    )


def beginnings(root: Path) -> dict[str, bytes]:
    """How those of the two files begin that are there already. Raises Stop for one that cannot be read."""
    return {path: _beginning(root, path) for path in (mark.INDEX, mark.SETTINGS) if _is_file(root / path)}


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.parent.is_symlink()


def _beginning(root: Path, path: str) -> bytes:
    try:
        with open(root / path, "rb") as file:
            return file.read(mark.READ)
    except OSError as error:
        raise Stop(f"{path} could not be read: {(error.strerror or str(error)).lower()}") from None


def _draft(root: Path, slug: str, found: tuple[Found, ...]) -> Draft | None:
    """An issue as far as its details block tells of it; None for one that is ready, or is no issue yet."""
    values = onward.written(root, f"issues/{slug}/issue.md") if SLUG.fullmatch(slug) else None
    if values is None or str(values.get("status", "draft")).strip() == "ready":
        return None
    title = values.get("title")
    following = next_order(orders(file.path for file in found))
    return Draft(slug, title if isinstance(title, str) and title else slug, following, tuple(values))
