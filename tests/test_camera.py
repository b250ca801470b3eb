"""The camera: a browser that runs nothing, asks nobody, and is not waited for without end."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

import pytest
from PIL import Image

from edgepress import camera
from edgepress.camera import Shot, Wish
from edgepress.diagnostics import Stop

RED = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
asked: list[str] = []


def fetch(url: str) -> bytes | None:
    asked.append(url)
    return RED if url.startswith("https://ours.example/") else None


T = TypeVar("T")


@pytest.fixture(scope="module")
def aside() -> Iterator[Callable[[Callable[[], T]], T]]:
    """Does something in a thread of its own: playwright is opened only once in each."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(work).result()


@pytest.fixture(scope="module")
def take(chromium: str) -> Iterator[Callable[[Wish], Shot]]:
    stack = ExitStack()
    with ThreadPoolExecutor(1) as thread:
        camera_of_ours = thread.submit(stack.enter_context, camera.opened(fetch, {"CHROME_PATH": chromium})).result()
        yield lambda wish: thread.submit(camera_of_ours, wish).result()
        thread.submit(stack.close).result()


def opened(environ: dict[str, str]) -> None:
    with camera.opened(fetch, environ):
        raise AssertionError("there is a camera")


def colour(shot: Shot, x: int = 5, y: int = 5) -> tuple[int, ...]:
    with Image.open(io.BytesIO(shot.data)) as image:
        assert image.format == "WEBP"
        assert image.size == (shot.width, shot.height)
        pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(round(part / 64) for part in pixel)  # WebP is not exact


WIDE = """<html dir="{}"><body style="margin: 0"><table cellspacing="0"><tr>
<td bgcolor="red"><img width="300" height="50" src="x"></td><td bgcolor="blue"><img width="300" height="50" src="x"></td>
</tr></table>"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_page_wider_than_its_window_is_seen_from_where_its_lines_begin(
    direction: str, take: Callable[[Wish], Shot]
) -> None:
    assert colour(take(Wish(WIDE.format(direction), 320, False)), 160, 45) == (4, 0, 0)


def test_a_page_is_taken_whole_as_wide_as_the_window(take: Callable[[Wish], Shot]) -> None:
    shot = take(
        Wish("<body style='margin:0'><div style='width:900px;height:1500px;background:#00f'></div>", 320, False)
    )
    assert (shot.width, shot.height, shot.page) == (320, 1500, 1500)
    assert colour(shot, 300, 1400) == (0, 0, 4)


def test_a_very_long_page_is_cut_and_its_height_is_known(take: Callable[[Wish], Shot]) -> None:
    shot = take(Wish("<body style='margin:0'><div style='height:30000px'>x</div>", 320, False))
    assert (shot.height, shot.page) == (camera.TALLEST, 30_000)


@pytest.mark.parametrize(("dark", "seen"), [(False, (4, 4, 4)), (True, (0, 0, 0))])
def test_the_reader_likes_it_light_or_dark(take: Callable[[Wish], Shot], dark: bool, seen: tuple[int, ...]) -> None:
    html = "<style>body{background:#fff}@media (prefers-color-scheme:dark){body{background:#000}}</style>"
    assert colour(take(Wish(html, 320, dark))) == seen


def test_pictures_at_hand_are_shown_and_nothing_else_is_asked_of_anybody(take: Callable[[Wish], Shot]) -> None:
    asked.clear()
    html = (
        "<body style='margin:0'><img src='https://ours.example/a.gif' style='width:99px;height:99px;display:block'>"
        "<img src='https://theirs.example/b.gif'><link rel=stylesheet href='https://theirs.example/c.css'>"
        "<iframe src='https://theirs.example/d'></iframe><img src='file:///etc/hostname'>"
    )
    assert colour(take(Wish(html, 320, False))) == (4, 0, 0)
    assert sorted(asked) == ["https://ours.example/a.gif", "https://theirs.example/b.gif"]


def test_no_script_runs(take: Callable[[Wish], Shot]) -> None:
    html = "<body style='background:#0f0'><script>document.body.style.background = '#f00'</script>"
    assert colour(take(Wish(html, 320, False))) == (0, 4, 0)


def test_a_page_that_takes_too_long_gives_no_picture(
    take: Callable[[Wish], Shot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "SECONDS", 0.001)
    assert take(Wish("x" * 1000, 320, False)) == Shot(b"", 320, 0, 0)


def test_without_playwright_the_press_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(Stop, match=r"pip install 'edgepress\[sheet\]', then playwright install chromium"):
        opened({})


def test_a_browser_that_is_not_where_it_was_said_to_be_is_told(chromium: str) -> None:
    with pytest.raises(Stop, match="CHROME_PATH names /nowhere/chrome, and there is no such file"):
        opened({"CHROME_PATH": "/nowhere/chrome"})


def test_what_is_no_browser_does_not_start(aside: Callable[[Callable[[], None]], None], chromium: str) -> None:
    with pytest.raises(Stop, match=f"the browser {sys.executable} did not start"):
        aside(lambda: opened({"CHROME_PATH": sys.executable}))


def test_without_a_browser_the_press_says_what_to_do(
    aside: Callable[[Callable[[], None]], None], chromium: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nowhere")
    monkeypatch.setattr(camera.shutil, "which", lambda name: None)
    with pytest.raises(Stop, match="there is none here: playwright install chromium"):
        aside(lambda: opened({}))
