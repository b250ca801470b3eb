"""`edgepress fix`: what is safe is done, twice changes nothing, no word a reader sees is lost, and files stay whole."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from edgepress import pipeline
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.pipeline.mending import Mended, mend_all

from ..check.cases import ARTICLE, CASES, Case, lay

every_case = pytest.mark.parametrize("case", [c for c in CASES if c.room == "check"], ids=lambda case: case.code)


def texts(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file() and not p.is_symlink()
    }


def seen(root: Path) -> list[str]:
    """Every word that a reader of the archive's texts sees."""
    from edgepress.load import survey
    from edgepress.load.issue import load_issue

    words: list[str] = []
    for slug, found in survey(root).issues.items():
        issue = load_issue(root, slug, found, "en").value
        for page in (issue, *issue.articles):
            html = re.sub(r"<[^>]*>", " ", page.html)
            words += re.findall(r"\w+", unescape(html))
    return words


def laid(case: Case, side: str, folder: Path) -> Path:
    root = folder / "newsletter"
    lay(case, side, root)
    return root


@every_case
def test_after_mending_nothing_safe_is_left_and_twice_changes_nothing(case: Case, tmp_path: Path) -> None:
    root = laid(case, "bad", tmp_path)
    mended = mend_all(root)
    left = [d for d in mended.left.findings if d.fix and d.fix.safe]
    assert left == []
    once = texts(root)
    assert mend_all(root).done == ()
    assert texts(root) == once


# What a reader saw that was no word, or one too many. Every other word is there after mending.
NO_WORDS = {
    "link-not-made": "https www ihi org slippers https toolkit example org",  # addresses that stood there as text
    "direction-trick": "slides_ gpj",  # one word, which a hidden mark cut in two
    "invisible-characters": "slip pers pati ents",
    "garbled": "donâ cafÃ",
    "word-residue": "o p o p",  # a word processor's own <o:p>
    "said-twice": "the the",
}


@every_case
def test_mending_loses_no_word_that_a_reader_sees(case: Case, tmp_path: Path) -> None:
    root = laid(case, "bad", tmp_path)
    before = Counter(seen(root))
    assert before
    mend_all(root)
    assert before - Counter(seen(root)) == Counter(NO_WORDS.get(case.code, "").split())


@every_case
def test_a_text_that_is_good_is_left_alone(case: Case, tmp_path: Path) -> None:
    root = laid(case, "good", tmp_path)
    before = texts(root)
    assert mend_all(root).done == ()
    assert texts(root) == before


@pytest.fixture
def root(tmp_path: Path) -> Path:
    case = next(c for c in CASES if c.code == "title-in-body")
    return laid(case, "bad", tmp_path)


def mended_article(root: Path) -> bytes:
    return (root / ARTICLE).read_bytes()


def test_line_ends_a_mark_at_the_top_and_rights_stay(root: Path) -> None:
    article = root / ARTICLE
    article.write_bytes(b"\xef\xbb\xbf" + article.read_bytes().replace(b"\n", b"\r\n"))
    article.chmod(0o640)
    before = article.read_bytes()
    assert mend_all(root).done
    after = article.read_bytes()
    assert after != before
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\r\n") == after.count(b"\n")
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    assert sorted(p.name for p in article.parent.iterdir() if p.name.startswith(".")) == []


def test_a_dry_run_writes_nothing_and_says_what_it_would_do(root: Path) -> None:
    before = texts(root)
    mended = mend_all(root, write=False)
    assert mended.done
    assert list(mended.after) == [ARTICLE]
    assert texts(root) == before


def test_a_file_that_changes_meanwhile_is_not_written(root: Path) -> None:
    article = root / ARTICLE

    def meddle(finding: Diagnostic, told: pipeline.Review) -> bool:
        article.write_text(article.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        return True

    with pytest.raises(Stop, match="changed while it was being mended, so nothing was written"):
        mend_all(root, choose=meddle)
    assert mended_article(root).endswith(b"\nMore.\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="for root, no folder is read-only")
def test_a_folder_that_may_only_be_read_is_one_sentence(root: Path) -> None:
    (root / ARTICLE).parent.chmod(0o500)
    try:
        with pytest.raises(Stop, match="could not be written"):
            mend_all(root)
    finally:
        (root / ARTICLE).parent.chmod(0o700)


def test_only_the_issues_that_are_named_are_mended(root: Path) -> None:
    other = root / "issues/2026-12-other"
    other.mkdir()
    (other / "issue.md").write_text("---\ntitle: Other\n---\n# Twice\n", encoding="utf-8")
    before = texts(root)
    mend_all(root, ["2026-12-other"])
    after = texts(root)
    assert {path for path in after if after[path] != before.get(path)} == {"issues/2026-12-other/issue.md"}
    with pytest.raises(Stop, match="no folder issues/nowhere holds an issue"):
        mend_all(root, ["nowhere"])


def test_a_file_that_is_protected_is_left_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(root)
    monkeypatch.setattr(os, "access", lambda path, how: Path(path) != root / ARTICLE)  # root may write everywhere
    with pytest.raises(Stop, match="10-slippers.md is protected against writing, so nothing was written"):
        mend_all(root)
    assert texts(root) == before


def _never(finding: Diagnostic, told: pipeline.Review) -> bool:
    return False


def test_what_nobody_chooses_is_not_done(root: Path) -> None:
    mended: Mended = mend_all(root, choose=_never)
    nothing: Mapping[str, bytes | None] = {}
    assert (mended.done, mended.after) == ((), nothing)
