"""Checks of the details block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Article, Contributor, Issue, Page, Site


def details_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every file opens with a details block between two lines of three hyphens.

    Bad:   We met in the corridor at seven ...
    Good:  ---
           title: Seven in the corridor
           ---
    """
    yield from _told(page, "details-missing")


def details_unreadable(page: Page, site: Site) -> Iterator[Diagnostic]:
    """A details block can be read: one detail a line, a name, a colon, a space, a value.

    Bad:   title: Falls: a story
    Good:  title: "Falls: a story"
    """
    yield from _told(page, "details-unreadable")


def field_missing(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The details say what a page cannot do without: a title, authors, the day of an event, the date of a ready issue.

    Bad:   authors: [liz-doe]
    Good:  title: What a coffee trial taught us
    """
    yield from _told(page, "field-missing")


def field_unknown(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The details say only what the press knows how to use.

    Bad:   tittle: Seven in the corridor
    Good:  title: Seven in the corridor
    """
    yield from _told(page, "field-unknown", Severity.SHOULD)


def field_wrong_kind(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Each detail is of its kind: a date is a day of the calendar, a number has only digits, a title is one line.

    Bad:   date: 2026-13-01
    Good:  date: 2026-12-04
    """
    yield from _told(page, "field-wrong-kind")


def field_twice(page: Page, site: Site) -> Iterator[Diagnostic]:
    """No detail is given twice, because only one of the two could count.

    Bad:   title: Coffee
           title: Tea
    Good:  title: Coffee
    """
    yield from _told(page, "field-twice")


def _told(page: Page, cause: str, severity: Severity = Severity.MUST) -> Iterator[Diagnostic]:
    for problem in page.details.problems:
        if problem.cause == cause:
            yield Diagnostic(
                cause, problem.message, problem.where, hint=problem.hint, severity=severity, fix=problem.fix
            )


def author_unknown(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Everyone named as an author, editor or member has a file in contributors/.

    Bad:   authors: [adah]
    Good:  authors: [ada]
    """
    for key, people in _named(page):
        for person in people:
            if person not in site.contributors:
                yield Diagnostic(
                    "author-unknown",
                    f"Nobody in contributors/ is called “{person}”",
                    page.at(key, person),
                    hint=_near(person, site.contributors) or f"add contributors/{person}.md",
                )


def _named(page: Page) -> Iterator[tuple[str, Iterable[str]]]:
    if isinstance(page, Article):
        yield "authors", page.authors
    elif isinstance(page, Issue):
        yield "editors", page.editors
    elif isinstance(page, Contributor):
        yield "members", page.members


def takeover_unknown(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The group that takes an issue over has a file in contributors/ that says kind: group.

    Bad:   takeover: auckland
    Good:  takeover: auckland-improvers
    """
    if not isinstance(page, Issue) or not page.takeover:
        return
    where = page.at("takeover")
    groups = [id for id, who in site.contributors.items() if who.kind == "group"]
    if page.takeover not in site.contributors:
        message = f"No group in contributors/ is called “{page.takeover}”"
        hint = _near(page.takeover, groups) or f"add contributors/{page.takeover}.md with kind: group"
        yield Diagnostic("takeover-unknown", message, where, hint=hint)
    elif page.takeover not in groups:
        message = f"“{page.takeover}” is a person, and an issue is taken over by a group"
        hint = f"name a group, or write kind: group in contributors/{page.takeover}.md"
        yield Diagnostic("takeover-unknown", message, where, hint=hint)


def _near(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), n=1)
    return f"did you mean “{near[0]}”?" if near else ""
