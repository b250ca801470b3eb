"""What changed, told to every open page: one stream each, and no more of them than there can be readers."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

MOST = 32  # pages that are open at once; the oldest is ended for one more, and asks again if it is still there
MOMENT = 2.0  # seconds: a page is loaded in less
PULSE = 15.0  # seconds after which a silent stream says that it is alive
GREETING = b"retry: 1000\n: the preview is listening\n\n"
ALIVE = b": still here\n\n"


class Stream:
    """One open page."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[bytes | None] = SimpleQueue()

    def wait(self, seconds: float) -> bytes | None:
        """What is to be sent next; empty when nothing came in that time, None when the stream is over."""
        try:
            return self.queue.get(timeout=seconds)
        except Empty:
            return b""


class Hub:
    """All open pages."""

    def __init__(self) -> None:
        self._streams: list[Stream] = []
        self._lock = threading.Lock()
        self._told: deque[tuple[float, bytes]] = deque(maxlen=MOST)

    def join(self) -> Stream:
        """One more page. What was told a moment ago it hears again: it may have changed while the page was loaded."""
        stream = Stream()
        with self._lock:
            for moment, data in self._told:
                if monotonic() - moment < MOMENT:
                    stream.queue.put(data)
            self._streams.append(stream)
            over, self._streams = self._streams[:-MOST], self._streams[-MOST:]
        for old in over:
            old.queue.put(None)
        return stream

    def leave(self, stream: Stream) -> None:
        """The page was closed."""
        with self._lock:
            if stream in self._streams:
                self._streams.remove(stream)

    def tell(self, slug: str, version: int, part: str) -> None:
        """Something changed: `part` is pages, findings, trouble or gone."""
        self._send(event("change", version, {"slug": slug, "version": version, "part": part}))

    def end(self) -> None:
        """No more will come."""
        for stream in self._now():
            stream.queue.put(None)

    def _send(self, data: bytes) -> None:
        with self._lock:
            self._told.append((monotonic(), data))
        for stream in self._now():
            stream.queue.put(data)

    def _now(self) -> Iterator[Stream]:
        with self._lock:
            streams = tuple(self._streams)
        yield from streams


def event(name: str, number: int, values: dict[str, Any]) -> bytes:
    """One event as it goes over the line."""
    return f"event: {name}\nid: {number}\ndata: {json.dumps(values)}\n\n".encode()
