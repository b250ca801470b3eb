"""Judges what guests wrote. One check: one function, one line here, one case folder, one page in docs/checks.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edgepress.check.accessibility import (
    colour_contrast,
    description_is_file_name,
    description_long,
    description_missing,
    media_no_transcript,
)
from edgepress.check.aloud import by_position_or_colour, emoji_run, shouting
from edgepress.check.breaks import odd_breaks
from edgepress.check.calendar import due_late, sent_draft
from edgepress.check.consent import editors_agreed, licence_missing, people_in_picture, picture_credit
from edgepress.check.destination import dead_link, file_type_unsaid, insecure_link, private_link
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
from edgepress.check.detour import link_shortener, tracking_tags, wrapped_link
from edgepress.check.disguise import link_in_disguise
from edgepress.check.furniture import blog_furniture
from edgepress.check.garbled import garbled
from edgepress.check.heading import (
    accidental_heading,
    fake_heading,
    heading_empty,
    heading_not_made,
    heading_skip,
    title_in_body,
)
from edgepress.check.house import Found, allow_unused, allow_without_reason, silences
from edgepress.check.image import borrowed_picture, pasted_picture, picture_format, picture_missing, unused_picture
from edgepress.check.initials import initials_unexplained
from edgepress.check.link import file_not_found, link_not_made, missing_https
from edgepress.check.link_words import address_as_text, bare_handle, same_text_two_places, vague_link_text
from edgepress.check.paste import invisible_characters, sticky_spaces
from edgepress.check.phrasing import long_sentence, said_twice, unclear_date
from edgepress.check.picture_file import (
    picture_blurry,
    picture_file_name,
    picture_heavy,
    picture_moving,
    picture_sideways,
    place_in_photo,
)
from edgepress.check.privacy import direct_contact, patient_number
from edgepress.check.residue import shortcode, template_syntax
from edgepress.check.review import review_marks
from edgepress.check.safety import active_content, direction_trick, outside_folder, raw_html
from edgepress.check.secret import secret
from edgepress.check.signs import stray_stars, typed_bullets, vanishing_brackets, year_starts_list
from edgepress.check.slots import (
    curly_quotes_in_details,
    duplicate_slot,
    orcid_wrong,
    preview_missing,
    subject_too_long,
)
from edgepress.check.spam import injected_spam
from edgepress.check.structure import article_empty, indented_paragraph, too_long, words_dropped
from edgepress.check.table import table_broken
from edgepress.check.tongue import language_mismatch
from edgepress.check.unfinished import placeholder
from edgepress.check.word import word_residue
from edgepress.check.words import gendered, house_words, person_first, plainer_word, spelling
from edgepress.diagnostics import Diagnostic
from edgepress.model import Page, Site

Check = Callable[[Page, Site], Iterator[Diagnostic]]
After = Callable[[Page, Site, Found], Iterator[Diagnostic]]

# Each of these tells a "Must fix", or nothing: a build asks only them.
MUST: tuple[Check, ...] = (
    details_missing,
    details_unreadable,
    field_missing,
    field_wrong_kind,
    field_twice,
    author_unknown,
    takeover_unknown,
    orcid_wrong,
    duplicate_slot,
    title_in_body,
    heading_empty,
    heading_not_made,
    vanishing_brackets,
    table_broken,
    article_empty,
    file_not_found,
    missing_https,
    link_not_made,
    private_link,
    picture_missing,
    picture_format,
    borrowed_picture,
    pasted_picture,
    place_in_photo,
    description_missing,
    blog_furniture,
    shortcode,
    review_marks,
    placeholder,
    description_is_file_name,
    colour_contrast,
    injected_spam,
    active_content,
    link_in_disguise,
    direction_trick,
    outside_folder,
    secret,
    licence_missing,
    picture_credit,
    people_in_picture,
    patient_number,
    editors_agreed,
)
# Each of these tells a "Should fix" or a "Consider".
ADVICE: tuple[Check, ...] = (
    field_unknown,
    curly_quotes_in_details,
    subject_too_long,
    preview_missing,
    due_late,
    sent_draft,
    words_dropped,
    invisible_characters,
    sticky_spaces,
    garbled,
    word_residue,
    odd_breaks,
    template_syntax,
    vague_link_text,
    address_as_text,
    same_text_two_places,
    bare_handle,
    file_type_unsaid,
    tracking_tags,
    wrapped_link,
    link_shortener,
    insecure_link,
    dead_link,
    heading_skip,
    fake_heading,
    accidental_heading,
    typed_bullets,
    indented_paragraph,
    year_starts_list,
    stray_stars,
    too_long,
    raw_html,
    picture_heavy,
    picture_sideways,
    picture_file_name,
    picture_blurry,
    picture_moving,
    unused_picture,
    description_long,
    shouting,
    by_position_or_colour,
    emoji_run,
    media_no_transcript,
    direct_contact,
    language_mismatch,
    person_first,
    said_twice,
    unclear_date,
    house_words,
    plainer_word,
    gendered,
    spelling,
    long_sentence,
    initials_unexplained,
)
CHECKS: tuple[Check, ...] = MUST + ADVICE
# Asked last, with what all others found: each tells a "Should fix" about what a guest says is meant.
AFTER: tuple[After, ...] = (
    allow_without_reason,
    allow_unused,
)

# What a guest cannot allow, because it could harm a reader or somebody in the text, or because nothing could be made.
NEVER = frozenset(
    """details-missing details-unreadable field-missing field-wrong-kind field-twice article-empty active-content
    link-in-disguise direction-trick outside-folder secret licence-missing picture-credit people-in-picture patient-number
    editors-agreed place-in-photo injected-spam""".split()
)


ALLOWABLE = frozenset(check.__name__.replace("_", "-") for check in CHECKS) - NEVER


def judge(page: Page, site: Site, advice: bool = True) -> tuple[Diagnostic, ...]:
    """What the checks say of one page, less what its guest says is meant; without `advice`, only what must be fixed."""
    found = frozenset(d for check in (CHECKS if advice else MUST) for d in check(page, site))
    told = {d for d in found if not _meant(d, page)}
    if advice and page.allow:
        told |= {d for check in AFTER for d in check(page, site, Found(found, ALLOWABLE, NEVER))}
    return tuple(sorted(told, key=lambda d: d.order))


def _meant(finding: Diagnostic, page: Page) -> bool:
    """Whether the guest says that a finding is meant, with the reason."""
    return finding.code not in NEVER and any(a.because and silences(a, finding) for a in page.allow)
