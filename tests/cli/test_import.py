"""edgepress import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ..importers.word import Word, saved

SAID = """cups
  wrote  issues/2026-12-plain/20-cold-coffee.md
  wrote  contributors/ana-cruz.md
  Look at this:
    - The title is “Cold coffee”.
    - Written by Ana Cruz, because the text says “By Ana Cruz”.
    - Ana Cruz is new: contributors/ana-cruz.md was made. Ask whether they agree to be named, and write agrees: true.
  Changed or left out:
    - What stands at the top and the foot of its pages was left out.
"""


@pytest.fixture
def cups(root: Path) -> str:
    """A Word file in the newsletter's folder."""
    d = Word()
    d.add_heading("Cold coffee", 0)
    d.add_paragraph("By Ana Cruz")
    d.add_paragraph("My coffee was cold.")
    d.sections[0].header.paragraphs[0].text = "Draft 3"
    (root / "cups.docx").write_bytes(saved(d))
    return "cups.docx"


def test_an_import_says_what_it_made_what_it_guessed_and_what_to_type_next(say, cups: str, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("import", cups, "--issue", "2026-12-plain")
    assert (heard.code, heard.out, heard.err) == (0, SAID, "1 article made. Next: edgepress check 2026-12-plain\n")
    assert (root / "issues/2026-12-plain/20-cold-coffee.md").read_text(encoding="utf-8") == (
        "---\ntitle: Cold coffee\nauthors: [ana-cruz]\n---\n\nMy coffee was cold.\n"
    )
    assert (root / "contributors/ana-cruz.md").read_text(
        encoding="utf-8"
    ) == "---\nname: Ana Cruz\nagrees: false\n---\n"


def test_a_dry_run_shows_the_article(say, cups: str, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("import", cups, "--issue", "2026-12-plain", "--dry-run")
    article = "\n---\ntitle: Cold coffee\nauthors: [ana-cruz]\n---\n\nMy coffee was cold.\n\n"
    assert heard.out == SAID.replace("wrote", "would write") + article
    assert (heard.code, heard.err) == (0, "Nothing was written. To write it, leave out --dry-run.\n")
    assert not (root / "contributors/ana-cruz.md").exists()


def test_a_file_that_cannot_be_taken_is_told_and_the_answer_is_1(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    (root / "old.docx").write_bytes(b"{\\rtf1")
    heard = say("import", "old.docx", "--issue", "2026-12-plain")
    why = "This is a file in Rich Text Format. Open it in Word and save it as .docx."
    assert (heard.code, heard.out, heard.err) == (1, "", f"old.docx: not taken. {why}\nNothing was written.\n")


def test_without_mammoth_one_sentence_says_what_to_type(say, cups: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "mammoth", None)
    heard = say("import", cups, "--issue", "2026-12-plain")
    assert (heard.code, heard.out) == (2, "")
    assert (
        heard.err
        == "edgepress: Word files need one more part of the press. To get it: pip install 'edgepress[docx]'.\n"
    )


def test_an_issue_must_be_named_and_be_there(say, cups: str) -> None:  # type: ignore[no-untyped-def]
    heard = say("import", cups)
    assert (heard.code, heard.out) == (2, "")
    assert heard.err.startswith("edgepress: Say with --issue which issue it goes into; there are 2026-")
    heard = say("import", cups, "--issue", "2026-12-plan")
    assert (heard.code, heard.out) == (2, "")
    assert heard.err == (
        "edgepress: no folder issues/2026-12-plan holds an issue; did you mean 2026-12-plain? To begin it: edgepress new issue.\n"
    )


def test_a_name_that_was_typed_without_quotes_is_told_what_it_lacks(say) -> None:  # type: ignore[no-untyped-def]
    heard = say("import", "coffee", "draft.docx", "--issue", "2026-12-plain")
    assert (heard.code, heard.out) == (2, "")
    assert heard.err == (
        "edgepress: There is no file coffee. Look at its folder, and put quotes round a name with spaces.\n"
    )
