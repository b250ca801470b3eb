"""`python -m tests.bench.saving ROOT FILE`: start the preview, save an article a few times, and add to FILE how long each took."""

import json
import sys
from pathlib import Path

from tests.conftest import browser_path
from tests.preview.press import running
from tests.preview.saving import saves

from .corpora import newest_article

SAVES = 4  # a round: with the five rounds that there are, twenty


def main(root: Path, file: Path) -> None:
    """One line of JSON for each save: milliseconds until it was told, and until it was painted."""
    from playwright.sync_api import sync_playwright

    article = newest_article(root)
    with running(root, article.parent.name) as preview, sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=str(browser_path()), args=["--no-sandbox", "--disable-gpu"])
        page = window.new_page(viewport={"width": 1300, "height": 900})
        seen = list(saves(preview, page, article, SAVES))
        window.close()
    with file.open("a", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"told": one.told, "painted": one.painted}) + "\n" for one in seen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
