"""Proofs of inlining: what may be put into style attributes, and that nothing else was changed by it."""

from __future__ import annotations

from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic
from edgepress.inlining.changes import changes
from edgepress.inlining.grammar import grammar_faults
from edgepress.proof.letter import Letter


def sheet_outside_grammar(letter: Letter) -> Iterator[Diagnostic]:
    """A theme's sheet keeps to what inliners get right: types, classes, descendants, and plain values.

    Bad:   td:not(.x) { color: #1d2226 }
    Good:  td.value { color: #1d2226 }
    """
    if letter.sheet is None:
        return
    for fault in grammar_faults(letter.sheet.text):
        said, _, do = fault.words.rpartition("; ")
        yield Diagnostic(
            "sheet-outside-grammar",
            f"This part of the sheet does not reach readers as it is meant: {said or do}",
            letter.sheet.span(fault.offset),
            hint=do if said else "move it to keep.css, or write it in a plainer way",
        )


def inlining_changed(letter: Letter) -> Iterator[Diagnostic]:
    """Putting styles in changes nothing else: words, links, pictures, comments and the kept sheet stay as they were.

    Bad:   <a href="https://…"></a><table> … </table>
    Good:  <a href="https://…" style="color: #0b5d73"> … </a>
    """
    if not letter.before:
        return
    for fault in changes(letter.before, letter.html.text):
        yield Diagnostic(
            "inlining-changed",
            f"Readers do not get what the template said: {fault.words}",
            letter.html.span(fault.offset),
            hint="mend the template at this place, or the sheet whose styles were put in",
        )
