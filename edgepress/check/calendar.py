"""Checks of the editor's own days: when texts are wanted, and when an issue went out."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Edit, Severity, offered
from edgepress.model import Issue, Page, Site


def due_late(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The texts of an issue are wanted before the day on which it goes out.

    Bad:   date: 2026-12-04
           due: 2026-12-11
    Good:  date: 2026-12-04
           due: 2026-11-20
    """
    if not isinstance(page, Issue) or page.due is None or page.date is None or page.due < page.date:
        return
    when = "on the day it goes out" if page.due == page.date else "after it has gone out"
    yield Diagnostic(
        "due-late",
        f"The texts of this issue would be wanted {when}",
        page.at("due"),
        hint=f"write a day before {page.date}, with time to check and to mend, or move date:",
        severity=Severity.SHOULD,
    )


def sent_draft(page: Page, site: Site) -> Iterator[Diagnostic]:
    """An issue that was sent is no draft: a draft leaves the archive, and the link in the email leads nowhere.

    Bad:   status: draft
           sent: 2026-12-04
    Good:  status: ready
           sent: 2026-12-04
    """
    if not isinstance(page, Issue) or page.sent is None or page.status == "ready":
        return
    given = page.details.places.get("status")
    yield Diagnostic(
        "sent-draft",
        f"This issue went out on {page.sent} and is still a draft, so it would not be in the archive",
        given or page.at("sent"),
        hint="write status: ready, or take sent: out until it has gone out",
        severity=Severity.SHOULD,
        why="the email links to the archive, and readers keep it for years",
        fix=offered(Edit(given, "ready")) if given else None,
    )
