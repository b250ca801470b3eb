"""Bytes to a text: what cannot be shown, and what was surely typed there."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.text import decode
from edgepress.mend import apply


def refused(text: str) -> Diagnostic:
    read = decode("a.md", text.encode())
    assert isinstance(read, Diagnostic)
    return read


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("It\x92s a \x93safe\x94 ward \x96 really\x97yes.", "It’s a “safe” ward – really—yes."),
        ("Itâ€™s a â€œsafeâ€\x9d ward.", "It’s a “safe” ward."),
        ("5 \x80", "5 €"),
        ("\u2028\x92", "\u2028’"),
    ],
)
def test_what_windows_leaves_has_one_reading_and_is_mended(written: str, typed: str) -> None:
    fix = refused(written).fix
    assert fix and fix.safe
    assert apply(written, [edit for edit in fix.edits if isinstance(edit, Edit)]) == typed


@pytest.mark.parametrize("written", ["a\x01b", "a\x8db", "a\x92b\x01", "a\x7f", "\x9d"])
def test_what_nobody_can_tell_is_left_to_the_guest(written: str) -> None:
    found = refused(written)
    assert found.fix is None
    assert found.hint == "delete it and type the words around it again"
