"""An article that the email gives as a summary: what the settings, an issue or a piece say of it decides what is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.pipeline import Wishes
from edgepress.pipeline.proving import prove_all

from ..golden.tiny import lay, press

EMAIL = "email/2026-11-quay/index.html"
BODY = "The ferry left at 22:10"  # of the first piece, which has a summary


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "newsletter")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pyproject.toml", "[tool.edgepress]\n", '[tool.edgepress]\nemail = "summaries"\n'),
        ("issues/2026-11-quay/issue.md", "---\n", "---\nemail: summaries\n"),
        ("issues/2026-11-quay/10-the-last-ferry.md", "---\n", "---\nemail: summary\n"),
    ],
)
def test_a_word_more_makes_the_email_anew_and_the_archive_keeps_all_of_it(
    root: Path, file: str, old: str, new: str
) -> None:
    out = root / "build"
    press(root, out)
    assert BODY in (out / EMAIL).read_text(encoding="utf-8")
    edit(root / file, old, new)
    press(root, out)
    assert BODY not in (out / EMAIL).read_text(encoding="utf-8")
    assert BODY not in (out / EMAIL).with_suffix(".txt").read_text(encoding="utf-8")
    assert BODY in (out / "web/issues/2026-11-quay/the-last-ferry/index.html").read_text(encoding="utf-8")
    again = root / "again"
    press(root, again, Wishes(keep=False))
    assert (again / EMAIL).read_bytes() == (out / EMAIL).read_bytes()


def test_the_proofs_do_not_ask_for_what_a_summary_leaves_out(root: Path) -> None:
    edit(root / "pyproject.toml", "[tool.edgepress]\n", '[tool.edgepress]\nemail = "summaries"\n')
    press(root, root / "build")
    codes = {d.code for d in prove_all(root, root / "build", ["2026-11-quay"]).findings}
    assert codes & {"words-lost", "heading-lost", "link-lost", "description-lost"} == set()
