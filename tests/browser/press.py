"""A press of a few lines for the page of the preview: it serves scenes that a test hands it, and can be stopped."""

from __future__ import annotations

import contextlib
import json
import queue
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from edgepress import develop
from edgepress.model import Print
from edgepress.pipeline.previewing import Scene
from edgepress.preview.documents import documents, pictures
from edgepress.preview.page import shell
from edgepress.preview.state import state

SHOWN = "document.getElementById('frame').contentDocument.body?.innerText.length > 20"


def until(page: Any, expression: str, seconds: float = 10) -> None:
    """Wait until something is so. Playwright's own way evaluates strings, which the page's policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"it never came to be: {expression}"
        page.wait_for_timeout(20)


class Press:
    """What the page asks, answered from the scene that lies here now."""

    def __init__(self, root: Path, scene: Scene | None, port: int = 0, slug: str = "tea") -> None:
        self.root, self.version, self.trouble, self.slug = root, 1, None, slug
        self.streams: list[queue.Queue[bytes | None]] = []
        self.asked: list[str] = []
        self.put(scene)
        press = self

        class Answers(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                press.answer(self)

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.slug}/"

    def put(self, scene: Scene | None) -> None:
        self.scene = scene
        self.made = documents(scene) if scene else {}

    def change(self, scene: Scene | None, trouble: Mapping[str, Any] | None = None, part: str = "pages") -> None:
        """A save."""
        self.put(scene)
        self.version, self.trouble = self.version + 1, trouble
        told = json.dumps({"slug": self.slug, "version": self.version, "part": part})
        for stream in self.streams:
            stream.put(f"event: change\ndata: {told}\n\n".encode())

    def stop(self) -> None:
        self.server.shutdown()
        for stream in self.streams:
            stream.put(None)
        self.server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(request.path).lstrip("/")
        self.asked.append(path)
        if path == "events":
            return self._stream(request)
        name = path.removeprefix(f"{self.slug}/")
        if not name:
            return self._send(request, "text/html; charset=utf-8", shell())
        if name == "state.json":
            issues = [{"slug": self.slug, "title": "Tea", "status": "draft"}]
            return self._send(
                request,
                "application/json",
                json.dumps(state(self.scene, issues, self.trouble, self.version)).encode(),
            )
        if name in self.made:
            return self._send(request, "text/html; charset=utf-8", self.made[name]())
        order = pictures(self.scene).get(path) if self.scene else None
        if isinstance(order, Print):
            return self._send(request, f"image/{order.format.lower()}", develop.develop(self.root, order))
        return request.send_error(404)

    def _send(self, request: BaseHTTPRequestHandler, kind: str, data: bytes) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def _stream(self, request: BaseHTTPRequestHandler) -> None:
        mine: queue.Queue[bytes | None] = queue.Queue()
        self.streams.append(mine)
        request.send_response(200)
        request.send_header("Content-Type", "text/event-stream")
        request.end_headers()
        request.wfile.write(b"retry: 200\n\n")
        request.wfile.flush()
        with contextlib.suppress(OSError):  # the page was closed
            while (data := mine.get()) is not None:
                request.wfile.write(data)
                request.wfile.flush()
