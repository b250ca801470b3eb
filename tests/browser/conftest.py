"""The newsletter of this repository, built once, served from the loopback, and a browser that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from edgepress import pipeline
from tests.conftest import ROOT, needed


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder."""
    out = tmp_path_factory.mktemp("browser") / "build"
    pipeline.build(ROOT, out, pipeline.Wishes())
    return out


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the archive is served."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built / "web")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")  # a process may drive one browser at a time, and other files of tests drive theirs
def browser(chromium: str) -> Iterator[Any]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        window = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield window
        window.close()


def audit_part(name: str) -> Path:
    """A file of the tools that .ci/run installs into .audit with npm."""
    path = ROOT / ".audit" / "node_modules" / name
    return needed(path if path.exists() else None, f"{name} is not in .audit; .ci/run installs it with npm")
