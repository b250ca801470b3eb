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
from edgepress.check.initials import initials_unexplained
from edgepress.check.link import file_not_found, missing_https, private_link
from edgepress.check.paste import injected_spam
from edgepress.check.phrasing import long_sentence, said_twice, unclear_date
from edgepress.check.safety import active_content, direction_trick, link_in_disguise, outside_folder, raw_html
from edgepress.check.structure import article_empty, title_in_body, words_dropped
from edgepress.check.tongue import language_mismatch
from edgepress.check.words import gendered, house_words, person_first, plainer_word
from edgepress.diagnostics import Diagnostic
from edgepress.model import Page, Site

Check = Callable[[Page, Site], Iterator[Diagnostic]]

# Each of these tells a "Must fix", or nothing: a build asks only them.
MUST: tuple[Check, ...] = (
    details_missing,
    details_unreadable,
    field_missing,
    field_wrong_kind,
    field_twice,
    author_unknown,
    takeover_unknown,
    title_in_body,
    article_empty,
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
)
# Each of these tells a "Should fix" or a "Consider".
ADVICE: tuple[Check, ...] = (
    field_unknown,
    words_dropped,
    raw_html,
    language_mismatch,
    person_first,
    said_twice,
    unclear_date,
    house_words,
    plainer_word,
    gendered,
    long_sentence,
    initials_unexplained,
)
CHECKS: tuple[Check, ...] = MUST + ADVICE

# What a guest cannot allow, because it could harm a reader or somebody in the text, or because nothing could be made.
NEVER = frozenset(
    """details-missing details-unreadable field-missing field-wrong-kind field-twice article-empty active-content
    link-in-disguise direction-trick outside-folder secret licence-missing picture-credit people-in-picture patient-number
    editors-agreed place-in-photo injected-spam""".split()
)


def judge(page: Page, site: Site, advice: bool = True) -> tuple[Diagnostic, ...]:
    """What the checks say of one page, less what its guest says is meant; without `advice`, only what must be fixed."""
    found = {d for check in (CHECKS if advice else MUST) for d in check(page, site)}
    return tuple(sorted((d for d in found if not _meant(d, page)), key=lambda d: d.order))


def _meant(finding: Diagnostic, page: Page) -> bool:
    """Whether the guest says that a finding is meant, with the reason."""
    return finding.code not in NEVER and any(
        allowed.check == finding.code
        and allowed.because
        and (not allowed.line or finding.where.line <= allowed.line <= finding.where.end_line)
        for allowed in page.allow
    )
