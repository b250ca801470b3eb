"""Checks for readers who listen, or who see no pictures."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.model import Issue, Page, Site


def description_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every picture has a description, for those who cannot see it and for mail programs that hide pictures.

    Bad:   ![](images/coffee.jpg)
    Good:  ![Four cups of coffee on a ward trolley](images/coffee.jpg)
    """
    why = "half of the readers see the description first, because their mail program hides pictures"
    for picture in page.seen.pictures:
        if not picture.description.strip():
            hint = f"say in a sentence what it shows: ![What it shows]({picture.src})"
            yield Diagnostic(
                "description-missing", "This picture has no description", picture.where, hint=hint, why=why
            )
    if isinstance(page, Issue) and page.banner and not page.banner_description.strip():
        hint = "add banner-description: and say what it shows"
        yield Diagnostic(
            "description-missing", "The banner has no description", page.at("theme.banner"), hint=hint, why=why
        )
