"""Takes pictures of pages. Alone knows playwright, for `edgepress proof --sheet`."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from edgepress.diagnostics import Stop

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

SECONDS = 10  # for one picture; an email that takes longer shows nothing that its readers would wait for
TALLEST = 6_000  # px of a page that are taken: thirty pictures of that height stay below 8 MB in one file
QUALITY = 45  # of WebP: letters stay sharp
_HERE = "https://view.invalid/"  # nowhere (RFC 2606)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars")
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
# Where its lines begin, and how high it is: a page that is wider than its window is seen from its beginning.
_BEGINNING = """(e => [
    getComputedStyle(document.body || e).direction === "rtl" ? e.scrollWidth - e.clientWidth : 0, e.scrollHeight
])(document.documentElement)"""
_INSTALL = "pip install 'edgepress[sheet]'"

Fetch = Callable[[str], bytes | None]


class Shot(NamedTuple):
    """A picture as WebP, its size in px, and how high the page is; no bytes where it could not be taken in time."""

    data: bytes
    width: int
    height: int
    page: int


class Wish(NamedTuple):
    """A page to be looked at: its HTML, how wide the window is, whether its reader likes it dark."""

    html: str
    width: int
    dark: bool


@contextmanager
def opened(fetch: Fetch, environ: Mapping[str, str]) -> Iterator[Callable[[Wish], Shot]]:
    """A camera: a browser that runs no scripts and has no network. `fetch` answers for the pictures of a page.

    Raises Stop, with what to install, where there is no playwright or no browser.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Stop(f"a sheet needs playwright and a browser: {_INSTALL}, then playwright install chromium") from None
    path = _path(environ)
    with sync_playwright() as playwright:
        browser = _launched(playwright.chromium, path)
        try:
            yield lambda wish: _shot(browser, wish, fetch)
        finally:
            browser.close()


def _launched(chromium: Any, path: str | None) -> Browser:
    from playwright.sync_api import Error

    if path is None and not os.path.exists(chromium.executable_path):
        raise Stop("a sheet needs a browser, and there is none here: playwright install chromium")
    try:
        browser: Browser = chromium.launch(executable_path=path, args=_QUIET, handle_sigint=False)
    except Error as error:
        reason = str(error).strip().splitlines()[0]
        name = path or chromium.executable_path
        raise Stop(f"the browser {name} did not start; name another one in CHROME_PATH ({reason})") from None
    return browser


def _path(environ: Mapping[str, str]) -> str | None:
    """The browser of this machine; None leaves it to playwright's own. CHROME_PATH decides."""
    named = environ.get("CHROME_PATH")
    if named:
        if not os.path.isfile(named):
            raise Stop(f"CHROME_PATH names {named}, and there is no such file")
        return named
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def _shot(browser: Browser, wish: Wish, fetch: Fetch) -> Shot:
    """One picture, in a window of its own that remembers nothing."""
    from playwright.sync_api import Error

    context = browser.new_context(
        viewport={"width": wish.width, "height": 600},
        color_scheme="dark" if wish.dark else "light",
        java_script_enabled=False,
        reduced_motion="reduce",
        service_workers="block",
        accept_downloads=False,
    )
    try:
        context.set_default_timeout(SECONDS * 1000)
        context.route("**/*", lambda route: _answer(route, wish.html, fetch))
        return _taken(context.new_page(), wish)
    except Error as error:
        if "Timeout" not in str(error):
            raise
        return Shot(b"", wish.width, 0, 0)
    finally:
        context.close()


def _answer(route: Route, html: str, fetch: Fetch) -> None:
    """The page itself, its pictures as far as they are at hand, and nothing else."""
    url = route.request.url
    if url == _HERE:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif route.request.resource_type == "image" and (found := fetch(url)) is not None:
        ending = re.split(r"[?#]", url)[0].rpartition(".")[2].lower()
        route.fulfill(body=found, content_type=_KINDS.get(ending, "application/octet-stream"))
    else:
        route.abort()


def _taken(page: Page, wish: Wish) -> Shot:
    page.goto(_HERE, wait_until="load")
    left, page_height = (int(part) for part in page.evaluate(_BEGINNING))
    height = max(1, min(page_height, TALLEST))
    png = page.screenshot(
        full_page=True,
        animations="disabled",
        type="png",
        clip={"x": left, "y": 0, "width": wish.width, "height": height},
    )
    return Shot(_packed(png), wish.width, height, page_height)


def _packed(png: bytes) -> bytes:
    from PIL import Image

    into = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").save(into, "WEBP", quality=QUALITY, method=4)
    return into.getvalue()
