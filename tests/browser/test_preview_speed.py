"""A save is seen: the article is saved as editors save, and a browser paints the page that it makes. `make bench` says how soon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED, needed
from tests.preview.press import running
from tests.preview.saving import SCROLLED, saves

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
