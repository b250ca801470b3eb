"""What all tests share: no network but the loopback, and things of this machine that a test may need."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from pathlib import Path
from typing import Any, TypeVar

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETTINGS = """[tool.edgepress]
title = "The Edge"
base-url = "https://edge.example.org"
language = "en-GB"
from = "The Edge <edge@example.org>"
postal-address = "1 Example Street, London"
unsubscribe = "https://edge.example.org/unsubscribe"
licence = "CC-BY-4.0"
"""  # of a newsletter that is made for a test
LOOPBACK = ("127.", "::1", "localhost")

T = TypeVar("T")

_connect = socket.socket.connect


@pytest.fixture(autouse=True)
def only_the_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails there and then."""

    def connect(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test reached for the network: {address}")
        _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The press speaks as it does to a person, also where the tests are a step of a GitHub Action."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "EDGEPRESS_NARRATE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="session")
def ctrl_c_is_heard() -> None:
    """A shell that starts the tests in the background lets them, and all that they start, be deaf to Ctrl-C."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real texts of ../shared/corpus."""
    return needed(
        SHARED / "corpus" if (SHARED / "corpus").is_dir() else None, f"{SHARED / 'corpus'} is not on this machine"
    )


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser."""
    return str(needed(browser_path(), "no chromium on this machine; .ci/run installs one"))


def needed(thing: T | None, reason: str) -> T:
    """The thing; without it the test is skipped, and fails where everything must be there (CI=true)."""
    if thing is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
        raise AssertionError
    return thing


def browser_path() -> Path | None:
    """Where a browser is; None where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return Path(found)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None
