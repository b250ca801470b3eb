"""A newsletter to the page on which guests write in a browser: admin/index.html and admin/config.yml."""

from __future__ import annotations

from collections.abc import Mapping

from edgepress.admin.configuration import configuration
from edgepress.admin.mark import INDEX, SETTINGS, marked
from edgepress.admin.page import page
from edgepress.admin.wish import Newsletter, Wish
from edgepress.admin.written import written

__all__ = ["Newsletter", "Wish", "pages"]


def pages(newsletter: Newsletter, wish: Wish) -> Mapping[str, bytes]:
    """Both files by their path in the newsletter. The same newsletter and the same wish give the same bytes."""
    settings = f"{marked(wish)}\n{written(configuration(newsletter, wish))}"
    return {INDEX: page(newsletter, wish).encode("utf-8"), SETTINGS: settings.encode("utf-8")}
