"""Every proof there is, in the order in which they are asked; `edgepress proof` asks them all."""

from __future__ import annotations

from collections.abc import Iterable

from edgepress.diagnostics import Diagnostic
from edgepress.proof import IN_BUILD, Proof
from edgepress.proof.button import button_fragile, vml_silent
from edgepress.proof.carried import description_lost, heading_lost, link_lost
from edgepress.proof.cells import (
    border_too_wide,
    ground_twin_missing,
    padding_off_cell,
    quote_by_border,
    table_gaps,
    table_role,
)
from edgepress.proof.contrast import contrast_low
from edgepress.proof.dead import dead_markup
from edgepress.proof.description import (
    description_endless,
    description_is_name,
    description_unreadable,
    description_unsaid,
)
from edgepress.proof.document import (
    article_unnamed,
    body_bare,
    direction_unsaid,
    doctype_missing,
    language_unsaid,
    title_missing,
    wrapper_missing,
)
from edgepress.proof.font import font_unhidden, word_font_unset, word_lines_unset
from edgepress.proof.foot import link_by_program, way_out_missing
from edgepress.proof.frame import anchor_dead, direction_left_over, element_strange_to_word, table_in_link
from edgepress.proof.head import (
    alphabet_late,
    colour_scheme_unsaid,
    detection_allowed,
    dpi_unset,
    namespace_missing,
    reformatting_allowed,
    viewport_missing,
    zoom_forbidden,
)
from edgepress.proof.heading import first_heading, heading_jump, id_twice, meaning_by_aria
from edgepress.proof.height import cell_too_tall
from edgepress.proof.hooks import attribute_selector, class_unknown, class_unused, dark_twin_missing
from edgepress.proof.image import picture_unruly, picture_width
from edgepress.proof.inlined import inlining_changed, sheet_outside_grammar
from edgepress.proof.kept import important_inline, important_missing, sheet_dropped, sheet_in_body, sheet_too_large
from edgepress.proof.legible import lines_tight, target_small, text_justified, text_small
from edgepress.proof.letter import Letter
from edgepress.proof.link import link_dead, link_unfilled, link_unmarked, link_unprotected
from edgepress.proof.link_words import link_bare, link_silent, link_twice, link_vague
from edgepress.proof.mailing import list_unnamed, list_unsubscribe_folded, list_unsubscribe_missing, one_click_missing
from edgepress.proof.message import (
    header_encoded,
    header_twice,
    line_end_mixed,
    message_undated,
    sender_missing,
    subject_long,
)
from edgepress.proof.near import placed
from edgepress.proof.packing import packing_untrue, packing_wide
from edgepress.proof.picture_file import ground_picture, picture_source, picture_stretched
from edgepress.proof.plain import plain_text_late, plain_text_missing, plain_text_unclean
from edgepress.proof.preheader import (
    filler_missing,
    preheader_length,
    preheader_missing,
    preheader_repeats,
    preheader_visible,
)
from edgepress.proof.setting import link_uncoloured, style_borrowed
from edgepress.proof.size import letters_strange, letters_undeclared, line_too_long
from edgepress.proof.support import client_support
from edgepress.proof.told import unless_told
from edgepress.proof.values import colour_short, shorthand_late, style_unsafe
from edgepress.proof.width import columns_too_wide, conditional_unpaired, ghost_missing

# Asked by `edgepress proof`, with those of a build: what the theme, or whoever made the email, decides.
PROOFS: tuple[Proof, ...] = (
    *IN_BUILD,
    doctype_missing,
    language_unsaid,
    direction_unsaid,
    wrapper_missing,
    article_unnamed,
    body_bare,
    title_missing,
    alphabet_late,
    zoom_forbidden,
    viewport_missing,
    reformatting_allowed,
    detection_allowed,
    colour_scheme_unsaid,
    namespace_missing,
    dpi_unset,
    word_font_unset,
    word_lines_unset,
    font_unhidden,
    dead_markup,
    sheet_too_large,
    sheet_in_body,
    sheet_dropped,
    important_missing,
    important_inline,
    class_unknown,
    class_unused,
    dark_twin_missing,
    style_unsafe,
    colour_short,
    shorthand_late,
    attribute_selector,
    ghost_missing,
    conditional_unpaired,
    columns_too_wide,
    table_role,
    table_gaps,
    padding_off_cell,
    border_too_wide,
    ground_twin_missing,
    quote_by_border,
    cell_too_tall,
    style_borrowed,
    link_uncoloured,
    table_in_link,
    element_strange_to_word,
    anchor_dead,
    direction_left_over,
    text_small,
    lines_tight,
    text_justified,
    target_small,
    picture_width,
    picture_unruly,
    description_unsaid,
    description_is_name,
    description_endless,
    description_unreadable,
    picture_source,
    picture_stretched,
    ground_picture,
    link_dead,
    link_unfilled,
    link_unprotected,
    link_silent,
    link_vague,
    link_bare,
    link_twice,
    link_unmarked,
    button_fragile,
    vml_silent,
    link_by_program,
    way_out_missing,
    preheader_missing,
    preheader_length,
    preheader_visible,
    filler_missing,
    preheader_repeats,
    line_too_long,
    letters_undeclared,
    letters_strange,
    contrast_low,
    first_heading,
    heading_jump,
    id_twice,
    meaning_by_aria,
    list_unsubscribe_missing,
    list_unsubscribe_folded,
    one_click_missing,
    list_unnamed,
    sender_missing,
    message_undated,
    subject_long,
    header_encoded,
    header_twice,
    line_end_mixed,
    packing_untrue,
    packing_wide,
    plain_text_missing,
    plain_text_late,
    plain_text_unclean,
    link_lost,
    heading_lost,
    description_lost,
    client_support,
    sheet_outside_grammar,
    inlining_changed,
)


def prove(letter: Letter, proofs: Iterable[Proof] = PROOFS) -> tuple[Diagnostic, ...]:
    """Everything the proofs say of an email, in its order; what is said of many places is said once, with their lines."""
    return placed(letter, unless_told(letter, [d for proof in proofs for d in proof(letter)]))
