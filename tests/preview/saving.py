"""How long a save takes to be seen: from the editor's last byte to the page that a browser has painted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .press import Events, Running, save

SCROLLED = 400  # px: further down than any other part of the page is high
PATIENCE = 30_000  # ms: a machine may have other things to do
_PAINTED = """([words, patience]) => new Promise((done, fail) => {
  const frame = document.getElementById("frame");
  const end = performance.now() + patience;
  const look = () => {
    if (performance.now() > end) return fail(new Error(`never painted: ${words}`));
    if (!frame.contentDocument.body?.textContent.includes(words)) return requestAnimationFrame(look);
    return requestAnimationFrame(() => setTimeout(() => done({
      at: performance.timeOrigin + performance.now(), scrolled: frame.contentWindow.scrollY })));
  };
  look();
})"""


class Seen(NamedTuple):
    """One save: milliseconds until the preview told of it, and until it was painted; where the page was scrolled to."""

    told: float
    painted: float
    scrolled: float


def sentence(number: int) -> str:
    """Words that stand nowhere else."""
    return f"The tide gauge on the harbour wall read {number} today."


def painted(page: Any, words: str) -> Any:
    """When the page has painted these words, and where it is scrolled to."""
    return page.evaluate(_PAINTED, [words, PATIENCE])


def opened(preview: Running, page: Any) -> None:
    """The page of a preview, ready and scrolled down."""
    page.goto(preview.address)
    page.wait_for_function("() => document.getElementById('frame').contentDocument?.body?.textContent.length > 1000")
    page.wait_for_function("() => document.getElementById('status').dataset.is === 'live'")
    page.wait_for_timeout(500)  # its pictures
    page.evaluate(f"document.getElementById('frame').contentWindow.scrollTo(0, {SCROLLED})")


def saves(preview: Running, page: Any, article: Path, times: int) -> Iterator[Seen]:
    """Save an article again and again, each time with another sentence, and see it arrive."""
    events = Events(preview.port)
    text = article.read_text(encoding="utf-8")
    opened(preview, page)
    for number in range(times):
        yield _save(page, events, article, f"{text}\n{sentence(number)}\n", sentence(number))
    events.close()
    save(article, text)


def _save(page: Any, events: Events, article: Path, text: str, words: str) -> Seen:
    events.more(0.15)  # whoever writes looks up from time to time
    save(article, text)
    begin = time.time()
    events.next()
    told = time.time()
    found = painted(page, words)
    return Seen(1000 * (told - begin), found["at"] - 1000 * begin, found["scrolled"])
