"""A save is seen: the article is saved as editors save, and a browser paints the page that it makes. `make bench` says how soon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED, needed
from tests.preview.press import running, save
from tests.preview.saving import SCROLLED, opened, painted, saves, sentence

ISSUES = 100
SAVES = 20


@pytest.fixture(scope="session")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsletter of a hundred issues."""
    path = SHARED / "perf" / "gen_corpus.py"
    script = needed(path if path.is_file() else None, f"{path} is not on this machine")
    folder = tmp_path_factory.mktemp("hundred") / "newsletter"
    subprocess.run(
        [sys.executable, str(script), "--issues", str(ISSUES), "--out", str(folder)], check=True, capture_output=True
    )
    return folder


def test_each_save_is_painted_where_the_reader_was(hundred: Path, browser: Any) -> None:
    with running(hundred) as preview:
        article = min((hundred / "issues" / preview.slug).glob("[0-9]*.md"))
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        seen = list(saves(preview, page, article, SAVES))
        page.close()
    assert len(seen) == SAVES
    assert [one.scrolled for one in seen] == [SCROLLED] * SAVES
    assert all(one.told > 0 for one in seen)
    assert all(one.painted > 0 for one in seen)


def test_however_fast_somebody_saves_the_last_text_is_painted(hundred: Path, browser: Any) -> None:
    """With findings that come and go, so that pages and findings are told by turns."""
    with running(hundred) as preview:
        article = min((hundred / "issues" / preview.slug).glob("[0-9]*.md"))
        text = article.read_text(encoding="utf-8")
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        opened(preview, page)
        for burst in range(8):
            for number in range(6):
                slip = "Read [here](https://example.org/)." if number % 2 else ""
                save(article, f"{text}\n{sentence(10 * burst + number)} {slip}\n")
                page.wait_for_timeout(17 * (burst + number))
            assert painted(page, sentence(10 * burst + 5))["scrolled"] == SCROLLED
        page.close()
        save(article, text)
