"""The preview as somebody starts it: the command itself, a browser's requests, the stream of what changed."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any, NamedTuple

PATIENCE = 30.0  # seconds: a machine may have other things to do


class Got(NamedTuple):
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Running:
    """A preview that runs."""

    def __init__(self, root: Path, *words: str, env: dict[str, str] | None = None, port: int | None = None) -> None:
        command = [sys.executable, "-m", "edgepress", "preview", *words, "--root", str(root), "--no-open"]
        self.process = subprocess.Popen(
            [*command, "--port", str(port or free())],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **(env or {})},
        )  # fmt: skip
        self.said: list[str] = []
        assert self.process.stdout
        assert self.process.stderr
        self._ear = threading.Thread(target=self._hear, args=(self.process.stderr,), daemon=True)
        self._ear.start()
        self.address = self.process.stdout.readline().strip()

    def _hear(self, stream: Any) -> None:
        with stream:
            for line in stream:
                self.said.append(line.rstrip("\n"))

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    @property
    def slug(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        """One request; names of headers are written with underscores."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = line.getresponse()
            return Got(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            line.close()

    def state(self, slug: str = "") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get(f"/{slug or self.slug}/state.json").body)
        return found

    def email(self, slug: str = "") -> str:
        return self.get(f"/{slug or self.slug}/email/whole-light.html").text

    def until(self, true: Any) -> Any:
        """What `true` gives as soon as it gives anything."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = true()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"never true; the preview said: {self.said}")

    def stop(self) -> int:
        """Ctrl+C, and the code it ends with."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.ended()

    def ended(self) -> int:
        """The code it ends with by itself."""
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.close()

    def close(self) -> None:
        """End it, if it has not ended, and hear all that it said."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._ear.join(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()


class Events:
    """The stream of what changed, as a page hears it."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.line.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self._file = self.line.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        while self._file.readline().strip():
            pass
        self.heard: Queue[dict[str, Any] | None] = Queue()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError), self._file:
            for raw in self._file:
                if raw.startswith(b"data: "):
                    self.heard.put(json.loads(raw[6:]))
        self.heard.put(None)

    def next(self, seconds: float = PATIENCE) -> dict[str, Any] | None:
        """The next change; None when the stream ended."""
        return self.heard.get(timeout=seconds)

    def more(self, seconds: float) -> list[dict[str, Any] | None]:
        """Everything that is told in this time."""
        found, end = [], time.monotonic() + seconds
        with contextlib.suppress(Empty):
            while (left := end - time.monotonic()) > 0:
                found.append(self.heard.get(timeout=left))
        return found

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.line.shutdown(socket.SHUT_RDWR)
        self._ear.join(PATIENCE)
        self.line.close()


@contextlib.contextmanager
def running(root: Path, *words: str, **how: Any) -> Iterator[Running]:
    """A preview, ended afterwards whatever happens."""
    one = Running(root, *words, **how)
    try:
        yield one
    finally:
        one.close()


def free() -> int:
    """A port that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def save(path: Path, text: str) -> None:
    """As most editors save: written aside, and put in place."""
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)
