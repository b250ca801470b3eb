"""Judges what guests wrote. One check: one function, one line here, one case folder, one page in docs/checks.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edgepress.check.accessibility import description_missing
from edgepress.check.details import (
    author_unknown,
    details_missing,
    details_unreadable,
    field_missing,
    field_twice,
    field_unknown,
    field_wrong_kind,
    takeover_unknown,
)
from edgepress.check.image import borrowed_picture, picture_format, picture_missing
from edgepress.check.link import file_not_found, missing_https, private_link
from edgepress.check.paste import injected_spam
from edgepress.check.safety import active_content, direction_trick, link_in_disguise, outside_folder, raw_html
from edgepress.check.structure import article_empty, title_in_body, words_dropped
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.model import Page, Site

Check = Callable[[Page, Site], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    details_missing,
    details_unreadable,
    field_missing,
    field_unknown,
    field_wrong_kind,
    field_twice,
    author_unknown,
    takeover_unknown,
    title_in_body,
    article_empty,
    words_dropped,
    file_not_found,
    missing_https,
    private_link,
    picture_missing,
    picture_format,
    borrowed_picture,
    description_missing,
    injected_spam,
    active_content,
    link_in_disguise,
    direction_trick,
    outside_folder,
    raw_html,
)


def judge(page: Page, site: Site) -> tuple[Diagnostic, ...]:
    """Everything the checks say of one page, less what its guest says is meant; a "Must fix" cannot be allowed."""
    meant = {a.check for a in page.allow if a.because}
    found = {d for check in CHECKS for d in check(page, site)}
    return tuple(
        sorted((d for d in found if d.severity is Severity.MUST or d.code not in meant), key=lambda d: d.order)
    )
