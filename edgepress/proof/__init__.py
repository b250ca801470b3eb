"""Judges what subscribers will get: the finished email. One proof: one function, one line here, one page in docs/proofs.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from edgepress.diagnostics import Diagnostic
from edgepress.model import Artifact, Issue
from edgepress.proof.cells import (
    border_too_wide,
    ground_twin_missing,
    padding_off_cell,
    quote_by_border,
    table_gaps,
    table_role,
)
from edgepress.proof.dead import dead_markup
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
from edgepress.proof.frame import anchor_dead, direction_left_over, element_strange_to_word, table_in_link
from edgepress.proof.width import columns_too_wide, conditional_unpaired, ghost_missing
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
from edgepress.proof.height import cell_too_tall
from edgepress.proof.hooks import attribute_selector, class_unknown, class_unused, dark_twin_missing
from edgepress.proof.kept import important_inline, important_missing, sheet_dropped, sheet_in_body, sheet_too_large
from edgepress.proof.letter import Letter
from edgepress.proof.near import placed
from edgepress.proof.parity import words_lost
from edgepress.proof.setting import (
    lines_tight,
    link_uncoloured,
    style_borrowed,
    target_small,
    text_justified,
    text_small,
)
from edgepress.proof.values import colour_short, shorthand_late, style_unsafe
from edgepress.source import Source

Proof = Callable[[Letter], Iterator[Diagnostic]]

# Asked of every email that is built, so they must be quick: what a guest's text alone decides.
IN_BUILD: tuple[Proof, ...] = (words_lost,)
# Asked by `edgepress proof`, with those above: what the theme, or whoever made the email, decides.
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
)


def prove(letter: Letter, proofs: Iterable[Proof] = PROOFS) -> tuple[Diagnostic, ...]:
    """Everything the proofs say of an email, in its order; what is said of many places is said once, with their lines."""
    return placed(letter, [d for proof in proofs for d in proof(letter)])


def prove_made(artifacts: Sequence[Artifact], issue: Issue | None) -> tuple[Diagnostic, ...]:
    """What the quick proofs say of the files that were made of one issue."""
    if issue is None:
        return ()
    files = {
        a.path: a.content.decode("utf-8")
        for a in artifacts
        if isinstance(a.content, bytes) and a.path.endswith((".html", ".txt"))
    }
    path = f"email/{issue.slug}/index.html"
    letter = Letter(html=Source(path, files.get(path, "")), issue=issue, files=files)
    return tuple(d for proof in IN_BUILD for d in proof(letter))
